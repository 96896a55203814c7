"""Dates: read and written as Vietnamese documents do."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbqppl.text import make_date, parse_date, write_date


@pytest.mark.parametrize(
    "text",
    [
        "2026-01-30",
        "30/01/2026",
        "30/1/2026",
        "30-1-2026",
        "30.01.2026",
        " ngày 30/01/2026 ",
        "ngày 30 tháng 01 năm 2026",
        "30 tháng 1, năm 2026",
        "ngay 30 thang 01 nam 2026",
        "NGÀY 30 THÁNG 01 NĂM 2026",
    ],
)
def test_reads_every_writing(text: str) -> None:
    assert parse_date(text) == dt.date(2026, 1, 30)


@pytest.mark.parametrize("text", ["", "2026", "01/2026", "31/02/2026", "30/13/2026", "1/1/1800", "30/01/26", "hôm nay"])
def test_reads_nothing_else(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (dt.date(2026, 1, 5), "05/01/2026"),
        (dt.date(2026, 2, 15), "15/02/2026"),
        (dt.date(2020, 3, 5), "05/3/2020"),
        (dt.date(2025, 12, 31), "31/12/2025"),
    ],
)
def test_writes_as_the_rules_ask(day: dt.date, written: str) -> None:
    assert write_date(day) == written


@given(st.dates(dt.date(1945, 1, 1), dt.date(2200, 12, 31)))
def test_reads_what_it_writes(day: dt.date) -> None:
    assert parse_date(write_date(day)) == parse_date(day.isoformat()) == day


@pytest.mark.parametrize(("year", "month", "day"), [(1944, 1, 1), (2201, 1, 1), (2025, 2, 29), (2025, 0, 1)])
def test_no_document_bears_these(year: int, month: int, day: int) -> None:
    assert make_date(year, month, day) is None
