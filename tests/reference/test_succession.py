"""Who succeeded whom, and when two names are one issuer."""

from datetime import date

import pytest

from vbqppl import reference
from vbqppl.reference import succession

HAI_PHONG = "Ủy ban nhân dân thành phố Hải Phòng"


@pytest.mark.parametrize(
    ("one", "other", "on", "expected"),
    [
        ("Bộ Tài chính", "Bộ trưởng Bộ Tài chính", None, True),
        ("Bộ Kế hoạch và Đầu tư", "Bộ Tài chính", None, True),
        ("Bộ Tài chính", "Bộ Kế hoạch và Đầu tư", None, True),
        ("Bộ Kế hoạch và Đầu tư", "Bộ Tài chính", date(2025, 3, 1), True),
        ("Bộ Kế hoạch và Đầu tư", "Bộ Tài chính", date(2025, 2, 28), False),
        ("Bộ Thủy sản", "Bộ Nông nghiệp và Môi trường", date(2026, 1, 1), True),
        ("Bộ LĐTBXH", "Bộ Nội vụ", None, True),
        ("Bộ LĐTBXH", "Bộ Y tế", None, None),
        ("Bộ Y tế", "Bộ Nội vụ", None, False),
        ("UBND tỉnh Hải Dương", HAI_PHONG, date(2026, 1, 1), True),
        ("UBND tỉnh Hải Dương", HAI_PHONG, date(2025, 6, 30), False),
        ("HĐND tỉnh Hải Dương", HAI_PHONG, None, False),
        ("Tỉnh ủy Hải Dương", "Thành ủy Hải Phòng", None, True),
        ("Sở Kế hoạch và Đầu tư tỉnh Hải Dương", "Sở Tài chính thành phố Hải Phòng", None, True),
        (f"Chủ tịch {HAI_PHONG}", HAI_PHONG, None, True),
        ("UBND thành phố", HAI_PHONG, None, None),
        ("Sở Tư pháp", "Sở Tư pháp thành phố Hải Phòng", None, None),
        ("Sở Tư pháp", "Sở Xây dựng thành phố Hải Phòng", None, False),
        ("UBND huyện An Dương", HAI_PHONG, None, False),
        ("UBND huyện An Dương", "Chủ tịch UBND huyện An Dương", None, True),
        ("UBND thành phố", "UBND thành phố", None, None),
        ("UBND huyện", "Chủ tịch UBND huyện", None, None),
        (HAI_PHONG, "UBND tỉnh Sơn La", None, False),
        ("Bộ Tài chính và Bộ Tư pháp", "Bộ Tư pháp, Bộ Tài chính", None, True),
        ("Bộ Tài chính và Bộ Tư pháp", "Bộ Tư pháp", None, False),
        ("Hội Làm vườn", "Bộ Y tế", None, None),
        ("Hội Làm vườn", "HỘI LÀM VƯỜN", None, True),
    ],
)
def test_two_names_are_one_issuer(one: str, other: str, *, on: date | None, expected: bool | None) -> None:
    assert reference.same_issuer(one, other, on) is expected


def test_successors_of_a_ministry_say_what_went_where() -> None:
    found = {row.new: row.part for row in reference.successors("Bộ LĐTBXH")}
    assert found == {
        "Bộ Nội vụ": "whole",
        "Bộ Giáo dục và Đào tạo": "part",
        "Bộ Y tế": "part",
        "Bộ Công an": "part",
    }


def test_successors_of_a_provincial_body_follow_its_province() -> None:
    (row,) = reference.successors("UBND tỉnh Hải Dương")
    assert (row.new, row.on, row.part) == (HAI_PHONG, date(2025, 7, 1), "whole")
    divided = {row.new: row.part for row in reference.successors("UBND tỉnh Hải Hưng")}
    assert divided == {
        "Ủy ban nhân dân tỉnh Hải Dương": "part",
        "Ủy ban nhân dân tỉnh Hưng Yên": "part",
    }
    assert reference.same_issuer("UBND tỉnh Hải Hưng", "UBND tỉnh Hưng Yên") is None


def test_bodies_of_districts_ended_without_a_successor() -> None:
    for name in ("UBND huyện An Dương", "Chủ tịch UBND quận Lê Chân", "HĐND thị xã Sơn Tây"):
        (row,) = reference.successors(name)
        assert (row.new, row.on, row.part) == ("", date(2025, 7, 1), "ended")


def test_a_department_of_a_merged_city_has_one_successor() -> None:
    (row,) = reference.successors("Sở Kế hoạch và Đầu tư thành phố Hải Phòng")
    assert row.new == "Sở Tài chính thành phố Hải Phòng"


def test_an_unknown_body_has_no_successors() -> None:
    assert reference.successors("Hội Làm vườn") == ()
    assert reference.successors("UBND xã An Lão") == ()


def test_a_row_without_a_day_is_refused() -> None:
    with pytest.raises(ValueError, match="ngày"):
        succession._build({"on": ""})
