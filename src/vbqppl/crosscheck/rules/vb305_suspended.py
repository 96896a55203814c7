"""VB305: the text cites a document whose effect is suspended."""

import datetime as dt
from collections.abc import Iterator

from vbqppl.crosscheck.case import Case
from vbqppl.crosscheck.context import Stance
from vbqppl.crosscheck.model import Finding, Severity, Text
from vbqppl.crosscheck.rules.base import Example, Rule
from vbqppl.crosscheck.rules.validity import happened, since
from vbqppl.validity.model import Document, Event, EventKind, StatusCode


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    for cited in case.cited:
        status = cited.status
        if status is None or status.code is not StatusCode.SUSPENDED:
            continue
        when = since(status)
        severity = Severity.ERROR if cited.stance is Stance.LEANS else Severity.HINT
        yield rule.at(
            cited,
            Text(
                f"{cited.mention.number or cited.mention.text} đang bị tạm ngưng hiệu lực{when.vi}.",
                f"{cited.mention.number or cited.mention.text} is suspended{when.en}.",
            ),
            happened(status.basis, cited),
            severity=severity,
        )


_OLD = Document(
    type="Nghị định", number="45/2031/NĐ-CP", issuer="Chính phủ", issued_on=dt.date(2031, 2, 3),
    effective_on=dt.date(2031, 4, 1), title="Nghị định ví dụ",
)  # fmt: skip
_SUSPENDED = Event(1, EventKind.SUSPENDED, dt.date(2032, 7, 1), until=dt.date(2032, 12, 31))

RULE = Rule(
    id="VB305",
    name="suspended",
    severity=Severity.ERROR,
    title=Text("Văn bản đang bị tạm ngưng hiệu lực", "A suspended document"),
    checks=Text(
        "Văn bản đang tạm ngưng hiệu lực không dùng làm căn cứ (lỗi); nếu chỉ được nhắc đến thì là gợi ý.",
        "Nothing may rest on a suspended document (error); where it is only spoken of, it is a hint.",
    ),
    ground="Luật 64/2025/QH15, Điều 56; Luật 80/2015/QH13, Điều 153.",
    finds=Example("Căn cứ Nghị định số 45/2031/NĐ-CP.", dt.date(2032, 8, 1), documents=(_OLD,), events=(_SUSPENDED,)),
    passes=Example("Căn cứ Nghị định số 45/2031/NĐ-CP.", dt.date(2033, 1, 1), documents=(_OLD,), events=(_SUSPENDED,)),
    check=_check,
)
