"""The tables of the database engine: tokens in the registry's own database, as an FTS5 table without content.

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
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from zlib import compress, decompress
from zlib import error as zlib_error

from vbqppl.search import feed
from vbqppl.search.engine import (
    UNIT_MASK,
    IndexedDocument,
    IndexState,
    IndexUnusableError,
    StoredUnit,
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
    "search_document_added": f"AFTER INSERT ON document_record BEGIN {_QUEUE} VALUES (NEW.id); END",  # noqa: S608 - fixed names
    "search_document_changed": (
        f"AFTER UPDATE OF type, number, title, batch_id ON document_record BEGIN {_QUEUE} VALUES (NEW.id); END"
    ),
    "search_document_gone": f"AFTER DELETE ON document_record BEGIN {_QUEUE} VALUES (OLD.id); END",
    "search_text_added": (
        f"AFTER INSERT ON document_text_record BEGIN {_QUEUE} VALUES (NEW.document_id); END"  # noqa: S608 - fixed names
    ),
    "search_text_changed": (f"AFTER UPDATE ON document_text_record BEGIN {_QUEUE} VALUES (NEW.document_id); END"),
    "search_text_gone": f"AFTER DELETE ON document_text_record BEGIN {_QUEUE} VALUES (OLD.document_id); END",
    "search_batch_withdrawn": (
        "AFTER UPDATE OF withdrawn_by ON batch WHEN NEW.withdrawn_by IS NOT OLD.withdrawn_by BEGIN"  # noqa: S608 - fixed names
        f" {_QUEUE} SELECT id FROM document_record WHERE batch_id = NEW.id;"
        f" {_QUEUE} SELECT document_id FROM document_text_record WHERE batch_id = NEW.id; END"
    ),
}
_LEVEL = 4  # of compression: more costs time and gains little
_BREAK = "\x00"  # between the title and the text of a first unit; titles have no control characters
# What FTS5 gathers before it writes, in bytes of tokens, and how many such pieces it leaves lying before it merges
# them: much and many for a rebuild, which merges all at its end; its own values otherwise.
_MUCH = (("hashsize", 64 << 20), ("automerge", 0), ("crisismerge", 1000))
_USUAL = (("hashsize", 1 << 20), ("automerge", 4), ("crisismerge", 16))
_DOCUMENTS = 256  # of one piece of work of a rebuild
_LARGE = 1 << 20  # characters of a piece of work; a document with more is taken unit by unit
_AHEAD = 3  # pieces that are prepared while others are written
_ROWS = 100  # of one statement: while it runs, Python may prepare what comes next


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
    counts = _Counts()
    for ident in touched:
        gone = _take_out(connection, ident)
        counts.documents -= bool(gone)
        counts.units -= len(gone)
        counts.provisions -= sum(gone)
    for document in changed:
        _write(connection, _rows([document]), counts)
    _count(connection, counts)


def fill(connection: sqlite3.Connection, documents: Iterable[IndexedDocument]) -> None:
    """Inside the caller's transaction: put `documents`, by id, into empty tables, for a rebuild.

    A thread prepares documents while SQLite, which lets go of Python as long as a statement runs, writes others.
    """
    counts = _Counts()
    _set(connection, _MUCH)
    with ThreadPoolExecutor(1) as pool:
        ahead: deque[Future[list[_Row]]] = deque()
        for piece in _pieces(documents):
            large = len(piece) == 1 and len(piece[0].text) > _LARGE
            while ahead and (large or len(ahead) >= _AHEAD):
                _write(connection, ahead.popleft().result(), counts)
            if large:
                _write(connection, _rows(piece), counts)
            else:
                ahead.append(pool.submit(list, _rows(piece)))
        for done in ahead:
            _write(connection, done.result(), counts)
    connection.execute("INSERT INTO search_tokens(search_tokens) VALUES ('optimize')")
    _set(connection, _USUAL)
    _count(connection, counts)


@dataclass(slots=True)
class _Counts:
    documents: int = 0
    units: int = 0
    provisions: int = 0


_Row = tuple[int, str, bool, bytes, str]


def _pieces(documents: Iterable[IndexedDocument]) -> Iterator[list[IndexedDocument]]:
    """Yield the documents in pieces of work; one with very much text is a piece of its own."""
    piece: list[IndexedDocument] = []
    size = 0
    for document in documents:
        if piece and (size + len(document.text) > _LARGE or len(piece) == _DOCUMENTS):
            yield piece
            piece, size = [], 0
        piece.append(document)
        size += len(document.text)
    if piece:
        yield piece


def _rows(documents: Iterable[IndexedDocument]) -> Iterator[_Row]:
    """Yield (unit, provision, attached, text, tokens) of every unit."""
    for document in documents:
        for unit in feed.prepare(document):
            # The title is kept with the first unit, as it was indexed: the registry's may have changed since.
            kept = unit.text if unit.id & UNIT_MASK else f"{unit.title}{_BREAK}{unit.text}"
            body = compress(kept.encode("utf-8", "surrogatepass"), _LEVEL)
            yield unit.id, unit.provision, unit.attached, body, " ".join(unit.tokens)


def _write(connection: sqlite3.Connection, rows: Iterable[_Row], counts: _Counts) -> None:
    """Add units, as many in one statement as it takes, and count them."""
    rest = iter(rows)
    while some := tuple(islice(rest, _ROWS)):
        marks = ", ".join(["(?, ?, ?, ?)"] * len(some))
        connection.execute(
            f"INSERT INTO search_unit(id, provision, attached, body) VALUES {marks}",  # noqa: S608 - question marks
            [value for row in some for value in row[:4]],
        )
        marks = ", ".join(["(?, ?)"] * len(some))
        connection.execute(
            f"INSERT INTO search_tokens(rowid, t) VALUES {marks}",  # noqa: S608 - question marks
            [value for row in some for value in (row[0], row[4])],
        )
        counts.units += len(some)
        counts.documents += sum(not row[0] & UNIT_MASK for row in some)
        counts.provisions += sum(bool(row[1]) for row in some)


def _count(connection: sqlite3.Connection, counts: _Counts) -> None:
    """Add to the counts that are kept."""
    more = {"documents": counts.documents, "units": counts.units, "provisions": counts.provisions}
    if any(more.values()):
        set_meta(connection, **{name: meta(connection, name) + value for name, value in more.items()})


def _set(connection: sqlite3.Connection, settings: Iterable[tuple[str, int]]) -> None:
    connection.executemany("INSERT INTO search_tokens(search_tokens, rank) VALUES (?, ?)", settings)


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


def stored_unit(unit: int, provision: str, attached: int, body: bytes) -> StoredUnit:
    """Return a unit from its row."""
    text, title = _kept(body), ""
    if not unit & UNIT_MASK:
        title, _, text = text.partition(_BREAK)
    return StoredUnit(unit, provision, text, bool(attached), title)


def pending(connection: sqlite3.Connection) -> bool:
    """Tell whether documents wait in the queue."""
    return connection.execute("SELECT 1 FROM search_pending LIMIT 1").fetchone() is not None


def queued(connection: sqlite3.Connection) -> set[int]:
    """Return the documents that wait in the queue."""
    return {ident for (ident,) in connection.execute("SELECT id FROM search_pending")}


def apply_pending(connection: sqlite3.Connection) -> int:
    """Inside the caller's transaction: bring what is queued up to date; return how many documents that were."""
    waiting = sorted(queued(connection))
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
    except (sqlite3.DatabaseError, zlib_error, ValueError, TypeError) as error:
        # ValueError, TypeError: a value of another kind than was put there.
        raise IndexUnusableError(IndexState.DAMAGED, str(error)) from error
