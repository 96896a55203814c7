"""Names of documents in the style of URN LEX, computed from their facts alone."""

import datetime as dt
import re
from functools import lru_cache

from vbqppl.text import clean, fold, squash

_WORDS = re.compile(r"[^a-z0-9]+")


def make_urn(type_name: str | None, number: str | None, issuer: str | None, issued_on: dt.date | None) -> str | None:
    """Return urn:lex:vn:issuer:type:date;number, an unknown part left empty; None without a number.

    RFC 9676 (URN LEX): jurisdiction, authority, measure, details; words joined by ".", no diacritics.
    """
    if not number:
        return None
    day = issued_on.isoformat() if issued_on else ""
    return f"urn:lex:vn:{_dotted(issuer)}:{_dotted(type_name)}:{day};{_dashed(number)}"


@lru_cache(maxsize=16384)
def _dotted(text: str | None) -> str:
    return squash(text).replace(" ", ".").replace("_", ".") if text else ""


def _dashed(number: str) -> str:
    return _WORDS.sub("-", fold(clean(number).text)).strip("-")
