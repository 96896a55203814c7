"""VB504: footnote marks do not count on."""

import datetime as dt
from collections.abc import Iterator

from vbqppl.crosscheck.case import Case
from vbqppl.crosscheck.model import Finding, Severity, Text
from vbqppl.crosscheck.rules.base import Example, Rule
from vbqppl.crosscheck.rules.notes import at_note
from vbqppl.readers.model import NoteState


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    last = 0
    for note in case.manuscript.notes:
        if note.mark_start is None or note.state is NoteState.REPEATED or not note.mark.isdigit():
            continue
        number = int(note.mark)
        if number not in {last + 1, 1}:  # numbers may start again on each page or in each section
            message = Text(
                f"Dấu chú thích {number} đứng sau dấu {last}: thứ tự không liên tiếp.",
                f"The mark {number} follows {last}: the marks do not count on.",
            )
            yield at_note(rule, case, note, message)
        last = number


RULE = Rule(
    id="VB504",
    name="marks-out-of-order",
    severity=Severity.WARNING,
    title=Text("Dấu chú thích không liên tiếp", "Footnote marks out of order"),
    checks=Text(
        "Dấu chú thích bằng số phải tăng liên tiếp; được đánh lại từ 1 ở trang hoặc phần mới.",
        "Marks that are numbers count on by one; they may start again at 1.",
    ),
    ground="Kỹ thuật trình bày: chú thích đánh số liên tiếp theo thứ tự xuất hiện.",
    finds=Example("A<sup>1</sup>, b<sup>3</sup>.\n\n<sup>1</sup> Một.\n\n<sup>3</sup> Ba.\n", dt.date(2026, 1, 1)),
    passes=Example("A<sup>1</sup>, b<sup>2</sup>.\n\n<sup>1</sup> Một.\n\n<sup>2</sup> Hai.\n", dt.date(2026, 1, 1)),
    check=_check,
)
