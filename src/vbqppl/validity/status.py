"""The status of a document, or of one of its provisions, on a day: computed, never stored."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from vbqppl.citation.provision import Provision
from vbqppl.validity.model import (
    AMENDING,
    ENDING,
    PRECEDENCE,
    SUSPENDING,
    Contradiction,
    Document,
    Event,
    EventKind,
    Reach,
    Status,
    StatusCode,
)
from vbqppl.validity.rules import Rules, default_rules
from vbqppl.validity.scope import Overlap
from vbqppl.validity.timeline import FAR, ONE_DAY, Timeline, known_events, seen_on

_RANK = {code: rank for rank, code in enumerate(PRECEDENCE)}
_STRONG = frozenset({StatusCode.EXPIRED, StatusCode.SUSPENDED})
_PARTS = frozenset({StatusCode.PARTLY_EXPIRED, StatusCode.PARTLY_SUSPENDED})


@dataclass(slots=True)
class _Found:
    """What holds on one day, and the events it rests on."""

    codes: dict[StatusCode, list[Event]] = field(default_factory=dict)
    doubts: list[Event] = field(default_factory=list)  # by which it may have ended
    published: bool = False

    def add(self, code: StatusCode, events: Iterable[Event | None] = ()) -> None:
        held = self.codes.setdefault(code, [])
        held.extend(each for each in events if each is not None and each not in held)

    @property
    def decided(self) -> bool:
        """Whether something holds beside which "in force" cannot stand."""
        return StatusCode.EXPIRED in self.codes or StatusCode.SUSPENDED in self.codes

    @property
    def code(self) -> StatusCode:
        return min(self.codes, key=_RANK.__getitem__, default=StatusCode.UNKNOWN)


def status(  # noqa: PLR0913 - the question has these parts
    document: Document,
    events: Iterable[Event],
    *,
    as_of: dt.date,
    territory: str | None = None,
    known_at: dt.datetime | None = None,
    provision: Provision | None = None,
    rules: Rules | None = None,
) -> Status:
    """Return the status of a document, or of one provision, on the day `as_of`.

    `events` are those of the document, in any order; `known_at` leaves out what was recorded later or did not
    count then; `territory` asks for one place. A code needs a fact: where none decides, it is `unknown`.
    `until` alone looks beyond `as_of`: the last day of the code as far as known.
    """
    rules = rules or default_rules()
    kept = known_events(events, known_at)
    if not kept and territory is None and document.declared_end is None and rules.last_day(document) is None:
        return _without_events(document, as_of, rules)
    timeline = _timeline(document, kept, territory, as_of, rules)
    found = _on(timeline, as_of, provision)
    reach = _reach(timeline, territory, as_of)
    if reach is Reach.OUTSIDE and found.code is not StatusCode.NOT_APPLICABLE:
        return Status(StatusCode.NOT_APPLICABLE, codes=(StatusCode.NOT_APPLICABLE,), reach=reach)
    since, until = _span(timeline, as_of, provision, found.code)
    codes = tuple(sorted(found.codes, key=_RANK.__getitem__)) or (StatusCode.UNKNOWN,)
    basis = tuple(found.codes.get(found.code, ()))
    return Status(
        code=found.code,
        since=since,
        until=until,
        basis=basis,
        codes=codes,
        contradictions=_contradictions(timeline, as_of, found),
        amended_by=_amended_by(timeline, as_of, provision),
        published=found.published,
        reach=reach,
        ground=next((each.ground for each in basis if each.ground), None),
    )


_NOT_APPLICABLE = Status(StatusCode.NOT_APPLICABLE, codes=(StatusCode.NOT_APPLICABLE,))
_UNKNOWN = Status(StatusCode.UNKNOWN, codes=(StatusCode.UNKNOWN,))


def _without_events(document: Document, day: dt.date, rules: Rules) -> Status:
    """Return what the record alone says: the same as the long way, for registers of many bare records."""
    if rules.has_effect(document.type) is False:
        return _NOT_APPLICABLE
    start = document.effective_on
    first = start or document.issued_on
    if first is not None and day < first:
        code = StatusCode.NOT_YET_IN_FORCE
        return Status(code, until=first - ONE_DAY, codes=(code,))
    if start is None:
        return _UNKNOWN
    early = document.issued_on is not None and start < document.issued_on
    return Status(
        StatusCode.IN_FORCE,
        since=start,
        codes=(StatusCode.IN_FORCE,),
        contradictions=(Contradiction("effective_before_issued"),) if early else (),
    )


def _timeline(document: Document, events: list[Event], territory: str | None, day: dt.date, rules: Rules) -> Timeline:
    """Set the facts in order; asked for one place, leave out what happened in another."""
    if territory is None:
        return Timeline(document, events, rules)
    reaches = {
        id(each): rules.reach(Document(territory=each.territory), (), territory, day)
        for each in events
        if each.territory is not None and each.territory != document.territory and each.kind is not EventKind.EXTENDED
    }
    kept = [each for each in events if reaches.get(id(each)) is not Reach.OUTSIDE]
    return Timeline(document, kept, rules, local=lambda each: reaches.get(id(each), Reach.WHOLE) is not Reach.WHOLE)


def _reach(timeline: Timeline, territory: str | None, day: dt.date) -> Reach:
    if territory is None:
        return Reach.NOT_ASKED
    extended = tuple(
        each.territory
        for each in timeline.dated
        if each.kind is EventKind.EXTENDED and each.territory and (each.works_from or FAR) <= day
    )
    return timeline.rules.reach(timeline.document, extended, territory, day)


def _on(timeline: Timeline, day: dt.date, provision: Provision | None) -> _Found:
    """Return everything that holds on one day."""
    found = _Found()
    if not _acted(timeline, day) and timeline.rules.has_effect(timeline.document.type) is False:
        found.add(StatusCode.NOT_APPLICABLE)
        return found
    started = _start(timeline, day, provision, found)
    ended = timeline.ended(day)
    if ended:
        found.add(StatusCode.EXPIRED, [each for each in ended if each.works_from == ended[0].works_from])
    _undated(timeline, day, found)
    parts = [each for each in timeline.parts_ended(day) if each not in ended]
    resting = [rest.event for rest in timeline.rests if rest.holds(day)]
    if provision is None:
        _parts(found, parts, resting)
    else:
        _place(timeline, day, provision, found, touching=(parts, resting))
    if StatusCode.NOT_YET_IN_FORCE not in found.codes and not found.decided:
        _published(timeline, day, found, started=started)
    _settle(timeline, day, found, started=started)
    return found


def _settle(timeline: Timeline, day: dt.date, found: _Found, *, started: bool) -> None:
    """Say "in force" where nothing stands against it, and "unknown" where the facts leave it open."""
    if found.decided or (StatusCode.NOT_YET_IN_FORCE in found.codes and not found.doubts):
        return
    if found.doubts:
        # It, or the place in it, may have ended: nothing milder may be said.
        found.codes = {StatusCode.UNKNOWN: found.doubts}
    elif started:
        found.add(StatusCode.IN_FORCE, [_starter(timeline, day)])
    elif StatusCode.IN_FORCE not in found.codes:
        found.add(StatusCode.UNKNOWN)


def _parts(found: _Found, parts: list[Event], resting: list[Event]) -> None:
    """Note what holds for parts of the document, and whether all of it is suspended."""
    if parts:
        found.add(StatusCode.PARTLY_EXPIRED, parts)
    whole = [each for each in resting if each.scope.is_whole]
    if whole:
        found.add(StatusCode.SUSPENDED, whole)
    elif resting:
        found.add(StatusCode.PARTLY_SUSPENDED, resting)


def _start(timeline: Timeline, day: dt.date, provision: Provision | None, found: _Found) -> bool:
    """Tell whether the document has taken effect by that day; note where it surely has not."""
    starts = list(timeline.starts)
    own: list[Event] = []
    if provision is not None:
        own = [
            each
            for each in timeline.dated
            if each.kind is EventKind.EFFECTIVE
            and not each.scope.is_whole
            and each.scope.overlap(provision) is Overlap.COVERS
        ]
        starts = sorted({each.works_from for each in own if each.works_from}) or starts
    if not starts:
        if timeline.issues and day < timeline.issues[0]:
            found.add(StatusCode.NOT_YET_IN_FORCE)
        return False
    if day < starts[0]:
        named = own or [each for each in timeline.starts.values() if each]
        found.add(StatusCode.NOT_YET_IN_FORCE, [each for each in named if each.works_from == starts[0]])
        return False
    return starts[-1] <= day


def _starter(timeline: Timeline, day: dt.date) -> Event | None:
    """Return the event by which the document took effect, if it was an event."""
    return next((event for start, event in timeline.starts.items() if start <= day and event), None)


def _undated(timeline: Timeline, day: dt.date, found: _Found) -> None:
    """Count an ending without a date from the day it was read; before that it leaves the status open."""
    for event in timeline.undated_endings:
        if not event.scope.is_whole:
            continue
        if event.seen is not None and event.seen <= day:
            found.add(StatusCode.EXPIRED, [event])
        else:
            found.doubts.append(event)


def _place(
    timeline: Timeline,
    day: dt.date,
    provision: Provision,
    found: _Found,
    *,
    touching: tuple[list[Event], list[Event]],
) -> None:
    """Note what holds for one provision; `touching` is what ended in part, and what rests."""
    parts, resting = touching
    for events, whole, part in (
        (parts, StatusCode.EXPIRED, StatusCode.PARTLY_EXPIRED),
        (resting, StatusCode.SUSPENDED, StatusCode.PARTLY_SUSPENDED),
    ):
        for event in events:
            # An ending in a part of the territory touches the place there only.
            local = event.scope.is_whole and event.kind in ENDING
            overlap = Overlap.UNKNOWN if local else event.scope.overlap(provision)
            if overlap is Overlap.UNKNOWN:
                found.doubts.append(event)
            elif overlap is not Overlap.NONE:
                found.add(whole if overlap is Overlap.COVERS else part, [event])
    amended = [
        each
        for each in _amended_by(timeline, day, provision)
        if not each.scope.is_whole and each.scope.overlap(provision) in {Overlap.COVERS, Overlap.PART}
    ]
    if amended:
        found.add(StatusCode.AMENDED, amended)


def _amended_by(timeline: Timeline, day: dt.date, provision: Provision | None) -> tuple[Event, ...]:
    """Return the amendments that work by that day and touch the provision, or may."""
    return tuple(
        each
        for each in timeline.amendments
        if each.works_from is not None
        and each.works_from <= day
        and (provision is None or each.scope.is_whole or each.scope.overlap(provision) is not Overlap.NONE)
    )


def _published(timeline: Timeline, day: dt.date, found: _Found, *, started: bool) -> None:
    """Let a published status speak where the facts are silent; what the facts say stands before it."""
    if any(code in found.codes for code in (*_STRONG, *_PARTS)):
        return
    told = timeline.published_on(day)
    later = timeline.published_end_later(day)
    if later is not None and (told is None or told[1] is not StatusCode.EXPIRED):
        # It ended at some time before it was seen to have ended; on this day it may or may not have.
        found.doubts.append(later)
        found.published = True
        return
    if told is None:
        return
    event, code = told
    if code in _STRONG or (code in _PARTS and not _amended_by(timeline, day, None)):
        found.add(code, [event])
        found.published = True
        if code in _PARTS and not started:
            found.add(StatusCode.IN_FORCE, [event])
    elif not started and code is StatusCode.IN_FORCE and not timeline.starts:
        found.add(StatusCode.IN_FORCE, [event])
        found.published = True
    elif not started and code is StatusCode.NOT_YET_IN_FORCE and seen_on(event) == day and not timeline.starts:
        found.add(StatusCode.NOT_YET_IN_FORCE, [event])
        found.published = True


_ACTS = ENDING | SUSPENDING | {EventKind.DECLARED_CONTINUING, EventKind.RESUMED}


def _acted(timeline: Timeline, day: dt.date) -> bool:
    """Tell whether something happened by that day that only happens to documents with effect."""
    return any(each.kind in _ACTS and _past(each, day) for each in timeline.dated) or any(
        each.seen is not None and each.seen <= day for each in timeline.undated_endings
    )


_WITHOUT_START = frozenset({StatusCode.NOT_APPLICABLE, StatusCode.UNKNOWN, StatusCode.NOT_YET_IN_FORCE})


def _span(
    timeline: Timeline, day: dt.date, provision: Provision | None, code: StatusCode
) -> tuple[dt.date | None, dt.date | None]:
    """Return the first and the last day of the code that holds on `day`."""
    since: dt.date | None = None
    for turn in reversed([turn for turn in timeline.turns if turn <= day]):
        if code in _WITHOUT_START or _on(timeline, turn, provision).code is not code:
            break
        since = turn
    for turn in timeline.turns:
        if turn > day and _on(timeline, turn, provision).code is not code:
            return since, turn - ONE_DAY
    return since, None


def _contradictions(timeline: Timeline, day: dt.date, found: _Found) -> tuple[Contradiction, ...]:
    """Return the facts up to that day that do not fit together."""
    made: list[Contradiction] = []
    if StatusCode.NOT_APPLICABLE in found.codes:
        return ()
    starts = [start for start in timeline.starts if start <= day]
    if len(starts) > 1:
        made.append(Contradiction("effective_dates_differ", _events(timeline.starts[start] for start in starts)))
    if len(timeline.issues) > 1:
        made.append(Contradiction("issue_dates_differ"))
    if starts and timeline.issues and starts[0] < timeline.issues[0]:
        made.append(Contradiction("effective_before_issued", _events([timeline.starts[starts[0]]])))
    whole = [each for each in timeline.ended(day) if each.ground != "district_term"]
    recorded = [each for each in whole if each in timeline.events]
    if any(a.works_from != b.works_from for a, b in pairwise(recorded)):
        made.append(Contradiction("ends_differ", tuple(recorded)))
    if whole and starts and (whole[0].works_from or FAR) <= starts[0]:
        made.append(Contradiction("ended_before_effect", (whole[0],)))
    if whole and (after := _after_end(timeline, whole[0], day)):
        made.append(Contradiction("event_after_end", after))
    made.extend(Contradiction("acting_ended_before", (each,)) for each in timeline.void if _past(each, day))
    told = timeline.published_on(day)
    if told is not None and not found.published and told[1] not in {*found.codes, StatusCode.UNKNOWN}:
        made.append(Contradiction("published_differs", (told[0],)))
    return tuple(made)


def _after_end(timeline: Timeline, end: Event, day: dt.date) -> tuple[Event, ...]:
    """Return what is said to have happened to the text after the whole had ended."""
    changing = AMENDING | SUSPENDING | {EventKind.EXTENDED}
    return tuple(
        each
        for each in timeline.dated
        if (each.kind in changing or (each.kind in ENDING and not each.scope.is_whole))
        and (end.works_from or FAR) < (each.works_from or FAR) <= day
    )


def _past(event: Event, day: dt.date) -> bool:
    return (event.works_from or FAR) <= day


def _events(events: Iterable[Event | None]) -> tuple[Event, ...]:
    return tuple(each for each in events if each is not None)
