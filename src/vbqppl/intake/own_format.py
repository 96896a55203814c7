"""The project's own format: documents and what belongs to them out as JSONL or CSV; `own_reading` reads it back.

One record a line; `record` tells its kind, `ref` numbers a document inside the file, the other records name it
in `document`, `acting_ref`, `announced_ref`, `target_ref`. Empty is unknown.
"""

import csv
import gzip
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any, Final

from vbqppl.readers.errors import UnreadableFileError
from vbqppl.registry import Registry, Source
from vbqppl.registry.issuers import asked_issuer
from vbqppl.registry.rows import EDITABLE
from vbqppl.validity.citing import cite_document
from vbqppl.validity.model import Document, Event, iso

FACTS: Final = (
    "type", "number", "title", "issuer", "issued_on", "effective_on", "declared_end", "territory", "normative",
    "rank", "signer", "field", "drafting_body", "known_by", "followed",
)  # fmt: skip
_EVENT: Final = (
    "kind", "on", "until", "scope", "acting_ref", "acting", "announced_ref", "announced_by", "clause", "quote",
    "ground", "territory", "label", "source", "source_url", "seen",
)  # fmt: skip
COLUMNS: Final = tuple(
    dict.fromkeys(
        ("record", "ref", "document", *FACTS, "sources", *_EVENT, "target_ref", "target", "text", "item",
         "decision", "reason", "due")
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which documents to write: of an issuer, by any of its names, issued in a year; nothing given: all."""

    issuer: str | None = None
    year: int | None = None

    def holds(self, document: Document) -> bool:
        """Tell whether a document is to be written; one whose issuer or year is not known is not."""
        if self.year is not None and self.year != (document.issued_on.year if document.issued_on else document.year):
            return False
        return self.issuer is None or asked_issuer(self.issuer).is_met_by(document)


ALL: Final = Chosen()


def records(registry: Registry, chosen: Chosen = ALL) -> Iterator[dict[str, object]]:
    """Yield the records of a registry: a document, then what belongs to it; empty fields are left out."""
    decisions = sorted(registry.decisions().values(), key=lambda each: each.id)
    written: set[int] = set()
    for document, events in registry.timelines():
        if not chosen.holds(document):
            continue
        written.add(document.id)
        yield _kept({"record": "document", "ref": document.id, **_facts(document, registry.sources(document.id))})
        for event in events:
            yield _kept({"record": "event", "document": document.id, **_event(_in_words(registry, event, chosen))})
        for edge in registry.relations(document.id):
            yield _kept(
                {
                    "record": "relation",
                    "document": document.id,
                    "kind": str(edge.kind),
                    "target_ref": edge.target_id,
                    "target": edge.target,
                    "quote": edge.quote,
                    "source": edge.source,
                }
            )
        text = registry.text(document.id)
        if text is not None:
            yield {"record": "text", "document": document.id, "text": text}
    for each in decisions:
        if each.document_id not in written:
            continue
        yield _kept(
            {
                "record": "decision",
                "document": each.document_id,
                "item": each.item,
                "decision": each.decision,
                "reason": each.reason,
                "due": iso(each.due),
            }
        )


def _in_words(registry: Registry, event: Event, chosen: Chosen) -> Event:
    """Return the event with the citations of documents that may stay behind."""
    if chosen == ALL:
        return event
    said = {name: _cited(registry, ident) for name, ident in _named(event)}
    return replace(event, **said)  # type: ignore[arg-type]


def _named(event: Event) -> Iterator[tuple[str, int]]:
    if event.acting_id is not None and event.acting is None:
        yield "acting", event.acting_id
    if event.announced_id is not None and event.announced_by is None:
        yield "announced_by", event.announced_id


def _cited(registry: Registry, document_id: int) -> str | None:
    found = registry.documents.get(document_id)
    if found is None or found.number is None:
        return found.title if found else None
    return cite_document(found)


def _facts(document: Document, sources: Iterable[Source]) -> dict[str, object]:
    facts: dict[str, object] = {}
    for name in FACTS:
        value = getattr(document, name)
        facts[name] = value if isinstance(value, int) or value is None else str(value)
    facts["sources"] = [
        _kept(
            {
                "source": each.source,
                "source_id": each.source_id,
                "url": each.url,
                "seen": iso(each.seen),
                "facts": each.facts,
                "conflicts": each.conflicts,
            }
        )
        for each in sources
    ]
    return facts


def _event(event: Event) -> dict[str, object]:
    found = {name: getattr(event, name, None) for name in _EVENT}
    found |= {
        "kind": str(event.kind),
        "on": iso(event.on),
        "until": iso(event.until),
        "scope": str(event.scope),
        "acting_ref": event.acting_id,
        "announced_ref": event.announced_id,
        "seen": iso(event.seen),
    }
    return found


def _kept(record: dict[str, Any]) -> dict[str, object]:
    return {name: value for name, value in record.items() if value not in (None, "", [])}


def export(registry: Registry, target: Path | IO[str], form: str = "jsonl", chosen: Chosen = ALL) -> int:
    """Write documents with what belongs to them as "jsonl" or "csv"; return the number of records.

    A path may end in .gz; the file appears whole or not at all.

    Raises UnreadableFileError where the file cannot be written.
    """
    with _writing(target) as stream:
        return _write(records(registry, chosen), stream, form)


@contextmanager
def _writing(target: Path | IO[str]) -> Iterator[IO[str]]:
    if not isinstance(target, Path):
        yield target
        return
    beside = (
        target.with_name(f".{target.name}.{os.getpid()}.part") if not target.exists() or target.is_file() else target
    )
    try:
        packed = target.suffix == ".gz"
        with (
            gzip.open(beside, "wt", encoding="utf-8", newline="")
            if packed
            else beside.open("w", encoding="utf-8", newline="")
        ) as stream:
            yield stream
        if beside != target:
            beside.replace(target)
    except OSError as error:
        raise UnreadableFileError(str(target), error.strerror or str(error)) from error
    finally:
        if beside != target:
            beside.unlink(missing_ok=True)


def _write(found: Iterable[dict[str, object]], stream: IO[str], form: str) -> int:
    count = 0
    if form == "csv":
        writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
        writer.writeheader()
    for count, record in enumerate(found, 1):  # noqa: B007 - the count is the answer
        if form == "csv":
            writer.writerow({name: _cell(value) for name, value in record.items()})
        else:
            stream.write(json.dumps(record, ensure_ascii=False) + "\n")
    return count


def _cell(value: object) -> object:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value


if not set(FACTS) <= EDITABLE:  # pragma: no cover - a statement about two constants
    raise AssertionError(set(FACTS) - EDITABLE)
