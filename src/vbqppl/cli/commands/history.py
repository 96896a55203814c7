"""`vbqppl history`: who changed what, when, from which source."""

import datetime as dt
from typing import TYPE_CHECKING, Annotated

import typer

from vbqppl.cli import options, output, present
from vbqppl.cli.layout import plain_table
from vbqppl.cli.talk import ExitCode

if TYPE_CHECKING:
    from vbqppl.cli.app import Session
    from vbqppl.registry import Registry
    from vbqppl.registry.journal import BatchInfo, Change

_COLUMNS = ("id", "at", "by", "kind", "kind_label", "changes", "state", "source_file", "note")
_SHOWN = tuple(name for name in _COLUMNS if name != "kind")


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
    if text is None:
        head = [column.label for column in columns if column.key in _SHOWN]
        text = plain_table(head, [[output.cell(_shown(record, session)[key]) for key in _SHOWN] for record in records])
    return output.Answer({"batches": items}, records, columns, text, lines=items)


def one_batch(registry: "Registry", batch_id: int, session: "Session") -> output.Answer:
    """Return one batch with its entries of the journal; an unknown one raises BatchNotFoundError."""
    batch = registry.history(batch_id=batch_id)[0]
    changes = registry.changes(batch_id)
    item = {**batch.as_json(), "entries": [change.as_json() for change in changes]}
    record = _record(batch, session)
    shown = _shown(record, session)
    lines = [f"{session.t(f'history.col.{key}')}: {shown[key]}" for key in _SHOWN if shown[key]]
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
    label = session.t(f"batch.{batch.kind}") if options.has_text(f"batch.{batch.kind}") else batch.kind
    return {**batch.as_json(), "kind_label": label, "at": f"{at:%Y-%m-%d %H:%M:%S}", "state": state}


def _shown(record: "dict[str, object]", session: "Session") -> "dict[str, object]":
    """Return the record with its time as people write it."""
    at = dt.datetime.fromisoformat(str(record["at"]))
    return {**record, "at": f"{present.date_text(at.date(), session.talk)} {at:%H:%M:%S}"}


def _change_line(change: "Change", registry: "Registry", session: "Session") -> str:
    table = change.table.removesuffix("_record")
    if change.op == "edit":
        document = registry.documents.get(change.first)
        name = present.document_name(document, session.talk) if document else str(change.first)
        before, after = change.before or {}, change.after or {}
        shown = [name for name in after if options.has_text(f"fact.{name}")]
        fields = "; ".join(
            session.t(
                "edit.change",
                field=present.field_label(name, session.talk),
                before=_fact(name, before.get(name), session),
                after=_fact(name, after.get(name), session),
            )
            for name in shown
        )
        return session.t("history.edit", document=name, fields=fields)
    count = change.last - change.first + 1
    if change.op == "add":
        table = session.t(f"table.{table}") if options.has_text(f"table.{table}") else table
        return session.t("history.add", table=table, count=count, first=change.first, last=change.last)
    return session.t(f"history.{change.op}", batch=change.first)


def _fact(name: str, value: object, session: "Session") -> str:
    """Return a stored value as people read it; days are stored as ISO text."""
    day = options.iso_day(value) if name.endswith(("_on", "_end")) and isinstance(value, str) else None
    return present.fact_text(day or value, session.talk)
