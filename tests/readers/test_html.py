"""HTML: paragraphs, tables, and footnotes as Word, pandoc and plain pages write them."""

import datetime as dt

import pytest

from vbqppl.readers import Manuscript, NoteState, SourceKind, read
from vbqppl.readers import errors as err


def page(body: str, head: str = '<meta charset="utf-8">') -> Manuscript:
    return read(
        f"<!DOCTYPE html><html><head>{head}<title>Bỏ</title></head><body>{body}</body></html>".encode(), "a.html"
    )


def notes(found: Manuscript) -> list[tuple[str, str, str]]:
    return [(n.mark, n.state.value, found.text[n.note_start or 0 : n.note_end or 0]) for n in found.notes]


def test_paragraphs_and_what_nobody_reads() -> None:
    found = page(
        "<h1>BÁO CÁO</h1><script>var số = 1;</script><style>p{}</style><p>Kế  hoạch\n số "
        "<b>5</b>/KH&#8209;UBND"
        "<p>Đoạn hai<br>dòng hai</p>"
    )
    assert found.kind is SourceKind.HTML
    assert found.text == "BÁO CÁO\n\nKế hoạch số 5/KH‑UBND\n\nĐoạn hai\ndòng hai\n"


def test_footnotes_of_word() -> None:
    found = page(
        '<p>Kế hoạch<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a> và báo cáo<a href="#_ftn2" '
        'name="_ftnref2">'
        '<span><sup>[2]</sup></span></a>.</p><hr><div id="ftn1"><p><a href="#_ftnref1" '
        'name="_ftn1"><sup>[1]</sup></a>'
        ' Kế hoạch số 5/KH-UBND.</p></div><div id="ftn2"><p><a href="#_ftnref2" name="_ftn2">[2]</a> Báo '
        "cáo số "
        "7/BC-UBND.</p></div>"
    )
    assert found.text == (
        "Kế hoạch<sup>1</sup> và báo cáo<sup>2</sup>.\n\n<sup>1</sup> Kế hoạch số 5/KH-UBND.\n\n"
        "<sup>2</sup> Báo cáo số 7/BC-UBND.\n"
    )
    assert notes(found) == [("1", "paired", "Kế hoạch số 5/KH-UBND."), ("2", "paired", "Báo cáo số 7/BC-UBND.")]


def test_footnotes_of_pandoc() -> None:
    found = page(
        '<p>Kế hoạch<a href="#fn1" class="footnote-ref" id="fnref1"><sup>1</sup></a>.</p>'
        '<section class="footnotes"><ol><li id="fn1"><p>Kế hoạch số 5/KH-UBND.<a href="#fnref1" '
        'class="footnote-back">↩</a>'
        "</p></li></ol></section>"
    )
    assert notes(found) == [("1", "paired", "Kế hoạch số 5/KH-UBND.")]
    assert "↩" not in found.text


def test_plain_raised_digits() -> None:
    found = page(
        "<p>Kế hoạch<sup>1</sup>, 5 km<sup>2</sup>, x<sup>abc d</sup></p><p><sup>1</sup> Kế hoạch số 5/KH-UBND.</p>"
    )
    assert notes(found) == [("1", "paired", "Kế hoạch số 5/KH-UBND.")]
    assert "xabc d" in found.text


def test_a_link_inside_the_page_is_no_footnote() -> None:
    found = page('<p>Xem <a href="#p1">1</a> và <a href="#p1">mục I</a>.</p><p id="p1">Mục I</p>')
    assert found.notes == ()
    assert found.text == "Xem 1 và mục I.\n\nMục I\n"


def test_tables_and_the_head_set_in_one() -> None:
    found = page(
        "<table><tr><td><p>SỞ TƯ PHÁP</p><p>Số: 7/BC-STP</p></td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>"
        "<i>Huế, ngày 9 tháng 3 năm "
        "2026</i></td></tr></table><p>Bảng</p><table><tbody><tr><th>Số</th><th>Ngày</th></tr>"
        "<tr><td>5/KH-UBND<table><tr><td>trong</td></tr></table></td><td>01/02/2026</td></tr></tbody></table>"
    )
    assert found.head.number == "7/BC-STP"
    assert found.head.date == dt.date(2026, 3, 9)
    assert [table.rows for table in found.tables] == [(("Số", "Ngày"), ("5/KH-UBND trong", "01/02/2026"))]
    assert "| Số | Ngày |\n" in found.text


def test_declared_encodings() -> None:
    text = "<html><head><meta charset=windows-1258></head><body>Quy\u1ebf</body></html>"
    with pytest.raises(err.WrongEncodingError):
        read(b"<html><meta charset=khong-co><body>a</body></html>", "a.html")
    assert read(text.encode("utf-16"), "a.html").text == "Quyế\n"
    assert (
        read('<html><meta charset="iso-8859-1"><body>caf\xe9</body></html>'.encode("latin-1"), "a.html").text
        == "café\n"
    )
    legacy = "Uû ban nh©n d©n thµnh phè H¶i Phßng b¸o c¸o kÕt qu¶ thùc hiÖn c«ng t¸c c¶i c¸ch hµnh chÝnh " * 3
    with pytest.raises(err.LegacyEncodingError):
        read(f'<html><meta charset="iso-8859-1"><body>{legacy}</body></html>'.encode("latin-1"), "a.html")


def test_a_page_without_text_and_one_too_deep() -> None:
    with pytest.raises(err.NoTextError):
        page("<script>1</script>")
    assert "sâu" in page("<div>" * 5000 + "sâu" + "</div>" * 5000).text


def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vbqppl.readers.html.MAX_NODES", 50)
    with pytest.raises(err.TooLargeError):
        page("<p>a</p>" * 60)


def test_ten_thousand_footnotes() -> None:
    count = 10_000
    body = "".join(f'<a href="#n{n}" id="r{n}">{n % 9999}</a>' for n in range(count))
    body = f"<p>{body}</p>" + "".join(f'<p id="n{n}"><a href="#r{n}">{n}</a> Số {n}</p>' for n in range(count))
    assert sum(n.state is NoteState.PAIRED for n in page(body).notes) == count
