"""Damaged numbers, before any registry is asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbqppl.resolve.damage import letters_agree, read_typed, spellings
from vbqppl.text import clean, fold


@pytest.mark.parametrize(
    ("text", "ordinal", "year", "groups"),
    [
        ("428/QĐ-UBND", "428", None, ("QD", "UBND")),
        ("118/2025/NĐ-CP", "118", 2025, ("ND", "CP")),
        ("56/ 2015/ NĐ - CP", "56", 2015, ("ND", "CP")),
        ("44 /QĐ-UBND", "44", None, ("QD", "UBND")),
        ("7079VBHN-BVHTTDL", "7079", None, ("VBHN", "BVHTTDL")),
        ("163-2002/QD-BTC", "163", 2002, ("QD", "BTC")),
        ("34/2018/TT-\nBLĐTBXH", "34", 2018, ("TT", "BLDTBXH")),
        ("66.15/2026/NQ-CP", "66.15", 2026, ("NQ", "CP")),
        ("09b/2013/TT-BTP", "9B", 2013, ("TT", "BTP")),
        ("1O/2O20/NĐ-CP", "10", 2020, ("ND", "CP")),
        ("118/NĐ-CP/2025", "118", 2025, ("ND", "CP")),
        ("2523/QĐ/BGD&ĐT-KHTC", "2523", None, ("QD", "BGD&DT", "KHTC")),
        ("số2260/QĐ-UBND", "2260", None, ("QD", "UBND")),
        ("3769/QĐ-UBNDngày 05/6/2020", "3769", None, ("QD", "UBND")),
        ("428/QĐ-UBND - về việc", "428", None, ("QD", "UBND")),
    ],
)
def test_numbers_are_read_through_damage(text: str, ordinal: str, year: int | None, groups: tuple[str, ...]) -> None:
    folded = fold(clean(text).text)
    typed = read_typed(folded)
    assert typed is not None
    assert (typed.ordinal_key, typed.year) == (ordinal, year)
    assert next(spellings(typed, folded)).groups == groups


@pytest.mark.parametrize("text", ["", "quyết định về giá đất", "năm", "không số"])
def test_no_number_is_made_up(text: str) -> None:
    assert read_typed(fold(text)) is None


def test_a_bare_number_needs_so_or_a_year() -> None:
    assert read_typed("quyet dinh so 428") is not None
    assert read_typed("nghi dinh 118/2025") is not None
    alone = read_typed("12345")
    assert alone is not None
    assert (alone.ordinal, alone.year, alone.pieces) == ("12345", None, ())
    assert read_typed("hom nay 12345") is None


@pytest.mark.parametrize(
    ("printed", "registered", "same"),
    [
        ("QDUBND", "QD-UBND", True),
        ("Q-D-UBND", "QD-UBND", True),
        ("TT-BGD&DT", "TT-BGDDT", True),
        ("TT-BGD-DT", "TT-BGDDT", True),
        ("TC-TDT", "TCT-DT", False),  # two offices
        ("QD-UB", "QD-UBND", False),
    ],
)
def test_only_the_marks_may_differ(printed: str, registered: str, *, same: bool) -> None:
    assert letters_agree(printed, registered) is same
    assert letters_agree(registered, printed) is same


@given(st.text(max_size=200))
def test_reading_never_raises(text: str) -> None:
    folded = fold(clean(text).text)
    typed = read_typed(folded)
    if typed is not None:
        assert 0 <= typed.start <= typed.end <= len(folded)
        list(spellings(typed, folded))
