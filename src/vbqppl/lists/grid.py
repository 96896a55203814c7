"""Grids: the cells of a list, whatever file they came from."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 20


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row: its line in the table from 1, its cells as text, the page or sheet where it differs from the table's."""

    line: int
    cells: tuple[str, ...]
    place: str | None = None

    @property
    def filled(self) -> tuple[str, ...]:
        """The cells that are not empty."""
        return tuple(cell.strip() for cell in self.cells if cell.strip())


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of one table; `place` names the sheet or page, `before` is the text that stands above it."""

    rows: tuple[GridRow, ...]
    place: str | None = None
    before: str = ""


def csv_grid(text: str) -> Grid:
    """Return the cells of a CSV or TSV text; the delimiter is the one that splits its first rows alike."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter(text))
    rows = []
    line = 1
    for cells in reader:
        rows.append(GridRow(line, tuple(cells)))
        line = reader.line_num + 1
    return Grid(tuple(row for row in rows if row.filled))


def delimiter(text: str) -> str:
    """Return the delimiter of a CSV text: the one with which most first rows have the same number of cells."""
    sample = text[:65536]

    def alike(mark: str) -> tuple[int, int]:
        rows = [len(row) for row in _first(csv.reader(io.StringIO(sample, newline=""), delimiter=mark)) if row]
        widest = max(rows, default=1)
        return (rows.count(widest) if widest > 1 else 0, widest)

    return max(_DELIMITERS, key=alike)


def _first(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    for number, row in enumerate(rows):
        if number >= _SAMPLE:
            return
        yield row


def column(rows: Sequence[GridRow], place: int) -> list[str]:
    """Return the cells of one column, "" where a row is shorter."""
    return [row.cells[place] if place < len(row.cells) else "" for row in rows]
