"""VB201: the registry has the document with another date of issue."""

import datetime as dt
from collections.abc import Iterator

from vbqppl.crosscheck.case import Case, Cited
from vbqppl.crosscheck.model import Finding, Severity, Suggestion, Text
from vbqppl.crosscheck.rules.base import Example, Rule, cited_as, registered
from vbqppl.crosscheck.rules.registry import differing
from vbqppl.crosscheck.series import Point, Verdict, too_great
from vbqppl.crosscheck.slips import one_slip
from vbqppl.resolve.model import FieldName
from vbqppl.text import write_date
from vbqppl.validity.model import Document


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    for found in differing(case, FieldName.DATE):
        cited, document, day = found.cited, found.document, found.cited.mention.date
        if document.issued_on is None or day is None:
            continue
        right = document.issued_on
        number = document.parsed_number
        if cited.year_disagrees or not cited.date_follows or day > (case.issued_on or case.as_of):
            continue  # VB103 or VB104 say it, with the same suggestion; or the date is another event's
        if number is not None and number.year is not None and number.year != right.year:
            continue  # the registry's own date is wrong
        yield rule.at(
            cited,
            Text(
                f"Ngày ban hành khác sổ: viện dẫn ghi {write_date(day)}, sổ ghi {write_date(right)}.",
                f"The date differs: the report says {write_date(day)}, the registry {write_date(right)}.",
            ),
            (registered(document),),
            Suggestion(cited_as(cited, day=right), "date", right.isoformat()),
            _severity(case, cited, day, right),
        )


def _severity(case: Case, cited: Cited, day: dt.date, right: dt.date) -> Severity:
    """Return how sure it is that the report is wrong.

    One typing slip apart: an error. Else there may be another document of the number (papers kept secret have their
    own series): a warning. Where the series speak for the report and
    against the registry, or the number is too small for its date as those of a short series are: a hint.
    """
    point = cited.point()
    if point is not None and cited.series is not None:
        registry_date = Point(right, point.ordinal, point.number, cited.index)
        own, theirs = case.series.fit(cited.series, point), case.series.fit(cited.series, registry_date)
        if theirs.verdict is Verdict.CONTRADICTS and own.verdict is Verdict.FITS:
            return Severity.HINT
        if own.verdict is Verdict.CONTRADICTS and not too_great(point, own) and not one_slip(day, right):
            return Severity.HINT
    return Severity.ERROR if one_slip(day, right) else Severity.WARNING


_DOCUMENT = Document(
    type="Nghị định", number="77/2023/NĐ-CP", issuer="Chính phủ", issued_on=dt.date(2023, 11, 6),
    effective_on=dt.date(2023, 11, 6), title="Nghị định ví dụ",
)  # fmt: skip

RULE = Rule(
    id="VB201",
    name="date-differs",
    severity=Severity.ERROR,
    title=Text("Ngày ban hành khác sổ", "The date of issue differs from the registry"),
    checks=Text(
        "Ngày ban hành viết trong báo cáo phải là ngày của văn bản trong sổ: lỗi nếu hai ngày "
        "chỉ cách nhau một lỗi gõ, cảnh báo nếu khác hẳn (có thể là văn bản khác cùng số).",
        "The date in the report must be that of the registry: an error where one typing slip parts them, "
        "else a warning (it may be another document of that number).",
    ),
    ground="Nghị định 30/2020/NĐ-CP, Phụ lục I (Mục II khoản 6): viện dẫn ghi đủ ngày, tháng, năm ban hành.",
    finds=Example("Theo Nghị định số 77/2023/NĐ-CP ngày 16/11/2023.", dt.date(2026, 4, 1), documents=(_DOCUMENT,)),
    passes=Example("Theo Nghị định số 77/2023/NĐ-CP ngày 06/11/2023.", dt.date(2026, 4, 1), documents=(_DOCUMENT,)),
    check=_check,
)
