"""Footnotes in running text: marks in the body, notes wherever they stand, and which belongs to which."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vbqppl.readers.model import Note, NoteState

_SUP = re.compile(
    r"<sup>\s*(?:<a\b[^<>]{0,200}>)?\s*\[?(?P<label>\d{1,4}|[ivxlc]{1,7}|\*{1,4})\]?\s*(?:</a>)?\s*</sup>",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"\[\^(?P<label>[^\]\s\[]{1,40})\]")
_RAISED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_BRACKET = re.compile(r"\[(?P<label>\d{1,4})\]")
_RAISED_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LINE_START = re.compile(r"^[ \t]*(?:[*_]{1,3}|\\)?[ \t]*\Z")
_BLANK = re.compile(r"\n[ \t\r]*\n")
_CODE_FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
# "km²", "10³", "CO₂": a raised 2 or 3 behind a unit of measure is an exponent.
_UNIT = re.compile(r"(?:^|[\s\d/(.,])(?:m|km|cm|dm|mm|hm|ha|Nm|kg/m|đ/m|đồng/m|μg/m|µg/m|mg/m|người/km)\Z")
_WORD_BEFORE = 12


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
    marks: list[Mark] = []
    starts: list[Mark] = []
    for sign in _signs(text):
        if sign.start in known or any(start <= sign.start < end for start, end in skipped):
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
    noted = {mark.label for mark in found if _begins_note(text, mark)}
    return [mark for mark in found if mark.label in noted] if noted else []


def _begins_note(text: str, sign: Mark) -> bool:
    """Tell whether the sign stands at the start of a line, and words follow on that line."""
    line = text.rfind("\n", 0, sign.start) + 1
    if not _LINE_START.match(text[line : sign.start]):
        return False
    end = text.find("\n", sign.end)
    return bool(text[sign.end : None if end < 0 else end].strip(" \t\r:.*_"))


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
        while start < end and text[start] in " \t:*_":
            start += 1
        while end > start and text[end - 1] in " \t\r\n":
            end -= 1
        found.append(Definition(sign.label, sign.start, start, end))
    return found


def pair(marks: Iterable[Mark], definitions: Iterable[Definition]) -> tuple[Note, ...]:
    """Pair marks with notes of the same label, in order of position.

    A note takes the earliest waiting mark of its label; a mark that finds a note before it that still waits
    takes that one. What stays alone is returned too, with the state that says so.
    """
    waiting: dict[str, list[Mark]] = defaultdict(list)
    early: dict[str, list[Definition]] = defaultdict(list)
    taken: dict[str, Definition] = {}
    notes: list[Note] = []
    items: list[Mark | Definition] = [*marks, *definitions]
    for item in sorted(items, key=_place):
        if isinstance(item, Mark):
            if early[item.label]:
                taken[item.label] = early[item.label].pop(0)
                notes.append(_paired(item, taken[item.label]))
            else:
                waiting[item.label].append(item)
        elif waiting[item.label]:
            notes.append(_paired(waiting[item.label].pop(0), item))
            taken[item.label] = item
        else:
            early[item.label].append(item)
    notes += [_alone(mark, taken.get(mark.label)) for left in waiting.values() for mark in left]
    notes += [
        Note(note.label, NoteState.NO_MARK, note_start=note.start, note_end=note.end)
        for left in early.values()
        for note in left
    ]
    return tuple(sorted(notes, key=lambda note: (_first(note.mark_start, note.note_start), note.mark)))


def _place(item: Mark | Definition) -> int:
    return item.start if isinstance(item, Mark) else item.label_start


def _first(*places: int | None) -> int:
    return next((place for place in places if place is not None), 0)


def _paired(mark: Mark, note: Definition, state: NoteState = NoteState.PAIRED) -> Note:
    return Note(mark.label, state, mark.start, mark.end, note.start, note.end)


def _alone(mark: Mark, taken: Definition | None) -> Note:
    if taken is not None:
        return _paired(mark, taken, NoteState.REPEATED)
    return Note(mark.label, NoteState.NO_NOTE, mark.start, mark.end)
