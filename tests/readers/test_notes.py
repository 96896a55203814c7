"""Footnotes in running text: every form of mark, wherever the notes stand."""

import time

from hypothesis import given
from hypothesis import strategies as st

from vbqppl.readers.model import NoteState
from vbqppl.readers.notes import find_notes


def pairs(text: str) -> list[tuple[str, str | None, str | None]]:
    return [
        (
            note.mark,
            text[note.mark_start : note.mark_end] if note.mark_start is not None else None,
            text[note.note_start : note.note_end] if note.note_start is not None else None,
        )
        for note in find_notes(text)
    ]


def test_sup_marks_and_notes_in_the_middle_of_the_document() -> None:
    text = (
        "Đã ban hành kế hoạch<sup>1</sup>, báo cáo <sup>2</sup>;\n\n<sup>1</sup> Kế hoạch số 5/KH-UBND.\n\n"
        "<sup>2</sup> Báo cáo số 7/BC-UBND.\n\nĐoạn sau<sup>3</sup>.\n\n<sup>3</sup> Quyết định số 9/QĐ-UBND."
    )
    assert pairs(text) == [
        ("1", "<sup>1</sup>", "Kế hoạch số 5/KH-UBND."),
        ("2", "<sup>2</sup>", "Báo cáo số 7/BC-UBND."),
        ("3", "<sup>3</sup>", "Quyết định số 9/QĐ-UBND."),
    ]


def test_notes_on_following_lines_without_blank_lines() -> None:
    text = "A<sup>1</sup> và B<sup>2</sup>\n<sup>1</sup> Một dòng\ncòn tiếp.\n<sup>2</sup> Hai.\n\nĐoạn."
    assert [note[2] for note in pairs(text)] == ["Một dòng\ncòn tiếp.", "Hai."]


def test_pandoc_references_with_a_colon() -> None:
    text = "Theo quy định[^a] và[^2].\n\n[^a]: Luật số 64/2025/QH15.\n\n[^2]: Nghị định."
    assert pairs(text) == [("a", "[^a]", "Luật số 64/2025/QH15."), ("2", "[^2]", "Nghị định.")]


def test_raised_digits_of_unicode() -> None:
    text = "Kế hoạch¹ và báo cáo¹².\n\n¹ Kế hoạch số 5/KH-UBND.\n¹² Báo cáo."
    assert [(note[0], note[2]) for note in pairs(text)] == [
        ("1", "Kế hoạch số 5/KH-UBND."),
        ("12", "Báo cáo."),
    ]


def test_brackets_are_marks_only_where_notes_of_that_form_stand() -> None:
    assert pairs("Xem tài liệu [3] và mảng a[1].") == []
    text = "Xem kế hoạch[1].\n\n[1] Kế hoạch số 5/KH-UBND."
    assert pairs(text) == [("1", "[1]", "Kế hoạch số 5/KH-UBND.")]


def test_digits_that_start_again_go_to_the_nearest_waiting_mark() -> None:
    text = "A<sup>1</sup>\n\n<sup>1</sup> thứ nhất\n\nB<sup>1</sup>\n\n<sup>1</sup> thứ hai"
    assert [note[2] for note in pairs(text)] == ["thứ nhất", "thứ hai"]
    at_the_end = "A<sup>1</sup> B<sup>1</sup>\n\n<sup>1</sup> thứ nhất\n\n<sup>1</sup> thứ hai"
    assert [note[2] for note in pairs(at_the_end)] == ["thứ nhất", "thứ hai"]


def test_notes_of_an_appendix_do_not_go_to_the_marks_of_the_body() -> None:
    text = "Một[1], hai[2], ba[3], bốn[4].\n\nPHỤ LỤC\n\nTên[1] và ngày[2].\n\n[1] Ghi tên.\n\n[2]\nGhi ngày.\n"
    states = [(note.mark, note.state.value) for note in find_notes(text)]
    assert states == [
        ("1", "no_note"), ("2", "no_note"), ("3", "no_note"), ("4", "no_note"), ("1", "paired"), ("2", "paired"),
    ]  # fmt: skip
    assert pairs(text)[-1] == ("2", "[2]", "Ghi ngày.")


def test_runs_of_different_length_find_their_own_notes() -> None:
    text = "a[1] b[2]\n\nc[1] d[2] e[3]\n\n[1] A\n[2] B\n[1] C\n[2] D\n[3] E"
    assert [note[2] for note in pairs(text)] == ["A", "B", "C", "D", "E"]


def test_marks_out_of_order_still_find_their_notes() -> None:
    text = "a[1] b[3] c[2]\n\n[1] A\n[2] B\n[3] C"
    assert [note[2] for note in pairs(text)] == ["A", "C", "B"]


def test_many_runs_take_little_time() -> None:
    text = " ".join("a[1] b[2]" for _ in range(3000)) + "".join("\n[1] A\n[2] B" for _ in range(2999))
    start = time.perf_counter()
    assert len(find_notes(text)) == 6000
    assert time.perf_counter() - start < 20


def test_a_note_that_stands_before_its_mark() -> None:
    text = "<sup>1</sup> Ghi chú trước.\n\nChữ<sup>1</sup>."
    assert pairs(text) == [("1", "<sup>1</sup>", "Ghi chú trước.")]


def test_what_stays_alone_says_so() -> None:
    text = "A<sup>1</sup> B<sup>2</sup> C<sup>1</sup>\n\n<sup>1</sup> một\n\n<sup>5</sup> năm"
    states = {(note.mark, note.mark_start): note.state for note in find_notes(text)}
    assert sorted(states.values()) == [
        NoteState.NO_MARK,
        NoteState.NO_NOTE,
        NoteState.PAIRED,
        NoteState.REPEATED,
    ]
    assert states["1", text.index("<sup>1</sup>")] is NoteState.PAIRED
    assert states["1", text.index("C<sup>") + 1] is NoteState.REPEATED
    assert states["2", text.index("<sup>2</sup>")] is NoteState.NO_NOTE


def test_exponents_and_code_are_no_marks() -> None:
    assert pairs("Diện tích 120 m<sup>2</sup>, 35km<sup>2</sup>, thể tích 7 m³.") == []
    assert pairs("```\n<sup>1</sup>\n```\n") == []
    assert [note[0] for note in pairs("Sở Nội vụ<sup>2</sup> báo cáo.\n\n<sup>2</sup> Công văn.")] == ["2"]


def test_word_export_with_a_link_inside() -> None:
    text = 'Chữ<sup><a href="#n1">[1]</a></sup>\n\n<sup>1</sup> Ghi chú.'
    assert pairs(text)[0][2] == "Ghi chú."


@given(st.text(alphabet="<sup>/123[]^ \n:aÂ¹²", max_size=300))
def test_any_text_gives_places_inside_it(text: str) -> None:
    for note in find_notes(text):
        for place in (note.mark_start, note.mark_end, note.note_start, note.note_end):
            assert place is None or 0 <= place <= len(text)


def test_ten_thousand_notes_take_linear_time() -> None:
    def make(count: int) -> str:
        body = " ".join(f"chữ<sup>{n}</sup>" for n in range(1, count + 1))
        return body + "".join(f"\n\n<sup>{n}</sup> Kế hoạch số {n}/KH-UBND." for n in range(1, count + 1))

    assert len(find_notes(make(9_999))) == 9_999
    small = min(_seconds(make(1_000)) for _ in range(3))
    large = min(_seconds(make(8_000)) for _ in range(3))
    assert large < 40 * small + 0.05


def _seconds(text: str) -> float:
    start = time.perf_counter()
    find_notes(text)
    return time.perf_counter() - start
