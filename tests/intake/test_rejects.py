"""Rows that are no documents are rejected, odd ones are named; nothing is dropped in silence."""

from pathlib import Path

import pytest

from tests.intake.test_documents import HEAD, load
from vbqppl.registry import Registry
from vbqppl.validity import EventKind

GOOD = {
    "Loại văn bản": "Nghị định",
    "Số ký hiệu": "118/2025/NĐ-CP",
    "Cơ quan ban hành": "Chính phủ",
    "Ngày ban hành": "09/6/2025",
    "Trích yếu": "Về một cửa",
}


def row(**changed: str) -> str:
    cells = GOOD | {name.replace("_", " "): words for name, words in changed.items()}
    return ",".join('"' + cells.get(name, "").replace('"', '""') + '"' for name in HEAD.strip().split(",")) + "\n"


@pytest.mark.parametrize(
    ("changed", "reason", "detail"),
    [
        ({"Số_ký_hiệu": '=HYPERLINK("http://x";"1/QĐ-UBND")'}, "formula", '=HYPERLINK("http://x";"1/QĐ-UBND")'),
        ({"Trích_yếu": "=1+1"}, "formula", "=1+1"),
        ({"Cơ_quan_ban_hành": "@SUM(A1)"}, "formula", "@SUM(A1)"),
        ({"Trích_yếu": "+CMD(1)"}, "formula", "+CMD(1)"),
        ({"Số_ký_hiệu": "1/" + "A" * 300}, "number_too_long", "1/" + "A" * 58 + "…"),
        ({"Loại_văn_bản": "B" * 201}, "type_too_long", "B" * 60 + "…"),
        ({"Trích_yếu": "C" * 20_001}, "title_too_long", "C" * 60 + "…"),
        ({"Cơ_quan_ban_hành": "D" * 2_001}, "too_long", "D" * 60 + "…"),
        ({"Số_ký_hiệu": "không rõ"}, "not_a_number", "không rõ"),
        ({"Số_ký_hiệu": "428", "Cơ_quan_ban_hành": ""}, "number_without_symbol", "428"),
        ({"Số_ký_hiệu": "428", "Trích_yếu": ""}, "number_without_symbol", "428"),
        ({"Số_ký_hiệu": ""}, "no_number", "Về một cửa"),
        ({"Số_ký_hiệu": "", "Trích_yếu": ""}, "no_number_no_title", ""),
    ],
)
def test_rejected(registry: Registry, tmp_path: Path, changed: dict[str, str], reason: str, detail: str) -> None:
    report = load(registry, tmp_path, row(**changed))
    assert [(each.row, each.reason, each.detail) for each in report.rejected] == [(2, reason, detail)]
    assert registry.documents.count() == 0


@pytest.mark.parametrize(
    "changed",
    [
        {"Trích_yếu": "- Về việc thu phí"},
        {"Trích_yếu": "+ Về việc thu phí (đợt 2)"},
        {"Số_ký_hiệu": "Không số"},
        {"Số_ký_hiệu": "", "id": "7"},
        {"Số_ký_hiệu": "428"},
        {"Trích_yếu": "C" * 20_000},
    ],
)
def test_taken(registry: Registry, tmp_path: Path, changed: dict[str, str]) -> None:
    report = load(registry, tmp_path, row(**changed))
    assert (report.rejected, report.added) == ([], 1)


def test_a_status_that_nobody_knows_is_kept_and_named(registry: Registry, tmp_path: Path) -> None:
    report = load(registry, tmp_path, row(Tình_trạng="Đang bay"))
    assert [(each.row, each.reason, each.detail) for each in report.warnings] == [(2, "unknown_label", "Đang bay")]
    assert report.as_json()["warnings"] == [{"row": 2, "reason": "unknown_label", "detail": "Đang bay"}]
    (event,) = registry.events(1)
    assert (event.kind, event.label) == (EventKind.PUBLISHED_STATUS, "Đang bay")
    (document,) = registry.documents.all()
    assert not document.followed  # silence beside words that nobody knows is no force


def test_twins_join_where_one_names_no_issuer(registry: Registry, tmp_path: Path) -> None:
    long = "Về việc tăng cường quản lý đất đai"
    load(registry, tmp_path, row(Số_ký_hiệu="37/UBND-VX", Cơ_quan_ban_hành="", Trích_yếu=long, Nguồn="A", id="1"))
    again = row(Số_ký_hiệu="37/UBND-VX", Cơ_quan_ban_hành="UBND tỉnh Hà Nam", Trích_yếu=long, Nguồn="B", id="2")
    report = load(registry, tmp_path, again, name="b.csv")
    assert (report.added, report.updated) == (0, 1)
    (document,) = registry.documents.all()
    assert document.issuer == "UBND tỉnh Hà Nam"
    assert [each.source for each in registry.sources(document.id)] == ["A", "B"]
    other = row(Số_ký_hiệu="37/UBND-VX", Cơ_quan_ban_hành="UBND tỉnh Nam Định", Trích_yếu=long, Nguồn="B", id="3")
    assert load(registry, tmp_path, other, name="c.csv").added == 1
    short = row(Số_ký_hiệu="38/UBND-VX", Cơ_quan_ban_hành="", Trích_yếu="Về đất", Nguồn="A", id="4")
    assert load(registry, tmp_path, short + short.replace('"4"', '"5"'), name="d.csv").added == 2


def test_one_source_that_follows_is_enough(registry: Registry, tmp_path: Path) -> None:
    silent = '{"item_id": "1", "so_ky_hieu": "118/2025/NĐ-CP", "loai": "Nghị định", "trich_yeu": "Về một cửa", '
    silent += '"ngay_ban_hanh": "09/06/2025", "co_quan": "Chính phủ", "ngay_hieu_luc": "01/07/2025", "n_cites": 1}\n'
    assert load(registry, tmp_path, silent, name="a.jsonl").mapping == "phapdien_docs"
    assert [each.followed for each in registry.documents.all()] == [False]
    assert load(registry, tmp_path, row(), name="b.csv").updated == 1
    assert [each.followed for each in registry.documents.all()] == [True]
    assert load(registry, tmp_path, silent.replace("một cửa", "hai cửa"), name="c.jsonl").updated == 1
    assert [each.followed for each in registry.documents.all()] == [True]


@pytest.mark.parametrize(
    ("told", "followed"),
    [('"tinh_trang": ""', False), ('"tinh_trang": "Đã biết"', False), ('"tinh_trang": "Còn hiệu lực"', True),
     ('"tinh_trang": "", "ngay_het_hieu_luc": "2026-01-01"', True)],
)  # fmt: skip
def test_followed_where_the_row_tells_a_status(
    registry: Registry,
    tmp_path: Path,
    told: str,
    followed: bool,  # noqa: FBT001 - a table of cases
) -> None:
    line = '{"source": "s", "so_ky_hieu": "1/2020/TT-BTC", "loai": "Thông tư", "ngay_ban_hanh": "2020-01-02", '
    line += '"trich_yeu": "x", "item_id": "1", ' + told + "}\n"
    assert load(registry, tmp_path, line, name="a.jsonl").mapping == "unified_meta"
    assert [each.followed for each in registry.documents.all()] == [followed]
