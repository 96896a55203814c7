"""The whoosh engine: the index in its own folder, beside the registry."""

import shutil
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from vbqppl.search import feed
from vbqppl.search.engine import (
    UNIT_MASK,
    Asked,
    IndexedDocument,
    IndexState,
    IndexStatus,
    IndexUnusableError,
    Matches,
    Node,
    StoredUnit,
    document_of,
)
from vbqppl.search.whoosh_match import candidates, match, one_each
from vbqppl.search.whoosh_reader import Reader, Segment, trouble
from vbqppl.search.whoosh_store import Stamp, Store

SMALL = 4000  # units of a segment that may be written again with others
MOST_SEGMENTS = 8  # small ones; more are written together
PATIENCE = 10.0  # seconds that a writer waits for another


class WhooshEngine:
    """Full text in files of whoosh; opened for reading when it is first asked."""

    name = "whoosh"

    def __init__(self, index_folder: Path, registry: sqlite3.Connection) -> None:
        self.store = Store(index_folder)
        self._registry = registry
        self._reader: Reader | None = None

    def open(self) -> Reader:
        """Return a snapshot to read from; raise IndexUnusableError where the index is missing, foreign or damaged."""
        if self._reader is None:
            try:
                self._reader = self._opened()
            except IndexUnusableError as error:
                if error.state is not IndexState.DAMAGED:
                    raise
                self._reader = self._opened()  # Another process may have put new files in the place of these.
        return self._reader

    def _opened(self) -> Reader:
        with trouble():
            folder = self.store.current()
            stamp = self.store.stamp(folder)
            if feed.batch_hash(self._registry, stamp.batch) != stamp.batch_hash:
                raise IndexUnusableError(IndexState.FOREIGN, "the index belongs to another registry")
            return Reader(folder, stamp)

    def match(self, asked: Asked, limit: int) -> Matches:
        """See `engine.Engine`."""
        with trouble():
            return match(self.open(), self._registry, asked, limit)

    def one_each(self, asked: Asked, limit: int) -> list[int]:
        """See `engine.Engine`."""
        with trouble():
            return one_each(self.open(), self._registry, asked, limit)

    def documents(self, node: Node) -> set[int]:
        """See `engine.Engine`."""
        with trouble():
            return {
                document_of(segment.units[number])
                for segment in self.open().segments
                for number in candidates(segment, node, None, check=True)
            }

    def frequency(self, token: str) -> int:
        """See `engine.Engine`."""
        with trouble():
            return self.open().frequency(token)

    def units(self) -> int:
        """See `engine.Engine`."""
        with trouble():
            return self.open().count

    def stored(self, units: Sequence[int]) -> dict[int, StoredUnit]:
        """See `engine.Engine`."""
        found: dict[int, StoredUnit] = {}
        with trouble():
            for segment in self.open().segments:
                for unit in units:
                    number = segment.place(unit)
                    if number is not None:
                        provision, attached, title, text = segment.stored(number)
                        found[unit] = StoredUnit(unit, provision, text, attached, title)
        return found

    def held_batch(self) -> int:
        """Return the last batch of the journal that the index holds."""
        return self.open().stamp.batch

    def close(self) -> None:
        """See `engine.Engine`."""
        if self._reader is not None:
            self._reader.close()
            self._reader = None

    def rebuild(self, documents: Iterable[IndexedDocument], last_batch: int) -> None:
        """See `engine.Engine`; raises IndexBusyError, IndexFolderError."""
        from whoosh.filedb.filestore import FileStorage
        from whoosh.index import FileIndex
        from whoosh.writing import NO_MERGE

        from vbqppl.search.whoosh_codec import UnitWriter, schema

        self.close()
        self.store.prepare()
        with self.store.writing(PATIENCE):
            folder = self.store.begin()
            index = FileIndex.create(FileStorage(str(folder), supports_mmap=False), schema(), "MAIN")
            writer = UnitWriter(index)
            try:
                for document in documents:
                    for unit in feed.prepare(document):
                        if writer.full:
                            writer.commit(mergetype=NO_MERGE)
                            writer = UnitWriter(index)
                        writer.add_unit(unit.id, unit.tokens, (unit.provision, unit.attached, unit.title, unit.text))
                writer.commit(mergetype=NO_MERGE)
                self._stamp(folder, last_batch, {})
                self.store.make_current(folder)
            except BaseException:
                with suppress(Exception):
                    writer.cancel()
                shutil.rmtree(folder, ignore_errors=True)
                raise

    def apply(self, changed: Iterable[IndexedDocument], gone: Iterable[int], last_batch: int) -> None:
        """See `engine.Engine`; the stamp is written last, so that a killed update is done again."""
        self.store.prepare()
        with self.store.writing(PATIENCE), trouble():
            self.close()
            folder = self.store.current()
            old = self.store.stamp(folder)
            added = list(changed)
            _update(folder, added, {document.id for document in added} | set(gone))
            self._stamp(folder, last_batch, old.files)

    def _stamp(self, folder: Path, batch: int, known: dict[str, tuple[int, int]]) -> None:
        files = self.store.files(folder, known)
        stamp = Stamp(batch, feed.batch_hash(self._registry, batch), files)
        self.store.write_stamp(folder, stamp)

    def status(self, last_batch: int) -> IndexStatus:
        """See `engine.Engine`."""
        try:
            with trouble():
                reader = self.open()
                documents, provisions = reader.counts()
        except IndexUnusableError as error:
            return IndexStatus(self.name, error.state)
        stamp = reader.stamp
        state = IndexState.CURRENT if stamp.batch == last_batch else IndexState.BEHIND
        size = sum(size for size, _ in stamp.files.values())
        return IndexStatus(self.name, state, documents, provisions, stamp.batch, size)


def _update(folder: Path, added: list[IndexedDocument], touched: set[int]) -> None:
    """Write one commit: take out the units of the documents touched, add those of the documents given."""
    from whoosh.filedb.filestore import FileStorage
    from whoosh.index import FileIndex

    from vbqppl.search.whoosh_codec import UnitWriter

    storage = FileStorage(str(folder), supports_mmap=False)
    writer = UnitWriter(FileIndex(storage, indexname="MAIN"), timeout=PATIENCE)
    finished = False
    try:
        pieces: dict[int, tuple[list[str], tuple[str, bool, str, str]]] = {}
        small = [segment for segment in writer.segments if segment.doc_count_all() < SMALL]
        together = small if len(small) >= MOST_SEGMENTS else []
        for segment in writer.segments:
            _take_out(storage, segment, touched, pieces if segment in together else None)
        for document in added:
            for unit in feed.prepare(document):
                pieces[unit.id] = unit.tokens, (unit.provision, unit.attached, unit.title, unit.text)
        # A segment has room for all but absurd updates; what is more goes into segments of its own.
        for unit_key in sorted(pieces):
            if writer.full:
                writer.commit(mergetype=_keep(together))
                together = []
                writer = UnitWriter(FileIndex(storage, indexname="MAIN"), timeout=PATIENCE)
            writer.add_unit(unit_key, *pieces[unit_key])
        writer.commit(mergetype=_keep(together))
        finished = True
    finally:
        if not finished and not writer.is_closed:
            writer.cancel()  # A commit that raised leaves whoosh's lock held: the writer is dropped with its lock.


def _take_out(
    storage: Any,
    segment: Any,
    touched: set[int],
    kept: dict[int, tuple[list[str], tuple[str, bool, str, str]]] | None,
) -> None:
    """Mark the units of the documents touched as deleted; put the others into `kept`, where that is given."""
    opened = Segment(storage, segment)
    try:
        for ident in touched:
            for number in opened.numbers(ident):
                segment.delete_document(number)
        if kept is not None:
            for number, unit in enumerate(opened.units):
                if not segment.is_deleted(number):
                    stored = opened.stored(number)
                    tokens = feed.tokens_of(unit & UNIT_MASK, stored[0], stored[2], stored[3])
                    kept[unit] = tokens, stored
    finally:
        opened.close()


def _keep(dropped: list[Any]) -> Any:
    """Return a merge policy for whoosh that keeps every segment but those that were written again."""
    names = {segment.segment_id() for segment in dropped}
    return lambda _writer, segments: [each for each in segments if each.segment_id() not in names]
