"""Dates as Vietnamese documents write them."""

import re
from datetime import date

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})$")
_DIGITS = re.compile(r"(?:ngày\s*)?(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})$", re.IGNORECASE)
_WORDS = re.compile(
    r"(?:ngày|ngay)?\s*(\d{1,2})\s*(?:tháng|thang)\s*(\d{1,2})\s*,?\s*(?:năm|nam)\s*(\d{4})$", re.IGNORECASE
)
EARLIEST_YEAR = 1945  # The first documents of the Democratic Republic.
LATEST_YEAR = 2200


def make_date(year: int, month: int, day: int) -> date | None:
    """Return the date, or None where the calendar has no such day or no document can bear it."""
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def parse_date(text: str) -> date | None:
    """Read "2026-01-30", "30/01/2026", "30-1-2026", "ngày 30 tháng 01 năm 2026"; None for anything else."""
    text = text.strip()
    if match := _ISO.match(text):
        year, month, day = match.groups()
    elif match := _DIGITS.match(text) or _WORDS.match(text):
        day, month, year = match.groups()
    else:
        return None
    return make_date(int(year), int(month), int(day))


def write_date(day: date) -> str:
    """Return the date as official Vietnamese writes it in tables and citations: 30/01/2026.

    Nghị định 30/2020/NĐ-CP, Phụ lục I: days under 10 and the months 1 and 2 take a leading zero.
    """
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)  # noqa: PLR2004
    return f"{day.day:02d}/{month}/{day.year}"
