"""VB505: two neighbouring footnotes are exchanged."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from functools import cache

from vbqppl.crosscheck.case import Case, Cited
from vbqppl.crosscheck.context import clause_before
from vbqppl.crosscheck.model import Finding, Severity, Suggestion, Text
from vbqppl.crosscheck.rules.base import Example, Rule, said
from vbqppl.crosscheck.rules.notes import at_note
from vbqppl.readers.model import Note, NoteState
from vbqppl.reference import document_types


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    notes = [note for note in case.manuscript.notes if note.state is NoteState.PAIRED]
    by_note = case.by_note()
    types = [_cited_type(by_note.get(note.note_start or 0, [])) for note in notes]
    for index in range(len(notes) - 1):
        here, there = types[index], types[index + 1]
        if here is None or there is None or here == there:
            continue
        if _announced(case, notes[index], there) == there and _announced(case, notes[index + 1], here) == here:
            yield _finding(rule, case, (notes[index], notes[index + 1]), (there, here))


def _announced(case: Case, note: Note, wanted: str) -> str | None:
    """Return the one type that the words before a mark speak of; None for none, several, or where it is not `wanted`.

    A type word before a number belongs to a citation and announces nothing.
    """
    if note.mark_start is None:
        return None
    words = clause_before(case.text, note.mark_start)
    if wanted not in words.casefold():
        return None
    words = _NUMBERED.sub(" ", words)
    found = {match.group().casefold() for match in _types().finditer(words)}
    return found.pop() if len(found) == 1 else None


def _cited_type(inside: Sequence[Cited]) -> str | None:
    """Return the type of the only citation of a note."""
    return inside[0].mention.type.casefold() if len(inside) == 1 and inside[0].mention.type else None


_NUMBERED = re.compile(r"\w+\s+\w+\s+(?:số\s+)?\d+\s*[/-]\s*\S+|\w+\s+\w+\s+số\s+\d+")


@cache
def _types() -> re.Pattern[str]:
    names = sorted((kind.name for kind in document_types() if kind.abbreviations), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, names)) + r")\b", re.IGNORECASE)


def _finding(rule: Rule, case: Case, notes: tuple[Note, Note], types: tuple[str, str]) -> Finding:
    (note, other), (announced, cited) = notes, types
    message = Text(
        f"Chú thích {note.mark} và {other.mark} có thể bị đổi chỗ: nội dung nói về {announced}, chú thích "
        f"{note.mark} dẫn {cited}, chú thích {other.mark} thì ngược lại.",
        f"Notes {note.mark} and {other.mark} may be exchanged: the text speaks of {announced}, note "
        f"{note.mark} cites {cited}, and note {other.mark} the other way round.",
    )
    words = " ".join(case.text[other.note_start or 0 : other.note_end].split())
    found = at_note(
        rule, case, note, message, (said(f"Chú thích {other.mark}: {words}", f"Note {other.mark}: {words}"),)
    )
    return Finding(
        found.rule, found.severity, found.start, found.end, found.quote, found.message, found.footnote, None,
        found.evidence, Suggestion(words, "note", other.mark),
    )  # fmt: skip


RULE = Rule(
    id="VB505",
    name="swapped-notes",
    severity=Severity.WARNING,
    title=Text("Hai chú thích liền nhau bị đổi chỗ", "Two neighbouring notes are exchanged"),
    checks=Text(
        "Khi nội dung trước hai dấu chú thích liền nhau nói về hai loại văn bản và hai chú thích dẫn đúng "
        "hai loại đó nhưng theo thứ tự ngược lại.",
        "Where the words before two neighbouring marks name two types and the notes cite these types the "
        "other way round.",
    ),
    ground="Kỹ thuật trình bày: chú thích phải dẫn văn bản mà nội dung tại dấu nói đến.",
    finds=Example(
        "Đã có báo cáo tổng kết<sup>1</sup>; kế hoạch của năm<sup>2</sup>.\n\n<sup>1</sup> Kế hoạch số "
        "8/KH-UBND.\n\n<sup>2</sup> Báo cáo số 7/BC-UBND.\n",
        dt.date(2026, 1, 1),
    ),
    passes=Example(
        "Đã có báo cáo tổng kết<sup>1</sup>; kế hoạch của năm<sup>2</sup>.\n\n<sup>1</sup> Báo cáo số "
        "7/BC-UBND.\n\n<sup>2</sup> Kế hoạch số 8/KH-UBND.\n",
        dt.date(2026, 1, 1),
    ),
    check=_check,
)
