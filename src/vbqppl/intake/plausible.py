"""Can what a person is about to record be true: the dates of a document, and an event against its documents."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from vbqppl.reference import Regime, issuer_by_name, regime
from vbqppl.registry import Registry
from vbqppl.registry.reading import chunks
from vbqppl.text import clean, make_date
from vbqppl.validity import Document, Event, EventKind, Normative, Rules, default_rules
from vbqppl.validity.model import AMENDING, ENDING, SUSPENDING

# A document that did one of these to another came after it, and named it.
_BY_A_LATER_ONE = frozenset(
    {
        EventKind.REPLACED,
        EventKind.REPEALED,
        EventKind.CORRECTED,
        EventKind.CONSOLIDATED,
        EventKind.DECLARED_EXPIRED,
        EventKind.DECLARED_CONTINUING,
        EventKind.EXTENDED,
        EventKind.RESUMED,
    }
    | AMENDING
    | SUSPENDING
)
# What the acting document itself brings about, from its own day of effect on; a list only tells of it.
_BROUGHT_ABOUT = frozenset({EventKind.REPLACED, EventKind.REPEALED, EventKind.RESUMED} | AMENDING | SUSPENDING)

# "ngày 31/02/2026", "(31-02-2026)", "ngày 31 tháng 02 năm 2026"; a number such as 66.15/2026/NQ-CP is no date.
_DATES = (
    re.compile(r"(?<![\d/.\-])(?P<day>\d{1,2})\s?([/.\-])\s?(?P<month>\d{1,2})\s?\2\s?(?P<year>\d{4})(?![\d/\-])"),
    re.compile(r"\b(?P<day>\d{1,2})\s*tháng\s*(?P<month>\d{1,2})\s*,?\s*năm\s*(?P<year>\d{4})\b", re.IGNORECASE),
)


class Gravity(StrEnum):
    """How bad it is."""

    IMPOSSIBLE = "impossible"  # no calendar has it: refused
    UNLAWFUL = "unlawful"  # the law of the day did not allow it: refused unless a person insists
    ODD = "odd"  # rare or unwise: recorded, and said


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing that does not fit: a code, how bad it is, and the facts that its sentence names."""

    code: str
    gravity: Gravity
    facts: dict[str, object] = field(default_factory=dict)


def impossible_day(words: str) -> str | None:
    """Return the first date in a citation that the calendar does not have, as written; None where all are real."""
    plain = clean(words).text
    for pattern in _DATES:
        for match in pattern.finditer(plain):
            if make_date(int(match["year"]), int(match["month"]), int(match["day"])) is None:
                return match.group()
    return None


def document_doubts(document: Document, today: dt.date) -> Iterator[Doubt]:
    """Yield what does not fit among the facts of one document.

    Days before effect and effect in the past are those of the regime of the day of issue
    (Luật 80/2015/QH13 Điều 151, 152; Luật 64/2025/QH15 Điều 53).
    """
    issued, effective, end = document.issued_on, document.effective_on, document.declared_end
    if end and issued and end < issued:
        yield Doubt("end_before_issue", Gravity.IMPOSSIBLE, {"end": end, "issued": issued})
    if end and effective and end < effective:
        yield Doubt("end_before_effect", Gravity.IMPOSSIBLE, {"end": end, "effective": effective})
    if issued and issued > today:
        yield Doubt("issued_in_future", Gravity.ODD, {"issued": issued})
    parsed = document.parsed_number
    if parsed and parsed.year and issued and parsed.year != issued.year:
        yield Doubt("other_year", Gravity.ODD, {"year": parsed.year, "issued": issued})
    if issued and effective:
        yield from _effect(document, issued, effective)


def _effect(document: Document, issued: dt.date, effective: dt.date) -> Iterator[Doubt]:
    level = _level(document)
    facts: dict[str, object] = {"issued": issued, "effective": effective}
    if effective < issued:
        rule = regime("retroactive", issued, level) if document.normative is Normative.YES and level else None
        yield Doubt("effect_before_issue", Gravity.ODD, facts | _rule(rule))
    elif document.normative is Normative.YES and level:
        rule = regime("minimum_days", issued, level)
        if rule is not None and (effective - issued).days < int(rule.value):
            days = (effective - issued).days
            yield Doubt("effect_too_early", Gravity.ODD, facts | {"days": days} | _rule(rule))


def _rule(rule: Regime | None) -> dict[str, object]:
    """Return what the law of the day said, as the end of a sentence; nothing where its words were not read."""
    return {"rule": f" {rule.text} ({rule.source})." if rule and rule.value != "unknown" else ""}


def _level(document: Document) -> str | None:
    issuer = issuer_by_name(document.issuer) if document.issuer else None
    return issuer.level or None if issuer else None


def event_doubts(
    document: Document,
    event: Event,
    acting: Document | None = None,
    announcing: Document | None = None,
    rules: Rules | None = None,
) -> Iterator[Doubt]:
    """Yield what does not fit between an event, the document it happens to and those that act and announce."""
    rules = rules or default_rules()
    yield from _days(document, event)
    if acting is not None:
        yield from _acting(document, event, acting)
        if event.kind in ENDING | AMENDING | SUSPENDING and rules.has_effect(acting.type) is False:
            grave = document.normative is Normative.YES
            yield Doubt(
                "acting_without_effect",
                Gravity.UNLAWFUL if grave else Gravity.ODD,
                {"type": acting.type},
            )
    told = announcing.issued_on if announcing else None
    if told is not None and document.issued_on is not None and told < document.issued_on:
        yield Doubt("announcing_is_older", Gravity.IMPOSSIBLE, {"announcing": told, "issued": document.issued_on})
    if event.works_from is None and event.kind in ENDING | SUSPENDING:
        yield Doubt("no_day", Gravity.ODD)


def impossible_events(registry: Registry) -> Iterator[tuple[Document, Event, Doubt]]:
    """Yield the recorded events that no calendar allows, with their documents, by document."""
    rows = registry.connection.execute(
        "SELECT DISTINCT document_id FROM event WHERE kind <> 'published_status' ORDER BY document_id"
    )
    for chunk in chunks(int(row[0]) for row in rows.fetchall()):
        documents = registry.documents.many(chunk)
        events = registry.events_bulk(chunk)
        named = {
            each for listed in events.values() for event in listed for each in (event.acting_id, event.announced_id)
        }
        others = registry.documents.many(each for each in named if each is not None)
        for ident, document in sorted(documents.items()):
            for event in events.get(ident, []):
                acting, announcing = others.get(event.acting_id or 0), others.get(event.announced_id or 0)
                for doubt in event_doubts(document, event, acting, announcing):
                    if doubt.gravity is Gravity.IMPOSSIBLE:
                        yield document, event, doubt


def _days(document: Document, event: Event) -> Iterator[Doubt]:
    on, issued, effective = event.works_from, document.issued_on, document.effective_on
    if on is None:
        return
    if event.until is not None and event.until < on:
        yield Doubt("until_before_on", Gravity.IMPOSSIBLE, {"until": event.until, "on": on})
    if issued is not None and on < issued:
        if event.kind is EventKind.EFFECTIVE:
            yield from _effect(document, issued, on)
        else:
            yield Doubt("before_issue", Gravity.IMPOSSIBLE, {"on": on, "issued": issued})
    elif event.kind is EventKind.ISSUED and issued is not None and on != issued:
        yield Doubt("other_issue_day", Gravity.IMPOSSIBLE, {"on": on, "issued": issued})
    elif event.kind in ENDING | SUSPENDING and effective is not None and on < effective:
        yield Doubt("before_effect", Gravity.ODD, {"on": on, "effective": effective})


def _acting(document: Document, event: Event, acting: Document) -> Iterator[Doubt]:
    theirs = acting.issued_on
    if (
        theirs is not None
        and document.issued_on is not None
        and theirs < document.issued_on
        and event.kind in _BY_A_LATER_ONE
    ):
        yield Doubt("acting_is_older", Gravity.IMPOSSIBLE, {"acting": theirs, "issued": document.issued_on})
        return
    on = event.on
    if on is None or event.kind not in _BROUGHT_ABOUT:
        return
    if theirs is not None and on < theirs:
        yield _into_the_past(acting, theirs, on)
    elif acting.effective_on is not None and on < acting.effective_on:
        yield Doubt("before_acting_effect", Gravity.ODD, {"on": on, "effective": acting.effective_on})


def _into_the_past(acting: Document, issued: dt.date, on: dt.date) -> Doubt:
    """Return the doubt about a document that works before it was issued, by the regime of its day."""
    level = _level(acting)
    rule = regime("retroactive", issued, level) if level and acting.normative is Normative.YES else None
    never = rule is not None and rule.value == "never"
    facts: dict[str, object] = {"on": on, "acting": issued}
    return Doubt("into_the_past", Gravity.UNLAWFUL if never else Gravity.ODD, facts | _rule(rule))
