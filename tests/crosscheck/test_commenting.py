"""The commented Word file: comments where the findings are, every other byte of the text as it was."""

import datetime as dt
import io
import re
import zipfile
from dataclasses import replace

import pytest

from tests.crosscheck.plain import Nothing
from tests.readers.word import W, mark, note, paragraph, run, table, word
from vbqppl.citation import extract
from vbqppl.crosscheck.checking import ask, check
from vbqppl.crosscheck.commenting import commented_docx
from vbqppl.readers import errors as err
from vbqppl.readers import read

AT = dt.datetime(2026, 3, 15, 8, 0, tzinfo=dt.UTC)
FAULTY = word(
    paragraph("Kèm theo ", run("Quyết định số ", "<w:b/>"), "247/KH-UBND", " ngày 20/01/2026", mark(1), "."),
    table(("a", paragraph("Quyết định số 5/TB-UBND"))),
    footnotes=note(1, "Kế hoạch số 9/KH-UBND ngày 31/02/2026."),
)


def commented(data: bytes, lang: str = "vi") -> bytes:
    manuscript = read(data, "a.docx")
    question = ask(manuscript, as_of=dt.date(2026, 3, 15), issuer="UBND tỉnh Cao Bằng")
    report = check(manuscript, extract(manuscript.text), Nothing(), question=question)
    report = replace(report, findings=tuple(each for each in report.findings if each.severity.is_problem))
    assert len(report.findings) == 3
    return commented_docx(data, manuscript, report, lang=lang, at=AT)


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode()


def test_comments_stand_around_their_runs() -> None:
    made = commented(FAULTY)
    document = part(made, "word/document.xml")
    assert re.search(
        r'commentRangeStart w:id="\d"/><w:r><w:rPr></w:rPr><w:t xml:space="preserve">247/KH-UBND</w:t></w:r>', document
    )
    assert re.search(
        r'commentRangeStart w:id="\d"/><w:r>[^t]*<w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef', document
    )
    assert (
        document.count("commentRangeStart")
        == document.count("commentRangeEnd")
        == document.count("commentReference ")
        == 3
    )
    comments = part(made, "word/comments.xml")
    assert comments.count("<w:comment ") == 3
    assert "[Lỗi VB101]" in comments
    assert "31/02/2026" in comments
    assert 'w:date="2026-03-15T08:00:00Z"' in comments
    assert "[Error VB101]" in part(commented(FAULTY, "en"), "word/comments.xml")


def test_nothing_else_changes() -> None:
    made = commented(FAULTY)
    marks = r'<w:commentRange(?:Start|End) w:id="\d"/>|<w:r><w:commentReference w:id="\d"/></w:r>'
    assert re.sub(marks, "", part(made, "word/document.xml")) == part(FAULTY, "word/document.xml")
    assert part(made, "word/footnotes.xml") == part(FAULTY, "word/footnotes.xml")
    assert read(made, "a.docx").text == read(FAULTY, "a.docx").text
    assert "comments.xml" in part(made, "word/_rels/document.xml.rels")
    assert "/word/comments.xml" in part(made, "[Content_Types].xml")


def test_comments_that_were_there_stay() -> None:
    again = commented(commented(FAULTY))
    comments = part(again, "word/comments.xml")
    assert [int(each) for each in re.findall(r'<w:comment [^>]*w:id="(\d+)"', comments)] == [0, 1, 2, 3, 4, 5]
    assert part(again, "word/_rels/document.xml.rels").count("comments.xml") == 1


def test_other_kinds_cannot_be_commented() -> None:
    manuscript = read("Quyết định số 247/KH-UBND".encode(), "a.md")
    report = check(
        manuscript,
        extract(manuscript.text),
        Nothing(),
        question=ask(manuscript, as_of=dt.date(2026, 1, 1), issuer=None),
    )
    with pytest.raises(err.UnsupportedFormatError):
        commented_docx(b"PK", manuscript, report)


def test_word_libraries_still_open_it() -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document(io.BytesIO(commented(FAULTY)))
    assert any("247/KH-UBND" in each.text for each in document.paragraphs)


def members(data: bytes) -> dict[str, tuple[bytes, int, tuple[int, ...]]]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {each.filename: (package.read(each), each.compress_type, each.date_time) for each in package.infolist()}


def rich() -> bytes:
    """Return a file with all that an office leaves in one: revisions, fields, a box, a header, comments, a picture."""
    box = f"<w:txbxContent>{paragraph('Trong khung: Quyết định số 5/TB-UBND')}</w:txbxContent>"
    drawn = f'<w:r><w:drawing><wps:txbx xmlns:wps="x">{box}</wps:txbx></w:drawing></w:r>'
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + "".join(
            f'<Relationship Id="r{number}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
            f'{kind}" Target="{target}"/>'
            for number, (kind, target) in enumerate(
                (
                    ("footnotes", "footnotes.xml"), ("comments", "comments.xml"), ("header", "header1.xml"),
                    ("image", "media/image1.png"), ("customXml", "../customXml/item1.xml"),
                )
            )
        )
        + "</Relationships>"
    )  # fmt: skip
    return word(
        paragraph("Theo ", f"<w:ins>{run('Quyết định số 247/KH-UBND ngày 20/01/2026')}</w:ins>", mark(1)),
        paragraph("<w:del><w:r><w:delText>Quyết định số 1/KH-UBND</w:delText></w:r></w:del>", drawn, " sau"),
        footnotes=note(1, "Kế hoạch số 9/KH-UBND ngày 31/02/2026."),
        more={
            "word/_rels/document.xml.rels": relations,
            "word/comments.xml": (
                f'<?xml version="1.0"?><w:comments {W}><w:comment w:id="7" w:author="A">'
                f"{paragraph('Xem lại Quyết định số 8/KH-UBND')}</w:comment></w:comments>"
            ),
            "word/header1.xml": f"<w:hdr {W}>{paragraph('Quyết định số 3/KH-UBND')}</w:hdr>",
            "word/media/image1.png": bytes(range(256)),
            "customXml/item1.xml": "<a>Quyết định số 4/KH-UBND</a>",
            "docProps/app.xml": "<Properties/>",
        },
    )


def test_every_other_part_of_a_rich_file_is_the_same_byte_for_byte() -> None:
    before = rich()
    text = read(before, "a.docx").text
    assert "247/KH-UBND" in text
    for unseen in (" 1/KH-UBND", " 3/KH-UBND", " 4/KH-UBND", " 8/KH-UBND"):  # deleted, header, data, comment
        assert unseen not in text
    after = commented(before)
    old, new = members(before), members(after)
    assert list(old) == list(new)
    assert {name for name in old if old[name] != new[name]} == {"word/document.xml", "word/comments.xml"}
    marks = r'<w:commentRange(?:Start|End) w:id="\d+"/>|<w:r><w:commentReference w:id="\d+"/></w:r>'
    assert re.sub(marks, "", part(after, "word/document.xml")) == part(before, "word/document.xml")
    comments = part(after, "word/comments.xml")
    assert comments.startswith(part(before, "word/comments.xml").removesuffix("</w:comments>"))
    assert re.findall(r'<w:comment [^>]*w:id="(\d+)"', comments) == ["7", "8", "9", "10"]


def test_a_finding_in_a_text_box_is_told_where_the_box_is_drawn() -> None:
    document = part(commented(rich()), "word/document.xml")
    assert re.search(r'<w:commentRangeStart w:id="\d+"/><w:r><w:drawing>', document)
    inside = document.partition("<w:txbxContent>")[2].partition("</w:txbxContent>")[0]
    assert "comment" not in inside


def test_without_findings_the_file_is_returned_as_it_is() -> None:
    data = word(paragraph("Không có gì."))
    manuscript = read(data, "a.docx")
    question = ask(manuscript, as_of=dt.date(2026, 3, 15), issuer=None)
    report = check(manuscript, extract(manuscript.text), Nothing(), question=question)
    assert commented_docx(data, manuscript, report) == data
