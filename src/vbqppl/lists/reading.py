"""The door of reading: a list from a file, whatever its format."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from vbqppl.lists.errors import NoDocumentColumnError, NoRowsError
from vbqppl.lists.grid import Grid, csv_grid
from vbqppl.lists.headers import find_header
from vbqppl.lists.lines import line_rows
from vbqppl.lists.model import ListFile, ListRow, Remark
from vbqppl.lists.rows import Skipped, read_rows
from vbqppl.readers.source import Source, decode, load

_PLAIN = frozenset({".txt", ".text"})
_ZIP = b"PK\x03\x04"


def read_list(source: Path | bytes, name: str | None = None, mapping: Mapping[str, str] | None = None) -> ListFile:
    """Read a list of documents; `mapping` is heading → column for headings that are not known.

    Raises ReaderError for a file that cannot be read, NoDocumentColumnError, NoRowsError.
    """
    opened = load(source, name)
    digest = hashlib.sha256(opened.data).hexdigest()
    rows, left_out, columns = _rows(opened, mapping)
    if not rows:
        raise NoRowsError(opened.name)
    return ListFile(opened.name, digest, tuple(rows), columns, tuple(left_out))


def _rows(source: Source, mapping: Mapping[str, str] | None) -> tuple[list[ListRow], list[Remark], tuple[str, ...]]:
    text = decode(source)
    if source.suffix in _PLAIN or _no_table(text):
        return list(line_rows(text)), [], ()
    return _from_grids([csv_grid(text)], source.name, mapping)


def _no_table(text: str) -> bool:
    """Tell whether a text is one citation a line: no header among its first rows, and no second column."""
    grid = csv_grid(text)
    if any(find_header(row.cells) for row in grid.rows[:40]):
        return False
    return all(len(row.filled) <= 1 for row in grid.rows) or not _looks_tabular(grid)


def _looks_tabular(grid: Grid) -> bool:
    widths = {len(row.cells) for row in grid.rows}
    return len(widths) == 1 and widths != {1}


def _from_grids(
    grids: list[Grid], name: str, mapping: Mapping[str, str] | None
) -> tuple[list[ListRow], list[Remark], tuple[str, ...]]:
    rows: list[ListRow] = []
    left_out: list[Remark] = []
    refused: NoDocumentColumnError | None = None
    for grid in grids:
        try:
            for item in read_rows(grid, name, mapping):
                if isinstance(item, Skipped):
                    left_out.append(Remark("group", {"row": item.line, "words": " | ".join(item.cells)}))
                else:
                    rows.append(item)
        except NoDocumentColumnError as error:
            refused = error
            left_out.append(Remark("table", {"place": grid.place or "", "columns": ", ".join(error.found)}))
    if refused is not None and not rows:
        raise refused
    return rows, left_out, ()
