"""Whether a document's date suits the years that the text speaks of, and which other year would."""

import datetime as dt

from vbqppl.crosscheck.case import Case, Cited
from vbqppl.crosscheck.series import Fit, Point, Verdict
from vbqppl.text.dates import make_date

# What a type of document speaks of: a plan for a year is made in the half year before it or in it,
# a report on a year in it or in the half year after it.
_AHEAD = frozenset({"kế hoạch", "chương trình", "phương án", "đề án", "dự án", "chỉ thị", "nghị quyết", "quyết định"})
_BEHIND = frozenset({"báo cáo", "biên bản", "thông báo"})
_HALF_YEAR = 7  # the first month of the second half
_TRIED = (1, -1, 2, -2)


def plausible(type_word: str | None, day: dt.date, years: frozenset[int]) -> bool:
    """Tell whether a document of this type and date can be about one of these years."""
    words = (type_word or "").casefold()
    ahead = any(words.startswith(name) for name in _AHEAD)
    behind = any(words.startswith(name) for name in _BEHIND)
    for year in years:
        first = dt.date(year, 1, 1) if behind and not ahead else dt.date(year - 1, _HALF_YEAR, 1)
        last = dt.date(year, 12, 31) if ahead and not behind else dt.date(year + 1, _HALF_YEAR - 1, 30)
        if first <= day <= last:
            return True
    return False


def moved(point: Point, years: int) -> Point | None:
    """Return the point on the same day of another year; None where that year lacks the day."""
    day = make_date(point.day.year + years, point.day.month, point.day.day)
    return Point(day, point.ordinal, point.number, point.mention, point.start) if day else None


def other_years(case: Case, cited: Cited) -> list[tuple[Point, Fit]]:
    """Return the other years in which the citation would stand beside a neighbour of its series."""
    point = cited.point()
    if point is None or cited.series is None:
        return []
    found = []
    for step in _TRIED:
        other = moved(point, step)
        if other is None or other.day > (case.issued_on or case.as_of):
            continue
        fit = case.series.fit(cited.series, other)
        beside = case.series.beside(cited.series, other)
        if fit.verdict is Verdict.FITS and beside:
            found.append((other, Fit(fit.verdict, fit.below, fit.above, beside[:2])))
    return found
