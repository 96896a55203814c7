"""Which document a reference of a collection means: an id of a source, a key, or a citation that fits one only."""

import re

from vbqppl.citation.number import parse_number
from vbqppl.intake.identity import issuer_name
from vbqppl.registry import Registry
from vbqppl.registry.issuers import central_issuer
from vbqppl.text import clean, make_date, nfc
from vbqppl.validity.model import Document

# A number inside a citation: "Nghị định số 78/2025/NĐ-CP ngày 01/4/2025 của Chính phủ", "57-NQ/TW".
_NUMBER = re.compile(r"\d{1,6}[A-Za-zĐđ]?\s?[/\-]\s?(?:\d{4}\s?/\s?)?[A-Za-zÀ-ỹĐđ][\w&.\-/]*")
_DATE = re.compile(r"ngày\s+(\d{1,2})\s*(?:[/\-.]|tháng)\s*(\d{1,2})\s*(?:[/\-.]|năm)\s*(\d{4})", re.IGNORECASE)
_BY = re.compile(r"\bcủa\s+(.+)$", re.IGNORECASE)


class Links:
    """Leads references to documents; never guesses: several or none fit, and there is no link."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._found: dict[str, int | None] = {}

    def find(self, text: str | None) -> int | None:
        """Return the id of the one document that `text` means; None where it means none, or several."""
        if not text:
            return None
        if text not in self._found:
            self._found[text] = self._by_id(text) or self._by_citation(text)
        return self._found[text]

    def _by_id(self, text: str) -> int | None:
        documents = self._registry.documents
        found = documents.by_source(text) or documents.by_source(f"key:{text}")
        return found.id if found else None

    def _by_citation(self, text: str) -> int | None:
        words = nfc(text)
        match = _NUMBER.search(words)
        number = parse_number(match.group().rstrip(".,;")) if match else None
        if match is None or number is None:
            return None
        after = words[match.end() :]
        said = _DATE.search(clean(after).text)
        day = make_date(int(said[3]), int(said[2]), int(said[1])) if said else None
        by = _BY.search(after)
        issuer = by[1].strip(" .,;") if by else None
        held = self._registry.documents.by_number_key(number.key)
        if day is not None:
            held = [each for each in held if each.issued_on in {day, None}]
        if issuer:
            held = [each for each in held if _same_issuer(each, issuer)]
        elif central_issuer(number.symbol) is None and day is None:
            return None  # A local number without issuer and date fits any province.
        return held[0].id if len(held) == 1 else None


def _same_issuer(document: Document, issuer: str) -> bool:
    return document.issuer is None or issuer_name(document.issuer, document.territory) == issuer_name(issuer, None)
