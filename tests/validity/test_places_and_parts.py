"""What happens in a part of the territory, or to a part of the text, stays there."""

from typing import Any

import pytest

from tests.validity.build import RULES, day, document, event
from vbqppl.validity import Document, Event, Normative, PlainRules, parse_place, status

CITY = "thành phố Hải Phòng"


def code(when: str, *events: Event, of: Document | None = None, place: str | None = None, **more: Any) -> str:
    provision = parse_place(place) if place else None
    found = status(of or document(), events, as_of=day(when), provision=provision, **{"rules": RULES, **more})
    return str(found.code)


def city(**more: Any) -> Document:
    return document(issuer="UBND thành phố Hải Phòng", **more)


def real(when: str, *events: Event, of: Document | None = None, **more: Any) -> str:
    return code(when, *events, of=of or city(), rules=None, **more)


@pytest.mark.parametrize("kind", ["parent_expired", "term_ended", "expired"])
def test_the_end_of_the_document_that_it_falls_with_is_the_cause_and_no_defect(kind: str) -> None:
    fall = event(kind, "2022-04-01", acting_id=7, acting_ended_on="2022-04-01")
    assert code("2023-01-01", fall) == "expired"
    assert code("2022-03-31", fall) == "in_force"


def test_a_fall_without_a_day_never_takes_the_first_day_of_the_document_that_it_falls_with() -> None:
    fall = event("parent_expired", None, acting_id=7, acting_effective_on="2018-01-01", acting_ended_on="2022-04-01")
    assert [code(when, fall) for when in ("2022-03-31", "2022-04-01")] == ["in_force", "expired"]
    assert code("2023-01-01", event("parent_expired", None, acting_id=7, acting_effective_on="2018-01-01")) == "unknown"


@pytest.mark.parametrize("words", [CITY, "TP. Hải Phòng", "Thành phố Hải Phòng", "cả nước"])
def test_an_ending_in_all_of_the_issuers_territory_is_whole(words: str) -> None:
    assert real("2024-03-01", event("repealed", "2024-02-15", territory=words)) == "expired"


@pytest.mark.parametrize("words", ["tỉnh Hải Dương", "xã An Lão", "xã An Lão, thành phố Hải Phòng"])
def test_an_ending_elsewhere_or_in_a_part_is_not(words: str) -> None:
    assert real("2024-03-01", event("repealed", "2024-02-15", territory=words)) == "partly_expired"


def test_a_decree_ends_in_all_of_the_country_or_in_a_part() -> None:
    decree = document(issuer="Chính phủ", number="10/2018/NĐ-CP", type="Nghị định")
    assert real("2024-03-01", event("repealed", "2024-02-15", territory="cả nước"), of=decree) == "expired"
    assert real("2024-03-01", event("repealed", "2024-02-15", territory=CITY), of=decree) == "partly_expired"


def test_what_was_extended_is_not_ended_by_an_ending_in_the_old_territory() -> None:
    wider = event("extended", "2025-10-01", territory="tỉnh Hải Dương")
    gone = event("repealed", "2025-12-01", territory="Hải Phòng cũ")
    assert real("2026-01-01", wider, gone) == "partly_expired"


def test_a_resumption_in_a_part_of_the_territory_leaves_the_rest_suspended() -> None:
    pause = event("suspended", "2025-01-01")
    lift = event("resumed", "2026-01-01", territory="tỉnh Hải Dương")
    assert real("2026-06-01", pause, lift) != "in_force"
    assert real("2026-06-01", pause, event("resumed", "2026-01-01", territory=CITY)) == "in_force"
    there = event("suspended", "2025-01-01", territory="xã A")
    assert code("2026-06-01", there, event("resumed", "2026-01-01", territory="xã A")) == "in_force"
    assert code("2026-06-01", there, event("resumed", "2026-01-01", territory="xã B")) == "partly_suspended"


def test_a_resumption_of_what_was_left_out_lifts_nothing() -> None:
    pause, lift = event("suspended", "2025-01-01", "trừ Điều 5"), event("resumed", "2026-01-01", "Điều 5")
    assert code("2026-06-01", pause, lift, place="Điều 6") == "suspended"
    assert code("2026-06-01", pause, event("resumed", "2026-01-01", "trừ Điều 5"), place="Điều 6") == "in_force"


def test_a_resumption_of_a_part_lifts_that_part() -> None:
    pause, lift = event("suspended", "2025-01-01", "Điều 5"), event("resumed", "2026-01-01", "Điều 5 khoản 1")
    found = {place: code("2026-06-01", pause, lift, place=place) for place in ("Điều 5 khoản 1", "Điều 5 khoản 2")}
    assert found == {"Điều 5 khoản 1": "in_force", "Điều 5 khoản 2": "suspended"}
    assert code("2026-06-01", pause, lift, place="Điều 5") == "partly_suspended"
    assert code("2025-06-01", pause, lift, place="Điều 5 khoản 1") == "suspended"
    whole = event("suspended", "2025-01-01")
    assert code("2026-06-01", whole, lift) == "partly_suspended"
    assert code("2026-06-01", whole, lift, place="Điều 6") == "suspended"


def test_a_declaration_counts_for_the_ending_that_it_was_made_for() -> None:
    early, fall = event("declared_continuing", "2021-01-01"), event("parent_expired", "2022-04-01")
    assert code("2023-01-01", early, fall) == "expired"
    assert code("2023-01-01", event("declared_continuing", "2022-04-01"), fall) == "in_force"


def test_a_declaration_before_the_districts_ended_does_not_keep_what_they_issued() -> None:
    rules = PlainRules(district_words=("huyen",), district_last_day=day("2027-02-28"))
    one = document(issuer="UBND huyện An Lão", normative=Normative.YES)
    assert code("2027-03-01", event("declared_continuing", "2022-03-01"), of=one, rules=rules) == "expired"
    assert code("2027-03-01", event("declared_continuing", "2025-07-01"), of=one, rules=rules) == "in_force"


def test_a_declaration_for_a_part_keeps_that_part() -> None:
    fall = event("parent_expired", "2022-04-01")
    there = event("declared_continuing", "2022-04-01", territory="xã An Lão")
    assert code("2023-01-01", fall, there) == "partly_expired"
    assert code("2023-01-01", fall, there, place="Điều 1") == "unknown"
    article = event("declared_continuing", "2022-04-01", "Điều 5")
    assert code("2023-01-01", fall, article) == "partly_expired"
    assert code("2023-01-01", fall, article, place="Điều 5") == "in_force"
    assert code("2023-01-01", fall, article, place="Điều 6") == "expired"


def test_an_ending_of_the_rest_in_one_place_does_not_end_all() -> None:
    rest = event("repealed", "2021-01-01", "trừ Điều 5")
    there = event("repealed", "2022-01-01", "Điều 5", territory="xã A")
    assert code("2023-01-01", rest, there) == "partly_expired"
    assert code("2023-01-01", rest, there, place="Điều 5") == "unknown"


def test_an_undated_ending_in_a_part_does_not_end_all() -> None:
    there = event("repealed", None, territory="tỉnh Hải Dương", seen="2022-01-01")
    assert real("2023-01-01", there) == "partly_expired"
    assert real("2023-01-01", there, territory=CITY) == "in_force"


def test_a_suspension_in_a_part_of_the_territory_is_partial() -> None:
    assert code("2023-01-01", event("suspended", "2022-01-01", territory="xã A")) == "partly_suspended"
    assert code("2023-01-01", event("suspended", "2022-01-01", territory="xã A"), place="Điều 1") == "unknown"


def test_a_chapter_that_takes_effect_later_leaves_its_articles_open() -> None:
    late = event("effective", "2027-01-01", "Chương II")
    assert code("2026-01-01", late, place="Điều 12") == "unknown"
    assert code("2026-01-01", late, place="Chương I Điều 2") == "in_force"
    assert code("2027-01-01", late, place="Điều 12") == "in_force"


def test_an_article_written_anew_after_its_repeal_is_in_force_again() -> None:
    gone, anew = event("repealed", "2022-01-01", "Điều 5"), event("supplemented", "2023-01-01", "Điều 5")
    found = {when: code(when, gone, anew, place="Điều 5") for when in ("2022-06-01", "2023-01-01")}
    assert found == {"2022-06-01": "expired", "2023-01-01": "amended"}
