"""One row of a collection, read by its mapping into a document and its events."""

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from vbqppl.intake.identity import usual
from vbqppl.intake.mapping import RowMapping
from vbqppl.intake.model import Incoming, Rejected
from vbqppl.intake.rows import SURPLUS, UNREADABLE, Row
from vbqppl.registry.rows import number_columns
from vbqppl.text import nfc, parse_date, squash
from vbqppl.validity.labels import NOT_SUITABLE, read_label
from vbqppl.validity.model import Document, Event, EventKind, Normative
from vbqppl.validity.scope import WHOLE, Scope

_DATE_FIELDS = ("issued_on", "effective_on", "declared_end")
_PART = Scope.unreadable("một phần")
_AFTER_WORDS = re.compile(r"\bsố(?:\s+ký\s+hiệu|\s+hiệu)?\s*:?\s*(\d.*)$", re.IGNORECASE)
_NOTHING = frozenset({"", "-", "--", "---", "null", "none", "không", "khong"})


class RowError(Exception):
    """A row cannot be imported: a code and the words it is about."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.detail = detail


@lru_cache(maxsize=65536)
def read_day(text: str) -> dt.date | None:
    """Return the date of a cell, also with a time behind it; None for an empty one; RowError for anything else."""
    if text.casefold() in _NOTHING:
        return None
    found = parse_date(text) or parse_date(text[:10].rstrip("T"))
    if found is None:
        raise RowError("bad_date", text)
    return found


@dataclass(frozen=True, slots=True)
class RowReader:
    """Reads the rows of one file by one mapping; `day` is the day of the import."""

    mapping: RowMapping
    day: dt.date

    def read(self, number: int, row: Row) -> Incoming | Rejected | str:
        """Return the document of a row, why it is rejected, or (text) why it is left out on purpose."""
        if UNREADABLE in row:
            return Rejected(number, "unreadable", row[UNREADABLE][:120])
        if SURPLUS in row:
            return Rejected(number, "too_many_cells", str(row[SURPLUS])[:120])
        reason = self.mapping.left_out(row)
        if reason:
            return reason
        try:
            return self._read(number, row)
        except RowError as error:
            return Rejected(number, error.reason, error.detail)

    def _read(self, number: int, row: Row) -> Incoming:
        mapping = self.mapping
        texts = {name: cell(row) for name, cell in mapping.cells.items()}
        own_id = mapping.source_id(row)
        if not (texts.get("number") or texts.get("title") or (own_id and texts.get("type"))):
            raise RowError("no_number_no_title")
        if texts.get("number", "").isdigit() and not texts.get("title"):
            raise RowError("number_without_symbol", texts["number"])
        document = read_document(texts)
        seen_text = mapping.seen(row)
        seen = read_day(seen_text) if seen_text else None
        source = mapping.source(row)
        url = mapping.url(row) or None
        events = self._events(row, source, url, seen)
        facts = _digest(row)
        return Incoming(
            row=number,
            source=source,
            source_id=own_id or f"row:{facts}",
            facts=facts,
            document=document,
            events=events,
            url=url,
            seen=seen.isoformat() if seen else None,
        )

    def _events(self, row: Row, source: str, url: str | None, seen: dt.date | None) -> tuple[Event, ...]:
        mapping = self.mapping
        made: list[Event] = []
        if mapping.events is not None:
            made.extend(self._listed(row.get(mapping.events.column) or [], source, url, seen))
        if mapping.ended_on is not None and (ended := read_day(mapping.ended_on(row))) is not None:
            kinds = (EventKind.EXPIRED, EventKind.REPLACED, EventKind.REPEALED)
            if not any(each.kind in kinds and each.scope.is_whole for each in made):
                made.append(Event(0, EventKind.EXPIRED, ended, source=source, source_url=url, seen=seen))
        if mapping.label is not None:
            label = nfc(mapping.label(row))
            if label and (read_label(label) is not None or squash(label) == NOT_SUITABLE):
                made.append(
                    Event(
                        0,
                        EventKind.PUBLISHED_STATUS,
                        label=label,
                        source=source,
                        source_url=url,
                        seen=seen or self.day,
                    )
                )
        return tuple(made)

    def _listed(self, cells: Any, source: str, url: str | None, seen: dt.date | None) -> list[Event]:
        plan = self.mapping.events
        made: list[Event] = []
        if plan is None or not isinstance(cells, list):
            return made
        for cell in cells:
            word = nfc(str(cell[plan.kind]))
            rule = self.mapping.kinds.get(word)
            if rule is None:
                raise RowError("unknown_event", word)
            made.append(
                Event(
                    0,
                    rule.kind,
                    read_day(str(cell[plan.on])),
                    scope=_PART if rule.part else WHOLE,
                    acting=nfc(str(cell[plan.acting])) or None,
                    source=source,
                    source_url=url,
                    seen=seen,
                )
            )
        return made


def read_document(texts: dict[str, str]) -> Document:
    """Return the document of a row's texts, with what its number itself says. Raises RowError."""
    dates = {name: read_day(texts[name]) if texts.get(name) else None for name in _DATE_FIELDS}
    normative = texts.get("normative") or "unknown"
    if normative not in {"yes", "no", "unknown"}:
        raise RowError("bad_normative", normative)
    number = _number(texts.get("number"))
    issuer = _known_words(texts.get("issuer"))
    type_name, found, place = usual(_known_words(texts.get("type")), number, issuer, dates["issued_on"])
    if normative != "unknown":
        found = Normative(normative)
    return Document(
        type=type_name,
        number=number,
        title=_words(texts.get("title")),
        issuer=issuer,
        territory=texts.get("territory") or None,
        normative=found,
        rank=None if found is Normative.NO else place,
        signer=texts.get("signer") or None,
        field=texts.get("field") or None,
        drafting_body=texts.get("drafting_body") or None,
        issued_on=dates["issued_on"],
        effective_on=dates["effective_on"],
        declared_end=dates["declared_end"],
    )


def _number(text: str | None) -> str | None:
    """Return a number as printed, without the words before it ("Luật số 51/2024/QH15", "Số: 02/2022/NQ-HĐTP")."""
    words = _words(text)
    if words is None or number_columns(words).key is not None:
        return words
    match = _AFTER_WORDS.search(words)
    return match[1] if match and number_columns(match[1]).key is not None else words


def _words(text: str | None) -> str | None:
    """Return the words in one spelling; None where there are none."""
    if not text:
        return None
    # Plain letters have one spelling already, and a large register may have nothing else.
    return " ".join(text.split()) if text.isascii() else nfc(text)


_known_words = lru_cache(maxsize=16384)(_words)


def _digest(row: Row) -> str:
    """Return a digest of what a row says: the same row again is known by it."""
    said = (
        "\x1f".join(f"{name}={value}" for name, value in row.items() if value not in {"", None} or value == 0)
        if all(isinstance(value, str) for value in row.values())
        else repr(sorted(row.items(), key=str))
    )
    return blake2b(said.encode(), digest_size=8).hexdigest()
