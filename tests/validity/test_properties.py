"""Properties of every timeline: what must hold whatever happened to a document."""

import datetime as dt
import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.validity.build import RULES
from vbqppl.validity import Document, Event, EventKind, Status, parse_place, parse_scope, status
from vbqppl.validity.status import _without_events
from vbqppl.validity.timeline import without_ids

DAYS = st.dates(dt.date(2018, 1, 1), dt.date(2026, 12, 31))
PARTS = ("", "", "Điều 1", "Điều 1 khoản 2", "Điều 2", "trừ Điều 1", "trừ Điều 2 khoản 1; Điều 3", "Chương II")
LABELS = ("Còn hiệu lực", "Hết hiệu lực toàn bộ", "Hết hiệu lực một phần", "Chưa có hiệu lực", "Không còn phù hợp")
PLACES = (None, "Điều 1", "Điều 1 khoản 2", "Điều 5", "Chương II")


@st.composite
def events(draw: st.DrawFn, *, dated: bool = False) -> Event:
    kinds = [kind for kind in EventKind if not (dated and kind is EventKind.PUBLISHED_STATUS)]
    kind = draw(st.sampled_from(kinds))
    scope = parse_scope(draw(st.sampled_from(PARTS)))
    assert scope is not None
    on = draw(DAYS) if dated else draw(st.none() | DAYS)
    suspends = kind in {EventKind.SUSPENDED, EventKind.STAYED}
    published = kind is EventKind.PUBLISHED_STATUS
    return Event(
        1,
        kind,
        None if published else on,
        until=draw(st.none() | DAYS) if suspends else None,
        scope=parse_scope("") or scope if published else scope,
        label=draw(st.sampled_from(LABELS)) if published else None,
        seen=draw(DAYS) if published else draw(st.none() | DAYS),
        acting=draw(st.sampled_from((None, "1/2020/QĐ-UBND", "2/2021/QĐ-UBND"))),
        acting_id=9,
        acting_ended_on=draw(st.none() | DAYS) if draw(st.booleans()) else None,
    )


@st.composite
def documents(draw: st.DrawFn) -> Document:
    return Document(
        1,
        type=draw(st.sampled_from(("Quyết định", "Báo cáo", None))),
        issued_on=draw(st.none() | DAYS),
        effective_on=draw(st.none() | DAYS),
        declared_end=draw(st.none() | DAYS),
        followed=draw(st.booleans()),
    )


def ask(document: Document, happened: list[Event], on: dt.date, place: str | None = None) -> Status:
    return status(document, happened, as_of=on, provision=parse_place(place) if place else None, rules=RULES)


def bare(found: Status) -> Status:
    """Leave out when and how the facts were recorded."""
    return replace(
        found,
        basis=tuple(map(without_ids, found.basis)),
        amended_by=tuple(map(without_ids, found.amended_by)),
        contradictions=tuple(
            replace(each, events=tuple(map(without_ids, each.events))) for each in found.contradictions
        ),
    )


@settings(max_examples=120, deadline=None)
@given(documents(), st.lists(events(), max_size=7), DAYS, st.sampled_from(PLACES), st.randoms(use_true_random=False))
def test_the_order_of_recording_does_not_matter(
    document: Document, happened: list[Event], on: dt.date, place: str | None, chance: random.Random
) -> None:
    shuffled = happened.copy()
    chance.shuffle(shuffled)
    first = [replace(event, id=number) for number, event in enumerate(happened, 1)]
    second = [replace(event, id=number) for number, event in enumerate(shuffled, 1)]
    assert bare(ask(document, first, on, place)) == bare(ask(document, second, on, place))


@settings(max_examples=120, deadline=None)
@given(documents(), st.lists(events(dated=True), max_size=7), DAYS, st.sampled_from(PLACES))
def test_a_status_does_not_depend_on_what_happens_later(
    document: Document, happened: list[Event], on: dt.date, place: str | None
) -> None:
    """Only `until` looks ahead, and starts: of the document, of what is added to it, its own declared end."""
    past = [event for event in happened if event.on is not None and event.on <= on]
    kinds = {EventKind.EFFECTIVE, EventKind.ISSUED, EventKind.SUPPLEMENTED, EventKind.AMENDED}
    starts = [event for event in happened if event.kind in kinds and event not in past]
    mine, theirs = ask(document, happened, on, place), ask(document, [*past, *starts], on, place)
    assert replace(mine, until=None) == replace(theirs, until=None)


@settings(max_examples=120, deadline=None)
@given(documents(), st.lists(events(), max_size=6), DAYS, st.sampled_from(PLACES))
def test_a_span_has_one_code(document: Document, happened: list[Event], on: dt.date, place: str | None) -> None:
    found = ask(document, happened, on, place)
    assert found.code == found.codes[0]
    if found.since is not None:
        assert found.since <= on
        assert ask(document, happened, found.since, place).code is found.code
        assert ask(document, happened, found.since - dt.timedelta(days=1), place).code is not found.code
    if found.until is not None:
        assert found.until >= on
        assert ask(document, happened, found.until, place).code is found.code
        assert ask(document, happened, found.until + dt.timedelta(days=1), place).code is not found.code


@settings(max_examples=80, deadline=None)
@given(documents(), st.lists(events(), max_size=6), events(), DAYS)
def test_withdrawing_an_event_gives_back_the_answer(
    document: Document, happened: list[Event], extra: Event, on: dt.date
) -> None:
    time = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    withdrawn = replace(extra, withdrawn=((time, None),))
    assert ask(document, [*happened, withdrawn], on) == ask(document, happened, on)


@settings(max_examples=80, deadline=None)
@given(documents(), DAYS)
def test_the_short_way_for_bare_records_says_the_same(document: Document, on: dt.date) -> None:
    plain = replace(document, declared_end=None)
    # An event that never works sends the question the long way.
    idle = Event(1, EventKind.CORRECTED, dt.date(2100, 1, 1))
    assert replace(ask(plain, [idle], on), basis=()) == replace(_without_events(plain, on, RULES), basis=())
