"""Taking a batch back by a new one, and taking that back: never half, never twice, never what others rest on."""

import sqlite3
from collections.abc import Iterator
from typing import Any

from vbqppl.registry.batch import Batch
from vbqppl.registry.errors import (
    AlreadyUndoneError,
    GroundWithdrawnError,
    RecordedAgainError,
    UndoConflictError,
)
from vbqppl.registry.journal import BatchInfo, Change, changes, get_batch

Conflict = tuple[int, int, str]  # the other batch, the document, the field or table
_SHOWN = 20
# What names a document, table by table.
_LINKS = {
    "event_record": ("document_id", "acting_id", "announced_id"),
    "relation_record": ("document_id", "target_id"),
    "document_source_record": ("document_id",),
    "document_text_record": ("document_id",),
    "decision_record": ("document_id",),
}
# What makes two entries the same; a text and a decision may be given twice, the latest counts.
_SAME = {
    "event_record": (
        "document_id", "kind", "on_date", "until_date", "scope", "acting_id", "acting", "territory", "label", "source",
    ),
    "relation_record": ("document_id", "kind", "target_id", "target", "quote", "source"),
}  # fmt: skip


def undo(connection: sqlite3.Connection, batch: Batch, target: BatchInfo) -> None:
    """Write, into `batch`, the undoing of `target`: its rows no longer count, its edits are turned back.

    Undoing an undo lets the first batch count again. Raises AlreadyUndoneError, UndoConflictError,
    RecordedAgainError, GroundWithdrawnError.
    """
    if target.withdrawn_by is not None:
        raise AlreadyUndoneError(target.id, target.withdrawn_by)
    found = [change for change in changes(connection, target.id) if change.op == "edit"]
    _refuse(UndoConflictError, target, _edit_conflicts(connection, target, found))
    content, restored, since = _content(connection, target)
    if restored:
        _refuse(RecordedAgainError, target, _recorded_again(connection, content.id, since))
        _refuse(GroundWithdrawnError, target, _without_ground(connection, content.id))
    else:
        _refuse(UndoConflictError, target, _resting(connection, content.id))
    _count(connection, batch, target, by=batch.id)
    for change in reversed(found):
        batch.write_edit(change.first, change.after or {}, change.before or {})


def _count(connection: sqlite3.Connection, batch: Batch, target: BatchInfo, by: int | None) -> None:
    """Let a batch no longer count (`by` undid it) or count again (None), and turn what it undid about."""
    connection.execute("UPDATE batch SET withdrawn_by = ? WHERE id = ?", (by, target.id))
    batch.enter("restore" if by is None else "withdraw", "batch", (target.id, target.id))
    if target.undoes is not None:
        undone = get_batch(connection, target.undoes)
        _count(connection, batch, undone, by=target.id if by is None else None)


def _edit_conflicts(connection: sqlite3.Connection, target: BatchInfo, edits: list[Change]) -> Iterator[Conflict]:
    """Yield where a field no longer has the value that the batch gave it."""
    last: dict[tuple[int, str], Any] = {
        (change.first, name): value for change in edits for name, value in (change.after or {}).items()
    }
    for (document, name), value in last.items():
        row = connection.execute(
            f'SELECT "{name}" FROM document_record WHERE id = ?',  # noqa: S608 - a column of the journal
            (document,),
        ).fetchone()
        if row is None or row[0] != value:
            later = connection.execute(
                "SELECT max(batch_id) FROM change WHERE table_name = 'document_record' AND op = 'edit' "
                "AND row_id = ? AND batch_id > ?",
                (document, target.id),
            ).fetchone()
            yield (later[0] or target.id, document, name)


def _content(connection: sqlite3.Connection, target: BatchInfo) -> tuple[BatchInfo, bool, int]:
    """Return the batch whose rows an undoing concerns, whether they count again, and who undid it first."""
    content, restored, since = target, False, target.id
    while content.undoes is not None:
        since = content.id
        content, restored = get_batch(connection, content.undoes), not restored
    return content, restored, since


def _refuse(kind: type[UndoConflictError], target: BatchInfo, conflicts: Iterator[Conflict]) -> None:
    if found := tuple(dict.fromkeys(conflicts)):
        raise kind(target.id, found)


def _runs(connection: sqlite3.Connection, batch: int, table: str) -> list[tuple[int, int]]:
    return [(c.first, c.last) for c in changes(connection, batch) if c.op == "add" and c.table == table]


def _resting(connection: sqlite3.Connection, batch: int) -> Iterator[Conflict]:
    """Yield where other batches that count rest on documents of this one."""
    for first, last in _runs(connection, batch, "document_record"):
        values = {"batch": batch, "first": first, "last": last, "most": _SHOWN}
        yield from connection.execute(
            "SELECT c.batch_id, c.row_id, 'document' FROM change c JOIN batch b ON b.id = c.batch_id "
            "WHERE c.table_name = 'document_record' AND c.op = 'edit' AND c.batch_id != :batch "
            "AND b.withdrawn_by IS NULL AND b.undoes IS NULL AND c.row_id BETWEEN :first AND :last LIMIT :most",
            values,
        )
        for table, links in _LINKS.items():
            for link in links:
                yield from connection.execute(
                    f"SELECT r.batch_id, r.{link}, '{table.removesuffix('_record')}' "  # noqa: S608 - fixed names
                    f"FROM {table} r JOIN batch b ON b.id = r.batch_id "
                    f"WHERE r.{link} BETWEEN :first AND :last AND r.batch_id != :batch "
                    "AND b.withdrawn_by IS NULL LIMIT :most",
                    values,
                )


def _recorded_again(connection: sqlite3.Connection, batch: int, since: int) -> Iterator[Conflict]:
    """Yield what was recorded again after the batch had been undone (by `since`): it would count twice."""
    values = {"batch": batch, "since": since, "most": _SHOWN}
    # The same id at the same source, or type, number, issuer and date: what makes two records one document.
    yield from connection.execute(
        "SELECT n.batch_id, n.document_id, 'document_source' FROM document_source_record o "
        "JOIN document_source n ON n.source_id = o.source_id AND n.document_id != o.document_id "
        "WHERE o.batch_id = :batch AND n.batch_id > :since LIMIT :most",
        values,
    )
    for first, last in _runs(connection, batch, "document_record"):
        yield from connection.execute(
            "SELECT n.batch_id, n.id, 'document' FROM document_record o "
            "JOIN document n ON n.number_key = o.number_key AND n.type IS o.type AND n.issuer_key IS o.issuer_key "
            "AND n.issued_on IS o.issued_on AND n.id != o.id WHERE o.id BETWEEN :first AND :last "
            "AND n.batch_id > :since "
            "AND ((o.issued_on IS NOT NULL AND o.issuer_key IS NOT NULL) OR n.title_key IS o.title_key) LIMIT :most",
            {**values, "first": first, "last": last},
        )
    for table, names in _SAME.items():
        same = " AND ".join(f"n.{name} IS o.{name}" for name in names)
        name = table.removesuffix("_record")
        for first, last in _runs(connection, batch, table):
            yield from connection.execute(
                f"SELECT n.batch_id, n.document_id, '{name}' FROM {table} o JOIN {name} n ON {same} "  # noqa: S608
                "AND n.id != o.id WHERE o.id BETWEEN :first AND :last AND n.batch_id > :since LIMIT :most",
                {**values, "first": first, "last": last},
            )


def _without_ground(connection: sqlite3.Connection, batch: int) -> Iterator[Conflict]:
    """Yield (the batch that undid it, document, table) where the rows rest on a document that does not count."""
    for table, links in _LINKS.items():
        for first, last in _runs(connection, batch, table):
            for link in links:
                yield from connection.execute(
                    f"SELECT b.withdrawn_by, r.{link}, '{table.removesuffix('_record')}' "  # noqa: S608 - fixed names
                    f"FROM {table} r JOIN document_record d ON d.id = r.{link} JOIN batch b ON b.id = d.batch_id "
                    "WHERE r.id BETWEEN :first AND :last AND d.batch_id != :batch "
                    "AND b.withdrawn_by IS NOT NULL LIMIT :most",
                    {"first": first, "last": last, "batch": batch, "most": _SHOWN},
                )
