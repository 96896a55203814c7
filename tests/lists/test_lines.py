"""Lists without a table: one citation a line, or items under a title."""

import datetime as dt

import pytest

from vbqppl.lists import ListRow, NoRowsError, Section, read_list
from vbqppl.validity import EventKind

HEAD = """ỦY BAN NHÂN DÂN TỈNH HÀ NAM
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 77/QĐ-UBND
Hà Nam, ngày 20 tháng 01 năm 2026
"""
TITLE = """DANH MỤC
VĂN BẢN QUY PHẠM PHÁP LUẬT HẾT HIỆU LỰC TOÀN BỘ NĂM 2025
(Kèm theo Quyết định số 77/QĐ-UBND ngày 20/01/2026)
"""
ITEMS = """I. LĨNH VỰC ĐẤT ĐAI
1. Quyết định số 10/2020/QĐ-UBND ngày 02/3/2020 của UBND tỉnh Hà Nam sửa đổi
Quyết định số 9/2019/QĐ-UBND, được thay thế bởi
Quyết định số 20/2025/QĐ-UBND ngày 05/5/2025, hết hiệu lực từ ngày 20/5/2025
2. Quyết định số 11/2020/QĐ-UBND ngày 09/3/2020, hết thời hạn, hết hiệu lực ngày 01/01/2025
II. VĂN BẢN TIẾP TỤC ÁP DỤNG
3. Quyết định số 12/2021/QĐ-UBND ngày 05/4/2021
Nơi nhận:
4. Quyết định số 1/2020/QĐ-UBND
"""


def read(text: str) -> tuple[ListRow, ...]:
    return read_list(text.encode(), "list.txt").rows


@pytest.mark.parametrize("items", [ITEMS, ITEMS.replace("1. ", "").replace("2. ", "").replace("3. ", "")])
def test_items_under_a_title_behind_a_national_heading(items: str) -> None:
    first, second, third = read(HEAD + TITLE + items)
    assert (first.kind, first.acting, first.on) == (
        EventKind.REPLACED, "Quyết định số 20/2025/QĐ-UBND ngày 05/5/2025", dt.date(2025, 5, 20),
    )  # fmt: skip
    assert [row.facts.number for row in (first, second, third)] == [
        "10/2020/QĐ-UBND", "11/2020/QĐ-UBND", "12/2021/QĐ-UBND",
    ]  # fmt: skip
    assert first.facts.field == "Đất đai"
    assert (second.kind, second.on, second.acting) == (EventKind.TERM_ENDED, dt.date(2025, 1, 1), None)
    assert [row.section for row in (first, second, third)] == [Section.EXPIRED, Section.EXPIRED, Section.KEPT]
    assert (first.row, second.row) == (10, 13)


def test_a_paper_that_only_names_a_list_has_none() -> None:
    with pytest.raises(NoRowsError):
        read(HEAD + "Kính gửi: Sở Tư pháp\nThực hiện Quyết định số 10/2020/QĐ-UBND, báo cáo danh mục như sau:\n")


def test_a_list_of_procedures_is_none_of_documents() -> None:
    with pytest.raises(NoRowsError):
        read(
            HEAD + "DANH MỤC THỦ TỤC HÀNH CHÍNH BỊ BÃI BỎ\nVăn bản quy định việc bãi bỏ\n"
            "1. Quyết định số 10/2020/QĐ-UBND\n"
        )


def test_a_reason_that_is_no_ground() -> None:
    first, second, third = read(
        "Quyết định số 10/2020/QĐ-UBND ngày 02/3/2020: không còn phù hợp\n"
        "Quyết định số 11/2020/QĐ-UBND bị bãi bỏ bởi Quyết định số 20/2025/QĐ-UBND\n"
        "Quyết định số 12/2021/QĐ-UBND ngày 31/02/2021\n"
    )
    assert [problem.code for problem in first.problems] == ["no_ground"]
    assert second.problems == ()
    assert [problem.code for problem in third.problems] == ["impossible_day"]


def test_a_heading_says_it_for_the_lines_below() -> None:
    rows = read(
        "Văn bản tạm ngưng hiệu lực:\nQuyết định số 10/2020/QĐ-UBND\n"
        "Văn bản tiếp tục có hiệu lực:\nQuyết định số 11/2020/QĐ-UBND\n"
        "Quyết định số 12/2021/QĐ-UBND tiếp tục có hiệu lực\n"
    )
    assert [(row.section, row.kind) for row in rows][:2] == [
        (Section.SUSPENDED, EventKind.SUSPENDED), (Section.KEPT, EventKind.EXPIRED),
    ]  # fmt: skip
    assert rows[2].section is Section.KEPT
