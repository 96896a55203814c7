"""The registry: the one door to the data."""

import datetime as dt
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Self

from vbqppl.registry import journal, reading
from vbqppl.registry.batch import Batch
from vbqppl.registry.errors import UnsupportedDatabaseError, guard
from vbqppl.registry.home import database_path, find_home, index_path, make_home
from vbqppl.registry.journal import BatchInfo, Change
from vbqppl.registry.rows import (
    DECISION_COLUMNS,
    DOCUMENT_COLUMNS,
    RELATION_COLUMNS,
    SOURCE_COLUMNS,
    Decision,
    Source,
    apply_fields,
    columns,
    read_decision,
    read_document,
    read_relation,
    read_source,
    rows_of,
)
from vbqppl.registry.schema import connect
from vbqppl.registry.undoing import undo
from vbqppl.validity.model import ENDING, Document, Event, EventKind, RelationEdge

# Room for the pages of a large import, so that each is written once; SQLite takes what it needs of it.
WRITING_CACHE_KIB = 256 * 1024


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a registry holds."""

    documents: int
    events: int
    relations: int
    texts: int
    batches: int

    def as_json(self) -> dict[str, int]:
        """Return the counts by name."""
        return {name: getattr(self, name) for name in self.__slots__}


class Registry:
    """A registry that is open; use it as a context manager.

    `connection` is a plain sqlite3 connection for reading; the views `document`, `document_text`,
    `document_source`, `event`, `relation` and `decision` show what counts now. Only batches write.
    """

    def __init__(self, home: Path, connection: sqlite3.Connection) -> None:
        self.home = home
        self.connection = connection
        self.documents = reading.Documents(connection)
        # What a derived index has to do in the transaction of a batch; the search room registers itself here.
        self.before_commit: list[Callable[[sqlite3.Connection], None]] = []

    @classmethod
    def open(cls, home: Path | str | None = None, *, create: bool = False, timeout: float | None = None) -> "Registry":
        """Open the registry of a folder (see `home.find_home`), make it where `create` says so.

        Raises RegistryMissingError, NotARegistryError, RegistryNewerError, RegistryCorruptError,
        RegistryBusyError, UnsupportedDatabaseError.
        """
        url = os.environ.get("VBQPPL_DATABASE_URL")
        if url:
            raise UnsupportedDatabaseError(url.partition(":")[0])
        folder = find_home(home)
        if create:
            make_home(folder)
        path = database_path(folder)
        return cls(folder, connect(path, create=create, **({} if timeout is None else {"timeout": timeout})))

    @property
    def path(self) -> Path:
        """The database's file."""
        return database_path(self.home)

    @property
    def identity(self) -> str | None:
        """The name that tells this registry from every other one; None for one made before it had a name."""
        row = self.connection.execute("SELECT value FROM meta WHERE key = 'registry'").fetchone()
        return str(row[0]) if row else None

    @property
    def index_path(self) -> Path:
        """The folder of the full-text index."""
        return index_path(self.home)

    def close(self) -> None:
        """Close the connection."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def text(self, document_id: int, known_at: dt.datetime | None = None) -> str | None:
        """Return the text of a document, as known at a time (None: now); None where the registry has none."""
        if known_at is not None:
            rows = self.connection.execute(
                "SELECT text, batch_id FROM document_text_record WHERE document_id = ? ORDER BY id DESC",
                (document_id,),
            )
            return next((str(text) for text, batch_id in rows if self._counted(batch_id, known_at)), None)
        row = self.connection.execute("SELECT text FROM document_text WHERE document_id = ?", (document_id,)).fetchone()
        return str(row[0]) if row else None

    def events(self, document_id: int, known_at: dt.datetime | None = None) -> list[Event]:
        """Return the events of a document, in the order of recording, as known at a time (None: now)."""
        if known_at is None:
            return reading.events_of(self.connection, document_id)
        return self._events_at(document_id, known_at)

    def events_bulk(self, ids: Iterable[int]) -> dict[int, list[Event]]:
        """Return the events of many documents, by document; those without events are left out."""
        return reading.events_of_many(self.connection, ids)

    def events_by(self, acting_id: int) -> list[Event]:
        """Return what one document did to others, in the order of recording."""
        return reading.events_by(self.connection, acting_id)

    def timelines(self) -> Iterator[tuple[Document, list[Event]]]:
        """Yield every document with its events, by id, without holding them all."""
        grouped = reading.all_events(self.connection)
        following = next(grouped, None)
        for document in self.documents.all():
            while following is not None and following[0] < document.id:
                following = next(grouped, None)
            if following is not None and following[0] == document.id:
                yield document, following[1]
            else:
                yield document, []

    def document_at(self, document_id: int, known_at: dt.datetime) -> Document | None:
        """Return a document as the registry had it at a time; None where it did not have it."""
        row = self.connection.execute(
            f"SELECT {columns(DOCUMENT_COLUMNS)} FROM document_record WHERE id = ?",  # noqa: S608 - fixed names
            (document_id,),
        ).fetchone()
        if row is None or not self._counted(row[-1], known_at):
            return None
        return apply_fields(read_document(row), journal.fields_at(self.connection, document_id, known_at))

    def _counted(self, batch_id: int, at: dt.datetime) -> bool:
        if dt.datetime.fromisoformat(journal.get_batch(self.connection, batch_id).at) > at:
            return False
        spans = journal.withdrawn_spans(self.connection).get(batch_id, ())
        return not any(start <= at and (end is None or at < end) for start, end in spans)

    def _events_at(self, document_id: int, at: dt.datetime) -> list[Event]:
        spans = journal.withdrawn_spans(self.connection)
        found = [
            replace(each, withdrawn=spans.get(each.batch_id or 0, ()))
            for each in reading.events_ever(self.connection, document_id)
        ]
        return [self._acting_at(each, at) for each in found if each.known(at)]

    def _acting_at(self, event: Event, at: dt.datetime) -> Event:
        """Return the event with its acting document's dates as they were known then."""
        if event.acting_id is None:
            return event
        spans = journal.withdrawn_spans(self.connection)
        acting = self.document_at(event.acting_id, at)
        theirs = [
            each
            for each in reading.events_ever(self.connection, event.acting_id)
            if replace(each, withdrawn=spans.get(each.batch_id or 0, ())).known(at) and each.scope.is_whole
        ]
        started = [each.on for each in theirs if each.kind is EventKind.EFFECTIVE and each.on]
        ended = [each.on for each in theirs if each.kind in ENDING and each.on]
        effective = min(started) if started else acting.effective_on if acting else None
        return replace(event, acting_effective_on=effective, acting_ended_on=min(ended, default=None))

    def relations(self, document_id: int) -> list[RelationEdge]:
        """Return the relations that a document names."""
        return self._relations("document_id", document_id)

    def relations_to(self, document_id: int) -> list[RelationEdge]:
        """Return the relations in which other documents name this one."""
        return self._relations("target_id", document_id)

    def _relations(self, column: str, document_id: int) -> list[RelationEdge]:
        sql = f"SELECT {columns(RELATION_COLUMNS)} FROM relation WHERE {column} = ? ORDER BY id"  # noqa: S608
        return [read_relation(row) for row in rows_of(self.connection, sql, (document_id,))]

    def sources(self, document_id: int) -> list[Source]:
        """Return the sources that have a document, in the order of recording."""
        sql = f"SELECT {columns(SOURCE_COLUMNS)} FROM document_source WHERE document_id = ? ORDER BY id"  # noqa: S608
        return [read_source(row) for row in rows_of(self.connection, sql, (document_id,))]

    def decisions(self) -> dict[str, Decision]:
        """Return the latest decision on each item of the review worklist."""
        sql = f"SELECT {columns(DECISION_COLUMNS)} FROM decision ORDER BY id"  # noqa: S608 - fixed names
        return {each.item: each for each in map(read_decision, rows_of(self.connection, sql))}

    def counts(self) -> Counts:
        """Return how much the registry holds."""
        tables = ("document", "event", "relation", "document_text", "batch")
        return Counts(
            *(
                int(self.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608
                for table in tables
            )
        )

    def last_batch(self) -> BatchInfo | None:
        """Return the latest batch: its hash is the head of the journal."""
        row = self.connection.execute("SELECT max(id) FROM batch").fetchone()
        return journal.get_batch(self.connection, row[0]) if row[0] is not None else None

    @contextmanager
    def batch(
        self,
        kind: str,
        by: str,
        *,
        source_file: str | None = None,
        sha256: str | None = None,
        note: str | None = None,
    ) -> Iterator[Batch]:
        """Write one batch as one transaction; nothing is written where the block raises or changes nothing.

        Raises RegistryBusyError where another process is writing, RegistryReadOnlyError.
        """
        with self._writing(kind, by, source_file=source_file, sha256=sha256, note=note) as made:
            yield made

    def undo(self, batch_id: int, by: str = "", note: str | None = None) -> BatchInfo:
        """Undo a batch by a new one and return that; an undo can be undone.

        Raises BatchNotFoundError, AlreadyUndoneError, UndoConflictError (nothing is changed then).
        """
        target = journal.get_batch(self.connection, batch_id)
        with self._writing("undo", by, note=note, undoes=batch_id) as made:
            undo(self.connection, made, target)
        return journal.get_batch(self.connection, made.id)

    @contextmanager
    def _writing(  # noqa: PLR0913 - the columns of a batch
        self,
        kind: str,
        by: str,
        *,
        source_file: str | None = None,
        sha256: str | None = None,
        note: str | None = None,
        undoes: int | None = None,
    ) -> Iterator[Batch]:
        with guard(self.path):
            self.connection.execute(f"PRAGMA cache_size = -{WRITING_CACHE_KIB}")
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                made = journal.begin(
                    self.connection,
                    kind,
                    by,
                    source_file=source_file,
                    sha256=sha256,
                    note=note,
                    undoes=undoes,
                )
                yield made
                if made.changed:
                    journal.seal(self.connection, made)
                    for hook in self.before_commit:
                        hook(self.connection)
                    self.connection.execute("COMMIT")
                else:
                    self.connection.execute("ROLLBACK")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def history(self, *, document_id: int | None = None, batch_id: int | None = None) -> list[BatchInfo]:
        """Return the batches that touched a document, or one batch, or all, oldest first."""
        if batch_id is not None:
            return [journal.get_batch(self.connection, batch_id)]
        return journal.batches(self.connection, document_id)

    def changes(self, batch_id: int) -> list[Change]:
        """Return what a batch did, in order."""
        return journal.changes(self.connection, batch_id)
