"""Footnotes in plain text: which stretch of the text is the note of which mark."""

import re
from bisect import bisect_right
from dataclasses import dataclass

_NOTE = re.compile(
    r"^[ \t]*(?:<sup>\s*(?P<sup>\d{1,4}|[*†]+)\s*</sup>|\[\^(?P<caret>[^\]\s]{1,20})\]:|\[(?P<square>\d{1,4})\](?!\())",
    re.MULTILINE,
)
_BLANK = re.compile(r"\n[ \t\r]*\n")


@dataclass(frozen=True, slots=True)
class Note:
    """One footnote: its mark as printed, where its line begins, and where it ends (source offsets)."""

    mark: str
    start: int
    end: int


def find_notes(text: str) -> tuple[Note, ...]:
    """Return the footnotes of `text`: lines that begin with `<sup>3</sup>`, `[^3]:` or `[3]`.

    A note ends at the next note or at a blank line.
    """
    if "<sup>" not in text and "[" not in text:
        return ()
    found = list(_NOTE.finditer(text))
    notes: list[Note] = []
    for index, match in enumerate(found):
        limit = found[index + 1].start() if index + 1 < len(found) else len(text)
        blank = _BLANK.search(text, match.end(), limit)
        notes.append(
            Note(
                match["sup"] or match["caret"] or match["square"],
                match.start(),
                blank.start() if blank else limit,
            )
        )
    return tuple(notes)


class NoteIndex:
    """Answers in which note a place stands."""

    def __init__(self, notes: tuple[Note, ...]) -> None:
        self._notes = notes
        self._starts = [note.start for note in notes]

    def mark_at(self, place: int) -> str | None:
        """Return the mark of the note that holds `place`, or None in the body."""
        index = bisect_right(self._starts, place) - 1
        if index < 0:
            return None
        note = self._notes[index]
        return note.mark if place < note.end else None
