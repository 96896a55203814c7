"""The database engine: questions to the tables of `fts_tables`, in FTS5's syntax, scored by its bm25()."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from vbqppl.search import fts_tables as tables
from vbqppl.search.engine import (
    BROAD,
    MOST_RANKED,
    NOTHING,
    SCHEMA_VERSION,
    UNIT_BITS,
    All,
    AnyOf,
    Asked,
    IndexedDocument,
    IndexState,
    IndexStatus,
    IndexUnusableError,
    Matches,
    Node,
    Phrase,
    StoredUnit,
    Term,
    leaves,
)
from vbqppl.search.fts_tables import trouble

_CACHE_KIB = 65_536
_MAPPED = 1 << 30
MOST_COUNTED = 3000  # units whose documents are told apart
MOST_SCORED = 10_000  # units that are scored after they were matched


class DatabaseEngine:
    """Full text in the registry's own SQLite database."""

    name = "database"

    def __init__(self, registry: sqlite3.Connection) -> None:
        self._db = registry
        self._path = Path(registry.execute("PRAGMA database_list").fetchone()[2])
        self._checked = False
        # Posting lists are read in long runs: out of the page cache of 2 MB they would be read again for every query.
        registry.execute(f"PRAGMA cache_size = {-_CACHE_KIB}")
        registry.execute(f"PRAGMA mmap_size = {_MAPPED}")

    def open(self) -> None:
        """Raise IndexUnusableError where the tables are missing or of another version."""
        if self._checked:
            return
        with trouble(self._path):
            if not tables.installed(self._db):
                raise IndexUnusableError(IndexState.MISSING, "no index has been built")
            if tables.meta(self._db, "version") != SCHEMA_VERSION:
                raise IndexUnusableError(IndexState.OUTDATED, f"version {tables.meta(self._db, 'version')}")
        self._checked = True

    def match(self, asked: Asked, limit: int) -> Matches:
        """See `engine.Engine`: what matches is counted, then the best are taken by bm25()."""
        self.open()
        with trouble(self._path):
            if needs_units(asked.must):
                return self._in_two_steps(asked, limit, MOST_SCORED)
            if not limit:
                units, documents, exact = self._counts(asked)
                return Matches((), units, documents, exact=exact)
            if asked.only is not None and not isinstance(asked.must, AnyOf):
                # What the filter asks is looked up once for every unit, not for the count and for the scores.
                return self._in_two_steps(asked, limit, MOST_RANKED)
            units, documents, exact = self._counts(asked)
            if not units:
                return NOTHING
            best: list[tuple[int, float]] = []
            if units > BROAD and asked.first is not None:
                best = self._best(replace(asked, must=asked.first), limit, MOST_RANKED)
            if len(best) < limit:
                best = _joined(best, self._best(asked, limit + len(best), MOST_RANKED))
        return Matches(tuple(best[:limit]), units, documents, exact=exact)

    def _in_two_steps(self, asked: Asked, limit: int, most: int) -> Matches:
        """Match first, then score at most so many: the units that match are read once, for all that is asked."""
        units = self._units(asked)
        if not units:
            return NOTHING
        best: list[tuple[int, float]] = []
        if len(units) > BROAD and asked.first is not None:
            held = set(units)
            first = [unit for unit in self._units(Asked(asked.first)) if unit in held]
            best = self._scored(asked.first, first[:most], limit)
        if len(best) < limit:
            best = _joined(best, self._scored(asked.must, units[:most], limit + len(best)))
        return Matches(tuple(best[:limit]), len(units), _documents(units))

    def _units(self, asked: Asked, limit: int = -1) -> list[int]:
        """Return the units that match, the lowest ids first, in one row: each row costs Python half a µs."""
        where, values = _where(asked, exact(asked.must))
        row = self._db.execute(
            f"SELECT json_group_array(unit) FROM (SELECT f.rowid AS unit FROM search_tokens AS f {where} LIMIT ?)",  # noqa: S608
            (*values, limit),
        ).fetchone()
        found: list[int] = json.loads(row[0])
        return found

    def _scored(self, node: Node, units: list[int], limit: int) -> list[tuple[int, float]]:
        """Return the best of `units`, by every token of the node that they have; a phrase scores like its tokens."""
        if not units:
            return []
        # The plus keeps SQLite from matching once for every unit; the range, from reading on after the last one.
        rows = self._db.execute(
            "SELECT f.rowid AS unit, -round(bm25(search_tokens), 6) AS score FROM search_tokens AS f"
            " WHERE f.search_tokens MATCH ? AND f.rowid BETWEEN ? AND ?"
            " AND +f.rowid IN (SELECT value FROM json_each(?))"
            " ORDER BY score DESC, unit LIMIT ?",
            (expression(scoring(node)), units[0], units[-1], str(units), limit),
        )
        return rows.fetchall()

    def _counts(self, asked: Asked) -> tuple[int, int, bool]:
        """Return how many units and documents match, and whether the latter is counted or estimated."""
        # Looking up what a filter asks costs more than telling documents apart.
        some = self._units(asked, MOST_COUNTED + 1 if asked.only is None else -1)
        if asked.only is not None or len(some) <= MOST_COUNTED:
            return len(some), _documents(some), True
        # Telling thousands of documents apart takes longer than finding the best of them.
        where, values = _where(asked, exact(asked.must))
        units = self._db.execute(f"SELECT count(*) FROM search_tokens AS f {where}", values).fetchone()[0]  # noqa: S608
        share = tables.meta(self._db, "documents") / max(tables.meta(self._db, "units"), 1)
        return units, round(units * share), False

    def one_each(self, asked: Asked, limit: int) -> list[int]:
        """See `engine.Engine`."""
        self.open()
        where, values = _where(asked, exact(asked.must))
        sql = f"SELECT min(f.rowid) FROM search_tokens AS f {where} GROUP BY f.rowid >> {UNIT_BITS} LIMIT ?"  # noqa: S608
        with trouble(self._path):
            return [unit for (unit,) in self._db.execute(sql, (*values, limit))]

    def _best(self, asked: Asked, limit: int, of: int) -> list[tuple[int, float]]:
        """Return the best units; where more than `of` hold all words, the lowest ids are ranked."""
        where, values = _where(asked, expression(asked.must))
        return self._db.execute(
            "SELECT * FROM (SELECT f.rowid AS unit, -round(bm25(search_tokens), 6) AS score"  # noqa: S608
            f" FROM search_tokens AS f {where} LIMIT ?) ORDER BY score DESC, unit LIMIT ?",
            (*values, -1 if isinstance(asked.must, AnyOf) else of, limit),
        ).fetchall()

    def documents(self, node: Node) -> set[int]:
        """See `engine.Engine`."""
        self.open()
        where, values = _where(Asked(node), exact(node))
        with trouble(self._path):
            rows = self._db.execute(
                f"SELECT DISTINCT f.rowid >> {UNIT_BITS} FROM search_tokens AS f {where}",  # noqa: S608
                values,
            )
            return {ident for (ident,) in rows}

    def frequency(self, token: str) -> int:
        """See `engine.Engine`."""
        self.open()
        with trouble(self._path):
            row = self._db.execute(
                "SELECT count(*) FROM search_tokens WHERE search_tokens MATCH ?", (_quote(token),)
            ).fetchone()
        return int(row[0])

    def units(self) -> int:
        """See `engine.Engine`."""
        self.open()
        with trouble(self._path):
            return tables.meta(self._db, "units")

    def stored(self, units: Sequence[int]) -> dict[int, StoredUnit]:
        """See `engine.Engine`."""
        self.open()
        marks = ",".join("?" * len(units))
        with trouble(self._path):
            rows = self._db.execute(
                f"SELECT id, provision, attached, body FROM search_unit WHERE id IN ({marks})",  # noqa: S608
                list(units),
            )
            return {row[0]: tables.stored_unit(*row) for row in rows}

    def held_batch(self) -> int:
        """Return the last batch of the journal that the index holds."""
        self.open()
        with trouble(self._path):
            return tables.meta(self._db, "last_batch")

    def rebuild(self, documents: Iterable[IndexedDocument], last_batch: int) -> None:
        """See `engine.Engine`: one transaction, so that readers see the old index until the new one is whole."""
        with self._transaction():
            tables.remove(self._db)
            tables.install(self._db)
            tables.set_meta(self._db, version=SCHEMA_VERSION)
            tables.fill(self._db, documents)
            tables.set_meta(self._db, last_batch=last_batch)

    def apply(self, changed: Iterable[IndexedDocument], gone: Iterable[int], last_batch: int) -> None:
        """See `engine.Engine`: one transaction."""
        self.open()
        with self._transaction():
            added = list(changed)
            tables.apply(self._db, added, {document.id for document in added} | set(gone))
            self._db.execute("DELETE FROM search_pending")
            tables.set_meta(self._db, last_batch=last_batch)

    def status(self, last_batch: int) -> IndexStatus:
        """See `engine.Engine`."""
        try:
            self.open()
            with trouble(self._path):
                held, queued = tables.meta(self._db, "last_batch"), tables.pending(self._db)
                documents, provisions = tables.meta(self._db, "documents"), tables.meta(self._db, "provisions")
        except IndexUnusableError as error:
            return IndexStatus(self.name, error.state)
        state = IndexState.BEHIND if queued or held != last_batch else IndexState.CURRENT
        return IndexStatus(self.name, state, documents, provisions, held, self._size())

    def queued(self) -> set[int]:
        """Return the documents that a writer has touched without bringing their tokens up to date."""
        self.open()
        with trouble(self._path):
            return tables.queued(self._db)

    def _size(self) -> int:
        """Return the bytes of the tables, where this SQLite can tell."""
        try:
            row = self._db.execute("SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'search_%'").fetchone()
        except sqlite3.OperationalError:
            return 0
        return int(row[0] or 0)

    def close(self) -> None:
        """See `engine.Engine`; the connection is the registry's."""

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        if self._db.in_transaction:
            yield
            return
        self._checked = False
        with trouble(self._path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise


def _documents(units: Iterable[int]) -> int:
    return len({unit >> UNIT_BITS for unit in units})


def _joined(best: list[tuple[int, float]], more: list[tuple[int, float]]) -> list[tuple[int, float]]:
    seen = {unit for unit, _ in best}
    return best + [each for each in more if each[0] not in seen]


def _quote(token: str) -> str:
    return '"' + token.replace('"', '""') + '"'


def expression(node: Node) -> str:
    """Return a node in FTS5's own syntax, every token quoted: nothing that a user typed is syntax there.

    A phrase stands for its tokens here, so that it scores like them.
    """
    match node:
        case Term(token):
            return _quote(token)
        case Phrase(tokens=tokens):
            return "(" + " AND ".join(_quote(token) for token in tokens) + ")"
        case All(parts):
            return "(" + " AND ".join(map(expression, parts)) + ")"
        case AnyOf(parts):
            return "(" + " OR ".join(map(expression, parts)) + ")"


def exact(node: Node) -> str:
    """Return a node in FTS5's syntax with its phrases as phrases."""
    match node:
        case Phrase(tokens=tokens):
            return _quote(" ".join(tokens))
        case All(parts):
            return "(" + " AND ".join(map(exact, parts)) + ")"
        case AnyOf(parts):
            return "(" + " OR ".join(map(exact, parts)) + ")"
        case _:
            return expression(node)


def needs_units(node: Node) -> bool:
    """Tell whether what matches and what is scored are not one expression: phrases, alternatives of several tokens."""
    match node:
        case Phrase(tokens=tokens):
            return len(tokens) > 1
        case All(parts):
            return any(map(needs_units, parts))
        case AnyOf(parts):
            return not all(isinstance(part, Term) for part in parts)
        case _:
            return False


def scoring(node: Node) -> Node:
    """Return what scores the units that match a node: all tokens, or any where some need not be there.

    FTS5 scores an alternative of several tokens as far as it happened to look at it.
    """
    tokens = tuple(Term(token) for token in leaves(node))
    return AnyOf(tokens) if _has_choice(node) else All(tokens)


def _has_choice(node: Node) -> bool:
    match node:
        case AnyOf():
            return True
        case All(parts):
            return any(map(_has_choice, parts))
        case _:
            return False


def _where(asked: Asked, text: str) -> tuple[str, list[str | int]]:
    """Return the joins and conditions of a query in FTS5's syntax, and their values."""
    if asked.without is not None:
        text = f"{text} NOT {exact(asked.without)}"
    if asked.only is None:
        return "WHERE f.search_tokens MATCH ?", [text]
    # CROSS: the matches lead, and each looks up its document.
    join = f"CROSS JOIN document_record AS d ON d.id = f.rowid >> {UNIT_BITS}"
    return f"{join} WHERE f.search_tokens MATCH ? AND ({asked.only.sql})", [text, *asked.only.values]
