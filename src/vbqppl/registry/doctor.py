"""Is a registry whole: its file, its journal, its facts; each check says what to do."""

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from vbqppl.citation import extract, parse_number
from vbqppl.registry import journal
from vbqppl.registry.registry import Registry
from vbqppl.registry.rows import DERIVED, Value, describe, rows_of
from vbqppl.registry.schema import current_version
from vbqppl.validity.model import Document

_SHOWN = 20
_HEAD = 4000
_EARLIEST = "1945-01-01"


@dataclass(frozen=True, slots=True)
class Check:
    """One check: how many things are wrong, the first of them, and the code of what to do ("" for nothing)."""

    name: str
    ok: bool
    detail: str = ""
    fix: str = ""
    found: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        """Return the check with the keys of `doctor --json`."""
        return {
            "name": self.name,
            "ok": self.ok,
            "detail": self.detail,
            "fix": self.fix or None,
            "found": list(self.found),
        }


def diagnose(registry: Registry) -> list[Check]:
    """Run every check over a registry and return all results, those that pass too; changes nothing."""
    return [_run(registry, name, find, fix) for name, find, fix in _CHECKS]


def _run(registry: Registry, name: str, find: Callable[[Registry], Iterator[str]], fix: str) -> Check:
    count = 0
    shown: list[str] = []
    try:
        for each in find(registry):
            count += 1
            if len(shown) < _SHOWN:
                shown.append(each)
    except (sqlite3.DatabaseError, ValueError, KeyError) as error:
        # What cannot be read through is not whole, and the other checks tell the rest.
        return Check(name, ok=False, detail=str(count + 1), fix="restore_backup", found=(*shown, str(error)))
    return Check(name, count == 0, str(count) if count else "", fix if count else "", tuple(shown))


def _file(registry: Registry) -> Iterator[str]:
    for (said,) in rows_of(registry.connection, "PRAGMA integrity_check(20)"):
        if said != "ok":
            yield said
    version = rows_of(registry.connection, "PRAGMA user_version")[0][0]
    if version != current_version():
        yield f"user_version {version}"


def _journal(registry: Registry) -> Iterator[str]:
    for batch, what in journal.verify(registry.connection):
        yield f"{batch}: {what}"


def _foreign_keys(registry: Registry) -> Iterator[str]:
    for table, row, parent, _ in rows_of(registry.connection, "PRAGMA foreign_key_check"):
        yield f"{table} {row} → {parent}"


def _orphans(registry: Registry) -> Iterator[str]:
    """Yield what counts and hangs on a document that does not: its batch was undone."""
    for table, column in (
        ("event", "document_id"),
        ("event", "acting_id"),
        ("event", "announced_id"),
        ("relation", "document_id"),
        ("relation", "target_id"),
        ("document_text", "document_id"),
        ("document_source", "document_id"),
    ):
        sql = (
            f"SELECT id, {column} FROM {table} "  # noqa: S608 - fixed names
            f"WHERE {column} IS NOT NULL AND {column} NOT IN (SELECT id FROM document)"
        )
        for row, document in rows_of(registry.connection, sql):
            yield f"{table} {row} → {document}"


def _doubles(registry: Registry) -> Iterator[str]:
    """Yield sources that have one id for two documents that count: one was recorded twice."""
    sql = (
        "SELECT source_id, min(document_id), max(document_id) FROM document_source WHERE source_id IS NOT NULL "
        "GROUP BY source_id HAVING min(document_id) < max(document_id)"
    )
    for source_id, first, last in rows_of(registry.connection, sql):
        yield f"{source_id}: {first}, {last}"


def _dates(registry: Registry) -> Iterator[str]:
    """Yield dates that no document can have: no day of the calendar, too early, the end before the start."""
    latest = (dt.datetime.now(dt.UTC).date() + dt.timedelta(days=3660)).isoformat()
    values: tuple[Value, ...] = (_EARLIEST, latest)
    for table, columns in (
        ("document", ("issued_on", "effective_on", "declared_end")),
        ("event", ("on_date", "until_date", "seen")),
    ):
        for column in columns:
            far = "declared_end" if column == "declared_end" else "''"
            sql = (
                f"SELECT id, {column} FROM {table} WHERE {column} IS NOT NULL AND "  # noqa: S608 - fixed names
                f"(date({column}, '+0 days') IS NOT {column} OR {column} < ? OR ({column} > ? AND {far} = ''))"
            )
            for row, value in rows_of(registry.connection, sql, values):
                yield f"{table} {row}: {column} {value}"
    sql = "SELECT id FROM document WHERE declared_end < effective_on"
    for (row,) in rows_of(registry.connection, sql):
        yield f"document {row}: declared_end < effective_on"
    sql = "SELECT id FROM event WHERE until_date < on_date"
    for (row,) in rows_of(registry.connection, sql):
        yield f"event {row}: until < on"


def _numbers(registry: Registry) -> Iterator[str]:
    sql = "SELECT id, number FROM document WHERE number IS NOT NULL AND number_key IS NULL ORDER BY id"
    for row, number in rows_of(registry.connection, sql):
        yield f"{row}: {number}"


def outdated(registry: Registry) -> Iterator[Document]:
    """Yield documents whose derived columns are not what their facts give (an older version wrote them)."""
    for document in registry.documents.all():
        full = describe(document)
        if any(getattr(full, name) != getattr(document, name) for name in DERIVED):
            yield document


def _derived(registry: Registry) -> Iterator[str]:
    for document in outdated(registry):
        yield f"{document.id}: {document.number or document.title}"


def repair(registry: Registry, by: str) -> int:
    """Compute the derived columns anew where they are outdated, as one batch; return how many."""
    stale = [document.id for document in outdated(registry)]
    if stale:
        with registry.batch("repair", by) as batch:
            for document_id in stale:
                batch.edit_document(document_id)
    return len(stale)


def own_number(text: str) -> str | None:
    """Return the number that a text's own head says it has; None where it says none."""
    own = next((each for each in extract(text[:_HEAD]) if each.own and each.number), None)
    return own.number if own else None


def _texts(registry: Registry) -> Iterator[str]:
    """Yield documents whose text names, in its own head, another number than the record."""
    sql = (
        "SELECT d.id, d.number, d.number_key, t.text FROM document_text t JOIN document d ON d.id = t.document_id "
        "WHERE d.number_key IS NOT NULL ORDER BY d.id"
    )
    for row, number, key, text in registry.connection.execute(sql):
        said = own_number(text)
        parsed = parse_number(said) if said else None
        if parsed is not None and parsed.key != key:
            yield f"{row}: {number} ≠ {said}"


_CHECKS: tuple[tuple[str, Callable[[Registry], Iterator[str]], str], ...] = (
    ("file", _file, "restore_backup"),
    ("journal", _journal, "restore_backup"),
    ("foreign_keys", _foreign_keys, "restore_backup"),
    ("orphans", _orphans, "undo_or_link"),
    ("doubles", _doubles, "undo_double"),
    ("dates", _dates, "edit"),
    ("numbers", _numbers, "edit"),
    ("derived", _derived, "doctor_fix"),
    ("texts", _texts, "edit_or_set_text"),
)
