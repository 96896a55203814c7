"""What one office numbers together: the series that a document number stands in."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from vbqppl.reference.bodies import Issuer, issuer_by_name
from vbqppl.reference.files import Row, one_of, read_table, several
from vbqppl.reference.kinds import DocumentType, type_by_name
from vbqppl.reference.succession import office_of
from vbqppl.reference.symbols import is_party_symbol, issuers_of_symbol, types_of_symbol
from vbqppl.text import squash

_NUMBERED: Final = frozenset({"party", "year", "plain"})
_PERIODS: Final = frozenset({"term", "year"})
_OFFICES: Final = frozenset({"own", "shared"})


@dataclass(frozen=True, slots=True)
class SeriesRule:
    """How numbers of one form run; empty `kinds` (of issuers) and `types` mean any, the first rule that fits holds.

    `numbered` is "party", "year" (the number has a year) or "plain"; `series` names the series, with "{type}"
    for the type; `period` is "year", or "term" of a congress or of the National Assembly; `office` is "shared"
    where a chairman's papers run with the committee's.
    """

    numbered: str
    kinds: tuple[str, ...]
    types: tuple[str, ...]
    series: str
    period: str
    office: str
    reason: str
    example: str
    source: str
    seen: str


@dataclass(frozen=True, slots=True, order=True)
class SeriesKey:
    """The series of a number: the office, the series inside it, and its year (None: by term, or not known).

    Numbers grow with dates inside one series only; in a series by term the calendar year says nothing.
    """

    office: str
    series: str
    period: str
    year: int | None


def _build(row: Row) -> SeriesRule:
    return SeriesRule(
        one_of(row["numbered"], _NUMBERED),
        several(row["kinds"]),
        several(row["types"]),
        row["series"],
        one_of(row["period"], _PERIODS),
        one_of(row["office"], _OFFICES),
        row["reason"],
        row["example"],
        row["source"],
        row["seen"],
    )


@cache
def series_rules() -> tuple[SeriesRule, ...]:
    """Return the rules of numbering, in the order in which they are tried."""
    return read_table("series.csv", _build)


def series_key(
    symbol: str,
    *,
    has_year: bool,
    year: int | None = None,
    type_name: str | None = None,
    issuer: str | None = None,
) -> SeriesKey | None:
    """Return the series of a number, None where its office or its type is not known.

    `year` is that of the number or of the date of issue; `issuer` the issuer with its place (see
    `canonical_issuer`), needed where the symbol is a local body's. The symbol decides about the type where it
    proves one, since it is the symbol that the office numbered under.
    """
    kind = _kind(symbol, type_name, has_year=has_year)
    body = _body(symbol, issuer)
    if kind is None or body is None:
        return None
    numbered = "party" if is_party_symbol(symbol) else "year" if has_year else "plain"
    rule = next(
        rule
        for rule in series_rules()
        if rule.numbered == numbered
        and (not rule.kinds or body.kind in rule.kinds)
        and (not rule.types or kind.name in rule.types)
    )
    office = office_of(body) if rule.office == "shared" else body.name
    series = rule.series.replace("{type}", kind.name.lower())
    return SeriesKey(squash(office), series, rule.period, year if rule.period == "year" else None)


def _kind(symbol: str, type_name: str | None, *, has_year: bool) -> DocumentType | None:
    named = type_by_name(type_name) if type_name else None
    possible = types_of_symbol(symbol, has_year)
    if len(possible) == 1:
        return possible[0]
    return named if not possible or named in possible else None


def _body(symbol: str, issuer: str | None) -> Issuer | None:
    """Return the issuer; a local body without a place has no office that could be told."""
    if issuer:
        named = issuer_by_name(issuer)
    else:
        entries = issuers_of_symbol(symbol)
        named = entries[0][0] if len(entries) == 1 and len(entries[0]) == 1 else None
    return named if named is not None and named.territory != "*" else None
