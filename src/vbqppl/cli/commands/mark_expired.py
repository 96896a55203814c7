"""`vbqppl mark-expired`: mark every document of a list as it says; a plan, then one transaction."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vbqppl.cli import keeping, options, output
from vbqppl.cli.commands import mark_plan, mark_sharing
from vbqppl.cli.messages import DONE_WORDS, SELECT_WORDS, STOP_WORDS, YES_WORDS
from vbqppl.cli.talk import CancelledError, ExitCode, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from vbqppl.cli.app import Session
    from vbqppl.lists import ListFile, Options, Plan, PlanRow

_SPLITS = ("drafting-body",)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be done with the plan."""

    yes: bool
    most: int | None


def command(  # noqa: PLR0913  the options of the contract
    ctx: typer.Context,
    source: Annotated[str, typer.Argument(metavar="LIST")],
    *,
    announced_by: Annotated[str | None, typer.Option("--announced-by", metavar="CITATION")] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="CITATION")] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE")] = None,
    mapping: Annotated[Path | None, typer.Option("--map", metavar="FILE")] = None,
    create_missing: Annotated[bool, typer.Option("--create-missing")] = False,
    split_by: Annotated[str | None, typer.Option("--split-by", metavar="FIELD")] = None,
    answers: Annotated[Path | None, typer.Option("--answers", metavar="DIR")] = None,
    most: Annotated[int | None, typer.Option("--max", metavar="N", min=0)] = None,
    dry_run: options.DryRun = False,
    yes: options.Yes = False,
    as_json: options.Json = False,
    as_jsonl: options.Jsonl = False,
    as_csv: options.Csv = False,
    out: options.Output = None,
) -> int:
    """Plan, show, ask, write; rows that cannot be marked make the answer 1."""
    from vbqppl.lists import Options, read_map

    session: Session = ctx.obj
    folder = _folder(split_by, answers, out)
    target = output.choose(
        as_json=as_json, as_jsonl=as_jsonl, as_csv=as_csv, output=None if folder is not None else out
    )
    for option, words in (("--by", by), ("--announced-by", announced_by)):
        if words is not None:
            keeping.citation(words, option)
    wanted = Options(
        today=options.today(),
        announced_by=announced_by,
        by=by,
        on=options.day(on, "--on"),
        create_missing=create_missing,
    )
    headings = read_map(mapping) if mapping else None
    made = _plan(_listed(source, headings), wanted, session)
    if folder is not None:
        return mark_sharing.split(made, session, folder, target)
    taken = mark_sharing.collect(made, answers, headings) if answers is not None else None
    made = _plan(taken.source, wanted, session) if taken is not None else made
    batch, count = None, 0
    if not dry_run and made.changes:
        batch, count = _carry_out(made, session, Wish(yes, most), from_stdin=source == "-")
    done = mark_plan.Done(batch, count, dry_run=dry_run, brief=batch is not None and not yes and target.for_people)
    output.write(mark_plan.answer(made, session, done, taken), target)
    if batch is not None:
        session.talk.note("mark.batch", batch=batch)
    elif dry_run:
        session.talk.note("list.dry_run")
    return ExitCode.GOOD if made.complete and made.rows else ExitCode.NOT_GOOD


def _folder(split_by: str | None, answers: Path | None, out: str | None) -> Path | None:
    """Return the folder of the workbooks that a list is split into, None where it is not. Raises UsageError."""
    if split_by is None:
        return None
    if split_by not in _SPLITS:
        raise UsageError("error.choice", option="--split-by", known=", ".join(_SPLITS), words=split_by)
    if answers is not None:
        raise UsageError("error.split_or_answers")
    if out in (None, "-"):
        raise UsageError("error.split_folder")
    return options.known_path(str(out))


def _listed(source: str, headings: "Mapping[str, str] | None") -> "ListFile":
    from vbqppl.lists import read_list

    if source == "-":
        return read_list(options.stdin_bytes(), "-", headings)
    return read_list(options.known_path(source), source, headings)


def _plan(listed: "ListFile", wanted: "Options", session: "Session") -> "Plan":
    from vbqppl.lists import plan

    return plan(
        listed,
        session.registry(),
        wanted,
        lambda rows: session.talk.progress(rows, "progress.plan", len(rows)),
    )


def _carry_out(made: "Plan", session: "Session", wish: Wish, *, from_stdin: bool) -> tuple[int | None, int]:
    """Ask where a question is needed, then apply; return the batch and how many rows it has."""
    from vbqppl.lists import TooManyChangesError, apply

    count = len(made.changes)
    if wish.most is not None and count > wish.most:
        raise TooManyChangesError(count, wish.most)
    chosen: Callable[[PlanRow], bool] | None = None
    if not wish.yes:
        if from_stdin:
            raise UsageError("error.no_terminal", flag="--yes")
        chosen = _ask(made, session)
    batch = apply(made, session.registry(), options.person(), most=wish.most, chosen=chosen)
    return batch, count if chosen is None else sum(map(chosen, made.changes))


def _ask(made: "Plan", session: "Session") -> "Callable[[PlanRow], bool] | None":
    """Show the plan on stderr and ask; return which rows were chosen, None for all. Raises CancelledError."""
    import sys

    if sys.stdin.isatty():
        session.talk.show(mark_plan.page(made, session).rstrip("\n"))
    reply = session.talk.ask("list.ask", flag="--yes", count=len(made.changes))
    if reply in YES_WORDS:
        return None
    if reply not in SELECT_WORDS:
        raise CancelledError("talk.cancelled")
    wanted = _select(made, session)
    if not wanted:
        raise CancelledError("talk.cancelled")
    return lambda row: id(row) in wanted


def _select(made: "Plan", session: "Session") -> set[int]:
    """Ask row by row; "xong" leaves the rest out, "thôi" takes everything back. Raises CancelledError."""
    wanted: set[int] = set()
    for row in made.changes:
        words = mark_plan.change_words(row, session)
        reply = session.talk.ask("list.ask_row", flag="--yes", row=row.row.label, words=words)
        if reply in STOP_WORDS:
            raise CancelledError("talk.cancelled")
        if reply in DONE_WORDS:
            break
        if reply in YES_WORDS:
            wanted.add(id(row))
    return wanted
