"""Types of documents: their names, abbreviations, and whether they have an effect of their own."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final, Literal, cast

from vbqppl.reference.files import Row, day, one_of, read_table, several, yes_no
from vbqppl.text import fold, nfc

Normative = Literal["always", "by_number", "never"]
_NORMATIVE: Final = frozenset({"always", "by_number", "never"})
_SYSTEMS: Final = frozenset({"state", "party", "both", "copy"})


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A type of document ("Quyết định").

    `abbreviations` are those of its symbols, the usual one first; those in `party_only` mean this type in
    symbols of the Party only ("TT" is Thông tri there, and Thông tư elsewhere). `effect` tells whether it has
    an effect of its own, for the `reason` given; `normative` whether it is a legal normative document always,
    never, or where its number has a year. `order` sorts lists of types.
    """

    name: str
    abbreviations: tuple[str, ...]
    party_only: tuple[str, ...]
    effect: bool
    normative: Normative
    system: str
    order: int
    reason: str
    example: str
    source: str
    seen: str
    begins: date | None
    ends: date | None


def _build(row: Row) -> DocumentType:
    return DocumentType(
        row["name"],
        several(row["abbreviations"]),
        several(row["party_only"]),
        yes_no(row["effect"]),
        cast("Normative", one_of(row["normative"], _NORMATIVE)),
        one_of(row["system"], _SYSTEMS),
        int(row["order"]),
        row["reason"],
        row["example"],
        row["source"],
        row["seen"],
        day(row["from"]),
        day(row["to"]),
    )


@cache
def document_types() -> tuple[DocumentType, ...]:
    """Return every type of document, in the order of lists."""
    return read_table("types.csv", _build)


@cache
def _by_name() -> dict[str, DocumentType]:
    exact = {kind.name.casefold(): kind for kind in document_types()}
    folded: dict[str, DocumentType] = {}
    for kind in document_types():
        folded.setdefault(fold(kind.name), kind)
    return folded | exact


def type_by_name(name: str) -> DocumentType | None:
    """Return the type called `name`, in any case, with or without diacritics; None for an unknown one."""
    words = nfc(name)
    return _by_name().get(words.casefold()) or _by_name().get(fold(words))


@cache
def _by_abbreviation() -> tuple[dict[str, tuple[DocumentType, ...]], ...]:
    """Return the types by abbreviation: as written, in any case, without diacritics."""
    spellings = (str, str.casefold, lambda text: fold(str(text)))
    tables: list[dict[str, tuple[DocumentType, ...]]] = []
    for spell in spellings:
        table: dict[str, tuple[DocumentType, ...]] = {}
        for kind in document_types():
            for key in dict.fromkeys(map(spell, kind.abbreviations)):
                table[key] = (*table.get(key, ()), kind)
        tables.append(table)
    return tuple(tables)


def type_by_abbreviation(abbreviation: str) -> tuple[DocumentType, ...]:
    """Return the types that an abbreviation may stand for, none for an unknown one.

    The spelling decides first (ĐA is Đề án, DA is Dự án), then the letters in any case, then without marks.
    """
    exact, cased, folded = _by_abbreviation()
    word = nfc(abbreviation)
    return exact.get(word) or cased.get(word.casefold()) or folded.get(fold(word)) or ()
