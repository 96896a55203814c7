"""Style of citing: one hint for a whole paper, and none where the form is allowed."""

import datetime as dt

import pytest

from tests.crosscheck.plain import report

DAY = dt.date(2026, 4, 1)
UNDATED = "Thực hiện Kế hoạch số 14/KH-UBND, Công văn số 15/STP-VP và Quyết định số 9/QĐ-UBND."


def said(text: str) -> list[tuple[str, int, int | None]]:
    return [(f.rule, len(f.evidence), f.mention) for f in report(text, DAY).findings]


def test_one_hint_for_all_first_citations_without_a_date() -> None:
    assert said(UNDATED) == [("VB601", 3, None)]


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện Kế hoạch số 14/KH-UBND và Quyết định số 9/QĐ-UBND.",  # too few for a habit
        UNDATED.replace("14/KH-UBND", "14/KH-UBND ngày 05/01/2026"),
        f"QUYẾT ĐỊNH\n\nSố: 12/2026/QĐ-UBND\n\n{UNDATED}",  # normative papers need no date
        "Luật Lưu trữ số 33/2024/QH15.",
        "Luật Nhà ở được sửa đổi, bổ sung bởi Luật số 43/2024/QH15.",
        "Luật số 43/2024/QH15 sửa đổi, bổ sung một số điều của Luật Đất đai.",
        "Căn cứ Luật Lưu trữ;\n\nTheo đề nghị của Giám đốc Sở Nội vụ.",
        "Căn cứ Luật Lưu trữ\n\nXét tình hình.\n\nCăn cứ Luật Nhà ở;",  # not one after the other
    ],
)
def test_no_hint(text: str) -> None:
    assert said(text) == []


def test_laws_by_number_and_lines_of_the_basis() -> None:
    assert said("Đã triển khai Luật số 33/2024/QH15.\n\nĐã tuyên truyền Luật số 43/2024/QH15.") == [("VB602", 2, None)]
    assert said("Căn cứ Luật Lưu trữ,\n\nCăn cứ Luật Nhà ở.\n\nCăn cứ Luật Đất đai;") == [("VB603", 2, None)]
