"""VB506: two footnotes say the same."""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from vbqppl.crosscheck.case import Case
from vbqppl.crosscheck.model import Finding, Severity, Text
from vbqppl.crosscheck.rules.base import Example, Rule, said
from vbqppl.crosscheck.rules.notes import at_note
from vbqppl.text import squash

if TYPE_CHECKING:
    from vbqppl.readers.model import Note

_LONG = 12  # letters: "Như trên", "Sđd" and the like are no repetition


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    seen: dict[str, Note] = {}
    for note in case.manuscript.notes:
        if note.note_start is None or note.mark_start is None:
            continue
        words = squash(case.text[note.note_start : note.note_end])
        first = seen.setdefault(words, note)
        if first is note or first.note_start == note.note_start or len(words) < _LONG:
            continue
        message = Text(
            f"Chú thích {note.mark} trùng nội dung với chú thích {first.mark}.",
            f"Note {note.mark} says the same as note {first.mark}.",
        )
        printed = " ".join(case.text[note.note_start : note.note_end].split())
        yield at_note(rule, case, note, message, (said(printed, printed, first.note_start),))


RULE = Rule(
    id="VB506",
    name="same-note-twice",
    severity=Severity.HINT,
    title=Text("Hai chú thích trùng nội dung", "Two notes say the same"),
    checks=Text(
        "Hai chú thích cùng một nội dung có thể là chép nhầm; một văn bản được dẫn lại là bình thường.",
        "Two notes with the same words may be a copy by mistake; citing a document again is normal.",
    ),
    ground="Kỹ thuật trình bày: chú thích lặp nguyên văn thường là sao chép nhầm.",
    finds=Example(
        "Kế hoạch<sup>1</sup>, báo cáo<sup>2</sup>.\n\n<sup>1</sup> Kế hoạch số 8/KH-UBND ngày "
        "05/02/2026.\n\n<sup>2</sup> Kế hoạch số 8/KH-UBND ngày 05/02/2026.\n",
        dt.date(2026, 3, 1),
    ),
    passes=Example(
        "Kế hoạch<sup>1</sup>, báo cáo<sup>2</sup>.\n\n<sup>1</sup> Kế hoạch số 8/KH-UBND ngày "
        "05/02/2026.\n\n<sup>2</sup> Kế hoạch số 9/KH-UBND ngày 06/02/2026.\n",
        dt.date(2026, 3, 1),
    ),
    check=_check,
)
