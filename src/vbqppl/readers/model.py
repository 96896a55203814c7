"""What every reader gives: one manuscript, whatever file it came from."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class SourceKind(StrEnum):
    """The format of the file."""

    MARKDOWN = "markdown"
    TEXT = "text"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"


class NoteState(StrEnum):
    """Whether a mark in the body and a note have found each other."""

    PAIRED = "paired"
    NO_NOTE = "no_note"  # a mark in the body, and no note
    NO_MARK = "no_mark"  # a note, and no mark in the body
    REPEATED = "repeated"  # a second mark for a note that has one


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its mark in the body and the text that the mark leads to.

    `mark_start:mark_end` is the mark as printed in the body ("<sup>3</sup>"), `note_start:note_end` the text
    of the note without its own mark; offsets of the manuscript's text, None for what is not there.
    """

    mark: str
    state: NoteState
    mark_start: int | None = None
    mark_end: int | None = None
    note_start: int | None = None
    note_end: int | None = None

    def holds(self, place: int) -> bool:
        """Tell whether an offset lies in the text of the note."""
        return self.note_start is not None and self.note_end is not None and self.note_start <= place < self.note_end


class NoteFinder:
    """Finds the note that holds an offset, in the time that a search in a sorted list takes."""

    def __init__(self, notes: Iterable[Note]) -> None:
        placed: dict[int, Note] = {}
        for note in notes:
            if note.note_start is not None:
                placed.setdefault(note.note_start, note)
        self._starts = sorted(placed)
        self._notes = placed

    def at(self, offset: int) -> Note | None:
        """Return the note whose text holds the offset."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return None
        note = self._notes[self._starts[index]]
        return note if note.holds(offset) else None


@dataclass(frozen=True, slots=True)
class Table:
    """A table in reading order: the words of its cells, row by row, and its place in the text."""

    rows: tuple[tuple[str, ...], ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Head:
    """What a document says of itself at its head and foot; None for what is not written.

    `number` is the printed number ("12/BC-UBND", also "/BC-UBND" where it is still blank), `issuer` the
    organ's words, `territory` the place of issue, `signed_for` the organ that the signature stands for.
    """

    number: str | None = None
    date: dt.date | None = None
    issuer: str | None = None
    territory: str | None = None
    signed_for: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the text and where it came from.

    `part` is "body", "footnote", "endnote" or "textbox"; `paragraph` counts the paragraphs of the part
    (lines of a plain text), `run` the runs of that paragraph, `page` the pages of a PDF (from 1).
    """

    start: int
    end: int
    part: str = "body"
    paragraph: int = 0
    run: int | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A report as read: its text, notes, tables, head, and the way back to the file.

    For Markdown and plain text `text` is the file's own; for other kinds it is what `extract --text` prints:
    paragraphs with a blank line between them, marks as `<sup>3</sup>`, each note a paragraph at the end.
    """

    name: str
    kind: SourceKind
    text: str
    notes: tuple[Note, ...] = ()
    tables: tuple[Table, ...] = ()
    head: Head = field(default_factory=Head)
    places: tuple[Place, ...] = ()
    _finder: list[NoteFinder] = field(default_factory=list, repr=False, compare=False)

    def place(self, offset: int) -> Place | None:
        """Return where in the file the character at `offset` came from, None where nothing says it."""
        index = bisect_right(self.places, offset, key=lambda place: place.start) - 1
        if index < 0 or self.places[index].end <= offset:
            return None
        return self.places[index]

    def note_at(self, offset: int) -> Note | None:
        """Return the note whose text holds the offset; of two marks with one note, the first."""
        if not self._finder:
            self._finder.append(NoteFinder(self.notes))
        return self._finder[0].at(offset)
