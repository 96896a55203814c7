"""The database engine: the same tokens in the registry's own database, as an FTS5 table without content.

    search_unit     a unit's text, compressed: for snippets, and for taking its tokens out again
    search_tokens   FTS5, contentless: the tokens
    search_meta     the last batch that is held, counts, the version
    search_pending  documents that a transaction has touched; triggers on the registry's tables fill it

`apply_pending` empties the queue; the registry calls it before it commits a batch (`index.follow`), so that a document
and its tokens change together. A writer that knows nothing of this leaves its documents in the queue, and the next
search takes them up. A migration that makes a table anew drops its triggers: `missing_triggers` tells, `install` puts
them back.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from zlib import compress, decompress
from zlib import error as ZlibError

from vbqppl.search import feed
from vbqppl.search.engine import (
    BROAD,
    MOST_RANKED,
    NOTHING,
    SCHEMA_VERSION,
    UNIT_BITS,
    UNIT_MASK,
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
    unit_id,
)
from vbqppl.search.errors import IndexBusyError, IndexFolderError

_TABLES = (
    """CREATE TABLE IF NOT EXISTS search_unit (
    id INTEGER PRIMARY KEY, provision TEXT NOT NULL, attached INTEGER NOT NULL, body BLOB NOT NULL)""",
    """CREATE VIRTUAL TABLE IF NOT EXISTS search_tokens USING fts5(
    t, content='', tokenize="ascii tokenchars '_='")""",
    "CREATE TABLE IF NOT EXISTS search_meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS search_pending (id INTEGER PRIMARY KEY)",
)
_NAMES = ("search_unit", "search_tokens", "search_meta", "search_pending")
_QUEUE = "INSERT OR IGNORE INTO search_pending(id)"
TRIGGERS = {
    "search_document_added": f"AFTER INSERT ON document_record BEGIN {_QUEUE} VALUES (NEW.id); END",
    "search_document_changed": (
        f"AFTER UPDATE OF type, number, title, batch_id ON document_record BEGIN {_QUEUE} VALUES (NEW.id); END"
    ),
    "search_document_gone": f"AFTER DELETE ON document_record BEGIN {_QUEUE} VALUES (OLD.id); END",
    "search_text_added": f"AFTER INSERT ON document_text_record BEGIN {_QUEUE} VALUES (NEW.document_id); END",
    "search_text_changed": (f"AFTER UPDATE ON document_text_record BEGIN {_QUEUE} VALUES (NEW.document_id); END"),
    "search_text_gone": f"AFTER DELETE ON document_text_record BEGIN {_QUEUE} VALUES (OLD.document_id); END",
    "search_batch_withdrawn": (
        "AFTER UPDATE OF withdrawn_by ON batch WHEN NEW.withdrawn_by IS NOT OLD.withdrawn_by BEGIN"
        f" {_QUEUE} SELECT id FROM document_record WHERE batch_id = NEW.id;"
        f" {_QUEUE} SELECT document_id FROM document_text_record WHERE batch_id = NEW.id; END"
    ),
}
_LEVEL = 4  # of compression: more costs time and gains little
_BREAK = "\x00"  # between the title and the text of a first unit; titles have no control characters
# Bytes of tokens that FTS5 gathers before it writes: much for a rebuild, its own value otherwise.
_GATHER = 64 << 20
_GATHER_USUALLY = 1 << 20
_CACHE_KIB = 65_536
_MAPPED = 1 << 30


def install(connection: sqlite3.Connection) -> None:
    """Make the tables and triggers that are missing."""
    for statement in _TABLES:
        connection.execute(statement)
    for name, body in TRIGGERS.items():
        connection.execute(f"CREATE TRIGGER IF NOT EXISTS {name} {body}")


def remove(connection: sqlite3.Connection) -> None:
    """Drop the tables and triggers; what they hold is derived."""
    for name in TRIGGERS:
        connection.execute(f"DROP TRIGGER IF EXISTS {name}")
    for name in _NAMES:
        connection.execute(f"DROP TABLE IF EXISTS {name}")


def missing_triggers(connection: sqlite3.Connection) -> list[str]:
    """Return the triggers that should be there and are not."""
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'search_%'")
    return sorted(set(TRIGGERS) - {name for (name,) in rows})


def installed(connection: sqlite3.Connection) -> bool:
    """Tell whether the tables are there."""
    rows = connection.execute("SELECT name FROM sqlite_master WHERE name IN (?, ?, ?, ?)", _NAMES).fetchall()
    return len(rows) == len(_NAMES)


def meta(connection: sqlite3.Connection, key: str) -> int:
    """Return a number that the engine keeps; 0 where it keeps none."""
    row = connection.execute("SELECT value FROM search_meta WHERE key = ?", (key,)).fetchone()
    return int(row[0]) if row else 0


def set_meta(connection: sqlite3.Connection, **values: int) -> None:
    """Keep numbers."""
    connection.executemany("INSERT OR REPLACE INTO search_meta(key, value) VALUES (?, ?)", list(values.items()))


def apply(connection: sqlite3.Connection, changed: Iterable[IndexedDocument], touched: Iterable[int]) -> None:
    """Inside the caller's transaction: take out the units of `touched`, then add those of `changed`."""
    documents = units = provisions = 0
    for ident in touched:
        gone = _take_out(connection, ident)
        documents -= bool(gone)
        units -= len(gone)
        provisions -= sum(gone)
    for document in changed:
        documents += 1
        for is_provision in _add(connection, document):
            units += 1
            provisions += is_provision
    if documents or units:
        counts = {"documents": documents, "units": units, "provisions": provisions}
        set_meta(connection, **{name: meta(connection, name) + more for name, more in counts.items()})


def _add(connection: sqlite3.Connection, document: IndexedDocument) -> Iterator[bool]:
    """Add the units of a document; yield for each whether it is a provision."""
    for unit in feed.prepare(document):
        # The title is kept with the first unit, as it was indexed: the registry's may have changed since.
        kept = unit.text if unit.id & UNIT_MASK else f"{unit.title}{_BREAK}{unit.text}"
        body = compress(kept.encode("utf-8", "surrogatepass"), _LEVEL)
        connection.execute(
            "INSERT INTO search_unit(id, provision, attached, body) VALUES (?, ?, ?, ?)",
            (unit.id, unit.provision, unit.attached, body),
        )
        connection.execute("INSERT INTO search_tokens(rowid, t) VALUES (?, ?)", (unit.id, " ".join(unit.tokens)))
        yield bool(unit.provision)


def _take_out(connection: sqlite3.Connection, ident: int) -> list[bool]:
    """Take out the units of a document; return for each whether it was a provision."""
    rows = connection.execute(
        "SELECT id, provision, body FROM search_unit WHERE id BETWEEN ? AND ? ORDER BY id",
        (unit_id(ident, 0), unit_id(ident + 1, 0) - 1),
    ).fetchall()
    title = ""
    for unit, provision, body in rows:
        text = _kept(body)
        if not unit & UNIT_MASK:
            title, _, text = text.partition(_BREAK)
        tokens = " ".join(feed.tokens_of(unit & UNIT_MASK, provision, title, text))
        connection.execute("INSERT INTO search_tokens(search_tokens, rowid, t) VALUES ('delete', ?, ?)", (unit, tokens))
        connection.execute("DELETE FROM search_unit WHERE id = ?", (unit,))
    return [bool(provision) for _, provision, _ in rows]


def _kept(body: bytes) -> str:
    return decompress(body).decode("utf-8", "surrogatepass")


def _stored(unit: int, provision: str, attached: int, body: bytes) -> StoredUnit:
    text, title = _kept(body), ""
    if not unit & UNIT_MASK:
        title, _, text = text.partition(_BREAK)
    return StoredUnit(unit, provision, text, bool(attached), title)


def _gather(connection: sqlite3.Connection, size: int) -> None:
    connection.execute("INSERT INTO search_tokens(search_tokens, rank) VALUES ('hashsize', ?)", (size,))


def pending(connection: sqlite3.Connection) -> bool:
    """Tell whether documents wait in the queue."""
    return connection.execute("SELECT 1 FROM search_pending LIMIT 1").fetchone() is not None


def apply_pending(connection: sqlite3.Connection) -> int:
    """Inside the caller's transaction: bring what is queued up to date; return how many documents that were."""
    waiting = [ident for (ident,) in connection.execute("SELECT id FROM search_pending ORDER BY id")]
    if waiting:
        apply(connection, feed.documents_of(connection, waiting), waiting)
        connection.execute("DELETE FROM search_pending")
    set_meta(connection, last_batch=feed.last_batch(connection)[0])
    return len(waiting)


@contextmanager
def trouble(path: Path) -> Iterator[None]:
    """Turn what a damaged index makes SQLite or zlib say into one error, and what a busy database says into another."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise IndexBusyError(path) from error
        if "readonly" in str(error):
            raise IndexFolderError(path) from error
        raise IndexUnusableError(IndexState.DAMAGED, str(error)) from error
    except (sqlite3.DatabaseError, ZlibError, UnicodeDecodeError) as error:
        raise IndexUnusableError(IndexState.DAMAGED, str(error)) from error


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
            if not installed(self._db):
                raise IndexUnusableError(IndexState.MISSING, "no index has been built")
            if meta(self._db, "version") != SCHEMA_VERSION:
                raise IndexUnusableError(IndexState.OUTDATED, f"version {meta(self._db, 'version')}")
        self._checked = True

    def match(self, asked: Asked, limit: int) -> Matches:
        """See `engine.Engine`: a count that scores nothing, then the best by bm25()."""
        self.open()
        with trouble(self._path):
            units = self._count("count(*)", asked)
            if not units:
                return NOTHING
            best: list[tuple[int, float]] = []
            if units > BROAD and asked.first is not None:
                best = self._best(replace(asked, must=All((asked.must, asked.first))), limit)
            if len(best) < limit:
                seen = {unit for unit, _ in best}
                best += [each for each in self._best(asked, limit) if each[0] not in seen][: limit - len(best)]
            if len(best) >= units:
                documents = len({unit >> UNIT_BITS for unit, _ in best})
            elif units <= MOST_RANKED:
                documents = self._count(f"count(DISTINCT f.rowid >> {UNIT_BITS})", asked)
            else:
                # Telling thousands of documents apart takes longer than finding the best of them.
                share = meta(self._db, "documents") / max(meta(self._db, "units"), 1)
                return Matches(tuple((unit, -score) for unit, score in best), units, round(units * share), exact=False)
        return Matches(tuple((unit, -score) for unit, score in best), units, documents)

    def one_each(self, asked: Asked, limit: int) -> list[int]:
        """See `engine.Engine`."""
        self.open()
        where, values = _where(asked)
        sql = f"SELECT min(f.rowid) FROM search_tokens AS f {where} GROUP BY f.rowid >> {UNIT_BITS} LIMIT ?"  # noqa: S608
        with trouble(self._path):
            return [unit for (unit,) in self._db.execute(sql, (*values, limit))]

    def _count(self, what: str, asked: Asked) -> int:
        where, values = _where(asked)
        row = self._db.execute(f"SELECT {what} FROM search_tokens AS f {where}", values).fetchone()  # noqa: S608
        return int(row[0])

    def _best(self, asked: Asked, limit: int) -> list[tuple[int, float]]:
        """Return the best units; of more than `MOST_RANKED` that hold all words, those with the lowest ids are ranked."""
        where, values = _where(asked)
        return self._db.execute(
            f"SELECT * FROM (SELECT f.rowid AS unit, round(bm25(search_tokens), 6) AS score FROM search_tokens AS f {where}"  # noqa: S608
            " LIMIT ?) ORDER BY score, unit LIMIT ?",
            (*values, -1 if isinstance(asked.must, AnyOf) else MOST_RANKED, limit),
        ).fetchall()

    def documents(self, node: Node) -> set[int]:
        """See `engine.Engine`."""
        self.open()
        where, values = _where(Asked(node))
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
            return meta(self._db, "units")

    def stored(self, units: Sequence[int]) -> dict[int, StoredUnit]:
        """See `engine.Engine`."""
        self.open()
        marks = ",".join("?" * len(units))
        with trouble(self._path):
            rows = self._db.execute(
                f"SELECT id, provision, attached, body FROM search_unit WHERE id IN ({marks})",  # noqa: S608
                list(units),
            )
            return {row[0]: _stored(*row) for row in rows}

    def held_batch(self) -> int:
        """Return the last batch of the journal that the index holds."""
        self.open()
        with trouble(self._path):
            return meta(self._db, "last_batch")

    def rebuild(self, documents: Iterable[IndexedDocument], last_batch: int) -> None:
        """See `engine.Engine`: one transaction, so that readers see the old index until the new one is whole."""
        with self._transaction():
            remove(self._db)
            install(self._db)
            set_meta(self._db, version=SCHEMA_VERSION)
            _gather(self._db, _GATHER)
            apply(self._db, documents, ())
            _gather(self._db, _GATHER_USUALLY)
            set_meta(self._db, last_batch=last_batch)

    def apply(self, changed: Iterable[IndexedDocument], gone: Iterable[int], last_batch: int) -> None:
        """See `engine.Engine`: one transaction."""
        self.open()
        with self._transaction():
            added = list(changed)
            apply(self._db, added, {document.id for document in added} | set(gone))
            self._db.execute("DELETE FROM search_pending")
            set_meta(self._db, last_batch=last_batch)

    def status(self, last_batch: int) -> IndexStatus:
        """See `engine.Engine`."""
        try:
            self.open()
            state = IndexState.CURRENT
            if pending(self._db) or meta(self._db, "last_batch") != last_batch:
                state = IndexState.BEHIND
            documents, provisions = meta(self._db, "documents"), meta(self._db, "provisions")
        except IndexUnusableError as error:
            return IndexStatus(self.name, error.state)
        return IndexStatus(self.name, state, documents, provisions, meta(self._db, "last_batch"), self._size())

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


def _quote(token: str) -> str:
    return '"' + token.replace('"', '""') + '"'


def expression(node: Node) -> str:
    """Return a node in FTS5's own syntax, every token quoted: nothing that a user typed is syntax there.

    A phrase stands for its tokens here, so that it scores like them; `_where` adds that they are side by side.
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


def has_phrase(node: Node) -> bool:
    """Tell whether a node holds a phrase of more than one token."""
    match node:
        case Phrase(tokens=tokens):
            return len(tokens) > 1
        case All(parts) | AnyOf(parts):
            return any(map(has_phrase, parts))
        case _:
            return False


def _where(asked: Asked) -> tuple[str, list[str | int]]:
    """Return the joins and conditions of a query, and their values."""
    text = expression(asked.must)
    if asked.without is not None:
        text = f"{text} NOT {exact(asked.without)}"
    values: list[str | int] = [text]
    join = ""
    conditions = ["f.search_tokens MATCH ?"]
    if has_phrase(asked.must):
        # The plus keeps SQLite from matching once for every unit of the phrase.
        conditions.append("+f.rowid IN (SELECT rowid FROM search_tokens WHERE search_tokens MATCH ?)")
        values.append(exact(asked.must))
    if asked.only is not None:
        # CROSS: the matches lead, and each looks up its document.
        join = f"CROSS JOIN document_record AS d ON d.id = f.rowid >> {UNIT_BITS} "
        conditions.append(f"({asked.only.sql})")
        values += asked.only.values
    return f"{join}WHERE {' AND '.join(conditions)}", values
