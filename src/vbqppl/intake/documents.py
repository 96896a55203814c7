"""Bringing the documents of a collection into the registry: new, known, or known from another source."""

import datetime as dt
import json
from collections.abc import Callable, Iterable
from dataclasses import replace

from vbqppl.intake.identity import JoinKey, differences, filled, join_key, number_parts, twin_key
from vbqppl.intake.model import Conflict, ImportReport, Incoming, Rejected
from vbqppl.registry import Batch, Registry, Source
from vbqppl.validity.model import Document

_BUFFER = 4000
_TICK = 2000
Progress = Callable[[int], None]


class DocumentWriter:
    """Writes the documents of one file into one batch.

    The rule: the same id at the same source is the same document; else the same number, issuer and year
    (`identity.join_key`) is; else, where one of the two names no issuer, the same number, day of issue and title
    (`identity.twin_key`) is; anything less stays apart. Where sources disagree, what is held stays and the
    difference is kept with the source and reported.
    """

    def __init__(self, registry: Registry, batch: Batch, report: ImportReport) -> None:
        self._registry = registry
        self._batch = batch
        self._report = report
        self._buffer: list[Incoming] = []
        self._next = batch.next_document_id()
        self._fresh = registry.documents.count() == 0
        self._by_source: dict[str, int] = {}
        self._rows: set[str] = set()  # digests of the rows that were read before
        self._loaded = False
        self._by_key: dict[JoinKey, int] = {}
        self._twins: dict[JoinKey, tuple[int, JoinKey | None]] = {}

    def write(self, incoming: Iterable[Incoming | Rejected | str], progress: Progress | None = None) -> None:
        """Write everything; what cannot be written goes into the report."""
        report = self._report
        for each in incoming:
            report.read += 1
            if isinstance(each, str):
                report.left_out[each] += 1
            elif isinstance(each, Rejected):
                report.rejected.append(each)
            else:
                self._one(each)
            if progress is not None and report.read % _TICK == 0:
                progress(report.read)
        self.flush()

    def _one(self, each: Incoming) -> None:
        self._load_sources()
        if each.remarks:
            self._report.warnings.extend(Rejected(each.row, code, words) for code, words in each.remarks)
        if each.facts in self._rows:
            self._report.unchanged += 1
            return
        known = self._by_source.get(each.source_id)
        key = join_key(each.document)
        if known is not None:
            self._join(each, known, same_id=True)
            return
        twin = twin_key(each.document)
        found = self._find(key) if key is not None else None
        if found is None and twin is not None:
            found = self._twin(twin, key)
        if found is None:
            self._add(each, key, twin)
        else:
            self._join(each, found)

    def _add(self, each: Incoming, key: JoinKey | None, twin: JoinKey | None) -> None:
        document_id = self._next + len(self._buffer)
        self._buffer.append(each)
        self._by_source[each.source_id] = document_id
        self._rows.add(each.facts)
        if key is not None:
            self._by_key[key] = document_id
        if twin is not None:
            self._twins[twin] = (document_id, key)
        self._report.added += 1
        if len(self._buffer) >= _BUFFER:
            self.flush()

    def flush(self) -> None:
        """Write what was kept back for writing together."""
        if not self._buffer:
            return
        ids = self._batch.add_documents(each.document for each in self._buffer)
        pairs = list(zip(ids, self._buffer, strict=True))
        self._batch.add_sources(_source(document_id, each) for document_id, each in pairs)
        events = [replace(event, document_id=document_id) for document_id, each in pairs for event in each.events]
        self._batch.add_events(events)
        self._report.events += len(events)
        self._buffer.clear()
        self._next = ids.stop

    def _join(self, each: Incoming, document_id: int, *, same_id: bool = False) -> None:
        """Add a source to a document that is held: fill in what is missing, report what differs."""
        if document_id >= self._next:
            self.flush()
        ours = self._registry.documents.get(document_id)
        if ours is None:  # Its id is taken from the registry itself.
            raise LookupError(document_id)
        if same_id and _other_number(ours, each.document):
            self._report.rejected.append(Rejected(each.row, "id_of_another_document", each.source_id))
            return
        told = differences(ours, each.document)
        self._batch.edit_document(document_id, **filled(ours, each.document))
        self._batch.add_source(_source(document_id, each, json.dumps(told, ensure_ascii=False) if told else None))
        held = {_said(event) for event in self._registry.events(document_id)} if each.events else set()
        fresh = [replace(event, document_id=document_id) for event in each.events if _said(event) not in held]
        self._batch.add_events(fresh)
        self._by_source[each.source_id] = document_id
        self._rows.add(each.facts)
        self._report.events += len(fresh)
        self._report.updated += 1
        self._report.conflicts.extend(Conflict(each.row, document_id, *difference) for difference in told)

    def _load_sources(self) -> None:
        """Read the ids of the sources once."""
        if self._loaded:
            return
        self._loaded = True
        if not self._fresh:
            rows = self._registry.connection.execute(
                "SELECT source_id, document_id, facts FROM document_source WHERE source_id IS NOT NULL ORDER BY id"
            )
            for source_id, document_id, facts in rows:
                self._by_source.setdefault(source_id, document_id)
                if facts:
                    self._rows.add(facts)

    def _find(self, key: JoinKey) -> int | None:
        """Return the one document that is held and has this key; None where there is none, or several."""
        found = self._by_key.get(key)
        if found is not None or self._fresh:
            return found
        held = [each.id for each in self._registry.documents.by_number_key(key[0]) if join_key(each) == key]
        return held[0] if len(held) == 1 else None

    def _twin(self, twin: JoinKey, key: JoinKey | None) -> int | None:
        """Return the one document with this number, day and title, unless both name an issuer (not the same one)."""
        found = self._twins.get(twin)
        if found is None and not self._fresh:
            near = [each for each in self._registry.documents.by_number_key(twin[0]) if twin_key(each) == twin]
            found = (near[0].id, join_key(near[0])) if len(near) == 1 else None
        if found is None or (key is not None and found[1] is not None):
            return None
        return found[0]


def _other_number(ours: Document, theirs: Document) -> bool:
    """Tell whether two records that one source gives one id have numbers that cannot be one."""
    theirs_key = number_parts(theirs.number) if theirs.number else None
    return bool(ours.number_key and theirs_key and ours.number_key != theirs_key[0])


def _source(document_id: int, each: Incoming, conflicts: str | None = None) -> Source:
    return Source(
        document_id,
        each.source,
        each.source_id,
        each.url,
        dt.date.fromisoformat(each.seen) if each.seen else None,
        each.facts,
        conflicts,
    )


def _said(event: object) -> tuple[object, ...]:
    """Return what an event says, for telling whether it is known already."""
    names = ("kind", "on", "until", "scope", "acting", "label", "source", "territory")
    return tuple(getattr(event, name) for name in names)
