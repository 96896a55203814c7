"""Territories and what became of them."""

from datetime import date

import pytest

from vbqppl import reference


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("thành phố Hải Phòng", "Hải Phòng"),
        ("UBND quận Lê Chân, TP Hải Phòng", "Hải Phòng"),
        ("HẢI DƯƠNG", "Hải Dương"),
        ("tỉnh Bà Rịa - Vũng Tàu", "Bà Rịa - Vũng Tàu"),
        ("BRVT", "Bà Rịa - Vũng Tàu"),
        ("TP.HCM", "Hồ Chí Minh"),
        ("tỉnh Thừa Thiên Huế", "Thừa Thiên Huế"),
        ("thành phố Huế", "Huế"),
        ("Đắc Lắc", "Đắk Lắk"),
        ("Dak Lak", "Đắk Lắk"),
    ],
)
def test_a_text_names_a_territory(text: str, expected: str) -> None:
    found = reference.territory_of(text)
    assert found is not None
    assert found.name == expected


def test_a_text_without_a_territory() -> None:
    assert reference.territory_of("Bộ Tài chính") is None
    assert reference.territory_of("") is None
    assert reference.territories_called("Atlantis") == ()
    assert reference.territory_by_key("Atlantis") is None


def test_the_day_chooses_the_period() -> None:
    before, after = reference.territory_of("Hải Phòng", date(2025, 6, 30)), reference.territory_of("Hải Phòng")
    assert before is not None
    assert after is not None
    assert (before.key, after.key) == ("Hải Phòng (trước 01/7/2025)", "Hải Phòng")
    assert after.parts == ("Hải Phòng (trước 01/7/2025)", "Hải Dương")
    assert after.full_name == "thành phố Hải Phòng"
    distant = reference.territory_of("Hà Tây", date(2026, 1, 1))
    assert distant is not None
    assert distant.ends == date(2008, 7, 31)


@pytest.mark.parametrize(
    ("name", "on", "expected"),
    [
        ("Hải Dương", date(2025, 6, 30), "Hải Dương"),
        ("Hải Dương", date(2025, 7, 1), "Hải Phòng"),
        ("Hà Tây", date(2010, 1, 1), "Hà Nội"),
        ("Thừa Thiên Huế", date(2025, 2, 1), "Huế"),
        ("Kon Tum", date(2026, 1, 1), "Quảng Ngãi"),
        ("Cao Bằng", date(2026, 1, 1), "Cao Bằng"),
        ("Hải Hưng", date(2026, 1, 1), None),
        ("Atlantis", date(2026, 1, 1), None),
        ("Huế", date(2020, 1, 1), None),
    ],
)
def test_who_holds_a_territory_on_a_day(name: str, on: date, expected: str | None) -> None:
    found = reference.successor_territory(name, on)
    assert (found.key if found else None) == expected
