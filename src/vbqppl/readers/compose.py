"""Composing the text of a manuscript piece by piece, with the way back to where each piece came from."""

from dataclasses import dataclass

from vbqppl.readers.model import Note, NoteState, Place, Table
from vbqppl.readers.notes import find_notes


@dataclass(slots=True)
class _Pending:
    """A mark of the body that waits for its note."""

    mark: str
    start: int
    end: int
    state: NoteState = NoteState.NO_NOTE
    note_start: int | None = None
    note_end: int | None = None


class Composer:
    """A text that grows: paragraphs with a blank line between them, table rows, marks, notes at the end."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self.length = 0
        self.places: list[Place] = []
        self.tables: list[Table] = []
        self.lines: list[str] = []
        self._marks: list[_Pending] = []
        self._noted: list[tuple[int, int]] = []
        self._fresh = False  # a note was begun and has no text yet

    def add(self, text: str, place: Place | None = None) -> None:
        """Add text; `place` says where it came from (its offsets are filled in)."""
        if self._fresh:
            text = text.lstrip()
        if not text:
            return
        self._fresh = False
        if place is not None:
            self.places.append(
                Place(self.length, self.length + len(text), place.part, place.paragraph, place.run, place.page)
            )
        self._pieces.append(text)
        self.length += len(text)

    @property
    def tail(self) -> str:
        """The last character, "" at the start."""
        return self._pieces[-1][-1] if self._pieces else ""

    def since(self, start: int) -> str:
        """Return the text from a place on."""
        found: list[str] = []
        place = self.length
        for piece in reversed(self._pieces):
            if place <= start:
                break
            place -= len(piece)
            found.append(piece[max(0, start - place) :])
        return "".join(reversed(found))

    def break_paragraph(self) -> None:
        """End the paragraph, if one was begun."""
        if self._pieces and not self._pieces[-1].endswith("\n\n"):
            self.add("\n\n")

    def mark(self, label: str, place: Place | None = None) -> int:
        """Add a footnote mark; return the key under which its note is added."""
        start = self.length
        self.add(f"<sup>{label}</sup>", place)
        self._marks.append(_Pending(label, start, self.length))
        return len(self._marks) - 1

    def begin_note(self, label: str) -> int:
        """Begin the paragraph of a note; return where its text starts."""
        self.break_paragraph()
        start = self.length
        self.add(f"<sup>{label}</sup> ")
        self._noted.append((start, self.length))
        self._fresh = True
        return self.length

    def end_note(self, keys: list[int], start: int) -> None:
        """Give the text since `start` to the marks of these keys: the first is its own, the others repeat it."""
        self._fresh = False
        while self._pieces and self.length > start and self._pieces[-1].endswith(" "):
            self.length -= 1
            self._pieces[-1] = self._pieces[-1][:-1]
        end = self.length
        for count, key in enumerate(keys):
            pending = self._marks[key]
            pending.state = NoteState.REPEATED if count else NoteState.PAIRED
            pending.note_start, pending.note_end = start, end
        self.break_paragraph()

    def text(self) -> str:
        """Return the text so far."""
        return "".join(self._pieces).rstrip("\n") + ("\n" if self._pieces else "")

    def notes(self) -> tuple[Note, ...]:
        """Return the notes of the file, and those that were typed by hand into its text."""
        own = [
            Note(each.mark, each.state, each.start, each.end, each.note_start, each.note_end) for each in self._marks
        ]
        known = {start for start, _ in self._noted} | {each.start for each in self._marks}
        typed = find_notes(self.text(), known=frozenset(known))
        return tuple(sorted((*own, *typed), key=_order))


def _order(note: Note) -> int:
    return note.mark_start if note.mark_start is not None else note.note_start or 0
