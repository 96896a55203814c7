"""`vbqppl undo`: take a batch back."""

from typing import TYPE_CHECKING, Annotated

import typer

from vbqppl.cli import options, output
from vbqppl.cli.commands.history import batch_answer
from vbqppl.cli.talk import ExitCode

if TYPE_CHECKING:
    from vbqppl.cli.app import Session


def command(
    ctx: typer.Context,
    batch: Annotated[int, typer.Argument(metavar="BATCH")],
    *,
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT")] = None,
    as_json: options.Json = False,
    out: options.Output = None,
) -> int:
    """Undo a batch by a new one, which can be undone in its turn."""
    session: Session = ctx.obj
    target = output.choose(as_json=as_json, output=out)
    registry = session.registry()
    made = registry.undo(batch, options.person(), note)
    undone = registry.history(batch_id=batch)[0]
    text = session.t("undo.done", batch=batch, changes=undone.changes, made=made.id) + "\n"
    output.write(batch_answer([made], session, text=text), target)
    return ExitCode.GOOD
