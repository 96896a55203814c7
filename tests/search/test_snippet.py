from hypothesis import given
from hypothesis import strategies as st

from vbqppl.search.snippet import READ, Snippet, phrase_in, snippet


def test_matches_are_marked_with_the_accents_of_the_text() -> None:
    found = snippet("Việc thu hồi đất do Nhà nước thực hiện.", ["thu", "dat"])
    assert found.marked() == "Việc «thu» hồi «đất» do Nhà nước thực hiện."


def test_the_best_stretch_is_shown() -> None:
    text = "đất ở đây. " + "lời dẫn dài dòng. " * 120 + "Bồi thường khi thu hồi đất nông nghiệp. " + "phần cuối. " * 90
    found = snippet(text, ["boi", "thuong", "thu", "hoi", "dat"])
    assert "«Bồi» «thường» khi «thu» «hồi» «đất»" in found.marked()
    assert "«Bồi thường» khi «thu hồi đất»" in found.marked(together=True)
    assert len(found.marks) == 5
    assert found.text.startswith("… ")
    assert found.text.endswith(" …")
    assert len(found.text) < 260


def test_whole_words_only_and_no_overlap() -> None:
    assert snippet("thuế thu thuyền", ["thu"]).marked("[", "]") == "thuế [thu] thuyền"
    assert snippet("thu hồi đất", ["thu", "thu hoi dat"]).marked("[", "]") == "[thu hồi đất]"


def test_a_phrase_over_lines_and_marks() -> None:
    found = snippet("về việc thu,\n  hồi — đất  công", ["thu hoi dat"])
    assert found.marked("[", "]") == "về việc [thu, hồi — đất] công"


def test_nothing_found_gives_the_beginning() -> None:
    assert snippet("Mở đầu. " + "x " * 400, ["khong"]).text.startswith("Mở đầu.")
    assert snippet("", ["a"]) == Snippet("")
    assert snippet("Mở đầu", ()).marks == ()


def test_a_huge_text_is_read_so_far_only() -> None:
    assert not snippet("a " * READ + "đất", ["dat"]).marks


def test_phrase_in() -> None:
    assert phrase_in("thu hoi dat", "viec thu, hoi\ndat dai")
    assert not phrase_in("thu hoi dat", "thu hoi datum")


@given(st.text(alphabet="đất thu\n  .,hồi Ω", max_size=400), st.lists(st.sampled_from(["dat", "thu", "thu hoi", "x"])))
def test_marks_lie_inside_and_in_order(text: str, terms: list[str]) -> None:
    found = snippet(text, terms, 60)
    place = 0
    for start, end in found.marks:
        assert place <= start < end <= len(found.text)
        place = end
    assert "\n" not in found.text
