from datetime import date

import pytest

from vbqppl.lists.cells import read_day, read_last_day


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
