"""`vbqppl init`: make a registry and fill in the starter documents."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vbqppl.cli import options, output
from vbqppl.cli.talk import ExitCode

if TYPE_CHECKING:
    from vbqppl.cli.app import Session


def command(
    ctx: typer.Context,
    folder: Annotated[Path | None, typer.Argument(metavar="DIR")] = None,
    *,
    empty: Annotated[bool, typer.Option("--empty")] = False,
    as_json: options.Json = False,
    out: options.Output = None,
) -> int:
    """Make the folder, the database, the starter documents and the index; again changes nothing."""
    from vbqppl.registry import Registry, find_home

    session: Session = ctx.obj
    target = output.choose(as_json=as_json, output=out)
    home = find_home(folder or session.home).resolve()
    registry = Registry.open(home, create=True)
    session.opened.append(registry)
    before = registry.documents.count()
    if not empty:
        from vbqppl.intake import load_starter
        from vbqppl.search import open_engine

        load_starter(registry)
        session.talk.detail("init.index")
        with open_engine(registry) as engine:
            engine.follow()
    documents = registry.documents.count()
    record = {"home": str(home), "documents": documents}
    key = "init.done" if documents != before or not documents else "init.again"
    text = session.t(key, home=home, documents=documents) + "\n"
    columns = [output.Column("home", session.t("col.home")), output.Column("documents", session.t("col.documents"))]
    output.write(output.Answer(record, [record], columns, text), target)
    return ExitCode.GOOD
