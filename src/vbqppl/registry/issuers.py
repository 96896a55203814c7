"""Which issuers of a registry are the one that a person asks for, in whatever words either is written."""

import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from vbqppl.reference import (
    canonical_issuer,
    has_place,
    issuers_by_abbreviation,
    issuers_named,
    issuers_of_symbol,
)
from vbqppl.text import nfc, squash
from vbqppl.validity.model import Document

_JOINT = re.compile(r"\s*[,;]\s*|\s+-\s+")
_NEAR = 70.0  # rapidfuzz: "Bo Tai chinhh" is near to Bộ Tài chính, Bộ Y tế is not
_MOST_NEAR = 3
_SHORTEST = 3  # letters of an abbreviation that is nothing else


@dataclass(frozen=True, slots=True)
class AskedIssuer:
    """An issuer as asked for: `names` are the certain bodies meant (`full` for people), `words` the words themselves.

    A body that is known is met by its own documents and its joint ones, however they spell it; not by those of
    its predecessors, successors, chairman or offices, which are other bodies. Words that stand for no certain body
    ("UBND tỉnh", "Hải Dương") are met by every issuer whose name begins with them or, unknown ones, holds them.
    """

    text: str
    full: str
    names: frozenset[str]
    kinds: tuple[str, ...]
    words: str

    def is_met_by(self, document: Document) -> bool:
        """Tell whether a document is of the issuer; one that names none is of the central body of its symbol."""
        issuer = document.issuer or central_issuer(document.symbol or "")
        return issuer is not None and self.is_called(issuer, document.territory)

    def is_called(self, issuer: str, territory: str | None = None) -> bool:
        """Tell whether an issuer as a record writes it is the one asked for."""
        theirs = names_of(issuer, territory)
        if self.names:
            return self.names <= theirs
        if self.kinds:
            return any(f"{name} ".startswith(f"{kind} ") for name in theirs for kind in self.kinds)
        return any(f" {self.words} " in f" {name} " for name in (*theirs, squash(issuer)))

    def title(self, known: Iterable[str] = ()) -> str:
        """Return the name for an official sentence: the full one, or that of the one known issuer that is meant."""
        if self.full:
            return self.full
        met = {canonical_issuer(each) for each in known if self.is_called(each)}
        return met.pop() if len(met) == 1 else nfc(self.text)


@lru_cache(maxsize=64)
def asked_issuer(text: str) -> AskedIssuer:
    """Return what a person's words for an issuer ask for: a name, an abbreviation, or a part of a name."""
    found = issuers_named(text) or issuers_named(_JOINT.sub(", ", text))
    if not found and " " not in text.strip():
        found = issuers_by_abbreviation(text.strip())[:1]
    placed = frozenset(squash(each.name) for each in found) if all(map(has_place, found)) else frozenset()
    kinds = () if placed else tuple(squash(each.name) for each in found)
    full = ", ".join(each.name for each in found) if placed else ""
    return AskedIssuer(text, full, placed, kinds, squash(text))


@lru_cache(maxsize=16384)
def names_of(issuer: str, territory: str | None = None) -> frozenset[str]:
    """Return the names of an issuer, or of each of joint ones, in one spelling, placed by the record's territory."""
    found = issuers_named(issuer, territory)
    if found:
        return frozenset(squash(each.name) for each in found)
    parts = _JOINT.split(issuer)
    if len(parts) == 1:
        return frozenset((squash(issuer),))
    return frozenset(name for part in parts if part for name in names_of(part, territory))


@lru_cache(maxsize=65536)
def central_issuer(symbol: str) -> str | None:
    """Return the one central body that a symbol names ("TT-BTC"); None for local, Party and unknown symbols."""
    named = issuers_of_symbol(symbol) if symbol else ()
    if not named or any(len(each) != 1 or each[0].territory for each in named):
        return None
    return ", ".join(each[0].name for each in named)


def issuers_in(connection: sqlite3.Connection) -> list[str]:
    """Return every issuer that a document of the registry names, as written."""
    rows = connection.execute("SELECT DISTINCT issuer FROM document WHERE issuer IS NOT NULL ORDER BY issuer")
    return [issuer for (issuer,) in rows]


def symbols_without_issuer(connection: sqlite3.Connection) -> list[str]:
    """Return the symbols of documents that name no issuer."""
    rows = connection.execute("SELECT DISTINCT symbol FROM document WHERE issuer IS NULL AND symbol IS NOT NULL")
    return [symbol for (symbol,) in rows]


@dataclass(frozen=True, slots=True)
class Unmet:
    """An issuer that no document names: `near` are names alike, `without` counts the documents that name none."""

    near: tuple[str, ...]
    without: int


def unmet(connection: sqlite3.Connection, asked: AskedIssuer) -> Unmet | None:
    """Return what may be said where no document is of the issuer asked for; None where one is."""
    known = issuers_in(connection)
    if any(asked.is_called(each) for each in known):
        return None
    if any(asked.is_called(each) for each in filter(None, map(central_issuer, symbols_without_issuer(connection)))):
        return None
    from rapidfuzz import fuzz, process

    spelt = (issuers_by_abbreviation(word) if len(word) >= _SHORTEST else () for word in asked.text.split())
    words = squash(
        " ".join(found[0].name if found else word for word, found in zip(asked.text.split(), spelt, strict=True))
    )
    names = list(dict.fromkeys(map(canonical_issuer, known)))
    found = process.extract(words, names, scorer=fuzz.WRatio, processor=squash, limit=_MOST_NEAR, score_cutoff=_NEAR)
    without = connection.execute("SELECT count(*) FROM document WHERE issuer IS NULL").fetchone()[0]
    return Unmet(tuple(name for name, _, _ in found), int(without))
