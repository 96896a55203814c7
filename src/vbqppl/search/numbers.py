"""Numbers of documents in a query are looked up in the registry's own tables, in whatever way they are typed."""

import re
import sqlite3
from dataclasses import dataclass

from vbqppl.citation import parse_number
from vbqppl.reference import DocumentType, type_by_name
from vbqppl.search.analyzer import folded
from vbqppl.search.engine import Filter
from vbqppl.text.dates import EARLIEST_YEAR, LATEST_YEAR

MOST_FOUND = 500
MOST_READ = 2000  # characters of a query in which numbers are looked for
_MOST_GROUPS = 6
_LONGEST_GROUP = 14
_LONGEST_TYPE = 4  # words of a type's name that may stand before a number
_PIECE = re.compile(r"[^\W_]+(?:\.\d{1,4}(?!\d))?")
_ORDINAL = re.compile(r"(\d{1,6}(?:\.\d{1,4})?)([a-z]?)$")
_INSIDE = re.compile(
    r"(?<![\w/])\d{1,6}(?:\.\d{1,4})?[A-Za-zĐđ]?[ ]?[/\-][ ]?(?:\d{4}[ ]?/[ ]?)?"
    r"[A-Za-zĐđ][\w&]*(?:[ ]?[/\-&][ ]?[A-Za-zĐđ][\w&]*){0,5}"
)


@dataclass(frozen=True, slots=True)
class Spelling:
    """A number as typed: any part may be missing but the ordinal."""

    ordinal: str
    year: int | None
    groups: tuple[str, ...]
    type: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The documents whose number was asked for, the best first; `whole`: the query was nothing else."""

    documents: tuple[int, ...] = ()
    whole: bool = False


def read_spelling(text: str) -> Spelling | None:
    """Read "428/QĐ-UBND", "428", "qd-ubnd 428", "118/2025", "nđ 118", "nghị định số 118"; None for anything else."""
    pieces = _PIECE.findall(folded(text))
    if not 1 <= len(pieces) <= _MOST_GROUPS + 2 + _LONGEST_TYPE + 1:
        return None
    kind, pieces = _type_first(pieces)
    pieces = [piece for piece in pieces if piece != "so"]
    ordinal: str | None = None
    year: int | None = None
    groups: list[str] = []
    for piece in pieces:
        match = _ORDINAL.match(piece)
        if match and ordinal is None:
            ordinal = (match[1].lstrip("0") or "0") + match[2].upper()
        elif year is None and _is_year(piece):
            year = int(piece)
        elif any(letter.isalpha() for letter in piece) and len(piece) <= _LONGEST_GROUP:
            groups.append(piece.upper())
        else:
            return None
    if ordinal is None or len(groups) > _MOST_GROUPS:
        return None
    bare = year is None and not groups and kind is None
    if bare and _is_year(ordinal):
        return None  # A year alone is no number.
    return Spelling(ordinal, year, tuple(groups), kind.name if kind else None)


def _is_year(piece: str) -> bool:
    return len(piece) == 4 and piece.isdecimal() and EARLIEST_YEAR <= int(piece) <= LATEST_YEAR  # noqa: PLR2004


def _type_first(pieces: list[str]) -> tuple[DocumentType | None, list[str]]:
    """Take the name of a type off the beginning, the longest that is one."""
    for count in range(min(_LONGEST_TYPE, len(pieces) - 1), 0, -1):
        name = " ".join(pieces[:count])
        if any(letter.isdigit() for letter in name):
            continue
        if (kind := type_by_name(name)) is not None:
            return kind, pieces[count:]
    return None, pieces


def find(connection: sqlite3.Connection, free: str, only: Filter | None) -> Found:
    """Return the documents whose number the words of a query give, or hold among others."""
    free = free[:MOST_READ]
    if not any(letter.isdigit() for letter in free):
        return Found()
    spelling = read_spelling(free)
    if spelling is not None:
        documents = look_up(connection, spelling, only, typed=free)
        if documents:
            return Found(documents, whole=True)
    inside: dict[int, None] = {}
    for match in _INSIDE.finditer(free):
        number = parse_number(match.group())
        if number is not None:
            one = Spelling(number.ordinal_key, number.year, number.groups)
            inside.update(dict.fromkeys(look_up(connection, one, only, typed=match.group())))
    return Found(tuple(inside)[:MOST_FOUND])


def look_up(connection: sqlite3.Connection, spelling: Spelling, only: Filter | None, *, typed: str) -> tuple[int, ...]:
    """Return the documents that have such a number: the very number first, then the latest."""
    conditions = ["d.ordinal = ?"]
    values: list[str | int] = [spelling.ordinal]
    if spelling.year is not None:
        # The year in the number, or the year of issue of a number that has none.
        conditions.append("(d.year = ? OR (d.year IS NULL AND d.issued_on BETWEEN ? AND ?))")
        values += [spelling.year, f"{spelling.year}-01-01", f"{spelling.year}-12-31"]
    if only is not None:
        conditions.append(f"({only.sql})")
        values += only.values
    rows = connection.execute(
        "SELECT d.id, d.number_key, d.symbol, d.issued_on, d.type FROM document AS d"  # noqa: S608 - values are bound
        f" WHERE {' AND '.join(conditions)}",
        values,
    ).fetchall()
    exact = parse_number(typed)
    key = exact.key if exact else None
    asked_type = folded(spelling.type) if spelling.type is not None else None
    ranked: list[tuple[tuple[bool, bool, bool, int], int]] = []
    for ident, number_key, symbol, issued_on, kind in rows:
        theirs = (symbol or "").split("-")
        if not _fits(spelling.groups, theirs):
            continue
        if asked_type is not None and kind is not None and folded(kind) != asked_type:
            continue
        day = int(str(issued_on or "0").replace("-", ""))
        ranked.append(((number_key != key, len(theirs) != len(spelling.groups), kind is None, -day), ident))
    ranked.sort()
    return tuple(ident for _, ident in ranked[:MOST_FOUND])


def _fits(asked: tuple[str, ...], theirs: list[str]) -> bool:
    """Tell whether every group asked for is one of the symbol's, or all together are the symbol run together."""
    if set(asked).issubset(theirs):
        return True
    return bool(asked) and "".join(asked) == "".join(theirs)
