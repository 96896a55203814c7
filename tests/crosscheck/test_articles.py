"""Whether a text has a cited place: chapters, articles, clauses and points; gaps tell nothing."""

import pytest

from vbqppl.citation.provision import parse_provision
from vbqppl.crosscheck.articles import as_number, read_articles

TEXT = """Chương I
NHỮNG QUY ĐỊNH CHUNG
Điều 1. Phạm vi
1. Việc thứ nhất:
a) Một phần;
b) Phần kia.
2. Việc thứ hai.
Điều 2. Không có khoản
Chỉ có một đoạn.
Chương II
QUY ĐỊNH CỤ THỂ
Điều 3. Có khoản bị mất
1. Khoản một.
3. Khoản ba.
3a. Khoản thêm.
Điều 4. Cuối cùng
1. Một khoản.
"""
DECISION = """Điều 1. Ban hành kèm theo Quyết định này Quy chế.
Điều 2. Quyết định có hiệu lực.
QUY CHẾ
Điều 1. Phạm vi
Điều 2. Đối tượng
Điều 3. Nguyên tắc
"""


def has(text: str, place: str) -> bool | None:
    read = parse_provision(place)
    assert read is not None
    return read_articles(text).has(read)


@pytest.mark.parametrize(
    ("place", "there"),
    [
        ("Điều 1", True),
        ("Điều 5", False),
        ("Điều 1 khoản 2", True),
        ("Điều 1 khoản 3", False),
        ("Điều 1 khoản 1 điểm b", True),
        ("Điều 1 khoản 1 điểm c", False),
        ("Điều 1 khoản 2 điểm a", None),  # no điểm at all: the text may have lost them
        ("Điều 1 điểm a", None),
        ("Điều 2 khoản 1", None),
        ("Điều 3 khoản 2", None),  # a gap
        ("Điều 3 khoản 3a", True),
        ("Điều 4 khoản 1a", None),  # an amendment may have brought it
        ("Chương II", True),
        ("Chương 2", True),
        ("Chương III", False),
        ("Chương II Điều 3", True),
        ("Chương I Điều 3", False),
        ("Chương XYZ", None),
        ("Phụ lục I", None),
        ("Điều 1 đến Điều 9", None),
    ],
)
def test_a_place(place: str, *, there: bool | None) -> None:
    assert has(TEXT, place) is there


def test_a_place_of_the_regulation_may_be_cited_as_one_of_the_decision() -> None:
    assert has(DECISION, "Điều 3") is True
    assert has(DECISION, "Điều 4") is False
    assert has(DECISION, "Chương I") is None


def test_a_text_without_articles_tells_nothing() -> None:
    assert has("Một đoạn văn.", "Điều 1") is None
    assert has("Điều 2. Bắt đầu giữa chừng\nĐiều 4. Rồi mất\n", "Điều 3") is None


@pytest.mark.parametrize(("label", "number"), [("IV", 4), ("xix", 19), ("12", 12), ("thứ nhất", None), ("", None)])
def test_numbers_of_chapters(label: str, number: int | None) -> None:
    assert as_number(label) == number
