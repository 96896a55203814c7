"""Places inside a document."""

import pytest

from vbqppl.citation import Provision, Step, parse_provision


@pytest.mark.parametrize(
    "text",
    [
        "Điều 7",
        "Điều 7 khoản 2",
        "Điều 7 khoản 2 điểm a",
        "Chương III Mục 2",
        "Phụ lục",
        "Phụ lục II",
        "Điều 5 đến Điều 9",
    ],
)
def test_is_read_as_it_is_written(text: str) -> None:
    assert str(parse_provision(text)) == text


@pytest.mark.parametrize("text", ["", "Nghị định", "7"])
def test_no_provision(text: str) -> None:
    assert parse_provision(text) is None


def test_a_short_range_has_both_ends() -> None:
    assert parse_provision("Điều 5 đến 9") == Provision((Step("Điều", "5", "9"),))


@pytest.mark.parametrize(
    ("large", "small", "covers"),
    [
        ("Điều 7", "Điều 7", True),
        ("Điều 7", "Điều 7 khoản 2", True),
        ("Điều 7 khoản 2", "Điều 7", False),
        ("Điều 7", "Điều 8", False),
        ("Điều 7", "Chương 7", False),
        ("Điều 5 đến Điều 9", "Điều 6 khoản 1", True),
        ("Điều 5 đến Điều 9", "Điều 10", False),
        ("Điều 5 đến Điều 9", "Điều 6 đến Điều 7", True),
        ("Điều 7", "Điều 7 đến Điều 8", False),
        ("Điều 5 đến Điều 9", "Điều 5a", True),
        ("Chương I đến Chương III", "Chương I", True),
    ],
)
def test_covers(large: str, small: str, covers: bool) -> None:  # noqa: FBT001
    outer, inner = parse_provision(large), parse_provision(small)
    assert outer is not None
    assert inner is not None
    assert outer.covers(inner) is covers


def test_the_attached_regulation_is_another_document_than_the_decision() -> None:
    assert not Provision((Step("Điều", "5"),)).covers(Provision((Step("Điều", "5"),), attached=True))
