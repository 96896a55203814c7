"""A reason that names a part, or a phrase that is struck, ends no whole document."""

import pytest

from vbqppl.lists import read_list
from vbqppl.lists.cells import lacks_ground, read_day, scope_words

WHICH = "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020"
BY = "Nghị định số 78/2025/NĐ-CP ngày 01/4/2025 của Chính phủ"


def said(reason: str) -> tuple[str, list[str]]:
    """Return the scope and the problems of a row of a list with a document, a reason and a day."""
    row = read_list(f"Văn bản\tLý do\tNgày hết hiệu lực\n{WHICH}\t{reason}\t01/6/2025\n".encode(), "list.tsv").rows[0]
    return scope_words(row.scope), [problem.code for problem in row.problems]


@pytest.mark.parametrize(
    ("reason", "scope", "codes"),
    [
        ("Hết hiệu lực một phần", "", ["no_scope"]),
        (f"Bị bãi bỏ một phần bởi {BY}", "", ["no_scope"]),
        (f"Bị {BY} bãi bỏ một phần", "", ["no_scope"]),
        (f"Bị bãi bỏ bởi {BY} (một phần)", "", ["no_scope"]),
        (f"Bị bãi bỏ một số điều bởi {BY}", "", ["no_scope"]),
        ("Sửa đổi khoản 2 Điều 5 theo NĐ 187/2025", "khoản 2 Điều 5", []),
        (f"khoản 2 Điều 3; Điều 5; Bị bãi bỏ một phần bởi {BY}", "khoản 2 Điều 3; Điều 5", []),
        (f"Sửa đổi khoản 2 Điều 3; bãi bỏ Điều 5 theo {BY}", "", ["bad_scope"]),
        (f"Bị bãi bỏ, trừ Điều 5 bởi {BY}", "", ["bad_scope"]),
        (f"Bãi bỏ cụm từ 'cấp huyện' tại Điều 10 bởi {BY}", "", ["struck"]),
        (f"Bị bãi bỏ bởi {BY}", "", []),
        (f"Bị bãi bỏ tại khoản 2 Điều 7 {BY}", "", []),
        ("Hết thời hạn có hiệu lực quy định tại Điều 2", "", []),
        ("Được thay thế bởi Nghị định số 78/2025/NĐ-CP sửa đổi một phần Điều 5", "", []),
    ],
)
def test_what_a_reason_says_of_a_part(reason: str, scope: str, codes: list[str]) -> None:
    assert said(reason) == (scope, codes)


@pytest.mark.parametrize(
    ("cell", "scope", "codes"),
    [
        ('cụm từ "cấp huyện" tại Điều 10', "", ["struck"]),
        ("cụm từ “cấp huyện” tại khoản 2 Điều 10", "", ["struck"]),
        ("Điều 5; cụm từ “huyện; xã” tại Điều 10", "Điều 5", []),
        ("cụm từ “cấp huyện” tại Điều 10; Điều 11", "", ["struck"]),
        ("cụm từ “cấp huyện” tại Điều 10; bãi bỏ Điều 11", "Điều 11", []),
        ("- Cụm từ “huyện” tại Điều 2.\n- Điều 3, khoản 2 Điều 5", "Điều 3; khoản 2 Điều 5", []),
        ("Nội dung “cấp huyện” tại Điều 10", "", ["struck"]),
        ("Điều 10", "Điều 10", []),
    ],
)
def test_a_struck_phrase_ends_no_article(cell: str, scope: str, codes: list[str]) -> None:
    quoted = cell.replace('"', '""')
    head = "Văn bản,Nội dung hết hiệu lực,Lý do,Ngày hết hiệu lực\n"
    row = read_list(f'{head}{WHICH},"{quoted}",Bị bãi bỏ bởi {BY},01/6/2025\n'.encode(), "list.csv").rows[0]
    assert (scope_words(row.scope), [problem.code for problem in row.problems]) == (scope, codes)


def test_the_whole_against_a_part() -> None:
    head = "Văn bản,Nội dung hết hiệu lực,Lý do,Ngày hết hiệu lực\n"
    row = read_list(f"{head}{WHICH},Toàn bộ,Bị bãi bỏ một phần bởi {BY},01/6/2025\n".encode(), "list.csv").rows[0]
    assert [problem.code for problem in row.problems] == ["scope_differs"]


def test_nobody_left_to_apply_to_is_no_ground() -> None:
    for words in ("Không còn đối tượng điều chỉnh", "Không còn đối tượng áp dụng", "Đối tượng điều chỉnh không còn"):
        assert lacks_ground(words)
    assert not lacks_ground("Bị bãi bỏ do không còn đối tượng áp dụng")


def test_a_day_in_words_needs_no_ngay() -> None:
    assert str(read_day("15 tháng 4 năm 2025").day) == "2025-04-15"
