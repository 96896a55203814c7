import datetime as dt

from vbqppl.registry import Registry
from vbqppl.validity import Document, Event, EventKind, status

DAY = dt.date(2020, 1, 1)
WHEN = dt.date(2026, 1, 1)


def moment(registry: Registry) -> dt.datetime:
    last = registry.last_batch()
    assert last is not None
    return dt.datetime.fromisoformat(last.at)


def code(registry: Registry, ident: int, at: dt.datetime | None) -> str:
    document = registry.document_at(ident, at) if at else registry.documents.get(ident)
    if document is None:
        return "none"
    return str(status(document, registry.events(ident, at), as_of=WHEN, known_at=at).code)


def test_the_registry_says_what_it_said_then(registry: Registry) -> None:
    start = dt.datetime.now(dt.UTC)
    with registry.batch("import", "a") as batch:
        one = batch.add_document(Document(number="1/2019/QĐ-UBND", type="Quyết định", title="một", effective_on=DAY))
    added = moment(registry)
    with registry.batch("mark", "a") as batch:
        batch.add_event(Event(one, EventKind.REPEALED, dt.date(2024, 1, 1)))
        batch.edit_document(one, title="hai")
    marked = moment(registry)
    undo = registry.undo(batch.id, "a")
    undone = moment(registry)
    registry.undo(undo.id, "a")
    redone = moment(registry)
    times = [start, added, marked, undone, redone, None]
    assert [code(registry, one, at) for at in times] == [
        "none",
        "in_force",
        "expired",
        "in_force",
        "expired",
        "expired",
    ]
    titles = [document.title if (document := registry.document_at(one, at)) else None for at in times[:-1] if at]
    assert titles == [None, "một", "hai", "một", "hai"]


def test_an_undone_document_is_known_only_then(registry: Registry) -> None:
    with registry.batch("import", "a") as batch:
        one = batch.add_document(Document(number="1/2019/QĐ-UBND"))
    added = moment(registry)
    registry.undo(batch.id, "a")
    assert registry.document_at(one, added) is not None
    assert registry.document_at(one, moment(registry)) is None
    assert registry.document_at(99, added) is None


def test_the_acting_documents_dates_are_those_known_then(registry: Registry) -> None:
    with registry.batch("import", "a") as batch:
        one = batch.add_document(Document(number="1/2019/QĐ-UBND", type="Quyết định", effective_on=DAY))
        two = batch.add_document(Document(number="2/2023/QĐ-UBND", effective_on=dt.date(2023, 1, 1)))
        batch.add_event(Event(one, EventKind.REPLACED, None, acting_id=two))
        batch.add_event(Event(one, EventKind.AMENDED, None))
    first = moment(registry)
    with registry.batch("edit", "a") as batch:
        batch.edit_document(two, effective_on=dt.date(2027, 1, 1))
    second = moment(registry)
    with registry.batch("mark", "a") as batch:
        batch.add_event(Event(two, EventKind.EFFECTIVE, dt.date(2024, 1, 1)))
        batch.add_event(Event(two, EventKind.REPEALED, dt.date(2025, 1, 1)))
    assert [code(registry, one, at) for at in (first, second, None)] == ["expired", "in_force", "expired"]
    assert registry.events(one, second)[0].acting_effective_on == dt.date(2027, 1, 1)
    now = registry.events(one, moment(registry))[0]
    assert (now.acting_effective_on, now.acting_ended_on) == (dt.date(2024, 1, 1), dt.date(2025, 1, 1))
