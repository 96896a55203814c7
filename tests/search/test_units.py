import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbqppl.search.units import LONG_ARTICLE, LONGEST_UNIT, MOST_UNITS, heading_of, split


def places(text: str) -> list[str]:
    return [
        ("*" if unit.provision and unit.provision.attached else "") + str(unit.provision or "") for unit in split(text)
    ]


def test_articles_start_units() -> None:
    text = "Căn cứ luật;\nChương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\nnội dung\nĐiều 2. Đối tượng\nĐiều 2 của Luật này"
    assert places(text) == ["", "Điều 1", "Điều 2"]
    units = list(split(text))
    assert text[units[1].start : units[1].end].startswith("Chương I")


@pytest.mark.parametrize(
    "head", ["**Điều 1.** Phạm vi", "## Điều 1: Phạm vi", "ĐIỀU 1. Phạm vi", "| Điều 1.", "Điều 1"]
)
def test_marks_of_other_formats(head: str) -> None:
    assert places(f"đầu\n{head}\nthân") == ["", "Điều 1"]


def test_a_text_that_starts_with_an_article_has_no_empty_unit() -> None:
    text = "\n Điều 5. a\nĐiều 6. b"
    assert places(text) == ["Điều 5", "Điều 6"]
    assert next(iter(split(text))).start == 0


def test_quoted_articles_and_mentions_start_none() -> None:
    text = "Điều 1. Sửa đổi\n“Điều 15. Thẩm quyền\nĐiều 15 quy định\nĐiều 40. xa\nĐiều 2. Hiệu lực"
    assert places(text) == ["Điều 1", "Điều 2"]


def test_articles_that_start_again_are_attached() -> None:
    assert places("Điều 1. a\nĐiều 2. b\nQUY CHẾ\nĐiều 1. c\nPHỤ LỤC II\nbiểu") == [
        "Điều 1", "Điều 2", "*Điều 1", "*Phụ lục II",
    ]  # fmt: skip


def test_a_long_article_is_cut_at_its_clauses() -> None:
    clause = "nội dung dài " * (LONG_ARTICLE // 20)
    assert places(f"Điều 7. Tên\n1. {clause}\n2. {clause}\n2a. {clause}\n5. {clause}") == [
        "Điều 7", "Điều 7 khoản 1", "Điều 7 khoản 2", "Điều 7 khoản 2a",
    ]  # fmt: skip


@given(st.text(alphabet='Điều 12.\nChương Ikhoản"PHỤ LỤC', max_size=300))
def test_the_units_are_the_whole_text(text: str) -> None:
    units = list(split(text))
    assert "".join(text[unit.start : unit.end] for unit in units) == text
    assert [unit.ordinal for unit in units] == list(range(len(units)))


@pytest.mark.parametrize("filler", ["a", "từ ngữ ", "dòng\n"])
def test_long_text_without_structure_is_cut(filler: str) -> None:
    text = filler * (3 * LONGEST_UNIT // len(filler))
    units = list(split(text))
    assert "".join(text[unit.start : unit.end] for unit in units) == text
    assert max(unit.end - unit.start for unit in units) <= LONGEST_UNIT


def test_no_more_units_than_ids() -> None:
    units = list(split("Điều 1. x\n" * (MOST_UNITS + 500)))
    assert len(units) == MOST_UNITS + 1
    assert units[-1].end == len("Điều 1. x\n") * (MOST_UNITS + 500)


def test_headings() -> None:
    assert heading_of("\nĐiều 5. Thẩm quyền thu hồi đất\nthân") == "Điều 5. Thẩm quyền thu hồi đất"
    assert heading_of("1. Khoản một") == ""
    assert heading_of("Điều 5. " + "dài " * 100) == ""
