import gzip
from pathlib import Path

import pytest
import xlsxwriter

from vbqppl.intake import BadRecordsError
from vbqppl.intake.rows import SURPLUS, UNREADABLE, Row, column_name, open_table
from vbqppl.readers.errors import (
    BrokenFileError,
    EmptyFileError,
    FolderGivenError,
    MissingFileError,
    ReaderError,
    WrongEncodingError,
)

WANTED = [{"so_ky_hieu": "1/QĐ-UBND", "ngay_ban_hanh": "2020-01-02"}, {"so_ky_hieu": "2/QĐ-UBND", "ngay_ban_hanh": ""}]


def read(path: Path) -> tuple[tuple[str, ...], list[tuple[int, Row]]]:
    with open_table(path) as table:
        return table.columns, list(table.rows)


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", "Số, ký hiệu;Ngày ban hành\n1/QĐ-UBND;2020-01-02\n\n2/QĐ-UBND;\n"),
        ("b.csv", '\ufeff"Số, ký hiệu",Ngày ban hành\r\n1/QĐ-UBND,2020-01-02\r\n2/QĐ-UBND,\r\n'),
        ("c.tsv", "So_ky_hieu\tngày ban hành\n1/QĐ-UBND\t2020-01-02\n2/QĐ-UBND\t\n"),
    ],
)
def test_separated_values(tmp_path: Path, name: str, text: str) -> None:
    columns, rows = read(write(tmp_path / name, text))
    assert columns == ("so_ky_hieu", "ngay_ban_hanh")
    assert [row for _, row in rows] == WANTED


def test_json_in_its_shapes(tmp_path: Path) -> None:
    line = '{"Số ký hiệu": "1/QĐ-UBND", "docType": {"name": "Quyết định"}, "x": null}'
    wanted = {"so_ky_hieu": "1/QĐ-UBND", "doctype_name": "Quyết định"}
    for name, text in (
        ("a.jsonl", line + "\n\n"),
        ("b.json", f"[{line}]"),
        ("c.json", f'{{"data": {{"items": [{line}]}}}}'),
        ("d.json", line),
    ):
        assert [row for _, row in read(write(tmp_path / name, text))[1]] == [wanted], name


def test_a_line_that_is_no_json_is_a_row_that_cannot_be_read(tmp_path: Path) -> None:
    _, rows = read(write(tmp_path / "a.jsonl", '{"a": "1"}\n{"a": \n[1]\n'))
    assert [number for number, _ in rows] == [1, 2, 3]
    assert [UNREADABLE in row for _, row in rows] == [False, True, True]


def test_gzip_and_excel(tmp_path: Path) -> None:
    packed = tmp_path / "a.csv.gz"
    with gzip.open(packed, "wt", encoding="utf-8") as file:
        file.write("so_ky_hieu,ngay_ban_hanh\n1/QĐ-UBND,2020-01-02\n2/QĐ-UBND,\n")
    assert [row for _, row in read(packed)[1]] == WANTED
    book = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(book) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ["DANH MỤC"])
        sheet.write_row(2, 0, ["Số, ký hiệu", "Ngày ban hành", "TT"])
        sheet.write_row(3, 0, ["1/QĐ-UBND", "", 1])
        sheet.write_datetime(
            3, 1, __import__("datetime").datetime(2020, 1, 2), workbook.add_format({"num_format": "d/m/yyyy"})
        )
    assert read(book) == (
        ("so_ky_hieu", "ngay_ban_hanh", "tt"),
        [(4, {"so_ky_hieu": "1/QĐ-UBND", "ngay_ban_hanh": "2020-01-02", "tt": "1"})],
    )
    packed = tmp_path / "a.xlsx.gz"
    packed.write_bytes(gzip.compress(book.read_bytes()))
    assert len(read(packed)[1]) == 1


def test_rows_of_another_width(tmp_path: Path) -> None:
    _, rows = read(write(tmp_path / "a.csv", "a,b\n1\n1,2,3\n,\n"))
    assert [row for _, row in rows] == [{"a": "1"}, {"a": "1", "b": "2", SURPLUS: ["3"]}, {"a": "", "b": ""}]


def test_what_cannot_be_read(tmp_path: Path) -> None:
    cut = gzip.compress(b"a,b\n1,2\n" * 5000)[:-20]
    wrong: dict[str, tuple[bytes | None, type[Exception]]] = {
        "missing.csv": (None, MissingFileError),
        "empty.csv": (b"", EmptyFileError),
        "blank.csv": (b"\n\n", EmptyFileError),
        "latin.csv": ("số,b\n1,2\n".encode("utf-16-le"), ReaderError),
        "tcvn.csv": ("a,b\nSè,2\n".encode("latin-1"), WrongEncodingError),
        "binary.csv": (b"a\x00b,c\n", BadRecordsError),
        "quotes.csv": (b'a,b\n"x"y,2\n', BadRecordsError),
        "cut.csv.gz": (cut, BrokenFileError),
        "text.csv.gz": (b"a,b\n", BrokenFileError),
        "broken.json": (b"{", BadRecordsError),
        "number.json": (b"5", BadRecordsError),
        "empty.jsonl": (b"\n", EmptyFileError),
        "broken.xlsx": (b"PK\x03\x04xxx", BrokenFileError),
    }
    for name, (content, error) in wrong.items():
        path = tmp_path / name
        if content is not None:
            path.write_bytes(content)
        with pytest.raises((error, BadRecordsError) if name == "latin.csv" else error):
            read(path)
    with pytest.raises(FolderGivenError):
        read(tmp_path)


def test_an_empty_sheet(tmp_path: Path) -> None:
    book = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(book) as workbook:
        workbook.add_worksheet()
    with pytest.raises(EmptyFileError):
        read(book)


def test_column_names() -> None:
    assert [column_name(head) for head in ("Số, ký hiệu", "docType.name", "SO_KY_HIEU", "Ngày  ban\nhành")] == [
        "so_ky_hieu", "doctype_name", "so_ky_hieu", "ngay_ban_hanh"
    ]  # fmt: skip
