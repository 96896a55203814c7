"""VB103: the year inside the number is not the year of the date."""

import datetime as dt
from collections.abc import Iterator

from vbqppl.crosscheck.case import Case
from vbqppl.crosscheck.model import Finding, Severity, Suggestion, Text
from vbqppl.crosscheck.rules.base import Example, Rule, cited_as, elsewhere, registered
from vbqppl.crosscheck.rules.registry import turned_away
from vbqppl.resolve.model import FieldName


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    for cited in case.cited:
        number, day = cited.number, cited.mention.date
        if number is None or day is None or not cited.year_disagrees:
            continue
        document = cited.document or next((each.document for each in turned_away(cited, FieldName.DATE)), None)
        other = case.elsewhere(cited)
        if document is not None and (document.issued_on is None or document.issued_on.year != number.year):
            document = None  # the registry's own date is wrong
        right = document.issued_on if document else other.mention.date if other else None
        suggestion = Suggestion(cited_as(cited, day=right), "date", right.isoformat()) if right else None
        yield rule.at(
            cited,
            Text(
                f"Năm trong số {number.canonical} là {number.year}, ngày ban hành lại thuộc năm {day.year}.",
                f"The number {number.canonical} is of {number.year}, the date of {day.year}.",
            ),
            (registered(document),) if document else (elsewhere(other),) if other else (),
            suggestion,
        )


RULE = Rule(
    id="VB103",
    name="year-of-number",
    severity=Severity.ERROR,
    title=Text("Năm trong số khác năm của ngày ban hành", "The year in the number is not that of the date"),
    checks=Text(
        "Số của văn bản quy phạm pháp luật có năm ban hành; năm đó phải là năm của ngày ban hành được viện dẫn.",
        "The number of a normative document has its year of issue, which must be that of the cited date.",
    ),
    ground=("Luật 80/2015/QH13, Điều 10: số, ký hiệu gồm số thứ tự, năm ban hành, loại văn bản, cơ quan ban hành."),
    finds=Example("Theo Nghị định số 77/2023/NĐ-CP ngày 06/11/2024 của Chính phủ.", dt.date(2026, 4, 1)),
    passes=Example("Theo Nghị định số 77/2023/NĐ-CP ngày 06/11/2023 của Chính phủ.", dt.date(2026, 4, 1)),
    check=_check,
)
