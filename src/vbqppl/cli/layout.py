"""Layout: tables and paragraphs as plain text, as wide as the terminal."""

import shutil
import sys
import textwrap
import unicodedata
from collections.abc import Iterable, Sequence

_PIPE_WIDTH = 120  # What a file or a pipe gets, so that the same answer gives the same bytes.
_GAP = "  "
_NARROWEST = 8


def width() -> int:
    """Return the columns that a text for people may take."""
    return shutil.get_terminal_size((_PIPE_WIDTH, 24)).columns if sys.stdout.isatty() else _PIPE_WIDTH


def breadth(text: str) -> int:
    """Return how many cells of a terminal a text takes; marks take none, wide letters two."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in text
    )


def number(count: int) -> str:
    """Return a count with its thousands apart, as Vietnamese writes it."""
    return f"{count:,}".replace(",", ".")


def plain_table(head: Sequence[str], rows: Iterable[Sequence[str]], total: int | None = None) -> str:
    """Return a table with its columns aligned; long cells are wrapped, the longest column gives way first."""
    cells = [[_one_line(cell) for cell in row] for row in rows]
    widths = _fit([_column(head, cells, place) for place in range(len(head))], total or width())
    lines = [*_row(head, widths), _GAP.join("-" * size for size in widths)]
    for row in cells:
        lines += _row(row, widths)
    return "\n".join(lines) + "\n"


def _column(head: Sequence[str], rows: list[list[str]], place: int) -> int:
    return max([breadth(head[place]), *(breadth(row[place]) for row in rows)])


def _fit(widths: list[int], total: int) -> list[int]:
    room = max(total - len(_GAP) * (len(widths) - 1), _NARROWEST * len(widths))
    while sum(widths) > room:
        longest = max(range(len(widths)), key=widths.__getitem__)
        others = sorted(widths)[-2] if len(widths) > 1 else 0
        widths[longest] = max(min(widths[longest] - 1, others), widths[longest] - (sum(widths) - room))
    return widths


def _row(cells: Sequence[str], widths: Sequence[int]) -> list[str]:
    wrapped = [wrap(cell, size) for cell, size in zip(cells, widths, strict=True)]
    height = max(len(lines) for lines in wrapped)
    return [
        _GAP.join(
            _pad(lines[place] if place < len(lines) else "", size) for lines, size in zip(wrapped, widths, strict=True)
        ).rstrip()
        for place in range(height)
    ]


def _pad(text: str, size: int) -> str:
    return text + " " * max(0, size - breadth(text))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def wrap(text: str, size: int, indent: str = "") -> list[str]:
    """Return the lines of a text; words longer than a line (URLs, symbols) are cut."""
    return textwrap.wrap(text, size, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False) or [
        indent.rstrip()
    ]


def clip(text: str, size: int) -> str:
    """Return at most `size` letters of a text, an ellipsis for the rest."""
    text = _one_line(text)
    return text if len(text) <= size else text[: size - 1].rstrip() + "…"
