"""Undoing, and undoing that, with changes in between: never twice, never without ground."""

import datetime as dt

import pytest

from tests.registry.answers import answers
from vbqppl.registry import Registry, Source, UndoConflictError
from vbqppl.registry.doctor import diagnose
from vbqppl.registry.errors import GroundWithdrawnError, RecordedAgainError
from vbqppl.validity import Document, Event, EventKind, RelationEdge, RelationType

DAY = dt.date(2024, 1, 1)
RULE = Document(type="Quyết định", number="1/2024/QĐ-UBND", issuer="UBND tỉnh A", issued_on=DAY, effective_on=DAY)


def whole(registry: Registry) -> bool:
    return all(check.ok for check in diagnose(registry))


def record(registry: Registry, document: Document = RULE, source: str | None = "key:1") -> int:
    with registry.batch("starter", "a") as batch:
        made = batch.add_document(document)
        if source:
            batch.add_source(Source(made, "starter", source))
    return batch.id


def mark(registry: Registry, document: int, kind: EventKind = EventKind.REPEALED, acting: int | None = None) -> int:
    with registry.batch("mark", "a") as batch:
        batch.add_event(Event(document, kind, DAY, acting_id=acting, acting="9/2024/QĐ-UBND"))
    return batch.id


@pytest.mark.parametrize("source", ["key:1", None])
def test_what_was_recorded_anew_does_not_come_back_beside_it(registry: Registry, source: str | None) -> None:
    first = record(registry, source=source)
    undone = registry.undo(first).id
    second = record(registry, source=source)
    before = answers(registry)
    with pytest.raises(RecordedAgainError) as refused:
        registry.undo(undone)
    assert {each[0] for each in refused.value.conflicts} == {second}
    assert str(second) in refused.value.message("vi")
    assert answers(registry) == before
    registry.undo(second)
    registry.undo(undone)
    assert registry.documents.count() == 1
    assert whole(registry)


def test_the_same_id_at_a_source_is_the_same_document_whatever_else_it_says(registry: Registry) -> None:
    undone = registry.undo(record(registry)).id
    record(registry, Document(number="2/2024/QĐ-UBND", title="khác"))
    with pytest.raises(RecordedAgainError):
        registry.undo(undone)


def test_documents_that_may_be_two_stay_two(registry: Registry) -> None:
    """Without issuer and date the same number may be another document."""
    undone = registry.undo(record(registry, Document(number="5/QĐ-UBND", title="một"), "x:1")).id
    record(registry, Document(number="5/QĐ-UBND", title="hai"), "x:2")
    registry.undo(undone)
    assert registry.documents.count() == 2


def test_an_event_or_a_relation_recorded_anew_does_not_come_back_beside_it(registry: Registry) -> None:
    record(registry)
    undone = registry.undo(mark(registry, 1)).id
    again = mark(registry, 1)
    with pytest.raises(RecordedAgainError):
        registry.undo(undone)
    registry.undo(again)
    registry.undo(undone)
    assert len(registry.events(1)) == 1
    with registry.batch("mark", "a") as batch:
        batch.add_relation(RelationEdge(1, RelationType.BASED_ON, None, "Luật Đất đai"))
    undone = registry.undo(batch.id).id
    with registry.batch("mark", "a") as other:
        other.add_relation(RelationEdge(1, RelationType.BASED_ON, None, "Luật Đất đai"))
    with pytest.raises(RecordedAgainError):
        registry.undo(undone)
    assert whole(registry)


def test_an_undo_of_an_undo_is_not_undone_under_what_was_recorded_since(registry: Registry) -> None:
    first = record(registry)
    undone = registry.undo(first).id
    restored = registry.undo(undone).id
    later = mark(registry, 1)
    with pytest.raises(UndoConflictError) as refused:
        registry.undo(restored)
    assert {each[0] for each in refused.value.conflicts} == {later}
    taken = registry.undo(later).id
    gone = registry.undo(restored).id
    assert registry.documents.count() == 0
    with pytest.raises(GroundWithdrawnError) as ground:
        registry.undo(taken)
    # The event comes back once the document does; and then, again and again, all of it goes and comes.
    assert "bị rút khỏi sổ" in ground.value.message("vi")
    registry.undo(gone)
    registry.undo(taken)
    assert [each.kind for each in registry.events(1)] == [EventKind.REPEALED]
    assert whole(registry)


def test_what_names_a_document_as_acting_rests_on_it(registry: Registry) -> None:
    record(registry)
    acting = record(registry, Document(number="9/2024/QĐ-UBND"), "key:9")
    mark(registry, 1, acting=2)
    with pytest.raises(UndoConflictError):
        registry.undo(acting)
    assert whole(registry)


def test_many_rounds_with_edits_in_between(registry: Registry) -> None:
    record(registry)
    with registry.batch("edit", "a") as batch:
        batch.edit_document(1, title="một")
    stood = {True: answers(registry)}
    target = batch.id
    target = registry.undo(target).id
    stood[False] = answers(registry)
    for turn in range(5):
        target = registry.undo(target).id
        assert answers(registry) == stood[turn % 2 == 0]
    with registry.batch("edit", "a") as other:
        other.edit_document(1, title="hai")
    with pytest.raises(UndoConflictError):
        registry.undo(target)
    assert whole(registry)
