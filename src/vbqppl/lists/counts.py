"""Counts for the yearly report: what expired within a year, and what earlier lists missed."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from vbqppl.lists.mentions import first_mention
from vbqppl.reference import type_by_name
from vbqppl.registry import Registry
from vbqppl.registry.issuers import asked_issuer
from vbqppl.validity import Document, Event, EventKind, Normative, StatusCode, status
from vbqppl.validity.model import AMENDING, ENDING, SUSPENDING

_SECOND_HALF = 7
BY = ("type", "status", "issuer", "field")
_CODES = {
    (True, True): StatusCode.EXPIRED,
    (True, False): StatusCode.PARTLY_EXPIRED,
    (False, True): StatusCode.SUSPENDED,
    (False, False): StatusCode.PARTLY_SUSPENDED,
}


class Period(StrEnum):
    """When what is counted happened."""

    WITHIN = "within"  # in the year itself
    MISSED = "missed"  # before it, and published with it: earlier lists had left it out
    NOW = "now"  # the status of every document today


@dataclass(frozen=True, slots=True)
class Count:
    """How many documents share a period and the values of the columns asked for."""

    period: Period
    values: Mapping[str, str | None]
    count: int

    def as_json(self) -> dict[str, object]:
        """Return the row with the keys of `stats --json`."""
        return {"period": str(self.period), **self.values, "count": self.count}


@dataclass(frozen=True, slots=True)
class Ended:
    """A document that expired or was suspended, in whole or in part, and the day from which."""

    document: Document
    code: StatusCode
    on: dt.date
    period: Period
    event: Event


def list_year(announced: dt.date) -> int:
    """Return the year whose list a decision publishes: the year before, where it is of the first half-year.

    The list of a year is published by 31/01 of the next one (Nghị định 34/2016/NĐ-CP, Điều 157).
    """
    return announced.year if announced.month >= _SECOND_HALF else announced.year - 1


def ended_in(
    registry: Registry,
    year: int,
    *,
    issuer: str | None = None,
    every: bool = False,
    among: Iterable[tuple[Document, Sequence[Event]]] | None = None,
) -> Iterator[Ended]:
    """Yield each document of the list of a year, once: its gravest event of that list.

    Only what `may_be_listed`: administrative documents do not enter the lists. `every` yields each event of the
    list by itself, as a list of parts needs; `among` looks at these documents with their events only.
    """
    wanted = asked_issuer(issuer) if issuer else None
    for document, events in registry.timelines() if among is None else among:
        if not may_be_listed(document) or (wanted and not wanted.is_met_by(document)):
            continue
        counted = (*events, *_declared(document, events))
        found = [each for event in counted if (each := _ended(registry, document, event, year)) is not None]
        if every:
            yield from found
        elif found:
            yield min(found, key=_gravest)


def _declared(document: Document, events: Sequence[Event]) -> Iterator[Event]:
    """Yield the end of the term that a document itself states, where nothing recorded ended it by then.

    "Hết thời hạn có hiệu lực đã được quy định trong văn bản": Luật 64/2025/QH15, Điều 57 khoản 1 điểm a.
    """
    if document.declared_end is None:
        return
    ends = document.declared_end + dt.timedelta(days=1)
    earlier = (event for event in events if event.kind in ENDING and event.scope.is_whole and event.works_from)
    if all(event.works_from is not None and event.works_from > ends for event in earlier):
        yield Event(document.id, EventKind.TERM_ENDED, ends)


def may_be_listed(document: Document) -> bool:
    """Tell whether a document may enter a list of VBQPPL: a normative one, or one not known whose number has a year.

    The year between slashes tells 16/2026/QĐ-UBND from 428/QĐ-UBND (Luật 80/2015/QH13, Điều 10).
    """
    if document.normative is Normative.UNKNOWN:
        return document.year is not None
    return document.normative is Normative.YES


def _gravest(ended: Ended) -> tuple[int, dt.date]:
    return (list(StatusCode).index(ended.code), ended.on)


def _ended(registry: Registry, document: Document, event: Event, year: int) -> Ended | None:
    on = event.works_from
    code = _code(event)
    if on is None or code is None:
        return None
    if on.year == year:
        return Ended(document, code, on, Period.WITHIN, event)
    if on.year < year:
        announced = announced_on(registry, event)
        if announced is not None and list_year(announced) == year:
            return Ended(document, code, on, Period.MISSED, event)
    return None


def _code(event: Event) -> StatusCode | None:
    """Return how a list of expiry counts an event; None for what does not enter it.

    An amended place is in force as amended. A published list that names it among what expired in part
    (Luật 64/2025/QH15, Điều 57 khoản 1 điểm b) counts it all the same, and so do the figures of that list.
    """
    if event.kind in ENDING or event.kind in SUSPENDING:
        return _CODES[(event.kind in ENDING, event.scope.is_whole)]
    if event.kind in AMENDING and (event.announced_by or event.announced_id):
        return StatusCode.PARTLY_EXPIRED
    return None


def announced_on(registry: Registry, event: Event) -> dt.date | None:
    """Return the date of the decision that published an event, from the registry or from its citation."""
    if event.announced_id is not None:
        document = registry.documents.get(event.announced_id)
        if document is not None and document.issued_on is not None:
            return document.issued_on
    mention = first_mention(event.announced_by or "")
    return mention.date if mention else None


def count_year(registry: Registry, year: int, by: Sequence[str], *, issuer: str | None = None) -> list[Count]:
    """Return the counts of the list of a year, by columns; what earlier lists missed stands apart."""
    counted: Counter[tuple[Period, tuple[str | None, ...]]] = Counter(
        (ended.period, tuple(_value(ended.document, ended.code, name) for name in by))
        for ended in ended_in(registry, year, issuer=issuer)
    )
    return _rows(counted, by)


def count_now(registry: Registry, day: dt.date, by: Sequence[str], *, issuer: str | None = None) -> list[Count]:
    """Return the counts of the documents issued by a day, by columns, with their status on that day."""
    wanted = asked_issuer(issuer) if issuer else None
    counted: Counter[tuple[Period, tuple[str | None, ...]]] = Counter()
    for document, events in registry.timelines():
        if document.issued_after(day) or (wanted and not wanted.is_met_by(document)):
            continue
        code = status(document, events, as_of=day).code if "status" in by else StatusCode.UNKNOWN
        counted[(Period.NOW, tuple(_value(document, code, name) for name in by))] += 1
    return _rows(counted, by)


def _value(document: Document, code: StatusCode, name: str) -> str | None:
    return str(code) if name == "status" else getattr(document, name)


def _rows(counted: Counter[tuple[Period, tuple[str | None, ...]]], by: Sequence[str]) -> list[Count]:
    rows = [Count(period, dict(zip(by, values, strict=True)), count) for (period, values), count in counted.items()]
    return sorted(rows, key=lambda row: (list(Period).index(row.period), *(_order(row, name) for name in by)))


def _order(row: Count, name: str) -> tuple[int, str]:
    value = row.values[name]
    if name == "status" and value is not None:
        return (list(StatusCode).index(StatusCode(value)), value)
    return (type_order(value) if name == "type" else 0, value or "\uffff")


def type_order(name: str | None) -> int:
    """Return the place of a type in official lists; types that are not known come last."""
    found = type_by_name(name) if name else None
    return found.order if found else 10_000


@dataclass(frozen=True, slots=True)
class TypeCount:
    """How many documents of one type a year's list ends in whole and in part."""

    type: str | None
    whole: int
    part: int

    @property
    def total(self) -> int:
        """All of the type."""
        return self.whole + self.part


def by_type(rows: Iterable[Count]) -> list[TypeCount]:
    """Return the figures of the yearly sentence from counts by type and status, both periods together."""
    whole: Counter[str | None] = Counter()
    part: Counter[str | None] = Counter()
    for row in rows:
        kind = row.values.get("type")
        if row.values.get("status") == StatusCode.EXPIRED:
            whole[kind] += row.count
        elif row.values.get("status") == StatusCode.PARTLY_EXPIRED:
            part[kind] += row.count
    kinds = sorted({*whole, *part}, key=lambda kind: (type_order(kind), kind or ""))
    return [TypeCount(kind, whole[kind], part[kind]) for kind in kinds]
