"""What a rule is, and how it says what it found."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from vbqppl.crosscheck.case import Case, Cited
from vbqppl.crosscheck.model import Evidence, EvidenceKind, Finding, Severity, Suggestion, Text
from vbqppl.crosscheck.series import Point
from vbqppl.text import write_date
from vbqppl.validity.model import Document, Event


@dataclass(frozen=True, slots=True)
class Example:
    """A short report of its own, the day and issuer of its check, and what the registry holds for it.

    `documents` get the ids 1, 2, … in order; `events` name them by these; `texts` holds texts by id.
    """

    text: str
    as_of: dt.date
    issuer: str | None = None
    documents: tuple[Document, ...] = ()
    events: tuple[Event, ...] = ()
    texts: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what it checks and why, a report in which it must find something and one in which not."""

    id: str
    name: str
    severity: Severity
    title: Text
    checks: Text
    ground: str
    finds: Example
    passes: Example
    check: Callable[["Rule", Case], Iterator[Finding]]

    def run(self, case: Case) -> Iterator[Finding]:
        """Yield what the rule finds in a case."""
        return self.check(self, case)

    def at(
        self,
        cited: Cited,
        message: Text,
        evidence: Iterable[Evidence] = (),
        suggestion: Suggestion | None = None,
        severity: Severity | None = None,
    ) -> Finding:
        """Return a finding at a citation."""
        return Finding(
            rule=self.id,
            severity=severity or self.severity,
            start=cited.mention.start,
            end=cited.mention.end,
            quote=cited.quote,
            message=message,
            footnote=cited.footnote,
            mention=cited.index,
            evidence=tuple(evidence),
            suggestion=suggestion,
        )

    def at_words(  # noqa: PLR0913 - a place, and what is said of it
        self,
        case: Case,
        start: int,
        end: int,
        quote: str,
        *,
        message: Text,
        evidence: Iterable[Evidence],
        severity: Severity | None = None,
    ) -> Finding:
        """Return a finding at words of the text that are no citation."""
        note = case.manuscript.note_at(start)
        return Finding(
            rule=self.id,
            severity=severity or self.severity,
            start=start,
            end=end,
            quote=quote,
            message=message,
            footnote=note.mark if note else None,
            evidence=tuple(evidence),
        )


def named(document: Document) -> Text:
    """Return a document as a sentence names it: type, number, date."""
    when = document.issued_on
    vi = " ".join(filter(None, (document.type, f"số {document.number}" if document.number else document.title)))
    en = " ".join(filter(None, (document.type, document.number or document.title)))
    return Text(vi + (f" ngày {write_date(when)}" if when else ""), en + (f" of {write_date(when)}" if when else ""))


def neighbour(point: Point) -> Evidence:
    """Return another document of the series as evidence."""
    where = EvidenceKind.REGISTRY if point.mention is None else EvidenceKind.REPORT
    vi, en = ("trong sổ", "in the registry") if point.mention is None else ("trong báo cáo", "in the report")
    day = write_date(point.day)
    return Evidence(
        where,
        Text(f"{point.number} ngày {day} ({vi})", f"{point.number} of {day} ({en})"),
        point.number,
        point.day,
        point.start,
    )


def registered(document: Document) -> Evidence:
    """Return a document of the registry as evidence."""
    name = named(document)
    return Evidence(
        EvidenceKind.REGISTRY,
        Text(f"Sổ có {name.vi}", f"The registry has {name.en}"),
        document.number,
        document.issued_on,
    )


def elsewhere(other: Cited) -> Evidence:
    """Return another citation of the same number as evidence."""
    return Evidence(
        EvidenceKind.REPORT,
        Text(f"Chỗ khác trong báo cáo viết: {other.quote}", f"Elsewhere in the report: {other.quote}"),
        other.mention.number,
        other.mention.date,
        other.mention.start,
    )


def said(vi: str, en: str, start: int | None = None) -> Evidence:
    """Return words of the report as evidence."""
    return Evidence(EvidenceKind.TEXT, Text(vi, en), start=start)


def cited_as(cited: Cited, *, type_: str | None = None, number: str | None = None, day: dt.date | None = None) -> str:
    """Return how the citation would read with one of its parts changed."""
    mention = cited.mention
    parts = [type_ or mention.type or "Văn bản", f"số {number or mention.number}"]
    when = day or mention.date
    if when is not None:
        parts.append(f"ngày {write_date(when)}")
    return " ".join(parts)
