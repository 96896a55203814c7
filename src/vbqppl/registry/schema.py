"""Opening a registry's database and bringing it to the current version."""

import datetime as dt
import os
import sqlite3
from pathlib import Path

from vbqppl.registry.errors import (
    NotARegistryError,
    RegistryCorruptError,
    RegistryMissingError,
    RegistryNewerError,
    guard,
)

APPLICATION_ID = 0x56425150  # "VBQP": tells a registry from any other SQLite file.
BUSY_SECONDS = 5.0
_MIGRATIONS = Path(__file__).parent / "migrations"


def migrations() -> list[Path]:
    """Return the numbered migrations, in order; the last one's number is the current version."""
    return sorted(_MIGRATIONS.glob("[0-9][0-9][0-9][0-9].sql"))


def current_version() -> int:
    """Return the version of the schema that this program writes."""
    return int(migrations()[-1].stem)


def connect(path: Path, *, create: bool = False, timeout: float = BUSY_SECONDS) -> sqlite3.Connection:
    """Open the database at `path`, migrate it where it is older, and return the connection.

    Raises RegistryMissingError, NotARegistryError, RegistryNewerError, RegistryCorruptError, RegistryBusyError.
    """
    if path.is_dir():
        raise NotARegistryError(path)
    if not path.exists() and not create:
        raise RegistryMissingError(path)
    with guard(path):
        connection = _open(path, create=create, timeout=timeout)
        try:
            _prepare(connection, path, create=create)
        except BaseException:
            connection.close()
            raise
    return connection


def _open(path: Path, *, create: bool, timeout: float) -> sqlite3.Connection:
    def opened(options: str) -> sqlite3.Connection:
        name = f"{path.resolve().as_uri()}?{options}"
        made = sqlite3.connect(name, uri=True, timeout=timeout, isolation_level=None)
        made.execute("PRAGMA schema_version")
        return made

    try:
        return opened("mode=rwc" if create else "mode=rw")
    except sqlite3.OperationalError:
        # A read-only folder has no place for WAL's helper files; nobody writes there either.
        return opened("mode=ro&immutable=1")


def _prepare(connection: sqlite3.Connection, path: Path, *, create: bool) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    version = _pragma(connection, "user_version")
    known = current_version()
    if version == known and _pragma(connection, "application_id") == APPLICATION_ID:
        return
    if version > known:
        raise RegistryNewerError(path, version, known)
    empty = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    if not (empty and create) and _pragma(connection, "application_id") != APPLICATION_ID:
        raise NotARegistryError(path)
    connection.execute("PRAGMA journal_mode = WAL")
    migrate(connection, known)
    if empty:
        facts = (
            ("registry", os.urandom(16).hex()),
            ("created_at", dt.datetime.now(dt.UTC).isoformat(timespec="seconds")),
        )
        connection.executemany("INSERT OR IGNORE INTO meta (key, value) VALUES (?, ?)", facts)


def migrate(connection: sqlite3.Connection, upto: int) -> None:
    """Run the migrations above the database's version, up to `upto`, as one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = _pragma(connection, "user_version")  # Another process may have been quicker.
        for migration in migrations():
            number = int(migration.stem)
            if version < number <= upto:
                for statement in _statements(migration.read_text(encoding="utf-8")):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {number}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _statements(script: str) -> list[str]:
    """Split a script at the semicolons that end its lines."""
    made: list[str] = []
    pending = ""
    for line in script.splitlines(keepends=True):
        if line.startswith("--"):
            continue
        pending += line
        if sqlite3.complete_statement(pending):
            made.append(pending)
            pending = ""
    return made


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def check_whole(connection: sqlite3.Connection, path: Path) -> None:
    """Raise RegistryCorruptError where SQLite finds the file damaged; reads the whole file."""
    with guard(path):
        found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise RegistryCorruptError(path, str(found))
