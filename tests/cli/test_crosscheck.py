"""`crosscheck`: every format holds everything, whole folders, files that cannot be read, waivers."""

import csv
import io
import re
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest

from tests.cli.conftest import Run
from tests.readers.word import paragraph, word
from tests.readers.word import run as text_run

DAY = ("--as-of", "2026-03-15")
FAULTY = (
    "Căn cứ Quyết định số 612/BC-UBND ngày 03/4/2025 và Quyết định số 10/2020/QĐ-UBND ngày 02/3/2020 của Ủy ban nhân "
    "dân tỉnh Hà Nam.\n"
)


@pytest.fixture
def lapsed(run: Run, little: Path) -> Path:
    run("mark", "10/2020/QĐ-UBND", "--event", "replaced", "--by", "20/2025/QĐ-UBND", "--on", "20/5/2025")
    (little / "faulty.md").write_text(FAULTY, encoding="utf-8")
    return little


def sheets(path: Path) -> dict[str, list[list[str]]]:
    """Return the rows of every sheet of a workbook."""
    space = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    with ZipFile(path) as book:
        strings = [
            "".join(each.itertext())
            for each in ET.fromstring(book.read("xl/sharedStrings.xml")).findall("m:si", space)  # noqa: S314
        ]
        names = re.findall(r'<sheet name="([^"]+)"', book.read("xl/workbook.xml").decode())
        return {
            name: [
                [strings[int(cell.findtext("m:v", "0", space))] for cell in row.findall("m:c", space)]
                for row in ET.fromstring(  # noqa: S314
                    book.read(f"xl/worksheets/sheet{number}.xml")
                ).iter(f"{{{space['m']}}}row")
            ]
            for number, name in enumerate(names, 1)
        }


def test_the_counts_agree(run: Run, lapsed: Path) -> None:
    summary = run("crosscheck", "faulty.md", *DAY, "--json").data["summary"]
    assert summary["mentions"] == summary["checked"] + summary["could_not_check"] == 2
    assert (summary["fine"], summary["with_problems"], summary["with_hints"]) == (0, 2, 0)
    text = run("crosscheck", "faulty.md", *DAY).out
    assert "2 vấn đề (2 lỗi, 0 cảnh báo), 0 gợi ý." in text
    assert "2 viện dẫn: đối chiếu được 1, không đối chiếu được 1 (1 không có trong sổ)." in text


def test_tables_and_markdown_hold_all_that_the_terminal_shows(run: Run, lapsed: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("crosscheck", "faulty.md", *DAY, "--csv").out)))
    assert [row["kind"] for row in rows] == ["summary", "finding", "finding", "could_not_check"]
    assert "đối chiếu được 1, không đối chiếu được 1" in rows[0]["message"]
    expired = next(row for row in rows if row["rule"] == "VB301")
    assert "được thay thế từ ngày 20/5/2025" in expired["evidence"]
    assert expired["suggestion"] == "Quyết định số 20/2025/QĐ-UBND ngày 05/5/2025"
    assert (rows[-1]["rule"], rows[-1]["quote"]) == ("not_in_registry", "Quyết định số 612/BC-UBND ngày 03/4/2025")
    assert run("crosscheck", "faulty.md", *DAY, "-o", "all.md").code == 1
    page = (lapsed / "all.md").read_text(encoding="utf-8")
    for words in ("Vấn đề (2)", "được thay thế từ ngày 20/5/2025", "Không đối chiếu được (1)", "không có trong sổ"):
        assert words in page
    assert "lỗi VB301" in page


def test_the_workbook_has_the_citations_with_their_status(run: Run, lapsed: Path) -> None:
    result = run("crosscheck", "faulty.md", *DAY, "-o", "all.xlsx")
    assert "Đã ghi “all.xlsx”. 2 vấn đề" in result.err
    book = sheets(lapsed / "all.xlsx")
    assert list(book) == ["Viện dẫn", "Phát hiện", "Không đối chiếu được", "Tóm tắt"]
    head, _, second = book["Viện dẫn"]
    found = dict(zip(head, second, strict=True))
    assert found["Số, ký hiệu"] == "10/2020/QĐ-UBND"
    assert (found["Tình trạng"], found["Từ ngày"]) == ("Hết hiệu lực toàn bộ", "20/5/2025")
    assert found["Kết quả"] == "lỗi"
    assert len(book["Phát hiện"]) == 3
    assert len(book["Không đối chiếu được"]) == 2


def test_a_whole_folder(run: Run, lapsed: Path) -> None:
    folder = lapsed / "papers"
    (folder / "deeper").mkdir(parents=True)
    (folder / "one.md").write_text(FAULTY, encoding="utf-8")
    (folder / "deeper" / "two.docx").write_bytes(
        word(paragraph(text_run("Hà Nam, ngày 01 tháng 3 năm 2021")), paragraph(text_run(FAULTY.strip())))
    )
    (folder / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    (folder / "~$one.docx").write_bytes(b"x")
    (folder / "notes.csv").write_text("1", encoding="utf-8")
    result = run("crosscheck", folder, "--json")
    assert result.code == 3
    assert "Word 97–2003" in result.err
    second, unread, first = result.data
    assert [Path(each["source"]).name for each in (first, second, unread)] == ["one.md", "two.docx", "old.doc"]
    assert unread["error"]["code"] == 3
    assert second["as_of"] == "2021-03-01"
    gone = second["lapsed"][0]
    assert (gone["document"]["number"], gone["status"], gone["since"]) == ("10/2020/QĐ-UBND", "expired", "2025-05-20")
    assert (gone["leans"], gone["after_report"]) == (True, True)
    assert "20/2025/QĐ-UBND" in gone["by"]
    text = run("crosscheck", folder).out
    assert "Tổng hợp 3 tệp" in text
    assert "Viện dẫn văn bản nay không còn hiệu lực:" in text
    assert "không đọc được" in text
    assert run("crosscheck", folder, "-o", "all.xlsx").code == 3
    book = sheets(lapsed / "all.xlsx")
    assert list(book)[:2] == ["Tổng hợp", "Không còn hiệu lực"]
    assert [len(book[name]) for name in list(book)[:2]] == [4, 3]
    kinds = [row["kind"] for row in csv.DictReader(io.StringIO(run("crosscheck", folder, "--csv").out))]
    assert {"summary", "finding", "could_not_check", "lapsed", "unreadable"} == set(kinds)
    assert run("crosscheck", folder, "-o", "all.md").code == 3
    assert "# Tổng hợp 3 tệp" in (lapsed / "all.md").read_text(encoding="utf-8")
    assert run("crosscheck", folder, "-o", "all.html").code == 2


def test_nothing_lapsed_is_said_and_an_empty_folder_is_an_error(run: Run, little: Path) -> None:
    assert "Không tệp nào viện dẫn" in run("crosscheck", "report.md", "report.md", *DAY).out
    (little / "empty").mkdir()
    result = run("crosscheck", "empty")
    assert (result.code, result.out) == (3, "")
    assert "không có báo cáo nào" in result.err


def test_a_missing_file_does_not_keep_the_others_from_being_checked(run: Run, little: Path) -> None:
    result = run("crosscheck", "report.md", "missing.md", *DAY)
    assert result.code == 3
    assert "report.md: đối chiếu" in result.out
    assert "missing.md" in result.err
    assert run("crosscheck", "missing.md", "other.md", "--json").out == ""


def test_what_is_set_aside_is_kept_with_its_reason(run: Run, lapsed: Path) -> None:
    waive = ("--waive", "vb101 612/BC-UBND: đã xem bản gốc")
    result = run("crosscheck", "faulty.md", *DAY, "--ignore", "vb301", *waive, "--json")
    assert (result.code, result.data["findings"]) == (6, [])
    assert [each["waived"] for each in result.data["waived"]] == ["đã xem bản gốc"]
    assert result.data["summary"]["waived"] == 1
    text = run("crosscheck", "faulty.md", *DAY, *waive).out
    assert "Đã bỏ qua, có lý do (1):" in text
    assert "Lý do: đã xem bản gốc" in text
    assert run("crosscheck", "faulty.md", *DAY, *waive, "-o", "all.md").code == 1
    assert "đã xem bản gốc" in (lapsed / "all.md").read_text(encoding="utf-8")
    assert "waived" in run("crosscheck", "faulty.md", *DAY, *waive, "--csv").out
    assert run("crosscheck", "faulty.md", *DAY, *waive, "-o", "all.xlsx").code == 1
    assert "đã xem bản gốc" in sheets(lapsed / "all.xlsx")["Phát hiện"][-1]
    assert run("crosscheck", "faulty.md", "--waive", "VB101").code == 2
    assert run("crosscheck", "faulty.md", "--waive", "VB999 x: y").code == 2
    assert run("crosscheck", "faulty.md", "--ignore", "VB999").code == 2


def test_an_unknown_rule_in_a_file_is_an_error_of_the_file(run: Run, lapsed: Path) -> None:
    (lapsed / "own.md").write_text(FAULTY + "\n<!-- vbqppl: ignore VB999 -->\n", encoding="utf-8")
    result = run("crosscheck", "own.md", "faulty.md", *DAY)
    assert result.code == 3
    assert "VB999" in result.err
    assert "faulty.md: đối chiếu" in result.out
