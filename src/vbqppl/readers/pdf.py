"""PDF: paragraphs put together from lines, notes taken from the foot of the pages, running heads left out.

A PDF says where letters stand and nothing else. Digits that are small and raised are footnote marks; lines in small
letters at the foot of a page that begin with such a mark, or with the number of one, are notes.
"""

import ctypes
import math
import re
import statistics
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Final

from vbqppl.readers.compose import Composer
from vbqppl.readers.errors import (
    BrokenFileError,
    EncryptedFileError,
    MissingLibraryError,
    NoTextError,
    TooLargeError,
)
from vbqppl.readers.head import read_head
from vbqppl.readers.model import Manuscript, Place, SourceKind
from vbqppl.readers.pdf_columns import in_columns, second_column
from vbqppl.readers.pdf_lines import Glyph, Line, lines_of
from vbqppl.readers.source import Source
from vbqppl.text import squash

MAX_PAGES: Final = 3_000
MAX_CHARS: Final = 12_000_000
_NOTE_SIZE: Final = 0.93  # of the body's size: smaller letters at the foot are notes
_EDGE_LINES: Final = 2  # lines at the top and foot of a page that may be running heads
_SHORT: Final = 0.85  # of the column: a line that ends before it ends its paragraph
_INDENT: Final = 6.0  # points
_LOOSE: Final = 1.75  # of the size: a wider step between lines parts paragraphs
_SAMPLE: Final = 15  # letters of a page that tell how its text is turned
_SAME_HEIGHT: Final = 8.0  # points
_OUTER_NUMBER: Final = re.compile(r"^(?:trang )?\d{1,4}\b|\b(?:trang )?\d{1,4}$")
_PAGE_NUMBER: Final = re.compile(r"[-–—\s]*(?:Trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?[-–—\s]*", re.IGNORECASE)
_NOTE_START: Final = re.compile(r"<sup>(\d{1,4}|\*{1,4})</sup>")
_BROKEN_NUMBER: Final = re.compile(r"[^\W_][-/]\Z")  # "TT-" at the end of a line goes on without a space
_BARE_START: Final = re.compile(r"(\d{1,4})[.)]?\s+(?=[^\W\d_])")
_EVEN_START: Final = re.compile(r"(?:<sup>)?(\d{1,4})(?:</sup>)?\s+(?=[^\W\d_])")
_WIDER: Final = 1.5  # times: what is so much wider than a column stands over both
_PARTED: Final = 1.25  # of the usual step: the line that stands above the notes of a page
_MARK: Final = re.compile(r"<sup>(\d{1,4})</sup>")
_BEGINS: Final = re.compile(r"[-–+*•]\s|\d{1,2}[.)]\s|[a-zđ]\)\s|[IVX]{1,5}\.\s|(?:Điều|Chương|Mục|Phần|Phụ lục)\s")
_ENDS: Final = re.compile(r"[.;:!?]\W*\Z")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a page with its words, and the column that it stands in."""

    page: int
    line: Line
    text: str
    column: int = 0


def read_pdf(source: Source) -> Manuscript:
    """Read a PDF that has text; errors as `readers.read` says."""
    pages = [[row for row in page if row.text] for page in _pages(source)]
    if not any(pages):
        raise NoTextError(source.name)
    heads = _running(pages)
    pages = [_without_edges(page, heads) for page in pages]
    size = _body_size(pages)
    body: list[Row] = []
    notes: list[tuple[str, list[Row]]] = []
    edge = second_column(pages)
    for page in pages:
        for index, rows in enumerate(in_columns(page, edge)):
            column = [replace(row, column=index) for row in rows] if index else rows
            cut = _foot(column, size)
            cut = cut if cut < len(column) else _even_foot(column)
            body += column[:cut]
            _read_notes(column[:cut], column[cut:], notes)
    composer = Composer()
    for paragraph in _paragraphs(body):
        _write(composer, paragraph)
    for label, rows in notes:
        composer.add(f"<sup>{label}</sup> ", Place(0, 0, "footnote", page=rows[0].page))
        _write(composer, rows, part="footnote")
    return Manuscript(
        name=source.name,
        kind=SourceKind.PDF,
        text=composer.text(),
        notes=composer.notes(),
        head=read_head("\n".join(row.text for row in body)),
        places=tuple(composer.places),
    )


def _library(name: str) -> Any:
    try:
        import pypdfium2
    except ModuleNotFoundError:
        raise MissingLibraryError(name, "PDF", "vbqppl[pdf]") from None
    return pypdfium2


def _pages(source: Source) -> Iterator[list[Row]]:
    """Yield the lines of each page, from top to foot as the file has them."""
    pdfium = _library(source.name)
    try:
        document = pdfium.PdfDocument(source.data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise EncryptedFileError(source.name) from error
        raise BrokenFileError(source.name, "PDF") from error
    try:
        if len(document) > MAX_PAGES:
            raise TooLargeError(source.name, "số trang", MAX_PAGES)
        seen = 0
        for index in range(len(document)):
            try:
                page = _TextPage(pdfium, document[index])
            except pdfium.PdfiumError as error:
                raise BrokenFileError(source.name, f"trang {index + 1}") from error
            seen += len(page.text)
            if seen > MAX_CHARS:
                raise TooLargeError(source.name, "số ký tự", MAX_CHARS)
            yield [Row(index + 1, line, line.text) for line in lines_of(page)]
            page.close()
    finally:
        document.close()


class _TextPage:
    """The text of one page, its boxes asked for one by one."""

    def __init__(self, pdfium: Any, page: Any) -> None:
        self._raw = pdfium.raw
        self._page = page
        self._text = page.get_textpage()
        count = self._text.count_chars()
        self.text: str = self._text.get_text_range(0, count) if count else ""
        if len(self.text) != count:  # a letter outside the basic plane takes two places there
            codes = (pdfium.raw.FPDFText_GetUnicode(self._text, index) for index in range(count))
            self.text = "".join(chr(code) for code in codes)
        self._x, self._y, self._matrix = ctypes.c_double(), ctypes.c_double(), self._raw.FS_MATRIX()
        self._quarter = self._turn()

    def glyph(self, index: int) -> Glyph:
        """Return where a character stands, the page turned so that its text runs from left to right."""
        raw, text = self._raw, self._text
        raw.FPDFText_GetCharOrigin(text, index, self._x, self._y)
        raw.FPDFText_GetMatrix(text, index, self._matrix)
        size = raw.FPDFText_GetFontSize(text, index) * math.hypot(self._matrix.c, self._matrix.d)
        left, bottom, right, top = text.get_charbox(index, loose=True)
        if self._quarter == 1:
            return Glyph(bottom, top, -self._x.value, size)
        if self._quarter == 3:  # noqa: PLR2004 - three quarters of a turn
            return Glyph(-top, -bottom, self._x.value, size)
        return Glyph(left, right, self._y.value, size)

    def _turn(self) -> int:
        """Return by how many quarters the text of the page is turned: as most of some letters of it are."""
        letters = [index for index, char in enumerate(self.text) if char.isalpha()]
        some = letters[:: max(1, len(letters) // _SAMPLE)]
        turns = Counter(self._turn_of(index) for index in some)
        return turns.most_common(1)[0][0] if turns else 0

    def _turn_of(self, index: int) -> int:
        self._raw.FPDFText_GetMatrix(self._text, index, self._matrix)
        return round(math.atan2(self._matrix.b, self._matrix.a) / (math.pi / 2)) % 4

    def close(self) -> None:
        """Give the page back."""
        self._text.close()
        self._page.close()


def _running(pages: list[list[Row]]) -> frozenset[tuple[str, int]]:
    """Return the words, without a page number, and the height at which they stand at the edge of many pages."""
    counts: Counter[tuple[str, int]] = Counter()
    for page in pages:
        edges = page[:_EDGE_LINES] + page[-_EDGE_LINES:]
        counts.update({_place_on_page(row) for row in edges})
    return frozenset(place for place, count in counts.items() if place[0] and count > max(2, len(pages) / 3))


def _place_on_page(row: Row) -> tuple[str, int]:
    return _OUTER_NUMBER.sub("", squash(row.text)), round(row.line.base / _SAME_HEIGHT)


def _without_edges(page: list[Row], heads: frozenset[tuple[str, int]]) -> list[Row]:
    """Return the lines of a page without its number and its running heads."""
    last = len(page) - 1
    return [
        row
        for index, row in enumerate(page)
        if not (
            _place_on_page(row) in heads
            or ((index < _EDGE_LINES or index > last - _EDGE_LINES) and _PAGE_NUMBER.fullmatch(row.text))
        )
    ]


def _body_size(pages: list[list[Row]]) -> float:
    sizes: Counter[float] = Counter()
    for page in pages:
        for row in page:
            sizes[row.line.size] += len(row.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _foot(page: list[Row], size: float) -> int:
    """Return the index of the first line of the notes at the foot of a page."""
    cut = len(page)
    while cut > 0 and page[cut - 1].line.size < _NOTE_SIZE * size:
        cut -= 1
    zone = page[cut:]
    if cut == 0 and not any(_NOTE_START.match(row.text) for row in zone):
        return len(page)  # a page in small letters throughout: a table, an appendix
    first = next((i for i, row in enumerate(zone) if _NOTE_START.match(row.text)), None)
    if first is None:
        marks = {match[1] for row in page[:cut] for match in _MARK.finditer(row.text)}
        bare = (i for i, row in enumerate(zone) if (m := _BARE_START.match(row.text)) and m[1] in marks)
        first = next(bare, None)
    if first is None:
        return len(page)
    # Letters before the first label go on with the last note of the page before.
    return cut if first and page[:cut] else cut + first


def _even_foot(page: list[Row]) -> int:
    """Return where notes begin that are as large as the body: behind a wide step, their labels the marks above it.

    Every mark of the page must have its note there, in order; a numbered list below a mark is none.
    """
    steps = [above.line.base - row.line.base for above, row in pairwise(page)]
    usual = statistics.median(steps) if steps else 0.0
    for cut in range(len(page) - 1, 0, -1):
        if steps[cut - 1] > _PARTED * usual > 0 and _has_all_notes(page[:cut], page[cut:]):
            return cut
    return len(page)


def _has_all_notes(body: list[Row], foot: list[Row]) -> bool:
    marks = list(dict.fromkeys(match[1] for row in body for match in _MARK.finditer(row.text)))
    labels = [match[1] for row in foot if (match := _EVEN_START.match(row.text))]
    waiting = iter(labels)
    return bool(marks) and labels[:1] == marks[:1] and all(mark in waiting for mark in marks)


def _read_notes(body: list[Row], foot: list[Row], notes: list[tuple[str, list[Row]]]) -> None:
    """Add the notes at the foot of a page; lines before the first label go on with the note before."""
    marks = {match[1] for row in body for match in _MARK.finditer(row.text)}
    for row in foot:
        match = _NOTE_START.match(row.text)
        if match is None and (bare := _BARE_START.match(row.text)) and bare[1] in marks:
            match = bare
        if match is not None:
            notes.append((match[1], [Row(row.page, row.line, row.text[match.end() :].strip())]))
        elif notes:
            notes[-1][1].append(row)


def _paragraphs(rows: list[Row]) -> Iterator[list[Row]]:
    """Put lines together into paragraphs, over the ends of pages too."""
    paragraph: list[Row] = []
    width = _columns(rows)
    for row in rows:
        if paragraph and _begins_paragraph(paragraph[-1], row, width):
            yield paragraph
            paragraph = []
        paragraph.append(row)
    if paragraph:
        yield paragraph


def _columns(rows: list[Row]) -> dict[tuple[int, int], tuple[float, float]]:
    """Return the left and right edge of the text of each column of each page."""
    edges: dict[tuple[int, int], tuple[float, float]] = {}
    for row in rows:
        left, right = edges.get((row.page, row.column), (row.line.left, row.line.right))
        edges[row.page, row.column] = (min(left, row.line.left), max(right, row.line.right))
    return edges


def _begins_paragraph(last: Row, row: Row, width: dict[tuple[int, int], tuple[float, float]]) -> bool:
    if _BEGINS.match(row.text) or row.text.startswith("|"):
        return True
    if _BROKEN_NUMBER.search(last.text) and row.text[:1].isalnum():
        return False
    left, right = width[last.page, last.column]
    ended = bool(_ENDS.search(last.text))
    short = last.line.right < left + _SHORT * (right - left)
    if (last.page, last.column) != (row.page, row.column):
        low, high = sorted(edge[1] - edge[0] for edge in (width[last.page, last.column], width[row.page, row.column]))
        if last.page == row.page and high > _WIDER * low:
            return True  # a title over both columns
        return ended and (short or not row.text[:1].islower())
    if last.line.foot <= row.line.base:  # the next column, or the right half of a head
        return True
    step = last.line.foot - row.line.base
    if step > _LOOSE * max(last.line.size, row.line.size):
        return True
    if abs(last.line.size - row.line.size) > 1:
        return True
    indented = row.line.left > last.line.left + _INDENT and row.line.left > left + _INDENT
    return (short and (ended or not row.text[:1].islower())) or (indented and ended)


def _write(composer: Composer, rows: list[Row], part: str = "body") -> None:
    """Write lines as one paragraph; a number broken after a dash or slash is joined."""
    for index, row in enumerate(rows):
        place = Place(0, 0, part, paragraph=len(composer.lines), page=row.page)
        if index and not _BROKEN_NUMBER.search(rows[index - 1].text):
            composer.add(" ", place)
        composer.add(row.text, place)
    composer.lines.append(rows[0].text)
    composer.break_paragraph()
