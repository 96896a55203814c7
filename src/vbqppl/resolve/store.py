"""Reading candidates: through indexes, or from memory where thousands of citations are resolved at once."""

import gc
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from vbqppl.registry import Registry
from vbqppl.registry.rows import DOCUMENT_COLUMNS, read_document
from vbqppl.resolve.damage import CONFUSED, compact, letters_agree
from vbqppl.resolve.office import home_of, homes_of
from vbqppl.validity.model import Document

_COLUMNS = ", ".join(f'"{name}"' for name in DOCUMENT_COLUMNS)
_SELECT = f"SELECT {_COLUMNS} FROM document"  # noqa: S608 - fixed names
# What a citation is compared with; the rest of a row is read for the few that are shown.
_NEEDED = frozenset(
    {"id", "type", "number", "issuer", "issued_on", "territory", "number_key", "ordinal", "year", "symbol", "title_key"}
)
_LIGHT = f"SELECT {', '.join(name if name in _NEEDED else 'NULL' for name in DOCUMENT_COLUMNS)} FROM document"  # noqa: S608 - fixed names
_BY_KEY = f"{_LIGHT} WHERE number_key = ?"
_KEY, _ORDINAL, _YEAR, _SYMBOL, _ISSUER, _TERRITORY = map(
    DOCUMENT_COLUMNS.index, ("number_key", "ordinal", "year", "symbol", "issuer", "territory")
)
_CHUNK = 400
Row = tuple[Any, ...]
# The rows of one number, each with the province of a local document, "" for others. Tuples of tuples of text cost
# the garbage collector nothing, however many there are.
Bucket = tuple[tuple[str, Row], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The rows of a number that a citation can mean, and those of other provinces, fetched when asked for."""

    here: list[Row]
    elsewhere: Callable[[], list[Row]]


def _nothing() -> list[Row]:
    return []


def _home(row: Row) -> str:
    return home_of(row[_ISSUER], row[_TERRITORY], row[_SYMBOL])


class Record(NamedTuple):
    """A row of the registry as the database keeps it: dates are ISO text."""

    id: int
    type: str | None
    number: str | None
    title: str | None
    issuer: str | None
    issued_on: str | None
    effective_on: str | None
    declared_end: str | None
    territory: str | None
    normative: str
    rank: int | None
    signer: str | None
    field: str | None
    drafting_body: str | None
    known_by: str
    followed: int | None
    urn: str | None
    number_key: str | None
    ordinal: str | None
    year: int | None
    symbol: str | None
    title_key: str | None
    issuer_key: str | None
    batch_id: int | None

    @property
    def issued_year(self) -> int | None:
        """The year of issue: of the date, else of the number."""
        return int(self.issued_on[:4]) if self.issued_on else self.year

    @property
    def document(self) -> Document:
        """The document of the row."""
        return read_document(self)


class Glance(NamedTuple):
    """The few columns by which a row is chosen among thousands of one ordinal."""

    id: int
    type: str | None
    year: int | None
    symbol: str | None
    issuer: str | None
    issued_on: str | None
    territory: str | None


class Store:
    """Candidates of one registry; every query goes through an index."""

    def __init__(self, registry: Registry) -> None:
        self._connection = registry.connection
        self._in_memory: dict[str, Bucket] | None = None
        self._version = self._data_version()

    def _data_version(self) -> tuple[int, int]:
        """Return what changes when this or another connection writes."""
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0]), self._connection.total_changes

    def keep_in_memory(self) -> None:
        """Hold every row in memory until the registry changes: for thousands of citations at once."""
        if self._in_memory is not None and self._version == self._data_version():
            return
        self.forget()
        collecting = gc.isenabled()
        gc.disable()  # a million new objects, none of them garbage
        try:
            self._in_memory = self._read_all()
        finally:
            if collecting:
                gc.enable()

    def _read_all(self) -> dict[str, Bucket]:
        """Return the rows by number key, and those with a year also by "ordinal/*/symbol"."""
        held: dict[str, Bucket] = {}
        for row in self._connection.execute(f"{_SELECT} WHERE number_key IS NOT NULL"):
            one = ((_home(row), row),)
            key = row[_KEY]
            held[key] = held[key] + one if key in held else one
            if row[_YEAR] is not None:
                key = f"{row[_ORDINAL]}/*/{row[_SYMBOL]}"
                held[key] = held[key] + one if key in held else one
        return held

    def forget(self) -> None:
        """Let go of what was read before the registry changed."""
        self._in_memory = None
        self.__dict__.pop("symbols", None)
        self._version = self._data_version()

    def refresh(self) -> None:
        """Forget what was read if the registry has changed since."""
        if self._version != self._data_version():
            self.forget()

    def find(self, ordinal: str, symbol: str, year: int | None, years: Sequence[int], place: str) -> Found:
        """Return the rows of a number, parted by the province that the citation names (`place`, "" for none).

        Without a year in the number: also those with one of `years`, which the citation may have left out.
        """
        if self._in_memory is None:
            keys = [f"{ordinal}/{year or ''}/{symbol}", *(f"{ordinal}/{each}/{symbol}" for each in years)]
            return _parted(self._rows_by_keys(keys), place)
        keys = [f"{ordinal}/{year or ''}/{symbol}"]
        if years:
            keys.append(f"{ordinal}/{years[0] if len(years) == 1 else '*'}/{symbol}")
        return _parted_buckets([bucket for key in keys if (bucket := self._in_memory.get(key))], place)

    def _rows_by_keys(self, keys: Sequence[str]) -> list[Row]:
        if len(keys) == 1:
            return self._connection.execute(_BY_KEY, keys).fetchall()
        found: list[Row] = []
        for low in range(0, len(keys), _CHUNK):
            chunk = keys[low : low + _CHUNK]
            sql = f"{_LIGHT} WHERE number_key IN ({','.join('?' * len(chunk))})"
            found += self._connection.execute(sql, chunk).fetchall()
        return found

    def whole(self, records: Sequence[Record]) -> list[Record]:
        """Return the records with all their columns, in the same order."""
        if self._in_memory is not None:
            return list(records)
        found = {record.id: record for record in self.by_ids([record.id for record in records])}
        return [found[record.id] for record in records if record.id in found]

    def by_keys(self, keys: Sequence[str]) -> list[Record]:
        """Return the records with any of these number keys."""
        return list(map(Record._make, self._rows_by_keys(keys)))

    def by_ordinal(self, ordinal: str, year: int | None) -> list[Glance]:
        """Return glances of the rows with this ordinal and this year in the number (None: no year)."""
        where, values = ("year IS NULL", (ordinal,)) if year is None else ("year = ?", (ordinal, year))
        sql = f"SELECT {', '.join(Glance._fields)} FROM document WHERE ordinal = ? AND {where}"  # noqa: S608 - fixed names
        return list(map(Glance._make, self._connection.execute(sql, values)))

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
    def symbols(self) -> "Symbols":
        """The symbols of the registry, read once, hopping over the index."""
        sql = """
        WITH RECURSIVE each(symbol) AS (
            SELECT min(symbol) FROM document_record
            UNION ALL
            SELECT (SELECT min(symbol) FROM document_record WHERE symbol > each.symbol) FROM each
            WHERE each.symbol IS NOT NULL
        ) SELECT symbol FROM each WHERE symbol IS NOT NULL"""
        return Symbols(row[0] for row in self._connection.execute(sql))


def _parted(rows: list[Row], place: str) -> Found:
    if not place:
        return Found(rows, _nothing)
    homes = homes_of(place)
    here = [row for row in rows if _home(row) in homes]
    return Found(here, lambda: [row for row in rows if _home(row) not in homes])


def _parted_buckets(buckets: list[Bucket], place: str) -> Found:
    if not place:
        return Found([row for bucket in buckets for _, row in bucket], _nothing)
    homes = homes_of(place)
    return Found(
        [row for bucket in buckets for home, row in bucket if home in homes],
        lambda: [row for bucket in buckets for home, row in bucket if home not in homes],
    )


class Symbols:
    """The symbols that a registry knows, by their letters."""

    def __init__(self, symbols: Iterable[str]) -> None:
        self.known = frozenset(symbols)
        self._by_letters: dict[str, tuple[str, ...]] = {}
        self._by_confused: dict[str, tuple[str, ...]] = {}
        for symbol in sorted(self.known):
            letters = compact(symbol)
            for table, key in (
                (self._by_letters, letters),
                (self._by_confused, letters.translate(CONFUSED)),
            ):
                table[key] = (*table.get(key, ()), symbol)

    def same_letters(self, printed: str) -> tuple[str, ...]:
        """Return the symbols that are `printed` with other marks between the same letters."""
        return tuple(each for each in self._by_letters.get(compact(printed), ()) if letters_agree(printed, each))

    def same_shapes(self, printed: str) -> tuple[str, ...]:
        """Return the symbols that a scanner may read as `printed`: O for 0, I and l for 1."""
        return self._by_confused.get(compact(printed).translate(CONFUSED), ())

    def one_slip_away(self, letters: str, slips: int) -> tuple[str, ...]:
        """Return the symbols whose letters are at most so many slips from these."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        near = process.extract(letters, list(self._by_letters), scorer=OSA.distance, score_cutoff=slips, limit=None)
        return tuple(symbol for each, _, _ in near for symbol in self._by_letters[each])

    def longest_head(self, letters: str, ends: frozenset[int]) -> tuple[tuple[str, ...], int]:
        """Return the symbols whose letters are the longest head of `letters` that ends at one of `ends`."""
        for length in sorted(ends, reverse=True):
            found = self._by_letters.get(letters[:length])
            if found:
                return found, length
        return (), 0
