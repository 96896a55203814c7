"""A small, strict XML reader for untrusted parts: no DTD, no entities of its own, bounded depth and size."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

MAX_DEPTH: Final = 400
MAX_ELEMENTS: Final = 4_000_000


class XmlProblemError(Exception):
    """The part is no XML that is read here; `reason` says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(slots=True)
class Element:
    """One element: local name (namespaces are dropped), attributes by local name, children and text in order.

    `start:end` are the bytes of the element in its part, tags included.
    """

    name: str
    attributes: dict[str, str]
    children: "list[Element]" = field(default_factory=list)
    text: str = ""
    start: int = 0
    end: int = 0

    def find(self, name: str) -> "Element | None":
        """Return the first child of that name."""
        return next((child for child in self.children if child.name == name), None)

    def get(self, name: str) -> str | None:
        """Return an attribute by its local name."""
        return self.attributes.get(name)


def walk(root: Element) -> Iterator[Element]:
    """Yield an element and all inside it, in order; not recursive."""
    todo = [root]
    while todo:
        element = todo.pop()
        yield element
        todo.extend(reversed(element.children))


def parse(data: bytes) -> Element:
    """Return the root of an XML part.

    Raises XmlProblemError for what is not well formed, has a DTD, or passes the limits.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    reader = _Reader(parser, data)
    parser.buffer_text = True
    parser.buffer_size = 1 << 20
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.characters
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(data, True)  # noqa: FBT003 - the parser's own signature
    except expat.ExpatError as error:
        raise XmlProblemError(f"XML: {error}") from error
    return reader.root


def _refuse(*_: object) -> None:
    raise XmlProblemError("XML: DTD")


class _Reader:
    """Builds the tree from the parser's calls."""

    def __init__(self, parser: expat.XMLParserType, data: bytes) -> None:
        self._parser = parser
        self._data = data
        self.root = Element("", {})
        self._stack = [self.root]
        self._count = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > MAX_ELEMENTS or len(self._stack) > MAX_DEPTH:
            raise XmlProblemError("XML: quá nhiều hoặc quá sâu")
        found = {_local(key): value for key, value in attributes.items()}
        element = Element(_local(name), found, start=self._parser.CurrentByteIndex)
        self._stack[-1].children.append(element)
        self._stack.append(element)

    def end(self, _: str) -> None:
        element = self._stack.pop()
        element.end = self._data.find(b">", self._parser.CurrentByteIndex) + 1

    def characters(self, text: str) -> None:
        element = self._stack[-1]
        element.text += text


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
