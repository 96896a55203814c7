"""VB202: the registry has the document of another issuer."""

import datetime as dt
from collections.abc import Iterator

from vbqppl.crosscheck.case import Case
from vbqppl.crosscheck.model import Finding, Severity, Suggestion, Text
from vbqppl.crosscheck.rules.base import Example, Rule, registered
from vbqppl.crosscheck.rules.registry import differing
from vbqppl.reference import issuers_of_symbol
from vbqppl.resolve.model import FieldName
from vbqppl.validity.model import Document


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    for found in differing(case, FieldName.ISSUER):
        cited, document = found.cited, found.document
        if document.issuer is None or (cited.number and len(issuers_of_symbol(cited.number.symbol)) > 1):
            continue  # of a joint document one issuer may be named
        yield rule.at(
            cited,
            Text(
                f"Cơ quan ban hành khác sổ: viện dẫn ghi “{found.said}”, sổ ghi “{document.issuer}”.",
                f"The issuer differs: the report says “{found.said}”, the registry “{document.issuer}”.",
            ),
            (registered(document),),
            Suggestion(f"{cited.quote} của {document.issuer}", "issuer", document.issuer),
        )


_DOCUMENT = Document(
    type="Quyết định", number="31/2024/QĐ-TTg", issuer="Thủ tướng Chính phủ", issued_on=dt.date(2024, 2, 5),
    effective_on=dt.date(2024, 4, 1), title="Quyết định ví dụ",
)  # fmt: skip

RULE = Rule(
    id="VB202",
    name="issuer-differs",
    severity=Severity.WARNING,
    title=Text("Cơ quan ban hành khác sổ", "The issuer differs from the registry"),
    checks=Text(
        "Cơ quan ban hành viết trong báo cáo phải là cơ quan của văn bản trong sổ (hoặc cơ quan tiền thân, kế thừa).",
        "The issuer in the report must be that of the document in the registry (or its predecessor or successor).",
    ),
    ground="Nghị định 30/2020/NĐ-CP, Phụ lục I (Mục II khoản 6): viện dẫn ghi tên cơ quan, tổ chức ban hành.",
    finds=Example(
        "Thực hiện Quyết định số 31/2024/QĐ-TTg ngày 05/02/2024 của Bộ Tài chính.",
        dt.date(2026, 4, 1),
        documents=(_DOCUMENT,),
    ),
    passes=Example(
        "Thực hiện Quyết định số 31/2024/QĐ-TTg ngày 05/02/2024 của Thủ tướng Chính phủ.",
        dt.date(2026, 4, 1),
        documents=(_DOCUMENT,),
    ),
    check=_check,
)
