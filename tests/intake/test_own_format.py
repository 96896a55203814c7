import datetime as dt
import gzip
import io
import json
from pathlib import Path

import pytest

from vbqppl.intake import Chosen, export, import_file, load_starter, records
from vbqppl.readers.errors import UnreadableFileError
from vbqppl.registry import Registry, Source
from vbqppl.validity import (
    Document,
    Event,
    EventKind,
    KnownBy,
    Normative,
    RelationEdge,
    RelationType,
    Scope,
    parse_scope,
)

DAY = dt.date(2020, 1, 2)


@pytest.fixture(name="full")
def _full(registry: Registry) -> Registry:
    """Return a registry with something in every field; its ids have gaps."""
    with registry.batch("import", "a") as undone:
        undone.add_document(Document(number="0/QĐ-UBND"))
    registry.undo(undone.id, "a")
    scope = parse_scope("trừ Điều 3; Điều 4 khoản 1 (kèm theo)")
    assert scope is not None
    with registry.batch("import", "a") as batch:
        one = batch.add_document(
            Document(
                type="Quyết định", number="1/2019/QĐ-UBND", title="Về “việc” A, B;\nC", issuer="UBND tỉnh Sơn La",
                issued_on=DAY, effective_on=DAY, declared_end=DAY, territory="tỉnh Sơn La", normative=Normative.YES,
                rank=110, signer="A", field="Đất đai", drafting_body="Sở B",
            )
        )  # fmt: skip
        two, three = batch.add_documents(
            [Document(title="Không số"), Document(number="2/KH-UBND", known_by=KnownBy.CITATION)]
        )
        batch.add_documents([Document(number="5/QĐ-UBND"), Document(number="5/QĐ-UBND")])
        batch.add_source(Source(one, "vbpl.vn", "vbpl:1", "http://a", DAY, "facts", '[["title", "a", "b"]]'))
        batch.add_source(Source(two, "sổ"))
        batch.add_events(
            [
                Event(one, EventKind.REPEALED, DAY, None, scope, two, "Luật A", three, "Quyết định B", "Điều 2", "q",
                      "57.1.c", "tỉnh Sơn La", None, "s", "http://s", DAY),
                Event(one, EventKind.SUSPENDED, DAY, DAY, Scope.unreadable("một phần")),
                Event(two, EventKind.PUBLISHED_STATUS, label="Còn hiệu lực", seen=DAY),
            ]
        )  # fmt: skip
        batch.add_relation(RelationEdge(one, RelationType.BASED_ON, three, "Kế hoạch", "Căn cứ", "s"))
        batch.set_text(one, "Điều 1.\nĐiều 2.")
        batch.decide("item", one, "giữ", "vì", DAY)
    return registry


def plain(registry: Registry) -> list[dict[str, object]]:
    """Return the records with the documents numbered from 1."""
    found = list(records(registry))
    places = {each["ref"]: place for place, each in enumerate((r for r in found if r["record"] == "document"), 1)}
    refs = ("ref", "document", "acting_ref", "announced_ref", "target_ref")
    return [{name: places[value] if name in refs else value for name, value in each.items()} for each in found]


@pytest.mark.parametrize("name", ["all.jsonl", "all.csv", "all.jsonl.gz", "all.csv.gz"])
def test_everything_goes_out_and_comes_back(full: Registry, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    count = export(full, path, "csv" if "csv" in name else "jsonl")
    with Registry.open(tmp_path / "other", create=True) as other:
        report = import_file(other, path, by="b")
        assert (report.mapping, report.read, report.added, report.rejected) == ("export", count, count, [])
        assert plain(other) == plain(full)
        again = import_file(other, path, by="b")
        assert (again.added, again.updated, again.unchanged, again.batch) == (0, 0, count, None)
    here = import_file(full, path, by="b")
    assert (here.unchanged, here.batch) == (count, None)


def test_a_stream_gets_the_same_bytes_as_a_file(full: Registry, tmp_path: Path) -> None:
    stream = io.StringIO()
    export(full, stream)
    export(full, tmp_path / "a.jsonl")
    assert (tmp_path / "a.jsonl").read_text(encoding="utf-8") == stream.getvalue()
    packed = tmp_path / "a.jsonl.gz"
    export(full, packed)
    assert gzip.decompress(packed.read_bytes()).decode() == stream.getvalue()
    with pytest.raises(UnreadableFileError):
        export(full, tmp_path / "no" / "a.jsonl")


def test_the_starter_registry_goes_round(registry: Registry, tmp_path: Path) -> None:
    load_starter(registry)
    path = tmp_path / "a.csv"
    export(registry, path, "csv")
    with Registry.open(tmp_path / "other", create=True) as other:
        import_file(other, path, by="b")
        assert plain(other) == plain(registry)


def test_records_of_a_document_that_is_held_are_joined(registry: Registry, tmp_path: Path) -> None:
    with registry.batch("import", "a") as batch:
        batch.add_document(Document(type="Nghị định", number="118/2025/NĐ-CP", issued_on=DAY))
    rows = [
        {"record": "document", "ref": 7, "number": "118/2025/NĐ-CP", "type": "Nghị định", "issued_on": "2020-01-03",
         "title": "Về A", "sources": [{"source": "s", "source_id": "x"}]},
        {"record": "text", "document": 7, "text": "Điều 1."},
        {"record": "decision", "document": 7, "item": "i", "decision": "giữ"},
        {"record": "document", "ref": 8, "title": "Về A"},
    ]  # fmt: skip
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(json.dumps(each) for each in rows), encoding="utf-8")
    report = import_file(registry, path, by="b")
    assert (report.updated, report.added) == (1, 3)
    assert [(each.field, each.ours, each.theirs) for each in report.conflicts] == [
        ("issued_on", "2020-01-02", "2020-01-03")
    ]
    assert [each.title for each in registry.documents.all()] == ["Về A", "Về A"]
    assert registry.documents.by_source("x") == registry.documents.get(1)


def test_records_that_cannot_be_read_are_rejected(registry: Registry, tmp_path: Path) -> None:
    rows = [
        {"record": "document", "ref": 1, "number": "1/QĐ-UBND", "issued_on": "2020-02-31"},
        {"record": "document", "ref": "x", "number": "1/QĐ-UBND"},
        {"record": "document", "ref": 2, "number": "2/QĐ-UBND"},
        {"record": "event", "document": 9, "kind": "repealed"},
        {"record": "event", "document": 2, "kind": "boom"},
        {"record": "elephant", "document": 2},
        {"record": "text", "document": 2},
        {"record": "relation", "document": 2, "kind": "loves", "target": "x"},
        {"record": "document", "ref": 3, "number": "3/QĐ-UBND", "normative": "có lẽ"},
    ]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join([*map(json.dumps, rows), "[1]"]), encoding="utf-8")
    report = import_file(registry, path, by="b")
    assert [(each.row, each.reason) for each in report.rejected] == [
        (1, "bad_date"), (2, "unreadable"), (9, "bad_normative"), (4, "document_not_found"), (5, "unknown_event"),
        (6, "unknown_record"), (7, "unreadable"), (8, "unknown_relation"), (10, "unreadable"),
    ]  # fmt: skip
    assert registry.counts().documents == 1


def numbers_of(registry: Registry, chosen: Chosen) -> list[object]:
    return [each["number"] for each in records(registry, chosen) if each["record"] == "document"]


def test_only_the_documents_of_an_issuer_and_a_year(registry: Registry) -> None:
    with registry.batch("import", "a") as batch:
        for number, issuer, year in (
            ("1/2020/QĐ-UBND", "UBND tỉnh Hà Nam", 2020),
            ("2/2020/QĐ-UBND", "Ủy ban nhân dân tỉnh Nam Định", 2020),
            ("3/2021/QĐ-UBND", "Ủy ban nhân dân tỉnh Hà Nam", 2021),
            ("4/2020/TT-BTC", None, 2020),
        ):
            batch.add_document(Document(number=number, issuer=issuer, issued_on=dt.date(year, 1, 2)))
        batch.add_document(Document(number="5/2020/QĐ-UBND"))
        batch.add_event(Event(1, EventKind.REPEALED, DAY, acting_id=3, announced_id=2))
        batch.decide("1:x", 2, "giữ")
    ha_nam = ["1/2020/QĐ-UBND", "3/2021/QĐ-UBND"]
    assert numbers_of(registry, Chosen("Ủy ban nhân dân tỉnh Hà Nam")) == ha_nam
    assert numbers_of(registry, Chosen("ubnd tỉnh hà nam")) == ha_nam
    assert numbers_of(registry, Chosen("Bộ Tài chính", 2020)) == ["4/2020/TT-BTC"]
    assert numbers_of(registry, Chosen(year=2021)) == ["3/2021/QĐ-UBND"]
    assert len(numbers_of(registry, Chosen(year=2020))) == 4  # the last one by its number
    event = next(each for each in records(registry, Chosen(year=2020)) if each["record"] == "event")
    assert "3/2021/QĐ-UBND" in str(event["acting"])
    assert "2/2020/QĐ-UBND" in str(event["announced_by"])
    assert not [each for each in records(registry, Chosen(year=2021)) if each["record"] == "decision"]


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_whether_a_document_is_followed_comes_back(registry: Registry, tmp_path: Path, form: str) -> None:
    with registry.batch("import", "a") as batch:
        for number, followed in (("1/2020/TT-BTC", False), ("2/2020/TT-BTC", True)):
            batch.add_document(Document(number=number, issued_on=DAY, followed=followed))
    path = tmp_path / f"a.{form}"
    export(registry, path, form)
    with Registry.open(tmp_path / "other", create=True) as other:
        import_file(other, path, by="b")
        assert [each.followed for each in other.documents.all()] == [False, True]
        assert import_file(other, path, by="b").batch is None


def test_an_export_that_fails_leaves_the_old_file(registry: Registry, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("old", encoding="utf-8")
    registry.close()
    with pytest.raises(Exception, match="closed"):
        export(registry, path)
    assert [each.read_text(encoding="utf-8") for each in tmp_path.glob("*.jsonl*")] == ["old"]
