from collections import Counter
from datetime import date

import pytest

from tests.starter.starter import COLUMNS, HOW, Row, by_key, day, rows
from vbqppl.citation import parse_number
from vbqppl.reference.kinds import type_by_name
from vbqppl.text import nfc

DOCUMENTS = rows("documents")


def test_there_are_enough_documents_and_their_keys_are_unique() -> None:
    assert len(DOCUMENTS) >= 120
    assert [key for key, count in Counter(row["key"] for row in DOCUMENTS).items() if count > 1] == []


def test_columns_are_those_of_the_readme() -> None:
    assert {tuple(row) for row in DOCUMENTS} == {tuple(COLUMNS["documents"])}


@pytest.mark.parametrize("column", ["key", "type", "number", "issuer", "source", "seen"])
def test_every_row_says_what_it_is_and_where_it_was_read(column: str) -> None:
    assert [row["key"] for row in DOCUMENTS if not row[column].strip()] == []


def test_every_row_says_how_it_is_known() -> None:
    assert {row["how"] for row in DOCUMENTS} <= HOW


def test_cells_are_nfc_and_trimmed() -> None:
    assert [cell for row in DOCUMENTS for cell in row.values() if cell != nfc(cell).strip()] == []


def test_dates_are_ordered() -> None:
    for row in DOCUMENTS:
        issued, effective, end = (day(row[name]) for name in ("issued_on", "effective_on", "declared_end"))
        if issued and effective and effective < issued:
            assert "có hiệu lực trước ngày ban hành" in row["source"], row["key"]
        if effective and end:
            assert effective < end, row["key"]
        assert issued is None or date(1945, 9, 2) <= issued <= (day(row["seen"]) or issued), row["key"]


def test_numbers_parse_and_their_year_is_the_year_of_issue() -> None:
    for row in DOCUMENTS:
        number = parse_number(row["number"])
        assert number is not None, row["number"]
        issued = day(row["issued_on"])
        if number.year and issued:
            assert number.year == issued.year, row["key"]


def test_types_are_those_of_the_reference_data() -> None:
    assert [row["key"] for row in DOCUMENTS if type_by_name(row["type"]) is None] == []


def test_normative_is_yes_no_or_unknown_and_follows_the_type() -> None:
    always = {"Luật", "Nghị định", "Thông tư"}
    for row in DOCUMENTS:
        assert row["normative"] in {"yes", "no", ""}, row["key"]
        if row["type"] in always:
            assert row["normative"] == "yes", row["key"]
        if row["type"] in {"Công văn", "Báo cáo", "Tờ trình", "Văn bản hợp nhất", "Kết luận"}:
            assert row["normative"] == "no", row["key"]


def test_no_document_stands_twice() -> None:
    def identity(row: Row) -> tuple[str, ...]:
        return row["type"], row["number"], row["issuer"], row["issued_on"]

    assert [same for same, count in Counter(map(identity, DOCUMENTS)).items() if count > 1] == []


@pytest.mark.parametrize(
    ("number", "count"),
    [
        ("87/2025/QĐ-UBND", 2),
        ("98/2025/QĐ-UBND", 2),
        ("33/2022/QĐ-UBND", 2),
        ("1628/QĐ-UBND", 2),
        ("94/2015/QH13", 2),
        ("11/NQ-CP", 3),
        ("71/NQ-CP", 2),
        ("06/QĐ-TTg", 2),
        ("03/VBHN-BNV", 2),
    ],
)
def test_one_number_can_be_several_documents(number: str, count: int) -> None:
    found = [row for row in DOCUMENTS if row["number"] == number]
    assert len(found) == count
    assert len({(row["type"], row["issuer"], row["issued_on"]) for row in found}) == count


def test_local_normative_documents_have_a_territory() -> None:
    for row in DOCUMENTS:
        local = row["issuer"].startswith(("Ủy ban nhân dân", "Hội đồng nhân dân", "Chủ tịch Ủy ban nhân dân"))
        if local and row["normative"] == "yes":
            assert row["territory"], row["key"]
        if not local:
            assert not row["territory"], row["key"]


def test_what_sources_contradict_stays_empty() -> None:
    row = by_key()["qd-ubnd-ag-78-2017"]
    assert row["issued_on"] == ""
    assert "khác nhau" in row["source"]
