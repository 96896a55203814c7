"""Figures: sums in sentences and tables, and the figures of a year's expiry against the registry."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from tests.crosscheck.known import checked
from tests.crosscheck.plain import report
from vbqppl.crosscheck.figures import figures_of, year_of, years_of_figures
from vbqppl.crosscheck.model import Severity
from vbqppl.crosscheck.rules import RULES, Example

DAY = dt.date(2033, 2, 2)
VB702 = next(rule for rule in RULES if rule.id == "VB702").finds


def said(text: str) -> list[tuple[str, str]]:
    return [(f.rule, f.quote) for f in report(text, DAY).findings]


def table(total: str, *rows: str) -> str:
    return "| Đơn vị | Hồ sơ | Tỷ lệ |\n|---|---|---|\n" + "\n".join((*rows, total)) + "\n"


@pytest.mark.parametrize(
    "text",
    [
        "Cử 120 lượt cán bộ, trong đó có 70 lượt nữ, 40 lượt trẻ.",  # only some of the parts
        "Cử 120 lượt cán bộ, trong đó: 70 lượt nữ, 20 lượt trẻ.",  # far off: no parts of that total
        "Cử 120 lượt cán bộ, gồm 70 lượt (30 lượt nữ), 40 lượt trẻ.",
        "Cử 120 lượt, trong đó: 70 nữ, 40 nam.",  # other nouns
        table("| Tổng số | 53 | 100 |", "| Sở A | 31 | 98 |", "| Sở B | 22 | 90 |"),
        table("| Tổng số | 53 | 100 |", "| I | 53 | 98 |", "| Sở A | 31 | 98 |", "| Sở B | 21 | 90 |"),
        table("| Trung bình | 50 | 100 |", "| Sở A | 31 | 98 |", "| Sở B | 21 | 90 |"),
    ],
)
def test_no_sum(text: str) -> None:
    assert said(text) == []


def test_a_sum_in_a_sentence_and_one_in_a_table() -> None:
    assert said("Cử 1.200 lượt cán bộ, bao gồm: 700 lượt nữ, 480 lượt nam.") == [("VB703", "1.200 lượt")]
    assert said(table("| **Tổng cộng** | **53** | 100 |", "| Sở A | 31 | 98 |", "| Sở B | 21 | 90 |")) == [
        ("VB703", "Tổng cộng: 53")
    ]


def test_figures_have_depth_and_the_words_behind_them() -> None:
    found = figures_of("công bố **174** Nghị quyết (*161 Nghị quyết hết hiệu lực toàn bộ; 13 Nghị quyết một phần*)")
    assert [(each.value, each.noun, each.depth, each.after) for each in found] == [
        (174, "nghị quyết", 0, ""),
        (161, "nghị quyết", 1, "hết hiệu lực toàn bộ"),
        (13, "nghị quyết", 1, "một phần"),
    ]


def test_the_year_of_figures() -> None:
    assert year_of("Danh mục văn bản hết hiệu lực năm 2025 gồm 12 văn bản") == 2025
    assert year_of("Năm 2024 và năm 2025 có 12 văn bản hết hiệu lực") is None
    assert years_of_figures("Công bố hết hiệu lực năm 2025 đối với 12 văn bản.\n\nNăm 2024 tốt.") == {2025}
    assert years_of_figures("Năm 2025 đã rà soát 12 văn bản còn hiệu lực.") == frozenset()


def against_registry(text: str, folder: Path, issuer: str = "UBND tỉnh Cao Bằng") -> list[tuple[str, Severity, str]]:
    example: Example = replace(VB702, text=text, issuer=issuer)
    return [(f.rule, f.severity, f.message.vi) for f in checked(example, folder).findings if f.rule == "VB702"]


def test_the_list_that_is_cited_counts_wherever_the_report_is_from(tmp_path: Path) -> None:
    text = "Công bố (Quyết định số 88/QĐ-UBND ngày 20/01/2033) 04 văn bản hết hiệu lực năm 2032."
    assert against_registry(text, tmp_path, "UBND tỉnh Lạng Sơn") == [
        ("VB702", Severity.WARNING, "Số văn bản hết hiệu lực năm 2032 khác sổ: 4 văn bản (sổ: 3).")
    ]


def test_another_place_or_year_is_not_compared(tmp_path: Path) -> None:
    text = "Công bố hết hiệu lực năm 2032 đối với 04 nghị quyết."
    assert against_registry(text, tmp_path / "place", "UBND tỉnh Lạng Sơn") == []
    assert against_registry(text.replace("2032", "2031"), tmp_path / "year") == []


def test_parts_are_compared_and_a_registry_with_few_only_hints(tmp_path: Path) -> None:
    text = "Công bố hết hiệu lực năm 2032 đối với 03 nghị quyết (02 nghị quyết hết hiệu lực toàn bộ; 01 một phần)."
    assert against_registry(text, tmp_path / "parts") == [
        ("VB702", Severity.WARNING, "Số văn bản hết hiệu lực năm 2032 khác sổ: 2 nghị quyết toàn bộ (sổ: 3).")
    ]
    text = "Công bố hết hiệu lực năm 2032 đối với 174 nghị quyết."
    assert [severity for _, severity, _ in against_registry(text, tmp_path / "few")] == [Severity.HINT]
