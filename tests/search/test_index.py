"""The index follows the journal, and is made anew whenever it cannot be trusted."""

import json
import sqlite3
import stat
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest

from tests.search import corpus
from vbqppl.registry import Registry
from vbqppl.search import (
    Followed,
    IndexBusyError,
    IndexFolderError,
    IndexState,
    Search,
    SearchError,
    engine_name,
    follow_writes,
    fts_tables,
    open_engine,
)
from vbqppl.search.index import Check
from vbqppl.search.whoosh_store import Store
from vbqppl.validity import Document


def add(registry: Registry, title: str, text: str = "") -> int:
    with registry.batch("add", "test") as batch:
        ident = batch.add_document(Document(type="Báo cáo", title=title))
        if text:
            batch.set_text(ident, text)
    return ident


def test_a_missing_index_is_built_when_it_is_asked(registry: Registry) -> None:
    for name in ("whoosh", "database"):
        with open_engine(registry, name) as search:
            assert search.status().state is IndexState.MISSING
            assert search.search("thu hồi đất").total == 1
            assert search.status().state is IndexState.CURRENT
            assert search.follow() == Followed()


def test_changes_are_followed(search: Search, registry: Registry) -> None:
    before = search.status()
    ident = add(registry, "Báo cáo giám sát", "Điều 1. Kết quả\nrừng phòng hộ")
    assert search.status().state is IndexState.BEHIND
    assert search.search("rừng phòng hộ").total == 0
    assert search.follow() == Followed(documents=1)
    assert search.search("rừng phòng hộ").hits[0].provision == "Điều 1"
    with registry.batch("edit", "test") as batch:
        batch.edit_document(ident, title="Báo cáo lâm nghiệp")
        batch.set_text(ident, "vườn quốc gia")
    search.follow()
    assert search.search("rừng phòng hộ").total == search.search("giám sát").total == 0
    assert search.search("lâm nghiệp").total == search.search("vườn quốc gia").total == 1
    registry.undo(3, "test")
    search.follow()
    assert search.search("giám sát").total == 1
    registry.undo(2, "test")
    search.follow()
    assert search.search("vườn quốc gia").total == search.search("lâm nghiệp").total == 0
    after = search.status()
    assert (after.documents, after.provisions) == (before.documents, before.provisions)
    assert after.state is IndexState.CURRENT


def test_many_small_changes_stay_searchable(search: Search, registry: Registry) -> None:
    for place in range(12):
        add(registry, f"Báo cáo lần {place}", "kết quả theo dõi thi hành")
        search.follow()
    assert search.search("theo dõi thi hành").total == 12
    assert search.search('"theo dõi thi hành"').total == 12


def test_events_alone_change_nothing_in_the_index(search: Search, registry: Registry) -> None:
    with registry.batch("import", "test") as batch:
        batch.decide("item", 1, "ok")
    assert search.follow().documents == 0
    assert search.status().state is IndexState.CURRENT


def test_a_large_change_is_a_rebuild(search: Search, registry: Registry, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vbqppl.search.index.MANY", 2)
    with registry.batch("import", "test") as batch:
        batch.add_documents(Document(title=f"Báo cáo {place}") for place in range(9))
    assert search.follow().rebuilt is IndexState.BEHIND
    assert search.search("báo cáo").total == 9


def whoosh_folder(registry: Registry) -> Path:
    return Store(registry.index_path).current()


def spoil_toc(folder: Path) -> None:
    next(folder.glob("*.toc")).write_bytes(b"\x00" * 40)


def spoil_stamp(folder: Path) -> None:
    (folder / "stamp.json").write_text("{")


def spoil_postings(folder: Path) -> None:
    path = next(folder.glob("*.pst"))
    path.write_bytes(b"\x00" * path.stat().st_size)


def spoil_terms(folder: Path) -> None:
    path = next(folder.glob("*.trm"))
    path.write_bytes(b"\x00" * path.stat().st_size)


def spoil_stored(folder: Path) -> None:
    path = next(folder.glob("*.col"))
    path.write_bytes(b"\x00" * path.stat().st_size)


def cut_short(folder: Path) -> None:
    path = next(folder.glob("*.pst"))
    path.write_bytes(path.read_bytes()[:100])


def lose_segment(folder: Path) -> None:
    for path in folder.glob("*.trm"):
        path.unlink()


def lose_pointer(folder: Path) -> None:
    (folder.parent / "CURRENT").unlink()


def other_version(folder: Path) -> None:
    stamp = json.loads((folder / "stamp.json").read_text())
    (folder / "stamp.json").write_text(json.dumps(stamp | {"version": 0}))


def older_units(folder: Path) -> None:
    """Write the index as older code did, which kept no flags for provisions, under the stamp of today."""
    from whoosh.filedb.filestore import FileStorage
    from whoosh.index import FileIndex

    from vbqppl.search.whoosh_codec import UnitFieldWriter, UnitWriter, schema

    class Older(UnitFieldWriter):
        def remember(self, units: Any, lengths: Any, provisions: bytearray) -> None:
            body = units.tobytes() + lengths.tobytes()
            self._tindex.extras["units"] = (len(units), crc32(body), body)

    for path in folder.glob("*"):
        if path.name != "stamp.json":
            path.unlink()
    writer = UnitWriter(FileIndex.create(FileStorage(str(folder), supports_mmap=False), schema(), "MAIN"))
    writer.fieldwriter.__class__ = Older
    writer.add_unit(1 << 16, ["dat_dai"], ("", False, "", "đất đai"))
    writer.commit()


def other_registry(folder: Path) -> None:
    stamp = json.loads((folder / "stamp.json").read_text())
    (folder / "stamp.json").write_text(json.dumps(stamp | {"batch_hash": "0" * 64}))


# Whoosh leaves a file to the collector where reading it raises.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(
    ("spoil", "state"),
    [
        (spoil_toc, IndexState.DAMAGED), (spoil_stamp, IndexState.DAMAGED), (spoil_postings, IndexState.DAMAGED),
        (spoil_terms, IndexState.DAMAGED), (spoil_stored, IndexState.DAMAGED), (cut_short, IndexState.DAMAGED),
        (lose_segment, IndexState.DAMAGED), (lose_pointer, IndexState.MISSING), (other_version, IndexState.OUTDATED),
        (other_registry, IndexState.FOREIGN), (older_units, IndexState.DAMAGED),
    ],
)  # fmt: skip
def test_a_spoiled_whoosh_index_is_rebuilt(registry: Registry, spoil: object, state: IndexState) -> None:
    with open_engine(registry, "whoosh") as search:
        search.rebuild()
    spoil(whoosh_folder(registry))  # type: ignore[operator]
    with open_engine(registry, "whoosh") as search:
        assert search.status().state in {state, IndexState.CURRENT}
        assert [each.name for each in search.checks()] == ["index"]
        results = search.search("thu hồi đất")
        assert results.hits[0].provision == "Điều 2"
        assert results.rebuilt is state
        assert search.status().state is IndexState.CURRENT
    spoil(whoosh_folder(registry))  # type: ignore[operator]
    with open_engine(registry, "whoosh") as search:
        followed = search.follow()
        # Postings and texts are checked where they are read, everything else on opening.
        assert followed.rebuilt in {state, None}
        assert search.search("thu hồi đất").total == 1


def test_a_folder_that_others_may_write_is_never_opened(registry: Registry) -> None:
    with open_engine(registry, "whoosh") as search:
        search.rebuild()
        folder = registry.index_path / "whoosh"
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        search.close()
        folder.chmod(0o777)
        assert search.status().state is IndexState.FOREIGN
        assert search.follow().rebuilt is IndexState.FOREIGN
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_no_folder_can_be_made(registry: Registry) -> None:
    for path in registry.index_path.iterdir():
        path.unlink()
    registry.index_path.rmdir()
    registry.index_path.write_text("in the way")
    with open_engine(registry, "whoosh") as search, pytest.raises(IndexFolderError) as caught:
        search.search("đất")
    assert caught.value.code == 3


def test_one_writer_at_a_time(registry: Registry, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vbqppl.search.whoosh_engine.PATIENCE", 0.1)
    with open_engine(registry, "whoosh") as search:
        search.rebuild()
        add(registry, "Báo cáo mới")
        store = Store(registry.index_path)
        with store.writing(0):
            assert search.follow() == Followed(waiting=True)
            assert search.search("thu hồi đất").total == 1  # many read
            with pytest.raises(IndexBusyError):
                search.rebuild()
        assert search.follow().documents == 1


@pytest.mark.parametrize("name", ["whoosh", "database"])
def test_many_read_while_one_writes(registry: Registry, name: str) -> None:
    with (
        open_engine(registry, name) as reader,
        Registry.open(registry.home) as other,
        open_engine(other, name) as writer,
    ):
        writer.rebuild()
        assert reader.search("thu hồi đất").total == 1
        add(other, "Báo cáo mới")
        writer.follow()
        writer.rebuild()
        assert reader.search("hòa giải tranh chấp").hits[0].provision == "Điều 2"
        reader.follow()
        assert reader.search("báo cáo mới").total == 1
        assert reader.status().state is IndexState.CURRENT


def test_the_database_waits_for_another_writer(registry: Registry) -> None:
    with open_engine(registry, "database") as search:
        search.rebuild()
        add(registry, "Báo cáo mới")
        other = sqlite3.connect(registry.path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        registry.connection.execute("PRAGMA busy_timeout = 50")
        try:
            assert search.follow() == Followed(waiting=True)
        finally:
            other.execute("ROLLBACK")
            other.close()
        assert search.follow().documents == 1


def test_a_rebuild_that_fails_leaves_the_old_index(search: Search, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> object:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("vbqppl.search.feed.prepare", fail)
        with pytest.raises(KeyboardInterrupt):
            search.rebuild()
    assert search.search("thu hồi đất").total == 1
    assert search.status().state is IndexState.CURRENT


def test_an_update_that_fails_leaves_the_old_index(
    search: Search, registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(registry, "Báo cáo mới")

    def fail(*_: object) -> object:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("vbqppl.search.feed.prepare", fail)
        with pytest.raises(KeyboardInterrupt):
            search.follow()
    assert search.search("thu hồi đất").total == 1
    assert search.follow().documents == 1
    assert search.search("báo cáo mới").total == 1


def test_tokens_change_in_the_transaction_of_the_document(registry: Registry) -> None:
    (registry.home / "vbqppl.toml").write_text('[search]\nengine = "database"\n')
    assert follow_writes(registry) is None
    with open_engine(registry) as search:
        search.rebuild()
        hook = follow_writes(registry)
        assert hook is not None
        registry.before_commit.append(hook)
        ident = add(registry, "Báo cáo giám sát", "rừng phòng hộ")
        assert search.status().state is IndexState.CURRENT
        assert [hit.document.id for hit in search.search("rừng phòng hộ").hits] == [ident]
        registry.undo(2, "test")
        assert search.search("rừng phòng hộ").total == 0
        assert search.status().state is IndexState.CURRENT


def test_a_writer_that_knows_nothing_leaves_a_queue(registry: Registry) -> None:
    with open_engine(registry, "database") as search:
        search.rebuild()
        registry.connection.execute("UPDATE document_record SET title = 'Đổi ngoài sổ' WHERE id = 3")
        assert search.status().state is IndexState.BEHIND
        assert search.follow().documents == 1
        assert search.search("đổi ngoài sổ").total == 1
        assert search.search("một cửa").total == 0


def test_doctor_misses_dropped_triggers(registry: Registry) -> None:
    with open_engine(registry, "database") as search:
        assert search.checks() == [Check("index", ok=False, detail="missing")]
        search.rebuild()
        assert all(check.ok for check in search.checks())
        registry.connection.execute("DROP TRIGGER search_text_added")
        assert search.checks()[1] == Check("index_triggers", ok=False, detail="search_text_added")
        fts_tables.install(registry.connection)
        assert all(check.ok for check in search.checks())


def test_being_behind_is_no_fault(search: Search, registry: Registry) -> None:
    assert search.checks()[0] == Check("index", ok=True, detail="current")
    add(registry, "Báo cáo giám sát")
    assert search.checks()[0] == Check("index", ok=True, detail="behind")


@pytest.mark.parametrize("key", ["version", "last_batch", "documents"])
def test_a_value_of_another_kind_is_damage(registry: Registry, key: str) -> None:
    with open_engine(registry, "database") as search:
        search.rebuild()
        registry.connection.execute("UPDATE search_meta SET value = 'x' WHERE key = ?", (key,))
    with open_engine(registry, "database") as search:
        assert search.status().state is IndexState.DAMAGED
        assert not search.checks()[0].ok
        search.rebuild()
        assert search.status().state is IndexState.CURRENT


def test_spoiled_tables_are_rebuilt(registry: Registry) -> None:
    with open_engine(registry, "database") as search:
        search.rebuild()
        registry.connection.execute("UPDATE search_unit SET body = x'00'")
        assert search.search("thu hồi đất").total == 1
        registry.connection.execute("UPDATE search_tokens_data SET block = x'00' WHERE id > 10")
    with open_engine(registry, "database") as search:
        assert search.search("thu hồi đất").total == 1
        fts_tables.set_meta(registry.connection, version=0)
    with open_engine(registry, "database") as search:
        assert search.status().state is IndexState.OUTDATED
        assert search.follow().rebuilt is IndexState.OUTDATED
    registry.connection.execute("DROP TABLE search_meta")
    with open_engine(registry, "database") as search:
        assert search.status().state is IndexState.MISSING


def test_settings(tmp_path: Path) -> None:
    assert engine_name(tmp_path) == "whoosh"
    settings = tmp_path / "vbqppl.toml"
    for text, wanted in (
        ("", "whoosh"),
        ("[search]\n", "whoosh"),
        ('[search]\nengine = "database"', "database"),
        ("search = 1", "whoosh"),
    ):
        settings.write_text(text)
        assert engine_name(tmp_path) == wanted
    for text in ('[search]\nengine = "solr"', "[search"):
        settings.write_text(text)
        with pytest.raises(SearchError) as caught:
            engine_name(tmp_path)
        assert "vbqppl.toml" in caught.value.message("vi")


def test_bad_settings_do_not_stop_a_writer(registry: Registry) -> None:
    (registry.home / "vbqppl.toml").write_text("[search")
    assert follow_writes(registry) is None


def test_a_registry_without_batches(tmp_path: Path) -> None:
    with Registry.open(tmp_path, create=True) as registry:
        for name in ("whoosh", "database"):
            with open_engine(registry, name) as search:
                assert search.search("đất").total == 0
                assert search.status().state is IndexState.CURRENT
        corpus.fill(registry)
        with open_engine(registry, "whoosh") as search:
            assert search.follow().documents == len(corpus.documents())
            assert search.search("thu hồi đất").total == 1
