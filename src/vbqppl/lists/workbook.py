"""Workbooks: every sheet as a grid of text, numbers and dates as a clerk would type them."""

import datetime as dt
import io

from vbqppl.lists.grid import Grid, GridRow
from vbqppl.readers.errors import BrokenFileError, TooLargeError
from vbqppl.readers.source import Source

_MOST_ROWS = 400_000


def workbook_grids(source: Source) -> list[Grid]:
    """Return the sheets of an .xlsx, .xlsb, .xls or .ods workbook; hidden sheets are left out.

    Merged cells hold their value in each of their cells. Raises BrokenFileError, TooLargeError.
    """
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(source.data))
        visible = [each.name for each in book.sheets_metadata if each.visible is SheetVisibleEnum.Visible]
        grids = []
        for name in visible:
            sheet = book.get_sheet_by_name(name)
            rows = sheet.to_python(skip_empty_area=False)
            if len(rows) > _MOST_ROWS:
                raise TooLargeError(source.name, "dòng", _MOST_ROWS)
            cells = [[cell_text(cell) for cell in row] for row in rows]
            _fill_merged(cells, sheet.merged_cell_ranges or [])
            kept = tuple(GridRow(line, tuple(row)) for line, row in enumerate(cells, start=1) if any(row))
            if kept:
                grids.append(Grid(kept, name if len(visible) > 1 else None))
    except (CalamineError, OSError, ValueError) as error:
        raise BrokenFileError(source.name, str(error).split("\n", 1)[0]) from None
    return grids


def _fill_merged(cells: list[list[str]], ranges: list[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    """Write the value of merged cells that run down into each of their rows; those across stay one."""
    for (top, left), (bottom, _right) in ranges:
        if top >= len(cells) or left >= len(cells[top]):
            continue
        for row in range(top + 1, min(bottom, len(cells) - 1) + 1):
            if left < len(cells[row]) and not cells[row][left]:
                cells[row][left] = cells[top][left]


def cell_text(value: object) -> str:
    """Return a cell as text: 428.0 as "428", days as ISO, times and flags as they are."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value)
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value).strip()
