import datetime as dt
from dataclasses import replace

import pytest

from tests.registry.answers import answers
from vbqppl.registry import (
    AlreadyUndoneError,
    BatchNotFoundError,
    Registry,
    Source,
    UndoConflictError,
    UnknownDocumentError,
    journal,
)
from vbqppl.registry.rows import document_row
from vbqppl.validity import Document, Event, EventKind, KnownBy, Normative, RelationEdge, RelationType, parse_scope

DAY = dt.date(2020, 1, 1)
FULL = Document(
    type="Nghị định",
    number="118/2025/NĐ-CP",
    title="Về việc  thử",
    issuer="Chính phủ",
    issued_on=DAY,
    effective_on=DAY,
    declared_end=dt.date(2030, 1, 1),
    territory="cả nước",
    normative=Normative.YES,
    rank=50,
    signer="A",
    field="B",
    drafting_body="C",
    known_by=KnownBy.RECORD,
)


def sound(registry: Registry) -> bool:
    return not list(journal.verify(registry.connection))


def test_a_document_comes_back_with_its_derived_columns(registry: Registry) -> None:
    with registry.batch("import", "a") as batch:
        ident = batch.add_document(FULL)
    found = registry.documents.get(ident)
    assert found is not None
    assert document_row(found)[1:15] == document_row(FULL)[1:15]
    assert (found.number_key, found.ordinal, found.year, found.symbol) == ("118/2025/ND-CP", "118", 2025, "ND-CP")
    assert (found.title_key, found.issuer_key) == ("ve viec thu", "chinh phu")
    assert found.urn == "urn:lex:vn:chinh.phu:nghi.dinh:2020-01-01;118-2025-nd-cp"


def test_an_event_comes_back_as_it_was(registry: Registry) -> None:
    scope = parse_scope("trừ Điều 3; Điều 4 khoản 1 (kèm theo)")
    assert scope is not None
    with registry.batch("mark", "người ghi") as batch:
        one, two = batch.add_documents([FULL, FULL])
        said = Event(
            one, EventKind.REPEALED, DAY, dt.date(2020, 2, 1), scope, two, "Nghị định số 1", two, "Quyết định số 2",
            "Điều 2", "bãi bỏ", "57.1.c", "tỉnh A", "nhãn", "nguồn", "http://a", DAY,
        )  # fmt: skip
        batch.add_event(said)
    (found,) = registry.events(one)
    assert (found.recorded_by, found.acting_effective_on, found.acting_ended_on) == ("người ghi", DAY, None)
    assert found.recorded_at is not None
    assert found.acting_type == "Nghị định"
    told = replace(found, acting_effective_on=None, acting_type=None)
    plain = replace(told, id=0, batch_id=None, recorded_at=None, recorded_by=None)
    assert plain == said
    assert registry.events_by(two) == [found]
    assert registry.events_bulk([one, two]) == {one: [found]}


def test_the_acting_documents_own_end_is_told(registry: Registry) -> None:
    with registry.batch("mark", "a") as batch:
        one, two = batch.add_documents([FULL, replace(FULL, effective_on=None)])
        batch.add_event(Event(one, EventKind.REPEALED, None, acting_id=two))
        batch.add_event(Event(two, EventKind.EFFECTIVE, dt.date(2021, 1, 1)))
        batch.add_event(Event(two, EventKind.REPEALED, dt.date(2022, 1, 1)))
    (found,) = registry.events(one)
    assert (found.acting_effective_on, found.acting_ended_on) == (dt.date(2021, 1, 1), dt.date(2022, 1, 1))
    assert found.works_from == dt.date(2021, 1, 1)


def test_texts_sources_relations_decisions(registry: Registry) -> None:
    with registry.batch("import", "a") as batch:
        one, two = batch.add_documents([FULL, FULL])
        batch.add_source(Source(one, "vbpl.vn", "vbpl:1", "http://a", DAY, "f", "[]"))
        batch.add_relation(RelationEdge(one, RelationType.BASED_ON, two, "Luật A", "Căn cứ Luật A", "s"))
        batch.set_text(one, "cũ")
        batch.set_text(one, "mới", source="s")
        batch.decide("1:issuer_ended:x", one, "giữ", "vì", DAY)
        batch.decide("1:issuer_ended:x", one, "bỏ")
    assert registry.text(one) == "mới"
    assert registry.text(two) is None
    assert [(each.source, each.source_id) for each in registry.sources(one)] == [("vbpl.vn", "vbpl:1")]
    assert registry.documents.by_source("vbpl:1") == registry.documents.get(one)
    assert registry.documents.by_source("vbpl:2") is None
    (edge,) = registry.relations(one)
    assert (edge.kind, edge.target_id, edge.quote) == (RelationType.BASED_ON, two, "Căn cứ Luật A")
    assert registry.relations_to(two) == [edge]
    assert {key: each.decision for key, each in registry.decisions().items()} == {"1:issuer_ended:x": "bỏ"}
    assert registry.counts().as_json() == {"documents": 2, "events": 0, "relations": 1, "texts": 1, "batches": 1}


def test_looking_up(registry: Registry) -> None:
    with registry.batch("import", "a") as batch:
        batch.add_documents([FULL, replace(FULL, number="118/2024/NĐ-CP"), Document(title="Không số")])
    documents = registry.documents
    assert [each.id for each in documents.by_number_key("118/2025/ND-CP")] == [1]
    assert [each.id for each in documents.by_parts(ordinal="118")] == [1, 2]
    assert [each.id for each in documents.by_parts(ordinal="118", year=2024, symbol="ND-CP")] == [2]
    assert [each.id for each in documents.by_parts(issued_on="2020-01-01", limit=1)] == [1]
    assert [each.id for each in documents.by_parts(title_key="khong so")] == [3]
    assert documents.by_parts() == []
    assert documents.get(9) is None
    assert sorted(documents.many([1, 3, 9])) == [1, 3]
    assert (documents.count(), [each.id for each in documents.all()]) == (3, [1, 2, 3])


def test_nothing_is_written_where_the_block_fails_or_changes_nothing(registry: Registry) -> None:
    def fail() -> None:
        with registry.batch("import", "a") as batch:
            batch.add_document(FULL)
            raise ValueError("hỏng")

    with pytest.raises(ValueError, match="hỏng"):
        fail()
    with registry.batch("import", "a"):
        pass
    assert registry.counts().as_json() == dict.fromkeys(("documents", "events", "relations", "texts", "batches"), 0)
    assert registry.last_batch() is None


def test_an_edit_keeps_what_stood_there(registry: Registry) -> None:
    with registry.batch("import", "a") as batch:
        ident = batch.add_document(FULL)
    with registry.batch("edit", "b", note="sửa") as batch:
        assert batch.edit_document(ident, number="119/2025/NĐ-CP", effective_on=None)
        assert not batch.edit_document(ident, number="119/2025/NĐ-CP")
    found = registry.documents.get(ident)
    assert found is not None
    assert (found.number_key, found.effective_on) == ("119/2025/ND-CP", None)
    (change,) = registry.changes(batch.id)
    assert change.before is not None
    assert change.after is not None
    assert (change.before["number"], change.after["effective_on"]) == ("118/2025/NĐ-CP", None)
    assert set(change.as_json()) == {"op", "table", "first", "last", "before", "after"}
    with registry.batch("edit", "b") as batch:
        with pytest.raises(UnknownDocumentError):
            batch.edit_document(99, title="x")
        with pytest.raises(TypeError):
            batch.edit_document(ident, number_key="x")


def test_history_names_the_batches_of_a_document(registry: Registry) -> None:
    with registry.batch("import", "a", source_file="a.csv", sha256="0" * 64) as batch:
        one, two = batch.add_documents([FULL, FULL])
    with registry.batch("mark", "b") as batch:
        batch.add_event(Event(two, EventKind.REPEALED, DAY))
    with registry.batch("edit", "c") as batch:
        batch.edit_document(one, title="khác")
    registry.undo(3, "d")
    assert [each.id for each in registry.history(document_id=one)] == [1, 3, 4]
    assert [each.id for each in registry.history(document_id=two)] == [1, 2]
    assert [each.kind for each in registry.history()] == ["import", "mark", "edit", "undo"]
    (first,) = registry.history(batch_id=1)
    assert (first.source_file, first.changes, first.as_json()["by"]) == ("a.csv", 2, "a")
    with pytest.raises(BatchNotFoundError):
        registry.history(batch_id=9)


def test_undo_gives_back_every_answer_also_an_undo_of_an_undo(registry: Registry) -> None:
    with registry.batch("import", "a") as batch:
        one, two = batch.add_documents([FULL, replace(FULL, declared_end=None)])
        batch.set_text(one, "một")
    before = answers(registry)
    with registry.batch("mark", "b") as batch:
        batch.add_event(Event(one, EventKind.REPEALED, DAY))
        batch.edit_document(two, title="khác", effective_on=None)
        batch.edit_document(two, title="khác nữa")
        batch.add_relation(RelationEdge(one, RelationType.BASED_ON, two))
        batch.add_source(Source(one, "s", "x:1"))
        batch.set_text(one, "hai")
        batch.decide("i", one, "giữ")
        batch.add_document(Document(number="3/QĐ-UBND"))
    after = answers(registry)
    assert after != before
    undone = registry.undo(batch.id, "c")
    assert answers(registry) == before
    with pytest.raises(AlreadyUndoneError):
        registry.undo(batch.id, "c")
    again = registry.undo(undone.id, "c")
    assert answers(registry) == after
    registry.undo(again.id, "c")
    assert answers(registry) == before
    assert sound(registry)
    events = registry.connection.execute("SELECT count(*) FROM event_record").fetchone()
    assert events == (1,)  # What was undone stays in the journal.


def test_undo_refuses_where_later_batches_rest_on_it(registry: Registry) -> None:
    with registry.batch("import", "a") as first:
        one = first.add_document(FULL)
    with registry.batch("edit", "a") as second:
        second.edit_document(one, title="hai")
    with registry.batch("edit", "a") as third:
        third.edit_document(one, title="ba")
    with registry.batch("mark", "a") as fourth:
        fourth.add_event(Event(one, EventKind.REPEALED, DAY))
    before = answers(registry)
    with pytest.raises(UndoConflictError) as conflict:
        registry.undo(second.id, "b")
    assert conflict.value.conflicts[0] == (third.id, one, "title")
    with pytest.raises(UndoConflictError) as conflict:
        registry.undo(first.id, "b")
    assert {each[0] for each in conflict.value.conflicts} == {second.id, third.id, fourth.id}
    assert (answers(registry), conflict.value.code) == (before, 1)
    for batch in (fourth, third, second, first):
        registry.undo(batch.id, "b")
    assert registry.counts().documents == 0
    assert sound(registry)


def test_the_chain_tells_whether_the_past_was_changed(registry: Registry) -> None:
    with registry.batch("import", "a") as batch:
        ident = batch.add_document(FULL)
        batch.add_event(Event(ident, EventKind.REPEALED, DAY))
    with registry.batch("edit", "a") as batch:
        batch.edit_document(ident, title="hai")
    head = registry.last_batch()
    assert head is not None
    assert head.prev_hash == registry.history(batch_id=1)[0].hash
    assert sound(registry)
    write = registry.connection.execute
    for change, back in (
        ("UPDATE event_record SET on_date = '2021-01-01'", "UPDATE event_record SET on_date = '2020-01-01'"),
        ("UPDATE document_record SET issuer = 'x'", "UPDATE document_record SET issuer = 'Chính phủ'"),
        ("UPDATE batch SET \"by\" = 'x' WHERE id = 1", "UPDATE batch SET \"by\" = 'a' WHERE id = 1"),
        ("UPDATE document_record SET title = 'ba'", "UPDATE document_record SET title = 'hai'"),
        ("UPDATE batch SET withdrawn_by = 2 WHERE id = 1", "UPDATE batch SET withdrawn_by = NULL WHERE id = 1"),
    ):
        write(change)
        assert not sound(registry), change
        write(back)
        assert sound(registry), back
    write("UPDATE change SET \"after\" = '{}' WHERE op = 'edit'")
    assert not sound(registry)


def test_a_hook_of_a_derived_index_works_in_the_transaction(registry: Registry) -> None:
    def broken(connection: object) -> None:
        raise RuntimeError("chỉ mục")

    registry.before_commit.append(broken)
    with pytest.raises(RuntimeError, match="chỉ mục"), registry.batch("import", "a") as batch:
        batch.add_document(FULL)
    assert registry.counts().documents == 0
