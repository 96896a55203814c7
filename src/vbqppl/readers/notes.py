"""Footnotes in running text: marks in the body, notes wherever they stand, and which belongs to which."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from vbqppl.readers.model import Note, NoteState

_SUP = re.compile(
    r"<sup>\s*(?:<a\b[^<>]{0,200}>)?\s*\[?(?P<label>\d{1,4}|[ivxlc]{1,7}|\*{1,4})\]?\s*(?:</a>)?\s*</sup>",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"\[\^(?P<label>[^\]\s\[]{1,40})\]")
_RAISED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_BRACKET = re.compile(r"\[(?P<label>\d{1,3})\]")
_RAISED_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LINE_START = re.compile(r"[ \t]*(?:[*_]{1,3}|\\)?[ \t]*\Z")
_INDENT = 200  # more letters than indent a note
# Words on the same line, or a line below that begins with a letter.
_WORDS_FOLLOW = re.compile(r"[ \t\r:.*_]*(?:[^ \t\r:.*_\n]|\n[ \t*_]*[^\W\d_])")
_BLANK = re.compile(r"\n[ \t\r]*\n")
_CODE_FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
# "km²", "10³", "CO₂": a raised 2 or 3 behind a unit of measure is an exponent.
_UNIT = re.compile(r"(?:^|[\s\d/(.,])(?:m|km|cm|dm|mm|hm|ha|Nm|kg/m|đ/m|đồng/m|μg/m|µg/m|mg/m|người/km)\Z")
_WORD_BEFORE = 12
_FIRST = "1"
_RUNS = 40  # runs of marks that are compared with one run of notes, from either end


@dataclass(frozen=True, slots=True)
class Mark:
    """A footnote sign at a place of the text: in the body, or in front of a note."""

    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Definition:
    """A note: `start:end` is its text without the label, `label_start` where the label stands."""

    label: str
    label_start: int
    start: int
    end: int


def find_notes(text: str, known: frozenset[int] = frozenset()) -> tuple[Note, ...]:
    """Return the footnotes of a Markdown or plain text in the order of their marks.

    Read are `<sup>3</sup>`, `[^3]`, `³`, and `[3]` where notes of that form stand in the text. A sign that
    begins a paragraph or line and is followed by words is a note, elsewhere it is a mark. Digits may start
    again: a note belongs to the nearest mark before it that has none yet. Signs that start at a place of `known`
    are the file's own and left out. Linear in the text.
    """
    skipped = [match.span() for match in _CODE_FENCE.finditer(text)]
    opened = [start for start, _ in skipped]
    marks: list[Mark] = []
    starts: list[Mark] = []
    for sign in _signs(text):
        fence = bisect_right(opened, sign.start) - 1
        if sign.start in known or (fence >= 0 and sign.start < skipped[fence][1]):
            continue
        if _begins_note(text, sign):
            starts.append(sign)
        elif not _is_exponent(text, sign):
            marks.append(sign)
    return pair(marks, _definitions(text, starts))


def _signs(text: str) -> list[Mark]:
    """Return every footnote sign of the text in order."""
    found = [Mark(match["label"], *match.span()) for match in _SUP.finditer(text)]
    found += [Mark(match["label"], *match.span()) for match in _REFERENCE.finditer(text)]
    if not found:
        found = [Mark(match.group().translate(_RAISED_DIGITS), *match.span()) for match in _RAISED.finditer(text)]
    if not found:
        found = _bracketed(text)
    return sorted(found, key=lambda mark: mark.start)


def _bracketed(text: str) -> list[Mark]:
    """Return the signs [3], only where the text also has notes that begin so."""
    found = [Mark(match["label"], *match.span()) for match in _BRACKET.finditer(text)]
    return found if any(_begins_note(text, mark) for mark in found) else []


def _begins_note(text: str, sign: Mark) -> bool:
    """Tell whether the sign stands at the start of a line, and words follow on that line or right below it."""
    before = max(0, sign.start - _INDENT)  # lines may be as long as the text
    line = text.rfind("\n", before, sign.start) + 1
    if not line and before:
        return False
    return bool(_LINE_START.match(text, line, sign.start)) and bool(_WORDS_FOLLOW.match(text, sign.end))


def _is_exponent(text: str, sign: Mark) -> bool:
    if sign.label not in {"2", "3"}:
        return False
    return bool(_UNIT.search(text[max(0, sign.start - _WORD_BEFORE) : sign.start]))


def _definitions(text: str, starts: Sequence[Mark]) -> list[Definition]:
    """Return the notes: each runs to the next note, or to the blank line that ends its paragraph."""
    found = []
    for index, sign in enumerate(starts):
        limit = starts[index + 1].start if index + 1 < len(starts) else len(text)
        blank = _BLANK.search(text, sign.end, limit)
        end = blank.start() if blank else limit
        start = sign.end
        while start < end and text[start] in " \t\r\n:*_":
            start += 1
        while end > start and text[end - 1] in " \t\r\n":
            end -= 1
        found.append(Definition(sign.label, sign.start, start, end))
    return found


def pair(marks: Iterable[Mark], definitions: Iterable[Definition]) -> tuple[Note, ...]:
    """Pair marks with notes of the same label.

    Labels that start again begin a new run (a page, an appendix); a run of notes belongs to the run of marks before
    it whose labels are most alike. What is left pairs by label in order of position, and what stays alone is
    returned with the state that says so.
    """
    todo_marks = sorted(marks, key=lambda mark: mark.start)
    todo_notes = sorted(definitions, key=lambda note: note.label_start)
    pairs: dict[Mark, Definition] = {}
    runs = _runs(todo_marks)
    for some_marks, some_notes in _matched_runs(runs, _runs(todo_notes)):
        _pair_by_label(some_marks, some_notes, pairs)
    # A whole run that has no notes is not a repetition of another one.
    bare = {mark for run in runs if len(run) > 1 and not any(mark in pairs for mark in run) for mark in run}
    taken = {note.label_start for note in pairs.values()}
    _pair_by_label(
        [mark for mark in todo_marks if mark not in pairs],
        [note for note in todo_notes if note.label_start not in taken],
        pairs,
    )
    by_label = {mark.label: note for mark, note in pairs.items()}
    taken = {note.label_start for note in pairs.values()}
    notes = [_paired(mark, note) for mark, note in pairs.items()]
    notes += [
        _alone(mark, None if mark in bare else by_label.get(mark.label)) for mark in todo_marks if mark not in pairs
    ]
    notes += [
        Note(note.label, NoteState.NO_MARK, note_start=note.start, note_end=note.end)
        for note in todo_notes
        if note.label_start not in taken
    ]
    return tuple(sorted(notes, key=lambda note: (_first(note.mark_start, note.note_start), note.mark)))


_Labelled = TypeVar("_Labelled", Mark, Definition)


def _runs(items: Sequence[_Labelled]) -> list[list[_Labelled]]:
    """Split labels into runs: where numbers start again at 1 (a page, an appendix) the next begins."""
    runs: list[list[_Labelled]] = []
    last = 0
    for item in items:
        number = int(item.label) if item.label.isdigit() else last + 1
        if not runs or (item.label == _FIRST and last >= 1):
            runs.append([])
        runs[-1].append(item)
        last = number
    return runs


def _matched_runs(
    marks: list[list[Mark]], notes: list[list[Definition]]
) -> Iterator[tuple[list[Mark], list[Definition]]]:
    """Yield each run of notes with its run of marks."""
    if len(marks) == len(notes):
        yield from zip(marks, notes, strict=True)
        return
    left = [run for run in marks if len(run) > 1]  # a single mark is rather a repeated one than a new run
    for some in notes:
        before = [run for run in left if run[0].start < some[-1].label_start]
        near = before if len(before) <= 2 * _RUNS else before[:_RUNS] + before[-_RUNS:]
        best = max(near, key=lambda run: _likeness(run, some), default=None)
        if best is not None and _likeness(best, some) > 0:
            left.remove(best)
            yield best, some


def _likeness(marks: Sequence[Mark], notes: Sequence[Definition]) -> float:
    """Return how much of the labels of both runs they share (Jaccard)."""
    mine, theirs = {mark.label for mark in marks}, {note.label for note in notes}
    return len(mine & theirs) / len(mine | theirs)


def _pair_by_label(marks: Sequence[Mark], notes: Sequence[Definition], pairs: dict[Mark, Definition]) -> None:
    """Give each mark the first note of its label that no other has."""
    waiting: dict[str, list[Definition]] = defaultdict(list)
    for note in reversed(notes):
        waiting[note.label].append(note)
    for mark in marks:
        if waiting[mark.label]:
            pairs[mark] = waiting[mark.label].pop()


def _first(*places: int | None) -> int:
    return next((place for place in places if place is not None), 0)


def _paired(mark: Mark, note: Definition, state: NoteState = NoteState.PAIRED) -> Note:
    return Note(mark.label, state, mark.start, mark.end, note.start, note.end)


def _alone(mark: Mark, taken: Definition | None) -> Note:
    if taken is not None:
        return _paired(mark, taken, NoteState.REPEATED)
    return Note(mark.label, NoteState.NO_NOTE, mark.start, mark.end)
