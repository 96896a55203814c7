"""Letters: one spelling, and offsets that lead back to the source."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbqppl.text import clean, fold, nfc, squash

DIRT = st.sampled_from("ÐÐđĐАВСТ–—\u00ad\u200b\ufeff\u00a0\u0301\u0323\u0335DdaơƯ/-*<b>1 \r\n\t")
TEXTS = st.text(st.one_of(DIRT, st.characters(codec="utf-8"))) | st.text()


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("QÐ-UBND", "QĐ-UBND"),
        ("ТТ-ВТС", "TT-BTC"),
        ("NĐ–CP NĐ—CP NĐ−CP NĐ‑CP", "NĐ-CP NĐ-CP NĐ-CP NĐ-CP"),
        ("a\u00a0b\u2009c", "a b c"),
        ("12⁄2020／x", "12/2020/x"),
        ("so\u00ad\u200bft\ufeff", "soft"),
        (unicodedata.normalize("NFD", "Nghị định số Ủy"), "Nghị định số Ủy"),
        ("QD\u0335-UBND d\u0336", "QĐ-UBND đ"),
        ("203**/2025/**QH15", "203/2025/QH15"),
        ("**1**04/2012/NĐ-CP", "**104/2012/NĐ-CP"),
        ("2 **04/2012", "2 **04/2012"),
        ("428/QĐ<b>-</b>UBND", "428/QĐ-UBND"),
        ("**đậm** và <b>đậm</b>", "**đậm** và <b>đậm</b>"),
        ("a\u0000b", "a b"),
    ],
)
def test_one_spelling(text: str, cleaned: str) -> None:
    assert clean(text).text == cleaned


@given(TEXTS)
def test_places_lead_back_to_the_source(text: str) -> None:
    cleaned = clean(text)
    places = [cleaned.to_source(place) for place in range(len(cleaned.text))]
    ends = [cleaned.end_to_source(place + 1) for place in range(len(cleaned.text))]
    assert places == sorted(places)
    assert ends == sorted(ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(places, ends, strict=True))
    for place, start, end in zip(range(len(places)), places, ends, strict=True):
        kept = clean(text[start:end]).text
        assert cleaned.text[place] in (kept or cleaned.text[place])
    assert cleaned.end_to_source(0) == 0


@given(TEXTS)
def test_clean_text_is_clean(text: str) -> None:
    once = clean(clean(text).text).text
    assert clean(once).text == once


@given(st.text())
def test_fold_keeps_the_length_of_nfc_text(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    assert len(fold(text)) == len(text)


def test_fold_and_squash() -> None:
    assert fold("Đường ĐÊ Ủy ban Ð") == "duong de uy ban ð"
    assert squash("  Ủy ban\n nhân dân – TP. Hải Phòng ") == "uy ban nhan dan tp hai phong"
    assert nfc(" a\u00a0 b\n") == "a b"
