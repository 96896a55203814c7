"""`vbqppl mark`: record one event of one document."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from vbqppl.cli import keeping, options, output, present
from vbqppl.cli.talk import ExitCode, UsageError

if TYPE_CHECKING:
    from vbqppl.cli.app import Session
    from vbqppl.validity import Document, Event, Status


def command(  # noqa: PLR0913  the fields of an event
    ctx: typer.Context,
    citation: Annotated[str, typer.Argument(metavar="CITATION")],
    *,
    event: Annotated[str, typer.Option("--event", metavar="KIND")],
    by: Annotated[str | None, typer.Option("--by", metavar="CITATION")] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE")] = None,
    scope: Annotated[str | None, typer.Option("--scope", metavar="PROVISIONS")] = None,
    announced_by: Annotated[str | None, typer.Option("--announced-by", metavar="CITATION")] = None,
    ground: Annotated[str | None, typer.Option("--ground", metavar="TEXT")] = None,
    quote: Annotated[str | None, typer.Option("--quote", metavar="TEXT")] = None,
    clause: Annotated[str | None, typer.Option("--clause", metavar="TEXT")] = None,
    territory: options.DocTerritory = None,
    source: Annotated[str | None, typer.Option("--source", metavar="TEXT")] = None,
    force: Annotated[bool, typer.Option("--force")] = False,
    dry_run: options.DryRun = False,
    as_json: options.Json = False,
    out: options.Output = None,
) -> int:
    """Record the event and show the status before and after it."""
    from vbqppl.intake.plausible import event_doubts
    from vbqppl.validity import Event, status

    session: Session = ctx.obj
    target = output.choose(as_json=as_json, output=out)
    draft = Event(
        document_id=0,
        kind=options.event_kind(event),
        on=options.day(on, "--on"),
        until=options.day(until, "--until"),
        scope=options.scope(scope),
        ground=ground,
        quote=quote,
        clause=clause,
        territory=territory,
        source=source or "vbqppl mark",
    )
    if draft.on and draft.until and draft.until < draft.on:
        raise UsageError("error.until", on=draft.on, until=draft.until)
    keeping.check_dates(citation)
    registry = session.registry()
    document = options.one_document(registry, citation)
    acting = keeping.named(registry, by, "--by", session.talk)
    announcing = keeping.named(registry, announced_by, "--announced-by", session.talk)
    draft = replace(
        draft,
        document_id=document.id,
        acting=acting.words,
        acting_id=acting.id,
        announced_by=announcing.words,
        announced_id=announcing.id,
        acting_effective_on=acting.document.effective_on if acting.document else None,
    )
    if draft.acting_id == document.id:
        raise UsageError("error.by_itself", document=present.document_name(document, session.talk))
    today = options.today()
    events = registry.events(document.id)
    before = status(document, events, as_of=today)
    if same_event(draft, events):
        session.talk.note("mark.already")
        output.write(event_answer(document, before, before, session), target)
        return ExitCode.GOOD
    keeping.judge(event_doubts(document, draft, acting.document, announcing.document), session.talk, force=force)
    after = status(document, [*events, draft], as_of=today)
    if not dry_run:
        with registry.batch("mark", options.person(), note=source) as batch:
            batch.add_event(draft)
        after = status(document, registry.events(document.id), as_of=today)
        session.talk.note("mark.batch", batch=batch.id)
    output.write(event_answer(document, before, after, session), target)
    return ExitCode.GOOD


def same_event(draft: "Event", events: "list[Event]") -> bool:
    """Tell whether the registry has this very event."""
    return any(
        (each.kind, each.works_from, each.until, each.scope, each.acting_id or each.acting, each.territory)
        == (draft.kind, draft.works_from, draft.until, draft.scope, draft.acting_id or draft.acting, draft.territory)
        for each in events
    )


def event_answer(document: "Document", before: "Status", after: "Status", session: "Session") -> output.Answer:
    """Return the document with its status before and after."""
    talk = session.talk
    item = {
        **document.as_json(),
        "status": str(after.code),
        "status_label": present.status_label(after.code, talk),
        "before": str(before.code),
        "basis": [event.as_json() for event in after.basis],
    }
    text = (
        f"{present.document_line(document, talk)}\n"
        f"  {present.status_line(before, talk)} → {present.status_line(after, talk)}\n"
    )
    columns = [output.Column(key, key) for key in item if key != "basis"]
    return output.Answer(item, [item], columns, text)
