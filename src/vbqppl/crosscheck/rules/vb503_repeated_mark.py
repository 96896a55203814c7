"""VB503: the same footnote mark stands in the body twice."""

import datetime as dt
from collections.abc import Iterator

from vbqppl.crosscheck.case import Case
from vbqppl.crosscheck.model import Finding, Severity, Text
from vbqppl.crosscheck.rules.base import Example, Rule
from vbqppl.crosscheck.rules.notes import at_note
from vbqppl.readers.model import NoteState


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    for note in case.manuscript.notes:
        if note.state is NoteState.REPEATED:
            message = Text(
                f"Dấu chú thích {note.mark} xuất hiện lần thứ hai cho cùng một chú thích.",
                f"The mark {note.mark} stands a second time for one note.",
            )
            yield at_note(rule, case, note, message)


RULE = Rule(
    id="VB503",
    name="repeated-mark",
    severity=Severity.WARNING,
    title=Text("Dấu chú thích bị lặp", "A repeated footnote mark"),
    checks=Text("Mỗi dấu chú thích chỉ dùng một lần.", "Every mark is used once."),
    ground="Kỹ thuật trình bày: chú thích đánh số liên tiếp, mỗi số một lần.",
    finds=Example("Kế hoạch<sup>1</sup>, báo cáo<sup>1</sup>.\n\n<sup>1</sup> Kế hoạch.\n", dt.date(2026, 1, 1)),
    passes=Example(
        "Kế hoạch<sup>1</sup>, báo cáo<sup>2</sup>.\n\n<sup>1</sup> Kế hoạch.\n\n<sup>2</sup> Báo cáo.\n",
        dt.date(2026, 1, 1),
    ),
    check=_check,
)
