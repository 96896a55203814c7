"""`vbqppl history`: who changed what, when, from which source."""

import datetime as dt
from typing import TYPE_CHECKING, Annotated

import typer

from vbqppl.cli import options, output, present
from vbqppl.cli.talk import ExitCode, UsageError

if TYPE_CHECKING:
    from vbqppl.cli.app import Session
    from vbqppl.registry import Registry
    from vbqppl.registry.journal import BatchInfo, Change

_COLUMNS = ("id", "at", "by", "kind", "changes", "state", "source_file", "note")


def command(  # noqa: PLR0913  the options of the contract
    ctx: typer.Context,
    subject: Annotated[str | None, typer.Argument(metavar="CITATION|BATCH")] = None,
    *,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=0)] = 50,
    as_json: options.Json = False,
    as_jsonl: options.Jsonl = False,
    as_csv: options.Csv = False,
    out: options.Output = None,
) -> int:
    """List all batches, those that touched a document, or one batch with what it did."""
    session: Session = ctx.obj
    target = output.choose(as_json=as_json, as_jsonl=as_jsonl, as_csv=as_csv, output=out)
    registry = session.registry()
    if subject is not None and subject.isdigit():
        output.write(one_batch(registry, int(subject), session), target)
        return ExitCode.GOOD
    document_id = None if subject is None else options.one_document(registry, subject).id
    found = registry.history(document_id=document_id)
    if target.for_people and limit and len(found) > limit:
        session.talk.note("talk.cap", shown=limit, total=len(found))
        found = found[-limit:]
    output.write(batch_answer(found, session), target)
    if not found:
        session.talk.note("history.none")
        return ExitCode.NOT_GOOD
    return ExitCode.GOOD


def batch_answer(batches: "list[BatchInfo]", session: "Session", *, text: str | None = None) -> output.Answer:
    """Return batches as an answer, newest last."""
    items = [batch.as_json() for batch in batches]
    records = [_record(batch, session) for batch in batches]
    columns = [output.Column(key, session.t(f"history.col.{key}")) for key in _COLUMNS]
    return output.Answer({"batches": items}, records, columns, text, lines=items)


def one_batch(registry: "Registry", batch_id: int, session: "Session") -> output.Answer:
    """Return one batch with its entries of the journal; an unknown one raises BatchNotFoundError."""
    batch = registry.history(batch_id=batch_id)[0]
    changes = registry.changes(batch_id)
    item = {**batch.as_json(), "entries": [change.as_json() for change in changes]}
    record = _record(batch, session)
    lines = [f"{session.t(f'history.col.{key}')}: {record[key]}" for key in _COLUMNS if record[key]]
    lines += [f"  {_change_line(change, registry, session)}" for change in changes]
    base = batch_answer([batch], session, text="\n".join(lines) + "\n")
    return output.Answer({"batches": [item]}, base.records, base.columns, base.text, lines=[item])


def _record(batch: "BatchInfo", session: "Session") -> dict[str, object]:
    at = dt.datetime.fromisoformat(batch.at).astimezone()
    if batch.withdrawn_by is not None:
        state = session.t("history.undone_by", batch=batch.withdrawn_by)
    elif batch.undoes is not None:
        state = session.t("history.undoes", batch=batch.undoes)
    else:
        state = ""
    return {**batch.as_json(), "at": at.strftime("%Y-%m-%d %H:%M:%S"), "state": state}


def _change_line(change: "Change", registry: "Registry", session: "Session") -> str:
    table = change.table.removesuffix("_record")
    if change.op == "edit":
        document = registry.documents.get(change.first)
        name = present.document_name(document, session.talk) if document else str(change.first)
        before, after = change.before or {}, change.after or {}
        fields = "; ".join(f"{key}: {before.get(key)} → {after.get(key)}" for key in after)
        return session.t("history.edit", document=name, fields=fields)
    count = change.last - change.first + 1
    if change.op == "add":
        return session.t("history.add", table=table, count=count, first=change.first, last=change.last)
    return session.t(f"history.{change.op}", batch=change.first)


def batch_number(words: str) -> int:
    """Return the number of a batch. Raises UsageError for other words."""
    if not words.isdigit():
        raise UsageError("error.batch", words=words)
    return int(words)
