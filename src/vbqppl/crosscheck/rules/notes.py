"""What the rules on footnotes share: a finding at a mark or at a note."""

import re

from vbqppl.crosscheck.case import Case
from vbqppl.crosscheck.model import Evidence, Finding, Text
from vbqppl.crosscheck.rules.base import Rule
from vbqppl.readers.model import Note

_SHOWN = 80
_TAGS = re.compile(r"^[^<>\n]{0,5}>|</?\w+[^<>]{0,60}>|[*_]{1,3}")
_PART_WORD = re.compile(r"^\S*\s")


def _before(text: str, place: int) -> str:
    """Return the last words before a place, without markup."""
    window = _TAGS.sub("", text[max(0, place - _SHOWN) : place].rpartition("\n")[2])
    return _PART_WORD.sub("", window) if place > _SHOWN else window


def at_note(rule: Rule, case: Case, note: Note, message: Text, evidence: tuple[Evidence, ...] = ()) -> Finding:
    """Return a finding at the mark of a footnote, or at its note where it has no mark."""
    start, end = note.mark_start, note.mark_end
    if start is None or end is None:
        start, end = note.note_start or 0, note.note_end or 0
        quote = " ".join(case.text[start:end].split())[:_SHOWN]
    else:
        quote = " ".join(_before(case.text, start).split()) + case.text[start:end]
    return Finding(rule.id, rule.severity, start, end, quote, message, note.mark, None, evidence)
