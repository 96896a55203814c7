"""The starter registry as the tests read it: rows by column, and the model that validity computes with."""

import csv
import datetime as dt
from functools import cache

from vbqppl.reference.files import data_folder
from vbqppl.reference.kinds import document_types
from vbqppl.text import squash
from vbqppl.validity import Document, Event, EventKind, Normative, PlainRules, parse_scope

HOW = frozenset({"text", "system", "quoted", "deduced", "recalled"})
COLUMNS = {
    "documents": [
        "key",
        "type",
        "number",
        "issuer",
        "issued_on",
        "title",
        "effective_on",
        "declared_end",
        "territory",
        "normative",
        "field",
        "source",
        "source_url",
        "seen",
        "how",
    ],
    "events": [
        "document",
        "kind",
        "on",
        "until",
        "scope",
        "acting",
        "announced_by",
        "clause",
        "quote",
        "ground",
        "territory",
        "label",
        "source",
        "seen",
        "how",
    ],
    "relations": ["document", "kind", "target", "quote", "source"],
}
Row = dict[str, str]


@cache
def rows(table: str) -> tuple[Row, ...]:
    """Return the rows of one of the three tables."""
    with (data_folder("starter") / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, strict=True))


@cache
def by_key() -> dict[str, Row]:
    """Return the documents by key."""
    return {row["key"]: row for row in rows("documents")}


def day(text: str) -> dt.date | None:
    """Read an ISO date; an empty cell is unknown."""
    return dt.date.fromisoformat(text) if text else None


@cache
def document(key: str) -> Document:
    """Return a document of the starter as validity takes it; its id is its place in the table."""
    row = by_key()[key]
    return Document(
        id=list(by_key()).index(key) + 1,
        type=row["type"],
        number=row["number"],
        title=row["title"] or None,
        issuer=row["issuer"] or None,
        issued_on=day(row["issued_on"]),
        effective_on=day(row["effective_on"]),
        declared_end=day(row["declared_end"]),
        territory=row["territory"] or None,
        normative=Normative(row["normative"] or "unknown"),
    )


def events(key: str) -> list[Event]:
    """Return the events of a document."""
    found = []
    for number, row in enumerate(rows("events"), start=1):
        if row["document"] != key:
            continue
        scope = parse_scope(row["scope"])
        assert scope is not None, row
        acting = by_key().get(row["acting"])
        found.append(
            Event(
                document_id=document(key).id,
                kind=EventKind(row["kind"]),
                on=day(row["on"]),
                until=day(row["until"]),
                scope=scope,
                acting=acting["number"] if acting else row["acting"] or None,
                ground=row["ground"] or None,
                territory=row["territory"] or None,
                label=row["label"] or None,
                source=row["source"],
                seen=day(row["seen"]),
                id=number,
                acting_effective_on=day(acting["effective_on"]) if acting else None,
            )
        )
    return found


@cache
def rules() -> PlainRules:
    """Return which types of documents have an effect of their own, from the reference data."""
    return PlainRules(
        without_effect=frozenset(squash(kind.name) for kind in document_types() if not kind.effect),
        known_types=frozenset(squash(kind.name) for kind in document_types()),
    )
