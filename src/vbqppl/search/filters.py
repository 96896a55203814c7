"""Filters on documents: what a person types for a type, an issuer or a place, as a condition on the registry."""

import datetime as dt
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from vbqppl.reference import type_by_abbreviation, type_by_name
from vbqppl.registry.issuers import asked_issuer, central_issuer, symbols_without_issuer
from vbqppl.search import numbers
from vbqppl.search.engine import Filter
from vbqppl.search.errors import BadFilterError
from vbqppl.search.query import Query
from vbqppl.text import squash
from vbqppl.validity import StatusCode

SORTS = ("relevance", "newest", "oldest", "number", "title")


@dataclass(frozen=True, slots=True)
class Options:
    """What narrows and orders a search beside its words; several values of one filter are alternatives.

    `status` is asked of validity for the day `as_of` (None: today) and `territory`.
    """

    types: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    issued_from: dt.date | None = None
    issued_to: dt.date | None = None
    fields: tuple[str, ...] = ()
    territory: str | None = None
    status: tuple[StatusCode, ...] = ()
    as_of: dt.date | None = None
    sort: str = "relevance"
    limit: int = 10
    offset: int = 0
    explain: bool = False

    def checked(self) -> "Options":
        """Return the options; raise BadFilterError where one cannot be."""
        if self.sort not in SORTS:
            raise BadFilterError("--sort", self.sort)
        if self.limit < 1:
            raise BadFilterError("--limit", str(self.limit))
        if self.offset < 0:
            raise BadFilterError("--offset", str(self.offset))
        return self


class Values:
    """The values that a column of the registry has, read once: to match what is typed in any case and spelling."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._known: dict[str, dict[str, str]] = {}

    def forget(self) -> None:
        """Read them again when next asked: the registry has changed."""
        self._known.clear()

    def of(self, column: str) -> dict[str, str]:
        """Return the values of a column, each with its folded words."""
        if column not in self._known:
            rows = self._connection.execute(
                f"SELECT DISTINCT {column} FROM document_record WHERE {column} IS NOT NULL"  # noqa: S608 - our names
            )
            self._known[column] = {value: squash(value) for (value,) in rows}
        return self._known[column]

    def symbols_without_issuer(self) -> list[str]:
        """Return the symbols of documents that name no issuer."""
        key = "symbol, no issuer"
        if key not in self._known:
            self._known[key] = dict.fromkeys(symbols_without_issuer(self._connection), "")
        return list(self._known[key])

    def equal(self, column: str, asked: Iterable[str]) -> list[str]:
        """Return the values whose words are those of one of `asked`."""
        wanted = {squash(each) for each in asked}
        return [value for value, key in self.of(column).items() if key in wanted]

    def holding(self, column: str, asked: Iterable[str]) -> list[str]:
        """Return the values that hold the words of one of `asked`."""
        wanted = [f" {key} " for each in asked if (key := squash(each))]
        return [value for value, key in self.of(column).items() if any(words in f" {key} " for words in wanted)]


def condition(query: Query, options: Options, values: Values) -> Filter | None:
    """Return the condition that the prefixes of a query and the options make; None where nothing narrows."""
    parts: list[Filter] = []
    if types := (*query.types, *options.types):
        parts.append(_one_of("d.type", values.equal("type", _type_names(types))))
    if issuers := (*query.issuers, *options.issuers):
        parts.append(_of_issuers(values, issuers))
    if query.numbers:
        parts.append(_any(_number(each) for each in query.numbers))
    if options.years:
        parts.append(_any(_year(each) for each in options.years))
    if options.issued_from:
        parts.append(Filter("d.issued_on >= ?", (options.issued_from.isoformat(),)))
    if options.issued_to:
        parts.append(Filter("d.issued_on <= ?", (options.issued_to.isoformat(),)))
    if options.fields:
        parts.append(_one_of("d.field", values.holding("field", options.fields)))
    if options.territory and not options.status:
        # With a status the territory is part of the question to validity, which knows of mergers.
        parts.append(_one_of("d.territory", values.holding("territory", [options.territory])))
    if not parts:
        return None
    return Filter(
        " AND ".join(f"({part.sql})" for part in parts),
        tuple(value for part in parts for value in part.values),
    )


def _one_of(column: str, values: list[str]) -> Filter:
    if not values:
        return Filter("0")
    return Filter(f"{column} IN ({','.join('?' * len(values))})", tuple(values))


def _any(parts: Iterable[Filter]) -> Filter:
    listed = list(parts)
    return Filter(
        " OR ".join(f"({part.sql})" for part in listed),
        tuple(value for part in listed for value in part.values),
    )


def _year(year: int) -> Filter:
    """Return the condition of a year: that of issue, else the one in the number."""
    return Filter(
        "d.issued_on BETWEEN ? AND ? OR (d.issued_on IS NULL AND d.year = ?)",
        (f"{year:04d}-01-01", f"{year:04d}-12-31", year),
    )


def _number(text: str) -> Filter:
    """Return the condition of `so:`: the ordinal, the year and the groups that are typed."""
    spelling = numbers.read_spelling(text)
    if spelling is None:
        return Filter("0")
    sql, values = "d.ordinal = ?", [spelling.ordinal]
    result: list[str | int] = list(values)
    if spelling.year is not None:
        sql += " AND (d.year = ? OR (d.year IS NULL AND d.issued_on BETWEEN ? AND ?))"
        result += [spelling.year, f"{spelling.year}-01-01", f"{spelling.year}-12-31"]
    for group in spelling.groups:
        sql += " AND instr('-' || d.symbol || '-', ?) > 0"
        result.append(f"-{group}-")
    return Filter(sql, tuple(result))


def _type_names(asked: Iterable[str]) -> list[str]:
    """Return the names that a typed type may mean: itself, a name of the reference data, an abbreviation."""
    names: list[str] = []
    for each in asked:
        kind = type_by_name(each)
        kinds = (kind,) if kind else type_by_abbreviation(each)
        names += [each, *(one.name for one in kinds)]
    return names


def _of_issuers(values: Values, asked: Iterable[str]) -> Filter:
    """Return the condition of issuers: by their names as the registry has them, else by the symbol."""
    wanted = [asked_issuer(each) for each in asked]
    named = [value for value in values.of("issuer_key") if any(each.is_called(value) for each in wanted)]
    symbols = [
        symbol
        for symbol in values.symbols_without_issuer()
        if (body := central_issuer(symbol)) and any(each.is_called(body) for each in wanted)
    ]
    bare = _one_of("d.symbol", symbols)
    return _any((_one_of("d.issuer_key", named), Filter(f"d.issuer_key IS NULL AND {bare.sql}", bare.values)))
