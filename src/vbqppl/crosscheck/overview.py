"""Over many reports: which of them cite what has lost its effect by now, since when, and by what."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vbqppl.citation.provision import Provision
from vbqppl.crosscheck.model import Report
from vbqppl.validity.model import Document, Event, EventKind, Status, StatusCode
from vbqppl.validity.status import status as status_of

if TYPE_CHECKING:
    from vbqppl.registry import Registry

LAPSED = frozenset({StatusCode.EXPIRED, StatusCode.SUSPENDED})


@dataclass(frozen=True, slots=True)
class Lapsed:
    """A cited document, or one provision of it, that is no longer in force on a day.

    `mentions` are the indexes of its citations in the report; `leans` tells that one of them rests on it ("căn cứ",
    "theo quy định tại"), `after_report` that it lost its effect after the day of the report; `by` names the document
    that ended it.
    """

    document: Document
    status: Status
    mentions: tuple[int, ...]
    leans: bool
    after_report: bool
    place: Provision | None = None
    by: str | None = None

    def as_json(self) -> dict[str, object]:
        """Return the entry with the keys of `crosscheck --json`."""
        return {
            "document": self.document.as_json(),
            "provision": str(self.place) if self.place else None,
            "status": str(self.status.code),
            "since": self.status.since.isoformat() if self.status.since else None,
            "by": self.by,
            "leans": self.leans,
            "after_report": self.after_report,
            "mentions": list(self.mentions),
        }


def lapsed(report: Report, registry: "Registry", on: dt.date) -> tuple[Lapsed, ...]:
    """Return what a report cites that is not in force on a day, in the order of its citations."""
    cited: dict[int, Document] = {}
    mentions: dict[tuple[int, Provision | None], list[int]] = {}
    for index, checked in enumerate(report.mentions):
        document = checked.resolution.document if checked.resolution else None
        if document is None or checked.mention.own:
            continue
        cited[document.id] = document
        for place in (None, *checked.mention.provisions):
            mentions.setdefault((document.id, place), []).append(index)
    events = registry.events_bulk(cited)
    return tuple(_found(report, cited, mentions, events, on))


def _found(
    report: Report,
    cited: Mapping[int, Document],
    mentions: Mapping[tuple[int, Provision | None], Sequence[int]],
    events: Mapping[int, Sequence[Event]],
    on: dt.date,
) -> Iterator[Lapsed]:
    gone: set[int] = set()
    for (ident, place), indexes in mentions.items():
        if ident in gone:  # the whole document says it
            continue
        status = status_of(cited[ident], events.get(ident, ()), as_of=on, provision=place)
        if status.code not in LAPSED:
            continue
        if place is None:
            gone.add(ident)
        yield Lapsed(
            cited[ident],
            status,
            tuple(indexes),
            leans=any(report.mentions[index].leans for index in indexes),
            after_report=status.since is not None and status.since > report.as_of,
            place=place,
            by=_by(status),
        )


def _by(status: Status) -> str | None:
    """Return the document that ended the other: the one that replaced it before any that repealed it."""
    named = [event for event in status.basis if event.acting or event.announced_by]
    named.sort(key=lambda event: event.kind is not EventKind.REPLACED)
    return (named[0].acting or named[0].announced_by) if named else None
