"""VB402: the year of a date is suspected; in another year the document would stand beside its neighbours."""

import datetime as dt
from collections.abc import Iterator

from vbqppl.crosscheck.case import Case, Cited
from vbqppl.crosscheck.model import Evidence, Finding, Severity, Suggestion, Text
from vbqppl.crosscheck.rules.base import Example, Rule, cited_as, neighbour, said
from vbqppl.crosscheck.series import Fit, Point
from vbqppl.crosscheck.years import suspected_year
from vbqppl.text import write_date


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    for cited in case.cited:
        point, found = cited.point(), suspected_year(case, cited)
        if point is not None and found is not None and not cited.type_disagrees:
            yield _finding(rule, cited, point, found[0], _evidence(cited, found[1]))


def _evidence(cited: Cited, fit: Fit) -> tuple[Evidence, ...]:
    years = ", ".join(map(str, sorted(cited.years)))
    words = " ".join(cited.words.split())[-160:]
    text = said(f"Chỗ viện dẫn nói về năm {years}: “…{words}”", f"The text speaks of {years}: “…{words}”")
    return (*map(neighbour, fit.against), text)


def _finding(rule: Rule, cited: Cited, point: Point, other: Point, evidence: tuple[Evidence, ...]) -> Finding:
    right = write_date(other.day)
    return rule.at(
        cited,
        Text(
            f"Nghi sai năm: {point.number} ngày {write_date(point.day)} có thể là ngày {right}.",
            f"The year may be wrong: {point.number} of {write_date(point.day)} may be of {right}.",
        ),
        evidence,
        Suggestion(cited_as(cited, day=other.day), "date", other.day.isoformat()),
    )


RULE = Rule(
    id="VB402",
    name="suspected-wrong-year",
    severity=Severity.WARNING,
    title=Text("Nghi sai năm của ngày ban hành", "Suspected wrong year"),
    checks=Text(
        "Nghi ngờ năm ban hành khi năm liền trước hoặc liền sau có văn bản liền kề trong cùng dãy số, năm được viết "
        "không có văn bản liền kề nào, và nội dung tại chỗ viện dẫn nói về năm khác. Số và ngày chỉ trái thứ tự mà "
        "nội dung không nói về năm nào thì thuộc VB401. Không xét số của cơ quan Đảng (đánh số theo nhiệm kỳ).",
        "The year is suspected where the year before or after has a neighbour of the series, its own year has none, "
        "and the text at the citation names years that suit the other and not its own. Where number and date are only "
        "out of order, VB401 says so. Numbers of Party bodies run by term and are left alone.",
    ),
    ground=("Nghị định 30/2020/NĐ-CP, Điều 15 (số lấy theo năm); Hướng dẫn 36-HD/VPTW (số của Đảng theo nhiệm kỳ)."),
    finds=Example(
        "Kế hoạch kiểm tra công vụ năm 2025<sup>1</sup>; Kế hoạch đào tạo năm "
        "2025<sup>2</sup>.\n\n<sup>1</sup> Kế hoạch số 198/KH-UBND ngày 16/12/2023 của Ủy ban nhân dân "
        "tỉnh.\n\n<sup>2</sup> Kế hoạch số 201/KH-UBND ngày 19/12/2024 của Ủy ban nhân dân tỉnh.\n",
        dt.date(2025, 4, 10),
        "UBND tỉnh Đồng Tháp",
    ),
    passes=Example(
        "Kế hoạch kiểm tra công vụ năm 2024<sup>1</sup>; Kế hoạch đào tạo năm "
        "2025<sup>2</sup>.\n\n<sup>1</sup> Kế hoạch số 198/KH-UBND ngày 16/12/2023 của Ủy ban nhân dân "
        "tỉnh.\n\n<sup>2</sup> Kế hoạch số 201/KH-UBND ngày 19/12/2024 của Ủy ban nhân dân tỉnh.\n",
        dt.date(2025, 4, 10),
        "UBND tỉnh Đồng Tháp",
    ),
    check=_check,
)
