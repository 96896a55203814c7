"""What one event says beside another: which comes first, which is void, which takes back what."""

import datetime as dt

from vbqppl.citation.provision import Provision
from vbqppl.validity.model import SILENT, Document, Event, EventKind, Ground
from vbqppl.validity.rules import Rules
from vbqppl.validity.scope import Overlap, Scope

FAR = dt.date.max
DISTRICTS_ENDED = dt.date(2025, 7, 1)
# Endings that a declaration that the document continues can turn back: not a repeal, not a replacement.
SOFT = frozenset({EventKind.PARENT_EXPIRED, EventKind.TERM_ENDED})
_NOT_ACTED = SOFT | {EventKind.PUBLISHED_STATUS}  # no other document acts here; one may be named as the reason


def event_order(event: Event) -> tuple[object, ...]:
    """Order events by what they say, so that the order of recording does not matter."""
    return (
        event.works_from or FAR,
        event.kind,
        str(event.scope),
        event.acting or "",
        event.announced_by or "",
        event.territory or "",
        event.label or "",
        event.source or "",
        event.seen or FAR,
        event.until or FAR,
        event.on or FAR,
        event.clause or "",
        event.quote or "",
        event.ground or "",
        event.source_url or "",
        event.acting_ended_on or FAR,
        event.id,
    )


def listed_places(event: Event) -> tuple[Provision, ...]:
    """Return the provisions that an event names as touched; none for the whole, also with exceptions."""
    return () if event.scope.excluded else event.scope.provisions


def tells_of_it(event: Event) -> bool:
    """Tell whether an event shows that somebody follows the document; "3 articles, not said which" does not."""
    if event.kind in SILENT or event.kind is EventKind.PUBLISHED_STATUS:
        return False
    return not event.scope.raw or event.announced_id is not None or event.announced_by is not None


def term_ground(last_day: dt.date) -> str:
    """Return the ground of an ended term under the law of that day."""
    if last_day >= dt.date(2025, 4, 1):
        return Ground.TERM_2025
    return Ground.TERM_2015 if last_day >= dt.date(2016, 7, 1) else ""


def after_term(continuing: Event, ending: Event) -> bool:
    """Tell whether a declaration was made for this ending: on its day or after, not years before it.

    What districts issued is looked through, and kept or not, from the day on which these ended
    (Luật 87/2025/QH15).
    """
    since = DISTRICTS_ENDED if ending.ground == Ground.DISTRICT_TERM else ending.works_from
    return (continuing.works_from or FAR) >= (since or FAR)


def is_void(event: Event) -> bool:
    """Tell whether the acting document had ended before the event could work.

    Where a document falls with another, or at the end of its term, the end of the named one is the cause
    (Luật 80/2015/QH13, Điều 154, khoản 4), not a defect.
    """
    if event.acting_ended_on is None or event.works_from is None or event.kind in _NOT_ACTED:
        return False
    if event.kind is EventKind.EXPIRED and event.on:  # the cause is not said
        return False
    return event.acting_ended_on <= event.works_from and event.acting_id != event.document_id


def holds_scope(outer: Scope, inner: Scope) -> bool:
    """Tell whether one scope surely holds all of another."""
    if outer.is_whole or (outer == inner and not outer.raw):
        return True
    if inner.is_whole or outer.raw or inner.raw:
        return False
    if not inner.excluded:
        return all(outer.overlap(place) is Overlap.COVERS for place in inner.provisions)
    # All but some: what the outer leaves out must be left out by the inner too.
    return outer.excluded and all(inner.overlap(place) is Overlap.NONE for place in outer.provisions)


def may_share(one: Event, other: Event) -> bool:
    """Tell whether two events may touch a place in common."""
    return not listed_places(one) or any(reaches(other, each) for each in listed_places(one))


def reaches(event: Event, place: Provision) -> bool:
    """Tell whether an event may touch a provision."""
    return event.scope.overlap(place) is not Overlap.NONE


def follows(event: Event, other: Event, day: dt.date) -> bool:
    """Tell whether an event works after another, and by that day."""
    return (other.works_from or FAR) < (event.works_from or FAR) <= day


def same_place(one: Event, other: Event, rules: Rules) -> bool:
    """Tell whether an event reaches all of the territory of another that holds in a part."""
    if one.territory is None or other.territory is None:
        return False
    theirs = Document(territory=other.territory, issued_on=other.works_from)
    return rules.covers(theirs, one.territory, one.works_from)
