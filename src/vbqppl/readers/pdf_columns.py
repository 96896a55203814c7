"""Columns of a PDF page: where two stand side by side, each is read as a page, with the notes at its own foot."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, Protocol, TypeVar

_ENOUGH: Final = 5  # lines of a column; fewer may be a head or a signature set side by side
_MIDDLE: Final = (0.25, 0.75)  # of the width: where the second column may begin
_FILLED: Final = 0.7  # of a column's width: lines of running text are as long, cells of a table are not
_CROSSING: Final = 0.2  # of the lines of a page: titles and tables over both columns
_PAGES: Final = 1 / 3  # of the pages: a layout holds for the document, not for one page
_SAME: Final = 8.0  # points: left edges that are no further apart are one
_SLACK: Final = 4.0  # points that a line may reach over its column


class Placed(Protocol):
    """What is asked of a line."""

    @property
    def left(self) -> float:
        """Its left edge."""

    @property
    def right(self) -> float:
        """Its right edge."""

    @property
    def base(self) -> float:
        """The height at which it stands."""


class Holder(Protocol):
    """What holds a line."""

    @property
    def line(self) -> Placed:
        """Its line."""


_Row = TypeVar("_Row", bound=Holder)


def second_column(pages: Iterable[Sequence[Holder]]) -> float | None:
    """Return where the second column of a document begins, in points from the left; None for a single column."""
    found: Counter[int] = Counter()
    total = 0
    for page in pages:
        total += len(page) >= _ENOUGH
        edge = _second_edge(page)
        if edge is not None:
            found[round(edge / _SAME)] += 1
    if not found:
        return None
    place, count = found.most_common(1)[0]
    return place * _SAME if count + found[place - 1] + found[place + 1] >= max(1, total * _PAGES) else None


def _second_edge(page: Sequence[Holder]) -> float | None:
    """Return the left edge of the second column of a page; None where its lines do not stand in two."""
    if len(page) < 2 * _ENOUGH:
        return None
    left, right = min(row.line.left for row in page), max(row.line.right for row in page)
    low, high = (left + share * (right - left) for share in _MIDDLE)
    edges = Counter(round(row.line.left / _SAME) for row in page if low < row.line.left < high)
    if not edges:
        return None
    edge = edges.most_common(1)[0][0] * _SAME - _SAME / 2
    first = [row for row in page if row.line.right <= edge + _SLACK]
    second = [row for row in page if row.line.left >= edge - _SLACK]
    crossing = len(page) - len(first) - len(second)
    if min(len(first), len(second)) < _ENOUGH or crossing > _CROSSING * len(page):
        return None
    filled = _are_filled(first, edge - left) and _are_filled(second, right - edge)
    return edge if filled else None


def _are_filled(rows: Sequence[Holder], width: float) -> bool:
    long = sum(row.line.right - row.line.left >= _FILLED * width for row in rows)
    return 2 * long >= len(rows)


def in_columns(page: list[_Row], edge: float | None) -> list[list[_Row]]:
    """Return the lines of a page column by column; a line over both columns goes before what stands below it."""
    if edge is None or not page:
        return [page]
    first = [row for row in page if row.line.right <= edge + _SLACK]
    second = [row for row in page if row.line.left >= edge - _SAME]
    told = {id(row) for row in (*first, *second)}
    crossing = [row for row in page if id(row) not in told]
    if (
        not second
        or len(crossing) > max(2 * _ENOUGH, _CROSSING * len(page))
        or len(crossing) > len(first) + len(second)
    ):
        return [page]
    columns: list[list[_Row]] = []
    above = float("inf")
    for title in [*sorted(crossing, key=lambda row: -row.line.base), None]:
        below = title.line.base if title is not None else float("-inf")
        columns += [[row for row in column if below < row.line.base <= above] for column in (first, second)]
        if title is not None:
            columns.append([title])
        above = below
    return [column for column in columns if column]
