"""One row of a collection, read by its mapping into a document and its events."""

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from vbqppl.intake.identity import usual
from vbqppl.intake.mapping import Followed, RowMapping
from vbqppl.intake.model import Incoming, Rejected
from vbqppl.intake.rows import SURPLUS, UNREADABLE, Row
from vbqppl.reference import type_by_name
from vbqppl.registry.rows import number_columns
from vbqppl.text import nfc, parse_date, squash
from vbqppl.validity.labels import NOT_SUITABLE, read_label
from vbqppl.validity.model import Document, Event, EventKind, Normative, StatusCode
from vbqppl.validity.scope import WHOLE, Scope

_DATE_FIELDS = ("issued_on", "effective_on", "declared_end")
_PART = Scope.unreadable("một phần")
_ENDED = frozenset({EventKind.EXPIRED, EventKind.REPLACED, EventKind.REPEALED})
_SUSPENDED = frozenset({EventKind.SUSPENDED, EventKind.STAYED})
_PAUSED = frozenset({StatusCode.SUSPENDED, StatusCode.PARTLY_SUSPENDED})
_STOPPED = _PAUSED | {StatusCode.EXPIRED, StatusCode.PARTLY_EXPIRED}
_AFTER_WORDS = re.compile(r"\bsố(?:\s+ký\s+hiệu|\s+hiệu)?\s*:?\s*(\d.*)$", re.IGNORECASE)
_FORMULA = re.compile(r"=|[+\-@]\s*[A-Za-z.]+\(")  # what a spreadsheet takes for a formula (CWE-1236)
_BARE = re.compile(r"\d+[A-Za-z]?")
_NO_NUMBER = frozenset({"", "khong so", "k so", "ko so", "khong co so"})
# More letters than any such field of a real document has: a slip of columns, or a file that is no register.
_LONGEST = {"number": 200, "type": 200, "title": 20_000}
_LONG = 2_000
_SHORTEST_LIMIT = 200
_QUOTED = 60
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
    passed_over: bool = False  # the file has columns that tell of force, and the mapping does not read them

    def read(self, number: int, row: Row) -> Incoming | Rejected | str:
        """Return the document of a row, why it is rejected, or (text) why it is left out on purpose."""
        if UNREADABLE in row:
            return Rejected(number, "unreadable", row[UNREADABLE][:120])
        if SURPLUS in row:
            return Rejected(number, "too_many_cells", " | ".join(map(str, row[SURPLUS]))[:120])
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
        check_texts(texts)
        check_number(texts, own_id=bool(own_id))
        seen_text = mapping.seen(row)
        seen = read_day(seen_text) if seen_text else None
        source = mapping.source(row)
        url = mapping.url(row) or None
        label = nfc(mapping.label(row)) if mapping.label is not None else ""
        events = self._events(row, source, url, seen, label)
        stopped = mapping.stopped_on(row) if mapping.stopped_on and read_label(label) not in _STOPPED else ""
        document = read_document(texts, followed=self._followed(events, label, unclear=bool(stopped)))
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
            remarks=_remarks(document, label, stopped),
        )

    def _followed(self, events: tuple[Event, ...], label: str, *, unclear: bool) -> bool:
        """Tell whether the source tells what became of this document; a status that nobody here knows does not."""
        said = self.mapping.followed
        if label and _unknown(label):
            return False
        if said is Followed.YES and not label and (self.passed_over or unclear):
            return False  # it may say there what it does not say here
        return said is Followed.YES or (said is Followed.STATUS and any(map(_tells, events)))

    def _events(self, row: Row, source: str, url: str | None, seen: dt.date | None, label: str) -> tuple[Event, ...]:
        mapping = self.mapping
        made: list[Event] = []
        if mapping.events is not None:
            made.extend(self._listed(row.get(mapping.events.column) or [], source, url, seen))
        if (ended := self._ended(row, label)) is not None:
            on, kind, scope = ended
            kinds = _SUSPENDED if kind is EventKind.SUSPENDED else _ENDED
            if not any(each.kind in kinds and each.scope.is_whole == scope.is_whole for each in made):
                made.append(Event(0, kind, on, scope=scope, source=source, source_url=url, seen=seen))
        if label:  # kept as printed, also where nobody here knows what it means
            told = seen or self.day
            made.append(Event(0, EventKind.PUBLISHED_STATUS, label=label, source=source, source_url=url, seen=told))
        return tuple(made)

    def _ended(self, row: Row, label: str) -> tuple[dt.date, EventKind, Scope] | None:
        """Return the day of an end, and what ended then: a label tells a part, or a suspension, from the whole."""
        said = read_label(label)
        on = read_day(self.mapping.ended_on(row)) if self.mapping.ended_on is not None else None
        if on is None and self.mapping.stopped_on is not None and said in _STOPPED:
            on = read_day(self.mapping.stopped_on(row))
        if on is None:
            return None
        kind = EventKind.SUSPENDED if said in _PAUSED else EventKind.EXPIRED
        return on, kind, _PART if said in {StatusCode.PARTLY_EXPIRED, StatusCode.PARTLY_SUSPENDED} else WHOLE

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


def _tells(event: Event) -> bool:
    """Tell whether an event says what became of a document: that it began is no answer."""
    if event.kind is EventKind.PUBLISHED_STATUS:
        return read_label(event.label) not in {None, StatusCode.UNKNOWN}
    return event.kind not in {EventKind.ISSUED, EventKind.EFFECTIVE}


def _unknown(label: str) -> bool:
    """Tell whether a published status leaves it open, or means nothing that is known."""
    return read_label(label) in {None, StatusCode.UNKNOWN} and squash(label) != NOT_SUITABLE


def _remarks(document: Document, label: str, stopped: str) -> tuple[tuple[str, str], ...]:
    """Return what is odd about a row that is imported: a status that is not known, a number that does not parse."""
    found: list[tuple[str, str]] = []
    if label and read_label(label) is None and squash(label) != NOT_SUITABLE:
        found.append(("unknown_label", label))
    if stopped:  # an end or a suspension, and nothing beside it tells which
        found.append(("end_or_suspension", stopped))
    if document.number is not None and number_columns(document.number).key is None:
        found.append(("number_not_read", document.number))
    return tuple(found)


def check_texts(texts: dict[str, str]) -> None:
    """Raise RowError for a formula of a spreadsheet, and for more words than such a field can have."""
    for name, text in texts.items():
        if not text:
            continue
        if text[0] in "=+-@" and _FORMULA.match(text):
            raise RowError("formula", text[:_QUOTED])
        if len(text) > _SHORTEST_LIMIT and len(text) > _LONGEST.get(name, _LONG):
            raise RowError(f"{name}_too_long" if name in _LONGEST else "too_long", f"{text[:_QUOTED]}…")


def check_number(texts: dict[str, str], *, own_id: bool) -> None:
    """Raise RowError where nothing tells which document a row is about.

    A number needs its symbol; a bare one ("428", as the oldest documents have) counts where type, issuer and
    title stand beside it. A row without a number counts where the source says that there is none
    ("Không số"), where it names the document by an id of its own, and for types that bear no symbol (Hiến pháp).
    """
    number = texts.get("number", "")
    if number[:1].isdigit() and "/" in number:  # as nearly all are
        return
    if squash(number) in _NO_NUMBER:
        texts["number"] = ""
        if not (texts.get("title") or (own_id and texts.get("type"))):
            raise RowError("no_number_no_title")
        if number or own_id:
            return
        kind = type_by_name(texts.get("type", ""))
        if kind is None or kind.abbreviations:
            raise RowError("no_number", texts.get("title", "")[:_QUOTED])
    elif _BARE.fullmatch(number):
        if not (texts.get("type") and texts.get("issuer") and texts.get("title")):
            raise RowError("number_without_symbol", number)
    elif not any(map(str.isdigit, number)):
        raise RowError("not_a_number", number[:_QUOTED])


def read_document(texts: dict[str, str], *, followed: bool = True) -> Document:
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
        followed=followed,
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
    if set(map(type, row.values())) <= {str}:
        said = "\x1f".join([f"{name}={value}" for name, value in row.items() if value])
    else:
        said = repr(sorted(row.items(), key=str))
    return blake2b(said.encode(), digest_size=8).hexdigest()
