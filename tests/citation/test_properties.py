"""What holds for every text: offsets lead back, writing is read back, damage changes nothing, nothing raises."""

import datetime as dt
import unicodedata
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.citation.test_forms import every_form
from vbqppl.citation import Cited, Mention, Provision, Step, Style, extract, write_citation

FORMS = [form.values[0] for form in every_form() if form.values[1] not in ("relative", "relations")]
TYPES = {
    "Nghị định": "NĐ-CP",
    "Quyết định": "QĐ-TTg",
    "Thông tư": "TT-BTC",
    "Nghị quyết": "NQ-HĐND",
    "Chỉ thị": "CT-TTg",
}
WITHOUT_YEAR = {"Quyết định": "QĐ-UBND", "Tờ trình": "TTr-UBND", "Kế hoạch": "KH-UBND", "Báo cáo": "BC-UBND"}
ISSUERS = (
    "Chính phủ",
    "Thủ tướng Chính phủ",
    "Bộ trưởng Bộ Tài chính",
    "Hội đồng nhân dân thành phố Hải Phòng",
    "Ủy ban nhân dân tỉnh Hải Dương (cũ)",
    "Chủ tịch Ủy ban nhân dân xã Vĩnh Bảo",
)
TITLES = ("về công tác văn thư", "quy định chi tiết một số nội dung", "ban hành Quy chế làm việc")
_WORDS = """Nghị_định_ số_ 30/2020/NĐ-CP Luật_ Đất_đai
    khoản_2_ Điều_7_ ,_ và_ ngày_05/3/2020_ của_ Chính_phủ ( ) * | NQ_57
    12-KH/TU trừ_ [3]_ <sup>3</sup> Số:_ 1 999999999 Ð - – / QĐ này các_ 10,_11_ Bộ_luật_"""
PIECES = st.sampled_from(
    [word.replace("_", " ") for word in _WORDS.split()]
    + ["\n", "\r\n", "\x00", "\ud800", "\u00ad", "\u0301", "Nghị định ", " số "]
)


def fields(mention: Mention) -> dict[str, Any]:
    shown = mention.as_json()
    return {key: shown[key] for key in shown if key not in ("start", "end", "text")}


def collapsed(found: list[Mention]) -> list[dict[str, Any]]:
    """Return the fields without what the letters themselves decide: case, white space."""
    return [
        {
            key: " ".join(value.casefold().split()) if isinstance(value, str) else value
            for key, value in fields(mention).items()
        }
        for mention in found
    ]


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=40).map("".join))
def test_no_input_raises_and_offsets_lead_back(text: str) -> None:
    found = extract(text, relative=True, relations=True)
    assert [m.start for m in found] == sorted(m.start for m in found)
    for index, mention in enumerate(found):
        assert text[mention.start : mention.end] == mention.text
        assert mention.start < mention.end <= len(text)
        assert mention.antecedent is None or (mention.antecedent != index and 0 <= mention.antecedent < len(found))
        if mention.relation:
            assert text[mention.relation.start : mention.relation.end] == mention.relation.quote


@st.composite
def provisions(draw: st.DrawFn) -> Provision:
    steps = [Step("Điều", str(draw(st.integers(1, 300))))]
    if draw(st.booleans()):
        steps.append(Step("khoản", str(draw(st.integers(1, 30)))))
        if draw(st.booleans()):
            steps.append(Step("điểm", draw(st.sampled_from("abcdđeghiklmn"))))
    return Provision(tuple(steps))


@st.composite
def citations(draw: st.DrawFn) -> Cited:
    day = draw(st.dates(dt.date(1998, 1, 1), dt.date(2026, 12, 31)))
    ordinal = draw(st.integers(1, 9999))
    kind = draw(st.sampled_from([*TYPES, *WITHOUT_YEAR]))
    with_year = kind in TYPES and (kind not in WITHOUT_YEAR or draw(st.booleans()))
    number = f"{ordinal:02d}/{day.year}/{TYPES[kind]}" if with_year else f"{ordinal:02d}/{WITHOUT_YEAR[kind]}"
    issuer = draw(st.none() | st.sampled_from(ISSUERS))
    title = draw(st.sampled_from(TITLES)) if issuer and draw(st.booleans()) else None
    places = tuple(draw(st.lists(provisions(), max_size=1)))
    return Cited(kind, number, day if draw(st.booleans()) else None, issuer, title, places)


@settings(max_examples=200, deadline=None)
@given(citations())
def test_what_is_written_is_read_back(cited: Cited) -> None:
    (mention,) = extract(f"Thực hiện {write_citation(cited)}.")
    assert (mention.type, mention.number, mention.date, mention.issuer, mention.provisions) == (
        cited.type,
        cited.number,
        cited.day,
        cited.issuer,
        cited.provisions,
    )


@settings(max_examples=60, deadline=None)
@given(citations())
def test_the_normative_style_gives_number_issuer_and_place_back(cited: Cited) -> None:
    (mention,) = extract(f"Thực hiện {write_citation(cited, Style.NORMATIVE)}.")
    assert (mention.number, mention.issuer, mention.provisions) == (cited.number, cited.issuer, cited.provisions)
    assert mention.date is None


@pytest.mark.parametrize("form", FORMS)
def test_nfd_changes_nothing(form: dict[str, Any]) -> None:
    text = unicodedata.normalize("NFC", form["text"])
    apart = unicodedata.normalize("NFD", text)
    found = extract(apart)
    assert collapsed(found) == collapsed(extract(text))
    assert all(apart[m.start : m.end] == m.text for m in found)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("old", "new"),
    [("-", "–"), ("-", "‑"), (" ", "\u00a0"), (" ", "  "), ("\n", "\r\n"), ("Đ", "Ð"), ("ngày", "ngày\u200b")],
)
def test_dashes_and_spaces_change_nothing(form: dict[str, Any], old: str, new: str) -> None:
    text = form["text"]
    changed = text.replace(old, new)
    found = extract(changed)
    assert collapsed(found) == collapsed(extract(text))
    assert all(changed[m.start : m.end] == m.text for m in found)


@pytest.mark.parametrize(
    "form", [form for form in FORMS if all(m.get("kind", "full") == "full" for m in form["mentions"])]
)
def test_the_case_of_type_words_changes_nothing(form: dict[str, Any]) -> None:
    text = form["text"]
    for word in ("Nghị định", "Quyết định", "Thông tư", "Nghị quyết", "Tờ trình", "Báo cáo", "Công văn"):
        for changed in (word.lower(), word.upper(), word.title()):
            other = text.replace(word, changed)
            assert collapsed(extract(other)) == collapsed(extract(text))


def test_a_byte_order_mark_in_the_text_is_counted_as_a_character() -> None:
    text = "\ufeffNghị định số 30/2020/NĐ-CP\r\nvà Luật Đất đai"
    number, name = extract(text)
    assert (number.start, number.text) == (14, "30/2020/NĐ-CP")
    assert text[name.start : name.end] == "Luật Đất đai"
