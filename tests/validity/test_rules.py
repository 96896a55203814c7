"""Territory and the district term, from the shipped reference data."""

import pytest

from tests.validity.build import day, document, event
from vbqppl.validity import Document, Normative, PlainRules, Reach, StatusCode, default_rules, status

HAI_DUONG = document(issuer="UBND tỉnh Hải Dương", territory="tỉnh Hải Dương")
OLD_HAI_PHONG = document(issuer="HĐND thành phố Hải Phòng", territory="thành phố Hải Phòng", type="Nghị quyết")


@pytest.mark.parametrize(
    ("of", "territory", "when", "reach"),
    [
        (HAI_DUONG, "tỉnh Hải Dương", "2026-01-01", Reach.WHOLE),
        (HAI_DUONG, "thành phố Hải Phòng", "2026-01-01", Reach.PART),
        (HAI_DUONG, "thành phố Hải Phòng", "2025-06-30", Reach.OUTSIDE),
        (HAI_DUONG, "Đà Nẵng", "2026-01-01", Reach.OUTSIDE),
        (HAI_DUONG, "một nơi không có", "2026-01-01", Reach.UNKNOWN),
        (OLD_HAI_PHONG, "thành phố Hải Phòng", "2026-01-01", Reach.PART),
        (OLD_HAI_PHONG, "tỉnh Hải Dương", "2026-01-01", Reach.OUTSIDE),
        (document(issuer="Chính phủ"), "Đà Nẵng", "2026-01-01", Reach.WHOLE),
        (document(number="16/2019/NĐ-CP"), "Đà Nẵng", "2026-01-01", Reach.WHOLE),
        (document(), "Đà Nẵng", "2026-01-01", Reach.UNKNOWN),
        (document(issuer="UBND tỉnh Hải Dương"), "tỉnh Hải Dương", "2024-01-01", Reach.WHOLE),
        (document(issuer="UBND huyện Nam Sách, tỉnh Hải Dương"), "tỉnh Hải Dương", "2024-01-01", Reach.PART),
        (document(issuer="UBND huyện Nam Sách"), "tỉnh Hải Dương", "2024-01-01", Reach.UNKNOWN),
    ],
)
def test_a_document_keeps_the_territory_of_its_time(of: Document, territory: str, when: str, reach: Reach) -> None:
    found = status(of, (), as_of=day(when), territory=territory)
    assert found.reach is reach
    assert (found.code is StatusCode.NOT_APPLICABLE) == (reach is Reach.OUTSIDE)


def test_a_decision_to_apply_in_the_whole_city_widens_it() -> None:
    wider = event("extended", "2025-10-01", territory="thành phố Hải Phòng")
    assert status(OLD_HAI_PHONG, (wider,), as_of=day("2025-09-30"), territory="thành phố Hải Phòng").reach is Reach.PART
    after = status(OLD_HAI_PHONG, (wider,), as_of=day("2025-10-01"), territory="thành phố Hải Phòng")
    assert (after.reach, after.code) == (Reach.WHOLE, StatusCode.IN_FORCE)
    assert status(OLD_HAI_PHONG, (wider,), as_of=day("2026-01-01"), territory="tỉnh Hải Dương").reach is Reach.WHOLE


def test_what_happened_elsewhere_does_not_count_here() -> None:
    repeal = event("repealed", "2025-09-01", territory="tỉnh Hải Dương")
    one = document(issuer="Chính phủ")
    assert status(one, (repeal,), as_of=day("2026-01-01"), territory="Đà Nẵng").code is StatusCode.IN_FORCE
    assert status(one, (repeal,), as_of=day("2026-01-01"), territory="Hải Dương").code is StatusCode.EXPIRED
    assert status(one, (repeal,), as_of=day("2026-01-01"), territory="Hải Phòng").code is StatusCode.PARTLY_EXPIRED
    assert status(one, (repeal,), as_of=day("2026-01-01")).code is StatusCode.PARTLY_EXPIRED


def test_district_documents_have_a_last_day_with_its_doubt_said() -> None:
    one = document(issuer="UBND huyện An Dương", normative=Normative.YES)
    assert status(one, (), as_of=day("2026-01-01")).until == day("2027-02-28")
    ended = status(one, (), as_of=day("2027-03-01"))
    assert ended.code is StatusCode.EXPIRED
    assert "chưa kiểm chứng" in (ended.basis[0].source or "")
    assert default_rules().last_day(document(issuer="UBND huyện An Dương", normative=Normative.NO)) is None
    assert default_rules().last_day(HAI_DUONG) is None


def test_effect_by_type() -> None:
    rules = default_rules()
    assert [rules.has_effect(name) for name in ("Báo cáo", "Quyết định", "Một loại lạ", None)] == [
        False,
        True,
        None,
        None,
    ]


def test_plain_rules_know_only_what_they_are_told() -> None:
    rules = PlainRules(inside={"tinh a": ("thanh pho b", day("2025-07-01"))})
    old = document(territory="tỉnh A")

    def reach(asked: str, when: str, *extended: str) -> Reach:
        return rules.reach(old, extended, asked, day(when))

    assert [reach("tỉnh A", "2026-01-01"), reach("thành phố B", "2026-01-01"), reach("thành phố B", "2024-01-01")] == [
        Reach.WHOLE, Reach.PART, Reach.OUTSIDE
    ]  # fmt: skip
    assert rules.reach(document(territory="thành phố B"), (), "tỉnh A", day("2026-01-01")) is Reach.WHOLE
    assert rules.reach(document(), (), "tỉnh A", day("2026-01-01")) is Reach.UNKNOWN
    assert reach("tỉnh C", "2026-01-01", "tỉnh C") is Reach.WHOLE
    assert (rules.has_effect("Quyết định"), rules.last_day(old)) == (None, None)
