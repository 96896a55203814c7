"""When two records are one document: the stated rule, and what two sources say differently."""

import datetime as dt
import re
from dataclasses import replace
from functools import lru_cache

from vbqppl.reference import (
    issuers_named,
    normative,
    rank,
    type_by_name,
    type_of_symbol,
)
from vbqppl.registry.issuers import central_issuer
from vbqppl.registry.rows import describe, number_columns
from vbqppl.text import squash
from vbqppl.validity.model import Document, KnownBy, Normative

JoinKey = tuple[str, ...]
_TERM = re.compile(r"(?:QH|UBTVQH)\d+$", re.IGNORECASE)
_TELLING = 20  # letters of a title
_COMPARED = (
    "type",
    "title",
    "issuer",
    "issued_on",
    "effective_on",
    "declared_end",
    "territory",
    "normative",
    "signer",
)
_FILLED = (*_COMPARED, "field", "drafting_body", "number", "rank")


@lru_cache(maxsize=65536)
@lru_cache(maxsize=65536)
def _central_key(symbol: str) -> str | None:
    issuer = central_issuer(symbol)
    return squash(issuer) if issuer else None


@lru_cache(maxsize=16384)
def issuer_name(text: str, territory: str | None) -> str:
    """Return the issuer in one spelling, with the place that the record gives it; joint ones in one order."""
    named = issuers_named(text, territory) or issuers_named(text.replace(" - ", ", "), territory)
    return ", ".join(sorted(squash(each.name) for each in named)) if named else squash(text)


def number_parts(number: str | None) -> tuple[str, int | None, str] | None:
    """Return the key, the year and the symbol of a number as printed."""
    parts = number_columns(number)
    return (parts.key, parts.year, parts.printed) if parts.key else None


def join_key(document: Document) -> JoinKey | None:
    """Return what two records of one document share; None where that cannot be said, so that it stays apart.

    A number is unique inside one issuer, one year and, where the symbol does not name the type (laws and
    resolutions of the National Assembly), one type. So: number, issuer and year must all be known. The symbol
    names a central issuer ("TT-BTC"); a local or Party one must be named by the record.
    """
    parts = number_parts(document.number)
    if parts is None:
        return None
    key, year, symbol = parts
    series = str(year or "") or (str(document.issued_on.year) if document.issued_on else "")
    if not series:
        return None
    issuer = _central_key(symbol)
    if issuer is None:
        if not document.issuer:
            return None
        issuer = issuer_name(document.issuer, document.territory)
    if "-" in symbol or "/" in symbol:
        return (key, series, issuer)
    if _TERM.match(symbol) is None or not document.type:
        return None
    return (key, series, issuer, squash(document.type))


def twin_key(document: Document) -> JoinKey | None:
    """Return number, day of issue and title: two records that share them are one document.

    It joins what `join_key` cannot, where one record names no issuer ("3637/UBND-VX"); None where the title is
    too short to tell documents apart.
    """
    if document.issued_on is None or not document.title or len(document.title) < _TELLING:
        return None
    parts = number_parts(document.number)
    return (parts[0], document.issued_on.isoformat(), squash(document.title)) if parts else None


@lru_cache(maxsize=65536)
def _type_of(type_name: str | None, symbol: str, has_year: bool) -> str | None:  # noqa: FBT001 - a cache key
    kind = type_by_name(type_name) if type_name else type_of_symbol(symbol, has_year)
    return kind.name if kind else type_name


_rank = lru_cache(maxsize=16384)(rank)


@lru_cache(maxsize=65536)
def _usual(
    type_name: str | None, symbol: str, year: int | None, issuer: str | None, issued_on: dt.date | None
) -> tuple[str | None, Normative, int | None]:
    """Return what a number says besides itself: the type that its symbol names, normative or not, the rank."""
    kind = _type_of(type_name, symbol, year is not None)
    found = Normative(normative(symbol, year, kind, issuer, issued_on)) if symbol else Normative.UNKNOWN
    place = None if found is Normative.NO else _rank(kind, issuer or central_issuer(symbol))
    return kind, found, place


def usual(
    type_name: str | None, number: str | None, issuer: str | None, issued_on: dt.date | None
) -> tuple[str | None, Normative, int | None]:
    """Return type, normative or not, and rank, as far as type, number, issuer and date say."""
    parts = number_columns(number)
    return _usual(type_name, parts.printed, parts.year, issuer, issued_on)


def with_number(document: Document) -> Document:
    """Fill in what the number itself says: the type that its symbol names, normative or not, the rank."""
    kind, found, place = usual(document.type, document.number, document.issuer, document.issued_on)
    if document.normative is not Normative.UNKNOWN:
        found = document.normative
    if document.rank is not None or found is Normative.NO:
        place = document.rank
    return replace(document, type=kind, normative=found, rank=place)


def differences(ours: Document, theirs: Document) -> list[tuple[str, str, str]]:
    """Return (field, ours, theirs) where both say something and mean something else."""
    found: list[tuple[str, str, str]] = []
    for name in _COMPARED:
        mine, yours = getattr(ours, name), getattr(theirs, name)
        if mine in {None, Normative.UNKNOWN} or yours in {None, Normative.UNKNOWN} or mine == yours:
            continue
        if name == "issuer" and issuer_name(mine, ours.territory) == issuer_name(yours, theirs.territory):
            continue
        if name in {"title", "type", "territory", "signer"} and _alike(str(mine), str(yours)):
            continue
        found.append((name, str(mine), str(yours)))
    return found


def _alike(mine: str, yours: str) -> bool:
    """Tell whether one wording holds the other: titles come with and without type, number and date."""
    a, b = squash(mine), squash(yours)
    return a in b or b in a


def filled(ours: Document, theirs: Document) -> dict[str, object]:
    """Return the fields that the registry lacks and the other source has; a stub's fields give way to a record."""
    found: dict[str, object] = {}
    for name in _FILLED:
        mine, yours = getattr(ours, name), getattr(theirs, name)
        if yours not in {None, Normative.UNKNOWN} and mine in {None, Normative.UNKNOWN}:
            found[name] = yours
    if ours.known_by is KnownBy.CITATION and theirs.known_by is KnownBy.RECORD:
        found["known_by"] = KnownBy.RECORD
    if theirs.followed and not ours.followed:
        found["followed"] = True  # one source that tells what became of it is enough
    return found


def described(document: Document) -> Document:
    """Return the document with its derived columns."""
    return describe(document)
