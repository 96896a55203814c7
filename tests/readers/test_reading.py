"""Opening files: what is read, and what each bad file is told."""

import datetime as dt
import os
from pathlib import Path

import pytest

from tests.readers.word import paragraph, word
from tests.shared import shared
from vbqppl.lists import read_list
from vbqppl.readers import Manuscript, NoteState, SourceKind, read
from vbqppl.readers import errors as err

HEAD = """ỦY BAN NHÂN DÂN
TỈNH ĐỒNG THÁP

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 12/BC-UBND

Đồng Tháp, ngày 05 tháng 4 năm 2026

BÁO CÁO
Về công tác văn thư

Nội dung.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
"""


def test_a_text_with_its_head(tmp_path: Path) -> None:
    path = tmp_path / "bao-cao.txt"
    path.write_text(HEAD, encoding="utf-8")
    found = read(path)
    assert found.kind is SourceKind.TEXT
    assert found.text == HEAD
    assert found.head.number == "12/BC-UBND"
    assert found.head.date == dt.date(2026, 4, 5)
    assert found.head.issuer == "ỦY BAN NHÂN DÂN TỈNH ĐỒNG THÁP"
    assert found.head.territory == "Đồng Tháp"
    assert found.head.signed_for == "ỦY BAN NHÂN DÂN"


def test_a_head_in_two_columns_and_with_markup() -> None:
    text = (
        "**SỞ TƯ PHÁP**    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nSố: 7/2026/QĐ-STP\n\n"
        "*Huế, ngày 9 tháng 12 năm 2025*\n\n## QUYẾT ĐỊNH\n"
    )
    head = read(text.encode()).head
    assert (head.issuer, head.number, head.date) == ("SỞ TƯ PHÁP", "7/2026/QĐ-STP", dt.date(2025, 12, 9))


def test_the_organ_above_is_not_the_issuer() -> None:
    text = (
        "ỦY BAN NHÂN DÂN TỈNH NGHỆ AN\nSỞ KHOA HỌC\nVÀ CÔNG NGHỆ\n------\n\nSố: 63/BC-SKHCN\n\n"
        "Nghệ An, ngày 01 tháng 6 năm 2026"
    )
    assert read(text.encode()).head.issuer == "SỞ KHOA HỌC VÀ CÔNG NGHỆ"


@pytest.mark.parametrize("date", ["ngày tháng năm 2026", "ngày … tháng 3 năm 2026", "ngày 31 tháng 02 năm 2026"])
def test_a_date_that_is_not_whole_is_no_date(date: str) -> None:
    head = read(f"Số: /BC-UBND\n\nHải Phòng, {date}\n\nBÁO CÁO".encode()).head
    assert head.date is None
    assert head.number == "/BC-UBND"
    assert head.territory == "Hải Phòng"


def test_text_is_kept_as_it_is_and_the_mark_of_utf8_does_not_count() -> None:
    text = "Dòng một\r\nDòng hai<sup>1</sup>\r\n\r\n<sup>1</sup> Ghi chú\r\n"
    found = read(text.encode("utf-8-sig"), "x.md")
    assert found.text == text
    note = found.notes[0]
    assert text[note.note_start : note.note_end] == "Ghi chú"
    place = found.place(text.index("hai"))
    assert place is not None
    assert place.paragraph == 1


def test_utf16_with_its_mark() -> None:
    assert read("Kế hoạch số 5/KH-UBND".encode("utf-16")).text == "Kế hoạch số 5/KH-UBND"


def test_pipe_tables() -> None:
    found = read("# Bảng\n\n| Số | Ngày |\n|---|---|\n| 5/KH-UBND | 01/02/2026 |\n\nHết".encode(), "b.md")
    assert found.tables[0].rows == (("Số", "Ngày"), ("5/KH-UBND", "01/02/2026"))
    assert found.text[found.tables[0].start :].startswith("| Số")


def test_a_missing_file_a_folder_an_empty_one(tmp_path: Path) -> None:
    with pytest.raises(err.MissingFileError, match="Không tìm thấy"):
        read(tmp_path / "khong-co.md")
    with pytest.raises(err.FolderGivenError):
        read(tmp_path)
    empty = tmp_path / "trong.md"
    empty.write_bytes(b" \n\t")
    with pytest.raises(err.EmptyFileError):
        read(empty)
    with pytest.raises(err.EmptyFileError):
        read(b"")
    with pytest.raises(err.EmptyFileError):
        read(b"\xef\xbb\xbf \n")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions do not stop this user")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "cam.md"
    path.write_text("chữ")
    path.chmod(0)
    with pytest.raises(err.UnreadableFileError):
        read(path)


def test_a_path_that_no_system_has() -> None:
    with pytest.raises(err.UnreadableFileError):
        read("a\0b")


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(200), err.BinaryFileError),
        (bytes(range(256)) * 4, err.BinaryFileError),
        ("Có ký tự điều khiển \x01 trong chữ".encode(), err.BinaryFileError),
        ("Uỷ ban nhân dân tỉnh".encode("utf-16-le") * 9, err.BinaryFileError),
        ("Ủy ban nhân dân thành phố".encode("cp1258", "replace") + b"\xff", err.WrongEncodingError),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), err.LegacyWordError),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), err.UnsupportedFormatError),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            err.EncryptedFileError,
        ),
        (rb"{\rtf1 chu}", err.UnsupportedFormatError),
    ],
)
def test_what_is_not_text(data: bytes, error: type[err.ReaderError]) -> None:
    with pytest.raises(error) as caught:
        read(data, "tep.bin")
    assert caught.value.code == 3
    assert "tep.bin" in caught.value.vi
    assert "tep.bin" in caught.value.message("en")


TCVN3 = "Uû ban nh©n d©n thµnh phè H¶i Phßng b¸o c¸o kÕt qu¶ thùc hiÖn c«ng t¸c c¶i c¸ch hµnh chÝnh n¨m 2005 "
VNI = "UÛy ban nhaân daân thaønh phoá Haûi Phoøng baùo caùo keát quaû thöïc hieän coâng taùc"


@pytest.mark.parametrize(("text", "encoding"), [(TCVN3, "TCVN3"), (VNI, "VNI")])
def test_legacy_letters_are_named_with_the_way_out(text: str, encoding: str) -> None:
    for data in ((text * 3).encode(), (text * 3).encode("latin-1")):
        with pytest.raises(err.LegacyEncodingError, match=encoding) as caught:
            read(data)
        assert "Unicode" in caught.value.vi


@pytest.mark.parametrize(("text", "encoding"), [(TCVN3, "TCVN3"), (VNI, "VNI")])
def test_legacy_letters_in_a_word_file(text: str, encoding: str) -> None:
    with pytest.raises(err.LegacyEncodingError, match=encoding):
        read(word(*[paragraph(text)] * 3), "cu.docx")


def test_foreign_words_are_no_legacy_letters() -> None:
    assert read("Garçon à côté de la forêt, où êtes-vous? Ça va très bien, señor Núñez.".encode()).text
    assert read(("Uỷ ban nhân dân thành phố " * 20 + "Mục §1 ® 2026 © µm").encode()).text


def test_too_large(tmp_path: Path) -> None:
    path = tmp_path / "to.txt"
    path.write_bytes(b"a " * 600)
    with pytest.raises(err.TooLargeError, match=r"1\.000"):
        read(path, limit=1000)
    with pytest.raises(err.TooLargeError):
        read(b"a" * 1001, limit=1000)


@pytest.mark.shared
def test_the_real_report() -> None:
    path = shared("gold/bao-cao-cchc-hai-phong-2026q1.md")
    found = read(path)
    assert isinstance(found, Manuscript)
    assert found.kind is SourceKind.MARKDOWN
    assert found.text == path.read_text(encoding="utf-8")
    assert [note.mark for note in found.notes] == [str(n) for n in range(1, 24)]
    assert {note.state for note in found.notes} == {NoteState.PAIRED}
    assert "341/KH-UBND" in found.text[found.notes[12].note_start : found.notes[12].note_end]
    note = found.note_at(found.text.index("63/KH-UBND"))
    assert note is not None
    assert note.mark == "9"
    assert found.head.date is None
    assert (found.head.number, found.head.territory) == ("/BC-UBND", "Hải Phòng")


@pytest.mark.parametrize("name", ["d.pdf", "d.docx", "d.xlsx"])
def test_a_plain_text_under_another_name_is_no_such_file(name: str) -> None:
    with pytest.raises(err.BrokenFileError, match=name) as told:
        read(b"not a pdf", name)
    assert told.value.code == 3
    with pytest.raises(err.BrokenFileError):
        read_list(b"not a pdf", name)
