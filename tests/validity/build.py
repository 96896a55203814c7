"""Short ways to write documents and events."""

import datetime as dt
from typing import Any

from vbqppl.validity import Document, Event, EventKind, PlainRules, Scope, parse_scope

RULES = PlainRules(without_effect=frozenset({"bao cao", "cong van"}), known_types=frozenset({"quyet dinh", "luat"}))


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def scope(text: str) -> Scope:
    found = parse_scope(text)
    assert found is not None, text
    return found


def event(kind: str, on: str | None = None, part: str = "", **more: Any) -> Event:
    for name in ("until", "seen", "acting_effective_on", "acting_ended_on"):
        if name in more:
            more[name] = day(more[name])
    return Event(1, EventKind(kind), day(on) if on else None, scope=scope(part), **more)


def document(effective: str | None = "2020-01-01", issued: str | None = "2019-12-01", **more: Any) -> Document:
    return Document(
        1,
        type=more.pop("type", "Quyết định"),
        number=more.pop("number", "16/2019/QĐ-UBND"),
        issued_on=day(issued) if issued else None,
        effective_on=day(effective) if effective else None,
        **more,
    )
