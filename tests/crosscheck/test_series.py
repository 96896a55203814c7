"""Series: order, neighbours, and the largest set of points that agree."""

import datetime as dt
import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from vbqppl.crosscheck.series import Point, SeriesBook, Verdict, agree, longest_in_order, near


def point(ordinal: int, day: int, *, year: int = 2026, mention: int | None = None) -> Point:
    return Point(dt.date(year, 1, 1) + dt.timedelta(days=day), ordinal, f"{ordinal}/KH-UBND", mention)


def book(*points: Point) -> SeriesBook:
    return SeriesBook.of(("KH", each) for each in points)


def test_a_point_between_its_neighbours_fits() -> None:
    fit = book(point(10, 20), point(20, 40)).fit("KH", point(15, 30))
    assert fit.verdict is Verdict.FITS
    assert [each.ordinal for each in fit.neighbours] == [10, 20]


def test_one_side_only_is_evidence_only_when_near() -> None:
    assert book(point(10, 20)).fit("KH", point(12, 22)).verdict is Verdict.FITS
    assert book(point(10, 20)).fit("KH", point(90, 200)).verdict is Verdict.NO_EVIDENCE
    assert book().fit("KH", point(90, 200)).verdict is Verdict.NO_EVIDENCE


def test_a_point_out_of_order_is_contradicted() -> None:
    fit = book(point(10, 20), point(20, 40), point(30, 60)).fit("KH", point(15, 200))
    assert fit.verdict is Verdict.CONTRADICTS
    assert [each.ordinal for each in fit.against] == [20, 30]


def test_an_outlier_does_not_speak_against_the_rest() -> None:
    points = book(point(10, 20), point(247, 22), point(20, 40), point(30, 60), point(40, 80))
    assert points.fit("KH", point(25, 50)).verdict is Verdict.FITS


def test_a_point_is_no_evidence_for_itself() -> None:
    own = point(12, 22, mention=3)
    assert book(own).fit("KH", own).verdict is Verdict.NO_EVIDENCE


def test_years_and_series_are_kept_apart() -> None:
    both = SeriesBook.of([("KH", point(10, 20)), ("BC", point(11, 21)), ("KH", point(12, 22, year=2025))])
    assert [len(points) for _, points in both.series()] == [1, 1, 1]
    assert both.fit("KH", point(13, 23, year=2025)).below == point(12, 22, year=2025)


def test_agreement_lets_three_days_pass() -> None:
    assert agree(point(10, 20), point(11, 17))
    assert not agree(point(10, 20), point(11, 16))
    assert agree(point(10, 20), point(10, 22))


def test_near_is_about_number_and_time() -> None:
    assert near(point(339, 353), point(341, 357))
    assert not near(point(339, 353), point(341, 300))
    assert not near(point(339, 353), point(420, 357))
    assert near(point(3, 10), point(7, 14))
    assert not near(point(3, 10), point(8, 14))


@given(st.lists(st.tuples(st.integers(1, 60), st.integers(0, 60)), max_size=30))
def test_the_longest_set_is_in_order(pairs: list[tuple[int, int]]) -> None:
    kept = longest_in_order(point(ordinal, day) for ordinal, day in pairs)
    assert all(one.ordinal <= other.ordinal and one.day <= other.day for one, other in pairwise(kept))
    ordered = sorted(pairs)
    best = [1] * len(ordered)
    for index, (_, day) in enumerate(ordered):
        best[index] = 1 + max((best[j] for j in range(index) if ordered[j][1] <= day), default=0)
    assert len(kept) == max(best, default=0)


def test_many_points_take_little_more_than_linear_time() -> None:
    def seconds(count: int) -> float:
        points = [point(n, n % 360) for n in range(count)]
        start = time.perf_counter()
        longest_in_order(points)
        return time.perf_counter() - start

    assert min(seconds(16_000) for _ in range(2)) < 40 * min(seconds(2_000) for _ in range(3)) + 0.05
