"""The workbook that is sent to a drafting body: its rows, and a column for its answer."""

import datetime as dt
import io
from collections.abc import Mapping, Sequence

from vbqppl.lists.form_layout import column_widths, row_lines

_A4 = 9
_ROOM = 18000  # twentieths of a point; printed, the sheet is made as wide as the page
_UNIT = 105
_LINE = 16.0
_OPTIONAL = ("until", "reason")  # left out where no row has any
_CREATED = dt.datetime(2025, 1, 1)  # noqa: DTZ001  fixed, so that the same list gives the same bytes
_TITLE = "PHIẾU LẤY Ý KIẾN VỀ VĂN BẢN HẾT HIỆU LỰC, TẠM NGƯNG HIỆU LỰC"
_HOW = (
    "Ghi “đồng ý” hoặc “không đồng ý” vào cột ý kiến của từng dòng. Nếu ngày, phần hết hiệu lực hoặc văn bản làm hết "
    "hiệu lực chưa đúng thì sửa ngay tại dòng đó rồi ghi “đồng ý”. Văn bản còn thiếu thì ghi thêm ở cuối bảng, "
    "để trống cột dòng."
)
ANSWERS = ("đồng ý", "không đồng ý")


def answer_sheet(
    body: str | None, source: str, columns: Sequence[tuple[str, str]], rows: Sequence[Mapping[str, str]]
) -> bytes:
    """Return the workbook: who is asked, how to answer, the rows as text cells, a choice of two answers."""
    import xlsxwriter

    shown = [each for each in columns if each[0] not in _OPTIONAL or any(row.get(each[0]) for row in rows)]
    widths = column_widths((name for name, _ in shown), _ROOM)
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False}
    ) as book:
        book.set_properties({"created": _CREATED, "title": _TITLE})
        base = {"font_name": "Times New Roman", "font_size": 13, "text_wrap": True, "valign": "top"}
        plain = book.add_format({**base, "border": 1, "num_format": "@"})
        asked = book.add_format({**base, "border": 1, "num_format": "@", "bg_color": "#FFF7D6"})
        head = book.add_format({**base, "border": 1, "bold": True, "align": "center", "valign": "vcenter"})
        title = book.add_format({**base, "font_size": 14, "bold": True, "align": "center"})
        note = book.add_format({**base, "italic": True})
        sheet = book.add_worksheet("Ý kiến")
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&C&P")
        last = len(shown) - 1
        sheet.merge_range(0, 0, 0, last, _TITLE, title)
        sheet.merge_range(1, 0, 1, last, f"Kính gửi: {body or '(chưa rõ cơ quan chủ trì)'}. Danh mục: {source}", note)
        sheet.merge_range(2, 0, 2, last, _HOW, note)
        sheet.set_row(0, 24)
        sheet.set_row(2, 3 * _LINE)
        sheet.set_row(3, _LINE * row_lines([label for _, label in shown], widths) + 6)
        for place, ((_, label), room) in enumerate(zip(shown, widths, strict=True)):
            sheet.set_column(place, place, room / _UNIT)
            sheet.write_string(3, place, label, head)
        for number, row in enumerate(rows, start=4):
            sheet.set_row(number, _LINE * row_lines([row.get(name, "") for name, _ in shown], widths) + 4)
            for place, (name, _) in enumerate(shown):
                sheet.write_string(number, place, row.get(name, ""), asked if name.startswith("answer") else plain)
        place = [name for name, _ in shown].index("answer")
        sheet.data_validation(
            4, place, 3 + len(rows), place, {"validate": "list", "source": list(ANSWERS), "error_type": "warning"}
        )
        sheet.repeat_rows(3)
        sheet.freeze_panes(4, 0)
    return buffer.getvalue()
