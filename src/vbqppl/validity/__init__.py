"""What is in force: events, provisions, the status on a day, and advice. Pure: no input or output."""

from vbqppl.validity.model import (
    Contradiction,
    Document,
    Event,
    EventKind,
    Ground,
    KnownBy,
    Normative,
    Reach,
    RelationEdge,
    RelationType,
    Status,
    StatusCode,
)
from vbqppl.validity.rules import PlainRules, Rules, default_rules
from vbqppl.validity.scope import WHOLE, Overlap, Scope, parse_place, parse_scope
from vbqppl.validity.status import status
from vbqppl.validity.urn import make_urn

__all__ = [
    "WHOLE",
    "Contradiction",
    "Document",
    "Event",
    "EventKind",
    "Ground",
    "KnownBy",
    "Normative",
    "Overlap",
    "PlainRules",
    "Reach",
    "RelationEdge",
    "RelationType",
    "Rules",
    "Scope",
    "Status",
    "StatusCode",
    "default_rules",
    "make_urn",
    "parse_place",
    "parse_scope",
    "status",
]
