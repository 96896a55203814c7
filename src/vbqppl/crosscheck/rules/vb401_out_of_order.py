"""VB401: number and date do not stand in the order of their series."""

import datetime as dt
from collections.abc import Iterator

from vbqppl.crosscheck.case import Case, Cited
from vbqppl.crosscheck.model import Finding, Severity, Suggestion, Text
from vbqppl.crosscheck.rules.base import Example, Rule, cited_as, neighbour
from vbqppl.crosscheck.series import Fit, Point, Verdict, agree, too_great
from vbqppl.crosscheck.slips import digit_slips, slips_within_year
from vbqppl.crosscheck.years import other_years, suspected_year, text_allows

ENOUGH = 2  # one document against one says only that one of the two is wrong


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    for cited in case.cited:
        point = cited.point()
        if point is None or cited.series is None or cited.type_disagrees or cited.document is not None:
            continue  # VB101 says it; or the registry knows the document, and VB201 compares
        fit = case.series.fit(cited.series, point)
        if fit.verdict is not Verdict.CONTRADICTS or len(fit.against) < ENOUGH or suspected_year(case, cited):
            continue  # VB402 says it
        yield _finding(rule, case, cited, point, fit)


def _finding(rule: Rule, case: Case, cited: Cited, point: Point, fit: Fit) -> Finding:
    shown = sorted(fit.against, key=lambda other: abs(other.ordinal - point.ordinal))[:ENOUGH]
    years = [(other, found) for other, found in other_years(case, cited) if text_allows(cited, other.day)]
    days = [*_slips(cited, point, fit), *(other.day for other, _ in years)]
    right = days[0] if len(days) == 1 and not _number_explains(case, cited, point) else None
    beside = years[0][1].against if right is not None and years else ()
    sure = bool(days) or too_great(point, fit)
    return rule.at(
        cited,
        Text(
            f"Nghi sai số hoặc ngày: {point.number} không theo thứ tự của dãy số cùng năm.",
            f"Number or date may be wrong: {point.number} is out of order in its series of the year.",
        ),
        map(neighbour, (*shown, *beside)),
        Suggestion(cited_as(cited, day=right), "date", right.isoformat()) if right else None,
        None if sure else Severity.HINT,
    )


def _slips(cited: Cited, point: Point, fit: Fit) -> list[dt.date]:
    """Return the dates of the same year between the neighbours that a single slip turned into this one."""
    if fit.below is None or fit.above is None:
        return []
    low, high = fit.below.day, fit.above.day
    slips = (slip for slip in slips_within_year(point.day) if low <= slip <= high and text_allows(cited, slip))
    return [slip for slip in slips if _all_agree(point, slip, fit)]


def _number_explains(case: Case, cited: Cited, point: Point) -> bool:
    """Tell whether a single wrong digit of the number explains it as well: a neighbour of that number on that day."""
    if cited.series is None:
        return False
    others = (Point(point.day, ordinal, point.number) for ordinal in digit_slips(point.ordinal))
    return any(
        case.series.beside(cited.series, other) and case.series.fit(cited.series, other).verdict is Verdict.FITS
        for other in others
    )


def _all_agree(point: Point, slip: dt.date, fit: Fit) -> bool:
    mended = Point(slip, point.ordinal, point.number)
    return all(agree(mended, other) for other in fit.against)


RULE = Rule(
    id="VB401",
    name="out-of-order",
    severity=Severity.WARNING,
    title=Text("Số và ngày không theo thứ tự trong năm", "Number and date out of order within the year"),
    checks=Text(
        "Trong một năm, số của cùng một dãy tăng theo ngày ban hành (sai lệch đến 03 ngày được bỏ qua). "
        "Chỉ nghi ngờ khi ít nhất hai văn bản khác trong dãy, tự chúng đúng thứ tự, cùng mâu thuẫn; gợi ý "
        "ngày khi chỉ có một ngày sai một lỗi gõ (kể cả sai một năm) giải thích được tất cả. Số quá nhỏ so với ngày mà "
        "không có lỗi gõ nào giải thích được chỉ là gợi ý (văn bản mật có dãy số riêng).",
        "Within a year the numbers of one series grow with their dates (up to 3 days are let pass). A "
        "suspicion needs two other documents of the series, in order themselves, that both speak against "
        "it; a date is suggested only where one typing slip explains everything. A number too small for "
        "its date that no slip explains is a hint only (papers kept secret have their own series).",
    ),
    ground=("Nghị định 30/2020/NĐ-CP, Điều 15: số văn bản lấy liên tục từ 01 ngày 01/01 đến hết ngày 31/12 hằng năm."),
    finds=Example(
        "Kế hoạch số 21/KH-UBND ngày 10/02/2026; Kế hoạch số 25/KH-UBND ngày 16/02/2026; Kế hoạch số "
        "28/KH-UBND ngày 20/11/2026; Kế hoạch số 31/KH-UBND ngày 02/3/2026; Kế hoạch số 40/KH-UBND ngày "
        "20/3/2026.",
        dt.date(2026, 12, 20),
        "UBND tỉnh Đồng Tháp",
    ),
    passes=Example(
        "Kế hoạch số 21/KH-UBND ngày 10/02/2026; Kế hoạch số 25/KH-UBND ngày 16/02/2026; Kế hoạch số "
        "28/KH-UBND ngày 14/02/2026; Kế hoạch số 31/KH-UBND ngày 02/3/2026; Báo cáo số 30/BC-UBND ngày "
        "05/01/2026.",
        dt.date(2026, 5, 20),
        "UBND tỉnh Đồng Tháp",
    ),
    check=_check,
)
