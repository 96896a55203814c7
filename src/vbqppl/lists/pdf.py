"""Tables of a PDF with a text layer: letters and ruled lines become the cells of a grid."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from vbqppl.lists.grid import Grid, GridRow
from vbqppl.readers.errors import BrokenFileError, EncryptedFileError, NoTextError, TooLargeError
from vbqppl.readers.source import Source

MOST_PAGES = 2000
_THIN = 2.5  # points: a rectangle thinner than this is a line
_NEAR = 3.0  # points: two lines nearer than this are one
_SHORTEST = 12.0  # points: shorter strokes are underlines and dots
_SPACE = 0.9  # of the letters' height: a wider gap parts words where the file has no space
_SPACE_AT_BREAK = 0.2
_MANY_PAGES = 3
_HYPHEN = "\ufffe"  # what PDFium gives for a hyphen at the end of a line


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter with its box, turned so that text runs to the right and lines go down."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    broken: bool = False  # the file breaks its text before this letter, be it inside a word

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of the box."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        """The height of the box."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Stroke:
    """A ruled line: where it lies across, and from where to where it runs."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Page:
    """The letters and lines of one page, turned upright."""

    number: int
    letters: list[Letter] = field(default_factory=list)
    down: list[Stroke] = field(default_factory=list)
    across: list[Stroke] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Band:
    """One row of a page's table: its cells, and whether no line divides it (a group row)."""

    cells: tuple[str, ...]
    whole: bool


def pdf_grids(source: Source) -> list[Grid]:
    """Return the tables of a PDF, each once however many pages it runs over.

    Raises EncryptedFileError, BrokenFileError, NoTextError (a scan), TooLargeError.
    """
    pages = list(_pages(source))
    if not any(page.letters for page in pages):
        raise NoTextError(source.name)
    read = [(page.number, *_tables(page)) for page in pages]
    running = _running_heads([text for _, _, texts in read for text in texts])
    grids: list[Grid] = []
    between = ""
    for number, tables, texts in read:
        kept = ["\n".join(line for line in text.split("\n") if _key(line) not in running) for text in texts]
        for text, bands in zip(kept, tables, strict=False):
            between += text
            if grids and not between.strip() and len(grids[-1].rows[0].cells) == len(bands[0].cells):
                grids[-1] = _joined(grids[-1], bands, f"tr. {number}")
            else:
                rows = tuple(GridRow(line, band.cells, f"tr. {number}") for line, band in enumerate(bands, start=1))
                grids.append(Grid(rows, None, between.strip()))
            between = ""
        between += kept[-1] + "\n"
    return grids


def _running_heads(outsides: list[str]) -> set[str]:
    """Return the lines, without their digits, that stand on many pages: page numbers, heads of a gazette."""
    counted = Counter(key for outside in outsides for key in {_key(line) for line in outside.split("\n")})
    return {key for key, count in counted.items() if count >= _MANY_PAGES or not key}


def _key(line: str) -> str:
    return "".join(letter for letter in line if letter.isalpha())


def _joined(table: Grid, bands: list[Band], place: str) -> Grid:
    """Return the table with a further page: its repeated header is left, a row that ran over is put together."""
    rows = list(table.rows)
    fresh = list(bands)
    heads = {_bare(row.cells) for row in rows[:6]}
    while fresh and _bare(fresh[0].cells) in heads:
        fresh.pop(0)
    if fresh and not fresh[0].whole and _runs_on(fresh[0].cells, rows[-1].cells):
        last = rows[-1]
        cells = tuple(f"{old}\n{new}".strip() for old, new in zip(last.cells, fresh[0].cells, strict=True))
        rows[-1] = GridRow(last.line, cells, last.place)
        fresh.pop(0)
    start = rows[-1].line + 1
    rows += [GridRow(start + number, band.cells, place) for number, band in enumerate(fresh)]
    return replace(table, rows=tuple(rows))


def _bare(cells: tuple[str, ...]) -> str:
    return "".join("|".join(cells).split())


def _runs_on(cells: tuple[str, ...], last: tuple[str, ...]) -> bool:
    """Tell whether the first row of a page goes on with the last one of the page before: it bears no number."""
    return not cells[0].strip() and any(cell.strip() for cell in cells) and bool(last[0].strip())


def _pages(source: Source) -> Iterator[Page]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(source.data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise EncryptedFileError(source.name) from None
        raise BrokenFileError(source.name, str(error)) from None
    with document:
        if len(document) > MOST_PAGES:
            raise TooLargeError(source.name, "trang", MOST_PAGES)
        for number in range(len(document)):
            page = document[number]
            yield _read_page(page, number + 1)
            page.close()


def _read_page(page: Any, number: int) -> Page:
    """Return the letters and lines of a page; the way that most letters run tells how to turn them."""
    import pypdfium2.raw as pdfium

    text = page.get_textpage()
    found: list[tuple[str, tuple[float, float, float, float], int, bool]] = []
    broken = False
    for place in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text, place)
        letter = "-" if chr(code) == _HYPHEN or code == 2 else chr(code)  # noqa: PLR2004  2: a soft break in PDFium
        if letter in "\r\n" or not code:
            broken = True
            continue
        angle = round(pdfium.FPDFText_GetCharAngle(text, place) / 1.5708) % 4
        found.append((letter, text.get_charbox(place), angle, broken))
        broken = False
    turned = Counter(angle for letter, _, angle, _ in found if not letter.isspace()).most_common(1)
    turn = turned[0][0] if turned else 0
    made = Page(number)
    for letter, box, angle, after_break in found:
        if angle == turn or letter.isspace():
            made.letters.append(Letter(letter, *_turn(box, turn), after_break))
    for item in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_PATH,), max_depth=5):
        _add_path(made, _turn(item.get_bounds(), turn))
    text.close()
    return made


def _turn(box: tuple[float, float, float, float], turn: int) -> tuple[float, float, float, float]:
    """Return (left, right, top, bottom) with text running right and lines going down (growing)."""
    left, bottom, right, top = box
    if turn == 1:
        return -top, -bottom, -right, -left
    if turn == 2:  # noqa: PLR2004  upside down
        return -right, -left, bottom, top
    if turn == 3:  # noqa: PLR2004  the other quarter: a wide table on an upright page
        return bottom, top, left, right
    return left, right, -top, -bottom


def _add_path(page: Page, box: tuple[float, float, float, float]) -> None:
    """Add a path as a line, or as the four sides of a cell."""
    left, right, top, bottom = box
    wide, high = right - left, bottom - top
    if wide <= _THIN and high <= _THIN:
        return
    if wide <= _THIN:
        page.down.append(Stroke((left + right) / 2, top, bottom))
    elif high <= _THIN:
        page.across.append(Stroke((top + bottom) / 2, left, right))


def _clusters(values: list[float]) -> list[float]:
    """Return the middles of groups of values that lie near each other."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][-1] <= _NEAR:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


@dataclass(slots=True)
class Region:
    """One table of a page: its columns, its rows, and from where to where it runs."""

    shape: list[float]
    top: float
    bottom: float
    bands: list[Band] = field(default_factory=list)


def _tables(page: Page) -> tuple[list[list[Band]], list[str]]:
    """Return the rows of each table of a page, and the texts before, between and after the tables.

    Lines across that meet the left edge part the rows; where the lines down change, another table begins.
    """
    down, across = _merge(page.down), _merge(page.across)
    down = [stroke for stroke in down if stroke.end - stroke.start >= _SHORTEST and _touches(stroke, across)]
    across = [stroke for stroke in across if stroke.end - stroke.start >= _SHORTEST and _touches(stroke, down)]
    if not down or not across:
        return [], [_words(page.letters)]
    left = min(stroke.at for stroke in down)
    levels = _clusters([stroke.at for stroke in across if stroke.start <= left + _NEAR])
    parting = [stroke for stroke in across if stroke.start > left + _NEAR]
    slots = [_edges(down, (top + bottom) / 2) for top, bottom in pairwise(levels)]
    inside, outside = _placed(page.letters, levels, slots)
    regions: list[Region] = []
    for band, edges in enumerate(slots):
        letters = inside.get(band, [])
        if not letters:
            continue
        top, bottom = levels[band], levels[band + 1]
        if len(edges) > 2 and not (regions and _alike(edges, regions[-1].shape)):  # noqa: PLR2004  two: a group row
            regions.append(Region(edges, top, bottom))
        if regions:
            lines = [each for each in parting if top + _NEAR < each.at < bottom - _NEAR]
            regions[-1].bands += _rows(letters, edges, regions[-1].shape, lines)
            regions[-1].bottom = bottom
        else:
            outside += letters
    kept = [region for region in regions if len(region.bands) > 1 or not region.bands[0].whole]
    texts: list[list[Letter]] = [[] for _ in range(len(kept) + 1)]
    for letter in outside:
        texts[sum(letter.middle[1] > region.bottom for region in kept)].append(letter)
    return [region.bands for region in kept], [_words(text) for text in texts]


def _placed(
    letters: list[Letter], levels: list[float], slots: list[list[float]]
) -> tuple[dict[int, list[Letter]], list[Letter]]:
    """Return the letters of each row of a page's tables, and those that stand outside."""
    inside: dict[int, list[Letter]] = {}
    outside: list[Letter] = []
    for letter in letters:
        x, y = letter.middle
        band = _slot(levels, y)
        edges = slots[band] if band is not None else []
        if band is None or len(edges) < 2 or not edges[0] - _NEAR <= x <= edges[-1] + _NEAR:  # noqa: PLR2004
            outside.append(letter)
        else:
            inside.setdefault(band, []).append(letter)
    return inside, outside


def _rows(letters: list[Letter], edges: list[float], shape: list[float], lines: list[Stroke]) -> list[Band]:
    """Return one row, or several where lines part its right cells: the left ones hold for each of them."""
    if not lines:
        return [_band(letters, edges, shape)]
    start = min(line.start for line in lines)
    shared = [letter for letter in letters if letter.middle[0] < start]
    levels = sorted(line.at for line in lines)
    parts: list[list[Letter]] = [[] for _ in range(len(levels) + 1)]
    for letter in letters:
        if letter.middle[0] >= start:
            parts[sum(letter.middle[1] > level for level in levels)].append(letter)
    return [_band(shared + part, edges, shape) for part in parts]


def _edges(down: list[Stroke], level: float) -> list[float]:
    """Return where the lines down stand at one height."""
    return _clusters([stroke.at for stroke in down if stroke.start <= level <= stroke.end])


def _alike(edges: list[float], others: list[float]) -> bool:
    return len(edges) == len(others) and all(
        abs(mine - theirs) <= 2 * _NEAR for mine, theirs in zip(edges, others, strict=True)
    )


def _band(letters: list[Letter], edges: list[float], shape: list[float]) -> Band:
    """Return one row; a group row has all its words in its first cell."""
    wide = len(shape) - 1
    if len(edges) == 2:  # noqa: PLR2004
        return Band((_words(letters), *("" for _ in range(wide - 1))), whole=True)
    cells: list[list[Letter]] = [[] for _ in range(wide)]
    for letter in letters:
        place = _slot(edges, letter.middle[0])
        cells[place if place is not None else wide - 1].append(letter)
    return Band(tuple(_words(cell) for cell in cells), whole=False)


def _merge(strokes: list[Stroke]) -> list[Stroke]:
    """Return lines put together from the pieces that lie on them."""
    merged: list[Stroke] = []
    for at in _clusters([stroke.at for stroke in strokes]):
        pieces = sorted((s for s in strokes if abs(s.at - at) <= _NEAR), key=lambda s: s.start)
        current: Stroke | None = None
        for piece in pieces:
            if current is None or piece.start - current.end > _NEAR:
                if current is not None:
                    merged.append(current)
                current = Stroke(at, piece.start, piece.end)
            else:
                current = Stroke(at, current.start, max(current.end, piece.end))
        if current is not None:
            merged.append(current)
    return merged


def _touches(stroke: Stroke, others: list[Stroke]) -> bool:
    """Tell whether a line meets two lines of the other direction at least, as those of a table do."""
    meeting = (
        other
        for other in others
        if other.start - _NEAR <= stroke.at <= other.end + _NEAR
        and stroke.start - _NEAR <= other.at <= stroke.end + _NEAR
    )
    return next(meeting, None) is not None and next(meeting, None) is not None


def _slot(edges: list[float], value: float) -> int | None:
    """Return between which two edges a value lies."""
    for place in range(len(edges) - 1):
        if edges[place] <= value < edges[place + 1]:
            return place
    return None


def _words(letters: list[Letter]) -> str:
    """Return the letters of a cell in their order, with line ends and spaces where the layout has them."""
    out: list[str] = []
    last: Letter | None = None
    for letter in letters:
        if last is not None and not letter.text.isspace():
            drop = abs(letter.middle[1] - last.middle[1])
            size = max(letter.height, last.height, 4.0)
            if drop > size * 0.9 and letter.left < last.right:
                out.append("\n")
            elif out and not out[-1].isspace() and _parted(last, letter, size):
                out.append(" ")
        out.append(" " if letter.text.isspace() else letter.text)
        if not letter.text.isspace():
            last = letter
    return "\n".join(" ".join(line.split()) for line in "".join(out).split("\n")).strip()


def _parted(last: Letter, letter: Letter, size: float) -> bool:
    """Tell whether a gap parts two words: a wide one, or a small one where the file breaks its text."""
    gap = letter.left - last.right
    return gap > size * (_SPACE_AT_BREAK if letter.broken else _SPACE)
