"""Published lists as plain text, their cells one under the other."""

import datetime as dt

import pytest

from vbqppl.lists import ListFile, read_list
from vbqppl.lists.flat import flat_grids
from vbqppl.validity import EventKind

WHOLE = """A. VĂN BẢN HẾT HIỆU LỰC TOÀN BỘ
STT
Văn bản hết hiệu lực
Lý do hết hiệu lực
Ngày hết
hiệu lực
I. LĨNH VỰC VIỆC LÀM
1
Thông tư số 1/2001/TT-
BTC ngày 02/3/2001 của Bộ trưởng
Bộ Tài chính về phí
được thu theo năm
Được thay thế bởi Thông tư số 5/2024/
TT-BTC ngày 10/5/2024 của Bộ trưởng Bộ Tài chính
25/6/2024

52
STT
Văn bản hết hiệu lực
Lý do hết hiệu lực
Ngày hết
hiệu lực
về phí và lệ phí
2
Thông tư số 2/2002/TT-BTC ngày 02/3/2002
Được bãi bỏ bởi Thông tư số 6/2024/TT-BTC ngày 11/5/2024
26/6/2024
Tổng số văn bản hết hiệu lực toàn bộ: 2 văn bản
"""
PARTS = """B. VĂN BẢN HẾT HIỆU LỰC MỘT PHẦN
STT Văn bản hết hiệu lực một phần Nội dung, quy định
hết hiệu lực
Lý do hết hiệu lực
Ngày hết
hiệu lực
1
Thông tư số 3/2003/TT-BTC ngày 02/3/2003 về
nội dung chi
- Khoản 1 Điều 4,
điểm a khoản 2 Điều 5
Được sửa đổi, bổ sung bởi Thông tư số 7/2024/TT-BTC ngày 12/5/2024
27/6/2024
2
Thông tư số 4/2004/TT-BTC ngày 02/3/2004
Bãi bỏ nội dung
“thu phí
Được sửa đổi, bổ sung bởi Thông tư số 7/2024/TT-BTC ngày 12/5/2024
27/6/2024
53
theo năm” tại
khoản 2 Điều 1
của Bộ trưởng
"""


def read(text: str) -> ListFile:
    return read_list(text.encode(), "danh-muc.txt")


def test_cells_one_under_the_other() -> None:
    first, second = read(WHOLE).rows
    assert first.mention is not None
    assert (first.mention.number, first.mention.date) == ("1/2001/TT-BTC", dt.date(2001, 3, 2))
    assert (first.kind, first.on, first.facts.field) == (EventKind.REPLACED, dt.date(2024, 6, 25), "Việc làm")
    assert first.acting_mention is not None
    assert first.acting_mention.number == "5/2024/TT-BTC"
    assert first.scope.is_whole
    assert (second.facts.number, second.kind, second.row) == ("2/2002/TT-BTC", EventKind.REPEALED, 24)


def test_both_lists_of_one_text() -> None:
    rows = read(WHOLE + PARTS).rows
    assert [row.facts.number for row in rows] == ["1/2001/TT-BTC", "2/2002/TT-BTC", "3/2003/TT-BTC", "4/2004/TT-BTC"]
    assert [str(row.scope) for row in rows[2:]] == ["Điều 4 khoản 1; Điều 5 khoản 2 điểm a", "Điều 1 khoản 2"]
    assert [row.kind for row in rows[2:]] == [EventKind.AMENDED, EventKind.AMENDED]


@pytest.mark.parametrize("text", ["", "STT\nTên\n1\nThông tư số 1/2001/TT-BTC", "Thông tư số 1/2001/TT-BTC", "STT"])
def test_texts_without_such_a_heading(text: str) -> None:
    assert flat_grids(text) == []


def test_a_row_whose_cells_are_missing_says_so() -> None:
    (row,) = read(PARTS.split("\n2\n", maxsplit=1)[0].replace("- Khoản 1 Điều 4,\nđiểm a khoản 2 Điều 5\n", "")).rows
    assert [remark.code for remark in row.problems] == ["no_scope"]
