"""What a typed line says, field by field."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbqppl.citation.model import Mention, MentionKind
from vbqppl.resolve.query import read_query


def test_every_field_of_a_whole_citation_is_read() -> None:
    query = read_query(
        "Quyết định số 428/QĐ-UBND ngày 30/01/2026 của UBND thành phố Hải Phòng về việc phê duyệt kế hoạch năm 2026"
    )
    assert (query.ordinal, query.year, query.symbol, query.type) == ("428", None, "QD-UBND", "Quyết định")
    assert (query.date, query.issuer) == (dt.date(2026, 1, 30), "UBND thành phố Hải Phòng")
    assert query.title == "phe duyet ke hoach nam 2026"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("118/2025/NĐ-CP ngày 09/6/2025", dt.date(2025, 6, 9)),
        ("118/2025/NĐ-CP ngày 9-6-2025", dt.date(2025, 6, 9)),
        ("118/2025/NĐ-CP, 09.06.2025", dt.date(2025, 6, 9)),
        ("118/2025/NĐ-CP ngày 09 tháng 6 năm 2025", dt.date(2025, 6, 9)),
        ("118/2025/NĐ-CP 2025-06-09", dt.date(2025, 6, 9)),
        ("Nghị định ngày 09/6/2025 số 118/2025/NĐ-CP", dt.date(2025, 6, 9)),
        ("118/2025/NĐ-CP có hiệu lực thi hành kể từ ngày 01/7/2025", None),
        ("118/2025/NĐ-CP áp dụng từ ngày 01/7/2025", None),
        ("118/2025/NĐ-CP ngày 31/02/2025", None),
        ("12/2020/NĐ-CP sửa đổi Nghị định số 10/2010/NĐ-CP ngày 05/6/2010", None),
    ],
)
def test_the_date_is_that_of_issue(text: str, day: dt.date | None) -> None:
    assert read_query(text).date == day


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("428/QĐ-UBND năm 2025", 2025),
        ("428/QĐ-UBND tháng 3/2025", 2025),
        ("428/QĐ-UBND của UBND tỉnh Sơn La năm 2025", 2025),
        ("428/QĐ-UBND về kế hoạch cải cách hành chính năm 2026", None),
    ],
)
def test_a_year_of_issue_is_told_from_one_in_the_title(text: str, year: int | None) -> None:
    assert read_query(text).issued_year == year


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("01/2017/TT-BTC của Bộ Tài chính hướng dẫn chế độ tài chính", "Bộ Tài chính"),
        ("02/2012/TTLT-BNV-BTC của Bộ Nội vụ, Bộ Tài chính ngày 16/5/2012", "Bộ Nội vụ, Bộ Tài chính"),
        ("01/2017/TT-BKHĐT ngày 03/01/2017 của Bộ Kế hoạch và Đầu tư ngày", "Bộ Kế hoạch và Đầu tư"),
        ("UBND tỉnh Sơn La 1182/QĐ-UBND", "UBND tỉnh Sơn La"),
        ("11/2018/QĐ-UBND của Uỷ ban nhân dân tỉnh Kiên Giang về việc", "Uỷ ban nhân dân tỉnh Kiên Giang"),
        ("428/QĐ-UBND của ubnd tinh son la", "ubnd tinh son la"),
        ("Công văn số 12/SYT-VP về việc đăng ký đề án vào chương trình công tác của Chính phủ", None),
    ],
)
def test_the_issuer_is_the_documents_own(text: str, issuer: str | None) -> None:
    assert read_query(text).issuer == issuer


def test_a_place_outside_the_reference_data_stays_a_place() -> None:
    query = read_query("1/2022/QĐ-UBND của UBND tỉnh Vung Tau về việc tiêu chí")
    assert query.office is not None
    assert query.office.place == "vung tau"


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết sửa đổi Bảng giá đất ban hành kèm theo Nghị quyết số 16/2025/NQ-HĐND ngày 30/12/2025",
        "Quyết định bãi bỏ Quyết định số 27/2018/QĐ-UBND ngày 30/7/2018 của UBND tỉnh An Giang",
    ],
)
def test_a_number_in_the_title_is_another_documents(text: str) -> None:
    query = read_query(text)
    assert query.ordinal is None
    assert query.title is not None


def test_a_law_has_its_name_before_or_behind_the_number() -> None:
    assert read_query("Luật Thanh niên số 57/2020/QH14").title == "thanh nien"
    assert read_query("(Điều 1 Luật số 57/2020/QH14 Luật Thanh niên ngày 16/06/2020 của Quốc hội)").title == (
        "luat thanh nien"
    )


def test_a_number_that_cannot_be_read_is_remembered() -> None:
    assert read_query("Luật số 29/2O0 4/QH11 về an ninh").unread
    assert not read_query("Luật An ninh quốc gia").unread


def test_a_mention_is_taken_field_by_field() -> None:
    mention = Mention(
        MentionKind.FULL, 0, 14, "118/2025/NĐ-CP", "118/2025/NĐ-CP", "Nghị định", "Về một cửa",
        dt.date(2025, 6, 9), "Chính phủ",
    )  # fmt: skip
    query = read_query(mention)
    assert (query.key, query.type, query.title, query.date) == (
        "118/2025/ND-CP", "Nghị định", "ve mot cua", dt.date(2025, 6, 9),
    )  # fmt: skip
    named = read_query(Mention(MentionKind.NAME, 0, 20, "Luật Đất đai năm 2024", title="Luật Đất đai năm 2024"))
    assert (named.type, named.title, named.issued_year) == ("Luật", "dat dai", 2024)


@given(st.text(max_size=300))
def test_any_line_is_read_without_raising(text: str) -> None:
    assert read_query(text).text == text
