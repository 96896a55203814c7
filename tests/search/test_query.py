import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbqppl.search.engine import All, AnyOf, Phrase, Term, leaves
from vbqppl.search.plan import Stage, in_title, steps, without
from vbqppl.search.query import MOST_SYLLABLES, Atom, Part, parse


def test_words_are_one_run() -> None:
    query = parse("Thu hồi đất")
    assert query.groups == ((Atom(("thu", "hoi", "dat")),),)
    assert query.toned == {"hoi": "hồi", "dat": "đất"}


def test_phrases_exclusion_and_alternatives() -> None:
    query = parse('"thu hồi đất" OR bồi thường -nhà "mức phí"')
    assert query.groups == (
        (Atom(("thu", "hoi", "dat"), phrase=True), Atom(("boi", "thuong"))),
        (Atom(("muc", "phi"), phrase=True),),
    )
    assert query.without == (Atom(("nha",), phrase=True),)
    assert set(query.terms) == {"thu hoi dat", "boi", "thuong", "muc phi"}


@pytest.mark.parametrize("prefix", ["trich-yeu:", "trích-yếu:", "TRÍCH-YẾU:", "trich-yeu: "])
def test_the_prefix_of_titles(prefix: str) -> None:
    assert parse(f"{prefix}phí nước").groups[0] == (Atom(("phi",), part=Part.TITLE),)


def test_prefixes_of_the_registry() -> None:
    query = parse('số:428/QĐ-UBND loai:"quyết định" co-quan:"UBND tỉnh" điều:5 lời')
    assert query.numbers == ("428/QĐ-UBND",)
    assert query.types == ("quyết định",)
    assert query.issuers == ("UBND tỉnh",)
    assert query.articles == ("5",)
    assert query.groups == ((Atom(("loi",)),),)


@pytest.mark.parametrize(
    "text", ["foo:bar", "a:b:c", "so:", "OR", "OR OR", "-", '"', '""', "- -", "a OR", ":", "*", "(NEAR"]
)
def test_unknown_syntax_is_text(text: str) -> None:
    query = parse(text)
    assert not query.numbers
    assert not query.without


def test_an_unknown_prefix_keeps_its_words() -> None:
    assert parse("mục:đất").groups == ((Atom(("muc", "dat")),),)
    assert parse('mục:"đất đai"').groups[-1] == (Atom(("dat", "dai"), phrase=True),)


def test_ten_thousand_terms_are_cut_and_said() -> None:
    query = parse("đất đai " * 5000)
    assert query.cut
    assert sum(len(atom.syllables) for group in query.groups for atom in group) == MOST_SYLLABLES
    assert parse('"a b" ' * 100).cut


@given(st.text(max_size=200))
def test_parsing_never_fails(text: str) -> None:
    parse(text)


def _stages(text: str) -> list[tuple[Stage, list[str]]]:
    made = [make() for make in steps(parse(text), lambda _: 1)]
    return [(step.stage, list(leaves(step.must))) for step in made if step]


def test_stages_of_a_short_and_of_a_long_query() -> None:
    assert _stages("thu hồi đất") == [
        (Stage.PAIRS, ["thu_hoi", "hoi_dat"]),
        (Stage.SYLLABLES, ["thu", "hoi", "dat"]),
    ]
    assert [stage for stage, _ in _stages("một hai ba bốn năm sáu bảy")] == [Stage.PAIRS, Stage.LOOSE]
    assert _stages("thuế") == [(Stage.PAIRS, ["thue"])]
    assert _stages('"thu hồi đất"') == [(Stage.PAIRS, ["thu_hoi", "hoi_dat"])]
    assert _stages("") == []


def test_a_long_question_of_unknown_words_has_no_loose_stage() -> None:
    made = [make() for make in steps(parse("một hai ba bốn năm sáu bảy"), lambda _: 0)]
    assert made[1] is None


def test_nodes() -> None:
    assert without(parse('-"a b" -c')) == AnyOf((Phrase(("a_b",), "a b"), Term("c")))
    assert without(parse("a")) is None
    assert in_title(All((Term("a_b"), Term("=x"), Phrase(("c_d",), "c d")))) == Term("=a_b")
    assert in_title(Term("=x")) is None
