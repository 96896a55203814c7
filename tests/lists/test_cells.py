from datetime import date

import pytest

from vbqppl.citation import parse_provision
from vbqppl.lists.cells import read_day, read_last_day, read_scope, scope_words
from vbqppl.validity import WHOLE, Scope
from vbqppl.validity.scope import parse_scope


@pytest.mark.parametrize(
    ("cell", "resumes", "last"),
    [
        ("đến hết ngày 15/4/2026", False, date(2026, 4, 15)),
        ("15/4/2026", False, date(2026, 4, 15)),
        ("Đến ngày 31 tháng 12 năm 2026", False, date(2026, 12, 31)),
        ("16/4/2026", True, date(2026, 4, 15)),
        ("", False, None),
        ("đến khi có văn bản thay thế", False, None),
    ],
)
def test_the_last_day_of_a_term(cell: str, resumes: bool, last: date | None) -> None:  # noqa: FBT001
    assert read_last_day(cell, resumes=resumes).day == last


def test_a_last_day_that_the_calendar_lacks_is_said() -> None:
    assert read_last_day("31/02/2026", resumes=False).wrong == "31/02/2026"


def test_an_expiry_after_a_last_day_works_from_the_day_after() -> None:
    assert read_day("đến hết ngày 31/12/2025").day == date(2026, 1, 1)


PLACES = tuple(
    place
    for words in ("Điều 7 khoản 2", "Điều 9", "Điều 10 khoản 1 điểm a", "Phụ lục II", "Phụ lục III mẫu số 01")
    if (place := parse_provision(words)) is not None
)


@pytest.mark.parametrize("scope", [Scope(PLACES), Scope(PLACES[:1]), Scope(PLACES, excluded=True), WHOLE])
def test_a_part_is_written_smallest_first_and_read_back(scope: Scope) -> None:
    assert read_scope(scope_words(scope) or "toàn bộ") == scope


def test_how_a_part_is_written() -> None:
    assert scope_words(Scope(PLACES[:3])) == "khoản 2 Điều 7; Điều 9; điểm a khoản 1 Điều 10"
    assert scope_words(Scope(PLACES[:1], excluded=True)) == "trừ khoản 2 Điều 7"
    assert scope_words(Scope.unreadable("một số nội dung")) == "một số nội dung"
    attached = parse_scope("Điều 5 khoản 1 (kèm theo); Điều 6 (kèm theo)")
    assert attached is not None
    assert scope_words(attached) == "khoản 1 Điều 5 (kèm theo); Điều 6 (kèm theo)"
    assert read_scope(scope_words(attached)) == attached
