"""Official lists as workbooks that an office can publish."""

import datetime as dt
import io
from typing import Any

from vbqppl.lists.forms import FilledForm

_WIDTHS = {
    "ordinal": 6, "field": 14, "type": 12, "issuer": 18, "number": 18, "date": 12, "title": 42, "number_date": 22,
    "number_date_title": 46, "effective_on": 12, "status": 16, "note": 26, "kind": 14, "provisions": 26, "reason": 34,
    "ends_on": 13, "proposal": 16, "proposal_reason": 30, "drafting_body": 18, "deadline": 13,
}  # fmt: skip
_CREATED = dt.datetime(2025, 1, 1)  # noqa: DTZ001  fixed, so that the same list gives the same bytes
_CENTRED = frozenset({"ordinal", "date", "effective_on", "ends_on", "deadline"})
_A4 = 9


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
    title = book.add_format({**base, "font_size": 14, "bold": True, "align": "center"})
    note = book.add_format({**base, "italic": True, "align": "center"})
    columns = form.form.columns
    last = len(columns) - 1
    sheet = book.add_worksheet(form.form.name)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.8, right=0.6, top=0.8, bottom=0.8)
    sheet.set_footer("&C&P")
    for place, (name, _) in enumerate(columns):
        sheet.set_column(place, place, _WIDTHS.get(name, 16))
    half = max(1, last // 2)
    for row, (left, right) in enumerate(heading(form)):
        sheet.merge_range(row, 0, row, half - 1, left, title) if half > 1 else sheet.write_string(row, 0, left, title)
        sheet.merge_range(row, half, row, last, right, title)
    sheet.merge_range(3, 0, 3, last, form.form.title, title)
    sheet.merge_range(4, 0, 4, last, form.subtitle, note)
    sheet.set_row(3, 40)
    top = 6
    for place, (_, label) in enumerate(columns):
        sheet.write_string(top, place, label, head)
    sheet.repeat_rows(top)
    sheet.freeze_panes(top + 1, 0)
    row = top + 1
    for section in form.sections:
        for words, rows in [(section.heading, ()), *((group.heading, group.rows) for group in section.groups)]:
            if words:
                sheet.merge_range(row, 0, row, last, words, bold)
                row += 1
            for values in rows:
                for place, (name, _) in enumerate(columns):
                    sheet.write_string(row, place, values[name], centred if name in _CENTRED else plain)
                row += 1


def heading(form: FilledForm) -> tuple[tuple[str, str], ...]:
    """Return the lines of the national heading: the issuer at the left, name and motto at the right.

    Nghị định 30/2020/NĐ-CP, Phụ lục I.
    """
    return (
        ((form.issuer or "").upper(), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("", "Độc lập - Tự do - Hạnh phúc"),
    )
