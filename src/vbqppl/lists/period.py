"""The systematisation of a period: its four lists and the collection, for any day.

Periods are of five years and end on 31/12 of the fifth (Luật 64/2025/QH15 and Nghị định 79/2025/NĐ-CP, Điều 49; the
next one is 31/12/2028, of 2024 to 2028). Its documents are those in force at the end of the period before, with
those issued in it, in force or not yet (Điều 51).
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

from vbqppl.lists.counts import announced_on, list_year
from vbqppl.lists.forms import (
    HOLDS,
    PARTS,
    Entry,
    FilledForm,
    Section,
    Wanted,
    cited,
    forms,
    groups,
    not_yet_issued,
    to_handle,
    two_sections,
)
from vbqppl.registry import Registry
from vbqppl.registry.issuers import asked_issuer
from vbqppl.text import write_date
from vbqppl.validity import Document, Event, EventKind, Normative, Status, StatusCode, status
from vbqppl.validity.model import ENDING, SUSPENDING

_YEARS = 5
_FIRST = 2014  # The first period under Nghị định 34/2016/NĐ-CP was 2014 to 2018.
_GONE = frozenset({StatusCode.EXPIRED, StatusCode.SUSPENDED})
NAMES = ("nd79-01", "nd79-02", "nd79-03", "nd79-04", "nd79-05")


@dataclass(frozen=True, slots=True)
class Term:
    """A period of systematisation, by its first and last year."""

    first: int
    last: int

    @property
    def start(self) -> dt.date:
        """Its first day."""
        return dt.date(self.first, 1, 1)

    @property
    def cut_off(self) -> dt.date:
        """Its last day, of which the lists are."""
        return dt.date(self.last, 12, 31)


def term_of(day: dt.date) -> Term:
    """Return the period that a day lies in."""
    first = day.year - (day.year - _FIRST) % _YEARS
    return Term(first, first + _YEARS - 1)


@dataclass(frozen=True, slots=True)
class PeriodLists:
    """The lists of a period: how many documents they rest on, and those of which the status is not known.

    `unsure` counts the documents of which it is not known whether they are normative; they are in no list.
    """

    term: Term
    as_of: dt.date
    source: int
    unknown: tuple[Document, ...]
    unsure: int
    forms: tuple[FilledForm, ...]


@dataclass(slots=True)
class _Sorter:
    """The documents of a period, by the lists that they belong to."""

    registry: Registry
    term: Term
    as_of: dt.date
    source: int = 0
    unsure: int = 0
    gone: tuple[list[Entry], list[Entry]] = field(default_factory=lambda: ([], []))
    parts: tuple[list[Entry], list[Entry]] = field(default_factory=lambda: ([], []))
    holding: list[Entry] = field(default_factory=list)
    unknown: list[Document] = field(default_factory=list)

    def take(self, document: Document, events: list[Event]) -> None:
        """Put one document into the lists that it belongs to."""
        before = status(document, events, as_of=self.term.start - dt.timedelta(days=1))
        now = status(document, events, as_of=self.as_of)
        issued = document.issued_on is not None and document.issued_on >= self.term.start
        mine = issued or before.code in HOLDS or now.code in HOLDS
        missed = now.code in _GONE and any(_announced_in(self.registry, event, self.term) for event in now.basis)
        if now.code is StatusCode.UNKNOWN:
            self.unknown.append(document)
        if not mine and not missed:
            return
        self.source += now.code in _GONE or now.code in HOLDS
        if now.code in _GONE:
            event = next((each for each in reversed(now.basis) if each.kind in ENDING | SUSPENDING), None)
            self._enter(self.gone, document, event or _bare(document, now), now)
        elif now.code in HOLDS:
            self.holding.append(Entry(document, status=now))
            for event in _parts(document, now) if now.code in PARTS else ():
                self._enter(self.parts, document, event, now)

    def _enter(self, lists: tuple[list[Entry], list[Entry]], document: Document, event: Event, now: Status) -> None:
        on = event.works_from or now.since
        lists[int(on is not None and on < self.term.start)].append(Entry(document, cited(self.registry, event), on))


def fill_period(registry: Registry, as_of: dt.date, issuer: str | None = None) -> PeriodLists:
    """Return the lists of the period that a day lies in, as they are on that day; normative documents only.

    Every document of the period stands in list 01 or in list 03, or among the unknown ones.
    """
    term = term_of(as_of)
    found = _Sorter(registry, term, as_of)
    asked = asked_issuer(issuer) if issuer else None
    for document, events in registry.timelines():
        if (asked and not asked.is_met_by(document)) or not_yet_issued(document, as_of):
            continue
        found.unsure += document.normative is Normative.UNKNOWN
        if document.normative is Normative.YES:
            found.take(document, events)
    wanted = Wanted(as_of, issuer=issuer)
    headings = (f"TRONG KỲ {term.first} - {term.last}", f"TRƯỚC NGÀY {write_date(term.start)}")
    one, two, three, four, five = (forms()[name] for name in NAMES)
    contents = (
        (one, two_sections(one, headings, found.gone)),
        (two, two_sections(two, headings, found.parts)),
        (three, [Section("", tuple(groups(found.holding, three, 1)))]),
        (four, [Section("", tuple(groups(to_handle(registry, wanted), four, 1)))]),
        (five, [Section("", tuple(groups(found.holding, five, 1)))]),
    )
    words = f"Kỳ hệ thống hóa {term.first} - {term.last} (tính đến ngày {write_date(as_of)})"
    filled = tuple(
        FilledForm(form, words, issuer, tuple(section for section in sections if section.groups))
        for form, sections in contents
    )
    return PeriodLists(term, as_of, found.source, tuple(found.unknown), found.unsure, filled)


def _parts(document: Document, now: Status) -> Iterator[Event]:
    """Yield the events that ended or suspended parts; where only a label says so, that."""
    parts = [event for event in now.basis if not event.scope.is_whole]
    yield from parts or [_bare(document, now)]


def _bare(document: Document, now: Status) -> Event:
    """Return what a published label tells of an end: no cause, and a day only where the source gave one."""
    return now.basis[-1] if now.basis else Event(document.id, EventKind.EXPIRED, now.since)


def _announced_in(registry: Registry, event: Event, term: Term) -> bool:
    announced = announced_on(registry, event)
    return announced is not None and term.first <= list_year(announced) <= term.last


__all__ = ["NAMES", "PeriodLists", "Term", "fill_period", "term_of"]
