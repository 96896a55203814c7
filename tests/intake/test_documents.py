import json
from pathlib import Path

import pytest

from vbqppl.intake import ImportReport, MissingColumnsError, RowMapping, UnknownColumnsError, find_mapping, import_file
from vbqppl.registry import Registry, journal
from vbqppl.validity import EventKind, KnownBy, Normative

HEAD = "Loại văn bản,Số ký hiệu,Cơ quan ban hành,Ngày ban hành,Trích yếu,Ngày có hiệu lực,Tình trạng,Nguồn,id\n"


def load(registry: Registry, tmp_path: Path, rows: str, *, name: str = "a.csv", **more: bool) -> ImportReport:
    path = tmp_path / name
    path.write_text(rows if name.endswith("jsonl") else HEAD + rows, encoding="utf-8")
    return import_file(registry, path, by="test", **more)  # type: ignore[arg-type]


def figures(report: ImportReport) -> tuple[int, int, int, int, int]:
    return (report.read, report.added, report.updated, report.unchanged, len(report.rejected))


ROW = "Nghị định,118/2025/NĐ-CP,Chính phủ,09/6/2025,Về một cửa,01/7/2025,Còn hiệu lực,nguồn A,1\n"


def test_a_row_becomes_a_document_with_its_source_and_its_published_status(registry: Registry, tmp_path: Path) -> None:
    report = load(registry, tmp_path, ROW)
    assert (figures(report), report.mapping, report.batch) == ((1, 1, 0, 0, 0), "common", 1)
    (document,) = registry.documents.all()
    assert (document.number, document.type, document.normative) == ("118/2025/NĐ-CP", "Nghị định", Normative.YES)
    assert (str(document.issued_on), str(document.effective_on)) == ("2025-06-09", "2025-07-01")
    (source,) = registry.sources(document.id)
    assert (source.source, source.source_id) == ("nguồn A", "1")
    (event,) = registry.events(document.id)
    assert (event.kind, event.label, event.on) == (EventKind.PUBLISHED_STATUS, "Còn hiệu lực", None)
    assert event.seen is not None
    (batch,) = registry.history()
    assert (batch.source_file, batch.by, len(batch.sha256 or "")) == ("a.csv", "test", 64)


def test_the_same_file_again_changes_nothing(registry: Registry, tmp_path: Path) -> None:
    load(registry, tmp_path, ROW)
    report = load(registry, tmp_path, ROW)
    assert (figures(report), report.batch, registry.counts().batches) == ((1, 0, 0, 1, 0), None, 1)


def test_two_sources_are_one_document_and_what_differs_is_reported(registry: Registry, tmp_path: Path) -> None:
    load(registry, tmp_path, ROW)
    other = (
        "Nghị định,118/2025/ND-CP,CHÍNH PHỦ,10/6/2025,Nghị định số 118/2025/NĐ-CP Về một cửa,,"
        "Hết hiệu lực toàn bộ,nguồn B,9\n"
    )
    report = load(registry, tmp_path, other, name="b.csv")
    assert figures(report) == (1, 0, 1, 0, 0)
    assert [(each.field, each.ours, each.theirs) for each in report.conflicts] == [
        ("issued_on", "2025-06-09", "2025-06-10")
    ]
    (document,) = registry.documents.all()
    assert str(document.issued_on) == "2025-06-09"
    first, second = registry.sources(document.id)
    assert (first.conflicts, json.loads(second.conflicts or "")) == (None, [["issued_on", "2025-06-09", "2025-06-10"]])
    assert [each.label for each in registry.events(document.id)] == ["Còn hiệu lực", "Hết hiệu lực toàn bộ"]


def test_a_source_fills_in_what_is_missing(registry: Registry, tmp_path: Path) -> None:
    load(registry, tmp_path, "Nghị định,118/2025/NĐ-CP,,,,,,nguồn A,1\n")
    load(registry, tmp_path, ROW, name="b.csv")
    (document,) = registry.documents.all()
    assert (document.title, document.issuer, str(document.issued_on)) == ("Về một cửa", "Chính phủ", "2025-06-09")
    registry.undo(2, "test")
    (document,) = registry.documents.all()
    assert (document.title, document.issued_on) == (None, None)


@pytest.mark.parametrize(
    ("first", "second", "documents"),
    [
        # Local numbers: one issuer and year, or apart.
        ("Quyết định,1/QĐ-UBND,UBND tỉnh Sơn La,2/1/2020,,,", "Quyết định,1/QĐ-UBND,UBND tỉnh Sơn La,2/1/2020,,,", 1),
        ("Quyết định,1/QĐ-UBND,UBND tỉnh Sơn La,2/1/2020,,,", "Quyết định,1/QĐ-UBND,UBND tỉnh Lai Châu,2/1/2020,,,", 2),
        ("Quyết định,1/QĐ-UBND,UBND tỉnh Sơn La,2/1/2020,,,", "Quyết định,1/QĐ-UBND,UBND tỉnh Sơn La,2/1/2021,,,", 2),
        ("Quyết định,1/QĐ-UBND,UBND tỉnh Sơn La,2/1/2020,,,", "Quyết định,1/QĐ-UBND,,2/1/2020,,,", 2),
        # A law and a resolution of one number are two; without a type nothing is said.
        ("Luật,94/2015/QH13,Quốc hội,25/11/2015,,,", "Nghị quyết,94/2015/QH13,Quốc hội,25/11/2015,,,", 2),
        ("Luật,94/2015/QH13,Quốc hội,25/11/2015,,,", "Luật,94/2015/QH13,Quốc hội,25/11/2015,,,", 1),
        ("Luật,94/2015/QH13,Quốc hội,25/11/2015,,,", ",94/2015/QH13,Quốc hội,25/11/2015,x,,", 2),
        # A joint circular, its issuers in another order.
        (
            "TTLT,2/2014/TTLT-BTC-BTP,Bộ Tài chính - Bộ Tư pháp,,,,",
            "TTLT,2/2014/TTLT-BTC-BTP,Bộ Tư pháp và Bộ Tài chính,,,,",
            1,
        ),
        # Without a year and a date nothing is said.
        ("Quyết định,6/QĐ-TTg,,,,,", "Quyết định,6/QĐ-TTg,,,x,,", 2),
    ],
)
def test_when_two_records_are_one_document(
    registry: Registry, tmp_path: Path, first: str, second: str, documents: int
) -> None:
    load(registry, tmp_path, f"{first},A,\n")
    report = load(registry, tmp_path, f"{second},B,\n", name="b.csv")
    assert registry.documents.count() == documents
    assert report.conflicts == []


def test_doubles_inside_one_file_are_joined_by_the_same_rule(registry: Registry, tmp_path: Path) -> None:
    report = load(registry, tmp_path, ROW + ROW.replace(",1\n", ",2\n") + ROW)
    assert figures(report) == (3, 1, 1, 1, 0)
    assert registry.documents.count() == 1


def test_an_id_that_comes_back_with_another_number_is_refused(registry: Registry, tmp_path: Path) -> None:
    load(registry, tmp_path, ROW)
    report = load(registry, tmp_path, ROW.replace("118/", "119/"), name="b.csv")
    assert [(each.reason, each.detail) for each in report.rejected] == [("id_of_another_document", "1")]


def test_bad_rows_are_listed_and_the_rest_is_imported(registry: Registry, tmp_path: Path) -> None:
    rows = (
        ROW
        + "Quyết định,2/QĐ-UBND,,31/02/2026,,,,A,2\n"
        + "Quyết định,,,,,,,A,\n"
        + "Quyết định,428,,,,,,A,4\n"
        + "Quyết định,3/QĐ-UBND,,,,,,A,5,thừa\n"
        + "Quyết định,428,,,có tên,,,A,6\n"
        + "Quyết định,428,UBND tỉnh Hà Nam,,có tên,,,A,7\n"
        + "Quyết định,,UBND tỉnh Hà Nam,,có tên,,,A,\n"
        + "Quyết định,Không số,UBND tỉnh Hà Nam,,không số có tên,,,A,\n"
        + "Hiến pháp,,Quốc hội,28/11/2013,Hiến pháp năm 2013,,,A,\n"
        + "Quyết định,ĐIỀU,UBND tỉnh Hà Nam,,có tên,,,A,\n"
    )
    report = load(registry, tmp_path, rows)
    assert [each.as_json() for each in report.rejected] == [
        {"row": 3, "reason": "bad_date", "detail": "31/02/2026"},
        {"row": 4, "reason": "no_number_no_title", "detail": ""},
        {"row": 5, "reason": "number_without_symbol", "detail": "428"},
        {"row": 6, "reason": "too_many_cells", "detail": "thừa"},
        {"row": 7, "reason": "number_without_symbol", "detail": "428"},
        {"row": 9, "reason": "no_number", "detail": "có tên"},
        {"row": 12, "reason": "not_a_number", "detail": "ĐIỀU"},
    ]
    assert figures(report) == (11, 4, 0, 0, 7)
    assert [(each.row, each.reason, each.detail) for each in report.warnings] == [(8, "number_not_read", "428")]
    assert [each.number for each in registry.documents.all()] == ["118/2025/NĐ-CP", "428", None, None]
    keys = {"read", "added", "updated", "unchanged", "rejected", "batch"}
    assert keys <= set(report.as_json())


def test_a_trial_keeps_nothing_and_reports_the_same(registry: Registry, tmp_path: Path) -> None:
    trial = load(registry, tmp_path, ROW, dry_run=True)
    assert (figures(trial), trial.batch, registry.counts().batches) == ((1, 1, 0, 0, 0), None, 0)
    assert figures(load(registry, tmp_path, ROW)) == figures(trial)


def test_a_file_that_breaks_in_the_middle_leaves_nothing(registry: Registry, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes((HEAD + ROW * 5000).encode() + b"\xff\xfe,,,\n")
    with pytest.raises(Exception, match="UTF-8"):
        import_file(registry, path, by="test")
    assert registry.counts().documents == 0


def test_columns_that_are_not_there(registry: Registry, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("tên,tuổi\na,1\n", encoding="utf-8")
    with pytest.raises(UnknownColumnsError):
        import_file(registry, path, by="test")
    with pytest.raises(MissingColumnsError):
        import_file(registry, path, by="test", mapping=find_mapping("x", ("so_ky_hieu",)))


def test_a_mapping_file_given_by_hand(registry: Registry, tmp_path: Path) -> None:
    mapping = tmp_path / "m.toml"
    mapping.write_text('columns = ["ký hiệu"]\n[fields]\nnumber = "{ký hiệu}"\n', encoding="utf-8")
    path = tmp_path / "a.csv"
    path.write_text("Ký hiệu\nLuật số 51/2024/QH15\n", encoding="utf-8")
    report = import_file(registry, path, by="test", mapping=mapping)
    assert (report.mapping, [each.number for each in registry.documents.all()]) == ("m", ["51/2024/QH15"])
    assert isinstance(find_mapping("x", ("so_ky_hieu",)), RowMapping)


def test_the_json_of_vbpl(registry: Registry, tmp_path: Path) -> None:
    record = {
        "id": 187193,
        "docNum": "249/2025/NĐ-CP",
        "docType": {"name": "Nghị định", "code": "ND"},
        "docAbs": "Quy định cơ chế",
        "issueDate": "2025-09-19T00:00:00",
        "effFrom": "2025-09-19",
        "effTo": "2026-09-19",
        "effStatus": {"code": "CHL", "name": None},
        "agencyName": "Chính phủ",
        "documentIssues": [{"personName": "A"}],
    }
    load(registry, tmp_path, json.dumps(record), name="a.jsonl")
    (document,) = registry.documents.all()
    assert (document.issuer, str(document.issued_on), document.title) == ("Chính phủ", "2025-09-19", "Quy định cơ chế")
    assert [(each.kind, each.label, str(each.on)) for each in registry.events(document.id)] == [
        (EventKind.EXPIRED, None, "2026-09-19"),
        (EventKind.PUBLISHED_STATUS, "CHL", "None"),
    ]
    assert registry.documents.by_source("vbpl:187193") == document


def test_a_history_with_an_action_that_is_not_known_is_rejected(registry: Registry, tmp_path: Path) -> None:
    record = {
        "url": "http://a", "loai": "Luật", "so_ky_hieu": "Không số", "tinh_trang": "Còn hiệu lực",
        "ngay_hieu_luc": "1990-01-01", "ngay_het_hieu_luc": None,
        "events": [["1990-01-01", "Văn bản có hiệu lực", "Không số"]],
    }  # fmt: skip
    strange = {**record, "url": "http://b", "events": [["1990-01-01", "Bay lên trời", "x"]]}
    full = {**record, "url": "http://c", "ngay_het_hieu_luc": "2000-01-01", "events": "không phải danh sách"}
    lines = "\n".join(json.dumps(each) for each in (full, record, strange, "một chuỗi"))
    report = load(registry, tmp_path, lines, name="a.jsonl")
    assert [(each.reason, each.detail) for each in report.rejected] == [
        ("unknown_event", "Bay lên trời"), ("unreadable", "một chuỗi")
    ]  # fmt: skip
    assert [document.number for document in registry.documents.all()] == [None, None]
    assert [each.kind for each in registry.events(2)] == [EventKind.EFFECTIVE, EventKind.PUBLISHED_STATUS]


def test_normative_words(registry: Registry, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("number,normative,title\n1/QĐ-UBND,có,a\n2/QĐ-UBND,không,b\n3/QĐ-UBND,có lẽ,c\n", encoding="utf-8")
    report = import_file(registry, path, by="test")
    assert [each.normative for each in registry.documents.all()] == [Normative.YES, Normative.NO]
    assert [each.reason for each in report.rejected] == ["bad_normative"]


def test_a_record_takes_the_place_of_a_stub(registry: Registry, tmp_path: Path) -> None:
    with registry.batch("stubs", "test") as batch:
        from vbqppl.validity import Document

        batch.add_document(Document(number="118/2025/NĐ-CP", known_by=KnownBy.CITATION))
    load(registry, tmp_path, ROW)
    (document,) = registry.documents.all()
    assert (document.known_by, document.title) == (KnownBy.RECORD, "Về một cửa")
    assert not list(journal.verify(registry.connection))


def test_progress_is_told(registry: Registry, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("number\n" + "".join(f"{n}/QĐ-UBND\n" for n in range(4500)), encoding="utf-8")
    told: list[int] = []
    import_file(registry, path, by="test", progress=told.append)
    assert told == [2000, 4000]
    assert registry.documents.count() == 4500
