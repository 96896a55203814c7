"""A document of which only the start is known: in force if somebody follows it, unknown if nobody does."""

from typing import Any

import pytest

from tests.validity.build import RULES, day, document, event
from vbqppl.validity import Event, Status, StatusCode, parse_place, status
from vbqppl.validity.comparison import Why, compare

LOST = document(effective="2014-07-01", issued="2013-11-29", type="Luật", number="45/2013/QH13", followed=False)


def on(when: str, *events: Event, **more: Any) -> Status:
    return status(more.pop("of", LOST), events, as_of=day(when), rules=RULES, **more)


def test_a_start_alone_does_not_say_that_it_is_still_in_force() -> None:
    found = on("2026-01-01")
    assert (found.code, found.since, found.until, found.basis) == (StatusCode.UNKNOWN, None, None, ())
    assert found.start_only
    assert not found.good


def test_before_its_start_it_is_not_in_force_whoever_follows_it() -> None:
    found = on("2014-06-30")
    assert (found.code, found.until, found.start_only) == (
        StatusCode.NOT_YET_IN_FORCE,
        day("2014-06-30"),
        False,
    )


def test_a_followed_document_is_in_force_and_the_answer_says_on_what_it_rests() -> None:
    found = on("2026-01-01", of=document())
    assert (found.code, found.since, found.start_only) == (StatusCode.IN_FORCE, day("2020-01-01"), True)
    told = on("2026-01-01", event("amended", "2021-01-01", "Điều 5"), of=document())
    assert (told.code, told.start_only) == (StatusCode.IN_FORCE, False)


@pytest.mark.parametrize("kind", ["effective", "issued", "corrected", "consolidated"])
def test_what_happens_to_every_document_tells_nothing(kind: str) -> None:
    assert on("2026-01-01", event(kind, "2014-07-01")).code is StatusCode.UNKNOWN


def test_an_event_tells_from_its_day_on_and_not_before() -> None:
    kept = event("declared_continuing", "2020-01-01")
    before, after = on("2019-12-31", kept), on("2020-01-01", kept)
    assert (before.code, before.start_only) == (StatusCode.UNKNOWN, True)
    # That it was in force before that day is not known, so neither is since when.
    assert (after.code, after.since, after.start_only) == (StatusCode.IN_FORCE, None, False)


def test_a_repeal_later_does_not_say_what_it_was_before() -> None:
    gone = event("repealed", "2024-08-01")
    assert on("2020-01-01", gone).code is StatusCode.UNKNOWN
    assert (on("2024-08-01", gone).code, on("2024-08-01", gone).since) == (StatusCode.EXPIRED, day("2024-08-01"))


def test_a_part_that_cannot_be_read_says_nothing_of_the_rest_unless_it_was_announced() -> None:
    bare = event("repealed", "2018-01-01")
    some = Event(1, bare.kind, bare.on, scope=parse("3 điều (theo Bộ pháp điển)"))
    found = on("2026-01-01", some)
    assert (found.code, found.basis, found.start_only) == (StatusCode.UNKNOWN, (some,), True)
    listed = Event(1, bare.kind, bare.on, scope=parse("một phần"), announced_by="Quyết định số 77/QĐ-UBND")
    assert on("2026-01-01", listed).code is StatusCode.PARTLY_EXPIRED
    assert on("2026-01-01", event("repealed", "2018-01-01", "Điều 5")).code is StatusCode.PARTLY_EXPIRED


def parse(words: str) -> Any:
    from vbqppl.validity import Scope

    return Scope.unreadable(words)


def test_a_published_status_tells_from_the_day_it_was_seen() -> None:
    label = event("published_status", label="Còn hiệu lực", seen="2025-01-01")
    assert on("2024-12-31", label).code is StatusCode.UNKNOWN
    assert (on("2025-01-01", label).code, on("2025-01-01", label).since) == (StatusCode.IN_FORCE, None)
    silent = event("published_status", label="Không còn phù hợp", seen="2025-01-01")
    assert on("2026-01-01", silent).code is StatusCode.UNKNOWN


def test_an_ending_without_a_date_tells_once_it_was_read() -> None:
    gone = event("repealed", None, seen="2025-01-01")
    after = on("2025-06-01", gone)
    assert (after.code, after.since) == (StatusCode.EXPIRED, None)


def test_a_provision_of_it_is_unknown_too() -> None:
    assert on("2026-01-01", provision=parse_place("khoản 2 Điều 7")).code is StatusCode.UNKNOWN
    amended = event("amended", "2018-01-01", "Điều 7 khoản 2")
    assert on("2026-01-01", amended, provision=parse_place("khoản 2 Điều 7")).code is StatusCode.AMENDED


def test_the_difference_sheet_says_that_no_fact_is_known() -> None:
    label = event("published_status", label="Hết hiệu lực toàn bộ", seen="2025-01-01")
    (line,) = compare(LOST, [label], as_of=day("2026-01-01"), rules=RULES)
    assert (line.ours.code, line.why) == (StatusCode.UNKNOWN, Why.NO_FACT)
