"""Typing slips in dates: which dates are one slip apart."""

import datetime as dt
from collections.abc import Iterator

from vbqppl.text.dates import make_date

_FEW_DAYS = 3


def one_slip(one: dt.date, other: dt.date) -> bool:
    """Tell whether a single slip turns one date into the other.

    Slips: another day, another month, another year, day and month exchanged; or a few days before or after, as a
    paper is signed and numbered on different days.
    """
    parts = (one.day == other.day, one.month == other.month, one.year == other.year)
    if sum(parts) == 2:  # noqa: PLR2004 - all but one of three
        return True
    exchanged = one.year == other.year and (one.day, one.month) == (other.month, other.day)
    return exchanged or abs((one - other).days) <= _FEW_DAYS


def slips_within_year(day: dt.date) -> Iterator[dt.date]:
    """Yield the dates of the same year that one slip could have turned into this one: a digit, the month, exchanged."""
    tens, ones = divmod(day.day, 10)
    found = {make_date(day.year, day.day, day.month)}
    found |= {make_date(day.year, month, day.day) for month in range(1, 13)}
    found |= {make_date(day.year, day.month, 10 * ten + ones) for ten in range(4)}
    found |= {make_date(day.year, day.month, 10 * tens + one) for one in range(10)}
    yield from sorted(slip for slip in found if slip is not None and slip != day)


def digit_slips(ordinal: int) -> Iterator[int]:
    """Yield the numbers of as many digits that one wrong digit could have turned into this one."""
    digits = str(ordinal)
    for place, right in enumerate(digits):
        for digit in "0123456789":
            if digit != right and (place or digit != "0"):
                yield int(digits[:place] + digit + digits[place + 1 :])
