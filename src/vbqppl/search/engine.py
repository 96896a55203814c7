"""What an engine of full-text search is: a small protocol that whoosh and the registry's database both speak.

A unit (a document or one of its provisions) has the id `document_id << 16 | ordinal`, so that the document of a hit
is known without looking it up. Engines match and score; what a document is (its filters, its status) is asked of the
registry, never of the index.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import log
from typing import Protocol

from vbqppl.search.analyzer import JOINT, TITLE_MARK

UNIT_BITS = 16
UNIT_MASK = (1 << UNIT_BITS) - 1
K1 = 1.2
B = 0.75
LEAST_IDF = 1e-6
TITLE_WEIGHT = 3  # how often the words of a document's title count in its first unit
BROAD = 600  # units: from here on those with the words in the title are enough
MOST_RANKED = 1000  # units that are ranked, the lowest ids first; nothing tells so many apart
SCHEMA_VERSION = 2  # of what is stored and of its tokens (tests/search/test_version.py); another one means: rebuild


def unit_id(document_id: int, ordinal: int) -> int:
    """Return the id of a unit."""
    return document_id << UNIT_BITS | ordinal


def document_of(unit: int) -> int:
    """Return the document of a unit."""
    return unit >> UNIT_BITS


def idf(units: int, frequency: int) -> float:
    """Return the weight of a term: that of FTS5's bm25(), so that both engines score alike."""
    value = log((units - frequency + 0.5) / (frequency + 0.5))
    return value if value > 0 else LEAST_IDF


@dataclass(frozen=True, slots=True)
class Term:
    """One token."""

    token: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Adjacent words: their tokens side by side. `words` are the folded words, with single spaces."""

    tokens: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class All:
    """Every part."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part."""

    parts: tuple["Node", ...]


Node = Term | Phrase | All | AnyOf


def leaves(node: Node) -> Iterator[str]:
    """Yield the tokens of a node, with repeats: each adds to the score."""
    match node:
        case Term(token):
            yield token
        case Phrase(tokens=tokens):
            yield from tokens
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from leaves(part)


def title_token(token: str) -> str:
    """Return the token as it is marked in titles."""
    return TITLE_MARK + token


def article_token(label: str) -> str:
    """Return the token that every unit of an article has."""
    return f"{TITLE_MARK}{JOINT}dieu{JOINT}{label}"


@dataclass(frozen=True, slots=True)
class Filter:
    """A condition on documents: a fragment of SQL on the alias `d` of the registry's documents, and its values."""

    sql: str
    values: tuple[str | int, ...] = ()

    def keep(self, connection: sqlite3.Connection, documents: Iterable[int]) -> set[int]:
        """Return those of `documents` that the condition lets through."""
        listed = "[" + ",".join(map(str, documents)) + "]"
        rows = connection.execute(
            f"SELECT d.id FROM document_record AS d"  # noqa: S608 - the fragment is made here, values are bound
            f" WHERE d.id IN (SELECT value FROM json_each(?)) AND {self.sql}",
            (listed, *self.values),
        )
        return {ident for (ident,) in rows}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of an engine: the units that match `must`, not `without`, of documents that `only` lets through.

    Where more than `BROAD` units match, those that match `first` (a part of them) are ranked alone, if enough for the
    answer: of ten thousand units with two common words, those with the words in the title.
    """

    must: Node
    without: Node | None = None
    only: Filter | None = None
    first: Node | None = None


@dataclass(frozen=True, slots=True)
class Matches:
    """The best units with their scores, best first; how many units and documents match in all.

    `exact` is False where the totals are estimates (a phrase with very many candidates).
    """

    best: tuple[tuple[int, float], ...]
    units: int
    documents: int
    exact: bool = True


NOTHING = Matches((), 0, 0)


@dataclass(frozen=True, slots=True)
class StoredUnit:
    """A unit as the index holds it.

    `provision` is as a citation writes it, "" for the document; `title` only where the engine keeps it.
    """

    id: int
    provision: str
    text: str
    attached: bool = False
    title: str = ""


@dataclass(frozen=True, slots=True)
class IndexedDocument:
    """What an engine is given to hold: the title (with the number and type) and the text, both clean."""

    id: int
    title: str
    text: str


class IndexState(StrEnum):
    """How an index stands to its registry."""

    CURRENT = "current"
    BEHIND = "behind"
    MISSING = "missing"
    FOREIGN = "foreign"
    DAMAGED = "damaged"
    OUTDATED = "outdated"  # written by another version of the program


@dataclass(frozen=True, slots=True)
class IndexStatus:
    """What `index status` tells; `last_batch` is the last batch of the journal that the index holds."""

    engine: str
    state: IndexState
    documents: int = 0
    provisions: int = 0
    last_batch: int = 0
    bytes: int = 0


class Engine(Protocol):
    """One index, open for reading; `apply` and `rebuild` write, one process at a time."""

    name: str

    def match(self, asked: Asked, limit: int) -> Matches:
        """Return the `limit` best units, and how many match in all; 0 asks for the count alone."""
        ...

    def one_each(self, asked: Asked, limit: int) -> list[int]:
        """Return the first matching unit of each of the first `limit` documents: what one of them would crowd out."""
        ...

    def documents(self, node: Node) -> set[int]:
        """Return every document with a unit that matches."""
        ...

    def frequency(self, token: str) -> int:
        """Return the number of units that have the token."""
        ...

    def units(self) -> int:
        """Return the number of units."""
        ...

    def held_batch(self) -> int:
        """Return the last batch of the journal that the index holds; raise IndexUnusableError."""
        ...

    def stored(self, units: Sequence[int]) -> dict[int, StoredUnit]:
        """Return the units, as far as the index holds them."""
        ...

    def apply(self, changed: Iterable[IndexedDocument], gone: Iterable[int], last_batch: int) -> None:
        """Bring the changed documents up to date and take out those that are gone."""
        ...

    def rebuild(self, documents: Iterable[IndexedDocument], last_batch: int) -> None:
        """Make the index anew beside the old one and put it in its place."""
        ...

    def status(self, last_batch: int) -> IndexStatus:
        """Return how the index stands to a registry whose journal ends with `last_batch`."""
        ...

    def close(self) -> None:
        """Let go of the files."""
        ...


class IndexUnusableError(Exception):
    """The index cannot be used as it is; it is derived, so it is rebuilt."""

    def __init__(self, state: IndexState, detail: str) -> None:
        super().__init__(f"{state}: {detail}")
        self.state = state
        self.detail = detail
