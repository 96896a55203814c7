"""A published status: from its own day where it has one, else as of its reading only, and no day of reading told."""

import pytest

from tests.validity.build import RULES, day, document, event
from vbqppl.validity import Event, Status, StatusCode, parse_place, status

PARTLY = event("published_status", "2014-01-01", label="Hết hiệu lực một phần", seen="2026-11-23")
STARTED = document(effective="2013-01-01", issued="2012-06-18")


def on(when: str, *events: Event, place: str | None = None) -> Status:
    asked = parse_place(place) if place else None
    return status(STARTED, events, as_of=day(when), provision=asked, rules=RULES)


def test_a_published_status_with_a_day_counts_from_that_day() -> None:
    before, after, today = (on(when, PARTLY) for when in ("2013-12-31", "2020-06-01", "2026-11-23"))
    assert (before.code, before.until) == (StatusCode.IN_FORCE, day("2013-12-31"))
    assert (after.code, after.since, after.until) == (StatusCode.PARTLY_EXPIRED, day("2014-01-01"), None)
    assert today == after


@pytest.mark.parametrize("label", ["Hết hiệu lực toàn bộ", "Hết hiệu lực một phần", "Ngưng hiệu lực"])
def test_the_day_of_reading_is_never_a_first_or_a_last_day(label: str) -> None:
    told = event("published_status", label=label, seen="2026-11-23")
    for when in ("2020-06-01", "2026-11-22", "2026-11-23", "2027-01-01"):
        found = on(when, told)
        assert day("2026-11-22") not in {found.since, found.until}
        assert day("2026-11-23") not in {found.since, found.until}


def test_an_ending_of_a_part_without_a_day_leaves_the_time_before_open() -> None:
    told = event("published_status", label="Hết hiệu lực một phần", seen="2026-11-23")
    assert (on("2020-06-01", told).code, on("2026-11-23", told).code) == ("unknown", "partly_expired")
    amended = event("amended", "2022-01-01", "Điều 2")
    assert on("2020-06-01", told, amended).code is StatusCode.IN_FORCE


def test_what_was_told_for_the_very_day_stands() -> None:
    then = event("published_status", label="Còn hiệu lực", seen="2024-05-01")
    told = event("published_status", label="Hết hiệu lực toàn bộ", seen="2026-11-23")
    assert (on("2024-05-01", then, told).code, on("2024-05-02", then, told).code) == ("in_force", "unknown")


def test_a_part_that_is_not_named_may_be_the_place_asked_for() -> None:
    assert on("2020-06-01", PARTLY, place="khoản 2 Điều 5").code is StatusCode.UNKNOWN
    named = event("repealed", "2014-01-01", "Điều 3")
    assert on("2020-06-01", PARTLY, named, place="khoản 2 Điều 5").code is StatusCode.IN_FORCE


@pytest.mark.parametrize(
    ("label", "seen", "fact"),
    [
        ("Chưa có hiệu lực", "2012-12-01", None),
        ("Còn hiệu lực", "2015-01-01", event("repealed", "2016-01-01")),
    ],
)
def test_a_status_that_was_right_on_its_day_is_no_contradiction(label: str, seen: str, fact: Event | None) -> None:
    told = event("published_status", label=label, seen=seen)
    assert on("2020-06-01", told, *([fact] if fact else [])).contradictions == ()
    late = event("published_status", label=label, seen="2019-01-01")
    codes = [each.code for each in on("2020-06-01", late, *([fact] if fact else [])).contradictions]
    assert codes == ["published_differs"]
