"""VB201: the registry has the document with another date of issue."""

import datetime as dt
from collections.abc import Iterator

from vbqppl.crosscheck.case import Case
from vbqppl.crosscheck.model import Finding, Severity, Suggestion, Text
from vbqppl.crosscheck.rules.base import Example, Rule, cited_as, registered
from vbqppl.crosscheck.rules.registry import differing
from vbqppl.resolve.model import FieldName
from vbqppl.text import write_date
from vbqppl.validity.model import Document


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    for found in differing(case, FieldName.DATE):
        cited, document, day = found.cited, found.document, found.cited.mention.date
        if document.issued_on is None or day is None:
            continue
        if cited.number is not None and cited.number.year is not None and cited.number.year != day.year:
            continue  # VB103 says it, with the same suggestion
        right = document.issued_on
        yield rule.at(
            cited,
            Text(
                f"Ngày ban hành khác cơ sở dữ liệu: viện dẫn ghi {write_date(day)}, cơ sở dữ liệu ghi "
                f"{write_date(right)}.",
                f"The date differs: the report says {write_date(day)}, the registry {write_date(right)}.",
            ),
            (registered(document),),
            Suggestion(cited_as(cited, day=right), "date", right.isoformat()),
        )


_DOCUMENT = Document(
    type="Nghị định", number="77/2023/NĐ-CP", issuer="Chính phủ", issued_on=dt.date(2023, 11, 6),
    effective_on=dt.date(2023, 11, 6), title="Nghị định ví dụ",
)  # fmt: skip

RULE = Rule(
    id="VB201",
    name="date-differs",
    severity=Severity.ERROR,
    title=Text("Ngày ban hành khác cơ sở dữ liệu", "The date of issue differs from the registry"),
    checks=Text(
        "Ngày ban hành viết trong báo cáo phải là ngày của văn bản trong cơ sở dữ liệu.",
        "The date in the report must be that of the document in the registry.",
    ),
    ground="Nghị định 30/2020/NĐ-CP, Phụ lục I (Mục II khoản 6): viện dẫn ghi đủ ngày, tháng, năm ban hành.",
    finds=Example("Theo Nghị định số 77/2023/NĐ-CP ngày 16/11/2023.", dt.date(2026, 4, 1), documents=(_DOCUMENT,)),
    passes=Example("Theo Nghị định số 77/2023/NĐ-CP ngày 06/11/2023.", dt.date(2026, 4, 1), documents=(_DOCUMENT,)),
    check=_check,
)
