"""Which yearly series a number stands in: one office, one kind of numbering, one year.

Nghị định 30/2020/NĐ-CP, Điều 15 and Phụ lục I: an office numbers its papers through the year; a committee and
its chairman share one office; công văn share one series whatever unit stands in the symbol. Party committees
number by term (Hướng dẫn 36-HD/VPTW), the National Assembly too: those have no yearly series.
"""

from functools import lru_cache

from vbqppl.citation.number import Number
from vbqppl.reference import (
    Issuer,
    is_party_symbol,
    issuer_by_name,
    issuers_of_symbol,
    symbol_groups,
    types_of_symbol,
)
from vbqppl.text import fold, squash

_BY_TERM = frozenset({"Quốc hội", "Ủy ban Thường vụ Quốc hội"})
_HEADS = {"chairman": "Ủy ban nhân dân"}
_LETTER = "Công văn"
LETTERS = "CV"


def series_of(number: Number, issuer: str | None, citing: str | None) -> str | None:
    """Return the key of the yearly series of a number, None where it has none or its office is not known.

    `issuer` is what the citation says of the issuer, `citing` the body of the report: a local symbol without
    an issuer is its own.
    """
    if number.mark == "-" or is_party_symbol(number.symbol):
        return None
    office = office_of(number.symbol, issuer, citing)
    if office is None:
        return None
    kind = kind_of(number)
    return None if kind is None else f"{kind}|{office}"


def kind_of(number: Number) -> str | None:
    """Return what tells the series of one office apart: its folded type, or "CV" for letters."""
    groups = [fold(group).upper() for group in symbol_groups(number.symbol)]
    if not groups:
        return None
    types = types_of_symbol(number.symbol, number.year is not None)
    if [kind.name for kind in types] == [_LETTER]:
        return LETTERS
    return f"{groups[0]}{'+' if number.year is not None else ''}"


def symbol_range(number: Number) -> tuple[str, str]:
    """Return the first and the last folded symbol of the series, as the registry's column has them.

    Letters of one body differ in the unit behind it; all else has one symbol.
    """
    if kind_of(number) == LETTERS:
        return f"{number.groups[0]}-", f"{number.groups[0]}-\U0010ffff"
    symbol = "-".join(number.groups)
    return symbol, symbol


@lru_cache(maxsize=8192)
def office_of(symbol: str, issuer: str | None, citing: str | None) -> str | None:
    """Return the squashed name of the office that numbered the document, as far as known."""
    if issuer:
        found = issuer_by_name(issuer, citing)
        if found is not None:
            return _office_name(found)
        return squash(issuer)
    named = issuers_of_symbol(symbol)
    if len(named) == 1 and len(named[0]) == 1 and named[0][0].territory == "":
        return None if named[0][0].name in _BY_TERM else _office_name(named[0][0])
    return _own_office(named, citing)


def _own_office(named: tuple[tuple[Issuer, ...], ...], citing: str | None) -> str | None:
    """Return the office of a local symbol without words: the report's own body, or one of its territory."""
    if citing is None or len(named) != 1:
        return None
    own = issuer_by_name(citing)
    for issuer in named[0]:
        if issuer.territory != "*":
            continue
        if own is not None and own.name.startswith(issuer.name):
            return _office_name(own)
        placed = issuer_by_name(issuer.name, citing)
        if placed is not None and placed.territory != "*":
            return _office_name(placed)
    return None


def _office_name(issuer: Issuer) -> str | None:
    if issuer.name in _BY_TERM:
        return None
    if issuer.kind in _HEADS and issuer.parent:
        return squash(issuer.parent)
    return squash(issuer.name)
