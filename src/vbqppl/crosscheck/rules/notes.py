"""What the rules on footnotes share: a finding at a mark or at a note."""

from vbqppl.crosscheck.case import Case
from vbqppl.crosscheck.model import Evidence, Finding, Text
from vbqppl.crosscheck.rules.base import Rule
from vbqppl.readers.model import Note

_SHOWN = 80


def at_note(rule: Rule, case: Case, note: Note, message: Text, evidence: tuple[Evidence, ...] = ()) -> Finding:
    """Return a finding at the mark of a footnote, or at its note where it has no mark."""
    start, end = note.mark_start, note.mark_end
    if start is None or end is None:
        start, end = note.note_start or 0, note.note_end or 0
        quote = " ".join(case.text[start:end].split())[:_SHOWN]
    else:
        quote = " ".join(case.text[max(0, start - _SHOWN // 2) : end].split())
    return Finding(rule.id, rule.severity, start, end, quote, message, note.mark, None, evidence)
