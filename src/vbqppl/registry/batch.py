"""One batch: a transaction that writes rows and their entry in the journal."""

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import islice
from typing import TYPE_CHECKING, Any

from vbqppl.registry.errors import UnknownDocumentError
from vbqppl.registry.rows import (
    DECISION_COLUMNS,
    DERIVED,
    DOCUMENT_COLUMNS,
    EDITABLE,
    EVENT_COLUMNS,
    RELATION_COLUMNS,
    SOURCE_COLUMNS,
    TEXT_COLUMNS,
    Source,
    Value,
    columns,
    describe,
    document_row,
    event_row,
    new_document_row,
    read_document,
    relation_row,
    source_row,
)

if TYPE_CHECKING:
    from hashlib import _Hash

    from vbqppl.validity.model import Document, Event, RelationEdge

_CHUNK = 5000
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
TABLES: dict[str, Sequence[str]] = {
    "document_record": DOCUMENT_COLUMNS,
    "event_record": EVENT_COLUMNS,
    "relation_record": RELATION_COLUMNS,
    "document_source_record": SOURCE_COLUMNS,
    "document_text_record": TEXT_COLUMNS,
    "decision_record": DECISION_COLUMNS,
}


def row_bytes(row: Sequence[Any]) -> bytes:
    """Return what the journal hashes of a row."""
    return _encode(list(row)).encode()


def fields_json(fields: dict[str, Any]) -> str:
    """Return fields as the journal keeps them."""
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


@dataclass(slots=True)
class _Added:
    """A run of rows that this batch added to one table."""

    first: int
    last: int
    digest: "_Hash"


class Batch:
    """A batch that is being written; made by `Registry.batch`, which commits or rolls back."""

    def __init__(self, connection: sqlite3.Connection, batch_id: int) -> None:
        self.id = batch_id
        self._connection = connection
        self._added: dict[str, _Added] = {}
        self._entries = 0

    @property
    def changed(self) -> bool:
        """Whether anything was written yet."""
        return bool(self._added or self._entries)

    def next_document_id(self) -> int:
        """Return the id that the next document will have."""
        return self._next_id("document_record")

    def add_document(self, document: "Document") -> int:
        """Record a document; its id and derived columns are filled in. Return the id."""
        return self.add_documents((document,))[0]

    def add_documents(self, documents: Iterable["Document"]) -> range:
        """Record many documents; return their ids, in order."""
        return self._add(
            "document_record",
            (new_document_row(each, self.id) for each in documents),
        )

    def add_event(self, event: "Event") -> int:
        """Record an event; return its id."""
        return self.add_events((event,))[0]

    def add_events(self, events: Iterable["Event"]) -> range:
        """Record many events; return their ids, in order."""
        return self._add("event_record", (event_row(each, self.id) for each in events))

    def add_relation(self, relation: "RelationEdge") -> int:
        """Record a relation; return its id."""
        return self.add_relations((relation,))[0]

    def add_relations(self, relations: Iterable["RelationEdge"]) -> range:
        """Record many relations; return their ids, in order."""
        return self._add("relation_record", (relation_row(each, self.id) for each in relations))

    def add_source(self, source: Source) -> int:
        """Record that a source has a document; return the id of the entry."""
        return self.add_sources((source,))[0]

    def add_sources(self, sources: Iterable[Source]) -> range:
        """Record many sources; return the ids of the entries, in order."""
        return self._add("document_source_record", (source_row(each, self.id) for each in sources))

    def set_text(self, document_id: int, text: str, *, source: str | None = None) -> int:
        """Record a text of a document, the earlier ones are kept; return the id of the entry."""
        row = (None, document_id, text, source, self.id)
        return self._add("document_text_record", (row,))[0]

    def decide(
        self,
        item: str,
        document_id: int,
        decision: str,
        reason: str | None = None,
        due: dt.date | None = None,
    ) -> int:
        """Record what was decided on an item of the review worklist; return the id of the entry."""
        row = (None, item, document_id, decision, reason, due.isoformat() if due else None, self.id)
        return self._add("decision_record", (row,))[0]

    def edit_document(self, document_id: int, **changes: Any) -> bool:
        """Set fields of a document, keep what stood there; return whether anything changed."""
        unknown = set(changes) - EDITABLE
        if unknown:
            raise TypeError(f"no such fields of a document: {sorted(unknown)}")
        found = self._connection.execute(
            f"SELECT {columns(DOCUMENT_COLUMNS)} FROM document WHERE id = ?",  # noqa: S608 - fixed names
            (document_id,),
        ).fetchone()
        if found is None:
            raise UnknownDocumentError(document_id)
        edited = describe(replace(read_document(found), **changes))
        before = dict(zip(DOCUMENT_COLUMNS, found, strict=True))
        after = dict(zip(DOCUMENT_COLUMNS, document_row(edited), strict=True))
        names = [name for name in DOCUMENT_COLUMNS if before[name] != after[name]]
        if not names:
            return False
        self.write_edit(document_id, {name: before[name] for name in names}, {name: after[name] for name in names})
        return True

    def write_edit(self, document_id: int, before: dict[str, Any], after: dict[str, Any]) -> None:
        """Set stored fields of a document and enter the edit in the journal."""
        sets = ", ".join(f'"{name}" = ?' for name in after)
        self._connection.execute(
            f"UPDATE document_record SET {sets} WHERE id = ?",  # noqa: S608 - column names of the table
            (*after.values(), document_id),
        )
        self.enter("edit", "document_record", (document_id, document_id), edit=(before, after))

    def enter(
        self,
        op: str,
        table: str,
        rows: tuple[int, int],
        *,
        edit: tuple[dict[str, Any], dict[str, Any]] | None = None,
        digest: str = "",
    ) -> None:
        """Write one entry of the journal: what was done to the rows first to last; an edit has before, after."""
        before, after = map(fields_json, edit) if edit else (None, None)
        self._connection.execute(
            'INSERT INTO change (batch_id, op, table_name, row_id, last_row_id, "before", "after", digest) '
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (self.id, op, table, *rows, before, after, digest),
        )
        self._entries += 1

    def close(self) -> None:
        """Enter the rows that were added."""
        for table, added in sorted(self._added.items()):
            self.enter("add", table, (added.first, added.last), digest=added.digest.hexdigest())
        self._added.clear()

    def _add(self, table: str, rows: Iterable[tuple[Value, ...]]) -> range:
        """Insert rows, their ids (the first column) counted on from the table's last."""
        names = TABLES[table]
        marks = ", ".join("?" * len(names))
        sql = f"INSERT INTO {table} ({columns(names)}) VALUES ({marks})"  # noqa: S608 - fixed names
        first = ident = self._next_id(table)
        added = self._added.get(table) or _Added(first, first - 1, sha256())
        rest = iter(rows)
        while chunk := list(islice(rest, _CHUNK)):
            numbered = [(ident + place, *row[1:]) for place, row in enumerate(chunk)]
            self._connection.executemany(sql, numbered)
            ident += len(numbered)
            added.digest.update(b"".join(map(row_bytes, numbered)))
        if ident > first:
            added.last = ident - 1
            self._added[table] = added
        return range(first, ident)

    def _next_id(self, table: str) -> int:
        row = self._connection.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
        return (row[0] if row else 0) + 1


# Derived columns follow from the others, so an edit may set them only through `describe`.
assert DERIVED.isdisjoint(EDITABLE)  # noqa: S101 - a statement about two constants
