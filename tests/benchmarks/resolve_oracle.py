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


_ALIKE = 0.75  # of all words of two titles: above it they are of one document
_RELATED = 0.5  # of the shorter title, where the number with its year already names the document
_LONG = 8  # words of a title that lies within another
_LOCAL = frozenset({"UBND", "UB", "HDND", "CTUBND"})
_A_TITLE = 3  # words of what can be called a title


def determines(left: Left, row: Row) -> bool:
    """Tell whether the fields left can mean one document only, whatever a registry holds.

    A number begins again each year in each office (Nghị định 30/2020/NĐ-CP, Điều 15): without a day and without the
    whole title it takes the year and the office, which the symbol of a central body names.
    """
    whole = left.title is not None and _A_TITLE <= len(left.title) == len(_words(row.title or ""))
    if left.date is not None or whole:
        return True
    if left.year is None and left.date_year is None:
        return False
    if left.symbol is None:
        return left.type in {"Nghị định", "Luật", "Bộ luật", "Pháp lệnh"}
    return left.place is not None or not _LOCAL & set(left.symbol.split("-"))


def same_document(one: Row, other: Row) -> bool:
    """Tell whether two rows are records of one document: nothing differs, and the day, the title or the identity agree.

    The marks in "BNN&PTNT" make no other number, a circular may be a joint one. A number with its year is the same
    document where one of the rows has no title, or the number is a central body's and the titles are related; any other
    needs the day or the title.
    """
    differing = (
        _letters(one.key) != _letters(other.key)
        or (one.type and other.type and not (one.type.startswith(other.type) or other.type.startswith(one.type)))
        or (one.place and other.place and one.place != other.place)
        or (one.issued_on and other.issued_on and one.issued_on != other.issued_on)
    )
    if differing:
        return False
    if one.issued_on and one.issued_on == other.issued_on:
        return True
    mine, theirs = (set(_words(each.title or "")) for each in (one, other))
    if not mine or not theirs:
        return one.year is not None and one.place == other.place
    shared, fewer = len(mine & theirs), min(len(mine), len(theirs))
    if one.year is not None and not _LOCAL & set(one.symbol.split("-")):
        return shared >= _RELATED * fewer
    return shared >= _ALIKE * len(mine | theirs) or shared == fewer >= _LONG


def _letters(key: str) -> str:
    return "".join(char for char in key if char not in "&-./")


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
