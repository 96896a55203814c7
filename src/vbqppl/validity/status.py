"""The status of a document, or of one of its provisions, on a day: computed, never stored."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from vbqppl.citation.provision import Provision
from vbqppl.validity.contradictions import contradictions
from vbqppl.validity.model import (
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
from vbqppl.validity.outline import Outline
from vbqppl.validity.rules import Rules, default_rules
from vbqppl.validity.scope import Overlap
from vbqppl.validity.timeline import ONE_DAY, PARTS, Timeline, counts_from, known_events, works_by

_RANK = {code: rank for rank, code in enumerate(PRECEDENCE)}
_STRONG = frozenset({StatusCode.EXPIRED, StatusCode.SUSPENDED})


@dataclass(slots=True)
class _Found:
    """What holds on one day, and the events it rests on."""

    codes: dict[StatusCode, list[Event]] = field(default_factory=dict)
    doubts: list[Event] = field(default_factory=list)  # by which it may have ended
    published: bool = False
    start_only: bool = False

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
    outline: Outline | None = None,
    rules: Rules | None = None,
) -> Status:
    """Return the status of a document, or of one provision, on the day `as_of`.

    `events` are those of the document, in any order; `known_at` leaves out what was recorded later or did not
    count then; `territory` asks for one place; `outline` is that of the document's text, and tells whether the
    provision is there at all. A code needs a fact: where none decides, it is `unknown`.
    `until` alone looks beyond `as_of`: the last day of the code as far as known.
    """
    rules = rules or default_rules()
    kept = known_events(events, known_at)
    bare = not kept and territory is None and provision is None and document.declared_end is None
    if bare and rules.last_day(document) is None:
        return _without_events(document, as_of, rules)
    timeline = _timeline(document, kept, territory, as_of, rules)
    timeline.outline = outline
    found = _on(timeline, as_of, provision)
    reach = _reach(timeline, territory, as_of)
    if reach is Reach.OUTSIDE and found.code is not StatusCode.NOT_APPLICABLE:
        return Status(StatusCode.NOT_APPLICABLE, codes=(StatusCode.NOT_APPLICABLE,), reach=reach)
    exists = _exists(timeline, as_of, provision)
    if exists is False and found.code is not StatusCode.NOT_APPLICABLE:
        return Status(StatusCode.UNKNOWN, codes=(StatusCode.UNKNOWN,), provision_exists=False, reach=reach)
    since, until = _span(timeline, as_of, provision, found.code)
    if since is not None and not _since_is_known(timeline, since, provision, found):
        since = None
    codes = tuple(sorted(found.codes, key=_RANK.__getitem__)) or (StatusCode.UNKNOWN,)
    basis = tuple(found.codes.get(found.code, ()))
    return Status(
        code=found.code,
        since=since,
        until=until,
        basis=basis,
        codes=codes,
        contradictions=contradictions(
            timeline,
            as_of,
            found.codes,
            told_on=None if found.published else lambda day: _on(timeline, day, None).codes,
        ),
        amended_by=_amended_by(timeline, as_of, provision),
        published=found.published,
        start_only=found.start_only,
        provision_exists=exists,
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
    code = StatusCode.IN_FORCE if document.followed else StatusCode.UNKNOWN
    return Status(
        code,
        since=start if document.followed else None,
        codes=(code,),
        start_only=True,
        contradictions=(Contradiction("effective_before_issued"),) if early else (),
    )


def _timeline(document: Document, events: list[Event], territory: str | None, day: dt.date, rules: Rules) -> Timeline:
    """Set the facts in order; asked for one place, leave out what happened in another."""
    if territory is None:
        return Timeline(document, events, rules)
    reaches = {
        id(each): rules.reach(Document(territory=each.territory, issued_on=each.works_from), (), territory, day)
        for each in events
        if each.territory is not None
        and each.kind is not EventKind.EXTENDED
        and not rules.covers(document, each.territory, each.works_from)
    }
    kept = [each for each in events if reaches.get(id(each)) is not Reach.OUTSIDE]
    return Timeline(document, kept, rules, local=lambda each: reaches.get(id(each), Reach.WHOLE) is not Reach.WHOLE)


def _reach(timeline: Timeline, territory: str | None, day: dt.date) -> Reach:
    if territory is None:
        return Reach.NOT_ASKED
    extended = tuple(
        each.territory
        for each in timeline.dated
        if each.kind is EventKind.EXTENDED and each.territory and works_by(each, day)
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
        _parts(timeline, day, found, parts, resting)
    else:
        _place(timeline, day, provision, found, touching=(parts, resting))
    if StatusCode.NOT_YET_IN_FORCE not in found.codes and not found.decided:
        _published(timeline, day, provision, found, started=started)
    _settle(timeline, day, found, started=started)
    return found


def _settle(timeline: Timeline, day: dt.date, found: _Found, *, started: bool) -> None:
    """Say "in force" where nothing stands against it, and "unknown" where the facts leave it open."""
    if found.decided or (StatusCode.NOT_YET_IN_FORCE in found.codes and not found.doubts):
        return
    if found.doubts:
        # It, or the place in it, may have ended: nothing milder may be said.
        found.codes = {StatusCode.UNKNOWN: found.doubts}
    elif started and not timeline.told(day):
        found.start_only = True
        if timeline.document.followed:
            found.add(StatusCode.IN_FORCE, [_starter(timeline, day)])
        else:
            # Nobody would have told of its end: the start alone does not say that it is still in force.
            found.codes = {StatusCode.UNKNOWN: [each for events in found.codes.values() for each in events]}
    elif started:
        found.add(StatusCode.IN_FORCE, [_starter(timeline, day)])
    elif StatusCode.IN_FORCE not in found.codes:
        found.add(StatusCode.UNKNOWN)


def _parts(timeline: Timeline, day: dt.date, found: _Found, parts: list[Event], resting: list[Event]) -> None:
    """Note what holds for parts of the document, and whether all of it is suspended."""
    if parts:
        found.add(StatusCode.PARTLY_EXPIRED, parts)
    whole = [each for each in resting if timeline.is_whole(each) and not timeline.kept_in_a_part(each, day)]
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
        if not timeline.was_there(provision, day):
            own += timeline.additions(provision)
        starts = sorted({each.works_from for each in own if each.works_from}) or starts
    if not starts:
        if timeline.issues and day < timeline.issues[0]:
            found.add(StatusCode.NOT_YET_IN_FORCE)
        return False
    if day < starts[0]:
        named = own or [each for each in timeline.starts.values() if each]
        found.add(StatusCode.NOT_YET_IN_FORCE, [each for each in named if each.works_from == starts[0]])
        return False
    if provision is not None:
        # A chapter that takes effect later may be the one of the article.
        found.doubts += [
            each
            for each in timeline.dated
            if each.kind is EventKind.EFFECTIVE
            and not works_by(each, day)
            and each.scope.overlap(provision) is Overlap.UNKNOWN
        ]
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
            found.add(StatusCode.PARTLY_EXPIRED if timeline.is_local(event) else StatusCode.EXPIRED, [event])
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
            overlap = timeline.overlap(event, provision, day)
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


def _published(timeline: Timeline, day: dt.date, provision: Provision | None, found: _Found, *, started: bool) -> None:
    """Let a published status speak where the facts are silent; what the facts say stands before it."""
    if any(code in found.codes for code in (*_STRONG, *PARTS)):
        return
    told = timeline.published_on(day)
    later = timeline.perhaps_ended(day)
    if later is not None:
        # It ended at some time before it was seen to have ended; on this day it may or may not have.
        found.doubts.append(later)
        found.published = True
        return
    if told is None:
        return
    event, code = told
    explained = code in PARTS and timeline.part_known(day)
    if code in PARTS and provision is not None and not explained:
        # Which part is not said: this may be the one.
        found.doubts.append(event)
        found.published = True
    elif code in _STRONG or (code in PARTS and not explained):
        found.add(code, [event])
        found.published = True
        if code in PARTS and not started:
            found.add(StatusCode.IN_FORCE, [event])
    elif not started and code is StatusCode.IN_FORCE and not timeline.starts:
        found.add(StatusCode.IN_FORCE, [event])
        found.published = True
    elif not started and code is StatusCode.NOT_YET_IN_FORCE and counts_from(event) == day and not timeline.starts:
        found.add(StatusCode.NOT_YET_IN_FORCE, [event])
        found.published = True


_ACTS = ENDING | SUSPENDING | {EventKind.DECLARED_CONTINUING, EventKind.RESUMED}


def _acted(timeline: Timeline, day: dt.date) -> bool:
    """Tell whether something happened by that day that only happens to documents with effect."""
    return any(each.kind in _ACTS and works_by(each, day) for each in timeline.dated) or any(
        each.seen is not None and each.seen <= day for each in timeline.undated_endings
    )


_WITHOUT_START = frozenset({StatusCode.NOT_APPLICABLE, StatusCode.UNKNOWN, StatusCode.NOT_YET_IN_FORCE})


def _span(
    timeline: Timeline, day: dt.date, provision: Provision | None, code: StatusCode
) -> tuple[dt.date | None, dt.date | None]:
    """Return the first and the last day of the code that holds on `day`, where something that happened sets it."""
    since: dt.date | None = None
    for turn in reversed([turn for turn in timeline.turns if turn <= day]):
        if code in _WITHOUT_START or _on(timeline, turn, provision).code is not code:
            break
        since = turn
    for turn in timeline.turns:
        if turn > day and _on(timeline, turn, provision).code is not code:
            # That somebody read of a change on that day does not tell when it came.
            return since, turn - ONE_DAY if turn in timeline.dated_turns else None
    return since, None


def _since_is_known(timeline: Timeline, since: dt.date, provision: Provision | None, found: _Found) -> bool:
    """Tell whether the code began on that day, or was only read or heard of then."""
    if since not in timeline.dated_turns:
        return False
    basis = found.codes.get(found.code, [])
    if found.published or (basis and all(each.works_from is None for each in basis)):
        return any(each.on is not None for each in basis)
    if found.code is StatusCode.IN_FORCE and not timeline.document.followed:
        return _on(timeline, since - ONE_DAY, provision).code is not StatusCode.UNKNOWN
    return True


def _exists(timeline: Timeline, day: dt.date, provision: Provision | None) -> bool | None:
    """Tell whether the document has a provision: by its text, and by what was added; None: nothing to tell by."""
    if provision is None:
        return None
    if timeline.additions(provision):
        return True
    found = timeline.outline.has(provision) if timeline.outline and timeline.outline.places else None
    if found is None:  # Who repeals or amends a place has seen it.
        named = (mine for each in timeline.dated if works_by(each, day) for mine in each.scope.provisions)
        return any(_names(mine, provision) for mine in named) or None
    changed = any(each.scope.overlap(provision) is not Overlap.NONE for each in _amended_by(timeline, day, None))
    return None if found is False and changed else found


def _names(mine: Provision, place: Provision) -> bool:
    """Tell whether words that name `mine` name the place too: it, something in it, or a range that it lies in."""
    return place.covers(mine) or (len(mine.steps) == len(place.steps) and mine.covers(place))
