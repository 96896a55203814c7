"""The protocol alone: an engine of a few lines, without SQLite's or whoosh's tables, answers as the two real ones do.

It shows what another engine (PostgreSQL, when the registry lives there) has to bring, and is what the others are held
against: it keeps the tokens of every unit and counts them at each question, as the definitions say.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from tests.search import corpus
from vbqppl.search import IndexState, IndexStatus, Options, feed, open_engine
from vbqppl.search.analyzer import folded_clean
from vbqppl.search.engine import (
    BROAD,
    K1,
    NOTHING,
    All,
    AnyOf,
    Asked,
    B,
    Engine,
    IndexedDocument,
    IndexUnusableError,
    Matches,
    Node,
    Phrase,
    StoredUnit,
    Term,
    document_of,
    idf,
    leaves,
)
from vbqppl.search.snippet import phrase_in
from vbqppl.validity import Document


class Naive:
    """An engine in memory."""

    name = "naive"

    def __init__(self, registry: sqlite3.Connection) -> None:
        self._registry = registry
        self._units: dict[int, tuple[Counter[str], StoredUnit]] = {}
        self._batch: int | None = None

    def _holds(self, unit: int, node: Node) -> bool:
        tokens, stored = self._units[unit]
        match node:
            case Term(token):
                return token in tokens
            case Phrase(words=words):
                return any(phrase_in(words, folded_clean(part)) for part in (stored.title, stored.text))
            case All(parts):
                return all(self._holds(unit, part) for part in parts)
            case AnyOf(parts):
                return any(self._holds(unit, part) for part in parts)

    def _found(self, asked: Asked) -> list[int]:
        self.held_batch()
        found = [unit for unit in sorted(self._units) if self._holds(unit, asked.must)]
        if asked.without is not None:
            found = [unit for unit in found if not self._holds(unit, asked.without)]
        if asked.only is not None:
            kept = asked.only.keep(self._registry, {document_of(unit) for unit in found})
            found = [unit for unit in found if document_of(unit) in kept]
        return found

    def _score(self, unit: int, node: Node) -> float:
        tokens = self._units[unit][0]
        average = sum(each.total() for each, _ in self._units.values()) / len(self._units)
        base = K1 * (1 - B + B * tokens.total() / average)
        return sum(
            idf(len(self._units), self.frequency(token)) * (K1 + 1) * tokens[token] / (tokens[token] + base)
            for token in leaves(node)
        )

    def match(self, asked: Asked, limit: int) -> Matches:
        found = self._found(asked)
        if not found:
            return NOTHING
        assert len(found) <= BROAD, "the corpus of this test is small"
        scores = {unit: round(self._score(unit, asked.must), 6) for unit in found}
        best = sorted(scores, key=lambda unit: (-scores[unit], unit))[:limit]
        documents = len({document_of(unit) for unit in found})
        return Matches(tuple((unit, scores[unit]) for unit in best), len(found), documents)

    def one_each(self, asked: Asked, limit: int) -> list[int]:
        first: dict[int, int] = {}
        for unit in self._found(asked):
            first.setdefault(document_of(unit), unit)
        return sorted(first.values())[:limit]

    def documents(self, node: Node) -> set[int]:
        return {document_of(unit) for unit in self._found(Asked(node))}

    def frequency(self, token: str) -> int:
        return sum(token in tokens for tokens, _ in self._units.values())

    def units(self) -> int:
        return len(self._units)

    def held_batch(self) -> int:
        if self._batch is None:
            raise IndexUnusableError(IndexState.MISSING, "nothing yet")
        return self._batch

    def stored(self, units: Sequence[int]) -> dict[int, StoredUnit]:
        return {unit: self._units[unit][1] for unit in units if unit in self._units}

    def apply(self, changed: Iterable[IndexedDocument], gone: Iterable[int], last_batch: int) -> None:
        added = list(changed)
        touched = {document.id for document in added} | set(gone)
        self._units = {unit: held for unit, held in self._units.items() if document_of(unit) not in touched}
        for document in added:
            for unit in feed.prepare(document):
                stored = StoredUnit(unit.id, unit.provision, unit.text, unit.attached, unit.title)
                self._units[unit.id] = Counter(unit.tokens), stored
        self._batch = last_batch

    def rebuild(self, documents: Iterable[IndexedDocument], last_batch: int) -> None:
        self._units = {}
        self.apply(documents, (), last_batch)

    def status(self, last_batch: int) -> IndexStatus:
        state = IndexState.CURRENT if self._batch == last_batch else IndexState.BEHIND
        provisions = sum(bool(stored.provision) for _, stored in self._units.values())
        return IndexStatus(self.name, state, len({document_of(unit) for unit in self._units}), provisions)

    def close(self) -> None:
        self._units = {}


QUERIES = (
    "đất đai", "quản lý đất đai", '"quản lý đất đai"', "bồi thường -thuế", "trich-yeu:thuế", "dieu:2 bồi thường",
    '"đăng ký hộ tịch" OR "thanh tra thuế"', "118/2025", "nhà ở hộ nghèo", "xyz", "428",
)  # fmt: skip


@pytest.mark.parametrize("name", ["whoosh", "database"])
def test_another_engine_answers_alike(tmp_path: Path, name: str) -> None:
    registry, _ = corpus.open_registry(tmp_path, extra=120)
    with registry, open_engine(registry, name) as real, open_engine(registry, name) as other:
        naive: Engine = Naive(registry.connection)
        other.engine = naive
        assert other.follow().rebuilt is IndexState.MISSING
        with registry.batch("add", "test") as batch:
            batch.set_text(batch.add_document(Document(title="Báo cáo về thuế")), "Điều 1. Quản lý đất đai, nhà ở")
        real.follow()
        assert other.follow().documents == 1
        assert other.status().provisions == real.status().provisions
        for query in QUERIES:
            for options in (Options(), Options(sort="title", limit=50), Options(types=("Quyết định",), offset=3)):
                found, wanted = real.search(query, options), other.search(query, options)
                assert (found.total, found.stage) == (wanted.total, wanted.stage), query
                shown, expected = ([(hit.document.id, hit.provision) for hit in each.hits] for each in (found, wanted))
                assert shown == expected, query
                assert [hit.score for hit in found.hits] == pytest.approx([hit.score for hit in wanted.hits], rel=1e-3)
