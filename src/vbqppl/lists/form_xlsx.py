"""Official lists as workbooks that an office can publish."""

import datetime as dt
import io
from typing import Any

from vbqppl.lists.form_layout import CENTRED, UNDER_LIST, column_widths, heading, lines_of, row_lines
from vbqppl.lists.forms import FilledForm

_CREATED = dt.datetime(2025, 1, 1)  # noqa: DTZ001  fixed, so that the same list gives the same bytes
_ROOM = 13900  # of lying A4 between its margins, in twentieths of a point
_UNIT = 105  # of the width of a column, in the same
_LINE = 16.0  # points
_A4 = 9
_HEADER_ROW = 7


def form_xlsx(form: FilledForm) -> bytes:
    """Return the workbook: heading, title, repeated header, groups, page numbers; every cell is text."""
    import xlsxwriter

    buffer = io.BytesIO()
    with xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False}
    ) as book:
        book.set_properties({"created": _CREATED, "title": form.form.title})
        _write(book, form)
    return buffer.getvalue()


def _write(book: Any, form: FilledForm) -> None:
    base = {"font_name": "Times New Roman", "font_size": 13, "text_wrap": True, "valign": "top"}
    plain = book.add_format({**base, "border": 1})
    centred = book.add_format({**base, "border": 1, "align": "center"})
    bold = book.add_format({**base, "border": 1, "bold": True})
    head = book.add_format({**base, "border": 1, "bold": True, "align": "center", "valign": "vcenter"})
    columns = form.form.columns
    last = len(columns) - 1
    widths = column_widths((name for name, _ in columns), _ROOM)
    sheet = book.add_worksheet(form.form.name)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.6, right=0.5, top=0.8, bottom=0.8)
    sheet.set_footer("&C&P")
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width / _UNIT)
    top = _write_heading(book, sheet, form, last)
    labels = [label for _, label in columns]
    sheet.set_row(top, _LINE * row_lines(labels, widths) + 6)
    for place, label in enumerate(labels):
        sheet.write_string(top, place, label, head)
    sheet.repeat_rows(top)
    sheet.freeze_panes(top + 1, 0)
    row = top + 1
    for section in form.sections:
        for words, rows in [(section.heading, ()), *((group.heading, group.rows) for group in section.groups)]:
            if words:
                sheet.merge_range(row, 0, row, last, words, bold)
                sheet.set_row(row, _LINE * lines_of(words, sum(widths)) + 4)
                row += 1
            for values in rows:
                # Neither Excel nor LibreOffice finds the height of a row that was never opened.
                sheet.set_row(row, _LINE * row_lines([values[name] for name, _ in columns], widths) + 4)
                for place, (name, _) in enumerate(columns):
                    sheet.write_string(row, place, values[name], centred if name in CENTRED else plain)
                row += 1


def _write_heading(book: Any, sheet: Any, form: FilledForm, last: int) -> int:
    """Write the national heading and the title; return the row of the table's header."""
    base = {"font_name": "Times New Roman", "text_wrap": True, "valign": "top", "align": "center"}
    title = book.add_format({**base, "font_size": 14, "bold": True})
    small = book.add_format({**base, "font_size": 13, "bold": True})
    motto = book.add_format({**base, "font_size": 13, "bold": True, "underline": 1})
    note = book.add_format({**base, "font_size": 13, "italic": True})
    half = max(1, last // 2)
    for row, (left, right) in enumerate(heading(form)):
        _across(sheet, row, (0, half - 1), left, small)
        _across(sheet, row, (half, last), right, motto if row else small)
        sheet.set_row(row, _LINE * max(1, lines_of(left, _ROOM // 2)) + 2)
    for row, (words, look) in enumerate(((form.form.title, title), (form.subtitle, title), (UNDER_LIST, note)), 3):
        _across(sheet, row, (0, last), words, look)
        sheet.set_row(row, 19.0 * lines_of(words, _ROOM * 4 // 5) + 2)
    return _HEADER_ROW


def _across(sheet: Any, row: int, places: tuple[int, int], words: str, look: Any) -> None:
    first, last = places
    if last > first:
        sheet.merge_range(row, first, row, last, words, look)
    else:
        sheet.write_string(row, first, words, look)
