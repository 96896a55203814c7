"""VB204: the registry has the number with another type."""

import datetime as dt
from collections.abc import Iterator

from vbqppl.crosscheck.case import Case
from vbqppl.crosscheck.model import Finding, Severity, Suggestion, Text
from vbqppl.crosscheck.rules.base import Example, Rule, cited_as, registered
from vbqppl.crosscheck.rules.registry import differing
from vbqppl.resolve.model import FieldName
from vbqppl.validity.model import Document


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    for found in differing(case, FieldName.TYPE):
        cited, document = found.cited, found.document
        if document.type is None or cited.type_disagrees:
            continue  # VB101 says it
        if cited.mention.date is None or cited.mention.date != document.issued_on:
            continue  # each type has numbers of its own: Luật 31 and Nghị quyết 31 of one year are two documents
        yield rule.at(
            cited,
            Text(
                f"Tên loại khác sổ: viện dẫn ghi {found.said}, sổ ghi {document.type}.",
                f"The type differs: the report says {found.said}, the registry {document.type}.",
            ),
            (registered(document),),
            Suggestion(cited_as(cited, type_=document.type), "type", document.type),
        )


_DOCUMENT = Document(
    type="Nghị quyết", number="212/2031/QH17", issuer="Quốc hội", issued_on=dt.date(2031, 6, 20),
    effective_on=dt.date(2031, 8, 1), title="Nghị quyết ví dụ",
)  # fmt: skip

RULE = Rule(
    id="VB204",
    name="type-differs",
    severity=Severity.ERROR,
    title=Text("Tên loại khác sổ", "The type differs from the registry"),
    checks=Text(
        "Tên loại viết trong báo cáo phải là tên loại của văn bản trong sổ.",
        "The type in the report must be that of the document in the registry.",
    ),
    ground="Nghị định 30/2020/NĐ-CP, Phụ lục I (Mục II khoản 6): viện dẫn ghi tên loại văn bản.",
    finds=Example("Theo Luật số 212/2031/QH17 ngày 20/6/2031.", dt.date(2033, 4, 1), documents=(_DOCUMENT,)),
    passes=Example("Theo Nghị quyết số 212/2031/QH17 ngày 20/6/2031.", dt.date(2033, 4, 1), documents=(_DOCUMENT,)),
    check=_check,
)
