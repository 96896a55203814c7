"""The words of titles: a derived index beside the registry, made and kept up without being asked."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from vbqppl.registry import Registry

_FILE = "titles.db"
_SCHEMA = """
CREATE TABLE state (key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE titles USING fts5(title, content='', detail=none, columnsize=0);
"""
_FORMAT = 1


class TitleIndex:
    """Which documents have which words in their titles.

    It lives in the registry's index folder, in memory where that cannot be written. It only finds ids: what it
    finds is read again from the registry, so that a stale entry leads nowhere.
    """

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._connection: sqlite3.Connection | None = None
        self._seen: tuple[int, int] | None = None

    def find(self, words: Sequence[str], limit: int) -> list[int]:
        """Return ids of documents whose title has all of these squashed words."""
        if not words:
            return []
        asked = " AND ".join(f'"{word}"' for word in words)
        rows = self._current().execute("SELECT rowid FROM titles WHERE titles MATCH ? LIMIT ?", (asked, limit))
        return [int(row[0]) for row in rows]

    def _current(self) -> sqlite3.Connection:
        state = self._state_of_registry()
        if self._connection is not None and state == self._seen:
            return self._connection
        if self._connection is None:
            self._connection = self._open(self._registry.index_path / _FILE)
        try:
            self._bring_up(self._connection, state)
        except sqlite3.OperationalError:  # read-only, or another process is writing it
            self._connection.close()
            self._connection = _fresh(sqlite3.connect(":memory:", isolation_level=None))
            self._bring_up(self._connection, state)
        self._seen = state
        return self._connection

    def _open(self, path: Path) -> sqlite3.Connection:
        try:
            connection = sqlite3.connect(path, isolation_level=None, timeout=1.0)
            if connection.execute("PRAGMA user_version").fetchone()[0] != _FORMAT:
                return self._remade(connection, path)
        except sqlite3.DatabaseError:
            return _fresh(sqlite3.connect(":memory:", isolation_level=None))
        return connection

    def _remade(self, connection: sqlite3.Connection, path: Path) -> sqlite3.Connection:
        connection.close()
        path.unlink(missing_ok=True)
        return _fresh(sqlite3.connect(path, isolation_level=None, timeout=1.0))

    def _state_of_registry(self) -> tuple[int, int]:
        """Return the highest id of a document and of an edit: what the index has to keep up with."""
        with closing(self._registry.connection.cursor()) as cursor:
            last = cursor.execute("SELECT coalesce(max(id), 0) FROM document_record").fetchone()[0]
            edit = cursor.execute("SELECT coalesce(max(id), 0) FROM change WHERE before IS NOT NULL").fetchone()[0]
        return int(last), int(edit)

    def _bring_up(self, connection: sqlite3.Connection, state: tuple[int, int]) -> None:
        held = dict(connection.execute("SELECT key, value FROM state"))
        if (held.get("document"), held.get("edit")) == state:
            return
        first = held.get("document", 0)
        connection.execute("BEGIN IMMEDIATE")
        try:
            if held.get("edit", 0) != state[1] or first > state[0]:
                connection.execute("INSERT INTO titles(titles) VALUES ('delete-all')")
                first = 0
            rows = self._registry.connection.execute(
                "SELECT id, title_key FROM document_record WHERE id > ? AND title_key IS NOT NULL", (first,)
            )
            connection.executemany("INSERT INTO titles(rowid, title) VALUES (?, ?)", rows)
            connection.executemany(
                "INSERT OR REPLACE INTO state VALUES (?, ?)", (("document", state[0]), ("edit", state[1]))
            )
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise


def _fresh(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.executescript(_SCHEMA)
    connection.execute(f"PRAGMA user_version = {_FORMAT}")
    return connection
