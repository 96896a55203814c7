import datetime as dt
from typing import Any

import pytest

from tests.validity.build import RULES, day, document, event
from vbqppl.validity import Document, Event, Normative, PlainRules, Status, StatusCode, parse_place, status


def on(when: str, *events: Event, of: Document | None = None, place: str | None = None, **more: Any) -> Status:
    provision = parse_place(place) if place else None
    return status(of or document(), events, as_of=day(when), provision=provision, rules=RULES, **more)


def code(when: str, *events: Event, **more: Any) -> str:
    return str(on(when, *events, **more).code)


@pytest.mark.parametrize(
    ("when", "expected"),
    [("2019-12-31", "not_yet_in_force"), ("2020-01-01", "in_force"), ("2030-01-01", "in_force")],
)
def test_in_force_from_the_effective_day_on(when: str, expected: str) -> None:
    assert code(when) == expected


def test_a_repeal_counts_from_its_day_on() -> None:
    repeal = event("repealed", "2024-07-01")
    before, after = on("2024-06-30", repeal), on("2024-07-01", repeal)
    assert (before.code, before.since, before.until) == (StatusCode.IN_FORCE, day("2020-01-01"), day("2024-06-30"))
    assert (after.code, after.since, after.until, after.basis) == (
        StatusCode.EXPIRED,
        day("2024-07-01"),
        None,
        (repeal,),
    )


def test_a_declared_end_is_the_last_day() -> None:
    one = document(declared_end=day("2025-12-31"))
    assert code("2025-12-31", of=one) == "in_force"
    ended = on("2026-01-01", of=one)
    assert (ended.code, ended.ground) == (StatusCode.EXPIRED, "57.1.a")


def test_a_replacing_document_works_from_its_own_effective_day() -> None:
    replaced = event("replaced", None, acting_id=7, acting_effective_on="2025-03-01")
    assert code("2025-02-28", replaced) == "in_force"
    assert code("2025-03-01", replaced) == "expired"


def test_a_repeal_by_a_document_that_ended_before_it_worked_does_nothing_and_is_reported() -> None:
    repeal = event("repealed", "2025-03-01", acting_id=7, acting_ended_on="2025-02-01")
    found = on("2025-06-01", repeal)
    assert found.code is StatusCode.IN_FORCE
    assert [each.code for each in found.contradictions] == ["acting_ended_before"]


def test_a_repeal_stays_when_the_repealing_document_ends_later() -> None:
    assert code("2026-01-01", event("repealed", "2025-03-01", acting_id=7, acting_ended_on="2025-04-01")) == "expired"


def test_a_suspension_holds_to_its_last_day() -> None:
    pause = event("suspended", "2022-01-01", until="2022-06-30")
    assert [code(when, pause) for when in ("2021-12-31", "2022-01-01", "2022-06-30", "2022-07-01")] == [
        "in_force", "suspended", "suspended", "in_force"
    ]  # fmt: skip
    assert on("2022-03-01", pause).until == day("2022-06-30")


def test_a_suspension_without_end_holds_until_it_is_lifted() -> None:
    pause, lift = event("stayed", "2022-01-01"), event("resumed", "2023-01-01")
    assert code("2030-01-01", pause) == "suspended"
    assert [code(when, pause, lift) for when in ("2022-12-31", "2023-01-01")] == ["suspended", "in_force"]


def test_lifting_a_part_leaves_the_rest_suspended() -> None:
    pause, lift = event("suspended", "2022-01-01", "Điều 3"), event("resumed", "2023-01-01", "Điều 4")
    assert code("2024-01-01", pause, lift) == "partly_suspended"
    assert code("2024-01-01", pause, event("resumed", "2023-01-01", "Điều 3")) == "in_force"


def test_the_precedence_lists_everything_that_holds() -> None:
    found = on(
        "2025-01-01",
        event("repealed", "2021-01-01", "Điều 3"),
        event("suspended", "2022-01-01", "Điều 4"),
        event("amended", "2022-01-01", "Điều 5"),
    )
    assert found.codes == (StatusCode.PARTLY_EXPIRED, StatusCode.PARTLY_SUSPENDED, StatusCode.IN_FORCE)
    assert [each.scope.provisions for each in found.amended_by] == [(parse_place("Điều 5"),)]


def test_amended_is_not_expired() -> None:
    found = on("2025-01-01", event("amended", "2022-01-01", "Điều 5"))
    assert found.code is StatusCode.IN_FORCE
    assert len(found.amended_by) == 1


def test_a_provision_has_its_own_status() -> None:
    events = (
        event("repealed", "2021-01-01", "Điều 3 khoản 2 điểm a"),
        event("amended", "2022-01-01", "Điều 5", acting="07/2021/QĐ-UBND"),
    )
    found = {
        place: code("2025-01-01", *events, place=place)
        for place in ("Điều 3", "Điều 3 khoản 2", "Điều 3 khoản 2 điểm a", "Điều 3 khoản 1", "Điều 5 khoản 1", "Điều 6")
    }
    assert found == {
        "Điều 3": "partly_expired",
        "Điều 3 khoản 2": "partly_expired",
        "Điều 3 khoản 2 điểm a": "expired",
        "Điều 3 khoản 1": "in_force",
        "Điều 5 khoản 1": "amended",
        "Điều 6": "in_force",
    }
    amended = on("2025-01-01", *events, place="Điều 5")
    assert (amended.since, amended.basis[0].acting) == (day("2022-01-01"), "07/2021/QĐ-UBND")


def test_a_repeal_with_exceptions_leaves_these() -> None:
    repeal = event("repealed", "2021-01-01", "trừ Điều 3; Điều 4 khoản 1")
    assert code("2022-01-01", repeal) == "partly_expired"
    places = {"Điều 3": "in_force", "Điều 4": "partly_expired", "Điều 4 khoản 1": "in_force", "Điều 9": "expired"}
    assert {place: code("2022-01-01", repeal, place=place) for place in places} == places


def test_the_rest_ending_too_ends_the_whole() -> None:
    first = event("repealed", "2021-01-01", "trừ Điều 3")
    rest = event("repealed", "2023-01-01", "Điều 3")
    assert code("2022-12-31", first, rest) == "partly_expired"
    assert on("2023-01-01", first, rest).since == day("2023-01-01")
    assert code("2023-01-01", first, rest) == "expired"


def test_a_chapter_that_ended_leaves_its_articles_open_unless_the_place_names_the_chapter() -> None:
    repeal = event("repealed", "2021-01-01", "Chương III")
    assert code("2022-01-01", repeal, place="Điều 20") == "unknown"
    assert code("2022-01-01", repeal, place="Chương III Điều 20") == "expired"
    assert code("2022-01-01", repeal, place="Chương II Điều 3") == "in_force"


def test_the_attached_regulation_is_another_place_than_the_decision() -> None:
    repeal = event("repealed", "2021-01-01", "Điều 5 (kèm theo)")
    assert code("2022-01-01", repeal, place="Điều 5 (kèm theo)") == "expired"
    assert code("2022-01-01", repeal, place="Điều 5") == "in_force"


def test_a_provision_may_take_effect_on_a_day_of_its_own() -> None:
    late = event("effective", "2021-01-01", "Điều 9")
    assert code("2020-06-01", late) == "in_force"
    assert code("2020-06-01", late, place="Điều 9") == "not_yet_in_force"
    assert code("2021-01-01", late, place="Điều 9") == "in_force"


def test_unknown_is_never_in_force() -> None:
    bare = document(effective=None)
    found = on("2025-01-01", of=bare)
    assert (found.code, found.good) == (StatusCode.UNKNOWN, False)
    assert code("2019-01-01", of=bare) == "not_yet_in_force"
    assert code("2019-01-01", of=document(effective=None, issued=None)) == "unknown"
    assert code("2025-01-01", event("amended", "2022-01-01", "Điều 1"), of=bare) == "unknown"
    assert code("2025-01-01", event("repealed", "2022-01-01"), of=bare) == "expired"
    assert code("2021-01-01", event("repealed", "2022-01-01"), of=bare) == "unknown"


def test_types_without_effect_have_no_status_unless_an_event_says_so() -> None:
    report = document(type="Báo cáo", number="12/BC-UBND")
    assert code("2025-01-01", of=report) == "not_applicable"
    assert (
        code("2025-01-01", event("published_status", label="Còn hiệu lực", seen="2022-01-01"), of=report)
        == "not_applicable"
    )
    repeal = event("repealed", "2024-01-01")
    assert [code(when, repeal, of=report) for when in ("2023-12-31", "2024-01-01")] == ["not_applicable", "expired"]


def test_effective_before_issued_is_in_force_and_reported() -> None:
    early = document(effective="2019-01-01", issued="2019-06-01")
    found = on("2019-03-01", of=early)
    assert (found.code, [each.code for each in found.contradictions]) == (
        StatusCode.IN_FORCE,
        ["effective_before_issued"],
    )
    with_event = on("2019-03-01", event("issued", "2019-06-01"), of=document(effective="2019-01-01", issued=None))
    assert (with_event.code, with_event.contradictions[0].code) == (StatusCode.IN_FORCE, "effective_before_issued")


def test_two_effective_days_leave_the_time_between_open() -> None:
    other = event("effective", "2020-03-01")
    assert [code(when, other) for when in ("2019-12-31", "2020-02-01", "2020-03-01")] == [
        "not_yet_in_force", "unknown", "in_force"
    ]  # fmt: skip
    assert "effective_dates_differ" in {each.code for each in on("2021-01-01", other).contradictions}


def test_two_ends_are_reported_and_the_first_counts() -> None:
    found = on("2025-01-01", event("replaced", "2023-01-01"), event("repealed", "2024-01-01"))
    assert (found.since, [each.code for each in found.contradictions]) == (day("2023-01-01"), ["ends_differ"])


def test_what_happens_after_the_end_is_reported() -> None:
    found = on("2025-01-01", event("replaced", "2023-01-01"), event("amended", "2024-01-01", "Điều 2"))
    assert (found.code, [each.code for each in found.contradictions]) == (StatusCode.EXPIRED, ["event_after_end"])


def test_an_end_before_the_effect_is_reported() -> None:
    found = on("2025-01-01", event("repealed", "2019-12-20"))
    assert (found.code, [each.code for each in found.contradictions]) == (StatusCode.EXPIRED, ["ended_before_effect"])
    assert on("2019-12-25", event("repealed", "2019-12-20")).codes == (StatusCode.NOT_YET_IN_FORCE, StatusCode.EXPIRED)


def test_issue_dates_that_differ_are_reported() -> None:
    found = on("2025-01-01", event("issued", "2019-12-02"))
    assert [each.code for each in found.contradictions] == ["issue_dates_differ"]


def test_a_declaration_turns_back_a_fall_with_the_parent_not_a_repeal() -> None:
    fall, kept = event("parent_expired", "2022-01-01"), event("declared_continuing", "2023-01-01")
    assert [code(when, fall, kept) for when in ("2022-06-01", "2023-01-01")] == ["expired", "in_force"]
    assert code("2024-01-01", event("repealed", "2022-01-01"), kept) == "expired"


def test_a_declaration_prolongs_a_term_only_once_that_has_run_out() -> None:
    one = document(declared_end=day("2022-12-31"))
    assert code("2024-01-01", event("declared_continuing", "2023-01-01"), of=one) == "in_force"
    assert code("2024-01-01", event("declared_continuing", "2022-01-01"), of=one) == "expired"


def test_district_documents_end_unless_ended_before_or_kept() -> None:
    rules = PlainRules(district_words=("huyen",), district_last_day=day("2027-02-28"))
    one = document(issuer="UBND huyện An Dương", normative=Normative.YES)
    assert status(one, (), as_of=day("2027-02-28"), rules=rules).until == day("2027-02-28")
    ended = status(one, (), as_of=day("2027-03-01"), rules=rules)
    assert (ended.code, ended.ground) == (StatusCode.EXPIRED, "district_term")
    repeal = event("repealed", "2026-01-01")
    found = status(one, (repeal,), as_of=day("2028-01-01"), rules=rules)
    assert (found.since, found.contradictions) == (day("2026-01-01"), ())
    kept = event("declared_continuing", "2026-06-01")
    assert status(one, (kept,), as_of=day("2028-01-01"), rules=rules).code is StatusCode.IN_FORCE


def test_an_ending_without_a_day_counts_from_when_it_was_read() -> None:
    undated = event("repealed", seen="2023-05-01")
    assert [code(when, undated) for when in ("2022-01-01", "2023-05-01")] == ["unknown", "expired"]
    assert code("2030-01-01", event("repealed")) == "unknown"


@pytest.mark.parametrize(
    ("label", "when", "expected"),
    [
        ("Còn hiệu lực", "2024-01-01", "in_force"),
        ("Còn hiệu lực", "2022-12-31", "unknown"),
        ("Hết hiệu lực toàn bộ", "2023-01-01", "expired"),
        ("Hết hiệu lực toàn bộ", "2022-12-31", "unknown"),
        ("Ngưng hiệu lực", "2023-01-01", "suspended"),
        ("Hết hiệu lực một phần", "2023-01-01", "partly_expired"),
        ("Chưa có hiệu lực", "2023-01-01", "not_yet_in_force"),
        ("Chưa có hiệu lực", "2023-01-02", "unknown"),
        ("Không còn phù hợp", "2024-01-01", "unknown"),
    ],
)
def test_a_published_status_speaks_where_no_fact_does(label: str, when: str, expected: str) -> None:
    told = event("published_status", label=label, seen="2023-01-01")
    found = on(when, told, of=document(effective=None))
    assert str(found.code) == expected
    if expected != "unknown":
        assert found.published
        assert found.basis == (told,)


def test_facts_stand_before_a_published_status() -> None:
    told = event("published_status", label="Còn hiệu lực", seen="2023-01-01")
    found = on("2024-01-01", event("repealed", "2022-01-01"), told)
    assert (found.code, found.published) == (StatusCode.EXPIRED, False)
    assert [each.code for each in found.contradictions] == ["published_differs"]


def test_a_published_expiry_without_a_day_leaves_the_time_before_open() -> None:
    told = event("published_status", label="Hết hiệu lực toàn bộ", seen="2023-01-01")
    assert [code(when, told) for when in ("2019-01-01", "2022-01-01", "2023-01-01")] == [
        "not_yet_in_force", "unknown", "expired"
    ]  # fmt: skip


def test_partly_expired_as_published_because_of_amendments_is_in_force() -> None:
    told = event("published_status", label="Hết hiệu lực một phần", seen="2023-01-01")
    found = on("2024-01-01", told, event("amended", "2022-01-01", "Điều 2"))
    assert (found.code, found.contradictions[0].code) == (StatusCode.IN_FORCE, "published_differs")
    assert code("2024-01-01", told) == "partly_expired"


def test_the_latest_published_status_counts() -> None:
    old = event("published_status", label="Còn hiệu lực", seen="2021-01-01")
    new = event("published_status", label="Hết hiệu lực toàn bộ", seen="2023-01-01")
    assert code("2024-01-01", old, new, of=document(effective=None)) == "expired"


def test_an_ending_in_a_part_of_the_territory_is_partial() -> None:
    local = event("repealed", "2022-01-01", territory="huyện A")
    assert code("2023-01-01", local, of=document(territory="tỉnh B")) == "partly_expired"
    assert code("2023-01-01", local, of=document(territory="tỉnh B"), place="Điều 1") == "unknown"
    assert (
        code("2023-01-01", event("repealed", "2022-01-01", territory="tỉnh B"), of=document(territory="tỉnh B"))
        == "expired"
    )


def test_known_at_leaves_out_what_was_recorded_later_or_withdrawn() -> None:
    def at(text: str) -> dt.datetime:
        return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)

    repeal = event(
        "repealed",
        "2022-01-01",
        recorded_at=at("2025-05-01"),
        withdrawn=((at("2025-07-01"), at("2025-08-01")),),
    )
    found = [
        str(on("2024-01-01", repeal, known_at=at(when)).code)
        for when in ("2025-04-30", "2025-05-01", "2025-07-15", "2025-08-01")
    ]
    assert found == ["in_force", "expired", "in_force", "expired"]
    assert code("2024-01-01", repeal) == "expired"
    undone = event("repealed", "2022-01-01", recorded_at=at("2025-05-01"), withdrawn=((at("2025-07-01"), None),))
    assert code("2024-01-01", undone) == "in_force"


def test_the_json_of_document_and_event_has_the_keys_of_the_contract() -> None:
    keys = {"id", "number", "type", "title", "issuer", "issued_on", "effective_on", "territory", "normative"}
    assert keys <= set(document().as_json())
    said = event("repealed", None, "Điều 3", acting_effective_on="2025-03-01").as_json()
    assert (said["on"], said["scope"], said["kind"]) == ("2025-03-01", "Điều 3", "repealed")
