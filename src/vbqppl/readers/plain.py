"""Markdown and plain text: the file's own text, its notes, its pipe tables."""

import re

from vbqppl.readers.head import read_head
from vbqppl.readers.model import Manuscript, Place, SourceKind, Table
from vbqppl.readers.notes import find_notes
from vbqppl.readers.source import Source, decode

_TABLE = re.compile(r"(?:^[ \t]*\|[^\n]*\|[ \t]*\r?(?:\n|\Z))+", re.MULTILINE)
_RULE = re.compile(r"[\s|:\-]+\Z")
_MARKED_UP = re.compile(r"^#{1,6} |<sup>|\[\^[^\]\s]{1,40}\]|\*\*[^*\n]+\*\*", re.MULTILINE)
_MARKDOWN_SUFFIXES = frozenset({".md", ".markdown", ".mkd"})


def read_plain(source: Source) -> Manuscript:
    """Read Markdown or plain text; offsets are those of the file's text as decoded, nothing changed."""
    text = decode(source)
    marked_up = source.suffix in _MARKDOWN_SUFFIXES or bool(_MARKED_UP.search(text))
    return Manuscript(
        name=source.name,
        kind=SourceKind.MARKDOWN if marked_up else SourceKind.TEXT,
        text=text,
        notes=find_notes(text),
        tables=find_tables(text),
        head=read_head(text),
        places=_lines(text),
    )


def find_tables(text: str) -> tuple[Table, ...]:
    """Return the pipe tables of a text, without their rules of dashes."""
    return tuple(Table(_rows(match.group()), *match.span()) for match in _TABLE.finditer(text))


def _rows(block: str) -> tuple[tuple[str, ...], ...]:
    lines = (line.strip().strip("|") for line in block.splitlines())
    return tuple(tuple(cell.strip() for cell in line.split("|")) for line in lines if line and not _RULE.match(line))


def _lines(text: str) -> tuple[Place, ...]:
    places = []
    start = 0
    for number, line in enumerate(text.splitlines(keepends=True)):
        places.append(Place(start, start + len(line), paragraph=number))
        start += len(line)
    return tuple(places)
