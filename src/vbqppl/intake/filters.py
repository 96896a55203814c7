"""What a mapping can do to a cell: each takes text and gives text."""

from collections import defaultdict
from collections.abc import Callable
from functools import cache, lru_cache
from urllib.parse import unquote

from vbqppl.reference import document_types, issuers, territories_called
from vbqppl.text import fold


def slug(text: str) -> str:
    """Return the words of a slug: "ban-hanh-Quy-che" → "ban hanh Quy che"."""
    return " ".join(unquote(text).replace("-", " ").split())


@cache
def _groups() -> dict[str, str]:
    """Return the proper letters of each group of a symbol that has only one spelling among types and issuers."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for kind in document_types():
        for group in kind.abbreviations:
            found[fold(group).upper()].add(group)
    for issuer in issuers():
        for group in issuer.abbreviations:
            found[fold(group).upper()].add(group)
    return {key: next(iter(each)) for key, each in found.items() if len(each) == 1}


@lru_cache(maxsize=65536)
def _symbol(symbol: str) -> str:
    return "-".join(_groups().get(group.upper(), group) for group in symbol.split("-"))


def number(text: str) -> str:
    """Give a number without diacritics its letters back where only one spelling is known: QD-UBND → QĐ-UBND."""
    head, slash, symbol = text.rpartition("/")
    return f"{head}{slash}{_symbol(symbol)}" if slash else text


@lru_cache(maxsize=1024)
def territory(text: str) -> str:
    """Return the full name of a province or city: "Ha Noi" → "thành phố Hà Nội"; other words stay."""
    found = territories_called(text)
    return found[0].full_name if found else text


def same(text: str) -> str:
    """Return the text as it is."""
    return text


FILTERS: dict[str, Callable[[str], str]] = {
    "slug": slug,
    "number": number,
    "territory": territory,
    "same": same,
}
