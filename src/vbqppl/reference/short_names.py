"""Programmes and plans that texts cite by a short name bound to one document."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from vbqppl.reference.files import Row, day, read_table


@dataclass(frozen=True, slots=True)
class NamedDocument:
    """A short name ("Đề án 06") and the one document that it stands for."""

    name: str
    number: str
    type: str
    issuer: str
    issued_on: date | None
    title: str
    example: str
    source: str
    seen: str


def _build(row: Row) -> NamedDocument:
    return NamedDocument(
        row["name"],
        row["number"],
        row["type"],
        row["issuer"],
        day(row["issued_on"]),
        row["title"],
        row["example"],
        row["source"],
        row["seen"],
    )


@cache
def named_documents() -> tuple[NamedDocument, ...]:
    """Return every short name that stands for one document."""
    return read_table("named_documents.csv", _build)
