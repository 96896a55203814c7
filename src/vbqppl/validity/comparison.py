"""The difference sheet: our status against the one that a source publishes, and why they differ."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from vbqppl.text import squash
from vbqppl.validity.labels import NOT_SUITABLE, read_label
from vbqppl.validity.model import AMENDING, Document, Event, EventKind, Status, StatusCode
from vbqppl.validity.rules import Rules, default_rules
from vbqppl.validity.status import status
from vbqppl.validity.timeline import seen_on


class Why(StrEnum):
    """Why our status is not the published one."""

    NOT_APPLICABLE = "not_applicable"  # the type has no effect of its own
    AMENDED_NOT_EXPIRED = "amended_not_expired"  # they call an amended document partly expired
    NO_GROUND = "no_ground"  # "Không còn phù hợp" is no ground of expiry
    SEEN_LATER = "seen_later"  # the label was read after the day asked for
    HAPPENED_SINCE = "happened_since"  # our facts are younger than what was seen
    NO_FACT = "no_fact"  # they say it, and we know no event that brought it about
    NO_EFFECTIVE_DATE = "no_effective_date"  # without that day we leave it open
    FACTS_DIFFER = "facts_differ"


@dataclass(frozen=True, slots=True)
class Difference:
    """One line of the sheet: our status from the facts alone, theirs as printed and as read, and why."""

    document: Document
    ours: Status
    theirs: StatusCode
    published: Event
    why: Why

    def as_json(self) -> dict[str, object]:
        """Return the line by name."""
        return {
            "document": self.document.as_json(),
            "ours": str(self.ours.code),
            "theirs": str(self.theirs),
            "label": self.published.label,
            "source": self.published.source,
            "seen": (day.isoformat() if (day := seen_on(self.published)) else None),
            "why": str(self.why),
        }


def compare(
    document: Document, events: Iterable[Event], *, as_of: dt.date, rules: Rules | None = None
) -> list[Difference]:
    """Return where published labels differ from what the facts alone give on a day, one line a label."""
    rules = rules or default_rules()
    held = list(events)
    published = [each for each in held if each.kind is EventKind.PUBLISHED_STATUS and each.label]
    if not published:
        return []
    facts = [each for each in held if each.kind is not EventKind.PUBLISHED_STATUS]
    ours = status(document, facts, as_of=as_of, rules=rules)
    made: list[Difference] = []
    for event in published:
        theirs = read_label(event.label)
        if theirs is not None and theirs is not ours.code:
            seen = seen_on(event)
            later = seen is not None and seen > as_of
            why = Why.SEEN_LATER if later else _why(ours, theirs, event, facts)
            made.append(Difference(document, ours, theirs, event, why))
    return made


def _why(ours: Status, theirs: StatusCode, published: Event, facts: list[Event]) -> Why:
    seen = seen_on(published)
    if squash(published.label or "") == NOT_SUITABLE:
        return Why.NO_GROUND
    if ours.code is StatusCode.NOT_APPLICABLE:
        return Why.NOT_APPLICABLE
    if ours.code is StatusCode.UNKNOWN and not ours.basis:
        return Why.NO_FACT if ours.start_only else Why.NO_EFFECTIVE_DATE
    if seen is not None and ours.since is not None and ours.since > seen:
        return Why.HAPPENED_SINCE
    if theirs is StatusCode.PARTLY_EXPIRED and any(each.kind in AMENDING for each in facts):
        return Why.AMENDED_NOT_EXPIRED
    if ours.code is StatusCode.IN_FORCE:
        return Why.NO_FACT
    return Why.FACTS_DIFFER
