"""Whatever a batch did, undoing it gives back every answer, byte for byte."""

import datetime as dt
import tempfile
from contextlib import suppress
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.registry.answers import answers
from vbqppl.registry import Batch, Registry, Source, UndoConflictError, journal
from vbqppl.validity import Document, Event, EventKind, RelationEdge, RelationType, parse_scope

HELD = 3
DAYS = st.dates(dt.date(2018, 1, 1), dt.date(2026, 12, 31))
IDS = st.integers(1, HELD)


def event(document: int, kind: EventKind, on: dt.date | None, part: str, acting: int | None) -> Event:
    scope = parse_scope(part)
    assert scope is not None
    return Event(document, kind, on, scope=scope, acting_id=acting, label="Còn hiệu lực")


EVENTS = st.builds(
    event,
    IDS,
    st.sampled_from(list(EventKind)),
    st.none() | DAYS,
    st.sampled_from(("", "Điều 1", "trừ Điều 2")),
    st.none() | IDS,
)
EDITS = st.tuples(
    IDS,
    st.fixed_dictionaries(
        {}, optional={"title": st.sampled_from("ab"), "effective_on": st.none() | DAYS, "declared_end": DAYS}
    ),
)
STEPS = st.one_of(
    EVENTS,
    EDITS,
    st.builds(lambda one, two: RelationEdge(one, RelationType.DETAILS, two), IDS, IDS),
    st.builds(lambda one: Source(one, "s", f"x:{one}"), IDS),
    st.builds(lambda one: Document(number=f"{one}/2020/QĐ-UBND"), IDS),
)


def write(batch: Batch, step: object) -> None:
    if isinstance(step, Event):
        batch.add_event(step)
    elif isinstance(step, RelationEdge):
        batch.add_relation(step)
    elif isinstance(step, Source):
        batch.add_source(step)
    elif isinstance(step, Document):
        batch.add_document(step)
    elif isinstance(step, tuple):
        batch.edit_document(step[0], **step[1])


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(STEPS, min_size=1, max_size=5), min_size=1, max_size=4))
def test_undoing_gives_back_every_answer(batches: list[list[object]]) -> None:
    with tempfile.TemporaryDirectory() as folder, Registry.open(Path(folder), create=True) as registry:
        with registry.batch("import", "a") as batch:
            batch.add_documents(
                Document(number=f"{n}/2019/QĐ-UBND", type="Quyết định", effective_on=dt.date(2019, 1, 1))
                for n in range(HELD)
            )
        stood = [answers(registry)]
        written = []
        for steps in batches:
            with registry.batch("mark", "a") as batch:
                for step in steps:
                    write(batch, step)
            if batch.changed:
                written.append(batch.id)
                stood.append(answers(registry))
        undone = []
        for ident in reversed(written):
            undone.append(registry.undo(ident, "a").id)
            assert answers(registry) == stood[written.index(ident)]
        for place, ident in enumerate(reversed(undone), 1):
            registry.undo(ident, "a")
            assert answers(registry) == stood[place]
        assert not list(journal.verify(registry.connection))


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(STEPS, min_size=1, max_size=4), min_size=2, max_size=4), st.data())
def test_an_undo_that_is_refused_changes_nothing(batches: list[list[object]], data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder, Registry.open(Path(folder), create=True) as registry:
        with registry.batch("import", "a") as batch:
            batch.add_documents(Document(number=f"{n}/2019/QĐ-UBND") for n in range(HELD))
        for steps in batches:
            with registry.batch("mark", "a") as batch:
                for step in steps:
                    write(batch, step)
        last = registry.last_batch()
        assert last is not None
        before = answers(registry)
        with suppress(UndoConflictError):
            undone = registry.undo(data.draw(st.integers(1, last.id)), "a")
            registry.undo(undone.id, "a")
        assert answers(registry) == before
        assert not list(journal.verify(registry.connection))
