import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbqppl.search import analyzer
from vbqppl.text import clean, fold


def test_words_are_folded_syllables() -> None:
    assert analyzer.words("Ủy ban nhân dân TP. Hải Phòng, số 428/QĐ-UBND") == (
        ["uy", "ban", "nhan", "dan", "tp", "hai", "phong", "so", "428", "qd", "ubnd"]
    )


def test_every_spelling_gives_the_same_words() -> None:
    nfd = unicodedata.normalize("NFD", "hoà giải đường thủy")
    assert analyzer.words(clean(nfd).text) == analyzer.words("hòa giải đường thuỷ") == ["hoa", "giai", "duong", "thuy"]


def test_the_quick_way_and_the_long_way_agree() -> None:
    text = "Điều 5. “Thu hồi đất” – diện tích ≥ 2_000 m"
    assert analyzer.words(text + " Ω") == [*analyzer.words(text), "ω"]
    assert analyzer.folded(text + " Ω")[: len(text)].split()[0] == analyzer.folded(text).split()[0] == "dieu"


@given(st.text(max_size=80))
def test_words_never_fail_and_folding_keeps_the_length(text: str) -> None:
    plain = clean(text).text
    assert len(analyzer.folded_clean(plain)) == len(plain)
    assert all(0 < len(word) <= analyzer.LONGEST_WORD and "_" not in word for word in analyzer.words(plain))


@given(st.text(alphabet="aăâđeêơưáạảãàừữựỹỷ ABĐƯ12.,_-“”\n", max_size=60))
def test_vietnamese_words_are_those_of_the_long_way(text: str) -> None:
    plain = clean(text).text
    assert analyzer.words(plain) == analyzer._WORD.findall(fold(plain).lower())


def test_a_very_long_word_is_cut() -> None:
    assert analyzer.words("a" * 1_000_000) == ["a" * analyzer.LONGEST_WORD]


@pytest.mark.parametrize(("given", "wanted"), [([], []), (["mot"], []), (["dat", "dai", "a"], ["dat_dai", "dai_a"])])
def test_pairs(given: list[str], wanted: list[str]) -> None:
    assert analyzer.pairs(given) == wanted


def test_tokens_of_a_unit() -> None:
    tokens = analyzer.unit_tokens("Đất đai", "Điều 1", "thu phí, thu phí", title_weight=3)
    assert tokens.count("dat_dai") == 3
    assert tokens.count("=dat_dai") == 1
    assert tokens.count("dieu_1") == 2
    assert tokens.count("thu_phi") == 2  # pairs as often as they stand
    assert tokens.count("thu") == 1  # syllables of the body once
    assert "dai_dieu" not in tokens  # no pair spans two parts


def test_the_place_of_a_tone_makes_no_difference() -> None:
    assert analyzer.toned("hòa") == analyzer.toned("hoà")
    assert analyzer.toned("hòa") != analyzer.toned("hóa")
    assert analyzer.toned("ủy") == analyzer.toned("uỷ")
    assert analyzer.toned("dat") == "dat"
