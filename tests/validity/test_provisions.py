"""Questions about one provision: whether it is there at all, and since when."""

from typing import Any

import pytest

from tests.validity.build import RULES, day, document, event
from vbqppl.validity import Event, Normative, Status, StatusCode, parse_place, status
from vbqppl.validity.outline import read_outline

TEXT = """Điều 1. Phạm vi
1. Một.
2. Hai:
a) một;
b) hai.
Điều 2. Hiệu lực
Quyết định này có hiệu lực từ ngày ký.
"""


def on(when: str, place: str, *events: Event, text: str | None = None, **more: Any) -> Status:
    outline = read_outline(text) if text is not None else None
    return status(
        more.pop("of", document()),
        events,
        as_of=day(when),
        provision=parse_place(place),
        outline=outline,
        rules=RULES,
        **more,
    )


def test_without_a_text_nobody_can_tell_whether_it_is_there() -> None:
    found = on("2024-01-01", "Điều 500")
    assert (found.code, found.provision_exists) == (StatusCode.IN_FORCE, None)
    assert on("2024-01-01", "Điều 500", text="Không có điều nào.").provision_exists is None


def test_with_a_text_it_is_there_or_it_is_not() -> None:
    there = on("2024-01-01", "điểm b khoản 2 Điều 1", text=TEXT)
    assert (there.code, there.provision_exists) == (StatusCode.IN_FORCE, True)
    missing = on("2024-01-01", "Điều 500", text=TEXT)
    assert (missing.code, missing.since, missing.provision_exists) == (StatusCode.UNKNOWN, None, False)
    assert on("2024-01-01", "Phụ lục I", text=TEXT).provision_exists is None


def test_also_where_the_whole_has_ended() -> None:
    gone = event("repealed", "2022-01-01")
    assert on("2024-01-01", "Điều 500", gone, text=TEXT).code is StatusCode.UNKNOWN
    assert on("2024-01-01", "Điều 1", gone, text=TEXT).code is StatusCode.EXPIRED
    report = document(type="Báo cáo")
    assert on("2024-01-01", "Điều 500", text=TEXT, of=report).code is StatusCode.NOT_APPLICABLE


def test_who_repeals_a_place_has_seen_it() -> None:
    gone = event("repealed", "2022-01-01", "Điều 4 khoản 2; Điều 7 đến Điều 9")
    assert on("2023-01-01", "khoản 2 Điều 4", gone).provision_exists is True
    assert on("2023-01-01", "Điều 4", gone).provision_exists is True
    assert on("2023-01-01", "Điều 8", gone).provision_exists is True
    assert on("2023-01-01", "khoản 3 Điều 4", gone).provision_exists is None
    assert on("2021-01-01", "khoản 2 Điều 4", gone).provision_exists is None


def test_an_amendment_may_have_added_what_the_text_lacks() -> None:
    amended = event("amended", "2022-01-01", "Điều 1")
    assert on("2021-01-01", "khoản 9 Điều 1", amended, text=TEXT).provision_exists is False
    assert on("2023-01-01", "khoản 9 Điều 1", amended, text=TEXT).provision_exists is None
    assert on("2023-01-01", "khoản 9 Điều 2", amended, text=TEXT).provision_exists is False


@pytest.mark.parametrize("text", [None, TEXT])
def test_what_was_added_is_not_in_force_before_it_was_added(text: str | None) -> None:
    added = event("supplemented", "2022-01-01", "Điều 1 khoản 3")
    before = on("2021-12-31", "khoản 3 Điều 1", added, text=text)
    assert (before.code, before.until, before.provision_exists) == (
        StatusCode.NOT_YET_IN_FORCE,
        day("2021-12-31"),
        True,
    )
    assert before.basis == (added,)
    after = on("2022-01-01", "khoản 3 Điều 1", added, text=text)
    assert (after.code, after.since, after.amended_by) == (StatusCode.AMENDED, day("2022-01-01"), (added,))
    assert on("2021-12-31", "khoản 1 Điều 1", added, text=text).code is StatusCode.IN_FORCE
    named = on("2021-12-31", "khoản 3 Điều 1 Chương I", added, text=text)
    assert named.code is StatusCode.NOT_YET_IN_FORCE


def test_what_stands_inside_an_added_place_was_added_with_it() -> None:
    added = event("supplemented", "2022-01-01", "Điều 2a")
    assert on("2021-12-31", "khoản 1 Điều 2a", added, text=TEXT).code is StatusCode.NOT_YET_IN_FORCE
    # Without a text "bổ sung Điều 2a" may be an addition to a Điều 2a that is there.
    assert on("2021-12-31", "khoản 1 Điều 2a", added).code is StatusCode.IN_FORCE


def test_a_place_that_the_text_has_was_not_added() -> None:
    more = event("supplemented", "2022-01-01", "Điều 1 khoản 2")
    assert on("2021-12-31", "khoản 2 Điều 1", more, text=TEXT).code is StatusCode.IN_FORCE


def test_amending_and_supplementing_a_place_does_not_add_it() -> None:
    both = [event(kind, "2022-01-01", "Điều 1 khoản 3", acting_id=7) for kind in ("amended", "supplemented")]
    assert on("2021-12-31", "khoản 3 Điều 1", *both).code is StatusCode.IN_FORCE
    another = [event("amended", "2022-01-01", "Điều 1 khoản 3", acting_id=8), both[1]]
    assert on("2021-12-31", "khoản 3 Điều 1", *another).code is StatusCode.NOT_YET_IN_FORCE


@pytest.mark.parametrize(
    ("acting", "said"),
    [
        ({"acting": "Công văn số 12/UBND-VX ngày 01/02/2022"}, ["acting_without_effect"]),
        ({"acting_type": "Báo cáo", "acting": "12/BC-UBND"}, ["acting_without_effect"]),
        ({"acting": "Quyết định số 12/2022/QĐ-UBND"}, []),
        ({"acting": "một văn bản"}, []),
        ({}, []),
    ],
)
def test_a_report_repeals_nothing(acting: dict[str, Any], said: list[str]) -> None:
    gone = event("repealed", "2022-01-01", **acting)
    rule = document(normative=Normative.YES)
    found = status(rule, [gone], as_of=day("2023-01-01"), rules=RULES)
    assert [each.code for each in found.contradictions] == said
    assert found.code is StatusCode.EXPIRED  # reported, not hidden, and not undone
    assert not status(rule, [gone], as_of=day("2021-01-01"), rules=RULES).contradictions
    assert not status(document(), [gone], as_of=day("2023-01-01"), rules=RULES).contradictions
