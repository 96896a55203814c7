import datetime as dt
import shutil
import sqlite3
from pathlib import Path

import pytest

from vbqppl.registry import (
    NotARegistryError,
    Registry,
    RegistryBusyError,
    RegistryCorruptError,
    RegistryMissingError,
    RegistryNewerError,
)
from vbqppl.registry.doctor import diagnose
from vbqppl.registry.errors import RegistryReadOnlyError, UnsupportedDatabaseError, explain, translate
from vbqppl.registry.home import database_path
from vbqppl.registry.journal import verify
from vbqppl.registry.schema import APPLICATION_ID, check_whole, connect, current_version, migrate, migrations
from vbqppl.registry.tables import create_statements
from vbqppl.validity import Document, EventKind
from vbqppl.validity import Event as Happened


def objects(connection: sqlite3.Connection) -> dict[str, str]:
    rows = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql IS NOT NULL"
    )
    return {name: " ".join(sql.split()) for name, sql in rows if not name.startswith("sqlite_")}


def test_the_migrations_make_the_tables_that_are_defined(tmp_path: Path) -> None:
    made = objects(connect(tmp_path / "registry.db", create=True))
    defined = sqlite3.connect(":memory:")
    for statement in create_statements():
        defined.execute(statement)
    wanted = objects(defined)
    extra = set(made) - set(wanted)
    assert extra == {"ix_batch_withdrawn"}  # a partial index for the views
    assert {name: made[name] for name in wanted} == wanted


def test_migrations_are_numbered_without_gaps() -> None:
    assert [int(path.stem) for path in migrations()] == list(range(1, current_version() + 1))


@pytest.mark.parametrize("version", range(1, current_version() + 1))
def test_a_registry_of_every_version_opens_with_its_facts(tmp_path: Path, version: int) -> None:
    path = database_path(tmp_path)
    path.parent.mkdir(parents=True)
    old = sqlite3.connect(path, isolation_level=None)
    old.execute("PRAGMA journal_mode = WAL")
    migrate(old, version)
    old.execute(
        'INSERT INTO batch (id, kind, "by", at, changes, digest, prev_hash, hash) '
        "VALUES (1, 'import', 'a', '2025-01-01T00:00:00+00:00', 2, '', '', '')"
    )
    old.execute(
        "INSERT INTO document_record (id, number, normative, known_by, batch_id) "
        "VALUES (1, '1/QĐ-UBND', 'no', 'record', 1)"
    )
    old.execute(
        "INSERT INTO event_record (document_id, kind, on_date, scope, batch_id) "
        "VALUES (1, 'repealed', '2025-01-01', '', 1)"
    )
    old.close()
    with Registry.open(tmp_path) as registry:
        assert [each.number for each in registry.documents.all()] == ["1/QĐ-UBND"]
        assert [each.kind for each in registry.events(1)] == [EventKind.REPEALED]
        assert registry.connection.execute("PRAGMA user_version").fetchone() == (current_version(),)


def version_1(home: Path) -> Path:
    """Make the registry that the program of version 1 wrote: two imports, an addition, edits, a mark, an undo."""
    path = database_path(home)
    path.parent.mkdir(parents=True)
    old = sqlite3.connect(path)
    old.executescript((Path(__file__).parent / "versions" / "0001.sql").read_text(encoding="utf-8"))
    old.execute("PRAGMA user_version = 1")
    old.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    old.close()
    return path


def test_a_registry_of_version_1_keeps_its_journal_and_learns_what_nobody_follows(tmp_path: Path) -> None:
    version_1(tmp_path)
    with Registry.open(tmp_path) as registry:
        assert registry.connection.execute("PRAGMA user_version").fetchone() == (current_version(),)
        followed = {each.number: each.followed for each in registry.documents.all()}
        assert followed == {
            "45/2013/QH13": False,  # an import that gives its day of effect and no more
            "43/2014/NĐ-CP": True,  # the same import tells that it ended
            "5/2020/QĐ-UBND": True,  # a table of the user's own
            "6/2020/QĐ-UBND": True,  # added by a person
        }
        assert [check.name for check in diagnose(registry) if not check.ok] == []
        registry.undo(6, "a")  # the undoing of the edits, by version 1
        with registry.batch("edit", "a") as batch:
            batch.edit_document(1, followed=True)
            batch.add_document(Document(number="7/2020/QĐ-UBND", followed=False))
        assert [check.name for check in diagnose(registry) if not check.ok] == []
        first = registry.documents.get(1)
        assert first is not None
        assert (first.issuer, first.followed) == ("Quốc hội", True)
        before = registry.document_at(1, dt.datetime.fromisoformat(registry.history(batch_id=7)[0].at))
        assert before is not None
        assert before.followed is False


@pytest.mark.parametrize("column", ["title = 'khác'", "followed = 0"])
def test_the_journal_covers_every_column_of_what_this_version_writes(registry: Registry, column: str) -> None:
    with registry.batch("import", "a") as batch:
        batch.add_document(Document(number="1/QĐ-UBND"))
    registry.connection.execute(f"UPDATE document_record SET {column}")  # noqa: S608 - the test's own words
    assert list(verify(registry.connection)) == [(1, "document_record")]


def test_pragmas(registry: Registry) -> None:
    said = {
        name: registry.connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("foreign_keys", "journal_mode")
    }
    assert said == {"foreign_keys": 1, "journal_mode": "wal"}


def test_foreign_keys_hold(registry: Registry) -> None:
    with pytest.raises(sqlite3.IntegrityError), registry.batch("mark", "a") as batch:
        batch.add_event(Happened(99, EventKind.REPEALED))
    assert registry.counts().batches == 0


def test_what_is_no_registry(tmp_path: Path) -> None:
    path = database_path(tmp_path)
    path.parent.mkdir(parents=True)
    with pytest.raises(RegistryMissingError) as missing:
        Registry.open(tmp_path)
    assert missing.value.code == 3
    assert "vbqppl init" in missing.value.message("en")
    path.write_text("không phải cơ sở dữ liệu " * 100, encoding="utf-8")
    with pytest.raises(NotARegistryError):
        Registry.open(tmp_path)
    path.unlink()
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE a (b)")
    other.close()
    with pytest.raises(NotARegistryError):
        Registry.open(tmp_path)
    with pytest.raises(NotARegistryError):
        Registry.open(tmp_path, create=True)
    path.unlink()
    path.write_bytes(b"")
    with pytest.raises(NotARegistryError):
        Registry.open(tmp_path)
    path.unlink()
    path.mkdir()
    with pytest.raises(NotARegistryError):
        Registry.open(tmp_path)


def test_a_newer_registry_is_not_touched(registry: Registry) -> None:
    registry.connection.execute(f"PRAGMA user_version = {current_version() + 1}")
    with pytest.raises(RegistryNewerError):
        Registry.open(registry.home)


def test_a_damaged_registry_is_said_to_be_damaged(tmp_path: Path) -> None:
    with Registry.open(tmp_path, create=True) as registry, registry.batch("import", "a") as batch:
        batch.add_documents(Document(number=f"{n}/QĐ-UBND", title="một tên " * 30) for n in range(300))
    path = database_path(tmp_path)
    content = bytearray(path.read_bytes())
    content[8192:40960] = b"\xff" * (40960 - 8192)
    path.write_bytes(bytes(content))
    with pytest.raises(RegistryCorruptError):
        check_whole(connect(path), path)


def test_one_writer_at_a_time(registry: Registry) -> None:
    with Registry.open(registry.home, timeout=0.05) as other:
        with registry.batch("import", "a") as batch:
            batch.add_document(Document(number="1/QĐ-UBND"))
            with pytest.raises(RegistryBusyError) as busy, other.batch("import", "b"):
                pass
            assert busy.value.code == 3
            assert other.counts().documents == 0
        assert other.counts().documents == 1


def test_a_folder_that_cannot_be_written_can_be_read(registry: Registry, tmp_path: Path) -> None:
    with registry.batch("import", "a") as batch:
        batch.add_document(Document(number="1/QĐ-UBND"))
    registry.close()
    copy = tmp_path / "copy"
    shutil.copytree(registry.home, copy)
    database_path(copy).chmod(0o444)
    (copy / "data").chmod(0o555)
    try:
        with Registry.open(copy) as opened:
            assert opened.counts().documents == 1
    finally:
        (copy / "data").chmod(0o755)


def test_sqlites_words_become_advice() -> None:
    path = Path("a/registry.db")
    kinds = {
        "database is locked": RegistryBusyError,
        "file is not a database": NotARegistryError,
        "attempt to write a readonly database": RegistryReadOnlyError,
        "database or disk is full": RegistryReadOnlyError,
        "unable to open database file": RegistryMissingError,
        "database disk image is malformed": RegistryCorruptError,
    }
    for words, kind in kinds.items():
        assert type(translate(sqlite3.OperationalError(words), path)) is kind


def test_what_is_met_while_reading_is_the_damage_or_a_defect(registry: Registry, tmp_path: Path) -> None:
    path = registry.path
    broken = sqlite3.DatabaseError("database disk image is malformed")
    assert type(explain(broken, registry.connection, path)) is RegistryCorruptError
    assert explain(KeyError("x"), registry.connection, path) is None
    assert explain(sqlite3.InterfaceError("x"), registry.connection, path) is None
    other = tmp_path / "other.db"
    made = sqlite3.connect(other)
    made.execute("CREATE TABLE t (a)")
    made.executemany("INSERT INTO t VALUES (?)", [("x" * 900,)] * 40)
    made.commit()
    made.close()
    content = bytearray(other.read_bytes())
    content[4096:8192] = b"\xff" * 4096
    other.write_bytes(bytes(content))
    damaged = sqlite3.connect(other)
    assert type(explain(KeyError("x"), damaged, other)) is RegistryCorruptError
    damaged.close()


def test_a_server_is_not_served_yet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VBQPPL_DATABASE_URL", "mysql://a:secret@b/c")
    with pytest.raises(UnsupportedDatabaseError) as error:
        Registry.open(tmp_path, create=True)
    assert "secret" not in str(error.value)
