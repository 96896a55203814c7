"""Whether a document is a legal normative one (văn bản quy phạm pháp luật), and its rank among them."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final, Literal

from vbqppl.reference.bodies import Issuer, issuer_by_name
from vbqppl.reference.files import Row, day, one_of, read_table, several, whole, yes_no
from vbqppl.reference.kinds import DocumentType, type_by_name
from vbqppl.reference.symbols import is_party_symbol, issuers_of_symbol, type_of_symbol

Answer = Literal["yes", "no", "unknown"]
_ANSWERS: Final = frozenset({"yes", "unknown"})
_YEARS: Final = {"needed": "yes", "any": "no"}
_OLD_COMMITTEE: Final = "UB"  # QĐ-UB was the symbol before the law of 2004 asked for the year


@dataclass(frozen=True, slots=True)
class Rank:
    """A form of normative document: an issuer and a type, in one period.

    `group` is its place in Điều 4 of Luật 64/2025/QH15 (None where that law has none), `rank` its place in
    ordered lists. `needs_year` tells whether only a number with a year is normative; `normative` is "unknown"
    where a year in the number proves nothing. From `plain_since` on, a number without a year proves an
    administrative document.
    """

    rank: int
    group: int | None
    kinds: tuple[str, ...]
    level: str
    types: tuple[str, ...]
    needs_year: bool
    normative: str
    begins: date | None
    ends: date | None
    plain_since: date | None
    example: str
    source: str
    seen: str


def _build(row: Row) -> Rank:
    return Rank(
        int(row["rank"]),
        whole(row["group"]),
        several(row["kinds"]),
        row["level"],
        several(row["types"]),
        yes_no(_YEARS[row["year"]]),
        one_of(row["normative"], _ANSWERS),
        day(row["from"]),
        day(row["to"]),
        day(row["plain_since"]),
        row["example"],
        row["source"],
        row["seen"],
    )


@cache
def ranks() -> tuple[Rank, ...]:
    """Return the forms of normative documents, the highest rank first."""
    return read_table("ranks.csv", _build)


def rank(type_name: str | None, issuer: str | None) -> int | None:
    """Return the place of a type and issuer in the order of ranks, the highest first; None where it has none.

    Luật 64/2025/QH15, Điều 4; forms of earlier laws stand beside their like.
    """
    kind = type_by_name(type_name) if type_name else None
    body = issuer_by_name(issuer) if issuer else None
    if kind is None:
        return None
    fitting = [row for row in ranks() if kind.name in row.types]
    if body is not None:
        fitting = [row for row in fitting if _is_of(row, body)]
    places = {row.rank for row in fitting}
    return places.pop() if len(places) == 1 else None


def _is_of(row: Rank, body: Issuer) -> bool:
    levels = {"local": {"province", "district", "commune"}}.get(body.level, {body.level})
    return body.kind in row.kinds and row.level in levels


def normative(
    symbol: str,
    year: int | None,
    type_name: str | None = None,
    issuer: str | None = None,
    issued_on: date | None = None,
) -> Answer:
    """Tell whether a document is a VBQPPL; `symbol` and `year` are those of its number.

    The year between slashes tells 16/2026/QĐ-UBND from the administrative 428/QĐ-UBND (Luật 80/2015/QH13, Điều
    10), for the issuers and types that the law of the day gave that power; where nothing decides: "unknown".
    """
    kind = (type_by_name(type_name) if type_name else None) or type_of_symbol(symbol, year is not None)
    if kind is None:
        return "unknown"
    if kind.normative == "never" or is_party_symbol(symbol):
        return "no"
    if kind.normative == "always":
        return "yes"
    bodies = _bodies(symbol, issuer)
    rows = [row for row in ranks() if kind.name in row.types and any(_is_of(row, body) for body in bodies)]
    if year is not None:
        return _with_year(rows, year, issued_on)
    return _without_year(rows, kind, symbol, bodies, issued_on)


def _bodies(symbol: str, issuer: str | None) -> tuple[Issuer, ...]:
    named = issuer_by_name(issuer) if issuer else None
    if named is not None:
        return (named,)
    entries = issuers_of_symbol(symbol)
    return entries[0] if entries else ()


def _with_year(rows: list[Rank], year: int, issued_on: date | None) -> Answer:
    living = {row.normative for row in rows if _holds(row, year, issued_on)}
    if living == {"yes"} and (issued_on is not None or all(_holds_all_year(row, year) for row in rows)):
        return "yes"
    return "unknown"


def _holds(row: Rank, year: int, issued_on: date | None) -> bool:
    first, last = (issued_on, issued_on) if issued_on else (date(year, 1, 1), date(year, 12, 31))
    return (row.begins is None or row.begins <= last) and (row.ends is None or first <= row.ends)


def _holds_all_year(row: Rank, year: int) -> bool:
    """Tell whether a row's period decides the whole year, or none of it."""
    cut = [
        edge.year == year and (edge.month, edge.day) not in {(1, 1), (12, 31)}
        for edge in (row.begins, row.ends)
        if edge
    ]
    return not any(cut)


def _without_year(
    rows: list[Rank], kind: DocumentType, symbol: str, bodies: tuple[Issuer, ...], issued_on: date | None
) -> Answer:
    if not bodies or symbol.upper().endswith(f"-{_OLD_COMMITTEE}"):
        return "unknown"
    if not rows:
        return "no" if kind.normative == "by_number" else "unknown"
    since = [row.plain_since for row in rows]
    if any(day_ is None for day_ in since):
        return "unknown"
    if issued_on is not None and any(day_ is not None and issued_on < day_ for day_ in since):
        return "unknown"
    return "no"
