import datetime as dt

import pytest

from vbqppl.registry import Registry, Source, UndoConflictError
from vbqppl.registry.doctor import diagnose, own_number, repair
from vbqppl.validity import Document, Event, EventKind, RelationEdge, RelationType

HEAD = """ỦY BAN NHÂN DÂN
Số: 17/2024/QĐ-UBND
Hà Nội, ngày 02 tháng 5 năm 2024
QUYẾT ĐỊNH
Về việc thử
"""


def wrong(registry: Registry) -> dict[str, tuple[str, ...]]:
    return {check.name: check.found for check in diagnose(registry) if not check.ok}


def test_a_sound_registry_passes_every_check(registry: Registry) -> None:
    with registry.batch("import", "a") as batch:
        ident = batch.add_document(Document(number="17/2024/QĐ-UBND", issued_on=dt.date(2024, 5, 2)))
        batch.set_text(ident, HEAD)
    checks = diagnose(registry)
    assert [check.name for check in checks if check.ok] == [
        "file", "journal", "foreign_keys", "orphans", "doubles", "dates", "numbers", "derived", "texts"
    ]  # fmt: skip
    assert checks[0].as_json() == {"name": "file", "ok": True, "detail": "", "fix": None, "found": []}


def test_what_is_wrong_is_named(registry: Registry) -> None:
    with registry.batch("import", "a") as batch:
        one = batch.add_document(
            Document(number="18/2024/QĐ-UBND", effective_on=dt.date(2024, 1, 1), declared_end=dt.date(2023, 1, 1))
        )
        batch.add_document(Document(number="Số: không rõ"))
        batch.set_text(one, HEAD)
        batch.add_event(Event(one, EventKind.SUSPENDED, dt.date(2024, 2, 1), dt.date(2024, 1, 1)))
        batch.add_event(Event(one, EventKind.REPEALED, dt.date(1900, 1, 1)))
    found = wrong(registry)
    assert found["numbers"] == ("2: Số: không rõ",)
    assert found["texts"] == ("1: 18/2024/QĐ-UBND ≠ 17/2024/QĐ-UBND",)
    assert found["dates"] == (
        "event 2: on_date 1900-01-01",
        "document 1: declared_end < effective_on",
        "event 1: until < on",
    )
    assert set(found) == {"numbers", "texts", "dates"}


def test_dates_outside_the_calendar_and_a_changed_past(registry: Registry) -> None:
    with registry.batch("import", "a") as batch:
        batch.add_document(Document(number="18/2024/QĐ-UBND", issued_on=dt.date(2024, 1, 1)))
    registry.connection.execute("UPDATE document_record SET issued_on = '2024-02-31', effective_on = '2199-01-01'")
    found = wrong(registry)
    assert found["dates"] == ("document 1: issued_on 2024-02-31", "document 1: effective_on 2199-01-01")
    assert found["journal"] == ("1: document_record",)


def test_what_hangs_on_an_undone_document(registry: Registry) -> None:
    with registry.batch("import", "a") as batch:
        acting = batch.add_document(Document(number="1/2024/QĐ-UBND"))
    with registry.batch("import", "a") as other:
        one = other.add_document(Document(number="2/2024/QĐ-UBND"))
        other.add_event(Event(one, EventKind.REPEALED, acting_id=acting))
        other.add_relation(RelationEdge(one, RelationType.BASED_ON, acting))
    with pytest.raises(UndoConflictError) as refused:
        registry.undo(batch.id, "a")
    assert [each[0] for each in refused.value.conflicts] == [other.id, other.id]
    assert wrong(registry) == {}
    registry.connection.execute("UPDATE batch SET withdrawn_by = 2 WHERE id = 1")  # not by this program
    assert wrong(registry)["orphans"] == ("event 1 → 1", "relation 1 → 1")


def test_a_document_that_counts_twice(registry: Registry) -> None:
    with registry.batch("import", "a") as batch:
        for number in ("1/2024/QĐ-UBND", "2/2024/QĐ-UBND"):
            batch.add_source(Source(batch.add_document(Document(number=number)), "s", number))
    assert wrong(registry) == {}
    with registry.batch("import", "a") as batch:
        batch.add_source(Source(batch.add_document(Document(number="2/2024/QĐ-UBND")), "t", "2/2024/QĐ-UBND"))
    assert wrong(registry) == {"doubles": ("2/2024/QĐ-UBND: 2, 3",)}


def test_outdated_columns_are_repaired_as_a_batch(registry: Registry) -> None:
    with registry.batch("import", "a") as batch:
        batch.add_document(Document(number="2/2024/QĐ-UBND"))
    registry.connection.execute("UPDATE document_record SET number_key = 'alt', title_key = 'x'")
    assert wrong(registry)["derived"] == ("1: 2/2024/QĐ-UBND",)
    assert repair(registry, "a") == 1
    assert "derived" not in wrong(registry)
    assert repair(registry, "a") == 0


def test_broken_links_are_found(registry: Registry) -> None:
    registry.connection.execute("PRAGMA foreign_keys = OFF")
    with registry.batch("import", "a") as batch:
        batch.add_event(Event(77, EventKind.REPEALED))
    assert wrong(registry) == {"foreign_keys": ("event_record 1 → document_record",), "orphans": ("event 1 → 77",)}
    registry.connection.execute("PRAGMA user_version = 0")
    assert wrong(registry)["file"] == ("user_version 0",)


def test_a_texts_own_number() -> None:
    assert own_number(HEAD) == "17/2024/QĐ-UBND"
    assert own_number("Căn cứ Nghị định số 30/2020/NĐ-CP") is None


def test_what_cannot_be_read_through_is_not_whole(registry: Registry) -> None:
    with registry.batch("import", "a") as batch:
        batch.add_document(Document(number="2/2024/QĐ-UBND"))
    registry.connection.execute("PRAGMA foreign_keys = OFF")
    registry.connection.execute("UPDATE document_record SET normative = 'rác'")
    assert not {check.name: check.ok for check in diagnose(registry)}["derived"]
    registry.connection.execute("DROP VIEW document")
    found = {check.name: check for check in diagnose(registry)}
    assert not found["dates"].ok
    assert found["dates"].fix == "restore_backup"
    assert found["file"].ok
