"""Reading candidates: through indexes, or from memory where thousands of citations are resolved at once."""

import gc
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from vbqppl.registry import Registry
from vbqppl.resolve.office import home_of, homes_of, today
from vbqppl.resolve.symbols import Symbols
from vbqppl.validity.model import Document

_CHUNK = 400
# What makes a registry one province's own: how many other provinces it may know, its share, its fewest documents.
_FEW_PROVINCES, _NEARLY_ALL, _FEWEST = 9, 0.8, 3
Row = tuple[Any, ...]


class Record(NamedTuple):
    """What a citation is compared with, of a row of the registry, as the database keeps it: dates are ISO text."""

    id: int
    type: str | None
    number: str | None
    issuer: str | None
    issued_on: str | None
    territory: str | None
    ordinal: str | None
    year: int | None
    symbol: str | None
    title_key: str | None

    @property
    def issued_year(self) -> int | None:
        """The year of issue: of the date, else of the number."""
        return int(self.issued_on[:4]) if self.issued_on else self.year


class Glance(NamedTuple):
    """The few columns by which a row is chosen among thousands of one ordinal."""

    id: int
    type: str | None
    year: int | None
    symbol: str | None
    issuer: str | None
    issued_on: str | None
    territory: str | None


_SELECT = f"SELECT {', '.join(Record._fields)} FROM document"  # noqa: S608 - fixed names
_GLANCE = f"SELECT {', '.join(Glance._fields)} FROM document"  # noqa: S608 - fixed names
_BY_KEY = f"{_SELECT} WHERE number_key = ?"
_ISSUER, _TERRITORY, _SYMBOL = map(Record._fields.index, ("issuer", "territory", "symbol"))


@dataclass(frozen=True, slots=True)
class Found:
    """The rows of a number that a citation can mean, and those of other provinces, fetched when asked for."""

    here: list[Row]
    elsewhere: Callable[[], list[Row]]


def _nothing() -> list[Row]:
    return []


def _home(row: Row) -> str:
    return home_of(row[_ISSUER], row[_TERRITORY], row[_SYMBOL])


class _Memory:
    """Every numbered row by its number, parted by provinces when first asked for.

    Tuples of text cost the garbage collector nothing, however many there are; words that thousands of rows share
    are kept once.
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows: dict[str, tuple[Row, ...]] = {}
        self._homes: dict[str, tuple[str, ...]] = {}
        self._dated: dict[str, tuple[str, ...]] = {}
        held, dated, once = self._rows, self._dated, dict[Any, Any]().setdefault
        for ident, kind, number, issuer, issued, territory, ordinal, year, symbol, title, key in rows:
            row = (
                ident, once(kind, kind), number, once(issuer, issuer), once(issued, issued),
                once(territory, territory), once(ordinal, ordinal), year, once(symbol, symbol), title,
            )  # fmt: skip
            others = held.get(key)
            held[key] = (row,) if others is None else (*others, row)
            if year is not None and others is None:
                any_year = f"{ordinal}/*/{symbol}"
                dated[any_year] = (*dated.get(any_year, ()), key)

    def with_years(self, any_year: str) -> tuple[str, ...]:
        """Return the numbers "ordinal/year/symbol" of any year that "ordinal/*/symbol" may mean."""
        return self._dated.get(any_year, ())

    def rows(self, keys: Iterable[str]) -> list[Row]:
        """Return the rows of these numbers."""
        held = self._rows
        return [row for key in keys if (found := held.get(key)) for row in found]

    def at_home(self, keys: Iterable[str], homes: frozenset[str]) -> list[Row]:
        """Return the rows of these numbers that are of one of these provinces."""
        found: list[Row] = []
        for key in keys:
            rows = self._rows.get(key)
            if rows is None:
                continue
            of_rows = self._homes.get(key)
            if of_rows is None:
                of_rows = self._homes[key] = tuple(map(_home, rows))
            found += [row for row, home in zip(rows, of_rows, strict=True) if home in homes]
        return found


class Store:
    """Candidates of one registry; every query goes through an index."""

    def __init__(self, registry: Registry) -> None:
        self._connection = registry.connection
        self._documents = registry.documents
        self._memory: _Memory | None = None
        self._version = self._data_version()

    def _data_version(self) -> tuple[int, int]:
        """Return what changes when this or another connection writes."""
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0]), self._connection.total_changes

    def keep_in_memory(self) -> None:
        """Hold what is compared of every row in memory, until the registry changes."""
        if self._memory is not None and self._version == self._data_version():
            return
        self.forget()
        collecting = gc.isenabled()
        gc.disable()  # a million new objects, none of them garbage
        try:
            self._memory = _Memory(
                self._connection.execute(
                    f"SELECT {', '.join(Record._fields)}, number_key FROM document WHERE number_key IS NOT NULL"  # noqa: S608 - fixed names
                )
            )
        finally:
            if collecting:
                gc.enable()
                gc.collect()  # once now it lets go of all rows; later it would look at them again and again

    def forget(self) -> None:
        """Let go of what was read before the registry changed."""
        self._memory = None
        for kept in ("symbols", "home"):
            self.__dict__.pop(kept, None)
        self._version = self._data_version()

    def refresh(self) -> None:
        """Forget what was read if the registry has changed since."""
        if self._version != self._data_version():
            self.forget()

    def find(self, ordinal: str, symbol: str, year: int | None, years: Sequence[int], place: str) -> Found:
        """Return the rows of a number, parted by the province that the citation names (`place`, "" for none).

        Without a year in the number: also those with one of `years`, which the citation may have left out.
        """
        homes = homes_of(place) if place else None
        memory = self._memory
        keys = [f"{ordinal}/{year or ''}/{symbol}"]
        if memory is not None and len(years) > 1:
            keys += memory.with_years(f"{ordinal}/*/{symbol}")
        else:
            keys += [f"{ordinal}/{each}/{symbol}" for each in years]
        if memory is None:
            return _parted(self._rows_by_keys(keys), homes)
        if homes is None:
            return Found(memory.rows(keys), _nothing)
        return Found(memory.at_home(keys, homes), lambda: _abroad(memory.rows(keys), homes))

    def _rows_by_keys(self, keys: Sequence[str]) -> list[Row]:
        if len(keys) == 1:
            return self._connection.execute(_BY_KEY, keys).fetchall()
        found: list[Row] = []
        for low in range(0, len(keys), _CHUNK):
            chunk = keys[low : low + _CHUNK]
            sql = f"{_SELECT} WHERE number_key IN ({','.join('?' * len(chunk))})"
            found += self._connection.execute(sql, chunk).fetchall()
        return found

    def documents(self, ids: Iterable[int]) -> dict[int, Document]:
        """Return the documents of these ids."""
        return self._documents.many(ids)

    def by_keys(self, keys: Sequence[str]) -> list[Record]:
        """Return the records with any of these number keys."""
        return list(map(Record._make, self._rows_by_keys(keys)))

    def by_ordinal(self, ordinal: str, year: int | None) -> list[Glance]:
        """Return glances of the rows with this ordinal and this year in the number (None: no year)."""
        where, values = ("year IS NULL", (ordinal,)) if year is None else ("year = ?", (ordinal, year))
        return list(map(Glance._make, self._connection.execute(f"{_GLANCE} WHERE ordinal = ? AND {where}", values)))

    def by_day(self, day: str) -> list[Record]:
        """Return the records issued on that day (ISO)."""
        return self._records("issued_on = ?", (day,))

    def by_title(self, title_key: str, limit: int) -> list[Record]:
        """Return the records with this squashed title."""
        return self._records("title_key = ? LIMIT ?", (title_key, limit))

    def by_ids(self, ids: Sequence[int]) -> list[Record]:
        """Return the records of these ids."""
        found: list[Record] = []
        for low in range(0, len(ids), _CHUNK):
            chunk = ids[low : low + _CHUNK]
            found += self._records(f"id IN ({','.join('?' * len(chunk))})", chunk)
        return found

    def numbers(self, prefix: str, limit: int) -> list[str]:
        """Return numbers whose key begins with a prefix, in the order of keys."""
        sql = (
            "SELECT DISTINCT number FROM document WHERE number_key >= ? AND number_key < ? ORDER BY number_key LIMIT ?"
        )
        rows: Iterable[Row] = self._connection.execute(sql, (prefix, prefix + "\U0010ffff", limit))
        return [str(row[0]) for row in rows]

    def _records(self, where: str, values: Sequence[str | int]) -> list[Record]:
        return list(map(Record._make, self._connection.execute(f"{_SELECT} WHERE {where}", values)))

    @cached_property
    def home(self) -> str:
        """The squashed province whose registry it is: nearly all local ones are its own; "" for none."""
        homes: Counter[str] = Counter()
        for row in self._connection.execute("SELECT issuer, territory, symbol FROM document"):
            if place := home_of(*row):
                homes[today(place)] += 1
                if len(homes) > _FEW_PROVINCES:
                    return ""  # of the whole country
        for place, count in homes.most_common(1):
            return place if count >= max(_NEARLY_ALL * homes.total(), _FEWEST) else ""
        return ""

    @cached_property
    def symbols(self) -> Symbols:
        """The symbols of the registry, read once, hopping over the index."""
        sql = """
        WITH RECURSIVE each(symbol) AS (
            SELECT min(symbol) FROM document_record
            UNION ALL
            SELECT (SELECT min(symbol) FROM document_record WHERE symbol > each.symbol) FROM each
            WHERE each.symbol IS NOT NULL
        ) SELECT symbol FROM each WHERE symbol IS NOT NULL"""
        return Symbols(row[0] for row in self._connection.execute(sql))


def _parted(rows: list[Row], homes: frozenset[str] | None) -> Found:
    if homes is None:
        return Found(rows, _nothing)
    return Found([row for row in rows if _home(row) in homes], lambda: _abroad(rows, homes))


def _abroad(rows: list[Row], homes: frozenset[str]) -> list[Row]:
    return [row for row in rows if _home(row) not in homes]
