"""What the registry feeds to an index: every document, and those that the journal says have changed."""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from vbqppl.search.analyzer import unit_tokens
from vbqppl.search.engine import TITLE_WEIGHT, IndexedDocument, article_token, unit_id
from vbqppl.search.units import heading_of, split
from vbqppl.text import clean, nfc

_DOCUMENTS = """
SELECT d.id, d.type, d.number, d.title, t.text
FROM document AS d LEFT JOIN document_text AS t ON t.document_id = d.id"""
_BATCH = 400
_ARTICLE = re.compile(r"Điều (\S+)")


@dataclass(frozen=True, slots=True)
class PreparedUnit:
    """A unit with its tokens, ready for an engine."""

    id: int
    provision: str
    attached: bool
    title: str
    text: str
    tokens: list[str]


def documents(connection: sqlite3.Connection) -> Iterator[IndexedDocument]:
    """Yield every document that counts, by id, without holding them all."""
    yield from map(_document, connection.execute(f"{_DOCUMENTS} ORDER BY d.id"))


def documents_of(connection: sqlite3.Connection, ids: Iterable[int]) -> Iterator[IndexedDocument]:
    """Yield those of the documents that count, by id."""
    listed = sorted(set(ids))
    for start in range(0, len(listed), _BATCH):
        some = listed[start : start + _BATCH]
        marks = ",".join("?" * len(some))
        rows = connection.execute(f"{_DOCUMENTS} WHERE d.id IN ({marks}) ORDER BY d.id", some)
        yield from map(_document, rows.fetchall())


def _document(row: tuple[int, str | None, str | None, str | None, str | None]) -> IndexedDocument:
    ident, type_, number, title, text = row
    heading = " ".join(part for part in (type_, number, title) if part)
    return IndexedDocument(ident, nfc(heading), clean(text or "").text)


def changed_since(connection: sqlite3.Connection, batch: int) -> set[int]:
    """Return the documents whose record or text a later batch of the journal has touched, also by undoing."""
    touched = [
        ident
        for (ident,) in connection.execute(
            "WITH RECURSIVE touched(id) AS ("
            " SELECT id FROM batch WHERE id > ?"
            " UNION SELECT b.undoes FROM batch AS b JOIN touched AS t ON b.id = t.id WHERE b.undoes IS NOT NULL"
            ") SELECT id FROM touched",
            (batch,),
        )
    ]
    found: set[int] = set()
    for one in touched:
        for table, first, last in connection.execute(
            "SELECT table_name, row_id, last_row_id FROM change WHERE batch_id = ?", (one,)
        ).fetchall():
            if table == "document_record":
                found.update(range(first, last + 1))
            elif table == "document_text_record":
                rows = connection.execute(
                    "SELECT document_id FROM document_text_record WHERE id BETWEEN ? AND ?", (first, last)
                )
                found.update(ident for (ident,) in rows)
    return found


def prepare(document: IndexedDocument) -> Iterator[PreparedUnit]:
    """Yield the units of a document with their tokens; the first stands for the document."""
    for unit in split(document.text):
        text = document.text[unit.start : unit.end]
        provision = str(unit.provision) if unit.provision else ""
        yield PreparedUnit(
            unit_id(document.id, unit.ordinal),
            provision,
            bool(unit.provision and unit.provision.attached),
            document.title,
            text,
            tokens_of(unit.ordinal, provision, document.title, text),
        )


def tokens_of(ordinal: int, provision: str, title: str, text: str) -> list[str]:
    """Return the tokens of a unit from what an engine stores of it: the same each time."""
    heading = heading_of(text) if provision else ""
    tokens = unit_tokens(title, heading, text, title_weight=TITLE_WEIGHT if ordinal == 0 else 1)
    if match := _ARTICLE.match(provision):
        tokens.append(article_token(match[1]))
    return tokens


def last_batch(connection: sqlite3.Connection) -> tuple[int, str]:
    """Return the last batch of the journal with its hash; (0, "") where there is none."""
    row = connection.execute("SELECT id, hash FROM batch ORDER BY id DESC LIMIT 1").fetchone()
    return (int(row[0]), str(row[1])) if row else (0, "")


def batch_hash(connection: sqlite3.Connection, batch: int) -> str:
    """Return the hash of a batch; "" where the journal has no such batch."""
    row = connection.execute("SELECT hash FROM batch WHERE id = ?", (batch,)).fetchone()
    return str(row[0]) if row else ""
