"""`vbqppl index`: the full-text index."""

from typing import TYPE_CHECKING, Annotated

import typer

from vbqppl.cli import options, output
from vbqppl.cli.talk import ExitCode, UsageError

if TYPE_CHECKING:
    from vbqppl.cli.app import Session

_ACTIONS = ("status", "rebuild")
_COLUMNS = ("engine", "state", "documents", "provisions", "current", "bytes")


def command(
    ctx: typer.Context,
    action: Annotated[str, typer.Argument(metavar="rebuild|status")] = "status",
    *,
    as_json: options.Json = False,
    out: options.Output = None,
) -> int:
    """Show how the index stands to the registry, or make it anew."""
    from vbqppl.search import IndexState, open_engine

    session: Session = ctx.obj
    target = output.choose(as_json=as_json, output=out)
    if action not in _ACTIONS:
        raise UsageError("error.choice", option="index", known=", ".join(_ACTIONS), words=action)
    with open_engine(session.registry()) as engine:
        if action == "rebuild":
            engine.rebuild()
        status = engine.status()
    current = status.state is IndexState.CURRENT
    record = {
        "engine": status.engine,
        "state": str(status.state),
        "documents": status.documents,
        "provisions": status.provisions,
        "current": current,
        "last_batch": status.last_batch,
        "bytes": status.bytes,
    }
    columns = [output.Column(key, session.t(f"index.col.{key}")) for key in _COLUMNS]
    text = session.t(
        "index.text",
        engine=status.engine,
        state=session.t(f"index.state.{status.state}"),
        documents=status.documents,
        provisions=status.provisions,
    )
    output.write(output.Answer(record, [record], columns, text + "\n"), target)
    return ExitCode.GOOD if current else ExitCode.NOT_GOOD
