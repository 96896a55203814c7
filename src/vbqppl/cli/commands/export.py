"""`vbqppl export`: the official lists, or the data."""

import io
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vbqppl.cli import options, output
from vbqppl.cli.commands import export_period
from vbqppl.cli.output import Format
from vbqppl.cli.talk import ExitCode, UsageError

if TYPE_CHECKING:
    import datetime as dt

    from vbqppl.cli.app import Session
    from vbqppl.lists.forms import FilledForm

_DATA = ("csv", "jsonl")
_DRAFT = "decision"
_PERIOD = "period"
_FORM_FILES = output.COMMON | {Format.DOCX}


def command(  # noqa: PLR0913  the options of the contract
    ctx: typer.Context,
    *,
    form: Annotated[str | None, typer.Option("--form", metavar="FORM")] = None,
    year: Annotated[int | None, typer.Option("--year", metavar="YEAR")] = None,
    as_of: options.AsOf = None,
    issuer: Annotated[str | None, typer.Option("--issuer", metavar="ORG")] = None,
    as_json: options.Json = False,
    out: options.Output = None,
) -> int:
    """Write a form, the draft decision, or all data; to stdout where no file is named."""
    from vbqppl.lists.forms import forms

    session: Session = ctx.obj
    options.year(year, "--year")
    day = options.day(as_of, "--as-of") or options.today()
    chosen = form or _by_suffix(out)
    if issuer and chosen not in _DATA:
        issuer = options.issuer_title(session, issuer)
    if chosen in _DATA:
        if as_of is not None or as_json:
            raise UsageError("export.data_options", form=chosen, option="--as-of" if as_of is not None else "--json")
        _data(session, chosen, output.place(out), (issuer, year))
    elif chosen == _DRAFT:
        _draft(session, year, day, issuer, out)
    elif chosen == _PERIOD:
        export_period.write(session, day, issuer, out, as_json=as_json)
    elif chosen in forms():
        target = output.choose(as_json=as_json, output=out, can=_FORM_FILES)
        _form(session, chosen, target, (day, year, issuer))
    else:
        known = ", ".join([*forms(), _PERIOD, _DRAFT, *_DATA])
        raise UsageError("error.choice", option="--form", known=known, words=chosen)
    if issuer and not options.known_issuer(session, [issuer]):
        return ExitCode.NOT_GOOD
    return ExitCode.GOOD


def _by_suffix(out: str | None) -> str:
    return Path(out).name.removesuffix(".gz").rpartition(".")[2].lower() if out and out != "-" else "jsonl"


def _data(session: "Session", form: str, path: Path | None, wanted: "tuple[str | None, int | None]") -> None:
    """Write the records of all documents, or of those of an issuer and a year; a path may end in .gz."""
    from vbqppl.intake import Chosen, export

    registry = session.registry()
    if path is None:
        buffer = io.StringIO()
        count = export(registry, buffer, form, Chosen(*wanted))
        output.put(buffer.getvalue().encode(), None)
    else:
        count = export(registry, path, form, Chosen(*wanted))
        session.talk.note("export.done", records=count, path=path)
    if not count:
        session.talk.warn("export.nothing")


def _form(
    session: "Session", name: str, target: output.Target, wanted: "tuple[dt.date, int | None, str | None]"
) -> None:
    """Write one official list."""
    from vbqppl.lists.form_docx import form_docx
    from vbqppl.lists.form_xlsx import form_xlsx
    from vbqppl.lists.forms import Wanted, fill, forms

    filled = fill(forms()[name], session.registry(), Wanted(*wanted))
    if target.format is Format.DOCX:
        output.put(form_docx(filled), target.path)
    elif target.format is Format.XLSX:
        output.put(form_xlsx(filled), target.path)
    else:
        output.write(answer(filled), target)
    session.talk.note("export.form", form=name, rows=sum(1 for _ in filled.rows))
    if filled.form.seen != "text":
        session.talk.detail("export.unseen", law=filled.form.law)


def answer(filled: "FilledForm") -> output.Answer:
    """Return a list as an answer for the plain formats."""
    rows = [dict(row) for row in filled.rows]
    document = {
        "form": filled.form.name,
        "title": filled.form.title,
        "law": filled.form.law,
        "seen": filled.form.seen,
        "subtitle": filled.subtitle,
        "issuer": filled.issuer,
        "sections": [
            {
                "heading": section.heading or None,
                "groups": [
                    {"heading": group.heading or None, "rows": [dict(row) for row in group.rows]}
                    for group in section.groups
                ],
            }
            for section in filled.sections
        ],
    }
    columns = [output.Column(name, label) for name, label in filled.form.columns]
    return output.Answer(document, rows, columns)


def _draft(session: "Session", year: int | None, today: "dt.date", issuer: str | None, out: str | None) -> None:
    """Write the draft of the decision that announces the list of a year."""
    from vbqppl.lists.counts import count_year
    from vbqppl.lists.draft import draft_docx

    if year is None or issuer is None:
        raise UsageError("export.draft_needs")
    if out is None or not out.lower().endswith(".docx"):
        raise UsageError("error.suffix", path=out or "-", known=".docx")
    path = output.place(out)
    rows = count_year(session.registry(), year, ("type", "status"), issuer=issuer)
    output.put(draft_docx(rows, year, issuer, today), path)
    session.talk.note("export.draft", path=path, rows=sum(row.count for row in rows))
