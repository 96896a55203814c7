"""Reading documents and events: plain queries, no ORM, what counts now."""

import datetime as dt
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from operator import attrgetter
from typing import Any

from vbqppl.registry.issuers import AskedIssuer
from vbqppl.registry.rows import DOCUMENT_COLUMNS, EVENT_COLUMNS, columns, read_document, read_event
from vbqppl.validity.model import ENDING, Document, Event

_CHUNK = 500
DOCUMENT_SQL = f"SELECT {columns(DOCUMENT_COLUMNS)} FROM document"  # noqa: S608 - fixed names
_ENDING = ", ".join(f"'{kind}'" for kind in sorted(ENDING))
_EVENT_SQL = f"""
SELECT {columns(EVENT_COLUMNS, "e.")}, b.at, b."by",
    CASE WHEN e.acting_id IS NOT NULL THEN coalesce(
        (SELECT min(x.on_date) FROM event x
            WHERE x.document_id = e.acting_id AND x.kind = 'effective' AND x.scope = ''),
        (SELECT d.effective_on FROM document d WHERE d.id = e.acting_id)) END,
    CASE WHEN e.acting_id IS NOT NULL THEN
        (SELECT min(x.on_date) FROM event x
            WHERE x.document_id = e.acting_id AND x.scope = '' AND x.kind IN ({_ENDING})) END,
    CASE WHEN e.acting_id IS NOT NULL THEN (SELECT d.type FROM document d WHERE d.id = e.acting_id) END
FROM event e JOIN batch b ON b.id = e.batch_id"""  # noqa: S608 - fixed names


class Documents:
    """The documents of a registry that count now."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def get(self, document_id: int) -> Document | None:
        """Return the document of that id; None where there is none."""
        found = self._select("WHERE id = ?", (document_id,))
        return found[0] if found else None

    def many(self, ids: Iterable[int]) -> dict[int, Document]:
        """Return the documents of these ids, by id; ids that lead nowhere are left out."""
        found: dict[int, Document] = {}
        for chunk in chunks(ids):
            marks = ", ".join("?" * len(chunk))
            found.update((each.id, each) for each in self._select(f"WHERE id IN ({marks})", chunk))
        return found

    def by_number_key(self, key: str) -> list[Document]:
        """Return the documents whose number has this key (`citation.Number.key`), by id."""
        return self._select("WHERE number_key = ? ORDER BY id", (key,))

    def by_parts(  # noqa: PLR0913 - any part may be asked for
        self,
        *,
        ordinal: str | None = None,
        year: int | None = None,
        symbol: str | None = None,
        issued_on: str | None = None,
        title_key: str | None = None,
        limit: int | None = None,
    ) -> list[Document]:
        """Return the documents that agree with every part given, by id; none given: none."""
        given = {
            "ordinal": ordinal,
            "year": year,
            "symbol": symbol,
            "issued_on": issued_on,
            "title_key": title_key,
        }
        asked = {name: value for name, value in given.items() if value is not None}
        if not asked:
            return []
        where = " AND ".join(f"{name} = ?" for name in asked)
        tail = f" LIMIT {int(limit)}" if limit else ""
        return self._select(f"WHERE {where} ORDER BY id{tail}", tuple(asked.values()))

    def by_source(self, source_id: str) -> Document | None:
        """Return the document that a source has under its own id ("vbpl:96115")."""
        found = self._select(
            "WHERE id IN (SELECT document_id FROM document_source WHERE source_id = ?) ORDER BY id LIMIT 1",
            (source_id,),
        )
        return found[0] if found else None

    def all(self) -> Iterator[Document]:
        """Yield every document, by id, without holding them all."""
        return map(read_document, self._connection.execute(f"{DOCUMENT_SQL} ORDER BY id"))

    def count(self) -> int:
        """Return how many documents there are."""
        sql = "SELECT EXISTS (SELECT 1 FROM batch WHERE withdrawn_by IS NOT NULL)"
        undone = self._connection.execute(sql).fetchone()
        # Where nothing was undone the rows need not be read: SQLite counts the entries of its smallest index.
        table = "document" if undone[0] else "document_record"
        return int(self._connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 - two names

    def count_issued_after(self, day: dt.date, asked: AskedIssuer | None = None) -> int:
        """Return how many documents are known to have been issued later; of an issuer, or of all."""
        later = "(issued_on > ? OR (issued_on IS NULL AND year > ?))"
        values = (day.isoformat(), day.year)
        if asked is None:
            sql = f"SELECT count(*) FROM document WHERE {later}"  # noqa: S608 - ours
            return int(self._connection.execute(sql, values).fetchone()[0])
        return sum(1 for each in self._select(f"WHERE {later}", values) if asked.is_met_by(each))

    def _select(self, tail: str, values: Sequence[str | int]) -> list[Document]:
        return [read_document(row) for row in self._connection.execute(f"{DOCUMENT_SQL} {tail}", values)]


def events_of(connection: sqlite3.Connection, document_id: int) -> list[Event]:
    """Return the events of one document, in the order of recording."""
    return _events(connection, "WHERE e.document_id = ? ORDER BY e.id", (document_id,))


def events_of_many(connection: sqlite3.Connection, ids: Iterable[int]) -> dict[int, list[Event]]:
    """Return the events of these documents, by document; those without events are left out."""
    found: dict[int, list[Event]] = {}
    for chunk in chunks(ids):
        marks = ", ".join("?" * len(chunk))
        for event in _events(connection, f"WHERE e.document_id IN ({marks}) ORDER BY e.id", chunk):
            found.setdefault(event.document_id, []).append(event)
    return found


def all_events(connection: sqlite3.Connection) -> Iterator[tuple[int, list[Event]]]:
    """Yield (document id, its events) for every document that has some, by id."""
    rows = connection.execute(f"{_EVENT_SQL} ORDER BY e.document_id, e.id")
    for document_id, events in groupby(map(read_event, rows), attrgetter("document_id")):
        yield document_id, list(events)


def events_by(connection: sqlite3.Connection, acting_id: int) -> list[Event]:
    """Return what one document did to others, in the order of recording."""
    return _events(connection, "WHERE e.acting_id = ? ORDER BY e.id", (acting_id,))


def _events(connection: sqlite3.Connection, tail: str, values: Sequence[Any]) -> list[Event]:
    return [read_event(row) for row in connection.execute(f"{_EVENT_SQL} {tail}", values)]


def chunks(ids: Iterable[int]) -> Iterator[tuple[int, ...]]:
    """Yield ids in groups of which one question may name all."""
    rest = iter(ids)
    while chunk := tuple(islice(rest, _CHUNK)):
        yield chunk


def events_ever(connection: sqlite3.Connection, document_id: int) -> list[Event]:
    """Return every event that was ever recorded for a document, also of batches that were undone."""
    sql = _EVENT_SQL.replace("FROM event e JOIN", "FROM event_record e JOIN")
    rows = connection.execute(f"{sql} WHERE e.document_id = ? ORDER BY e.id", (document_id,))
    return [read_event(row) for row in rows]
