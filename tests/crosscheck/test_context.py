"""What the text around a citation says."""

import pytest

from vbqppl.citation import extract
from vbqppl.crosscheck.context import Stance, around, quote, years_named
from vbqppl.readers.notes import find_notes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Căn cứ Nghị định số 45/2021/NĐ-CP;", Stance.LEANS),
        ("được làm theo quy định tại khoản 2 Điều 7 Nghị định số 45/2021/NĐ-CP", Stance.LEANS),
        ("mức chi áp dụng theo Nghị định số 45/2021/NĐ-CP", Stance.LEANS),
        ("Tiếp tục thực hiện các Nghị định của Chính phủ: số 45/2021/NĐ-CP", Stance.LEANS),
        ("Đã rà soát Nghị định số 45/2021/NĐ-CP", Stance.SPEAKS),
        ("2. Bãi bỏ khoản 1\nĐiều 3 Nghị định\nsố 45/2021/NĐ-CP", Stance.SPEAKS),
        ("Đã rà soát kế hoạch\n- Nghị định số 45/2021/NĐ-CP", Stance.NAMES),
        ("Nghị định sửa đổi, bổ sung một số điều của Nghị định số 45/2021/NĐ-CP", Stance.SPEAKS),
        ("chuẩn bị triển khai thi hành Nghị định số 45/2021/NĐ-CP", Stance.SPEAKS),
        ("Theo quy định tại Luật Đất đai; đã tuyên truyền Nghị định số 45/2021/NĐ-CP", Stance.SPEAKS),
        ("Nghị định số 45/2021/NĐ-CP ngày 31/3/2021", Stance.NAMES),
    ],
)
def test_stance(text: str, expected: Stance) -> None:
    mention = next(m for m in extract(text) if m.number == "45/2021/NĐ-CP")
    assert around(text, mention, None)[0] is expected


def test_a_footnote_leans_with_the_words_at_its_mark() -> None:
    text = "Mức chi áp dụng theo quy định<sup>1</sup>.\n\n<sup>1</sup> Nghị định số 45/2021/NĐ-CP."
    note = find_notes(text)[0]
    assert around(text, extract(text)[0], note)[0] is Stance.LEANS
    text = text.replace("áp dụng theo quy định", "của năm trước")
    assert around(text, extract(text)[0], find_notes(text)[0])[0] is Stance.NAMES


@pytest.mark.parametrize(
    ("words", "years"),
    [
        ("kế hoạch năm 2026", {2026}),
        ("giai đoạn 2026 - 2030", {2026, 2027, 2028, 2029, 2030}),
        ("quý I/2026 và tháng 12/2025", {2025, 2026}),
        ("ngày 24/12/2024", set()),
        ("ngày 24 tháng 12 năm 2024 về kế hoạch năm 2025", {2025}),
        ("Nghị định số 118/2025/NĐ-CP", set()),
        ("2.210 thủ tục, 1990 hồ sơ", {1990}),
        ("từ 2045-2030", set()),
        ("thi hành Luật Cư trú năm 2020", set()),
        ("kế hoạch năm 2026, tầm nhìn đến năm 2030, định hướng 2045", {2026}),
    ],
)
def test_years(words: str, years: set[int]) -> None:
    assert years_named(words) == years


def test_words_at_a_mark_stop_at_the_mark_before() -> None:
    text = (
        "Kế hoạch năm 2024<sup>1</sup>, báo cáo năm 2025.<sup>2</sup>\n\n<sup>1</sup> "
        "Một.\n\n<sup>2</sup> Báo cáo số 9/BC-UBND."
    )
    _, words = around(text, extract(text)[0], find_notes(text)[1])
    assert years_named(words) == {2025}


def test_the_quote_has_type_number_and_date() -> None:
    text = "kèm theo *Quyết định* số\n247/KH-UBND, ngày 20 tháng 01 năm 2026 của UBND; số 9/QĐ-UBND"
    first, second = extract(text)
    assert quote(text, first) == "Quyết định số 247/KH-UBND, ngày 20 tháng 01 năm 2026"
    assert quote(text, second).endswith("9/QĐ-UBND")
