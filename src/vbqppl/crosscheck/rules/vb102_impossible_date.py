"""VB102: a date of issue that no calendar has."""

import datetime as dt
import re
from collections.abc import Iterator

from vbqppl.citation.model import MentionKind
from vbqppl.crosscheck.case import Case
from vbqppl.crosscheck.model import Finding, Severity, Text
from vbqppl.crosscheck.rules.base import Example, Rule
from vbqppl.text.dates import make_date

# Only right after the number, and only with "ngày": "15/20/2026" alone may be anything.
_DAY = re.compile(
    r"\A[\s,*_]*ngày\s*(\d{1,2})(?:\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})|\s+tháng\s+(\d{1,2})\s*,?\s+năm\s+(\d{4}))(?!\d)"
)
_REACH = 48


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    for cited in case.cited:
        if cited.mention.kind is not MentionKind.FULL or cited.mention.date is not None:
            continue
        end = cited.mention.end
        match = _DAY.match(case.text[end : end + _REACH])
        if match is None:
            continue
        month, year = match[2] or match[4], match[3] or match[5]
        if make_date(int(year), int(month), int(match[1])) is None:
            printed = f"{match[1]}/{month}/{year}"
            yield rule.at(
                cited,
                Text(f"Không có ngày {printed} trong lịch.", f"There is no {printed} in the calendar."),
            )


RULE = Rule(
    id="VB102",
    name="impossible-date",
    severity=Severity.ERROR,
    title=Text("Ngày ban hành không có trong lịch", "A date of issue that does not exist"),
    checks=Text(
        "Ngày, tháng, năm viết ngay sau số, ký hiệu phải có thật trong lịch.",
        "Day, month and year right after a number must exist.",
    ),
    ground=(
        "Nghị định 30/2020/NĐ-CP, Phụ lục I (Mục II khoản 4): thời gian ban hành là ngày, tháng, năm được ban hành."
    ),
    finds=Example("Thực hiện Kế hoạch số 18/KH-UBND ngày 31/02/2026.", dt.date(2026, 4, 1)),
    passes=Example("Thực hiện Kế hoạch số 18/KH-UBND ngày 28/02/2026.", dt.date(2026, 4, 1)),
    check=_check,
)
