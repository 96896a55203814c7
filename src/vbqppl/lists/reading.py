"""The door of reading: a list from a file, whatever its format."""

import hashlib
import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

from vbqppl.lists.clauses import Doubt
from vbqppl.lists.errors import NoDocumentColumnError, NoRowsError
from vbqppl.lists.flat import flat_grids
from vbqppl.lists.grid import Grid, csv_grid
from vbqppl.lists.headers import find_header
from vbqppl.lists.lines import line_rows, titled_rows
from vbqppl.lists.markup import html_grids, manuscript_grids
from vbqppl.lists.model import ListFile, ListRow, Remark
from vbqppl.lists.pdf import pdf_grids
from vbqppl.lists.prose import read_prose
from vbqppl.lists.rows import Skipped, read_rows
from vbqppl.lists.workbook import workbook_grids
from vbqppl.readers import read
from vbqppl.readers.source import Source, decode, load

_PLAIN = frozenset({".txt", ".text"})
_TABULAR = frozenset({".csv", ".tsv"})
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(r"<(?:!doctype html|html|table|body)\b", re.IGNORECASE)
_PIPES = re.compile(r"^[ \t]*\|.*\|[ \t]*\r?\n[ \t]*\|[\s:|-]+\|", re.MULTILINE)


def read_list(source: Path | bytes, name: str | None = None, mapping: Mapping[str, str] | None = None) -> ListFile:
    """Read a list of documents; `mapping` is heading → column for headings that are not known.

    Raises ReaderError for a file that cannot be read, NoDocumentColumnError, NoRowsError.
    """
    opened = load(source, name)
    digest = hashlib.sha256(opened.data).hexdigest()
    rows, left_out, columns = _rows(opened, mapping)
    if not rows and not any(remark.code in set(Doubt) for remark in left_out):
        raise NoRowsError(opened.name)
    return ListFile(opened.name, digest, tuple(rows), columns, tuple(left_out))


def _rows(source: Source, mapping: Mapping[str, str] | None) -> tuple[list[ListRow], list[Remark], tuple[str, ...]]:
    grids = _grids(source)
    if grids is not None:
        return _from_grids(grids, source.name, mapping)
    text = _text(source)
    prose = None if source.suffix in _TABULAR else read_prose(text)
    if (flat := flat_grids(text)) and not (prose and prose.rows):
        return _from_grids(flat, source.name, mapping)
    if not (prose and prose.rows) and source.suffix not in _TABULAR and (titled := titled_rows(text)):
        return titled, [], ()
    if prose is not None:
        return list(prose.rows), list(prose.left_out), ()
    if source.suffix in _PLAIN or _no_table(text):
        return list(line_rows(text)), [], ()
    return _from_grids([csv_grid(text)], source.name, mapping)


def _grids(source: Source) -> list[Grid] | None:
    """Return the tables of a file that has some; None for a plain text."""
    data = source.data
    if data.startswith(b"%PDF"):
        return _some(pdf_grids(source))
    if data.startswith(_ZIP):
        if _names(data, "word/document.xml"):
            return _some(manuscript_grids(read(data, source.name)))
        return workbook_grids(source)
    if data.startswith(_OLE) and source.suffix in {".xls", ".et"}:
        return workbook_grids(source)
    if source.suffix in _TABULAR or data.startswith(_OLE):
        return None
    text = decode(source)
    if _HTML.search(text[:4096]):
        return _some(html_grids(text))
    if _PIPES.search(text):
        return _some(manuscript_grids(read(data, source.name)))
    return None


def _some(grids: list[Grid]) -> list[Grid] | None:
    """Return the tables; None where there is none that names documents, so that the running text is read."""
    named = [grid for grid in grids if any(find_header(row.cells) for row in grid.rows[:40])]
    return grids if named else None


def _text(source: Source) -> str:
    """Return the running text of a file."""
    packed = source.data.startswith((b"%PDF", _ZIP, _OLE)) or source.suffix in {".pdf", ".docx", ".xlsx"}
    if packed or _HTML.search(decode(source)[:4096]):
        return read(source.data, source.name).text
    return decode(source)


def _names(data: bytes, member: str) -> bool:
    """Tell whether a ZIP holds a member; a broken one holds none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return member in archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return False


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
