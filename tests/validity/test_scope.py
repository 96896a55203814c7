import pytest

from tests.validity.build import scope
from vbqppl.validity import WHOLE, Overlap, Scope, parse_place, parse_scope


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("", ""),
        ("toàn bộ", ""),
        ("khoản 2 Điều 7", "Điều 7 khoản 2"),
        ("khoản 2, khoản 3 Điều 7", "Điều 7 khoản 2; Điều 7 khoản 3"),
        ("Điều 5, Điều 6 và Điều 9", "Điều 5; Điều 6; Điều 9"),
        ("từ Điều 5 đến hết Điều 9", "Điều 5 đến Điều 9"),
        ("điểm a khoản 3 Điều 1; Chương IV", "Điều 1 khoản 3 điểm a; Chương IV"),
        ("toàn bộ, trừ Điều 2", "trừ Điều 2"),
        ("trừ Điều 3; Điều 4", "trừ Điều 3; Điều 4"),
        ("Điều 5 (kèm theo)", "Điều 5 (kèm theo)"),
        ("Phụ lục I và Phụ lục II", "Phụ lục I; Phụ lục II"),
    ],
)
def test_scopes_are_read_and_written(text: str, written: str) -> None:
    found = scope(text)
    assert str(found) == written
    assert parse_scope(written) == found


@pytest.mark.parametrize(
    "text", ["cụm từ “a” tại Điều 7", "12 điều", "một phần", "Thủ tục số 5 tại Điều 7", "trừ", ";"]
)
def test_words_that_are_not_understood_are_not_read_in_part(text: str) -> None:
    assert parse_scope(text) is None


def test_a_scope_that_cannot_be_read_is_kept_and_touches_an_unknown_part() -> None:
    place = parse_place("Điều 7")
    assert place is not None
    kept = Scope.unreadable("phần III bảng giá")
    assert (str(kept), kept.is_whole, kept.overlap(place)) == ("phần III bảng giá", False, Overlap.UNKNOWN)


@pytest.mark.parametrize(
    ("of", "place", "expected"),
    [
        ("", "Điều 7", "covers"),
        ("Điều 7", "Điều 7 khoản 2", "covers"),
        ("Điều 7 khoản 2", "Điều 7", "part"),
        ("Điều 7", "Điều 8", "none"),
        ("Chương II Điều 7", "Điều 7", "covers"),
        ("Điều 5 đến Điều 9", "Điều 7 khoản 1", "covers"),
        ("Điều 5 đến Điều 9", "Điều 8 đến Điều 12", "part"),
        ("Điều 5 đến Điều 9", "Điều 10 đến Điều 12", "none"),
        ("Chương III", "Điều 20", "unknown"),
        ("Chương III", "Chương III Điều 20", "covers"),
        ("Chương III", "Chương II Điều 20", "none"),
        ("Điều 20", "Chương III", "unknown"),
        ("trừ Điều 3", "Điều 3 khoản 1", "none"),
        ("trừ Điều 3 khoản 1", "Điều 3", "part"),
        ("trừ Điều 3", "Điều 4", "covers"),
        ("trừ Chương III", "Điều 20", "unknown"),
        ("Điều 5 (kèm theo)", "Điều 5", "none"),
        ("Phụ lục I", "Điều 5", "none"),
    ],
)
def test_how_a_scope_stands_to_a_place(of: str, place: str, expected: str) -> None:
    found = parse_place(place)
    assert found is not None
    assert str(scope(of).overlap(found)) == expected


def test_the_whole_has_no_provisions() -> None:
    assert WHOLE.is_whole
    assert not scope("trừ Điều 2").is_whole
    assert parse_place("Điều 1, Điều 2") is None
