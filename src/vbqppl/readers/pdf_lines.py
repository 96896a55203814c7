"""Lines of a PDF page: pdfium's own lines, what it broke at a raised mark joined again, raised digits as marks.

Places are asked for only where they tell something: at the ends of a line and at digits that may be raised.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Protocol

RAISED_SIZE: Final = 0.85  # of the size of the letters beside: smaller digits …
RAISED_BY: Final = 0.12  # … whose foot stands higher by this share of it are raised
_GAP: Final = 1.5  # of the size: a wider gap parts columns
_BACK: Final = 0.6  # of the size: a piece may begin so far to the left of where the last one ended
_STEP: Final = 0.55  # of the size: feet that are further apart are on two lines
_SPACE: Final = 0.15  # of the size: a narrower gap is none
_BREAK: Final = re.compile(r"[\r\n]+")
_RUN: Final = re.compile(r"\d+|\*+")
_INK: Final = re.compile(r"\S")
_LETTER: Final = re.compile(r"[^\W\d_]")
# pdfium writes these where it took a hyphen away at the end of a line, and for what has no letter.
_HYPHEN: Final = "\ufffe"
_DROPPED: Final = str.maketrans({"\u0002": "-", _HYPHEN: "-", "\uffff": None, "\u0000": None, "\u00ad": None})


@dataclass(frozen=True, slots=True)
class Glyph:
    """Where a letter stands: its left and right edge, the line it stands on, its size; in points, upright."""

    left: float
    right: float
    base: float
    size: float


class Page(Protocol):
    """What is asked of a page: its characters, and the box of each (with the height of its font)."""

    text: str

    def glyph(self, index: int) -> Glyph:
        """Return where a character stands."""


@dataclass(slots=True)
class Line:
    """One line with its words, raised digits as `<sup>3</sup>`; `base` where it stands."""

    text: str
    left: float
    right: float
    base: float
    size: float
    first: Glyph
    last: Glyph

    @property
    def foot(self) -> float:
        """Where its last letter stands: lower than `base` where pdfium joined what a hyphen parted."""
        return self.last.base if self.base - self.last.base > _STEP * self.size else self.base


def lines_of(page: Page) -> Iterator[Line]:
    """Yield the lines of a page in the order of the file."""
    current: Line | None = None
    start = 0
    for match in [*_BREAK.finditer(page.text), None]:
        end = match.start() if match else len(page.text)
        piece = _piece(page, start, end, current)
        start = match.end() if match else end
        if piece is None:
            continue
        if current is not None and _continues(current, piece):
            current = _joined(current, piece)
        else:
            if current is not None:
                yield current
            current = piece
    if current is not None:
        yield current


def _piece(page: Page, start: int, end: int, before: Line | None) -> Line | None:
    """Read one of pdfium's lines; None where it has no ink."""
    text = page.text[start:end]
    ink = [match.start() for match in _INK.finditer(text)]
    if not ink:
        return None
    first, last = page.glyph(start + ink[0]), page.glyph(start + ink[-1])
    letter = _LETTER.search(text)
    reference = page.glyph(start + letter.start()) if letter else first
    if letter is None and before is not None and _beside(before.last, first):
        reference = Glyph(before.left, before.right, before.base, before.size)
    words = _with_marks(page, start, text, reference)
    return Line(
        " ".join(words.translate(_DROPPED).split()),
        first.left,
        last.right,
        reference.base,
        reference.size,
        first,
        last,
    )


def _with_marks(page: Page, start: int, text: str, reference: Glyph) -> str:
    """Return the text with raised digits written as marks."""
    pieces = []
    place = 0
    for match in _RUN.finditer(text):
        raised = _raised_from(page, start, match, reference)
        if raised is None:
            continue
        pieces += [text[place:raised], f"<sup>{text[raised : match.end()]}</sup>"]
        place = match.end()
    return "".join([*pieces, text[place:]])


def _raised_from(page: Page, start: int, match: re.Match[str], reference: Glyph) -> int | None:
    """Return where in a run of digits the raised ones begin ("2026³": after 2026), None where none is raised."""
    if not _is_raised(page.glyph(start + match.end() - 1), reference):
        return None
    at = match.end() - 1
    while at > match.start() and _is_raised(page.glyph(start + at - 1), reference):
        at -= 1
    return at


def _is_raised(glyph: Glyph, reference: Glyph) -> bool:
    small = glyph.size <= RAISED_SIZE * reference.size
    return small and glyph.base >= reference.base + RAISED_BY * reference.size


def _continues(line: Line, piece: Line) -> bool:
    return _beside(line.last, piece.first)


def _beside(one: Glyph, other: Glyph) -> bool:
    """Tell whether one letter follows the other on a line, a raised one included."""
    size = max(one.size, other.size)
    return abs(one.base - other.base) <= _STEP * size and -_BACK * size <= other.left - one.right <= _GAP * size


def _joined(line: Line, piece: Line) -> Line:
    label = _RUN.fullmatch(line.text)
    if label and _is_raised(line.first, Glyph(piece.left, piece.right, piece.base, piece.size)):
        line = replace(line, text=f"<sup>{line.text}</sup>")
    glued = piece.text.startswith("<sup>") or piece.text[:1] in ",.;:)]”" or line.text.endswith("</sup>")
    tight = piece.first.left - line.last.right < 0.15 * max(line.size, piece.size)
    space = "" if tight or (glued and piece.text.startswith("<sup>")) else " "
    main = line if len(line.text) >= len(piece.text) else piece
    return Line(f"{line.text}{space}{piece.text}", line.left, piece.right, main.base, main.size, line.first, piece.last)
