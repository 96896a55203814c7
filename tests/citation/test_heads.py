"""A document's own number in heads of several shapes, notes, columns, one citation typed by hand."""

import datetime as dt

import pytest

from vbqppl.citation import MentionKind, begins_with_place, extract, find_notes, parse_citation

LINES = """ỦY BAN NHÂN DÂN
THÀNH PHỐ HẢI PHÒNG
Số: 428/QĐ-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Hải Phòng, ngày 25 tháng 02 năm 2026
QUYẾT ĐỊNH
Về việc công bố danh mục
Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ;
"""
TABLE = """|
**BỘ TÀI CHÍNH**
|
**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**
|
|
Số: 12/2024/TT-BTC
|
*Hà Nội, ngày 05 tháng 6 năm 2024*
|

**THÔNG TƯ**

Sửa đổi Thông tư số 10/2020/TT-BTC
"""
CARD = """Thuộc tính | Giá trị
Số hiệu: | 12/2024/TT-BTC
Loại văn bản: Thông tư
Ngày ban hành: 05/06/2024
Thông tư số 12/2024/TT-BTC sửa đổi Thông tư số 10/2020/TT-BTC
"""
LETTER = """SỞ NỘI VỤ
Số: 12/SNV-CCHC
V/v báo cáo cải cách hành chính
Hải Phòng, ngày 05 tháng 6 năm 2024
Kính gửi: Ủy ban nhân dân thành phố
"""
LAW = """QUỐC HỘI
Luật số: 64/2025/QH15
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

LUẬT
BAN HÀNH VĂN BẢN QUY PHẠM PHÁP LUẬT
Căn cứ Hiến pháp
"""


@pytest.mark.parametrize(
    ("text", "number", "kind", "day"),
    [
        (LINES, "428/QĐ-UBND", "Quyết định", dt.date(2026, 2, 25)),
        (TABLE, "12/2024/TT-BTC", "Thông tư", dt.date(2024, 6, 5)),
        (CARD, "12/2024/TT-BTC", "Thông tư", dt.date(2024, 6, 5)),
        (LETTER, "12/SNV-CCHC", "Công văn", dt.date(2024, 6, 5)),
        (LAW, "64/2025/QH15", "Luật", None),
    ],
)
def test_the_own_number(text: str, number: str, kind: str, day: dt.date | None) -> None:
    first, *others = extract(text)
    assert (first.number, first.type, first.date, first.own) == (number, kind, day, True)
    assert all(other.own == (other.number == number) for other in others)


def test_a_number_in_the_text_is_not_its_own() -> None:
    (mention,) = extract("Thực hiện Quyết định số 12/QĐ-UBND ngày 05/6/2020")
    assert not mention.own


@pytest.mark.parametrize("mark", ["<sup>3</sup>", "[^3]:", "[3]"])
def test_notes(mark: str) -> None:
    text = f"Thân bài{mark.rstrip(':')}.\n\n{mark} Quyết định số 12/QĐ-UBND.\n\nQuyết định số 13/QĐ-UBND"
    (note,) = find_notes(text)
    assert note.mark == "3"
    assert text[note.start : note.end] == f"{mark} Quyết định số 12/QĐ-UBND."
    assert [mention.footnote for mention in extract(text)] == ["3", None]


def test_notes_follow_one_another() -> None:
    text = "Số 1/QĐ-UBND\n[^a]: Quyết định số 2/QĐ-UBND\n[^b]: Quyết định số 3/QĐ-UBND\n"
    assert [mention.footnote for mention in extract(text)] == [None, "a", "b"]
    assert find_notes("không có chú thích") == ()


def test_pinpoints_in_a_column_of_their_own() -> None:
    text = """STT | Tên văn bản | Nội dung, quy định hết hiệu lực | Lý do | Ngày
1. | Thông tư số 27/2016/TT-BLĐTBXH ngày 28/9/2016 của Bộ trưởng | - Điều 4, Điều 5
- Khoản 1 Điều 11 | Được thay thế bởi Thông tư số 5/2024/TT-BLĐTBXH | 05/6/2024
2. | Thông tư số 34/2016/TT-BLĐTBXH ngày 28/9/2016 | Phụ lục II | Bị bãi bỏ bởi Thông tư số 6/2024/TT-BLĐTBXH
3. | Thông tư số 35/2016/TT-BLĐTBXH ngày 28/9/2016 | Toàn bộ | Bị bãi bỏ bởi Thông tư số 6/2024/TT-BLĐTBXH
"""
    found = {mention.number: [str(place) for place in mention.provisions] for mention in extract(text)}
    assert found["27/2016/TT-BLĐTBXH"] == ["Điều 4", "Điều 5", "Điều 11 khoản 1"]
    assert found["34/2016/TT-BLĐTBXH"] == ["Phụ lục II"]
    assert found["35/2016/TT-BLĐTBXH"] == found["5/2024/TT-BLĐTBXH"] == []


def test_one_citation_typed_by_hand() -> None:
    mention = parse_citation("khoản 2 Điều 7 Nghị định số 118/2025/NĐ-CP")
    assert mention is not None
    assert (mention.number, [str(place) for place in mention.provisions]) == ("118/2025/NĐ-CP", ["Điều 7 khoản 2"])
    named = parse_citation("Luật Đất đai 2024")
    assert named is not None
    assert named.kind is MentionKind.NAME
    both = parse_citation("Luật Đấu thầu, Nghị định số 118/2025/NĐ-CP")
    assert both is not None
    assert both.kind is MentionKind.FULL
    assert parse_citation("không có gì") is None


def test_a_place_of_the_attached_regulation_says_so() -> None:
    (attached,) = extract("Điều 5 Quy chế ban hành kèm theo Quyết định số 12/2019/QĐ-UBND")
    (inside,) = extract("Điều 5 Quyết định số 12/2019/QĐ-UBND")
    assert [place.attached for place in (*attached.provisions, *inside.provisions)] == [True, False]


def test_a_relation_is_handed_on_in_a_list_with_its_clause() -> None:
    text = "Bãi bỏ Quyết định số 12/QĐ-UBND và Quyết định số 13/QĐ-UBND. Báo cáo số 5/BC-UBND."
    first, second, third = extract(text, relations=True)
    assert first.relation is not None
    assert second.relation is not None
    assert first.relation.quote == "Bãi bỏ Quyết định số 12/QĐ-UBND"
    assert second.relation.quote == "Bãi bỏ Quyết định số 12/QĐ-UBND và Quyết định số 13/QĐ-UBND"
    assert third.relation is None
    shown = first.as_json()["relation"]
    assert shown == {"kind": "repeals", "quote": first.relation.quote, "start": 0, "end": first.end}


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        ("Quyết định số 12/2020/QĐ-UBND, khoản 2 Điều 7", ["Điều 7 khoản 2"]),
        ("Quyết định số 12/2020/QĐ-UBND (khoản 2 Điều 7)", ["Điều 7 khoản 2"]),
        ("12/2020/QĐ-UBND ngày 05/02/2020 của UBND thành phố Hải Phòng, Điều 7, khoản 2", ["Điều 7 khoản 2"]),
        ("Nghị định 118/2025/NĐ-CP - Điều 5, Điều 6", ["Điều 5", "Điều 6"]),
        ("Luật Đất đai 2024, khoản 2 Điều 7.", ["Điều 7 khoản 2"]),
        ("Quyết định số 5/2020/QĐ-UBND sửa đổi khoản 2 Điều 7", []),  # what it amends is another's
        ("Điều 3 Quyết định số 5/2020/QĐ-UBND", ["Điều 3"]),
    ],
)
def test_a_typed_citation_may_end_with_its_place(typed: str, places: list[str]) -> None:
    mention = parse_citation(typed)
    assert mention is not None
    assert [str(place) for place in mention.provisions] == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Phần thứ hai Bộ luật Dân sự", True),
        ("điểm a khoản 1", True),
        ("Điều lệ Đảng", False),
        ("Chương trình 06", False),
    ],
)
def test_words_that_begin_with_a_place(text: str, places: bool) -> None:  # noqa: FBT001
    assert begins_with_place(text) is places
