"""The tables of a registry: the one definition of its schema.

Only writers of schemas, tests and other programs import this module: reading a registry needs no ORM.
Each `*_record` table keeps what was ever recorded; the view of the same name without `_record` shows what
counts now (see `schema.VIEWS`): a batch that was undone hides its rows, nothing is deleted.
"""

import datetime as dt
from typing import ClassVar

from sqlalchemy import Index, MetaData, text
from sqlmodel import Field, SQLModel


class Base(SQLModel):
    """Common base: the tables have their own metadata."""

    metadata: ClassVar[MetaData] = MetaData()


class BatchRow(Base, table=True):
    """One change of the registry: what, who, when, from which file; chained by hash."""

    __tablename__ = "batch"
    __table_args__ = ({"sqlite_autoincrement": True},)
    id: int | None = Field(default=None, primary_key=True)
    kind: str
    by: str
    at: str
    source_file: str | None = None
    sha256: str | None = None
    note: str | None = None
    undoes: int | None = Field(default=None, foreign_key="batch.id")
    withdrawn_by: int | None = Field(default=None, foreign_key="batch.id")
    changes: int = 0
    digest: str = ""
    prev_hash: str = ""
    hash: str = ""


class ChangeRow(Base, table=True):
    """One entry of the journal: rows added (a range of ids), or a document edited (before, after)."""

    __tablename__ = "change"
    __table_args__ = (
        Index("ix_change_batch", "batch_id"),
        Index("ix_change_row", "table_name", "row_id"),
        {"sqlite_autoincrement": True},
    )
    id: int | None = Field(default=None, primary_key=True)
    batch_id: int = Field(foreign_key="batch.id")
    op: str
    table_name: str
    row_id: int
    last_row_id: int
    before: str | None = None
    after: str | None = None
    digest: str = ""


class DocumentRow(Base, table=True):
    """The record of one document; see `validity.model.Document`."""

    __tablename__ = "document_record"
    __table_args__ = (
        Index("ix_document_number_key", "number_key"),
        Index("ix_document_parts", "ordinal", "year"),
        Index("ix_document_symbol", "symbol"),
        Index("ix_document_issued_on", "issued_on"),
        Index("ix_document_title_key", "title_key"),
        {"sqlite_autoincrement": True},
    )
    id: int | None = Field(default=None, primary_key=True)
    type: str | None = None
    number: str | None = None
    title: str | None = None
    issuer: str | None = None
    issued_on: dt.date | None = None
    effective_on: dt.date | None = None
    declared_end: dt.date | None = None
    territory: str | None = None
    normative: str = "unknown"
    rank: int | None = None
    signer: str | None = None
    field: str | None = None
    drafting_body: str | None = None
    known_by: str = "record"
    urn: str | None = None
    number_key: str | None = None
    ordinal: str | None = None
    year: int | None = None
    symbol: str | None = None
    title_key: str | None = None
    issuer_key: str | None = None
    batch_id: int = Field(foreign_key="batch.id")
    followed: int = Field(default=1, sa_column_kwargs={"server_default": text("1")})


class DocumentTextRow(Base, table=True):
    """A text of a document; the latest that counts is the text."""

    __tablename__ = "document_text_record"
    __table_args__ = (Index("ix_document_text_document", "document_id"), {"sqlite_autoincrement": True})
    id: int | None = Field(default=None, primary_key=True)
    document_id: int = Field(foreign_key="document_record.id")
    text: str
    source: str | None = None
    batch_id: int = Field(foreign_key="batch.id")


class DocumentSourceRow(Base, table=True):
    """A source that has the document, under its own id there; `facts` is a digest of what it said."""

    __tablename__ = "document_source_record"
    __table_args__ = (
        Index("ix_document_source_document", "document_id"),
        Index("ix_document_source_id", "source_id", "source"),
        {"sqlite_autoincrement": True},
    )
    id: int | None = Field(default=None, primary_key=True)
    document_id: int = Field(foreign_key="document_record.id")
    source: str
    source_id: str | None = None
    url: str | None = None
    seen: dt.date | None = None
    facts: str | None = None
    conflicts: str | None = None
    batch_id: int = Field(foreign_key="batch.id")


class EventRow(Base, table=True):
    """Something that happened to a document; see `validity.model.Event`. Never changed, never deleted."""

    __tablename__ = "event_record"
    __table_args__ = (
        Index("ix_event_document", "document_id"),
        Index("ix_event_acting", "acting_id"),
        {"sqlite_autoincrement": True},
    )
    id: int | None = Field(default=None, primary_key=True)
    document_id: int = Field(foreign_key="document_record.id")
    kind: str
    on_date: dt.date | None = None
    until_date: dt.date | None = None
    scope: str = ""
    acting_id: int | None = Field(default=None, foreign_key="document_record.id")
    acting: str | None = None
    announced_id: int | None = Field(default=None, foreign_key="document_record.id")
    announced_by: str | None = None
    clause: str | None = None
    quote: str | None = None
    ground: str | None = None
    territory: str | None = None
    label: str | None = None
    source: str | None = None
    source_url: str | None = None
    seen: dt.date | None = None
    batch_id: int = Field(foreign_key="batch.id")


class RelationRow(Base, table=True):
    """A document names another without changing it; see `validity.model.RelationEdge`."""

    __tablename__ = "relation_record"
    __table_args__ = (
        Index("ix_relation_document", "document_id"),
        Index("ix_relation_target", "target_id"),
        {"sqlite_autoincrement": True},
    )
    id: int | None = Field(default=None, primary_key=True)
    document_id: int = Field(foreign_key="document_record.id")
    kind: str
    target_id: int | None = Field(default=None, foreign_key="document_record.id")
    target: str | None = None
    quote: str | None = None
    source: str | None = None
    batch_id: int = Field(foreign_key="batch.id")


class DecisionRow(Base, table=True):
    """What was decided on an item of the review worklist, by whom and why; the latest counts."""

    __tablename__ = "decision_record"
    __table_args__ = (Index("ix_decision_item", "item"), {"sqlite_autoincrement": True})
    id: int | None = Field(default=None, primary_key=True)
    item: str
    document_id: int = Field(foreign_key="document_record.id")
    decision: str
    reason: str | None = None
    due: dt.date | None = None
    batch_id: int = Field(foreign_key="batch.id")


class MetaRow(Base, table=True):
    """Facts about the registry itself."""

    __tablename__ = "meta"
    key: str = Field(primary_key=True)
    value: str


def create_statements() -> list[str]:
    """Return the statements that create every table and index, in order, for SQLite."""
    from sqlalchemy.dialects import sqlite
    from sqlalchemy.schema import CreateIndex, CreateTable

    dialect = sqlite.dialect()
    made: list[str] = []
    for table in Base.metadata.sorted_tables:
        made.append(str(CreateTable(table).compile(dialect=dialect)))
        indexes = sorted(table.indexes, key=lambda index: str(index.name))
        made.extend(str(CreateIndex(index).compile(dialect=dialect)) for index in indexes)
    return ["\n".join(line.rstrip() for line in statement.strip().splitlines()) for statement in made]
