"""The journal: batches chained by hash, and what was known at a time."""

import datetime as dt
import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from vbqppl.registry.batch import TABLES, Batch, row_bytes
from vbqppl.registry.errors import BatchNotFoundError
from vbqppl.registry.rows import DOCUMENT_COLUMNS, columns

GENESIS = "0" * 64
_BATCH_COLUMNS = (
    "id", "kind", "by", "at", "source_file", "sha256", "note", "undoes", "withdrawn_by", "changes", "digest",
    "prev_hash", "hash",
)  # fmt: skip
_BATCH_SQL = f"SELECT {columns(_BATCH_COLUMNS)} FROM batch"  # noqa: S608 - fixed names
Span = tuple[dt.datetime, dt.datetime | None]


@dataclass(frozen=True, slots=True)
class BatchInfo:
    """One entry of the journal's chain; `withdrawn_by` is the batch that undid it, if it is undone now."""

    id: int
    kind: str
    by: str
    at: str
    source_file: str | None
    sha256: str | None
    note: str | None
    undoes: int | None
    withdrawn_by: int | None
    changes: int
    digest: str
    prev_hash: str
    hash: str

    def as_json(self) -> dict[str, object]:
        """Return the batch with the keys of `history --json`."""
        return {name: getattr(self, name) for name in _BATCH_COLUMNS}


@dataclass(frozen=True, slots=True)
class Change:
    """What a batch did: rows added to a table (`first` to `last`), or fields of a document edited."""

    batch_id: int
    op: str
    table: str
    first: int
    last: int
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    digest: str

    def as_json(self) -> dict[str, object]:
        """Return the change with the keys of `history --json`."""
        return {
            "op": self.op,
            "table": self.table.removesuffix("_record"),
            "first": self.first,
            "last": self.last,
            "before": self.before,
            "after": self.after,
        }


def now() -> str:
    """Return the time of recording: UTC, to the microsecond."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")


def begin(  # noqa: PLR0913 - the columns of a batch
    connection: sqlite3.Connection,
    kind: str,
    by: str,
    *,
    source_file: str | None = None,
    sha256: str | None = None,
    note: str | None = None,
    undoes: int | None = None,
) -> Batch:
    """Start a batch inside an open transaction; times never run backwards in the chain."""
    last = connection.execute("SELECT at FROM batch ORDER BY id DESC LIMIT 1").fetchone()
    at = now()
    if last and last[0] >= at:
        at = (dt.datetime.fromisoformat(last[0]) + dt.timedelta(microseconds=1)).isoformat(timespec="microseconds")
    cursor = connection.execute(
        'INSERT INTO batch (kind, "by", at, source_file, sha256, note, undoes, changes, digest, prev_hash, hash) '
        "VALUES (?, ?, ?, ?, ?, ?, ?, 0, '', '', '')",
        (kind, by, at, source_file, sha256, note, undoes),
    )
    return Batch(connection, int(cursor.lastrowid or 0))


def seal(connection: sqlite3.Connection, batch: Batch) -> None:
    """Enter what was added, and chain the batch to the one before it."""
    batch.close()
    digest, count = _digest(connection, batch.id)
    row = connection.execute("SELECT hash FROM batch WHERE id < ? ORDER BY id DESC LIMIT 1", (batch.id,)).fetchone()
    previous = row[0] if row else GENESIS
    connection.execute(
        "UPDATE batch SET changes = ?, digest = ?, prev_hash = ? WHERE id = ?",
        (count, digest, previous, batch.id),
    )
    sealed = get_batch(connection, batch.id)
    connection.execute("UPDATE batch SET hash = ? WHERE id = ?", (_hash(sealed), batch.id))


def _hash(batch: BatchInfo) -> str:
    """Hash what a batch says of itself, and the hash before it; who undid it later is not part of it."""
    told = [
        batch.id, batch.kind, batch.by, batch.at, batch.source_file, batch.sha256, batch.note, batch.undoes,
        batch.changes, batch.digest, batch.prev_hash,
    ]  # fmt: skip
    return sha256(row_bytes(told)).hexdigest()


def _digest(connection: sqlite3.Connection, batch_id: int) -> tuple[str, int]:
    hasher = sha256()
    count = 0
    for row in connection.execute(
        'SELECT op, table_name, row_id, last_row_id, "before", "after", digest FROM change '
        "WHERE batch_id = ? ORDER BY id",
        (batch_id,),
    ):
        hasher.update(row_bytes(row))
        count += row[3] - row[2] + 1
    return hasher.hexdigest(), count


def get_batch(connection: sqlite3.Connection, batch_id: int) -> BatchInfo:
    """Return a batch; raise BatchNotFoundError."""
    row = connection.execute(f"{_BATCH_SQL} WHERE id = ?", (batch_id,)).fetchone()
    if row is None:
        raise BatchNotFoundError(batch_id)
    return BatchInfo(*row)


def batches(connection: sqlite3.Connection, document_id: int | None = None) -> list[BatchInfo]:
    """Return the batches that touched a document, or all, oldest first."""
    if document_id is None:
        return [BatchInfo(*row) for row in connection.execute(f"{_BATCH_SQL} ORDER BY id")]
    touching = " UNION ".join(
        f"SELECT batch_id FROM {table} WHERE {'id' if table == 'document_record' else 'document_id'} = :id"  # noqa: S608
        for table in TABLES
    )
    edits = "SELECT batch_id FROM change WHERE table_name = 'document_record' AND op = 'edit' AND row_id = :id"
    sql = (
        f"WITH touched AS ({touching} UNION {edits}) {_BATCH_SQL} "  # noqa: S608 - fixed names
        "WHERE id IN (SELECT batch_id FROM touched) OR undoes IN (SELECT batch_id FROM touched) ORDER BY id"
    )
    return [BatchInfo(*row) for row in connection.execute(sql, {"id": document_id})]


def changes(connection: sqlite3.Connection, batch_id: int) -> list[Change]:
    """Return what a batch did, in order."""
    rows = connection.execute(
        'SELECT batch_id, op, table_name, row_id, last_row_id, "before", "after", digest FROM change '
        "WHERE batch_id = ? ORDER BY id",
        (batch_id,),
    )
    return [_change(row) for row in rows]


def _change(row: tuple[Any, ...]) -> Change:
    batch_id, op, table, first, last, before, after, digest = row
    return Change(batch_id, op, table, first, last, _load(before), _load(after), digest)


def _load(text: str | None) -> dict[str, Any] | None:
    return json.loads(text) if text is not None else None


def withdrawn_spans(connection: sqlite3.Connection) -> dict[int, tuple[Span, ...]]:
    """Return, for every batch that was ever undone, the spans of time in which it did not count."""
    spans: dict[int, list[Span]] = {}
    rows = connection.execute(
        "SELECT c.op, c.row_id, b.at FROM change c JOIN batch b ON b.id = c.batch_id "
        "WHERE c.table_name = 'batch' ORDER BY c.id"
    )
    for op, batch_id, at in rows:
        time = dt.datetime.fromisoformat(at)
        if op == "withdraw":
            spans.setdefault(batch_id, []).append((time, None))
        else:
            start, _ = spans[batch_id][-1]
            spans[batch_id][-1] = (start, time)
    return {batch_id: tuple(found) for batch_id, found in spans.items()}


def fields_at(connection: sqlite3.Connection, document_id: int, at: dt.datetime) -> dict[str, Any]:
    """Return the stored fields of a document that were edited after `at`, as they stood then."""
    rows = connection.execute(
        'SELECT c."before", b.at FROM change c JOIN batch b ON b.id = c.batch_id '
        "WHERE c.table_name = 'document_record' AND c.op = 'edit' AND c.row_id = ? ORDER BY c.id DESC",
        (document_id,),
    )
    stood: dict[str, Any] = {}
    for before, time in rows:
        if dt.datetime.fromisoformat(time) <= at:
            break
        stood.update(_load(before) or {})
    return stood


def verify(connection: sqlite3.Connection) -> Iterator[tuple[int, str]]:
    """Yield (batch, what is wrong) wherever the journal and the data do not fit; reads everything."""
    previous = GENESIS
    edits = _edits(connection)
    columns_of = _columns_by_batch(connection)
    for batch in batches(connection):
        digest, count = _digest(connection, batch.id)
        if batch.prev_hash != previous or _hash(batch) != batch.hash:
            yield batch.id, "chain"
        if digest != batch.digest or count != batch.changes:
            yield batch.id, "entries"
        previous = batch.hash
        for change in changes(connection, batch.id):
            if change.op == "add" and _rows_digest(connection, change, columns_of(change), edits) != change.digest:
                yield batch.id, change.table
    yield from _edited_since(connection)
    yield from _withdrawals(connection)


def _withdrawals(connection: sqlite3.Connection) -> Iterator[tuple[int, str]]:
    undone = {batch_id for batch_id, spans in withdrawn_spans(connection).items() if spans[-1][1] is None}
    marked = {row[0] for row in connection.execute("SELECT id FROM batch WHERE withdrawn_by IS NOT NULL")}
    for batch_id in sorted(undone ^ marked):
        yield batch_id, "withdrawn_by"


def _edited_since(connection: sqlite3.Connection) -> Iterator[tuple[int, str]]:
    """Yield edits whose result no longer stands though no later edit changed it."""
    last: dict[tuple[int, str], tuple[int, Any]] = {}
    rows = connection.execute(
        'SELECT row_id, batch_id, "after" FROM change '
        "WHERE table_name = 'document_record' AND op = 'edit' ORDER BY id"
    )
    for document_id, batch_id, after in rows:
        last.update({(document_id, name): (batch_id, value) for name, value in (_load(after) or {}).items()})
    for (document_id, name), (batch_id, value) in last.items():
        row = connection.execute(
            f'SELECT "{name}" FROM document_record WHERE id = ?',  # noqa: S608 - a column of the journal
            (document_id,),
        ).fetchone()
        if row is None or row[0] != value:
            yield batch_id, "document_record"


def _edits(connection: sqlite3.Connection) -> dict[int, dict[str, Any]]:
    """Return, for every document that was ever edited, the stored fields it was recorded with."""
    first: dict[int, dict[str, Any]] = {}
    rows = connection.execute(
        "SELECT row_id, \"before\" FROM change WHERE table_name = 'document_record' AND op = 'edit' ORDER BY id DESC"
    )
    for document_id, before in rows:
        first.setdefault(document_id, {}).update(_load(before) or {})
    return first


def _columns_by_batch(connection: sqlite3.Connection) -> Callable[[Change], Sequence[str]]:
    """Return which columns the digest of an entry covers: those that its table had when it was written."""
    row = connection.execute("SELECT value FROM meta WHERE key = 'followed_from_batch'").fetchone()
    first = int(row[0]) if row else 0
    before = tuple(name for name in DOCUMENT_COLUMNS if name != "followed")

    def columns_of(change: Change) -> Sequence[str]:
        return before if change.table == "document_record" and change.batch_id < first else TABLES[change.table]

    return columns_of


def _rows_digest(
    connection: sqlite3.Connection, change: Change, names: Sequence[str], edits: dict[int, dict[str, Any]]
) -> str:
    hasher = sha256()
    rows = connection.execute(
        f"SELECT {columns(names)} FROM {change.table} WHERE id BETWEEN ? AND ? ORDER BY id",  # noqa: S608
        (change.first, change.last),
    )
    for row in rows:
        if change.table == "document_record" and row[0] in edits:
            first = edits[row[0]]
            hasher.update(row_bytes([first.get(name, value) for name, value in zip(names, row, strict=True)]))
        else:
            hasher.update(row_bytes(row))
    return hasher.hexdigest()
