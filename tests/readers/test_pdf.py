"""PDF: lines into paragraphs, marks and notes by their size and place, running heads left out."""

import datetime as dt

import pytest

from tests.readers.paper import Typesetter, Words, paper, protected
from vbqppl.readers import NoteState, SourceKind, read
from vbqppl.readers import errors as err


def text_of(*words: Words) -> str:
    return read(paper(words), "a.pdf").text


def test_lines_make_a_paragraph_and_a_broken_number_is_joined() -> None:
    text = text_of(
        Words(60, 700, "Căn cứ Thông tư số 34/2018/TT-"),
        Words(60, 680, "BLĐTBXH ngày 26/12/2018 của Bộ trưởng và"),
        Words(60, 660, "Nghị định số 5/2020/NĐ-CP."),
    )
    assert text.startswith("Căn cứ Thông tư số 34/2018/TT-BLĐTBXH ngày 26/12/2018 của Bộ trưởng và Nghị định")


def test_dates_and_numbers_broken_in_short_lines_are_joined() -> None:
    text = text_of(
        Words(60, 720, "Dòng này dài hơn những dòng khác của trang, theo Nghị định"),
        Words(60, 700, "số 5/2020/NĐ-"),
        Words(60, 680, "CP ngày 11/"),
        Words(60, 660, "02/2020 và Quyết định số 123/"),
        Words(60, 640, "QĐ-UBND."),
        Words(60, 620, "Nơi nhận: như trên./."),
        Words(60, 600, "Đoạn sau"),
    )
    assert "số 5/2020/NĐ-CP ngày 11/02/2020 và Quyết định số 123/QĐ-UBND.\n\n" in text
    assert text.endswith("như trên./.\n\nĐoạn sau\n")


def test_marks_glued_to_words_and_numbers() -> None:
    typesetter = Typesetter()
    typesetter.paragraph(
        "Theo Quyết định số 428/QĐ-UBND\x01, ngày 30/01/2026\x01 và kế hoạch\x01.",
        [("1", "Ghi chú một."), ("2", "Ghi chú hai."), ("3", "Kế hoạch số 5/KH-UBND ngày 02/01/2026.")],
    )
    found = read(typesetter.done(), "a.pdf")
    assert found.kind is SourceKind.PDF
    assert "428/QĐ-UBND<sup>1</sup>, ngày 30/01/2026<sup>2</sup> và kế hoạch<sup>3</sup>." in found.text
    notes = [(n.mark, n.state, found.text[n.note_start or 0 : n.note_end or 0]) for n in found.notes]
    assert notes == [
        ("1", NoteState.PAIRED, "Ghi chú một."),
        ("2", NoteState.PAIRED, "Ghi chú hai."),
        ("3", NoteState.PAIRED, "Kế hoạch số 5/KH-UBND ngày 02/01/2026."),
    ]


def test_pages_heads_numbers_and_notes_over_several_pages() -> None:
    typesetter = Typesetter(head="CÔNG BÁO/Số 12", lines=14)
    for number in range(1, 13):
        words = " ".join(["chữ"] * 40)
        typesetter.paragraph(f"Đoạn {number} {words}\x01.", [(str(number), f"Kế hoạch số {number}/KH-UBND.")])
    found = read(typesetter.done(), "a.pdf")
    assert len(typesetter.pages) > 3
    assert "CÔNG BÁO" not in found.text
    assert [n.mark for n in found.notes] == [str(number) for number in range(1, 13)]
    assert all(n.state is NoteState.PAIRED for n in found.notes)
    body = found.text.partition("<sup>1</sup> Kế")[0].strip().split("\n\n")
    assert len(body) == 12
    place = found.place(found.notes[-1].note_start or 0)
    assert place is not None
    assert (place.page, place.part) == (len(typesetter.pages), "footnote")


def test_notes_whose_label_is_not_raised() -> None:
    text = text_of(
        Words(60, 700, "Theo kế "
                       "hoạch"), Words(60 + 13 * 7, 706, "4", 8), Words(60 + 13 * 7 + 4, 700, " của tỉnh."),
        Words(60, 60, "4 Kế hoạch số 5/KH-UBND.", 10),
    )  # fmt: skip
    assert text == "Theo kế hoạch<sup>4</sup> của tỉnh.\n\n<sup>4</sup> Kế hoạch số 5/KH-UBND.\n"


def even_page(*foot: str, body: str = "kế hoạch", step: int = 30) -> list[Words]:
    """Return a page whose notes are as large as its body, behind a wide step."""
    lines = [f"Dòng {number} của thân bài nói về" for number in range(4)]
    page = [Words(60, 700 - 18 * index, words, 12) for index, words in enumerate([*lines, body])]
    page.append(Words(60 + 6 * len(body), 700 - 18 * 4 + 5, "1", 7))
    low = 700 - 18 * 4 - step
    return page + [Words(60, low - 18 * index, words, 12) for index, words in enumerate(foot)]


def test_notes_as_large_as_the_body() -> None:
    found = read(paper(even_page("1 Kế hoạch số 5/KH-UBND ngày", "02/01/2026 của tỉnh.")), "a.pdf")
    assert found.text.endswith("kế hoạch<sup>1</sup>\n\n<sup>1</sup> Kế hoạch số 5/KH-UBND ngày 02/01/2026 của tỉnh.\n")
    assert [n.state for n in found.notes] == [NoteState.PAIRED]


def test_a_numbered_list_below_a_mark_is_no_note() -> None:
    for page in (even_page("1. Công tác kiểm tra"), even_page("1 Công tác kiểm tra", step=18)):
        assert [n.state for n in read(paper(page), "a.pdf").notes] == [NoteState.NO_NOTE]


def test_a_turned_page() -> None:
    found = read(
        paper([Words(60, 500, "Quyết định số 5/QĐ-UBND"), Words(60, 480, "ngày 02/01/2026.")], turned=True), "a.pdf"
    )
    assert found.text == "Quyết định số 5/QĐ-UBND ngày 02/01/2026.\n"


def test_the_head_in_two_halves() -> None:
    found = read(
        paper([
            Words(60, 780, "ỦY BAN NHÂN "
                           "DÂN"), Words(60, 762, "TỈNH LẠNG SƠN"), Words(60, 744, "Số: 74/BC-UBND"),
            Words(320, 780, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 11),
            Words(320, 744, "Lạng Sơn, ngày 20 tháng 3 năm 2026", 12), Words(250, 700, "BÁO CÁO"),
        ]),
        "a.pdf",
    )  # fmt: skip
    assert (found.head.number, found.head.date) == ("74/BC-UBND", dt.date(2026, 3, 20))
    assert found.head.issuer == "ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN"


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (paper([]), err.NoTextError),
        (paper([Words(60, 700, "a")])[:300], err.BrokenFileError),
        (b"%PDF-1.7 khong phai", err.BrokenFileError),
    ],
)
def test_files_that_are_not_read(data: bytes, error: type[err.ReaderError]) -> None:
    with pytest.raises(error):
        read(data, "a.pdf")


def test_a_file_with_a_password_says_so() -> None:
    with pytest.raises(err.EncryptedFileError, match="mật khẩu") as caught:
        read(protected("bí mật"), "mat.pdf")
    assert caught.value.code == 3


def test_two_columns_are_read_one_after_the_other() -> None:
    left = ["Căn cứ Quyết định số 12/QĐ-UBND", "ngày 05/02/2026 của Ủy ban nhân", "dân tỉnh, kế hoạch số 33/KH-"]
    right = ["UBND ngày 02/3/2026 đã xong;", "Nghị quyết số 5/NQ-HĐND ngày", "11/3/2026 được thi hành."]
    found = text_of(
        *(Words(60, 700 - 18 * index, words, 12) for index, words in enumerate(left)),
        *(Words(310, 700 - 18 * index, words, 12) for index, words in enumerate(right)),
    )
    assert "12/QĐ-UBND ngày 05/02/2026 của Ủy ban nhân dân tỉnh" in found
    assert "5/NQ-HĐND ngày 11/3/2026 được" in found


def column(x: float, lines: list[str], *notes: tuple[str, str]) -> list[Words]:
    """Return a column of lines; "\\x01" in one stands for the mark of the next note at the column's foot."""
    words: list[Words] = []
    waiting = list(notes)
    for index, line in enumerate(lines):
        before, _, after = line.partition("\x01")
        words.append(Words(x, 660 - 16 * index, before, 10))
        if "\x01" in line:
            words += [Words(x + 5 * len(before), 665 - 16 * index, waiting.pop(0)[0], 7)]
            words += [Words(x + 5 * len(before) + 5, 660 - 16 * index, after, 10)] if after else []
    for index, (mark, text) in enumerate(notes):
        words += [Words(x, 64 - 14 * index, mark, 5), Words(x + 4, 60 - 14 * index, text, 8)]
    return words


LEFT = [
    "Căn cứ Quyết định số 12/QĐ-UBND ngày",
    "05/02/2026 của Ủy ban nhân dân tỉnh và",
    "các kế hoạch năm 2026 đã được giao",
    "từ đầu năm\x01, các sở, ngành đã thực hiện",
    "nhiệm vụ theo tiến độ, chất lượng công",
    "việc được nâng lên theo Nghị định số",
]
RIGHT = [
    "118/2025/NĐ-CP ngày 09/6/2025 của",
    "Chính phủ tại các xã, phường; đã có",
    "báo cáo kết quả\x01 gửi cơ quan cấp trên",
    "đúng thời hạn quy định và công khai trên",
    "trang thông tin điện tử của tỉnh, theo quy",
    "định của pháp luật hiện hành.",
]


def test_columns_have_their_own_notes() -> None:
    title = [Words(60, 740, "BÁO CÁO KẾT QUẢ CÔNG TÁC QUÝ I NĂM 2026 CỦA TỈNH GỬI CẤP TRÊN", 12)]
    page = [
        *title,
        *column(60, LEFT, ("1", "Kế hoạch số 33/KH-UBND ngày 02/3/2026.")),
        *column(310, RIGHT, ("2", "Báo cáo số 44/BC-UBND ngày 09/3/2026.")),
    ]
    found = read(paper(page, page), "a.pdf")
    assert [(n.mark, n.state) for n in found.notes] == [(mark, NoteState.PAIRED) for mark in ("1", "2", "1", "2")]
    assert found.text.startswith("BÁO CÁO KẾT QUẢ CÔNG TÁC QUÝ I NĂM 2026 CỦA TỈNH GỬI CẤP TRÊN\n\nCăn cứ")
    assert "theo Nghị định số 118/2025/NĐ-CP ngày 09/6/2025" in found.text
    assert "ngày 05/02/2026 của Ủy ban" in found.text


def test_a_table_is_no_text_in_columns() -> None:
    rows = [
        Words(x, 700 - 18 * index, words, 10)
        for index in range(8)
        for x, words in ((60, f"Việc {index}"), (310, "Đã xong"))
    ]
    text = text_of(Words(60, 740, "KẾT QUẢ THỰC HIỆN NHIỆM VỤ ĐƯỢC GIAO TRONG QUÝ I NĂM 2026", 12), *rows)
    assert "Việc 0 Đã xong" in text.replace("\n\n", " ")


def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    made = paper(*([Words(60, 700, "chữ số")] for _ in range(5)))
    monkeypatch.setattr("vbqppl.readers.pdf.MAX_CHARS", 10)
    with pytest.raises(err.TooLargeError):
        read(made, "a.pdf")
    monkeypatch.setattr("vbqppl.readers.pdf.MAX_PAGES", 3)
    with pytest.raises(err.TooLargeError, match="trang"):
        read(made, "a.pdf")


def test_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pypdfium2", None)
    with pytest.raises(err.MissingLibraryError, match="pip install"):
        read(paper([Words(60, 700, "a")]), "a.pdf")
