"""The workbook that is sent to a drafting body: its rows, and a column for its answer."""

import datetime as dt
import io
from collections.abc import Mapping, Sequence

_WIDTHS = {
    "row": 8, "type": 12, "number": 20, "issued_on": 13, "issuer": 24, "title": 36, "kind": 16, "scope": 20, "on": 14,
    "until": 14, "acting": 34, "reason": 34, "drafting_body": 22, "answer": 16, "answer_note": 30,
}  # fmt: skip
_A4 = 9
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

    buffer = io.BytesIO()
    with xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False}
    ) as book:
        book.set_properties({"created": _CREATED, "title": _TITLE})
        base = {"font_name": "Times New Roman", "font_size": 12, "text_wrap": True, "valign": "top"}
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
        last = len(columns) - 1
        sheet.merge_range(0, 0, 0, last, _TITLE, title)
        sheet.merge_range(1, 0, 1, last, f"Kính gửi: {body or '(chưa rõ cơ quan chủ trì)'}. Danh mục: {source}", note)
        sheet.merge_range(2, 0, 2, last, _HOW, note)
        sheet.set_row(2, 34)
        for place, (name, label) in enumerate(columns):
            sheet.set_column(place, place, _WIDTHS.get(name, 16))
            sheet.write_string(3, place, label, head)
        for number, row in enumerate(rows, start=4):
            for place, (name, _) in enumerate(columns):
                sheet.write_string(number, place, row.get(name, ""), asked if name.startswith("answer") else plain)
        place = [name for name, _ in columns].index("answer")
        sheet.data_validation(
            4, place, 3 + len(rows), place, {"validate": "list", "source": list(ANSWERS), "error_type": "warning"}
        )
        sheet.repeat_rows(3)
        sheet.freeze_panes(4, 0)
    return buffer.getvalue()
