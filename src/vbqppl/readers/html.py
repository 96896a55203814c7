"""HTML, also as Word and web pages of gazettes write it: paragraphs, tables, and footnotes by their links."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

from vbqppl.readers.compose import Composer
from vbqppl.readers.errors import LegacyEncodingError, NoTextError, TooLargeError, WrongEncodingError
from vbqppl.readers.head import read_head
from vbqppl.readers.model import Manuscript, Place, SourceKind, Table
from vbqppl.readers.source import Source, decode, legacy_encoding

MAX_NODES: Final = 2_000_000
MAX_DEPTH: Final = 300
_VOID: Final = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_DROPPED: Final = frozenset({"script", "style", "head", "template", "noscript", "svg", "math", "iframe", "object"})
_BLOCKS: Final = frozenset(
    {"p", "div", "li", "ul", "ol", "dl", "dt", "dd", "section", "article", "header", "footer", "main", "aside", "nav",
     "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "center", "address", "figure", "figcaption",
     "body", "form", "fieldset", "caption"}
)  # fmt: skip
_NOTE_BLOCKS: Final = frozenset({"li", "p", "div", "td", "dd", "aside"})
_CHARSET: Final = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_LABEL: Final = re.compile(r"[\[(]?\s*(\d{1,4}|[ivxlc]{1,7}|\*{1,4}|[a-z])\s*[\])]?", re.IGNORECASE)
_SPACES: Final = re.compile(r"[ \t\r\n\f]+")
_LAYOUT: Final = ("CỘNG HÒA XÃ HỘI", "CỘNG HOÀ XÃ HỘI", "ĐẢNG CỘNG SẢN VIỆT NAM", "Nơi nhận")


@dataclass(slots=True, eq=False)
class Node:
    """One element: its children are nodes and texts in order."""

    name: str
    attributes: dict[str, str]
    parent: "Node | None" = None
    children: "list[Node | str]" = field(default_factory=list)


def read_html(source: Source) -> Manuscript:
    """Read an HTML page; errors as `readers.read` says."""
    text = _decode(source)
    builder = _Builder(source.name)
    builder.feed(text)
    builder.close()
    writer = _Writer(builder.root)
    writer.write()
    composer = writer.composer
    made = composer.text()
    if not made.strip():
        raise NoTextError(source.name)
    return Manuscript(
        name=source.name,
        kind=SourceKind.HTML,
        text=made,
        notes=composer.notes(),
        tables=tuple(composer.tables),
        head=read_head("\n".join(composer.lines)),
        places=tuple(composer.places),
    )


def _decode(source: Source) -> str:
    """Return the text in the encoding that the page declares, UTF-8 where it declares none."""
    declared = _CHARSET.search(source.data[:4096])
    name = declared[1].decode("ascii").lower() if declared else "utf-8"
    if name in {"utf-8", "utf8"} or source.data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return decode(source)
    try:
        text = source.data.decode(codecs.lookup(name).name)
    except (LookupError, UnicodeDecodeError) as error:
        raise WrongEncodingError(source.name, getattr(error, "start", 0)) from error
    if legacy := legacy_encoding(text):
        raise LegacyEncodingError(source.name, legacy)
    return text


class _Builder(HTMLParser):
    """Builds a tree; unclosed elements are closed by their parents, paragraphs by the next block."""

    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self._name = name
        self._count = 0
        self.root = Node("", {})
        self._at = self.root
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._count += 1
        if self._count > MAX_NODES:
            raise TooLargeError(self._name, "số phần tử HTML", MAX_NODES)
        if self._at.name == "p" and (tag in _BLOCKS or tag == "table"):
            self.handle_endtag("p")
        node = Node(tag, {key: value or "" for key, value in attrs}, self._at)
        self._at.children.append(node)
        if tag not in _VOID and self._depth < MAX_DEPTH:
            self._at = node
            self._depth += 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._at.children.append(Node(tag, {key: value or "" for key, value in attrs}, self._at))

    def handle_endtag(self, tag: str) -> None:
        node: Node | None = self._at
        depth = self._depth
        while node is not None and node.name != tag:
            node = node.parent
            depth -= 1
        if node is not None and node.parent is not None:
            self._at = node.parent
            self._depth = depth - 1

    def handle_data(self, data: str) -> None:
        self._at.children.append(data)


class _Writer:
    """Writes the tree as text: the body first, then the notes that links lead to."""

    def __init__(self, root: Node) -> None:
        self.composer = Composer()
        self._root = root
        self._marks, self._backs = _links(root)
        self._note_of = {id(note): label for label, note in self._marks.values()}
        self._keys: dict[int, list[int]] = {}
        self._notes: list[Node] = []
        self._cell = 0
        self._paragraph = 0
        self._line = 0

    def write(self) -> None:
        """Write everything."""
        self._children(self._root)
        self._break()
        done = 0
        while done < len(self._notes):
            note = self._notes[done]
            done += 1
            start = self.composer.begin_note(self._note_of[id(note)])
            self._cell += 1
            self._children(note)
            self._cell -= 1
            self.composer.end_note(self._keys[id(note)], start)

    def _children(self, node: Node) -> None:
        for child in node.children:
            if isinstance(child, str):
                self._text(child)
            elif id(child) not in self._note_of or id(child) == id(node):
                self._node(child)

    def _node(self, node: Node) -> None:
        if node.name in _DROPPED or id(node) in self._backs:
            return
        if id(node) in self._marks:
            self._mark(node)
        elif node.name == "br":
            self.composer.add(" " if self._cell else "\n")
        elif node.name == "sup":
            self._raised(node)
        elif node.name == "table":
            self._table(node)
        elif node.name in _BLOCKS:
            self._break()
            self._children(node)
            self._break()
        else:
            self._children(node)

    def _mark(self, node: Node) -> None:
        label, note = self._marks[id(node)]
        if id(note) not in self._keys:
            self._keys[id(note)] = []
            self._notes.append(note)
        self._keys[id(note)].append(self.composer.mark(label, self._place()))

    def _raised(self, node: Node) -> None:
        """Write raised text: a mark where it can be one, plain text else ("m²" keeps its digit as a mark too)."""
        if any(id(inner) in self._marks or id(inner) in self._backs for inner in _walk(node)):
            self._children(node)
            return
        label = _label(_words(node))
        if label is None:
            self._children(node)
        else:
            self.composer.add(f"<sup>{label}</sup>", self._place())

    def _text(self, data: str) -> None:
        text = _SPACES.sub(" ", data)
        if self.composer.tail in {"", "\n", " "}:
            text = text.lstrip(" ")
        self.composer.add(text, self._place())

    def _place(self) -> Place:
        return Place(0, 0, paragraph=self._paragraph)

    def _break(self) -> None:
        if self._cell:
            if self.composer.tail not in {"", " ", "\n"}:
                self.composer.add(" ")
            return
        line = self.composer.since(self._line).strip()
        if line:
            self.composer.lines.extend(line.splitlines())
            self._paragraph += 1
        self.composer.break_paragraph()
        self._line = self.composer.length

    def _table(self, table: Node) -> None:
        if self._cell or _is_layout(table):
            for cell in _inside(table, {"td", "th"}):
                self._break()
                self._children(cell)
                self._break()
            return
        self._break()
        start = self.composer.length
        rows = tuple(self._row(row) for row in _inside(table, {"tr"}))
        self.composer.tables.append(Table(rows, start, self.composer.length))
        self._break()

    def _row(self, row: Node) -> tuple[str, ...]:
        cells = []
        self.composer.add("|")
        self._cell += 1
        for cell in _inside(row, {"td", "th"}):
            self.composer.add(" ")
            start = self.composer.length
            self._children(cell)
            words = self.composer.since(start).strip()
            cells.append(words)
            if words:
                self.composer.lines.append(words)
            self.composer.add("|" if self.composer.tail == " " else " |")
        self._cell -= 1
        self.composer.add("\n")
        return tuple(cells)


def _walk(root: Node) -> Iterator[Node]:
    todo = [root]
    while todo:
        node = todo.pop()
        yield node
        todo.extend(child for child in reversed(node.children) if isinstance(child, Node))


def _words(node: Node) -> str:
    parts: list[str] = []
    todo: list[Node | str] = [node]
    while todo:
        item = todo.pop()
        if isinstance(item, str):
            parts.append(item)
        else:
            todo.extend(reversed(item.children))
    return "".join(parts).strip()


def _label(words: str) -> str | None:
    match = _LABEL.fullmatch(words)
    return match[1] if match else None


def _inside(node: Node, names: set[str]) -> Iterator[Node]:
    """Yield the nearest elements of these names below a node, not those of tables inside it."""
    for child in node.children:
        if isinstance(child, str):
            continue
        if child.name in names:
            yield child
        elif child.name != "table":
            yield from _inside(child, names)


def _is_layout(table: Node) -> bool:
    words = _words(table)
    return any(heading in words for heading in _LAYOUT)


def _links(root: Node) -> tuple[dict[int, tuple[str, Node]], set[int]]:
    """Return the links that are marks, by id, with their label and the element of the note; and the links back.

    A mark leads forward to a note whose text leads back to it, or that is listed among the footnotes of the page.
    """
    order: dict[int, int] = {}
    targets: dict[str, Node] = {}
    anchors: list[Node] = []
    for index, node in enumerate(_walk(root)):
        order[id(node)] = index
        for key in ("id", "name"):
            if node.attributes.get(key):
                targets.setdefault(node.attributes[key], node)
        if node.name == "a" and node.attributes.get("href", "").startswith("#"):
            anchors.append(node)
    marks: dict[int, tuple[str, Node]] = {}
    backs: set[int] = set()
    for anchor in anchors:
        target = targets.get(anchor.attributes["href"][1:])
        if target is None:
            continue
        if order[id(target)] < order[id(anchor)]:
            backs.add(id(anchor))
        elif (label := _label(_words(anchor))) is not None:
            marks[id(anchor)] = (label, _note_block(target))
    kept = {
        key: (label, note)
        for key, (label, note) in marks.items()
        if any(id(inner) in backs for inner in _walk(note)) or _among_footnotes(note)
    }
    inside = {id(inner) for _, note in kept.values() for inner in _walk(note)}
    return kept, {back for back in backs if back in inside}


def _note_block(target: Node) -> Node:
    """Return the block that holds the text of a note."""
    node: Node | None = target
    while node is not None and node.name not in _NOTE_BLOCKS:
        node = node.parent
    if node is None:
        return target
    # Word wraps the paragraph of each note in <div id="ftn1">.
    parent = node.parent
    wrapped = node.name == "p" and parent is not None and parent.name == "div"
    if wrapped and parent is not None and re.fullmatch(r"(?:ftn|edn|fn)\d+", parent.attributes.get("id", "")):
        return parent
    return node


def _among_footnotes(node: Node) -> bool:
    parent: Node | None = node
    while parent is not None:
        if re.search(r"footnote|endnote", parent.attributes.get("class", "") + parent.attributes.get("role", "")):
            return True
        parent = parent.parent
    return False
