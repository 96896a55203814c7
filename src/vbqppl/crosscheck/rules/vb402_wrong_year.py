"""VB402: the year of a date is suspected; in another year the document would stand beside its neighbours."""

import datetime as dt
from collections.abc import Iterator

from vbqppl.crosscheck.case import Case, Cited
from vbqppl.crosscheck.model import Evidence, Finding, Severity, Suggestion, Text
from vbqppl.crosscheck.rules.base import Example, Rule, cited_as, neighbour, said
from vbqppl.crosscheck.rules.vb401_out_of_order import ENOUGH, confirmed
from vbqppl.crosscheck.series import Fit, Point, Verdict
from vbqppl.crosscheck.years import other_years, plausible
from vbqppl.text import write_date


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    for cited in case.cited:
        point = cited.point()
        if point is None or cited.number is None or cited.number.year or cited.type_disagrees or confirmed(cited):
            continue
        found = suspected(case, cited, point)
        if found is not None:
            yield _finding(rule, cited, point, *found)


def suspected(case: Case, cited: Cited, point: Point) -> tuple[Point, tuple[Evidence, ...]] | None:
    """Return the one other year that explains everything, with its evidence; None for nothing to say.

    Needed: a neighbour of its series in that year, no neighbour in its own, and one more thing that speaks
    against its own year: the years that the text names at the mark, or two documents of its own year.
    """
    if cited.series is None or point.day > (case.issued_on or case.as_of):
        return None
    own = case.series.fit(cited.series, point)
    if case.series.beside(cited.series, point):
        return None
    against_year = own.verdict is Verdict.CONTRADICTS and len(own.against) >= ENOUGH
    good = [
        (other, fit)
        for other, fit in other_years(case, cited)
        if _text_prefers(cited, point, other) or (against_year and _text_allows(cited, other))
    ]
    if len(good) != 1:
        return None
    other, fit = good[0]
    return other, _evidence(cited, own if against_year else None, fit, prefers=_text_prefers(cited, point, other))


def _text_prefers(cited: Cited, point: Point, other: Point) -> bool:
    """Tell whether the text speaks of years that suit the other date and not the one given."""
    kind, years = cited.mention.type, cited.years
    return bool(years) and not plausible(kind, point.day, years) and plausible(kind, other.day, years)


def _text_allows(cited: Cited, other: Point) -> bool:
    return not cited.years or plausible(cited.mention.type, other.day, cited.years)


def _evidence(cited: Cited, own: Fit | None, fit: Fit, *, prefers: bool) -> tuple[Evidence, ...]:
    evidence = [neighbour(point) for point in fit.against]
    if own is not None:
        evidence += [neighbour(point) for point in own.against[:ENOUGH]]
    if prefers:
        years = ", ".join(map(str, sorted(cited.years)))
        words = " ".join(cited.words.split())[-160:]
        evidence.append(said(f"Chỗ viện dẫn nói về năm {years}: “…{words}”", f"The text speaks of {years}: “…{words}”"))
    return tuple(evidence)


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
        "Nghi ngờ năm ban hành khi ở một năm khác có văn bản liền kề trong cùng dãy số, năm được viết "
        "không có văn bản liền kề nào, và có thêm căn cứ: nội dung tại chỗ viện dẫn nói về năm khác, hoặc "
        "hai văn bản cùng năm mâu thuẫn. Không xét số của cơ quan Đảng (đánh số theo nhiệm kỳ).",
        "The year is suspected where another year has a neighbour of the series, its own year has none, "
        "and one thing more speaks against it: the years that the text names, or two documents of its own "
        "year. Numbers of Party bodies run by term and are left alone.",
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
