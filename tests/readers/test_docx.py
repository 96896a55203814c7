"""DOCX: everything that libraries lose, kept; everything that a person does not see, left out."""

import datetime as dt
import io
import re
import zipfile

import pytest

from tests.readers.word import mark, note, paragraph, run, table, word
from vbqppl.citation import extract
from vbqppl.readers import Manuscript, NoteState, SourceKind, read
from vbqppl.readers import errors as err
from vbqppl.readers.docx import roman
from vbqppl.readers.model import Note


def body(*blocks: str) -> str:
    return read(word(*blocks), "a.docx").text


def note_text(found: Manuscript, each: Note) -> str:
    return found.text[each.note_start : each.note_end]


def test_paragraphs_marks_and_notes() -> None:
    found = read(
        word(
            paragraph("Đã ban hành kế hoạch", mark(2), "; báo cáo", mark(3), "."),
            paragraph("Đoạn hai."),
            footnotes=note(3, "Báo cáo số 8/BC-UBND.") + note(2, "Kế hoạch số 5/KH-UBND."),
        ),
        "a.docx",
    )
    assert found.kind is SourceKind.DOCX
    assert found.text == (
        "Đã ban hành kế hoạch<sup>1</sup>; báo cáo<sup>2</sup>.\n\nĐoạn hai.\n\n"
        "<sup>1</sup> Kế hoạch số 5/KH-UBND.\n\n<sup>2</sup> Báo cáo số 8/BC-UBND.\n"
    )
    assert [(n.mark, n.state, note_text(found, n)) for n in found.notes] == [
        ("1", NoteState.PAIRED, "Kế hoạch số 5/KH-UBND."),
        ("2", NoteState.PAIRED, "Báo cáo số 8/BC-UBND."),
    ]
    assert [m.footnote for m in extract(found.text)] == ["1", "2"]


def test_a_note_in_a_table_and_one_of_several_paragraphs() -> None:
    notes = f'<w:footnote w:id="1">{paragraph("Một")}{paragraph("hai")}</w:footnote>'
    found = read(word(table(("A", paragraph("B", mark(1)))), footnotes=notes), "a.docx")
    assert found.tables[0].rows == (("A", "B<sup>1</sup>"),)
    assert found.text.startswith("| A | B<sup>1</sup> |\n")
    assert note_text(found, found.notes[0]) == "Một hai"


def test_endnotes_count_in_roman_letters() -> None:
    found = read(
        word(
            paragraph("A", mark(1, "endnote"), "B", mark(1)),
            footnotes=note(1, "Dưới trang"),
            endnotes=note(1, "Cuối bài", kind="endnote"),
        ),
        "a.docx",
    )
    assert [(n.mark, note_text(found, n)) for n in found.notes] == [("i", "Cuối bài"), ("1", "Dưới trang")]
    assert [roman(n) for n in (4, 9, 14, 40, 1999)] == ["iv", "ix", "xiv", "xl", "mcmxcix"]


def test_a_mark_without_note_and_one_note_with_two_marks() -> None:
    found = read(word(paragraph("A", mark(1), "B", mark(9), "C", mark(1)), footnotes=note(1, "Một")), "a.docx")
    assert [(n.mark, n.state) for n in found.notes] == [
        ("1", NoteState.PAIRED),
        ("2", NoteState.NO_NOTE),
        ("1", NoteState.REPEATED),
    ]


def test_a_mark_of_ones_own() -> None:
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    found = read(word(paragraph("A", own), footnotes=note(1, "Sao")), "a.docx")
    assert found.text.startswith("A<sup>*</sup>")
    assert found.notes[0].mark == "*"


def test_marks_typed_by_hand_are_read_too() -> None:
    up = '<w:vertAlign w:val="superscript"/>'
    found = read(
        word(
            paragraph("Kế hoạch", run("1", up), run("2", up), " năm; diện tích 5 km", run("2", up)),
            paragraph(run("12", up), " Kế hoạch số 5/KH-UBND."),
        ),
        "a.docx",
    )
    assert "Kế hoạch<sup>12</sup> năm" in found.text
    assert [(n.mark, n.state) for n in found.notes] == [("12", NoteState.PAIRED)]


FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (f"<w:ins>{run('chèn')}</w:ins>", "a chèn b"),
        (f"<w:moveTo>{run('chuyển đến')}</w:moveTo>", "a chuyển đến b"),
        ("<w:del><w:r><w:delText>xóa</w:delText></w:r></w:del>", "a  b"),
        (f"<w:moveFrom>{run('chuyển đi')}</w:moveFrom>", "a  b"),
        (f"<w:smartTag>{run('ngày')}</w:smartTag>", "a ngày b"),
        (f'<w:fldSimple w:instr="DATE">{run("05/3/2026")}</w:fldSimple>', "a 05/3/2026 b"),
        (f"<w:hyperlink>{run('liên kết')}</w:hyperlink>", "a liên kết b"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('ô nhập')}</w:sdtContent></w:sdt>", "a ô nhập b"),
        ("<w:r><w:t>NĐ</w:t><w:noBreakHyphen/><w:t>CP</w:t></w:r>", "a NĐ-CP b"),
        ("<w:r><w:t>văn</w:t><w:softHyphen/><w:t>bản</w:t></w:r>", "a vănbản b"),
        (run("ẩn", "<w:vanish/>"), "a  b"),
        (run("hiện", '<w:vanish w:val="0"/>'), "a hiện b"),
        ("<w:r><w:t>x</w:t><w:tab/><w:t>y</w:t><w:br/><w:t>z</w:t></w:r>", "a x\ty\nz b"),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF '
            'x</w:instrText><w:t>mã</w:t></w:r>'
            '<w:r><w:fldChar '
            'w:fldCharType="separate"/></w:r>' + run("kết quả") + '<w:r><w:fldChar '
                                                                  'w:fldCharType="end"/></w:r>',
            "a kết quả b",
        ),
        (
            FIELD.format("begin") + "<w:r><w:instrText>IF </w:instrText></w:r>" + FIELD.format("begin")
            + "<w:r><w:instrText>PAGE</w:instrText></w:r>" + FIELD.format("separate") + run("7") + FIELD.format("end")
            + FIELD.format("separate") + run("số 5/KH-UBND") + FIELD.format("end"),
            "a số 5/KH-UBND b",
        ),
        (f"<w:ins><w:del>{run('bỏ')}</w:del></w:ins>{run('giữ')}", "a giữ b"),
        (
            "<mc:AlternateContent><mc:Choice>" + run("một lần") + "</mc:Choice><mc:Fallback>" + run("một lần")
            + "</mc:Fallback></mc:AlternateContent>",
            "a một lần b",
        ),
    ],
)  # fmt: skip
def test_what_stands_in_a_paragraph(inside: str, expected: str) -> None:
    assert body(paragraph("a ", inside, " b")) == expected + "\n"


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph('Trong khung số 5/KH-UBND')}</w:txbxContent>"
    drawn = (
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>" + box + "</wps:txbx></w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict><v:textbox>" + box + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )  # fmt: skip
    found = read(word(paragraph("Trước", drawn, " sau"), paragraph("Cuối")), "a.docx")
    assert found.text == "Trước sau\n\nTrong khung số 5/KH-UBND\n\nCuối\n"
    place = found.place(found.text.index("Trong"))
    assert place is not None
    assert place.part == "textbox"


def test_tables_nested_merged_and_in_a_content_control() -> None:
    merged = '<w:tc><w:tcPr><w:vMerge w:val="{}"/></w:tcPr>' + paragraph("gộp") + "</w:tc>"
    rows = f"<w:tr>{merged.format('restart')}<w:tc>{paragraph('1')}</w:tc></w:tr>"
    control = f"<w:sdt><w:sdtContent><w:tc>{paragraph('2')}</w:tc></w:sdtContent></w:sdt>"
    rows += f"<w:tr>{merged.format('continue')}{control}</w:tr>"
    found = read(word(f"<w:tbl>{rows}</w:tbl>", table(("ngoài", "<w:p/>" + table(("trong", "ô"))))), "a.docx")
    assert found.tables[0].rows == (("gộp", "1"), ("", "2"))
    assert found.tables[1].rows == (("ngoài", "trong ô"),)
    assert found.text.count("trong") == 1
    assert found.text[found.tables[1].start : found.tables[1].end] == "| ngoài | trong ô |\n"


def test_the_head_set_in_a_table_is_read_as_lines() -> None:
    left = paragraph("ỦY BAN NHÂN DÂN") + paragraph("TỈNH LẠNG SƠN") + paragraph("Số: 74/BC-UBND")
    right = paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + paragraph("Lạng Sơn, ngày 20 tháng 3 năm 2026")
    found = read(word(table((left, right)), paragraph("BÁO CÁO"), paragraph("Nội dung.")), "a.docx")
    assert found.tables == ()
    assert found.head.number == "74/BC-UBND"
    assert found.head.date == dt.date(2026, 3, 20)
    assert found.head.issuer == "ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN"


def test_the_way_back_to_paragraph_and_run() -> None:
    found = read(
        word(paragraph("Một"), paragraph("số ", "5/KH", "-UBND", mark(1)), footnotes=note(1, "số 9/QĐ-UBND")), "a.docx"
    )
    place = found.place(found.text.index("-UBND"))
    assert place is not None
    assert (place.part, place.paragraph, place.run) == ("body", 1, 2)
    place = found.place(found.text.index("9/QĐ"))
    assert place is not None
    assert (place.part, place.paragraph) == ("footnote", 0)


def zipped(**parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (zipped(xl__workbook_xml=b"<a/>"), err.UnsupportedFormatError),
        (zipped(ppt__presentation_xml=b"<a/>"), err.UnsupportedFormatError),
        (zipped(mimetype=b"application/vnd.oasis"), err.UnsupportedFormatError),
        (zipped(khac=b"1"), err.UnsupportedFormatError),
        (zipped(word__document_xml=b"<w><"), err.BrokenFileError),
        (zipped(word__document_xml=b"<document/>"), err.BrokenFileError),
        (zipped(word__document_xml=b'<!DOCTYPE d [<!ENTITY a '
                                   b'"b">]><document><body>&a;</body></document>'), err.BrokenFileError),
        (word(paragraph("dài " * 500))[:1500], err.BrokenFileError),
        (word("<w:p/>"), err.NoTextError),
        (word("<w:p>" + "<w:ins>" * 900 + "</w:ins>" * 900 + "</w:p>"), err.BrokenFileError),
    ],
)  # fmt: skip
def test_packages_that_are_not_read(data: bytes, error: type[err.ReaderError]) -> None:
    with pytest.raises(error) as caught:
        read(data, "tep.docx")
    assert caught.value.code == 3


def test_errors_are_said_in_one_language() -> None:
    for data in (word(paragraph("dài " * 500))[:1500], zipped(word__document_xml=b"<w><")):
        with pytest.raises(err.BrokenFileError) as caught:
            read(data, "tep.docx")
        assert re.fullmatch(
            r"Tệp “tep.docx” bị hỏng hoặc không đầy đủ \((ZIP|word/document.xml)\); .+", caught.value.vi
        )
    with pytest.raises(err.UnsupportedFormatError) as other:
        read(zipped(xl__workbook_xml=b"<a/>"), "bang.xlsx")
    assert "is an Excel workbook; open it" in other.value.message("en")


def test_a_zip_bomb_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vbqppl.readers.package.MAX_PART", 100_000)
    bomb = word(paragraph("a" * 3_000_000))
    assert len(bomb) < 20_000
    with pytest.raises(err.TooLargeError, match="giải nén"):
        read(bomb, "bom.docx")
    monkeypatch.setattr("vbqppl.readers.package.MAX_MEMBERS", 3)
    with pytest.raises(err.TooLargeError, match="thành phần"):
        read(bomb, "bom.docx")


def test_an_encrypted_member() -> None:
    data = bytearray(word(paragraph("a")))
    at = data.index(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    with pytest.raises(err.EncryptedFileError):
        read(bytes(data), "mat.docx")


def test_ten_thousand_notes() -> None:
    count = 10_000
    found = read(
        word(
            paragraph(*(each for n in range(count) for each in ("chữ", mark(n)))),
            footnotes="".join(note(n, f"Kế hoạch số {n}/KH-UBND.") for n in range(count)),
        ),
        "lon.docx",
    )
    assert len(found.notes) == count
    assert all(each.state is NoteState.PAIRED for each in found.notes)
