"""Whether a document's date suits the years that the text speaks of, and which other year would.

Only the year before and the year after are tried: an old year typed in January, a new one in December. Two years off
were right less often than not where this was measured (`docs/crosscheck-measures.md`).
"""

import datetime as dt

from vbqppl.crosscheck.case import Case, Cited
from vbqppl.crosscheck.series import Fit, Point, Verdict
from vbqppl.text.dates import make_date

# What a type of document speaks of: a plan for a year is made in the half year before it or in it,
# a report on a year in it or in the half year after it.
_AHEAD = frozenset({"kế hoạch", "chương trình", "phương án", "đề án", "dự án", "chỉ thị", "nghị quyết", "quyết định"})
_BEHIND = frozenset({"báo cáo", "biên bản", "thông báo"})
_HALF_YEAR = 7  # the first month of the second half
_TRIED = (1, -1)


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
    """Return the years beside its own in which the citation would stand next to a neighbour of its series.

    A number that holds its year leaves none.
    """
    point = cited.point()
    if point is None or cited.series is None or cited.number is None or cited.number.year is not None:
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


def text_allows(cited: Cited, day: dt.date) -> bool:
    """Tell whether the years that the text names at the citation suit a date, or it names none."""
    return not cited.years or plausible(cited.mention.type, day, cited.years)


def suspected_year(case: Case, cited: Cited) -> tuple[Point, Fit] | None:
    """Return the one other year that explains a citation, with its neighbours there; None for nothing to say.

    Needed: a neighbour of its series in that year, none in its own, and years named at the mark that suit the other
    year and not its own.
    """
    point = cited.point()
    if point is None or cited.series is None or point.day > (case.issued_on or case.as_of):
        return None
    if confirmed(cited) or text_allows(cited, point.day) or case.series.beside(cited.series, point):
        return None
    good = [(other, fit) for other, fit in other_years(case, cited) if text_allows(cited, other.day)]
    return good[0] if len(good) == 1 else None


def confirmed(cited: Cited) -> bool:
    """Tell whether the registry has the document with this very date: then no series speaks against it."""
    return cited.document is not None and cited.document.issued_on == cited.mention.date
