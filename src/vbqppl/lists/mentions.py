"""Citations of a list: the first document that a cell names, and its citation in words."""

from functools import lru_cache

from vbqppl.citation import Mention, MentionKind, extract
from vbqppl.text import write_date


@lru_cache(maxsize=16384)
def mentions_in(words: str) -> tuple[Mention, ...]:
    """Return the documents that a cell names, in order; short forms do not count."""
    if not words.strip():
        return ()
    return tuple(m for m in extract(words) if m.kind in (MentionKind.FULL, MentionKind.NAME))


def first_mention(words: str) -> Mention | None:
    """Return the first document that a cell names."""
    found = mentions_in(words)
    return found[0] if found else None


def cite(mention: Mention) -> str:
    """Return a citation in words: type, number, date, issuer, as far as they are known."""
    if mention.number is None:
        return mention.text
    parts = [mention.type or "", f"số {mention.number}"]
    if mention.date:
        parts.append(f"ngày {write_date(mention.date)}")
    if mention.issuer:
        parts.append(f"của {mention.issuer}")
    return " ".join(part for part in parts if part)
