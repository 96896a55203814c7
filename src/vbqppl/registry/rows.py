"""Between rows of the database and the records of the model."""

import datetime as dt
import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from operator import attrgetter
from typing import Any

from vbqppl.citation.number import parse_number
from vbqppl.text import squash
from vbqppl.validity.model import (
    Document,
    Event,
    EventKind,
    KnownBy,
    Normative,
    RelationEdge,
    RelationType,
)
from vbqppl.validity.scope import WHOLE, Scope, parse_scope
from vbqppl.validity.urn import make_urn

DOCUMENT_COLUMNS = tuple(field.name for field in fields(Document))
# Columns that are computed from the others; nobody sets them by hand.
_DERIVED_COLUMNS = ("urn", "number_key", "ordinal", "year", "symbol", "title_key", "issuer_key")
DERIVED = frozenset(_DERIVED_COLUMNS)
EDITABLE = frozenset(DOCUMENT_COLUMNS) - DERIVED - {"id", "batch_id"}
_DATES = frozenset({"issued_on", "effective_on", "declared_end"})

EVENT_COLUMNS = (
    "id", "document_id", "kind", "on_date", "until_date", "scope", "acting_id", "acting", "announced_id",
    "announced_by", "clause", "quote", "ground", "territory", "label", "source", "source_url", "seen", "batch_id",
)  # fmt: skip
RELATION_COLUMNS = ("id", "document_id", "kind", "target_id", "target", "quote", "source", "batch_id")
SOURCE_COLUMNS = ("id", "document_id", "source", "source_id", "url", "seen", "facts", "conflicts", "batch_id")
TEXT_COLUMNS = ("id", "document_id", "text", "source", "batch_id")
DECISION_COLUMNS = ("id", "item", "document_id", "decision", "reason", "due", "batch_id")

Value = str | int | None


@dataclass(frozen=True, slots=True)
class Source:
    """A source that has the document; `facts` is a digest of what it said, `conflicts` what it said otherwise.

    `conflicts` is JSON: a list of [field, ours, theirs].
    """

    document_id: int
    source: str
    source_id: str | None = None
    url: str | None = None
    seen: dt.date | None = None
    facts: str | None = None
    conflicts: str | None = None
    id: int = 0
    batch_id: int | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided on an item of the review worklist."""

    item: str
    document_id: int
    decision: str
    reason: str | None = None
    due: dt.date | None = None
    id: int = 0
    batch_id: int | None = None


@lru_cache(maxsize=65536)
def day(text: str | None) -> dt.date | None:
    """Return the date of a column; None where it is empty or no date (doctor reports such)."""
    if not text:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class NumberColumns:
    """The parts of a number as the columns have them; `printed` is the symbol in its usual letters."""

    key: str | None = None
    ordinal: str | None = None
    year: int | None = None
    symbol: str | None = None
    printed: str = ""


_NO_NUMBER = NumberColumns()
_WORD = re.compile(r"\w+")


@lru_cache(maxsize=16384)
def number_columns(number: str | None) -> NumberColumns:
    """Return the parts of a number as printed; empty where it does not parse."""
    parsed = parse_number(number) if number else None
    if parsed is None:
        return _NO_NUMBER
    groups = "-".join(parsed.groups)
    year = parsed.year
    ordinal = parsed.ordinal_key
    return NumberColumns(f"{ordinal}/{year or ''}/{groups}", ordinal, year, groups, parsed.symbol)


@lru_cache(maxsize=16384)
def _issuer_key(issuer: str | None) -> str | None:
    return squash(issuer) or None if issuer else None


def _title_key(title: str | None) -> str | None:
    if not title:
        return None
    # Plain letters need no folding: the same as `squash`, for registers without diacritics.
    return (" ".join(_WORD.findall(title.lower())) if title.isascii() else squash(title)) or None


def _derived(document: Document) -> tuple[Value, ...]:
    """Return the derived columns: urn, number_key, ordinal, year, symbol, title_key, issuer_key."""
    parts = number_columns(document.number)
    return (
        make_urn(document.type, document.number, document.issuer, document.issued_on),
        parts.key,
        parts.ordinal,
        parts.year,
        parts.symbol,
        _title_key(document.title),
        _issuer_key(document.issuer),
    )


def describe(document: Document) -> Document:
    """Return the document with its derived columns computed from the facts."""
    derived: dict[str, Any] = dict(zip(_DERIVED_COLUMNS, _derived(document), strict=True))
    return replace(document, **derived)


def _text(value: object) -> Value:
    if value is None or type(value) is int:
        return value
    if type(value) is bool:
        return int(value)
    if type(value) is str:
        return value or None
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value) or None


def document_row(document: Document) -> tuple[Value, ...]:
    """Return the values of a document in the order of DOCUMENT_COLUMNS."""
    return tuple([_text(getattr(document, name)) for name in DOCUMENT_COLUMNS])


_FACT_COLUMNS = DOCUMENT_COLUMNS[1 : -len(_DERIVED_COLUMNS) - 1]
_facts = attrgetter(*_FACT_COLUMNS)


def new_document_row(document: Document, batch_id: int) -> tuple[Value, ...]:
    """Return the values of a document that is to be added: derived columns computed, the id left open."""
    return (0, *[_text(value) for value in _facts(document)], *_derived(document), batch_id)


_NORMATIVE = {str(each): each for each in Normative}
_KNOWN_BY = {str(each): each for each in KnownBy}
_EVENT_KINDS = {str(each): each for each in EventKind}


def read_document(row: Sequence[Any]) -> Document:
    """Return the document of a row in the order of DOCUMENT_COLUMNS."""
    (
        ident, type_, number, title, issuer, issued, effective, end, territory, normative, rank, signer, field,
        drafting, known_by, followed, urn, key, ordinal, year, symbol, title_key, issuer_key, batch,
    ) = row  # fmt: skip
    return Document(
        ident, type_, number, title, issuer, day(issued), day(effective), day(end), territory,
        _NORMATIVE[normative], rank, signer, field, drafting, _KNOWN_BY[known_by],
        followed != 0, urn, key, ordinal, year, symbol, title_key, issuer_key, batch,
    )  # fmt: skip


def event_row(event: Event, batch_id: int) -> tuple[Value, ...]:
    """Return the values of an event in the order of EVENT_COLUMNS."""
    return (
        event.id,
        event.document_id,
        str(event.kind),
        _text(event.on),
        _text(event.until),
        str(event.scope),
        event.acting_id,
        *(
            _text(value)
            for value in (
                event.acting, event.announced_id, event.announced_by, event.clause, event.quote, event.ground,
                event.territory, event.label, event.source, event.source_url, event.seen,
            )
        ),
        batch_id,
    )  # fmt: skip


def read_scope(text: str) -> Scope:
    """Return the scope of a column; one that cannot be read touches an unknown part, never the whole."""
    if not text:
        return WHOLE
    return parse_scope(text) or Scope.unreadable(text)


def read_event(row: Sequence[Any]) -> Event:
    """Return the event of a row: EVENT_COLUMNS, its batch's time and person, the acting document's dates."""
    return Event(
        id=row[0],
        document_id=row[1],
        kind=_EVENT_KINDS[row[2]],
        on=day(row[3]),
        until=day(row[4]),
        scope=read_scope(row[5]),
        acting_id=row[6],
        acting=row[7],
        announced_id=row[8],
        announced_by=row[9],
        clause=row[10],
        quote=row[11],
        ground=row[12],
        territory=row[13],
        label=row[14],
        source=row[15],
        source_url=row[16],
        seen=day(row[17]),
        batch_id=row[18],
        recorded_at=dt.datetime.fromisoformat(row[19]),
        recorded_by=row[20],
        acting_effective_on=day(row[21]),
        acting_ended_on=day(row[22]),
        acting_type=row[23],
    )


def relation_row(relation: RelationEdge, batch_id: int) -> tuple[Value, ...]:
    """Return the values of a relation in the order of RELATION_COLUMNS."""
    return (
        relation.id, relation.document_id, str(relation.kind), relation.target_id, relation.target,
        relation.quote, relation.source, batch_id,
    )  # fmt: skip


def read_relation(row: Sequence[Any]) -> RelationEdge:
    """Return the relation of a row in the order of RELATION_COLUMNS."""
    return RelationEdge(
        id=row[0],
        document_id=row[1],
        kind=RelationType(row[2]),
        target_id=row[3],
        target=row[4],
        quote=row[5],
        source=row[6],
        batch_id=row[7],
    )


def source_row(source: Source, batch_id: int) -> tuple[Value, ...]:
    """Return the values of a source in the order of SOURCE_COLUMNS."""
    return (
        source.id, source.document_id, source.source, source.source_id, source.url, _text(source.seen),
        source.facts, source.conflicts, batch_id,
    )  # fmt: skip


def read_source(row: Sequence[Any]) -> Source:
    """Return the source of a row in the order of SOURCE_COLUMNS."""
    return Source(row[1], row[2], row[3], row[4], day(row[5]), row[6], row[7], row[0], row[8])


def read_decision(row: Sequence[Any]) -> Decision:
    """Return the decision of a row in the order of DECISION_COLUMNS."""
    return Decision(row[1], row[2], row[3], row[4], day(row[5]), row[0], row[6])


def apply_fields(document: Document, values: dict[str, Any]) -> Document:
    """Return the document with fields set from their stored form."""
    typed: dict[str, Any] = {name: day(value) if name in _DATES else value for name, value in values.items()}
    if "normative" in typed:
        typed["normative"] = _NORMATIVE[typed["normative"]]
    if "known_by" in typed:
        typed["known_by"] = _KNOWN_BY[typed["known_by"]]
    if "followed" in typed:
        typed["followed"] = typed["followed"] != 0
    return replace(document, **typed)


def columns(names: Sequence[str], prefix: str = "") -> str:
    """Return the names as a list of SQL columns."""
    return ", ".join(f'{prefix}"{name}"' for name in names)


def rows_of(connection: sqlite3.Connection, sql: str, values: Sequence[Value] = ()) -> list[tuple[Any, ...]]:
    """Return all rows of a query."""
    return connection.execute(sql, values).fetchall()
