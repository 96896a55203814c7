"""The review worklist of a registry: what to look at, and what was decided on it."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from vbqppl.registry.registry import Registry
from vbqppl.registry.rows import Decision
from vbqppl.validity.comparison import Difference, compare
from vbqppl.validity.model import Document, Event, RelationEdge, iso
from vbqppl.validity.outline import read_outline
from vbqppl.validity.review import Case, Item, Other, review
from vbqppl.validity.rules import Rules


@dataclass(frozen=True, slots=True)
class WorkItem:
    """An item of the worklist with the latest decision on it."""

    item: Item
    decision: Decision | None = None

    def as_json(self) -> dict[str, object]:
        """Return the item with the keys of `review --json`."""
        item, decision = self.item, self.decision
        return {
            "item": item.key,
            "document": item.document.as_json(),
            "reason": str(item.reason),
            "detail": item.detail,
            "ground": item.ground,
            "basis": item.basis,
            "source": item.source,
            "other": item.other.as_json() if item.other else None,
            "event": item.event.as_json() if item.event else None,
            "due": iso((decision.due if decision else None) or item.due),
            "decision": None
            if decision is None
            else {"decision": decision.decision, "reason": decision.reason, "batch": decision.batch_id},
        }


def worklist(
    registry: Registry,
    *,
    as_of: dt.date,
    ids: Iterable[int] | None = None,
    every: bool = False,
    rules: Rules | None = None,
) -> Iterator[WorkItem]:
    """Yield what a person should look at on a day: of these documents, or of all.

    `every` yields what was decided already as well. Documents issued after the day are left out. Nothing is
    changed.
    """
    decisions = registry.decisions()
    for document, events in _timelines(registry, ids):
        if document.issued_after(as_of):
            continue
        for item in review(_case(registry, document, events), as_of=as_of, rules=rules):
            decision = decisions.get(item.key)
            if every or decision is None:
                yield WorkItem(item, decision)


def _timelines(registry: Registry, ids: Iterable[int] | None) -> Iterator[tuple[Document, list[Event]]]:
    if ids is None:
        yield from registry.timelines()
        return
    wanted = list(ids)
    events = registry.events_bulk(wanted)
    for document_id, document in sorted(registry.documents.many(wanted).items()):
        yield document, events.get(document_id, [])


def _case(registry: Registry, document: Document, events: list[Event]) -> Case:
    acting = {each.acting_id for each in events if each.acting_id}
    text = registry.text(document.id) if any(each.scope.provisions for each in events) else None
    return Case(
        document,
        tuple(events),
        tuple(_parents(registry, registry.relations(document.id))),
        registry.documents.many(acting),
        read_outline(text) if text else None,
    )


def _parents(registry: Registry, relations: list[RelationEdge]) -> Iterator[Other]:
    for relation in relations:
        parent = registry.documents.get(relation.target_id) if relation.target_id else None
        if parent is not None:
            yield Other(parent, tuple(registry.events(parent.id)), relation)


def difference_sheet(registry: Registry, *, as_of: dt.date, source: str | None = None) -> Iterator[Difference]:
    """Yield every published status that differs from ours on a day: ours, theirs, why; of one source, or all."""
    for document, events in registry.timelines():
        for each in compare(document, events, as_of=as_of):
            if source is None or each.published.source == source:
                yield each
