"""The oracle: a plain scan over rows with the true fields that the noise left. It shares no code with the resolver."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tests.benchmarks.resolve_noise import Left, Row


def agrees(row: Row, left: Left) -> bool:
    """Tell whether a row has every field that is left; what a row does not know, it does not have."""
    return (
        (left.ordinal is None or row.ordinal == left.ordinal)
        and (left.year is None or row.year == left.year)
        and (left.symbol is None or row.symbol == left.symbol)
        and (left.type is None or row.type is None or row.type == left.type)
        and (left.date is None or row.issued_on == left.date)
        and (left.date_year is None or (row.issued_on is not None and int(row.issued_on[:4]) == left.date_year))
        and (left.place is None or row.place == left.place)
        and (left.title is None or _has_words(row, left.title))
    )


def _has_words(row: Row, words: Sequence[str]) -> bool:
    return row.title is not None and set(words) <= set(_words(row.title))


def _words(title: str) -> list[str]:
    from vbqppl.text import squash

    return squash(title).split()


def same_document(one: Row, other: Row) -> bool:
    """Tell whether two rows are records of one document: nothing of number, type, place and date differs."""
    return (
        one.key == other.key
        and (one.type == other.type or not one.type or not other.type)
        and (one.place == other.place or not one.place or not other.place)
        and (one.issued_on == other.issued_on or not one.issued_on or not other.issued_on)
    )


class Oracle:
    """Scans rows; those of another ordinal are set aside beforehand, which `check` proves to change nothing."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = list(rows)
        self._by_ordinal: dict[str, list[Row]] = defaultdict(list)
        for row in self._rows:
            self._by_ordinal[row.ordinal].append(row)

    def find(self, left: Left) -> list[Row]:
        """Return the rows that have every field left."""
        rows = self._rows if left.ordinal is None else self._by_ordinal.get(left.ordinal, [])
        return [row for row in rows if agrees(row, left)]

    def check(self, left: Left) -> bool:
        """Tell whether the scan over all rows finds the same."""
        return [row.id for row in self._rows if agrees(row, left)] == [row.id for row in self.find(left)]
