import pytest

from tests.validity.build import RULES, day, document, event
from vbqppl.validity import Document, Event
from vbqppl.validity.comparison import Why, compare

REPORT = document(type="Báo cáo", number="1/BC-UBND")


@pytest.mark.parametrize(
    ("of", "facts", "label", "expected"),
    [
        (document(), (), "Còn hiệu lực", []),
        (document(), (), "Đã biết", []),
        (REPORT, (), "Còn hiệu lực", ["not_applicable"]),
        (document(), (event("amended", "2021-01-01"),), "Hết hiệu lực một phần", ["amended_not_expired"]),
        (document(), (), "Không còn phù hợp", ["no_ground"]),
        (document(), (event("repealed", "2024-01-01"),), "Còn hiệu lực", ["happened_since"]),
        (document(), (), "Hết hiệu lực toàn bộ", ["no_fact"]),
        (document(effective=None), (), "Còn hiệu lực", ["no_effective_date"]),
        (document(), (event("repealed", "2021-01-01"),), "Còn hiệu lực", ["facts_differ"]),
    ],
)
def test_why_a_published_status_differs(
    of: Document, facts: tuple[Event, ...], label: str, expected: list[str]
) -> None:
    told = event("published_status", label=label, seen="2023-01-01", source="vbpl.vn")
    found = compare(of, [*facts, told], as_of=day("2026-03-15"), rules=RULES)
    assert [each.why for each in found] == [Why(word) for word in expected]
    for each in found:
        said = each.as_json()
        assert (said["label"], said["source"], said["seen"]) == (label, "vbpl.vn", "2023-01-01")
        assert said["ours"] != said["theirs"]


def test_without_a_published_status_there_is_nothing_to_compare() -> None:
    assert compare(document(), [event("repealed", "2021-01-01")], as_of=day("2026-03-15")) == []


def test_a_label_read_after_the_day_asked_for_is_said_to_be_so() -> None:
    told = event("published_status", label="Hết hiệu lực toàn bộ", seen="2023-01-01")
    (found,) = compare(document(), [told], as_of=day("2022-01-01"), rules=RULES)
    assert found.why is Why.SEEN_LATER
