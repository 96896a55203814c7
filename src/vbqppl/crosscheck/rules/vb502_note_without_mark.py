"""VB502: a note has no mark in the body."""

import datetime as dt
from collections.abc import Iterator

from vbqppl.crosscheck.case import Case
from vbqppl.crosscheck.model import Finding, Severity, Text
from vbqppl.crosscheck.rules.base import Example, Rule
from vbqppl.crosscheck.rules.notes import at_note
from vbqppl.readers.model import NoteState


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    for note in case.manuscript.notes:
        if note.state is NoteState.NO_MARK:
            message = Text(
                f"Chú thích {note.mark} không có dấu chú thích trong nội dung.",
                f"Note {note.mark} has no mark in the body.",
            )
            yield at_note(rule, case, note, message)


RULE = Rule(
    id="VB502",
    name="note-without-mark",
    severity=Severity.WARNING,
    title=Text("Chú thích không có dấu trong nội dung", "A note without a mark"),
    checks=Text("Mỗi chú thích phải có dấu trong nội dung.", "Every note must have its mark in the body."),
    ground="Kỹ thuật trình bày: chú thích không có dấu thì không biết thuộc chỗ nào của nội dung.",
    finds=Example("Kế hoạch<sup>1</sup>.\n\n<sup>1</sup> Kế hoạch.\n\n<sup>2</sup> Báo cáo.\n", dt.date(2026, 1, 1)),
    passes=Example("Kế hoạch<sup>1</sup>.\n\n<sup>1</sup> Kế hoạch.\n", dt.date(2026, 1, 1)),
    check=_check,
)
