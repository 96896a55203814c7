"""Facts of one document that do not fit together: reported beside the status, never hidden."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable
from functools import lru_cache
from itertools import pairwise

from vbqppl.validity.model import (
    AMENDING,
    ENDING,
    SUSPENDING,
    Contradiction,
    Event,
    EventKind,
    Normative,
    StatusCode,
)
from vbqppl.validity.standing import FAR, follows
from vbqppl.validity.timeline import Timeline, counts_from, works_by


def contradictions(
    timeline: Timeline,
    day: dt.date,
    codes: Collection[StatusCode],
    *,
    told_on: Callable[[dt.date], Collection[StatusCode]] | None,
) -> tuple[Contradiction, ...]:
    """Return the facts up to that day that do not fit together; `codes` are what holds on the day.

    `told_on` gives what holds for the whole document on another day; None where a published status decides.
    """
    if StatusCode.NOT_APPLICABLE in codes:
        return ()
    made = [*_dates(timeline, day), *_endings(timeline, day)]
    made.extend(Contradiction("acting_ended_before", (each,)) for each in timeline.void if works_by(each, day))
    made.extend(Contradiction("acting_without_effect", (each,)) for each in _powerless(timeline, day))
    told = timeline.published_on(day)
    if told is not None and told_on is not None and told[1] not in {*codes, StatusCode.UNKNOWN}:
        # A status that was right on its own day is not wrong because the document has moved on since.
        first = counts_from(told[0])
        if first is None or told[1] not in told_on(first):
            made.append(Contradiction("published_differs", (told[0],)))
    return tuple(made)


def _dates(timeline: Timeline, day: dt.date) -> list[Contradiction]:
    made: list[Contradiction] = []
    starts = [start for start in timeline.starts if start <= day]
    if len(starts) > 1:
        made.append(Contradiction("effective_dates_differ", _events(timeline.starts[start] for start in starts)))
    if len(timeline.issues) > 1:
        made.append(Contradiction("issue_dates_differ"))
    if starts and timeline.issues and starts[0] < timeline.issues[0]:
        made.append(Contradiction("effective_before_issued", _events([timeline.starts[starts[0]]])))
    return made


def _endings(timeline: Timeline, day: dt.date) -> list[Contradiction]:
    made: list[Contradiction] = []
    starts = [start for start in timeline.starts if start <= day]
    whole = [each for each in timeline.ended(day) if each.ground != "district_term"]
    recorded = [each for each in whole if each in timeline.events]
    if any(a.works_from != b.works_from for a, b in pairwise(recorded)):
        made.append(Contradiction("ends_differ", tuple(recorded)))
    if whole and starts and (whole[0].works_from or FAR) <= starts[0]:
        made.append(Contradiction("ended_before_effect", (whole[0],)))
    if whole and (after := _after_end(timeline, whole[0], day)):
        made.append(Contradiction("event_after_end", after))
    return made


def _after_end(timeline: Timeline, end: Event, day: dt.date) -> tuple[Event, ...]:
    """Return what is said to have happened to the text after the whole had ended."""
    changing = AMENDING | SUSPENDING | {EventKind.EXTENDED}
    return tuple(
        each
        for each in timeline.dated
        if (each.kind in changing or (each.kind in ENDING and not each.scope.is_whole)) and follows(each, end, day)
    )


_NEEDS_A_RULE = AMENDING | {EventKind.REPLACED, EventKind.REPEALED}


def _powerless(timeline: Timeline, day: dt.date) -> list[Event]:
    """Return what a document without effect of its own (a report, a công văn) is said to have done to a VBQPPL.

    Nghị định 78/2025/NĐ-CP, khoản 2 and 3 Điều 4: a VBQPPL is amended, replaced or repealed by a VBQPPL, or in
    some cases repealed by an administrative resolution or decision.
    """
    if timeline.document.normative is not Normative.YES:
        return []
    return [
        each
        for each in timeline.dated
        if each.kind in _NEEDS_A_RULE
        and works_by(each, day)
        and timeline.rules.has_effect(each.acting_type or _type_of(each.acting)) is False
    ]


@lru_cache(maxsize=4096)
def _type_of(citation: str | None) -> str | None:
    """Return the type of document that a citation names."""
    from vbqppl.citation import parse_citation

    mention = parse_citation(citation) if citation else None
    return mention.type if mention else None


def _events(events: Iterable[Event | None]) -> tuple[Event, ...]:
    return tuple(each for each in events if each is not None)
