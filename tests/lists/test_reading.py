"""Lists in every format: headers, group rows, merged cells, days, parts, and what cannot be read."""

import datetime as dt
import io
from pathlib import Path

import pytest
import xlsxwriter

from vbqppl.lists import BadMapError, ListFile, NoDocumentColumnError, NoRowsError, Section, read_list, read_map
from vbqppl.lists.cells import days, kind_word, read_day, read_event, read_kind, read_scope
from vbqppl.lists.grid import csv_grid, delimiter
from vbqppl.lists.headers import find_header, is_column_numbers
from vbqppl.lists.places import read_places
from vbqppl.lists.workbook import cell_text
from vbqppl.readers.errors import BrokenFileError, EmptyFileError
from vbqppl.validity import EventKind


def read(text: str, name: str = "list.csv") -> ListFile:
    return read_list(text.encode(), name)


@pytest.mark.parametrize(
    ("cell", "day", "wrong"),
    [
        ("01/7/2024", dt.date(2024, 7, 1), None),
        ("ngày 01 tháng 7 năm 2024", dt.date(2024, 7, 1), None),
        ("2024-07-01", dt.date(2024, 7, 1), None),
        ("2024-07-01 00:00:00", dt.date(2024, 7, 1), None),
        ("45474", dt.date(2024, 7, 1), None),
        ("45474.0", dt.date(2024, 7, 1), None),
        ("99999", None, "99999"),
        ("Đến hết ngày 31/12/2024", dt.date(2025, 1, 1), None),
        ("31/02/2026", None, "31/02/2026"),
        ("", None, None),
        ("chưa rõ", None, None),
        ("tháng 5", None, "tháng 5"),
    ],
)
def test_days_of_cells(cell: str, day: dt.date | None, wrong: str | None) -> None:
    found = read_day(cell)
    assert (found.day, found.wrong) == (day, wrong)


def test_every_day_of_a_cell() -> None:
    assert days("01/01/2023\n01/7/2024; 31/02/2024") == (dt.date(2023, 1, 1), dt.date(2024, 7, 1))


@pytest.mark.parametrize(
    ("reason", "partial", "kind"),
    [
        ("Được thay thế bởi Quyết định bãi bỏ một số văn bản", False, EventKind.REPLACED),
        ("Bị bãi bỏ bởi Quyết định số 1/2025/QĐ-UBND thay thế", False, EventKind.REPEALED),
        ("Hết thời hạn có hiệu lực", False, EventKind.TERM_ENDED),
        ("Được sửa đổi, bổ sung bởi", True, EventKind.AMENDED),
        ("Được sửa đổi, bổ sung, bãi bỏ một phần bởi", True, EventKind.EXPIRED),
        ("Tạm ngưng hiệu lực theo", False, EventKind.SUSPENDED),
        ("Bị đình chỉ thi hành", False, EventKind.STAYED),
        ("Không nói gì", False, None),
        ("", False, None),
    ],
)
def test_what_a_reason_says(reason: str, partial: bool, kind: EventKind | None) -> None:  # noqa: FBT001
    assert read_kind(reason, partial=partial) is kind


def test_event_words_come_back() -> None:
    for kind in (EventKind.REPEALED, EventKind.REPLACED, EventKind.TERM_ENDED, EventKind.SUSPENDED, EventKind.EXPIRED):
        assert read_event(kind_word(kind)) is kind
        assert read_event(str(kind)) is kind
    assert read_event("hết HL") is EventKind.EXPIRED
    assert read_event("gì đó") is None


@pytest.mark.parametrize(
    ("cell", "scope"),
    [
        ("", ""),
        ("Toàn bộ văn bản.", ""),
        ("- Điều 5;\n- Khoản 2 Điều 6", "Điều 5; Điều 6 khoản 2"),
        ("Điều 3, Điều 5 đến Điều 9", "Điều 3; Điều 5 đến Điều 9"),
        ("toàn bộ, trừ các nội dung sau: Điều 4; khoản 1 Điều 7", "trừ Điều 4; Điều 7 khoản 1"),
        ("trừ Điều 4", "trừ Điều 4"),
        ("Tên Điều 6, khoản 1 Điều 7", "Điều 7 khoản 1"),
        ("Điều 5 Quy chế ban hành kèm theo", "Điều 5 (kèm theo)"),
    ],
)
def test_parts_of_cells(cell: str, scope: str) -> None:
    assert str(read_scope(cell)) == scope


def test_words_that_name_no_place() -> None:
    assert read_scope("quy định về phí") is None
    assert read_places("không có gì") == ()


def test_headers_in_any_writing() -> None:
    header = find_header(["STT", "SỐ, KÝ HIỆU\nVĂN BẢN", "Ngày, tháng, năm  ban hành", "ly_do", ""])
    assert header is not None
    assert dict(header.places) == {"ordinal": 0, "number": 1, "date": 2, "reason": 3}
    assert header.get(["1", " 2/QĐ-UBND "], "number") == "2/QĐ-UBND"
    assert header.get(["1"], "reason") == ""
    assert find_header(["một", "hai", "ba"]) is None
    assert find_header(["STT"]) is None
    assert is_column_numbers(["(1)", "(2)", "(3)"])
    assert not is_column_numbers(["1", "12/2020/QĐ-UBND"])


@pytest.mark.parametrize(("text", "mark"), [("a;b\n1;2\n", ";"), ("a\tb\n1\t2\n", "\t"), ("a,b\n1,2\n", ",")])
def test_delimiters(text: str, mark: str) -> None:
    assert delimiter(text) == mark


def test_lines_are_those_of_the_file() -> None:
    grid = csv_grid('Số ký hiệu,Ghi chú\n1/2020/QĐ-UBND,"hai\ndòng"\n\n2/2020/QĐ-UBND,x\n')
    assert [row.line for row in grid.rows] == [1, 2, 5]


def test_groups_sections_repeated_headers_and_column_numbers() -> None:
    listed = read(
        "DANH MỤC VĂN BẢN HẾT HIỆU LỰC TOÀN BỘ,,\n"
        "STT,Văn bản,Ngày hết hiệu lực\n"
        "(1),(2),(3)\n"
        "I. LĨNH VỰC ĐẤT ĐAI,,\n"
        "1,Quyết định số 1/2020/QĐ-UBND ngày 02/3/2020,01/01/2024\n"
        "STT,Văn bản,Ngày hết hiệu lực\n"
        "2,Quyết định số 2/2020/QĐ-UBND ngày 02/3/2020,02/01/2024\n"
        "II. TẠM NGƯNG HIỆU LỰC,,\n"
        "3,Quyết định số 3/2020/QĐ-UBND ngày 02/3/2020,03/01/2024\n"
        "III. Văn bản tiếp tục áp dụng,,\n"
        "4,Quyết định số 4/2020/QĐ-UBND ngày 02/3/2020,\n"
    )
    assert [row.mention.number for row in listed.rows if row.mention] == [f"{n}/2020/QĐ-UBND" for n in (1, 2, 3, 4)]
    assert [row.facts.field for row in listed.rows][:2] == ["Đất đai", "Đất đai"]
    assert [row.section for row in listed.rows] == [Section.EXPIRED, Section.EXPIRED, Section.SUSPENDED, Section.KEPT]
    assert [row.kind for row in listed.rows][2] is EventKind.SUSPENDED
    assert [row.row for row in listed.rows] == [5, 7, 9, 11]
    assert len(listed.left_out) == 5


def test_a_document_with_two_reasons_in_two_rows() -> None:
    listed = read(
        "STT,Văn bản,Nội dung hết hiệu lực,Lý do,Ngày hết hiệu lực\n"
        "1,Nghị định số 5/2020/NĐ-CP ngày 02/3/2020,Điều 4,Bị bãi bỏ bởi Nghị định số 6/2023/NĐ-CP,01/01/2023\n"
        ",,khoản 2 Điều 5,Bị bãi bỏ bởi Nghị định số 7/2024/NĐ-CP,01/7/2024\n"
    )
    assert [row.mention.number for row in listed.rows if row.mention] == ["5/2020/NĐ-CP"] * 2
    assert [str(row.scope) for row in listed.rows] == ["Điều 4", "Điều 5 khoản 2"]
    assert [row.acting for row in listed.rows] == ["Nghị định số 6/2023/NĐ-CP", "Nghị định số 7/2024/NĐ-CP"]


def test_what_is_wrong_with_a_row_is_a_value() -> None:
    listed = read(
        "Loại văn bản,Số ký hiệu,Ngày ban hành,Nội dung hết hiệu lực,Loại,Ngày hết hiệu lực\n"
        "Quyết định,12,02/3/2020,toàn bộ,hết HL,01/01/2024\n"
        "Quyết định,13/2020/QĐ-UBND,30/02/2020,toàn bộ,hết HL,01/01/2024\n"
        "Quyết định,14/2020/QĐ-UBND,02/3/2020,một số nội dung,hết HL,01/01/2024\n"
        "Quyết định,15/2020/QĐ-UBND,02/3/2020,toàn bộ,bay mất,01/01/2024\n"
        "Quyết định,,02/3/2020,toàn bộ,hết HL,01/01/2024\n"
        "Quyết định,không số,02/3/2020,toàn bộ,hết HL,01/01/2024\n"
        "Quyết định,16/2020/QĐ-UBND,02/3/2020,,hết HL,01/01/2024\n"
    )
    assert [next(problem.code for problem in row.problems) for row in listed.rows] == [
        "number_without_symbol", "bad_date", "bad_scope", "bad_kind", "no_number", "unreadable", "no_scope",
    ]  # fmt: skip


def test_lines_of_text() -> None:
    listed = read(
        "# ghi chú\n"
        "Quyết định số 10/2020/QĐ-UBND ngày 02/3/2020 được thay thế bởi Quyết định số 20/2025/QĐ-UBND\n"
        "khoản 2 Điều 7 Nghị định số 5/2020/NĐ-CP\n"
        "không phải viện dẫn\n",
        "list.txt",
    )
    first, second, third = listed.rows
    assert (first.kind, first.acting) == (EventKind.REPLACED, "Quyết định số 20/2025/QĐ-UBND")
    assert str(second.scope) == "Điều 7 khoản 2"
    assert third.problems[0].code == "unreadable"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("t.md", "| Văn bản | Ngày hết hiệu lực |\n|---|---|\n| Quyết định số 1/2020/QĐ-UBND | 01/01/2024 |\n"),
        (
            "t.html",
            (
                "<html><head><title>x</title></head><body><h2>HẾT HIỆU LỰC</h2>"
                "<table><tr><th>Văn bản<th>Ngày hết hiệu lực"
                "<tr><td rowspan=2>Quyết định số 1/2020/QĐ-UBND<td>01/01/2024<tr><td>02/01/2024</table></body></html>"
            ),
        ),
        ("t.csv", "Văn bản\tNgày hết hiệu lực\nQuyết định số 1/2020/QĐ-UBND\t01/01/2024\n"),
    ],
)
def test_tables_in_markup(name: str, text: str) -> None:
    listed = read(text, name)
    assert listed.rows[0].on == dt.date(2024, 1, 1)
    assert {row.mention.number for row in listed.rows if row.mention} == {"1/2020/QĐ-UBND"}


def workbook() -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        days_format = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet = book.add_worksheet("Toàn bộ")
        sheet.merge_range(0, 0, 0, 4, "DANH MỤC VĂN BẢN HẾT HIỆU LỰC TOÀN BỘ")
        sheet.write_row(2, 0, ["STT", "Số ký hiệu", "Ngày ban hành", "Lý do", "Ngày hết hiệu lực"])
        sheet.write_row(3, 0, [1, "10/2020/QĐ-UBND"])
        sheet.write_datetime(3, 2, dt.datetime(2020, 3, 2), days_format)  # noqa: DTZ001
        sheet.write_string(3, 3, "Bị bãi bỏ bởi Quyết định số 20/2025/QĐ-UBND")
        sheet.write_datetime(3, 4, dt.datetime(2025, 5, 20), days_format)  # noqa: DTZ001
        sheet.write_row(4, 0, [2, 428.0, "05/01/2021", "", 45797])
        other = book.add_worksheet("Một phần")
        other.write_row(0, 0, ["STT", "Văn bản", "Nội dung hết hiệu lực", "Ngày hết hiệu lực"])
        other.merge_range(1, 1, 2, 1, "Quyết định số 11/2020/QĐ-UBND ngày 09/3/2020")
        other.write_row(1, 2, ["Điều 3", "01/6/2025"])
        other.write_row(2, 2, ["Điều 5", "01/7/2025"])
        hidden = book.add_worksheet("Ẩn")
        hidden.write_row(0, 0, ["Văn bản", "Ngày hết hiệu lực"])
        hidden.write_row(1, 0, ["Quyết định số 99/2020/QĐ-UBND", "01/01/2020"])
        hidden.hide()
    return buffer.getvalue()


def test_workbooks() -> None:
    listed = read_list(workbook(), "list.xlsx")
    assert [(row.place, row.row) for row in listed.rows] == [
        ("Toàn bộ", 4), ("Toàn bộ", 5), ("Một phần", 2), ("Một phần", 3),
    ]  # fmt: skip
    first, second, third, fourth = listed.rows
    assert (first.facts.issued_on, first.on) == (dt.date(2020, 3, 2), dt.date(2025, 5, 20))
    assert second.problems[0].values == {"words": "428"}
    assert second.on == dt.date(2025, 5, 20)
    assert [str(third.scope), str(fourth.scope)] == ["Điều 3", "Điều 5"]
    assert third.citation == fourth.citation


@pytest.mark.parametrize(
    ("value", "text"),
    [(428.0, "428"), (4.5, "4.5"), (None, ""), (True, "True"), (dt.date(2025, 1, 2), "2025-01-02"), (" x ", "x")],
)
def test_cells_of_workbooks(value: object, text: str) -> None:
    assert cell_text(value) == text


def test_files_that_are_no_lists(tmp_path: Path) -> None:
    with pytest.raises(EmptyFileError):
        read_list(b"  ", "x.csv")
    with pytest.raises(NoDocumentColumnError) as error:
        read("Màu,Cỡ\nđỏ,1\n")
    assert "Màu" in error.value.vi
    with pytest.raises(NoRowsError):
        read("Số ký hiệu,Ngày hết hiệu lực\n")
    with pytest.raises(BrokenFileError):
        read_list(b"PK\x03\x04" + bytes(100), "x.xlsx")
    with pytest.raises(BrokenFileError):
        read_list(b"%PDF-1.7 broken", "x.pdf")
    bad = tmp_path / "map.toml"
    bad.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadMapError):
        read_map(bad)


def pdf(content: str) -> bytes:
    """A page with Helvetica and the drawing given; its letters are those of ASCII."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 400] /Contents 4 0 R "
            b"/Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content.encode()),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start
    return bytes(out)


def text_at(x: int, y: int, words: str) -> str:
    return f"BT /F1 10 Tf {x} {y} Td ({words}) Tj ET"


def test_ruled_tables_of_a_pdf() -> None:
    """A header, a group row without inner lines, a row with a line that parts its right cells."""
    lines = [f"{x} 100 m {x} 340 l S" for x in (50, 500)]
    lines += [f"{x} {low} m {x} {high} l S" for x in (90, 300) for low, high in ((100, 260), (300, 340))]
    lines += [f"50 {y} m 500 {y} l S" for y in (340, 300, 260, 180, 100)]
    lines.append("300 220 m 500 220 l S")
    words = [
        text_at(60, 360, "DANH MUC VAN BAN HET HIEU LUC"),
        text_at(60, 320, "STT"), text_at(100, 320, "Document"), text_at(310, 320, "On"),
        text_at(60, 280, "I. LINH VUC DAT DAI"),
        text_at(60, 240, "1"), text_at(100, 240, "Quyet dinh so 10/2020/QD-"), text_at(100, 228, "UBND"),
        text_at(310, 240, "01/01/2024"), text_at(310, 200, "02/01/2024"),
        text_at(60, 150, "2"), text_at(100, 150, "Quyet dinh so 11/2020/QD-UBND"), text_at(310, 150, "03/01/2024"),
    ]  # fmt: skip
    listed = read_list(pdf("\n".join([*lines, *words])), "list.pdf")
    assert [(row.mention.number, row.on) for row in listed.rows if row.mention] == [
        ("10/2020/QĐ-UBND", dt.date(2024, 1, 1)),
        ("10/2020/QĐ-UBND", dt.date(2024, 1, 2)),
        ("11/2020/QĐ-UBND", dt.date(2024, 1, 3)),
    ]
    assert {row.place for row in listed.rows} == {"tr. 1"}
