"""The operative part of a decision: where it begins and ends, its paragraphs, what is quoted in it."""

import datetime as dt

import pytest

from tests.lists.prose_text import decision
from vbqppl.lists.operative import find_operative, mask_quotes


def words(text: str) -> list[str]:
    found = find_operative(text)
    assert found is not None
    return [paragraph.words for paragraph in found.paragraphs]


def test_only_the_articles_are_taken() -> None:
    found = find_operative(decision("Điều 1. Thứ nhất.\nĐiều 2. Thứ hai"))
    assert found is not None
    assert [paragraph.words for paragraph in found.paragraphs] == ["Thứ nhất.", "Thứ hai"]
    assert [paragraph.article for paragraph in found.paragraphs] == ["Điều 1", "Điều 2"]
    assert found.own is not None
    assert (found.own.number, found.own.type, found.issued_on) == (
        "12/2026/QĐ-UBND",
        "Quyết định",
        dt.date(2026, 3, 10),
    )
    assert "64/2025/QH15" in found.before
    assert [paragraph.line for paragraph in found.paragraphs] == [11, 12]


@pytest.mark.parametrize(
    "end",
    ["PHỤ LỤC I\nĐiều 1. Khác", "KT. CHỦ TỊCH\nPhó", "BỘ TRƯỞNG\nA", "QUY CHẾ\n(kèm theo)\nĐiều 1. Của quy chế"],
)
def test_what_stands_behind_the_last_article_is_not_read(end: str) -> None:
    assert words(decision(f"Điều 1. Một.\nĐiều 2. Hai.\n{end}\n"))[:2] == ["Một.", "Hai."]
    assert not [
        each for each in words(decision(f"Điều 1. Một.\nĐiều 2. Hai.\n{end}\n")) if "Khác" in each or "Của" in each
    ]


def test_wrapped_lines_are_one_paragraph_and_marks_open_new_ones() -> None:
    text = "**Điều\n1. Bãi bỏ các\nvăn bản sau:**\n\n1. Quyết định số\n1/2001/QĐ-UBND;\n\na) Một điểm\n- Một gạch\n"
    text += "Điều 2. Bãi bỏ Điều\n12.\n"
    found = find_operative(decision(text))
    assert found is not None
    assert [(each.words, each.level, each.above) for each in found.paragraphs] == [
        ("Bãi bỏ các văn bản sau:", 1.0, ()),
        ("Quyết định số 1/2001/QĐ-UBND;", 2.0, (0,)),
        ("Một điểm", 4.0, (0, 1)),
        ("Một gạch", 5.0, (0, 1, 2)),
        ("Bãi bỏ Điều 12.", 1.0, ()),
    ]


def test_a_bold_heading_ends_where_its_bold_ends() -> None:
    assert words(decision("**Điều 1. Bãi bỏ văn bản**\nBãi bỏ toàn bộ\nQuyết định.\n")) == [
        "Bãi bỏ văn bản",
        "Bãi bỏ toàn bộ Quyết định.",
    ]


def test_one_paragraph_a_line() -> None:
    long = "chữ " * 60
    text = (
        f"Điều 1. Một số văn bản\nThông tư số 1\n{long}\n1. Khoản\nMục II kèm theo\nChương II\nTÊN CHƯƠNG\nĐiều 2. Hai"
    )
    found = find_operative(decision(text))
    assert found is not None
    assert [each.level for each in found.paragraphs] == [1.0, 1.5, 1.5, 2.0, 2.5, 0.0, 0.5, 1.0]
    assert found.paragraphs[7].above == (5, 6)


def test_quotations_are_masked_place_for_place() -> None:
    text = 'a “b “c” d” e "g h" “không đóng'
    masked = mask_quotes(text)
    assert len(masked) == len(text)
    assert masked == "a ‹· ··· ·› e ‹· ·› “không đóng"


def test_articles_of_a_quotation_are_no_articles() -> None:
    assert len(words(decision("Điều 1. Sửa như sau:\n“Điều 5. Một.\nĐiều 6. Hai.”\nĐiều 2. Hai"))) == 2


@pytest.mark.parametrize(
    ("number", "heading"), [("3/KH-UBND", "KẾ HOẠCH"), ("5/VBHN-BTC", "QUYẾT ĐỊNH"), ("7/CT-CS", "CÔNG VĂN")]
)
def test_what_decides_nothing_has_no_articles(number: str, heading: str) -> None:
    assert words(decision("Điều 1. Bãi bỏ Quyết định số 1/2001/QĐ-UBND.", number=number, heading=heading)) == []


def test_texts_that_are_no_documents() -> None:
    assert find_operative("Quyết định số 1/2001/QĐ-UBND\nThông tư số 2/2001/TT-BTC") is None
    assert find_operative("Một đoạn văn. Điều 3. Không bắt đầu từ đầu.") is None
    plan = find_operative(decision("I. MỤC ĐÍCH\nKhông có điều nào", heading="KẾ HOẠCH", number="3/KH-UBND"))
    assert plan is not None
    assert plan.paragraphs == ()


def test_an_excerpt_has_articles_and_no_number() -> None:
    found = find_operative("Điều 1. Bãi bỏ Quyết định số 1/2001/QĐ-UBND.\nĐiều 2. Hai.")
    assert found is not None
    assert found.own is None
    assert len(found.paragraphs) == 2


def test_items_without_articles() -> None:
    assert words(decision("1. Bãi bỏ một.\n2. Hai.", heading="QUYẾT NGHỊ", number="4/NQ-HĐND")) == []
    assert words(decision("1. Bãi bỏ một.\n2. Hai.")) == ["Bãi bỏ một.", "Hai."]
