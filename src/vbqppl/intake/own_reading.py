"""Reading the project's own format back, without loss: see `own_format`."""

import json
from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from typing import Any, Final, TypeVar

from vbqppl.intake.events import EventWriter, RelationWriter
from vbqppl.intake.identity import described, differences, filled, join_key
from vbqppl.intake.model import Conflict, ImportReport, Rejected
from vbqppl.intake.own_format import FACTS
from vbqppl.intake.read import RowError, read_day
from vbqppl.intake.rows import SURPLUS, UNREADABLE, Row
from vbqppl.registry import Batch, Registry, Source
from vbqppl.registry.rows import apply_fields, read_scope
from vbqppl.validity.model import Document, Event, EventKind, Normative, RelationEdge, RelationType

_WHOLE_NUMBERS: Final = frozenset({"ref", "document", "rank", "acting_ref", "announced_ref", "target_ref"})
_Kind = TypeVar("_Kind", bound=StrEnum)
_YES_NO: Final = frozenset({"followed"})


class OwnFormatReader:
    """Reads records back; documents that are held already are found by their sources, identity or facts."""

    def __init__(self, registry: Registry, batch: Batch, report: ImportReport) -> None:
        self._registry = registry
        self._batch = batch
        self._report = report
        self._ids: dict[int, int] = {}
        self._taken: set[int] = set()
        self._events = EventWriter(registry, batch, report)
        self._relations = RelationWriter(registry, batch, report)

    def read(self, rows: Iterable[tuple[int, Row]]) -> None:
        """Read every record: the documents first, since the others may name any of them."""
        later: list[tuple[int, Row]] = []
        for number, row in rows:
            self._report.read += 1
            if row.get("record") == "document" and SURPLUS not in row:
                self._guarded(number, row, self._document)
            else:
                later.append((number, row))
        for number, row in later:
            self._guarded(number, row, self._other)

    def _guarded(self, number: int, row: Row, read: Any) -> None:
        try:
            read(number, _typed(row))
        except (RowError, ValueError, KeyError, TypeError) as error:
            told = error if isinstance(error, RowError) else RowError("unreadable", str(row.get("record", "")))
            self._report.rejected.append(Rejected(number, told.reason, told.detail))

    def _document(self, number: int, row: Row) -> None:
        facts = {name: row[name] for name in FACTS if row.get(name) is not None}
        for name in ("issued_on", "effective_on", "declared_end"):
            if name in facts:
                read_day(str(facts[name]))
        if facts.get("normative", "yes") not in set(Normative):
            raise RowError("bad_normative", str(facts["normative"]))
        document = apply_fields(Document(), facts)
        sources = [
            Source(**{**each, "document_id": 0, "seen": read_day(each["seen"]) if each.get("seen") else None})
            for each in row.get("sources") or []
        ]
        held = self._held(document, sources)
        if held is None:
            ident = self._batch.add_document(document)
            self._batch.add_sources(replace(each, document_id=ident) for each in sources)
            self._report.added += 1
        else:
            ident = held.id
            self._merge(number, held, document, sources)
        self._ids[int(row["ref"])] = ident
        self._taken.add(ident)

    def _held(self, document: Document, sources: list[Source]) -> Document | None:
        documents = self._registry.documents
        for each in sources:
            found = documents.by_source(each.source_id) if each.source_id else None
            if found is not None and found.id not in self._taken:
                return found
        full = described(document)
        near = documents.by_number_key(full.number_key) if full.number_key else []
        if not near and full.title_key:
            near = documents.by_parts(title_key=full.title_key)
        near = [each for each in near if each.id not in self._taken]
        key = join_key(document)
        alike = [each for each in near if _same_facts(each, document) or (key is not None and join_key(each) == key)]
        return alike[0] if len(alike) == 1 or (alike and _same_facts(alike[0], document)) else None

    def _merge(self, number: int, held: Document, document: Document, sources: list[Source]) -> None:
        told = differences(held, document)
        changed = self._batch.edit_document(held.id, **filled(held, document))
        known = {(each.source, each.source_id, each.facts) for each in self._registry.sources(held.id)}
        fresh = [each for each in sources if (each.source, each.source_id, each.facts) not in known]
        self._batch.add_sources(replace(each, document_id=held.id) for each in fresh)
        self._report.conflicts.extend(Conflict(number, held.id, *each) for each in told)
        if changed or fresh:
            self._report.updated += 1
        else:
            self._report.unchanged += 1

    def _other(self, _number: int, row: Row) -> None:
        if UNREADABLE in row or SURPLUS in row:
            raise RowError("unreadable", str(row.get(UNREADABLE, row.get(SURPLUS)))[:120])
        kind = row.get("record")
        document_id = self._ids.get(int(row.get("document") or 0))
        if document_id is None:
            raise RowError("document_not_found", str(row.get("document", "")))
        if kind == "event":
            wrote = self._events.add(self._event(document_id, row))
        elif kind == "relation":
            wrote = self._relations.add(
                RelationEdge(
                    document_id,
                    _member(RelationType, row.get("kind"), "unknown_relation"),
                    self._ids.get(row.get("target_ref") or 0),
                    row.get("target"),
                    row.get("quote"),
                    row.get("source"),
                )
            )
        elif kind == "text":
            wrote = self._registry.text(document_id) != row["text"]
            if wrote:
                self._batch.set_text(document_id, row["text"])
        elif kind == "decision":
            wrote = self._decide(document_id, row)
        else:
            raise RowError("unknown_record", str(kind))
        if wrote:
            self._report.added += 1
        else:
            self._report.unchanged += 1

    def _decide(self, document_id: int, row: Row) -> bool:
        held = self._registry.decisions().get(row["item"])
        due = read_day(row["due"]) if row.get("due") else None
        if held and (held.decision, held.reason, held.due) == (row["decision"], row.get("reason"), due):
            return False
        self._batch.decide(row["item"], document_id, row["decision"], row.get("reason"), due)
        return True

    def _event(self, document_id: int, row: Row) -> Event:
        def found(name: str) -> int | None:
            return self._ids.get(row.get(name) or 0)

        days = {name: read_day(row[name]) if row.get(name) else None for name in ("on", "until", "seen")}
        return Event(
            document_id=document_id,
            kind=_member(EventKind, row.get("kind"), "unknown_event"),
            on=days["on"],
            until=days["until"],
            scope=read_scope(row.get("scope") or ""),
            acting_id=found("acting_ref"),
            acting=row.get("acting"),
            announced_id=found("announced_ref"),
            announced_by=row.get("announced_by"),
            clause=row.get("clause"),
            quote=row.get("quote"),
            ground=row.get("ground"),
            territory=row.get("territory"),
            label=row.get("label"),
            source=row.get("source"),
            source_url=row.get("source_url"),
            seen=days["seen"],
        )


def _member(known: type[_Kind], word: object, reason: str) -> _Kind:
    """Return the member of an enumeration. Raises RowError for a word that is none."""
    try:
        return known(str(word))
    except ValueError:
        raise RowError(reason, str(word or "")) from None


def _same_facts(ours: Document, theirs: Document) -> bool:
    return all(getattr(ours, name) == getattr(theirs, name) for name in FACTS)


def _typed(row: Row) -> Row:
    """Return a row with the types of the model: a CSV holds text only."""
    typed: Row = {}
    for name, value in row.items():
        if value in (None, ""):
            continue
        if name in _WHOLE_NUMBERS:
            typed[name] = int(value)
        elif name in _YES_NO and isinstance(value, str):
            typed[name] = value == "True"
        elif name == "sources" and isinstance(value, str):
            typed[name] = json.loads(value)
        else:
            typed[name] = value
    return typed
