"""What a row gives as its reason: a ground, none, or that the document stays in force."""

import pytest

from vbqppl.lists import ListRow, Section, read_list
from vbqppl.lists.cells import impossible_day, lacks_ground, read_kind
from vbqppl.validity import EventKind

HEAD = "Văn bản,Nội dung hết hiệu lực,Lý do,Văn bản thay thế,Tình trạng,Ngày hết hiệu lực\n"
WHICH = "Quyết định số 1/2020/QĐ-UBND ngày 02/3/2020"


def row(cells: str, title: str = "") -> ListRow:
    return read_list(f"{title}{HEAD}{WHICH},{cells}\n".encode(), "list.csv").rows[0]


@pytest.mark.parametrize(
    ("cells", "codes"),
    [
        ("toàn bộ,Không còn phù hợp,,,01/6/2025", ["no_ground"]),
        ("toàn bộ,Không còn phù hợp với Luật Đất đai số 31/2024/QH15,,,01/6/2025", ["no_ground"]),
        ("toàn bộ,Hết hiệu lực do không phù hợp quy định hiện hành,,,01/6/2025", ["no_ground"]),
        ("toàn bộ,,,Không còn phù hợp,01/6/2025", ["no_ground"]),
        ("toàn bộ,Không còn phù hợp,Quyết định số 9/2025/QĐ-UBND,,01/6/2025", []),
        ("toàn bộ,Bị bãi bỏ do không còn phù hợp,,,01/6/2025", []),
        ("toàn bộ,Hết hiệu lực,,,01/6/2025", []),
        (",Bị bãi bỏ,,Hết hiệu lực một phần,01/6/2025", ["no_scope"]),
    ],
)
def test_no_longer_suitable_is_no_ground(cells: str, codes: list[str]) -> None:
    assert [problem.code for problem in row(cells).problems] == codes


@pytest.mark.parametrize(
    ("cells", "section"),
    [
        ("toàn bộ,Tiếp tục có hiệu lực,,,", Section.KEPT),
        ("toàn bộ,Tiếp tục được áp dụng; tiếp tục áp dụng đến khi có văn bản thay thế,,,", Section.KEPT),
        ("toàn bộ,,,Còn hiệu lực,", Section.KEPT),
        ("toàn bộ,Bị bãi bỏ,,Còn hiệu lực,01/6/2025", Section.EXPIRED),
        ("Điều 5,Bị bãi bỏ Điều 5; các quy định khác tiếp tục có hiệu lực,,,01/6/2025", Section.EXPIRED),
        ("Điều 5,Phần còn lại tiếp tục có hiệu lực,,,01/6/2025", Section.EXPIRED),
    ],
)
def test_what_stays_in_force_is_kept(cells: str, section: Section) -> None:
    assert row(cells).section is section


def test_a_title_that_says_so_keeps_every_row() -> None:
    title = "DANH MỤC VĂN BẢN TIẾP TỤC CÓ HIỆU LỰC,,,,,\n"
    assert row("toàn bộ,Không còn phù hợp,,,", title).section is Section.KEPT
    assert row("toàn bộ,Không còn phù hợp,,,", title).problems == ()


def test_words_of_reasons() -> None:
    assert lacks_ground("Không còn phù hợp")
    assert not lacks_ground("Hết thời hạn")
    assert read_kind("Tiếp tục có hiệu lực") is EventKind.DECLARED_CONTINUING
    assert read_kind("các nội dung còn lại tiếp tục có hiệu lực") is None
    assert impossible_day("Quyết định số 428/QĐ-UBND ngày 31/02/2026") == "31/02/2026"
    assert impossible_day("Quyết định số 428/QĐ-UBND ngày 30/01/2026") is None
