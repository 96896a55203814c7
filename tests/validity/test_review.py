from dataclasses import replace

import pytest

from tests.validity.build import day, document, event
from vbqppl.validity import Document, Event, Normative, RelationEdge, RelationType
from vbqppl.validity.outline import read_outline
from vbqppl.validity.review import Case, Item, Other, Reason, grouped, review

TODAY = day("2026-03-15")


def local(issued: str = "2019-12-01", effective: str = "2020-01-01", **more: object) -> Document:
    facts = {"issuer": "UBND tỉnh Sơn La", "normative": Normative.YES, **more}
    return document(effective=effective, issued=issued, **facts)


def parent(kind: RelationType, ended: str, part: str = "") -> Other:
    one = replace(document(type="Luật", number="10/2015/QH13", effective="2016-01-01", issued="2015-06-01"), id=2)
    repeal = replace(event("replaced", ended, part), document_id=2)
    return Other(one, (repeal,), RelationEdge(1, kind, 2, source="căn cứ"))


def items(case: Case) -> list[Item]:
    return review(case, as_of=TODAY)


@pytest.mark.parametrize(
    ("ended", "rule", "due"),
    [
        ("2014-01-01", "falls", None),  # the deadline of those years was not seen
        ("2018-01-01", "falls", "2019-01-31"),
        ("2025-07-01", "continues_if_not_contrary", "2026-01-31"),
    ],
)
def test_what_details_an_ended_document_is_shown_with_the_regime_of_that_day(
    ended: str, rule: str, due: str | None
) -> None:
    one = local(issued="2010-01-01", effective="2010-02-01")
    base = parent(RelationType.DETAILS, ended)
    base = replace(base, document=replace(base.document, effective_on=day("2009-01-01"), issued_on=day("2008-12-01")))
    (found,) = items(Case(one, parents=(base,)))
    assert (found.reason, found.detail, found.due) == (Reason.PARENT_EXPIRED, rule, day(due) if due else None)
    assert found.ground


def test_the_status_itself_does_not_fall_with_the_parent() -> None:
    from vbqppl.validity import StatusCode, status

    assert status(local(), (), as_of=TODAY).code is StatusCode.IN_FORCE


def test_a_parent_that_ended_in_part_and_a_basis_that_ended() -> None:
    part = parent(RelationType.DETAILS, "2024-01-01", "Điều 3")
    assert [each.reason for each in items(Case(local(), parents=(part,)))] == [Reason.PARENT_PARTLY_EXPIRED]
    basis = parent(RelationType.BASED_ON, "2024-01-01")
    assert [each.reason for each in items(Case(local(), parents=(basis,)))] == [Reason.BASIS_EXPIRED]
    assert items(Case(local(), parents=(parent(RelationType.BASED_ON, "2024-01-01", "Điều 3"),))) == []
    assert items(Case(local(), parents=(parent(RelationType.REFERS_TO, "2024-01-01"),))) == []
    assert items(Case(local(), parents=(parent(RelationType.DETAILS, "2027-01-01"),))) == []


def test_a_declaration_or_an_end_settles_it() -> None:
    base = parent(RelationType.DETAILS, "2024-01-01")
    kept = event("declared_continuing", "2024-02-01")
    assert items(Case(local(), (kept,), (base,))) == []
    assert items(Case(local(), (event("repealed", "2024-02-01"),), (base,))) == []


def test_bodies_that_ended_until_the_successor_decides() -> None:
    one = local(issuer="UBND tỉnh Hải Dương", territory="tỉnh Hải Dương", field="Đất đai", drafting_body="Sở A")
    (found,) = items(Case(one))
    assert (found.reason, found.detail, found.due) == (Reason.ISSUER_ENDED, "Ủy ban nhân dân thành phố Hải Phòng", None)
    assert grouped([found]) == {("Đất đai", "Sở A"): [found]}
    assert items(Case(one, (event("extended", "2025-10-01", territory="thành phố Hải Phòng"),))) == []
    assert items(Case(replace(one, normative=Normative.NO))) == []
    assert items(Case(replace(one, issuer=None))) == []
    # Where only the start is known, its status is unknown, and it may well be in force.
    assert [each.reason for each in items(Case(replace(one, followed=False)))] == [Reason.ISSUER_ENDED]


def test_district_documents_have_a_due_day() -> None:
    (found,) = items(Case(local(issuer="UBND huyện An Dương")))
    assert (found.reason, found.due) == (Reason.ISSUER_ENDED, day("2027-02-28"))


@pytest.mark.parametrize(
    ("issued", "effective", "expected"),
    [
        ("2019-12-01", "2019-12-11", []),
        ("2019-12-01", "2019-12-10", [("effective_too_early", "9")]),
        ("2019-12-01", "2019-11-01", [("retroactive", "never"), ("contradiction", "effective_before_issued")]),
        ("1990-01-01", "1990-01-02", []),
    ],
)
def test_effective_days_that_the_law_of_the_day_did_not_allow(
    issued: str, effective: str, expected: list[tuple[str, str]]
) -> None:
    assert sorted((str(each.reason), each.detail) for each in items(Case(local(issued, effective)))) == sorted(expected)


def test_dates_are_not_judged_where_the_level_is_not_known() -> None:
    assert items(Case(local(effective="2019-12-02", issuer=None))) == []


def acted(kind: str, issuer: str, of: str = "UBND tỉnh Sơn La", **more: Normative) -> list[str]:
    acting = Document(9, issuer=issuer, number="1/2023/QĐ-UBND", normative=more.get("normative", Normative.YES))
    one = replace(event(kind, "2025-06-01"), id=5, acting_id=9)
    return [
        str(each.reason) for each in items(Case(local(effective="2020-03-01", issuer=of), (one,), acting={9: acting}))
    ]


def test_who_may_end_a_document() -> None:
    assert acted("repealed", "UBND tỉnh Điện Biên") == ["ended_by_other_body"]
    assert acted("repealed", "UBND tỉnh Sơn La") == []
    assert acted("repealed", "HĐND tỉnh Sơn La") == []
    assert acted("repealed", "Thủ tướng Chính phủ") == []
    assert acted("repealed", "Bộ Tài chính", of="Bộ Kế hoạch và Đầu tư") == []
    assert acted("repealed", "Bộ Tài chính", of="Bộ Y tế") == ["ended_by_other_body"]
    assert acted("repealed", "một cơ quan lạ") == []
    assert acted("published_status", "UBND tỉnh Điện Biên") == []


def test_administrative_repeals_are_shown_with_the_three_cases() -> None:
    assert acted("repealed", "UBND tỉnh Sơn La", normative=Normative.NO) == ["administrative_repeal"]
    assert acted("amended", "UBND tỉnh Sơn La", normative=Normative.NO) == ["administrative_repeal"]


def test_provisions_that_the_text_does_not_have() -> None:
    outline = read_outline("Điều 1. Một\n1. Khoản\nĐiều 2. Hai\n")
    gone = replace(event("repealed", "2021-01-01", "Điều 1 khoản 4; Điều 2"), id=3)
    more = replace(event("supplemented", "2021-01-01", "Điều 3"), id=4)
    (found,) = items(Case(local(), (gone, more), outline=outline))
    assert (found.reason, found.detail, found.key) == (
        Reason.MISSING_PROVISION, "khoản 4 Điều 1", "1:missing_provision:3"
    )  # fmt: skip


def test_no_longer_suitable_is_no_ground() -> None:
    told = Event(1, event("published_status").kind, label="Không còn phù hợp", seen=day("2024-01-01"))
    assert [each.reason for each in items(Case(local(), (told,)))] == [Reason.NO_LONGER_SUITABLE]
    assert items(Case(local(), (told, event("repealed", "2024-02-01")))) == []
