"""Citations: their model, their grammar, their canonical writing. Pure: no input or output."""

from vbqppl.citation.model import Mention, MentionKind, Relation, RelationKind
from vbqppl.citation.number import Number, parse_number
from vbqppl.citation.provision import Provision, Step, parse_provision

__all__ = [
    "Mention",
    "MentionKind",
    "Number",
    "Provision",
    "Relation",
    "RelationKind",
    "Step",
    "parse_number",
    "parse_provision",
]
