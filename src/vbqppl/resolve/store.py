"""Reading candidates: few columns through indexes, whole documents only for those that are shown."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from vbqppl.registry import Registry
from vbqppl.resolve.damage import CONFUSED, compact, letters_agree
from vbqppl.validity.model import Document

_COLUMNS = "id, type, number, ordinal, year, symbol, issuer, issued_on, territory, title_key"
_BY_KEY = f"SELECT {_COLUMNS} FROM document WHERE number_key = ?"  # noqa: S608 - fixed names
_CHUNK = 400


class Record(NamedTuple):
    """The columns of a document that a citation is compared with."""

    id: int
    type: str | None
    number: str | None
    ordinal: str | None
    year: int | None
    symbol: str | None
    issuer: str | None
    issued_on: str | None
    territory: str | None
    title_key: str | None

    @property
    def issued_year(self) -> int | None:
        """The year of issue: of the date, else of the number."""
        return int(self.issued_on[:4]) if self.issued_on else self.year


class Store:
    """Candidates of one registry; every query goes through an index."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._connection = registry.connection

    def by_key(self, key: str) -> list[Record]:
        """Return the records with this number key."""
        return list(map(Record._make, self._connection.execute(_BY_KEY, (key,))))

    def by_keys(self, keys: Sequence[str]) -> list[Record]:
        """Return the records with any of these number keys."""
        found: list[Record] = []
        for low in range(0, len(keys), _CHUNK):
            chunk = keys[low : low + _CHUNK]
            found += self._select(f"number_key IN ({','.join('?' * len(chunk))})", chunk)
        return found

    def by_ordinal(self, ordinal: str, year: int | None) -> list[Record]:
        """Return the records with this ordinal and this year in the number (None: no year)."""
        if year is None:
            return self._select("ordinal = ? AND year IS NULL", (ordinal,))
        return self._select("ordinal = ? AND year = ?", (ordinal, year))

    def by_day(self, day: str) -> list[Record]:
        """Return the records issued on that day (ISO)."""
        return self._select("issued_on = ?", (day,))

    def by_title(self, title_key: str, limit: int) -> list[Record]:
        """Return the records with this squashed title."""
        return self._select("title_key = ? LIMIT ?", (title_key, limit))

    def by_ids(self, ids: Sequence[int]) -> list[Record]:
        """Return the records of these ids."""
        found: list[Record] = []
        for low in range(0, len(ids), _CHUNK):
            chunk = ids[low : low + _CHUNK]
            found += self._select(f"id IN ({','.join('?' * len(chunk))})", chunk)
        return found

    def documents(self, ids: Iterable[int]) -> dict[int, Document]:
        """Return whole documents by id."""
        return self._registry.documents.many(ids)

    def numbers(self, prefix: str, limit: int) -> list[str]:
        """Return numbers whose key begins with a prefix, in the order of keys."""
        sql = (
            "SELECT DISTINCT number FROM document WHERE number_key >= ? AND number_key < ? ORDER BY number_key LIMIT ?"
        )
        rows = self._connection.execute(sql, (prefix, prefix + "\U0010ffff", limit))
        return [str(row[0]) for row in rows]

    def _select(self, where: str, values: Sequence[str | int]) -> list[Record]:
        sql = f"SELECT {_COLUMNS} FROM document WHERE {where}"  # noqa: S608 - fixed names
        return list(map(Record._make, self._connection.execute(sql, values)))

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

    def longest_head(self, letters: str, ends: frozenset[int]) -> tuple[tuple[str, ...], int]:
        """Return the symbols whose letters are the longest head of `letters` that ends at one of `ends`."""
        for length in sorted(ends, reverse=True):
            found = self._by_letters.get(letters[:length])
            if found:
                return found, length
        return (), 0
