"""Bringing events and relations of a collection into the registry."""

from collections.abc import Iterable

from vbqppl.intake.links import Links
from vbqppl.intake.mapping import RowMapping
from vbqppl.intake.model import ImportReport, Rejected
from vbqppl.intake.read import RowError, read_day
from vbqppl.intake.rows import SURPLUS, UNREADABLE, Row
from vbqppl.registry import Batch, Registry
from vbqppl.text import nfc
from vbqppl.validity.model import Event, EventKind, RelationEdge, RelationType
from vbqppl.validity.scope import Scope, parse_scope

_SAID = ("document_id", "kind", "on", "until", "scope", "acting", "clause", "label", "source", "territory")


class EventWriter:
    """Writes the events of one file into one batch; an event that is held already is left as it is."""

    def __init__(self, registry: Registry, batch: Batch, report: ImportReport) -> None:
        self._registry = registry
        self._batch = batch
        self._report = report
        self._links = Links(registry)
        self._held: dict[int, set[tuple[object, ...]]] = {}

    def write(self, mapping: RowMapping, rows: Iterable[tuple[int, Row]]) -> None:
        """Write every row; what cannot be written goes into the report."""
        for number, row in rows:
            self._report.read += 1
            try:
                event = self._event(mapping, row)
            except RowError as error:
                self._report.rejected.append(Rejected(number, error.reason, error.detail))
                continue
            if self.add(event):
                self._report.added += 1
            else:
                self._report.unchanged += 1

    def add(self, event: Event) -> bool:
        """Write an event unless the same is held; return whether it was written."""
        held = self._held.get(event.document_id)
        if held is None:
            held = {_said(each) for each in self._registry.events(event.document_id)}
            self._held[event.document_id] = held
        if _said(event) in held:
            return False
        held.add(_said(event))
        self._batch.add_event(event)
        self._report.events += 1
        return True

    def _event(self, mapping: RowMapping, row: Row) -> Event:
        texts = _texts(mapping, row)
        document_id = self._links.find(texts.get("document"))
        if document_id is None:
            raise RowError("document_not_found", texts.get("document", ""))
        kind, part = _kind(mapping, texts.get("kind", ""))
        acting = texts.get("acting") or None
        acting_id = self._links.find(acting)
        announced = texts.get("announced_by") or None
        announced_id = self._links.find(announced)
        return Event(
            document_id,
            kind,
            read_day(texts.get("on", "")),
            read_day(texts.get("until", "")),
            _scope(texts.get("scope", ""), part=part),
            acting_id,
            texts.get("acting_text") or self._cite(acting, acting_id),
            announced_id,
            self._cite(announced, announced_id),
            texts.get("clause") or None,
            texts.get("quote") or None,
            texts.get("ground") or None,
            texts.get("territory") or None,
            texts.get("label") or None,
            texts.get("source") or None,
            texts.get("source_url") or None,
            read_day(texts.get("seen", "")),
        )

    def _cite(self, text: str | None, document_id: int | None) -> str | None:
        """Return the words for an acting document: a key is replaced by type and number."""
        if text is None or document_id is None or "/" in text:
            return text
        found = self._registry.documents.get(document_id)
        if found is None or found.number is None:
            return text
        return f"{found.type} số {found.number}" if found.type else found.number


class RelationWriter:
    """Writes the relations of one file into one batch."""

    def __init__(self, registry: Registry, batch: Batch, report: ImportReport) -> None:
        self._registry = registry
        self._batch = batch
        self._report = report
        self._links = Links(registry)
        self._held: dict[int, set[tuple[object, ...]]] = {}

    def write(self, mapping: RowMapping, rows: Iterable[tuple[int, Row]]) -> None:
        """Write every row; what cannot be written goes into the report."""
        for number, row in rows:
            self._report.read += 1
            try:
                edge = self._relation(mapping, row)
            except RowError as error:
                self._report.rejected.append(Rejected(number, error.reason, error.detail))
                continue
            if self.add(edge):
                self._report.added += 1
            else:
                self._report.unchanged += 1

    def add(self, edge: RelationEdge) -> bool:
        """Write a relation unless the same is held; return whether it was written."""
        held = self._held.get(edge.document_id)
        if held is None:
            held = {_relates(each) for each in self._registry.relations(edge.document_id)}
            self._held[edge.document_id] = held
        if _relates(edge) in held:
            return False
        held.add(_relates(edge))
        self._batch.add_relation(edge)
        self._report.relations += 1
        return True

    def _relation(self, mapping: RowMapping, row: Row) -> RelationEdge:
        texts = _texts(mapping, row)
        document_id = self._links.find(texts.get("document"))
        if document_id is None:
            raise RowError("document_not_found", texts.get("document", ""))
        kind = texts.get("kind", "")
        if kind not in set(RelationType):
            raise RowError("unknown_relation", kind)
        target = texts.get("target") or None
        if target is None:
            raise RowError("no_target")
        return RelationEdge(
            document_id,
            RelationType(kind),
            self._links.find(target),
            target,
            texts.get("quote") or None,
            texts.get("source") or None,
        )


def _texts(mapping: RowMapping, row: Row) -> dict[str, str]:
    if UNREADABLE in row:
        raise RowError("unreadable", row[UNREADABLE][:120])
    if SURPLUS in row:
        raise RowError("too_many_cells", " | ".join(map(str, row[SURPLUS]))[:120])
    return {name: nfc(cell(row)) for name, cell in mapping.cells.items()}


def _kind(mapping: RowMapping, word: str) -> tuple[EventKind, bool]:
    rule = mapping.kinds.get(word)
    if rule is not None:
        return rule.kind, rule.part
    if word in set(EventKind):
        return EventKind(word), False
    raise RowError("unknown_event", word)


def _scope(text: str, *, part: bool) -> Scope:
    """Return the scope of a row; words that cannot be read touch an unknown part, never the whole."""
    found = parse_scope(text)
    if found is None:
        return Scope.unreadable(text)
    return Scope.unreadable("một phần") if part and found.is_whole else found


def _said(event: Event) -> tuple[object, ...]:
    return tuple(getattr(event, name) for name in _SAID)


def _relates(edge: RelationEdge) -> tuple[object, ...]:
    return (edge.kind, edge.target_id or edge.target, edge.quote, edge.source)
