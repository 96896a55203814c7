"""The facts of one document set in order: when it starts, ends, rests, and what does not fit together."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from vbqppl.citation.provision import Provision
from vbqppl.validity.labels import read_label
from vbqppl.validity.model import (
    AMENDING,
    ENDING,
    SUSPENDING,
    Document,
    Event,
    EventKind,
    Ground,
    StatusCode,
)
from vbqppl.validity.rules import Rules
from vbqppl.validity.scope import Overlap, comparable
from vbqppl.validity.standing import (
    FAR,
    SOFT,
    after_term,
    event_order,
    follows,
    holds_scope,
    is_void,
    listed_places,
    may_share,
    reaches,
    same_place,
    tells_of_it,
    term_ground,
)

if TYPE_CHECKING:
    from vbqppl.validity.outline import Outline

ONE_DAY = dt.timedelta(days=1)

PARTS = frozenset({StatusCode.PARTLY_EXPIRED, StatusCode.PARTLY_SUSPENDED})
_ENDED = PARTS | {StatusCode.EXPIRED, StatusCode.SUSPENDED}


@dataclass(frozen=True, slots=True)
class Rest:
    """A span in which a document, or a part of it, is suspended; `last` is its last day, None: open."""

    event: Event
    first: dt.date
    last: dt.date | None
    resumed: Event | None = None

    def holds(self, day: dt.date) -> bool:
        """Tell whether the suspension works on that day."""
        return self.first <= day and (self.last is None or day <= self.last)


class Timeline:
    """The facts of one document, from its record and the events that count."""

    def __init__(
        self,
        document: Document,
        events: Iterable[Event],
        rules: Rules,
        *,
        local: Callable[[Event], bool] | None = None,
    ) -> None:
        self.document = document
        self.outline: Outline | None = None  # of the document's text, for questions about one provision
        self._local = local or self._in_a_part
        self.rules = rules
        self.events = sorted(events, key=event_order)
        self.void = [each for each in self.events if is_void(each)]
        counted = [each for each in self.events if not is_void(each)] if self.void else self.events
        self.dated = [each for each in counted if each.works_from]
        self.starts = self._starts(counted)
        self.issues = sorted(
            {day for day in (document.issued_on, *(e.on for e in counted if e.kind is EventKind.ISSUED)) if day}
        )
        self.endings = sorted([*(e for e in self.dated if e.kind in ENDING), *self._rule_endings()], key=event_order)
        self.undated_endings = [e for e in counted if e.kind in ENDING and not e.works_from]
        self.amendments = [e for e in counted if e.kind in AMENDING]
        self.continuing = [e for e in self.dated if e.kind is EventKind.DECLARED_CONTINUING]
        self.published = [e for e in counted if e.kind is EventKind.PUBLISHED_STATUS]

    def _starts(self, counted: list[Event]) -> dict[dt.date, Event | None]:
        """Return the days on which the whole document is said to take effect, with who says so."""
        found: dict[dt.date, Event | None] = {}
        for event in counted:
            if event.kind is EventKind.EFFECTIVE and event.on and event.scope.is_whole:
                found.setdefault(event.on, event)
        if self.document.effective_on:
            found.setdefault(self.document.effective_on, None)
        return dict(sorted(found.items()))

    def _rule_endings(self) -> list[Event]:
        """Return the endings that the document itself declares, or that a rule sets for its issuer."""
        made: list[Event] = []
        document = self.document
        if document.declared_end:
            made.append(
                Event(
                    document.id,
                    EventKind.TERM_ENDED,
                    document.declared_end + ONE_DAY,
                    ground=term_ground(document.declared_end),
                )
            )
        rule = self.rules.last_day(document)
        if rule:
            made.append(
                Event(
                    document.id,
                    EventKind.TERM_ENDED,
                    rule[0] + ONE_DAY,
                    ground=Ground.DISTRICT_TERM,
                    source=rule[1],
                )
            )
        return made

    @cached_property
    def rests(self) -> list[Rest]:
        """The suspensions, each until its stated last day or the day before it was lifted."""
        lifted = [e for e in self.dated if e.kind is EventKind.RESUMED]
        made: list[Rest] = []
        for event in self.dated:
            if event.kind not in SUSPENDING or event.works_from is None:
                continue
            first = event.works_from
            ends = [
                (each.works_from - ONE_DAY, each)
                for each in lifted
                if each.works_from and each.works_from > first and self._lifts(each, event)
            ]
            stop, resumed = min(ends, key=lambda end: end[0]) if ends else (None, None)
            if event.until is not None and (stop is None or event.until <= stop):
                stop, resumed = event.until, None
            made.append(Rest(event, first, stop, resumed))
        return made

    def ended(self, day: dt.date) -> list[Event]:
        """Return the events by which the whole document has ended on that day, oldest first."""
        past = self.past_endings(day)
        whole = [each for each in past if self.is_whole(each) and not self.kept_in_a_part(each, day)]
        return whole or self._ended_by_parts([each for each in past if not self.is_local(each)])

    def parts_ended(self, day: dt.date) -> list[Event]:
        """Return the events by which parts have ended on that day."""
        past = self.past_endings(day)
        return [each for each in past if not self.is_whole(each) or self.kept_in_a_part(each, day)]

    def is_local(self, event: Event) -> bool:
        """Tell whether an event holds in a part of the territory in question only."""
        return self._local(event)

    def is_whole(self, event: Event) -> bool:
        """Tell whether an event touches the whole document, everywhere."""
        return event.scope.is_whole and not self._local(event)

    def kept_in_a_part(self, event: Event, day: dt.date) -> bool:
        """Tell whether somebody left or brought back a part, of the text or of the territory, that it touches."""
        return any(may_share(each, event) for each in self._reliefs(event, day))

    def overlap(self, event: Event, place: Provision, day: dt.date) -> Overlap:
        """Tell how much of a provision an ending or a suspension still touches on that day."""
        touched = event.scope.overlap(place)
        if touched is Overlap.NONE:
            return touched
        if self._local(event):
            return Overlap.UNKNOWN
        left = {each.scope.overlap(place): each for each in self._reliefs(event, day) if not self._local(each)}
        if Overlap.COVERS in left:
            return Overlap.NONE
        known = all(not self._local(each) for each in self._reliefs(event, day) if reaches(each, place))
        if not known or Overlap.UNKNOWN in left:
            return Overlap.UNKNOWN
        return Overlap.PART if Overlap.PART in left else touched

    def _reliefs(self, event: Event, day: dt.date) -> list[Event]:
        """Return what took back an ending or a suspension by that day, or a part of it."""
        if event.kind in SUSPENDING:
            return [each for each in self.dated if each.kind is EventKind.RESUMED and follows(each, event, day)]
        if event.scope.provisions and not event.scope.excluded:  # A place may be written anew after its repeal.
            anew = [
                e
                for e in self.dated
                if e.kind is EventKind.SUPPLEMENTED and listed_places(e) and follows(e, event, day)
            ]
            return [*self._declared(event, day), *anew]
        return self._declared(event, day)

    def _declared(self, ending: Event, day: dt.date) -> list[Event]:
        """Return the declarations made for an ending by that day that the document, or a part, continues."""
        if ending.kind not in SOFT:
            return []
        return [each for each in self.continuing if works_by(each, day) and after_term(each, ending)]

    def past_endings(self, day: dt.date) -> list[Event]:
        """Return the endings up to that day that no declaration has turned back by then."""
        return [each for each in self.endings if works_by(each, day) and not self._turned_back(each, day)]

    def _in_a_part(self, event: Event) -> bool:
        """Tell whether an event holds in a part of the document's territory only."""
        territory, on = event.territory, event.works_from
        if territory is None or event.kind is EventKind.EXTENDED:
            return False
        wider = [
            Document(territory=each.territory, issued_on=each.works_from)
            for each in self.dated
            if each.kind is EventKind.EXTENDED and each.territory and works_by(each, on or FAR)
        ]
        return not all(self.rules.covers(each, territory, on) for each in (self.document, *wider))

    def _lifts(self, resumed: Event, suspended: Event) -> bool:
        """Tell whether a resumption reaches all of what a suspension touches, in text and territory."""
        if self._local(resumed) and not same_place(resumed, suspended, self.rules):
            return False
        return holds_scope(resumed.scope, suspended.scope)

    def _turned_back(self, ending: Event, day: dt.date) -> bool:
        return any(
            holds_scope(each.scope, ending.scope) and (not self._local(each) or same_place(each, ending, self.rules))
            for each in self._declared(ending, day)
        )

    @staticmethod
    def _ended_by_parts(past: list[Event]) -> list[Event]:
        """Return the events that together end all: "the whole except X", and what ended X."""
        for event in past:
            if not event.scope.excluded:
                continue
            others = [each for each in past if each is not event]
            enders = [
                next((e for e in others if e.scope.overlap(place) is Overlap.COVERS), None)
                for place in event.scope.provisions
            ]
            if all(enders):
                together = {id(each): each for each in (*enders, event) if each}
                return [max(together.values(), key=lambda each: each.works_from or FAR)]
        return []

    def told(self, day: dt.date) -> bool:
        """Tell whether, by that day, anything is known of what became of the document after its start."""
        label = self.published_on(day)
        return (
            (label is not None and label[1] is not StatusCode.UNKNOWN)
            or any(tells_of_it(each) and works_by(each, day) for each in self.dated)
            or any(each.seen is not None and each.seen <= day for each in self.undated_endings)
        )

    def was_there(self, place: Provision, day: dt.date) -> bool:
        """Tell whether an ending of just this place, by that day, shows that it was there before."""
        return any(
            any(comparable(mine).covers(comparable(place)) for mine in listed_places(each))
            for each in self.endings
            if works_by(each, day)
        )

    def additions(self, place: Provision) -> list[Event]:
        """Return the dated events that added exactly this place, or the place that holds it and was not there."""
        return [
            each
            for each in self.dated
            if each.kind is EventKind.SUPPLEMENTED
            and any(self._adds(each, mine, place) for mine in listed_places(each))
        ]

    def _adds(self, event: Event, mine: Provision, place: Provision) -> bool:
        held = self.outline.has(mine) if self.outline else None
        added, asked = comparable(mine), comparable(place)
        if held or not (added == asked or (held is False and added.covers(asked))):
            return False
        # "Sửa đổi, bổ sung khoản 2" changes a khoản that is there.
        return not any(
            each.kind is EventKind.AMENDED
            and each.works_from == event.works_from
            and (each.acting_id, each.acting) == (event.acting_id, event.acting)
            and mine in listed_places(each)
            for each in self.amendments
        )

    def published_on(self, day: dt.date) -> tuple[Event, StatusCode] | None:
        """Return the latest published status that counts on that day, with its code."""
        found: tuple[dt.date, Event, StatusCode] | None = None
        for event in self.published:
            code = read_label(event.label)
            first = counts_from(event)
            if code is not None and first is not None and first <= day and (found is None or found[0] <= first):
                found = (first, event, code)
        return (found[1], found[2]) if found else None

    def perhaps_ended(self, day: dt.date) -> Event | None:
        """Return a published ending, of all or a part, that was read later and may have worked by that day.

        It has no date of its own. What is told for the very day stands, and so do facts that show the part.
        """
        told = self.published_on(day)
        if told is not None and counts_from(told[0]) == day:
            return None
        for event in self.published:
            seen = seen_on(event)
            if event.on is not None or (seen is not None and seen <= day):
                continue
            code = read_label(event.label)
            if code is StatusCode.EXPIRED and (told is None or told[1] is not code):
                return event
            if code in PARTS and (told is None or told[1] not in _ENDED) and not self.part_known(seen or FAR):
                return event
        return None

    def part_known(self, day: dt.date) -> bool:
        """Tell whether facts show what a source calls partly expired: an amendment, or the part that ended."""
        resting = any(rest.holds(day) for rest in self.rests)
        return resting or any(works_by(each, day) for each in self.amendments) or bool(self.parts_ended(day))

    @cached_property
    def turns(self) -> list[dt.date]:
        """The days on which the status may change."""
        days = set(self.dated_turns)
        for event in (*self.published, *self.undated_endings):
            if first := counts_from(event):
                days.add(first)
                if read_label(event.label) is StatusCode.NOT_YET_IN_FORCE:
                    days.add(first + ONE_DAY)
        return sorted(days)

    @cached_property
    def dated_turns(self) -> frozenset[dt.date]:
        """The days on which something happened; the day on which somebody read of it is none."""
        days = {*self.starts, *self.issues}
        for event in (*self.dated, *self.endings):
            if event.works_from:
                days.add(event.works_from)
        for rest in self.rests:
            if rest.last and rest.last < FAR:
                days.add(rest.last + ONE_DAY)
        return frozenset(days)


def seen_on(event: Event) -> dt.date | None:
    """Return the day on which a source was seen to say so."""
    if event.seen or event.on:
        return event.seen or event.on
    return event.recorded_at.date() if event.recorded_at else None


def counts_from(event: Event) -> dt.date | None:
    """Return the first day on which a published status counts: its own, else the day on which it was read."""
    return event.on or seen_on(event)


def works_by(event: Event, day: dt.date) -> bool:
    """Tell whether an event works on that day, or did before it."""
    return event.works_from is not None and event.works_from <= day


def known_events(events: Iterable[Event], known_at: dt.datetime | None) -> list[Event]:
    """Return the events that the registry held at a time (None: holds now)."""
    return [each for each in events if each.known(known_at)]


def without_ids(event: Event) -> Event:
    """Return what an event says, without when and how it was recorded."""
    return replace(event, id=0, batch_id=None, recorded_at=None, recorded_by=None, withdrawn=())
