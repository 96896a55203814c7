"""A decision as running text: what is marked, from when, and what is not."""

import datetime as dt
from itertools import product

import pytest

from tests.lists.prose_text import decision, left, prose, said
from vbqppl.lists import NoRowsError, Section, read_list
from vbqppl.lists.prose import read_prose
from vbqppl.validity import EventKind

ON = "\nĐiều 9. Quyết định này có hiệu lực từ ngày 01 tháng 5 năm 2026"
DAY = "2026-05-01"
A = "Quyết định số 1/2001/QĐ-UBND ngày 02/3/2001 của Ủy ban nhân dân tỉnh An Giang ban hành Quy chế làm việc"
B = "Quyết định số 2/2002/QĐ-UBND ngày 02/3/2002 của Ủy ban nhân dân tỉnh Kiên Giang quy định mức thu học phí"


@pytest.mark.parametrize(
    ("clause", "kind"),
    [
        (f"Bãi bỏ toàn bộ {A}; {B}.", "repealed"),
        (f"Hủy bỏ các quyết định sau: {A}; {B}.", "repealed"),
        (f"Quyết định này thay thế {A} và {B}.", "replaced"),
        (f"Quyết định này có hiệu lực kể từ ngày ký; đồng thời thay thế các quyết định: {A}; {B}.", "replaced"),
        (f"{A} và {B} hết hiệu lực kể từ ngày Quyết định này có hiệu lực thi hành.", "expired"),
        (f"Kể từ ngày Quyết định này có hiệu lực thi hành, {A} và {B} hết hiệu lực thi hành.", "expired"),
        (f"{A} và {B} bị bãi bỏ kể từ ngày Quyết định này có hiệu lực.", "repealed"),
        (f"Các Quyết định sau đây hết hiệu lực kể từ ngày Quyết định này có hiệu lực:\n- {A};\n- {B}.", "expired"),
        (f"Bãi bỏ các văn bản quy phạm pháp luật thuộc lĩnh vực y tế, cụ thể như sau:\n1. {A};\n2. {B}.", "repealed"),
        (f"Bãi bỏ văn bản\nBãi bỏ toàn bộ {A}; {B}.", "repealed"),
    ],
)
def test_each_way_to_end_documents(clause: str, kind: str) -> None:
    own = "2026-03-10" if "kể từ ngày ký" in clause else DAY
    ends = said(f"Điều 1. {clause}{ON}")
    assert ends == [f"{kind} 1/2001/QĐ-UBND {own}", f"{kind} 2/2002/QĐ-UBND {own}"]


def test_a_row_has_its_facts_its_day_and_the_decision_as_its_cause() -> None:
    (row,) = prose(f"Điều 1. Bãi bỏ toàn bộ {A}.{ON}").rows
    assert row.citation == "Quyết định số 1/2001/QĐ-UBND ngày 02/3/2001 của Ủy ban nhân dân tỉnh An Giang"
    assert row.facts.title == "ban hành Quy chế làm việc"
    assert (row.facts.issued_on, row.on) == (dt.date(2001, 3, 2), dt.date(2026, 5, 1))
    assert row.acting_mention is not None
    assert row.acting_mention.number == "12/2026/QĐ-UBND"
    assert (row.section, row.place, row.row) == (Section.EXPIRED, "Điều 1", 11)
    assert row.quote.startswith("Điều 1. Bãi bỏ toàn bộ")


@pytest.mark.parametrize(
    ("clause", "day"),
    [
        ("Quyết định này có hiệu lực kể từ ngày ký ban hành.", "2026-03-10"),
        ("Quyết định có hiệu lực thi hành từ ngày 15/4/2026.", "2026-04-15"),
        ("Quyết định này có hiệu lực sau 10 ngày, kể từ ngày ký.", "2026-03-20"),
        ("Quyết định này áp dụng trong năm 2026 và có hiệu lực kể từ ngày ký.", "2026-03-10"),
        ("Quyết định này được công bố trên Công báo.", "None"),
        ("Quyết định này có hiệu lực từ ngày 31 tháng 02 năm 2026.", "None"),
    ],
)
def test_the_day_is_that_of_the_decision(clause: str, day: str) -> None:
    assert said(f"Điều 1. Bãi bỏ {A}.\nĐiều 2. {clause}") == [f"repealed 1/2001/QĐ-UBND {day}"]


def test_a_clause_may_have_a_day_of_its_own() -> None:
    clauses = f"Điều 1. Hiệu lực\n1. {A} hết hiệu lực kể từ ngày 01/7/2026.\n2. {B} hết hiệu lực sau ngày 31/12/2026.\n"
    other = "3. Quyết định số 3/2003/QĐ-UBND hết hiệu lực kể từ ngày Luật Đất đai có hiệu lực.\n"
    assert said(clauses + other + ON) == [
        "expired 1/2001/QĐ-UBND 2026-07-01",
        "expired 2/2002/QĐ-UBND 2027-01-01",
        "expired 3/2003/QĐ-UBND None",
    ]


@pytest.mark.parametrize(
    ("clause", "scope"),
    [
        (f"Bãi bỏ khoản 2 Điều 9 {A}.", "Điều 9 khoản 2"),
        (f"Bãi bỏ Điều 3; bãi bỏ điểm a khoản 1 Điều 4 {A}.", "Điều 4 khoản 1 điểm a"),
        (f"Bãi bỏ quy định tại Điều 3 và khoản 2 Điều 5 của {A}.", "Điều 3; Điều 5 khoản 2"),
        (f"Bãi bỏ khoản 2 Điều 5 Quy chế ban hành kèm theo {A}.", "Điều 5 khoản 2 (kèm theo)"),
        (f"Bãi bỏ Phụ lục I ban hành kèm theo {A}.", "Phụ lục I (kèm theo)"),
        (f"Bãi bỏ Điều 2 và Phụ lục I ban hành kèm theo {A}.", "Điều 2; Phụ lục I (kèm theo)"),
        (
            f"Bãi bỏ Điều 16; điểm c khoản 1, các khoản 3 và 4 Điều 19 {A}.",
            "Điều 16; Điều 19 khoản 1 điểm c; Điều 19 khoản 3; Điều 19 khoản 4",
        ),
        (f"Bãi bỏ khoản 1; khoản 3 Điều 5 {A}.", "Điều 5 khoản 1; Điều 5 khoản 3"),
        (f"Bãi bỏ {A}, trừ Điều 5 và khoản 2 Điều 7.", "trừ Điều 5; Điều 7 khoản 2"),
        (f"Bãi bỏ {A}, trừ các nội dung sau:\na) Điều 5;\nb) Khoản 2 Điều 7.", "trừ Điều 5; Điều 7 khoản 2"),
        (f"{A} hết hiệu lực từ ngày 01/5/2026, trừ quy định tại Điều 5.", "trừ Điều 5"),
        (f"{A} hết hiệu lực từ ngày 01/5/2026, trừ trường hợp quy định tại Điều 7 Quyết định này.", ""),
        (f"Bãi bỏ {A} (trừ nhà ở công vụ).", ""),
    ],
)
def test_parts_and_exceptions(clause: str, scope: str) -> None:
    (row,) = prose(f"Điều 1. {clause}{ON}").rows
    assert (row.facts.number, str(row.scope), row.on) == ("1/2001/QĐ-UBND", scope, dt.date(2026, 5, 1))


def test_places_under_a_heading_belong_to_its_document() -> None:
    heading = "Điều 1. Sửa đổi, bổ sung một số điều của Quy chế ban hành kèm theo Quyết định số 1/2001/QĐ-UBND\n"
    items = (
        "1. Bãi bỏ một số điểm, cụm từ như sau:\na) Cụm từ “một” tại Điều 2;\nb) Khoản 2 Điều 3;\n"
        "2. Sửa đổi Điều 8 như sau:\na) Bãi bỏ khoản 4.\n3. Bãi bỏ khoản 7.\n"
        "4. Sửa đổi Điều 9: “Điều 9. Bãi bỏ Điều 10.”\n"
    )
    assert said(heading + items + ON) == [
        f"repealed 1/2001/QĐ-UBND Điều 3 khoản 2 (kèm theo); Điều 8 khoản 4 (kèm theo) {DAY}"
    ]


def test_a_heading_that_repeals_parts_hands_its_verb_down() -> None:
    text = f"Điều 1. Bãi bỏ một số điều của {A}\n1. Điều 3.\n2. Khoản 1 Điều 4 và quy định về phí tại Điều 5.\n"
    assert said(text + ON) == [f"repealed 1/2001/QĐ-UBND Điều 3 {DAY}"]
    assert left(text + ON) == [("unreadable", "1/2001/QĐ-UBND")]


def test_a_heading_of_places_in_a_chapter_ends_no_chapter() -> None:
    text = f"Điều 1. Bãi bỏ một số quy định tại điều, khoản sau của Chương III {A} như sau:\n1. Khoản 2 Điều 7.\n"
    assert said(text + ON) == [f"repealed 1/2001/QĐ-UBND Điều 7 khoản 2 {DAY}"]


def test_a_title_that_amends_one_document_is_the_heading_of_all() -> None:
    enacts = "Ủy ban nhân dân ban hành Quyết định sửa đổi, bổ sung một số điều của Quyết định số 1/2001/QĐ-UBND"
    assert said(f"{enacts}.\nĐiều 1. Bãi bỏ Điều 7.{ON}") == [f"repealed 1/2001/QĐ-UBND Điều 7 {DAY}"]
    assert said(f"{enacts} và {B}.\nĐiều 1. Bãi bỏ Điều 7.{ON}") == []
    assert said(f"Điều 1. Bãi bỏ Điều 7.{ON}") == []
    assert left(f"Điều 1. Bãi bỏ Điều 7.{ON}") == [("no_document", "Điều 7.")]


@pytest.mark.parametrize(
    ("clause", "code"),
    [
        (f"Bãi bỏ cụm từ “xã” tại khoản 2 Điều 4 {A}.", "struck"),
        (f"Bãi bỏ khoản 3 {A}.", "unreadable"),
        (f"Bãi bỏ tên Mục 1, Mục 2 trong Chương III {A}.", "struck"),
        (f"Bãi bỏ các văn bản quy định tại khoản 2 Điều 4 của {A}.", "unreadable"),
        (f"Bãi bỏ số thứ tự 5 Phụ lục II ban hành kèm theo {A}.", "struck"),
        (f"Bãi bỏ 03 thủ tục hành chính tại {A} và Quyết định số 5/2005/QĐ-UBND.", "struck"),
        (f"Bãi bỏ Quy chế ban hành kèm theo {A}.", "attached"),
        (f"Bãi bỏ các quy định về học phí tại {A}.", "unreadable"),
        (f"Bãi bỏ khoản 1 và quy định liên quan tại Phụ lục I, Phụ lục II ban hành kèm theo {A}.", "unreadable"),
        (f"Bãi bỏ toàn bộ các quy định tại {A}.", "unreadable"),
        (f"Thay thế Phụ lục I ban hành kèm theo {A} bằng Phụ lục ban hành kèm theo Quyết định này.", "amended"),
        (f"{A} còn hiệu lực một phần; các nội dung khác hết hiệu lực kể từ ngày ký.", "unclear"),
    ],
)
def test_what_ends_no_provision_is_left_to_a_person(clause: str, code: str) -> None:
    assert said(f"Điều 1. {clause}{ON}") == []
    assert {found for found, _ in left(f"Điều 1. {clause}{ON}")} == {code}


@pytest.mark.parametrize(
    "clause",
    [
        f"Trường hợp {A} được sửa đổi, bổ sung, thay thế hoặc hết hiệu lực thì áp dụng văn bản mới.",
        f"Các hồ sơ nộp trước ngày {A} hết hiệu lực được giải quyết như cũ.",
        f"Giao Sở Tư pháp rà soát, bãi bỏ {A}.",
        f"Giấy phép cấp theo {A} được dùng đến khi hết hiệu lực sử dụng.",
        f"Giấy phép cấp theo {A} được dùng đến thời điểm bị thay thế, hủy bỏ.",
        f"Sửa đổi, bổ sung, bãi bỏ một số điều của {A}.",
        f"Đơn giá thực hiện theo {A}.",
        f"Thay thế cụm từ “{A}” bằng cụm từ “{B}” tại Điều 5.",
        f"Sửa đổi Điều 3 như sau: “3. {A} hết hiệu lực từ ngày 01/01/2026",
        f"Hội đồng nhân dân đình chỉ việc thi hành, bãi bỏ Điều 3 {A}; bãi bỏ {B}.",
        "Bãi bỏ văn bản của Hội đồng nhân dân trái với Luật Đất đai.",
        "Bãi bỏ một phần hoặc toàn bộ văn bản quy định tại Điều 4 của Luật Đất đai trái với Hiến pháp.",
    ],
)
def test_words_that_only_look_like_an_ending(clause: str) -> None:
    assert said(f"Điều 1. {clause}{ON}") == []


def test_what_a_title_names_is_not_ended() -> None:
    amends = "Quyết định số 3/2003/QĐ-UBND sửa đổi, bổ sung một số điều của Quyết định số 1/2001/QĐ-UBND"
    assert said(f"Điều 1. Bãi bỏ {amends}.{ON}") == [f"repealed 3/2003/QĐ-UBND {DAY}"]
    text = (
        f"Điều 1. Bãi bỏ các văn bản sau:\n1. {amends}; Quyết định số 4/2004/QĐ-UBND và Quyết định số 5/2005/QĐ-UBND.\n"
    )
    assert said(text + ON) == [f"repealed 3/2003/QĐ-UBND {DAY}"]
    assert left(text + ON) == [("unclear", "4/2004/QĐ-UBND"), ("unclear", "5/2005/QĐ-UBND")]


def test_a_list_of_amendments_runs_on_with_commas() -> None:
    law = "Luật Xây dựng số 50/2014/QH13 đã được sửa đổi, bổ sung một số điều theo Luật số 3/2016/QH14"
    others = "Luật số 35/2018/QH14 và Luật số 62/2020/QH14"
    text = f"Điều 1. {law}, {others} hết hiệu lực kể từ ngày Quyết định này có hiệu lực.{ON}"
    assert said(text) == [f"expired 50/2014/QH13 {DAY}"]
    assert left(text) == []


def test_a_list_that_was_promised_goes_on_behind_such_a_title() -> None:
    amends = "Quyết định số 3/2003/QĐ-UBND sửa đổi, bổ sung Quyết định số 1/2001/QĐ-UBND"
    assert said(f"Điều 1. Quyết định này thay thế các quyết định: {amends}; {B}.{ON}") == [
        f"replaced 3/2003/QĐ-UBND {DAY}",
        f"replaced 2/2002/QĐ-UBND {DAY}",
    ]


def test_another_type_in_a_title_ends_its_list() -> None:
    text = f"Điều 1. {A} theo Nghị định số 5/2005/NĐ-CP và Nghị định số 6/2006/NĐ-CP và {B} hết hiệu lực.{ON}"
    assert said(text) == [f"expired 1/2001/QĐ-UBND {DAY}", f"expired 2/2002/QĐ-UBND {DAY}"]


def test_applied_and_repealed_side_by_side() -> None:
    first = f"Điều 1. Áp dụng các văn bản sau:\n1. {A}.\nĐiều 2. Bãi bỏ các văn bản sau:\n1. {B}.\n"
    rows = prose(f"{first}Điều 3. Quyết định số 3/2003/QĐ-UBND tiếp tục có hiệu lực.{ON}").rows
    assert [(row.facts.number, row.section, row.kind) for row in rows] == [
        ("1/2001/QĐ-UBND", Section.KEPT, EventKind.DECLARED_CONTINUING),
        ("2/2002/QĐ-UBND", Section.EXPIRED, EventKind.REPEALED),
        ("3/2003/QĐ-UBND", Section.KEPT, EventKind.DECLARED_CONTINUING),
    ]


def test_a_suspension_has_its_last_day() -> None:
    clause = f"Điều 1. Tạm ngưng hiệu lực khoản 2 Điều 5 {A} từ ngày 15/6/2026 đến hết ngày 31/12/2026.{ON}"
    (row,) = prose(clause).rows
    assert (row.section, row.kind, str(row.scope)) == (Section.SUSPENDED, EventKind.SUSPENDED, "Điều 5 khoản 2")
    assert (row.on, row.until) == (dt.date(2026, 6, 15), dt.date(2026, 12, 31))


def test_said_twice_is_ended_once() -> None:
    twice = f"Điều 1. Bãi bỏ Quyết định số 1/2001/QĐ-UBND\nBãi bỏ toàn bộ {A}.{ON}"
    (row,) = prose(twice).rows
    assert row.facts.issued_on == dt.date(2001, 3, 2)
    parts = f"Điều 1. Bãi bỏ\n1. Bãi bỏ Điều 3 {A}.\n2. Bãi bỏ Điều 4 Quyết định số 1/2001/QĐ-UBND.{ON}"
    assert said(parts) == [f"repealed 1/2001/QĐ-UBND Điều 3; Điều 4 {DAY}"]


def test_one_number_of_two_provinces_is_two_documents() -> None:
    other = A.replace("An Giang", "Kiên Giang").replace("02/3/2001", "05/6/2001")
    assert len(prose(f"Điều 1. Bãi bỏ các văn bản sau:\n1. {A}.\n2. {other}.{ON}").rows) == 2


def test_a_bare_number_takes_its_facts_from_elsewhere_in_the_articles() -> None:
    text = f"Điều 1. Bãi bỏ khoản 1 Điều 2 Quyết định số 1/2001/QĐ-UBND.\nĐiều 2. Hồ sơ theo {A} được tiếp tục.{ON}"
    (row,) = prose(text).rows
    assert (row.facts.issued_on, row.facts.issuer) == (dt.date(2001, 3, 2), "Ủy ban nhân dân tỉnh An Giang")


def test_a_transition_is_said() -> None:
    text = f"Điều 1. {A} hết hiệu lực; riêng quy định về phí hết hiệu lực từ kỳ tính thuế năm 2027.{ON}"
    assert said(text) == [f"expired 1/2001/QĐ-UBND {DAY}"]
    assert left(text) == [("transition", "1/2001/QĐ-UBND")]


def test_a_clause_may_run_over_paragraphs() -> None:
    text = f"Điều 1. Thay thế {A};\n\n{B}.\n\nĐiều 2. Các thủ tục đã công bố tại Quyết định số 3/2003/QĐ-UBND;\n\n"
    text += "Quyết định số 4/2004/QĐ-UBND hết hiệu lực."
    assert said(text + ON) == [f"replaced 1/2001/QĐ-UBND {DAY}", f"replaced 2/2002/QĐ-UBND {DAY}"]


def test_a_plan_has_no_rows() -> None:
    text = decision(f"Điều 1. Bãi bỏ {A}.", number="3/KH-UBND", heading="KẾ HOẠCH")
    found = read_prose(text)
    assert found is not None
    assert found.rows == ()
    with pytest.raises(NoRowsError):
        read_list(text.encode(), "ke-hoach.txt")
    assert read_prose("Quyết định số 1/2001/QĐ-UBND") is None


@pytest.mark.parametrize("name", ["quyet-dinh.txt", "quyet-dinh.md", "quyet-dinh.html"])
def test_the_door_reads_decisions_in_every_format(name: str) -> None:
    text = decision(f"Điều 1. Bãi bỏ các văn bản sau:\n1. {A}.\n2. Bãi bỏ cụm từ “xã” tại Điều 2 {B}.{ON}")
    if name.endswith("html"):
        text = "<html><body>" + "".join(f"<p>{line}</p>" for line in text.splitlines()) + "</body></html>"
    found = read_list(text.encode(), name)
    assert [row.facts.number for row in found.rows] == ["1/2001/QĐ-UBND"]
    assert [remark.code for remark in found.left_out] == ["struck"]


def test_nothing_raises_and_grounds_are_never_marked() -> None:
    verbs = ("Bãi bỏ", "Thay thế", "Các văn bản sau hết hiệu lực:", "Tạm ngưng hiệu lực", "Áp dụng", "")
    middles = (" khoản 2 Điều", ", trừ", " (được sửa đổi", " “", ": ;", "\n1.")
    for verb, middle, cited in product(verbs, middles, (A, "", "Luật Đất đai")):
        for row in prose(f"Điều 1. {verb}{middle} {cited}{ON}").rows:
            assert row.facts.number not in {"64/2025/QH15", "78/2025/NĐ-CP", "1/2016/NĐ-CP", "99/2001/QĐ-UBND"}


def test_what_is_named_by_what_is_left_is_for_a_person() -> None:
    articles = (
        "Điều 1. Quyết định số 5/2020/QĐ-UBND ngày 01 tháng 2 năm 2020 còn hiệu lực một phần đối với thủ tục A. "
        "Các nội dung khác còn lại hết hiệu lực kể từ ngày Quyết định này có hiệu lực thi hành.\n"
    )
    assert said(articles) == []
    assert left(articles) == [("unreadable", "5/2020/QĐ-UBND")]
