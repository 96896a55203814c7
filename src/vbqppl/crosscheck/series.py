"""Series: numbers that one office gives out in one year grow with their dates.

Nghị định 30/2020/NĐ-CP, Điều 15: numbers run from 01/01 to 31/12; each kind of VBQPPL has its own series.
Everything here is evidence for a suspicion, never proof.
"""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain as chain_of
from itertools import islice, takewhile
from operator import attrgetter

TOLERANCE = dt.timedelta(days=3)  # numbers are reserved, and documents signed a few days later
NEAR_DAYS = 15  # a neighbour is a document of about the same time …
NEAR_SHARE = 0.08  # … whose number is about the same: a year's run divided by the weeks of such a time
NEAR_NUMBERS = 4
ENOUGH = 20  # documents on each side that count; more would say no more
LOOKED_AT = 60  # documents on each side among which neighbours are looked for


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """One document of a series: its number and date, and the index of its mention (None: registry)."""

    day: dt.date
    ordinal: int
    number: str
    mention: int | None = None
    start: int | None = None


class Verdict(StrEnum):
    """How a number and a date stand to a series."""

    FITS = "fits"
    CONTRADICTS = "contradicts"
    NO_EVIDENCE = "no_evidence"


@dataclass(frozen=True, slots=True)
class Fit:
    """The verdict, and the neighbours that it rests on: the nearest number below and above."""

    verdict: Verdict
    below: Point | None = None
    above: Point | None = None
    against: tuple[Point, ...] = ()

    @property
    def neighbours(self) -> tuple[Point, ...]:
        """The neighbours that exist, the lower first."""
        return tuple(point for point in (self.below, self.above) if point is not None)


def agree(one: Point, other: Point) -> bool:
    """Tell whether two documents of one series and year can both be right: the greater number is no older."""
    if one.ordinal == other.ordinal:
        return abs(one.day - other.day) <= TOLERANCE
    low, high = (one, other) if one.ordinal < other.ordinal else (other, one)
    return low.day <= high.day + TOLERANCE


def near(one: Point, other: Point) -> bool:
    """Tell whether two documents are neighbours: about the same number at about the same time, in order."""
    return _close(one, other) and agree(one, other)


def _close(one: Point, other: Point) -> bool:
    return _is_close_number(one, other) and abs((one.day - other.day).days) <= NEAR_DAYS


def _is_close_number(one: Point, other: Point) -> bool:
    reach = max(NEAR_NUMBERS, round(NEAR_SHARE * max(one.ordinal, other.ordinal)))
    return abs(one.ordinal - other.ordinal) <= reach


def _disagree(one: Point, other: Point) -> bool:
    return not agree(one, other)


_ordinal = attrgetter("ordinal")


def too_great(point: Point, fit: Fit) -> bool:
    """Tell whether the number is too great for its date.

    A number that is too small for its date may be of another series: papers kept secret have their own, short one
    (Nghị định 30/2020/NĐ-CP, Điều 15).
    """
    return all(other.ordinal < point.ordinal for other in fit.against)


@dataclass(frozen=True, slots=True)
class SeriesBook:
    """The points of every series that is known, by series and year."""

    points: Mapping[tuple[str, int], tuple[Point, ...]]
    _chains: dict[tuple[str, int], list[Point]] = field(default_factory=dict, repr=False, compare=False)
    _fits: dict[tuple[str, dt.date, int], Fit] = field(default_factory=dict, repr=False, compare=False)
    _numbered: dict[tuple[str, int], list[Point]] = field(default_factory=dict, repr=False, compare=False)
    _beside: dict[tuple[str, dt.date, int], tuple[Point, ...]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, points: Iterable[tuple[str, Point]]) -> "SeriesBook":
        """Sort points into their series and years; one that is known twice counts once."""
        sorted_in: dict[tuple[str, int], dict[tuple[int, dt.date], Point]] = defaultdict(dict)
        for series, point in points:
            sorted_in[series, point.day.year].setdefault((point.ordinal, point.day), point)
        return cls({key: tuple(sorted(found.values())) for key, found in sorted_in.items()})

    def year(self, series: str, year: int) -> tuple[Point, ...]:
        """Return the points of a series in a year, by date."""
        return self.points.get((series, year), ())

    def _in_order(self, series: str, year: int) -> list[Point]:
        """Return the largest set of points of a series in a year that agree, worked out once."""
        if (series, year) not in self._chains:
            self._chains[series, year] = longest_in_order(self.year(series, year))
        return self._chains[series, year]

    def series(self) -> Iterator[tuple[str, tuple[Point, ...]]]:
        """Yield every series with its points, year by year."""
        for (series, _), points in sorted(self.points.items()):
            yield series, points

    def fit(self, series: str, point: Point) -> Fit:
        """Tell how a document would stand in a series in the year of its date.

        A single known document decides nothing by itself unless it is a neighbour; against the point speak
        those known ones that agree with all that are known apart from it.
        """
        key = (series, point.day, point.ordinal)
        if key not in self._fits:
            self._fits[key] = self._fit(series, point)
        return self._fits[key]

    def _fit(self, series: str, point: Point) -> Fit:
        chain = self._in_order(series, point.day.year)
        low = bisect_left(chain, point.ordinal, key=_ordinal)
        high = bisect_right(chain, point.ordinal, key=_ordinal)
        below = chain[bisect_left(chain, chain[low - 1].ordinal, key=_ordinal)] if low else None
        above = chain[high] if high < len(chain) else None
        same = [other for other in chain[low:high] if not same_document(other, point)]

        def while_(told: Callable[[Point, Point], bool], places: range) -> Iterator[Point]:
            return takewhile(lambda other: told(other, point), (chain[place] for place in places))

        # Dates grow along the chain: those that speak against a point stand next to its place, and what agrees with
        # the nearest of them agrees with all.
        down, up = range(low - 1, -1, -1), range(high, len(chain))
        odd = [other for other in same if not agree(other, point)]
        lower, higher = (list(islice(while_(_disagree, places), ENOUGH)) for places in (down, up))
        against = (*reversed(lower), *odd, *higher)
        if against:
            return Fit(Verdict.CONTRADICTS, below, above, against)
        supported = below is not None and above is not None
        beside = chain_of(same, while_(_close, down), while_(_close, up))
        supported = supported or any(near(other, point) for other in beside)
        return Fit(Verdict.FITS if supported else Verdict.NO_EVIDENCE, below, above)

    def beside(self, series: str, point: Point) -> tuple[Point, ...]:
        """Return the neighbours of a document in a series in the year of its date, the nearest numbers first.

        At most ENOUGH are looked for on each side.
        """
        key = (series, point.day, point.ordinal)
        if key not in self._beside:
            known = self._by_number(series, point.day.year)
            low = bisect_left(known, point.ordinal, key=_ordinal)
            sides = (range(low - 1, -1, -1), range(low, len(known)))
            found = [other for places in sides for other in islice(_neighbours(known, places, point), ENOUGH)]
            self._beside[key] = tuple(sorted(found, key=lambda other: abs(other.ordinal - point.ordinal)))
        return self._beside[key]

    def _by_number(self, series: str, year: int) -> list[Point]:
        """Return the points of a series in a year by number, sorted once."""
        if (series, year) not in self._numbered:
            self._numbered[series, year] = sorted(self.year(series, year), key=lambda point: (point.ordinal, point.day))
        return self._numbered[series, year]


def _neighbours(known: Sequence[Point], places: range, point: Point) -> Iterator[Point]:
    """Yield the neighbours of a point among points by number, walking away from it, not far."""
    within = takewhile(lambda other: _is_close_number(other, point), (known[place] for place in places[:LOOKED_AT]))
    return (other for other in within if near(other, point) and not same_document(other, point))


def same_document(one: Point, other: Point) -> bool:
    """Tell whether two points are the same document (it is no evidence for itself)."""
    return one.ordinal == other.ordinal and one.day == other.day


def longest_in_order(points: Iterable[Point]) -> list[Point]:
    """Return the largest set of points that all agree in order: dates do not fall while numbers grow.

    Patience sorting over (number, date): n log n. Among equals the later found wins nothing: the first stays.
    """
    ordered = sorted(points, key=lambda point: (point.ordinal, point.day))
    tails: list[int] = []
    before: list[int | None] = []
    for index, point in enumerate(ordered):
        place = _first_later(ordered, tails, point.day)
        before.append(tails[place - 1] if place else None)
        if place == len(tails):
            tails.append(index)
        else:
            tails[place] = index
    chain: list[Point] = []
    at = tails[-1] if tails else None
    while at is not None:
        chain.append(ordered[at])
        at = before[at]
    return chain[::-1]


def _first_later(ordered: list[Point], tails: list[int], day: dt.date) -> int:
    """Return the first chain whose last day is later than `day` (binary search)."""
    low, high = 0, len(tails)
    while low < high:
        middle = (low + high) // 2
        if ordered[tails[middle]].day <= day:
            low = middle + 1
        else:
            high = middle
    return low
