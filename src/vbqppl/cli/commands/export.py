"""`vbqppl export`: the official lists, or the data."""

import io
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vbqppl.cli import options, output
from vbqppl.cli.talk import ExitCode, UsageError

if TYPE_CHECKING:
    from vbqppl.cli.app import Session

_DATA = ("csv", "jsonl")


def command(  # noqa: PLR0913  the options of the contract
    ctx: typer.Context,
    *,
    form: Annotated[str | None, typer.Option("--form", metavar="FORM")] = None,
    year: Annotated[int | None, typer.Option("--year", metavar="YEAR")] = None,
    as_of: options.AsOf = None,
    issuer: Annotated[str | None, typer.Option("--issuer", metavar="ORG")] = None,
    out: options.Output = None,
) -> int:
    """Write a form or all data; to stdout where no file is named."""
    session: Session = ctx.obj
    options.year(year, "--year")
    options.day(as_of, "--as-of")
    chosen = form or _by_suffix(out)
    if chosen not in _DATA:
        raise UsageError("error.choice", option="--form", known=", ".join(_DATA), words=chosen)
    _data(session, chosen, None if out in (None, "-") else options.known_path(str(out)))
    return ExitCode.GOOD


def _by_suffix(out: str | None) -> str:
    return Path(out).name.removesuffix(".gz").rpartition(".")[2].lower() if out and out != "-" else "jsonl"


def _data(session: "Session", form: str, path: Path | None) -> None:
    """Write all records; a path may end in .gz."""
    from vbqppl.intake import export

    registry = session.registry()
    if path is None:
        buffer = io.StringIO()
        export(registry, buffer, form)
        output.put(buffer.getvalue().encode(), None)
        return
    count = export(registry, path, form)
    session.talk.note("export.done", documents=count, path=path)
