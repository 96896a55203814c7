"""Series: what one office numbers together."""

import pytest

from vbqppl import reference

HAI_PHONG = "Ủy ban nhân dân thành phố Hải Phòng"


def key(symbol: str, year: int | None = 2026, **said: str) -> reference.SeriesKey | None:
    return reference.series_key(symbol, has_year=False, year=year, **said)


def test_letters_of_one_office_share_a_series_whatever_the_unit() -> None:
    assert key("UBND-TC", issuer=HAI_PHONG) == key("UBND-NC", issuer=HAI_PHONG)
    assert key("UBND-TC", issuer=HAI_PHONG) != key("VP-VX", issuer="Văn phòng UBND thành phố Hải Phòng")


def test_a_committee_and_its_chairman_share_a_series() -> None:
    assert key("QĐ-UBND", issuer=HAI_PHONG) == key("QĐ-UBND", issuer=f"Chủ tịch {HAI_PHONG}")


def test_types_and_years_have_their_own_series() -> None:
    assert key("QĐ-UBND", issuer=HAI_PHONG) != key("KH-UBND", issuer=HAI_PHONG)
    assert key("QĐ-UBND", 2025, issuer=HAI_PHONG) != key("QĐ-UBND", issuer=HAI_PHONG)


def test_normative_decisions_run_apart_from_administrative_ones() -> None:
    normative = reference.series_key("QĐ-UBND", has_year=True, year=2026, issuer=HAI_PHONG)
    assert normative is not None
    assert normative != key("QĐ-UBND", issuer=HAI_PHONG)
    assert normative.period == "year"


def test_the_symbol_decides_where_the_word_differs() -> None:
    assert key("KH-UBND", type_name="Quyết định", issuer=HAI_PHONG) == key("KH-UBND", issuer=HAI_PHONG)


def test_the_party_and_the_assembly_number_by_term() -> None:
    party = key("NQ/TW", 2024, issuer="Bộ Chính trị")
    assert party is not None
    assert (party.period, party.year) == ("term", None)
    law = reference.series_key("QH15", has_year=True, year=2025, type_name="Luật")
    code = reference.series_key("QH15", has_year=True, year=2025, type_name="Bộ luật")
    resolution = reference.series_key("QH15", has_year=True, year=2025, type_name="Nghị quyết")
    assert law is not None
    assert law == code
    assert law != resolution
    assert law.period == "term"


@pytest.mark.parametrize(
    ("symbol", "issuer", "type_name"),
    [
        ("QĐ-UBND", None, None),
        ("QĐ-UBND", "UBND thành phố", None),
        ("QĐ-ABC", None, None),
        ("XY", HAI_PHONG, None),
        ("NQ/TW", None, None),
        ("CT-TTHT", "Tổng cục Thuế", "Báo cáo"),
    ],
)
def test_where_office_or_type_is_not_known_there_is_no_series(
    symbol: str, issuer: str | None, type_name: str | None
) -> None:
    assert reference.series_key(symbol, has_year=False, year=2026, type_name=type_name, issuer=issuer) is None


def test_a_word_decides_where_the_symbol_says_nothing() -> None:
    found = reference.series_key("CP", has_year=False, year=1995, type_name="Nghị định", issuer="Chính phủ")
    assert found == reference.SeriesKey("chinh phu", "nghị định", "year", 1995)
