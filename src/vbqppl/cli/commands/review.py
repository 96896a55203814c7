"""`vbqppl review`: the worklist of documents that a person should look at."""

from typing import TYPE_CHECKING, Annotated

import typer

from vbqppl.cli import options, output, present
from vbqppl.cli.layout import wrap
from vbqppl.cli.talk import CliError, ExitCode, UsageError

if TYPE_CHECKING:
    import datetime as dt

    from vbqppl.cli.app import Session
    from vbqppl.registry.worklist import WorkItem

_COLUMNS = ("item", "document", "reason", "ground", "due", "decision")
_SHOWN = 50


class NoSuchItemError(CliError):
    """The worklist has no such item."""

    code = ExitCode.NOT_GOOD


def command(  # noqa: PLR0913  the options of the contract
    ctx: typer.Context,
    *,
    as_of: options.AsOf = None,
    decide: Annotated[tuple[str, str] | None, typer.Option("--decide", metavar="ITEM DECISION")] = None,
    reason: Annotated[str | None, typer.Option("--reason", metavar="TEXT")] = None,
    due: Annotated[str | None, typer.Option("--due", metavar="DATE")] = None,
    every: Annotated[bool, typer.Option("--all")] = False,
    as_json: options.Json = False,
    as_jsonl: options.Jsonl = False,
    as_csv: options.Csv = False,
    out: options.Output = None,
) -> int:
    """List what is open, or record the decision on one item."""
    from vbqppl.registry.worklist import worklist

    session: Session = ctx.obj
    target = output.choose(as_json=as_json, as_jsonl=as_jsonl, as_csv=as_csv, output=out)
    day = options.day(as_of, "--as-of") or options.today()
    until = options.day(due, "--due")
    if decide is None and (reason or until):
        raise UsageError("review.decide_first")
    if decide is not None and not (reason or "").strip():
        raise UsageError("review.needs_reason")
    registry = session.registry()
    if decide is not None:
        _decide(session, decide, reason, until, day)
    items = list(worklist(registry, as_of=day, every=every))
    later = registry.documents.count_issued_after(day)
    output.write(answer(items, session, later=later), target)
    if later:
        session.talk.note("review.later", count=later, day=present.date_text(day, session.talk))
    is_open = any(item.decision is None for item in items)
    if not items:
        session.talk.note("review.none")
    return ExitCode.NOT_GOOD if is_open else ExitCode.GOOD


def _decide(
    session: "Session", decide: tuple[str, str], reason: str | None, due: "dt.date | None", day: "dt.date"
) -> None:
    from vbqppl.registry.worklist import worklist

    key, decision = decide
    registry = session.registry()
    ident = key.partition(":")[0]
    ids = [int(ident)] if ident.isdigit() else []
    found = next(
        (each.item for each in worklist(registry, as_of=day, ids=ids, every=True) if each.item.key == key), None
    )
    if found is None:
        raise NoSuchItemError("review.no_item", item=key)
    with registry.batch("review", options.person(), note=reason) as batch:
        batch.decide(key, found.document.id, decision, reason, due)
    session.talk.note("review.decided", item=key)
    session.talk.note("mark.batch", batch=batch.id)


def answer(items: "list[WorkItem]", session: "Session", *, later: int = 0) -> output.Answer:
    """Return the worklist as an answer; `later` documents were issued after the day and were not looked at."""
    data = [item.as_json() for item in items]
    records = [_record(item, session) for item in items]
    columns = [output.Column(key, session.t(f"review.col.{key}")) for key in _COLUMNS]
    blocks = ["\n".join(_block(item, session)) for item in items[:_SHOWN]]
    text = "\n\n".join(blocks) + ("\n" if blocks else "")
    if len(items) > _SHOWN:
        text += "\n" + session.t("talk.cap_rows", shown=_SHOWN, total=len(items)) + "\n"
    return output.Answer({"items": data, "issued_later": later}, records, columns, text, lines=data)


def _record(work: "WorkItem", session: "Session") -> dict[str, object]:
    item, decision = work.item, work.decision
    return {
        "item": item.key,
        "document": present.document_name(item.document, session.talk),
        "reason": reason_text(work, session),
        "ground": item.ground,
        "due": (decision.due if decision else None) or item.due,
        "decision": decision.decision if decision else None,
    }


def reason_text(work: "WorkItem", session: "Session") -> str:
    """Return why a document is on the worklist, in one sentence."""
    item = work.item
    other = present.document_name(item.other, session.talk) if item.other else ""
    detail = item.detail
    if str(item.reason) == "contradiction":
        detail = present.contradiction_text(item.detail, [item.event] if item.event else [], session.talk)
    return session.t(f"review.reason.{item.reason}", other=other, detail=detail).strip()


def _block(work: "WorkItem", session: "Session") -> list[str]:
    item = work.item
    record = _record(work, session)
    lines = wrap(f"[{item.key}] {present.document_line(item.document, session.talk)}", 110)
    lines += wrap(reason_text(work, session), 106, "    ")
    for key in ("ground", "due", "decision"):
        if record[key]:
            value = present.date_text(record[key], session.talk) if key == "due" else record[key]  # type: ignore[arg-type]
            lines += wrap(f"{session.t(f'review.col.{key}')}: {value}", 106, "    ")
    return lines
