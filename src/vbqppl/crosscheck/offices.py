"""Which yearly series a citation's number stands in, its office taken from the words or from the report's own body.

Nghị định 30/2020/NĐ-CP, Điều 15 and Phụ lục I; the rules of numbering are reference data (`reference.series_key`).
"""

from functools import lru_cache

from vbqppl.citation.number import Number
from vbqppl.reference import (
    canonical_issuer,
    is_party_symbol,
    issuer_by_name,
    issuers_of_symbol,
    series_key,
    types_of_symbol,
)
from vbqppl.text import squash

_YEARLY = "year"
_LETTER = "Công văn"


def series_of(number: Number, issuer: str | None, citing: str | None) -> str | None:
    """Return the name of the yearly series of a number, None where it has none or its office is not known.

    `issuer` is what the citation says of the issuer, `citing` the body of the report: a local symbol without an
    issuer is its own. Numbers that run by term (the Party's, the National Assembly's) have no yearly series.
    """
    return _series(number.symbol, number.year is not None, issuer, citing)


@lru_cache(maxsize=16384)
def _series(symbol: str, has_year: bool, issuer: str | None, citing: str | None) -> str | None:  # noqa: FBT001 - cached
    named = canonical_issuer(issuer, citing) if issuer else _own_body(symbol, citing)
    key = series_key(symbol, has_year=has_year, issuer=named)
    if key is not None:
        return f"{key.office}|{key.series}" if key.period == _YEARLY else None
    # A body that the reference data does not know ("Đoàn kiểm tra liên ngành") still numbers its own papers.
    types = types_of_symbol(symbol, has_year)
    if not issuer or len(types) != 1 or is_party_symbol(symbol):
        return None
    return f"{squash(issuer)}|{types[0].name.lower()}"


def _own_body(symbol: str, citing: str | None) -> str | None:
    """Return the body that a local symbol without words means: the report's own, or one of its territory."""
    entries = issuers_of_symbol(symbol)
    if citing is None or len(entries) != 1:
        return None
    own = issuer_by_name(citing)
    for issuer in entries[0]:
        if issuer.territory != "*":
            continue
        if own is not None and own.name.startswith(issuer.name):
            return own.name
        placed = issuer_by_name(issuer.name, citing)
        if placed is not None and placed.territory != "*":
            return placed.name
    return None


def symbol_range(number: Number) -> tuple[str, str]:
    """Return the first and the last folded symbol of the series, as the registry's column has them.

    Letters of one body differ in the unit behind it; all else has one symbol.
    """
    types = types_of_symbol(number.symbol, number.year is not None)
    if [kind.name for kind in types] == [_LETTER]:
        return f"{number.groups[0]}-", f"{number.groups[0]}-\U0010ffff"
    symbol = "-".join(number.groups)
    return symbol, symbol
