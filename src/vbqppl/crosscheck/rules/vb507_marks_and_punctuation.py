"""VB507: some footnote marks stand before the punctuation, and some behind it."""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from vbqppl.crosscheck.case import Case
from vbqppl.crosscheck.model import Finding, Severity, Text
from vbqppl.crosscheck.rules.base import Example, Rule
from vbqppl.crosscheck.rules.notes import at_note

if TYPE_CHECKING:
    from vbqppl.readers.model import Note

_SIGNS = ".,;:"
_BEHIND = tuple(_SIGNS)
_SHOWN = 12
_SPACES = 20  # more spaces than stand between a sign and its mark


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    before: list[Note] = []
    behind: list[Note] = []
    for note in case.manuscript.notes:
        if note.mark_start is None or note.mark_end is None:
            continue
        if case.text[note.mark_end : note.mark_end + 1] in _SIGNS and case.text[note.mark_end : note.mark_end + 1]:
            before.append(note)
        elif case.text[max(0, note.mark_start - _SPACES) : note.mark_start].rstrip(" ").endswith(_BEHIND):
            behind.append(note)
    if not before or not behind:
        return
    odd = behind if len(before) >= len(behind) else before
    marks = ", ".join(note.mark for note in odd[:_SHOWN]) + (", …" if len(odd) > _SHOWN else "")
    usual = ("sau", "trước", "behind", "before") if odd is behind else ("trước", "sau", "before", "behind")
    message = Text(
        f"Dấu chú thích {marks} đặt {usual[0]} dấu câu, các dấu khác đặt {usual[1]}; nên thống nhất.",
        f"The marks {marks} stand {usual[2]} the punctuation, the others {usual[3]} it.",
    )
    yield at_note(rule, case, odd[0], message)


RULE = Rule(
    id="VB507",
    name="marks-and-punctuation",
    severity=Severity.HINT,
    title=Text("Dấu chú thích đặt không thống nhất với dấu câu", "Marks stand before and behind the punctuation"),
    checks=Text(
        "Trong một văn bản, dấu chú thích nên đặt thống nhất trước hoặc sau dấu câu.",
        "In one document the marks should stand either before or behind the punctuation.",
    ),
    ground="Kỹ thuật trình bày: đặt thống nhất trong cả văn bản.",
    finds=Example(
        "Kế hoạch<sup>1</sup>, báo cáo.<sup>2</sup>\n\n<sup>1</sup> Một văn bản.\n\n<sup>2</sup> Văn bản hai.\n",
        dt.date(2026, 1, 1),
    ),
    passes=Example(
        "Kế hoạch<sup>1</sup>, báo cáo<sup>2</sup>.\n\n<sup>1</sup> Một văn bản.\n\n<sup>2</sup> Văn bản hai.\n",
        dt.date(2026, 1, 1),
    ),
    check=_check,
)
