"""Citations: their model, their grammar, their canonical writing. Pure: no input or output."""

from vbqppl.citation.extract import begins_with_place, extract, parse_citation
from vbqppl.citation.model import Mention, MentionKind, Relation, RelationKind
from vbqppl.citation.notes import Note, find_notes
from vbqppl.citation.number import Number, parse_number
from vbqppl.citation.provision import Provision, Step, parse_provision
from vbqppl.citation.write import Cited, Style, write_citation

__all__ = [
    "Cited",
    "Mention",
    "MentionKind",
    "Note",
    "Number",
    "Provision",
    "Relation",
    "RelationKind",
    "Step",
    "Style",
    "begins_with_place",
    "extract",
    "find_notes",
    "parse_citation",
    "parse_number",
    "parse_provision",
    "write_citation",
]
