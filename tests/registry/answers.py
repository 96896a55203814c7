"""Everything that a registry answers, as bytes: what an undo must give back."""

import datetime as dt
import json

from vbqppl.registry import Registry
from vbqppl.validity import status

WHEN = dt.date(2026, 3, 15)


def answers(registry: Registry) -> bytes:
    told = []
    for document, events in registry.timelines():
        found = status(document, events, as_of=WHEN)
        told.append(
            {
                "document": document.as_json(),
                "events": [each.as_json() for each in events],
                "status": str(found.code),
                "since": str(found.since),
                "basis": [each.id for each in found.basis],
                "relations": [str(each) for each in registry.relations(document.id)],
                "sources": [str(each) for each in registry.sources(document.id)],
                "text": registry.text(document.id),
            }
        )
    decisions = {key: str(each) for key, each in registry.decisions().items()}
    return json.dumps([told, decisions], ensure_ascii=False, sort_keys=True).encode()
