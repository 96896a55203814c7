import pytest

from vbqppl.citation import Provision
from vbqppl.validity import parse_place
from vbqppl.validity.outline import Outline, read_outline

TEXT = """
CHƯƠNG I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi
1. Khoản một:
a) Điểm a;
đ) Điểm đ.
2. Khoản hai.
Điều 2. Sửa đổi
1. Sửa đổi Điều 9 như sau: “Điều 9. Đối tượng
1. Trong lời trích.
3. Cũng vậy.”
Chương II
Mục 1
Điều 3. Hiệu lực
Điều 1. Của quy định kèm theo
Điều 20a. Thêm
"""


@pytest.fixture(name="outline")
def _outline() -> Outline:
    return read_outline(TEXT)


def place(text: str) -> Provision:
    found = parse_place(text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Điều 1", True),
        ("Điều 1 khoản 1 điểm đ", True),
        ("Điều 1 khoản 3", False),
        ("Điều 2 khoản 3", False),
        ("Điều 9", False),
        ("Chương II Điều 3", True),
        ("Điều 20a", False),
        ("Điều 20a (kèm theo)", True),
        ("Phụ lục I", None),
        ("Điều 1 đến Điều 3", None),
        ("Điều 1 điểm a", None),
        ("Chương II", None),
    ],
)
def test_which_places_a_text_has(outline: Outline, text: str, expected: object) -> None:
    assert outline.has(place(text)) is expected


def test_where_an_article_stands(outline: Outline) -> None:
    assert str(outline.locate(place("Điều 3 khoản 1"))) == "Chương II Mục 1 Điều 3 khoản 1"
    assert str(outline.locate(place("Chương I Điều 1"))) == "Chương I Điều 1"
    assert str(outline.locate(place("Phụ lục I"))) == "Phụ lục I"
