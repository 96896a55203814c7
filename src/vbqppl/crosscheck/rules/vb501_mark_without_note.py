"""VB501: a footnote mark in the body has no note."""

import datetime as dt
from collections.abc import Iterator

from vbqppl.crosscheck.case import Case
from vbqppl.crosscheck.model import Finding, Severity, Text
from vbqppl.crosscheck.rules.base import Example, Rule
from vbqppl.crosscheck.rules.notes import at_note
from vbqppl.readers.model import NoteState


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    for note in case.manuscript.notes:
        if note.state is NoteState.NO_NOTE:
            message = Text(
                f"Dấu chú thích {note.mark} không có nội dung chú thích.",
                f"The mark {note.mark} has no note.",
            )
            yield at_note(rule, case, note, message)


RULE = Rule(
    id="VB501",
    name="mark-without-note",
    severity=Severity.ERROR,
    title=Text("Dấu chú thích không có chú thích", "A footnote mark without a note"),
    checks=Text("Mỗi dấu chú thích phải có một chú thích.", "Every mark must have a note."),
    ground=("Kỹ thuật trình bày: dấu chú thích dẫn tới một chú thích; không có thì người đọc không tra được nguồn."),
    finds=Example(
        "Đã ban hành kế hoạch<sup>1</sup> và báo cáo<sup>2</sup>.\n\n<sup>1</sup> Kế hoạch.\n",
        dt.date(2026, 1, 1),
    ),
    passes=Example("Đã ban hành kế hoạch<sup>1</sup>.\n\n<sup>1</sup> Kế hoạch.\n", dt.date(2026, 1, 1)),
    check=_check,
)
