"""Regimes of the law: the rule of the day."""

from datetime import date

import pytest

from vbqppl import reference
from vbqppl.reference import rules_of_law


@pytest.mark.parametrize(
    ("on", "level", "expected"),
    [
        (date(2003, 1, 1), "central", "falls_unless_kept"),
        (date(2012, 1, 1), "central", "stays"),
        (date(2012, 1, 1), "province", "falls"),
        (date(2016, 7, 1), "central", "falls"),
        (date(2025, 3, 31), "province", "falls"),
        (date(2025, 4, 1), "province", "continues_if_not_contrary"),
        (date(1990, 1, 1), "central", None),
    ],
)
def test_what_falls_with_its_parent(on: date, level: str, expected: str | None) -> None:
    found = reference.regime("child", on, level)
    assert (found.value if found else None) == expected


@pytest.mark.parametrize(
    ("on", "level", "expected"),
    [
        (date(2018, 1, 1), "central", "45"),
        (date(2018, 1, 1), "district", "7"),
        (date(2025, 5, 1), "commune", "10"),
        (date(2026, 1, 1), "district", None),
    ],
)
def test_minimum_days_before_effect(on: date, level: str, expected: str | None) -> None:
    found = reference.regime("minimum_days", on, level)
    assert (found.value if found else None) == expected


def test_the_last_day_of_district_documents_is_not_verified() -> None:
    found = reference.regime("district_last_day", date(2026, 1, 1), "district")
    assert found is not None
    assert date.fromisoformat(found.value) == date(2027, 2, 28)
    assert found.basis == "chưa kiểm chứng"
    assert reference.regime("district_last_day", date(2026, 1, 1), "province") is None


def test_without_a_level_every_level_counts_and_several_are_none() -> None:
    assert reference.regime("minimum_days", date(2018, 1, 1)) is None
    assert len([each for each in reference.regimes(date(2018, 1, 1)) if each.rule == "minimum_days"]) == 4


def test_a_row_without_a_first_day_is_refused() -> None:
    with pytest.raises(ValueError, match="ngày"):
        rules_of_law._build({"from": ""})
