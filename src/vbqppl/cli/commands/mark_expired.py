"""`vbqppl mark-expired`: mark every document of a list as it says; a plan, then one transaction."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vbqppl.cli import options, output, present
from vbqppl.cli.layout import clip, plain_table, width
from vbqppl.cli.messages import SELECT_WORDS, STOP_WORDS, YES_WORDS
from vbqppl.cli.talk import CancelledError, ExitCode, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from vbqppl.cli.app import Session
    from vbqppl.lists import ListFile, Plan, PlanRow
    from vbqppl.validity import Status

_COLUMNS = (
    "row", "outcome", "type", "number", "issued_on", "issuer", "kind", "scope", "on", "until", "acting", "before",
    "after", "reason", "quote",
)  # fmt: skip
_SHOWN = 60  # rows of one group that a person is shown
_ORDER = ("change", "already", "kept", "ambiguous", "not_found", "conflict", "invalid")


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
    most: Annotated[int | None, typer.Option("--max", metavar="N", min=0)] = None,
    dry_run: options.DryRun = False,
    yes: options.Yes = False,
    as_json: options.Json = False,
    as_jsonl: options.Jsonl = False,
    as_csv: options.Csv = False,
    out: options.Output = None,
) -> int:
    """Plan, show, ask, write; rows that cannot be marked make the answer 1."""
    from vbqppl.lists import Options, plan, read_list, read_map

    session: Session = ctx.obj
    target = output.choose(as_json=as_json, as_jsonl=as_jsonl, as_csv=as_csv, output=out)
    for option, words in (("--by", by), ("--announced-by", announced_by)):
        _check_citation(option, words)
    wanted = Options(
        today=options.today(),
        announced_by=announced_by,
        by=by,
        on=options.day(on, "--on"),
        create_missing=create_missing,
    )
    headings = read_map(mapping) if mapping else None
    listed: ListFile
    if source == "-":
        listed = read_list(options.stdin_bytes(), "-", headings)
    else:
        listed = read_list(options.known_path(source), source, headings)
    registry = session.registry()
    made = plan(
        listed,
        registry,
        wanted,
        lambda rows: session.talk.progress(rows, "progress.plan", len(rows)),
    )
    batch = None
    if not dry_run and made.changes:
        batch = _carry_out(made, session, Wish(yes, most), from_stdin=source == "-")
    shown = batch is not None and not yes and target.for_people
    output.write(answer(made, session, batch=batch, dry_run=dry_run, brief=shown), target)
    if batch is not None:
        session.talk.note("mark.batch", batch=batch)
    elif dry_run:
        session.talk.note("list.dry_run")
    return ExitCode.GOOD if made.complete else ExitCode.NOT_GOOD


def _check_citation(option: str, words: str | None) -> None:
    from vbqppl.citation import parse_citation

    if words is not None and parse_citation(words) is None:
        raise UsageError("error.bad_citation", option=option, words=words)


def _carry_out(made: "Plan", session: "Session", wish: Wish, *, from_stdin: bool) -> int | None:
    """Ask where a question is needed, then apply; return the batch."""
    from vbqppl.lists import TooManyChangesError, apply

    count = len(made.changes)
    if wish.most is not None and count > wish.most:
        raise TooManyChangesError(count, wish.most)
    chosen: Callable[[PlanRow], bool] | None = None
    if not wish.yes:
        if from_stdin:
            raise UsageError("error.no_terminal", flag="--yes")
        chosen = _ask(made, session)
    return apply(made, session.registry(), options.person(), most=wish.most, chosen=chosen)


def _ask(made: "Plan", session: "Session") -> "Callable[[PlanRow], bool] | None":
    """Show the plan on stderr and ask; return which rows were chosen, None for all. Raises CancelledError."""
    import sys

    if sys.stdin.isatty():
        session.talk.show(page(made, session).rstrip("\n"))
    reply = session.talk.ask("list.ask", flag="--yes", count=len(made.changes))
    if reply in YES_WORDS:
        return None
    if reply not in SELECT_WORDS:
        raise CancelledError("talk.cancelled")
    wanted: set[int] = set()
    for row in made.changes:
        reply = session.talk.ask("list.ask_row", flag="--yes", row=row.row.row, words=_change(row, session))
        if reply in STOP_WORDS:
            break
        if reply in YES_WORDS:
            wanted.add(id(row))
    if not wanted:
        raise CancelledError("talk.cancelled")
    return lambda row: id(row) in wanted


def answer(
    made: "Plan", session: "Session", *, batch: int | None = None, dry_run: bool = False, brief: bool = False
) -> output.Answer:
    """Return the plan as an answer; `brief` leaves out what the person has just read at the question."""
    items = [row_json(row, session) for row in made.rows]
    document = {
        "list": made.source.name,
        "sha256": made.source.sha256,
        "announced_by": made.options.announced_by,
        "rows": items,
        "left_out": [remark.as_json() for remark in made.source.left_out],
        "summary": made.summary,
        "dry_run": dry_run,
        "batch": batch,
    }
    records = [_record(row, item, session) for row, item in zip(made.rows, items, strict=True)]
    columns = [output.Column(key, session.t(f"list.col.{key}")) for key in _COLUMNS]
    return output.Answer(document, records, columns, page(made, session, batch=batch, brief=brief), lines=items)


def row_json(row: "PlanRow", session: "Session") -> dict[str, object]:
    """Return one row of the plan with the keys of the contract."""
    return {
        "row": row.row.row,
        "place": row.row.place,
        "quote": row.row.quote,
        "citation": row.row.citation,
        "outcome": str(row.outcome),
        "document": row.document.as_json() if row.document else None,
        "candidates": [candidate.as_json() for candidate in row.candidates],
        "event": _event_json(row),
        "before": _status_json(row.before, session),
        "after": _status_json(row.after, session),
        "reason": reason_text(row, session) or None,
        "reason_code": row.reason.code if row.reason else None,
        "create": row.create,
    }


def _event_json(row: "PlanRow") -> dict[str, object] | None:
    if row.event is None:
        return None
    data = row.event.as_json()
    return {key: data[key] for key in ("kind", "on", "until", "scope", "acting", "acting_id", "announced_by")}


def _status_json(status: "Status | None", session: "Session") -> dict[str, object] | None:
    if status is None:
        return None
    return {
        "status": str(status.code),
        "status_label": present.status_label(status.code, session.talk),
        "since": status.since.isoformat() if status.since else None,
        "until": status.until.isoformat() if status.until else None,
    }


def reason_text(row: "PlanRow", session: "Session") -> str:
    """Return the sentence that says why a row has its outcome, and what to do."""
    if row.reason is None or row.reason.code == "change":
        return ""
    values = {name: _value(name, value, session) for name, value in row.reason.values.items()}
    return session.t(f"list.reason.{row.reason.code}", **values)


def _value(name: str, value: object, session: "Session") -> object:
    """Return a value of a reason in words: fields by their label, days as they are written."""
    if name == "field":
        return session.t(f"field.{value}")
    if name in {"on", "issued_on"} and (day := options.iso_day(str(value))) is not None:
        return present.date_text(day, session.talk)
    return value


def _record(row: "PlanRow", item: dict[str, object], session: "Session") -> dict[str, object]:
    """Return a row as a table has it; `read_list` reads the same columns back."""
    from vbqppl.lists.cells import kind_word

    facts = row.document.as_json() if row.document else {}
    mention = row.row.mention
    return {
        **item,
        "type": facts.get("type") or (mention.type if mention else None),
        "number": facts.get("number") or (mention.number if mention else None),
        "issued_on": facts.get("issued_on") or (mention.date.isoformat() if mention and mention.date else None),
        "issuer": facts.get("issuer") or (mention.issuer if mention else None),
        "before": row.before and present.status_label(row.before.code, session.talk),
        "after": row.after and present.status_label(row.after.code, session.talk),
        "kind": kind_word(row.row.kind),
        "scope": str(row.row.scope) or session.t("word.whole"),
        "until": row.row.until,
        "on": row.event.works_from if row.event else row.row.on,
        "acting": row.event.acting if row.event else row.row.acting,
    }


def page(made: "Plan", session: "Session", *, batch: int | None = None, brief: bool = False) -> str:
    """Return the plan as a person reads it: the counts, then a table for each outcome."""
    lines = [session.t("list.title", name=made.source.name, rows=len(made.rows))]
    lines.append("  " + _counts(made, session))
    for outcome in () if brief else _ORDER:
        group = [row for row in made.rows if row.outcome == outcome]
        if group:
            lines += ["", session.t(f"list.group.{outcome}", count=len(group)), *_table(group, outcome, session)]
    if batch is not None:
        lines += ["", session.t("list.written", count=len(made.changes), batch=batch)]
    return "\n".join(lines) + "\n"


def _counts(made: "Plan", session: "Session") -> str:
    summary = made.summary
    return ", ".join(
        session.t(f"list.count.{outcome}", count=summary[outcome]) for outcome in _ORDER if summary[outcome]
    )


def _table(group: "list[PlanRow]", outcome: str, session: "Session") -> list[str]:
    keys = ("row", "citation", "before_after", "on", "reason") if outcome == "change" else ("row", "citation", "reason")
    head = [session.t(f"list.col.{key}") for key in keys]
    rows = [[_shown(row, key, session) for key in keys] for row in group[:_SHOWN]]
    lines = ["  " + line for line in plain_table(head, rows, width() - 2).rstrip("\n").split("\n")]
    if len(group) > _SHOWN:
        lines.append("  " + session.t("talk.cap_rows", shown=_SHOWN, total=len(group)))
    return lines


def _shown(row: "PlanRow", key: str, session: "Session") -> str:
    if key == "row":
        return f"{row.row.place} {row.row.row}" if row.row.place else str(row.row.row)
    if key == "citation":
        return row.row.citation or clip(row.row.quote, 80)
    if key == "before_after":
        return _change(row, session, short=True)
    if key == "on":
        return present.date_text(row.event.works_from, session.talk) if row.event else ""
    if row.outcome == "change" and row.event is not None:
        words = present.event_words(row.event, session.talk)
        acting = session.t("word.by", document=row.event.acting) if row.event.acting else ""
        part = f"[{row.event.scope}]" if not row.event.scope.is_whole else ""
        extra = reason_text(row, session)
        return " ".join(item for item in (words, part, acting, extra) if item)
    named = "; ".join(present.document_name(each.document, session.talk) for each in row.candidates[:3])
    return " ".join(item for item in (reason_text(row, session), named) if item)


def _change(row: "PlanRow", session: "Session", *, short: bool = False) -> str:
    before = present.status_label(row.before.code, session.talk) if row.before else "—"
    after = present.status_label(row.after.code, session.talk) if row.after else "—"
    return f"{before} → {after}" if short else f"{row.row.citation}: {before} → {after}"
