import gzip
import json
import unicodedata
from pathlib import Path

import pytest
import xlsxwriter

from vbqppl.intake import BadRecordsError
from vbqppl.intake.errors import BrokenPackError, NoRowsError
from vbqppl.intake.rows import SURPLUS, UNREADABLE, Row, column_name, kind_of, open_table
from vbqppl.readers.errors import (
    BrokenFileError,
    EmptyFileError,
    FolderGivenError,
    LegacyEncodingError,
    MissingFileError,
    ReaderError,
    TooLargeError,
    WrongEncodingError,
)
from vbqppl.text.errors import VbqpplError

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


CUT = gzip.compress(b"a,b\n1,2\n" * 5000, mtime=0)[:-20]
WRONG_SUM = gzip.compress(b"a,b\n1,2\n" * 5000, mtime=0)[:-8] + b"\0" * 8


@pytest.mark.parametrize(
    ("name", "content", "error", "said"),
    [
        ("missing.csv", None, MissingFileError, "Không tìm thấy"),
        ("empty.csv", b"", EmptyFileError, "không có nội dung"),
        ("blank.csv", b"\n\n", EmptyFileError, "không có nội dung"),
        ("head.csv", "Số ký hiệu,Trích yếu\n".encode(), NoRowsError, "chỉ có dòng tiêu đề"),
        ("wide.csv", "số,b\n1,2\n".encode("utf-16-le"), ReaderError, "không phải là văn bản"),
        ("tcvn.csv", b"a,b\nS\xe8,2\n", WrongEncodingError, "không phải UTF-8"),
        ("abc.csv", b"a\n" + "thµnh phè, Uû ban nh©n d©n. ".encode("latin-1") * 20, LegacyEncodingError, "TCVN3"),
        ("vni.csv", b"a\n" + "thaønh phoá, Uyû ban nhaân daân ".encode("latin-1") * 20, LegacyEncodingError, "VNI"),
        ("binary.csv", b"a\x00b,c\n", BadRecordsError, "nhị phân"),
        ("quotes.csv", b'a,b\n"x"y,2\n', BadRecordsError, "dấu ngoặc kép"),
        ("cell.csv", b"a,b\n1,2\n3," + b"x" * 3_000_000 + b"\n", TooLargeError, "ký tự trong một ô"),
        ("line.csv", b"a,b\n1,2\n" + b"x," * 20_000_000, TooLargeError, "ký tự trên một dòng"),
        ("cut.csv.gz", CUT, BrokenPackError, "cắt giữa chừng"),
        ("sum.csv.gz", WRONG_SUM, BrokenPackError, "sai mã kiểm tra"),
        ("text.csv.gz", b"a,b\n", BrokenPackError, "không phải tệp nén .gz"),
        (
            "bomb.csv.gz",
            gzip.compress(b"a,b\n" + (b"1," + b"2" * 9_998 + b"\n") * 7_000, mtime=0),
            TooLargeError,
            "byte sau khi giải nén",
        ),
        ("bomb.json.gz", gzip.compress(b"[" + b" " * 70_000_000, mtime=0), TooLargeError, "tối đa"),
        ("broken.json", b"{", BadRecordsError, "sai cú pháp JSON, dòng 1"),
        ("number.json", b"5", BadRecordsError, "không có danh sách"),
        ("deep.json", b"[" * 100_000, BadRecordsError, "lồng nhau"),
        ("deep.jsonl", b'{"a":' * 100_000 + b"1" + b"}" * 100_000, BadRecordsError, "lồng nhau"),
        ("empty.jsonl", b"\n", EmptyFileError, "không có nội dung"),
        ("broken.xlsx", b"PK\x03\x04xxx", BrokenFileError, "bị hỏng"),
    ],
    ids=lambda each: each if isinstance(each, str) and "." in each else "",
)
def test_what_cannot_be_read(
    tmp_path: Path, name: str, content: bytes | None, error: type[VbqpplError], said: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(error) as found:
        read(path)
    assert said in found.value.vi
    assert name in found.value.vi
    assert found.value.code == 3


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(FolderGivenError):
        read(tmp_path)


LETTERS = "Số ký hiệu,Ngày ban hành\n" + "1/QĐ-UBND,2020-01-02\nNghị quyết “A” – thường trực Hội đồng,Đặng Thị Ửng\n"


def windows_1258(text: str) -> bytes:
    """Write as Windows did: the vowel with its hat, then the tone, unless the letter is there as one."""
    made = b""
    for letter in text:
        plain = unicodedata.normalize("NFD", letter)
        hats = [mark for mark in plain[1:] if mark in "\u0302\u0306\u031b"]
        tones = [mark for mark in plain[1:] if mark not in hats]
        whole = unicodedata.normalize("NFC", plain[0] + "".join(hats)) + "".join(tones)
        try:
            made += letter.encode("cp1258")
        except UnicodeEncodeError:
            made += whole.encode("cp1258")
    return made


@pytest.mark.parametrize(
    "data",
    [
        LETTERS.encode("utf-16"),
        b"\xfe\xff" + LETTERS.encode("utf-16-be"),
        LETTERS.replace(",", "\t").encode("utf-16"),
        windows_1258(LETTERS),
        LETTERS.encode("utf-8-sig"),
    ],
    ids=["utf-16", "utf-16-be", "unicode text of Excel", "windows-1258", "utf-8"],
)
def test_letters_of_an_office(tmp_path: Path, data: bytes) -> None:
    for name, content in (("a.txt", data), ("a.csv.gz", gzip.compress(data))):
        (tmp_path / name).write_bytes(content)
        columns, rows = read(tmp_path / name)
        assert columns == ("so_ky_hieu", "ngay_ban_hanh")
        assert [row for _, row in rows] == [
            {"so_ky_hieu": "1/QĐ-UBND", "ngay_ban_hanh": "2020-01-02"},
            {"so_ky_hieu": "Nghị quyết “A” – thường trực Hội đồng", "ngay_ban_hanh": "Đặng Thị Ửng"},
        ]


def test_a_text_of_a_document_may_be_long_in_the_own_format(tmp_path: Path) -> None:
    long = "x" * 3_000_000
    (tmp_path / "a.csv").write_text(f"record,ref,text\ntext,1,{long}\n", encoding="utf-8")
    assert read(tmp_path / "a.csv")[1][0][1]["text"] == long


def test_objects_too_deep_for_a_record_are_left_out(tmp_path: Path) -> None:
    deep: dict[str, object] = {"x": "1"}
    for _ in range(30):
        deep = {"a": deep}
    (tmp_path / "a.json").write_text(json.dumps([{"b": "2", "c": deep}]), encoding="utf-8")
    assert read(tmp_path / "a.json")[1] == [(1, {"b": "2"})]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"a,b\n", ".csv"),
        (b'{"a": 1}\n', ".jsonl"),
        (b'{\n "a": 1}', ".json"),
        (b"\xef\xbb\xbf [1]", ".json"),
        (b"PK\x03\x04", ".xlsx"),
        (gzip.compress(b'{"a": 1}\n', mtime=0), ".jsonl.gz"),
        (b"", ".csv"),
    ],
)
def test_the_kind_of_a_file_without_a_name(data: bytes, kind: str) -> None:
    assert kind_of(data) == kind


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
