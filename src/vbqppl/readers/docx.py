"""DOCX, read from its XML: what every office leaves in a file is read as a person sees it.

Kept: tracked insertions, text boxes, content controls, fields' results, smart tags, no-break hyphens, tables in
tables, footnotes and endnotes wherever their mark stands. Left out: tracked deletions, hidden text, field codes,
soft hyphens, comments, headers and footers. Macros are never looked at.
"""

from collections import Counter
from collections.abc import Iterator
from posixpath import dirname, join, normpath

from vbqppl.readers.compose import Composer
from vbqppl.readers.errors import BrokenFileError, NoTextError, UnsupportedFormatError
from vbqppl.readers.head import read_head
from vbqppl.readers.model import Manuscript, Place, SourceKind, Table
from vbqppl.readers.package import Package
from vbqppl.readers.source import Source
from vbqppl.readers.xml import Element, walk

_THROUGH = frozenset(
    {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "hyperlink", "fldSimple", "dir", "bdo"}
)
_DRAWN = frozenset({"drawing", "pict", "object"})
_OFF = frozenset({"0", "false", "off"})
_HEADINGS = ("CỘNG HÒA XÃ HỘI", "CỘNG HOÀ XÃ HỘI", "ĐẢNG CỘNG SẢN VIỆT NAM", "Nơi nhận")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def read_docx(source: Source) -> Manuscript:
    """Read a .docx (or .docm, without its macros); errors as `readers.read` says."""
    package = Package(source)
    main = main_part(package, source)
    reader = _Reader(package, main)
    body = package.xml(main).find("body")
    if body is None:
        raise BrokenFileError(source.name, "w:body")
    reader.read(body)
    composer = reader.composer
    text = composer.text()
    if not text.strip():
        raise NoTextError(source.name)
    return Manuscript(
        name=source.name,
        kind=SourceKind.DOCX,
        text=text,
        notes=composer.notes(),
        tables=tuple(composer.tables),
        head=read_head("\n".join(composer.lines)),
        places=tuple(composer.places),
    )


def main_part(package: Package, source: Source) -> str:
    """Return the part that holds the document; say what else the package is."""
    if "xl/workbook.xml" in package:
        raise UnsupportedFormatError(source.name, "bảng tính Excel")
    if "ppt/presentation.xml" in package:
        raise UnsupportedFormatError(source.name, "bài trình chiếu PowerPoint")
    if "mimetype" in package:
        raise UnsupportedFormatError(source.name, "tệp OpenDocument")
    found = dict(related(package, "")).get("officeDocument", "word/document.xml")
    if found not in package:
        raise UnsupportedFormatError(source.name, "tệp nén (ZIP)")
    return found


def related(package: Package, part: str) -> Iterator[tuple[str, str]]:
    """Yield (last word of the type, target part) of the relations of a part inside the package."""
    folder = dirname(part)
    name = join(folder, "_rels", f"{part.rpartition('/')[2]}.rels")
    if name not in package:
        return
    for relation in package.xml(name).children:
        target = relation.get("Target") or ""
        if relation.get("TargetMode") == "External" or not target:
            continue
        kind = (relation.get("Type") or "").rpartition("/")[2]
        yield kind, target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))


class _Reader:
    """Walks the document and its notes, and writes what a person reads into a composer."""

    def __init__(self, package: Package, main: str) -> None:
        self.composer = Composer()
        parts = dict(related(package, main))
        self._notes = {kind: _notes_of(package, parts.get(kind + "s")) for kind in ("footnote", "endnote")}
        self._order: dict[tuple[str, str], list[int]] = {}
        self._labels: dict[tuple[str, str], str] = {}
        self._counts: Counter[str] = Counter()
        self._paragraphs: dict[int, int] = {}
        self._part = "body"
        self._cell = 0  # how deep inside tables
        self._fields: list[bool] = []
        self._boxes: list[Element] = []

    def read(self, body: Element) -> None:
        """Write the body, and then every note that it refers to, in the order of the marks."""
        self._number(body)
        self._blocks(body)
        done: set[tuple[str, str]] = set()
        while len(done) < len(self._order):  # a note may itself refer to another
            for key in [key for key in self._order if key not in done]:
                done.add(key)
                self._note(key)

    def _number(self, root: Element) -> None:
        self._paragraphs = {id(element): index for index, element in enumerate(e for e in walk(root) if e.name == "p")}

    def _note(self, key: tuple[str, str]) -> None:
        kind, name = key
        note = self._notes[kind].get(name)
        if note is None:
            return
        self._part = kind
        self._number(note)
        start = self.composer.begin_note(self._labels[key])
        self._cell += 1  # the paragraphs of a note stand on one line
        self._blocks(note)
        self._cell -= 1
        self.composer.end_note(self._order[key], start)

    def _blocks(self, element: Element) -> None:
        for child in element.children:
            if child.name == "p":
                self._paragraph(child)
            elif child.name == "tbl":
                self._table(child)
            elif child.name in _THROUGH:
                self._blocks(child)
            elif child.name == "AlternateContent":
                self._blocks(_chosen(child))

    def _paragraph(self, paragraph: Element) -> None:
        boxes, self._boxes = self._boxes, []
        start = self.composer.length
        index = self._paragraphs.get(id(paragraph), 0)
        for number, (text, place) in enumerate(self._joined(paragraph, index)):
            self.composer.add(f" {text}" if not number and self._needs_space() else text, place)
        found, self._boxes = self._boxes, boxes
        if not self._cell:
            self.composer.break_paragraph()
        self._note_line(start)
        for box in found:
            part, self._part = self._part, "textbox"
            self._blocks(box)
            self._part = part

    def _needs_space(self) -> bool:
        return bool(self._cell) and self.composer.tail not in {"", " ", "\n"}

    def _note_line(self, start: int) -> None:
        line = self.composer.since(start).strip()
        if line:
            self.composer.lines.append(line)

    def _joined(self, paragraph: Element, index: int) -> Iterator[tuple[str, Place]]:
        """Yield the texts of a paragraph run by run; raised digits that were typed become marks."""
        raised = ""
        last = Place(0, 0)
        for number, run in enumerate(runs_of(paragraph)):
            place = Place(0, 0, self._part, index, number)
            superscript = _is_raised(run)
            for text, is_mark in self._texts(run, place):
                if superscript and not is_mark and _is_label(text):
                    raised, last = raised + text, place
                    continue
                if raised:
                    yield f"<sup>{raised.strip()}</sup>", last
                    raised = ""
                if not is_mark:
                    yield text, place
        if raised:
            yield f"<sup>{raised.strip()}</sup>", last

    def _texts(self, run: Element, place: Place) -> Iterator[tuple[str, bool]]:
        """Yield the texts of a run; marks of notes write themselves and yield a sign of it."""
        if _is_hidden(run):
            return
        custom = any(child.get("customMarkFollows") not in {None, *_OFF} for child in run.children)
        for child in run.children:
            if child.name == "fldChar":
                self._field(child.get("fldCharType"))
            elif child.name in {"footnoteReference", "endnoteReference"}:
                yield "", True
                label = "".join(each.text for each in run.children if each.name == "t") if custom else ""
                self._reference(child.name.removesuffix("Reference"), child.get("id") or "", label, place)
            elif child.name in _DRAWN or child.name == "AlternateContent":
                self._boxes += _boxes_in(child)
            elif not any(self._fields) and not custom and (text := self._plain(child)):
                yield text, False

    def _plain(self, child: Element) -> str:
        if child.name == "t":
            return child.text
        if child.name in {"tab", "ptab"}:
            return " " if self._cell else "\t"
        if child.name in {"br", "cr"}:
            return " " if self._cell else "\n"
        return "-" if child.name == "noBreakHyphen" else ""

    def _field(self, kind: str | None) -> None:
        """Follow fields: between begin and separate stands the code, which nobody reads."""
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _reference(self, kind: str, name: str, custom: str, place: Place) -> None:
        key = (kind, name)
        if key not in self._labels:
            self._counts[kind] += 1
            count = self._counts[kind]
            self._labels[key] = custom.strip() or (str(count) if kind == "footnote" else roman(count))
        self._order.setdefault(key, []).append(self.composer.mark(self._labels[key], place))

    def _table(self, table: Element) -> None:
        rows = list(_rows(table))
        if self._cell or _is_layout(table):
            for row in rows:
                for cell in _cells(row):
                    self._blocks(cell)
            return
        self.composer.break_paragraph()
        start = self.composer.length
        written = [self._row(row) for row in rows]
        self.composer.tables.append(Table(tuple(written), start, self.composer.length))
        self.composer.break_paragraph()

    def _row(self, row: Element) -> tuple[str, ...]:
        cells = []
        self.composer.add("|")
        self._cell += 1
        for cell in _cells(row):
            self.composer.add(" ")
            start = self.composer.length
            if not _is_merged_below(cell):
                self._blocks(cell)
            cells.append(self.composer.since(start).strip())
            self.composer.add(" |")
        self._cell -= 1
        self.composer.add("\n")
        return tuple(cells)


def _notes_of(package: Package, part: str | None) -> dict[str, Element]:
    if part is None or part not in package:
        return {}
    return {note.get("id") or "": note for note in package.xml(part).children if note.get("type") in {None, "normal"}}


def runs_of(element: Element) -> Iterator[Element]:
    """Yield the runs of a paragraph as they are read, also inside links, insertions, fields and content controls."""
    for child in element.children:
        if child.name == "r":
            yield child
        elif child.name in _THROUGH:
            yield from runs_of(child)
        elif child.name == "AlternateContent":
            yield from runs_of(_chosen(child))


def _chosen(alternate: Element) -> Element:
    """Return the one of several renderings that is read: the first choice."""
    return alternate.find("Choice") or alternate.find("Fallback") or alternate


def _boxes_in(drawing: Element) -> list[Element]:
    """Return the contents of the text boxes of a drawing, of one rendering only."""
    found = []
    todo = [_chosen(drawing) if drawing.name == "AlternateContent" else drawing]
    while todo:
        element = todo.pop()
        for child in reversed(element.children):
            if child.name == "txbxContent":
                found.append(child)
            else:
                todo.append(_chosen(child) if child.name == "AlternateContent" else child)
    return found


def _property(run: Element, name: str) -> Element | None:
    properties = run.find("rPr")
    return properties.find(name) if properties else None


def _is_hidden(run: Element) -> bool:
    vanish = _property(run, "vanish")
    return vanish is not None and vanish.get("val") not in _OFF


def _is_raised(run: Element) -> bool:
    align = _property(run, "vertAlign")
    return align is not None and align.get("val") == "superscript"


def _inside(element: Element, name: str) -> Iterator[Element]:
    """Yield the children of a name, also inside content controls and tracked insertions."""
    for child in element.children:
        if child.name == name:
            yield child
        elif child.name in _THROUGH:
            yield from _inside(child, name)


def _rows(table: Element) -> Iterator[Element]:
    for row in _inside(table, "tr"):
        properties = row.find("trPr")
        if properties is None or properties.find("del") is None:
            yield row


def _cells(row: Element) -> Iterator[Element]:
    yield from _inside(row, "tc")


def _is_merged_below(cell: Element) -> bool:
    properties = cell.find("tcPr")
    merge = properties.find("vMerge") if properties else None
    return merge is not None and merge.get("val") != "restart"


def _is_layout(table: Element) -> bool:
    """Tell whether a table only sets the head or the foot of an official document side by side."""
    words = "".join(element.text for element in walk(table) if element.name == "t")
    return any(heading in words for heading in _HEADINGS)


def roman(number: int) -> str:
    """Return a number in small Roman letters, as endnotes count."""
    letters = ""
    for value, sign in _ROMAN:
        letters += sign * (number // value)
        number %= value
    return letters


def _is_label(text: str) -> bool:
    """Tell whether raised text can be a footnote mark typed by hand."""
    word = text.strip()
    return word.isdigit() or (bool(word) and not word.strip("*"))
