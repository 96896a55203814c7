"""Columns: none that speaks of force is passed over in silence, none counts twice."""

import datetime as dt
from pathlib import Path

import pytest

from vbqppl.intake import ImportReport, import_file
from vbqppl.intake.errors import DoubledColumnsError
from vbqppl.registry import Registry
from vbqppl.validity import EventKind, StatusCode, status

HEAD = "id,Số hiệu,Loại văn bản,Trích yếu,Cơ quan ban hành,Ngày ban hành,Ngày có hiệu lực"
ROW = "77,1/2020/QĐ-UBND,Quyết định,abc,UBND thành phố Hải Phòng,01/02/2020,15/02/2020"
DAY = dt.date(2027, 1, 1)


def load(registry: Registry, tmp_path: Path, more_heads: str, more_cells: str) -> ImportReport:
    path = tmp_path / "a.csv"
    path.write_text(f"{HEAD}{more_heads}\n{ROW}{more_cells}\n", encoding="utf-8")
    return import_file(registry, path, by="test")


def code(registry: Registry) -> StatusCode:
    (document,) = registry.documents.all()
    return status(document, registry.events(document.id), as_of=DAY).code


@pytest.mark.parametrize(
    "head",
    ["Trạng thái", "Trạng thái hiệu lực", "Tình trạng văn bản", "Tình trạng HL", "Tình trạng hiệu lực của văn bản"],
)
def test_a_status_under_its_usual_heads(registry: Registry, tmp_path: Path, head: str) -> None:
    report = load(registry, tmp_path, f",{head}", ",Hết hiệu lực toàn bộ")
    assert (report.unread, code(registry)) == ((), StatusCode.EXPIRED)


@pytest.mark.parametrize(
    "head", ["Ngày hết hiệu lực", "Ngày hết hạn", "Hết hiệu lực từ ngày", "Thời điểm hết hiệu lực"]
)
def test_an_end_under_its_usual_heads(registry: Registry, tmp_path: Path, head: str) -> None:
    load(registry, tmp_path, f",{head}", ",01/01/2024")
    (event,) = registry.events(1)
    assert (event.kind, event.on, event.scope.is_whole) == (EventKind.EXPIRED, dt.date(2024, 1, 1), True)
    assert code(registry) is StatusCode.EXPIRED


def test_a_status_inside_an_object(registry: Registry, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(
        '[{"number": "1/2020/QĐ-UBND", "type": "Quyết định", "issuer": "UBND thành phố Hải Phòng", "title": "abc",'
        ' "issued_on": "2020-02-01", "effective_on": "2020-02-15", "status": {"name": "Hết hiệu lực toàn bộ"}}]',
        encoding="utf-8",
    )
    import_file(registry, path, by="test")
    assert code(registry) is StatusCode.EXPIRED


@pytest.mark.parametrize("head", ["Hiệu lực hay không", "Mã trạng thái", "HL", "effect_status", "Bị thay thế bởi"])
def test_a_column_that_speaks_of_force_and_is_not_read_leaves_it_open(
    registry: Registry, tmp_path: Path, head: str
) -> None:
    report = load(registry, tmp_path, f",{head},Ghi chú", ",x,y")
    assert (report.telling, report.unread) == ((head,), (head, "Ghi chú"))
    assert report.as_json()["unread_columns"] == [head, "Ghi chú"]
    (document,) = registry.documents.all()
    assert (document.followed, code(registry)) == (False, StatusCode.UNKNOWN)


def test_a_status_that_is_read_counts_beside_a_column_that_is_not(registry: Registry, tmp_path: Path) -> None:
    report = load(registry, tmp_path, ",Mã trạng thái,Tình trạng", ",3,Còn hiệu lực")
    assert (report.telling, code(registry)) == (("Mã trạng thái",), StatusCode.IN_FORCE)
    (document,) = registry.documents.all()
    assert document.followed


def test_columns_that_do_not_speak_of_force_are_only_named(registry: Registry, tmp_path: Path) -> None:
    report = load(registry, tmp_path, ",Ghi chú,Số trang", ",x,3")
    assert (report.telling, report.unread) == ((), ("Ghi chú", "Số trang"))
    assert code(registry) is StatusCode.IN_FORCE


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("Hết hiệu lực toàn bộ", (EventKind.EXPIRED, True, StatusCode.EXPIRED)),
        ("Hết hiệu lực một phần", (EventKind.EXPIRED, False, StatusCode.PARTLY_EXPIRED)),
        ("Ngưng hiệu lực", (EventKind.SUSPENDED, True, StatusCode.SUSPENDED)),
        ("Ngưng hiệu lực một phần", (EventKind.SUSPENDED, False, StatusCode.PARTLY_SUSPENDED)),
    ],
)
@pytest.mark.parametrize("head", ["Ngày hết hiệu lực", "Ngày hết hiệu lực, ngưng hiệu lực"])
def test_the_label_says_what_ended(
    registry: Registry, tmp_path: Path, head: str, label: str, said: tuple[EventKind, bool, StatusCode]
) -> None:
    kind, whole, answer = said
    load(registry, tmp_path, f',Tình trạng,"{head}"', f",{label},01/01/2024")
    event, published = registry.events(1)
    assert (event.kind, event.on, event.scope.is_whole) == (kind, dt.date(2024, 1, 1), whole)
    assert (published.label, code(registry)) == (label, answer)


def test_a_day_of_an_end_or_a_suspension_alone_is_no_end(registry: Registry, tmp_path: Path) -> None:
    report = load(registry, tmp_path, ',"Ngày hết hiệu lực, ngưng hiệu lực"', ",01/01/2024")
    assert [(each.reason, each.detail) for each in report.warnings] == [("end_or_suspension", "01/01/2024")]
    assert (registry.events(1), code(registry)) == ([], StatusCode.UNKNOWN)


@pytest.mark.parametrize("name", ["a.csv", "a.tsv"])
def test_a_column_that_stands_twice_is_refused(registry: Registry, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    text = f"{HEAD},Tình trạng,tinh trang\n{ROW},Hết hiệu lực toàn bộ,Còn hiệu lực\n"
    path.write_text(text.replace(",", "\t") if name.endswith("tsv") else text, encoding="utf-8")
    with pytest.raises(DoubledColumnsError) as refused:
        import_file(registry, path, by="test")
    assert refused.value.columns == ("Tình trạng",)
    assert registry.documents.count() == 0


def test_a_note_that_stands_twice_is_no_matter(registry: Registry, tmp_path: Path) -> None:
    report = load(registry, tmp_path, ",Ghi chú,Ghi chú", ",x,y")
    assert (report.added, report.unread) == (1, ("Ghi chú",))


def test_the_own_format_has_every_column_once(registry: Registry, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("record,ref,number,number\ndocument,1,1/2020/NĐ-CP,2/2020/NĐ-CP\n", encoding="utf-8")
    with pytest.raises(DoubledColumnsError):
        import_file(registry, path, by="test")
