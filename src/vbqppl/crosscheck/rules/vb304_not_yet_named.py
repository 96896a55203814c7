"""VB304: the text speaks of a document that is not yet in force."""

import datetime as dt
from collections.abc import Iterator

from vbqppl.crosscheck.case import Case
from vbqppl.crosscheck.context import Stance
from vbqppl.crosscheck.model import Finding, Severity, Text
from vbqppl.crosscheck.rules.base import Example, Rule
from vbqppl.crosscheck.rules.validity import is_basis, until
from vbqppl.validity.model import Document, StatusCode


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    for cited in case.cited:
        status = cited.status
        if status is None or status.code is not StatusCode.NOT_YET_IN_FORCE:
            continue
        if cited.stance is Stance.LEANS and not is_basis(case, cited):
            continue  # VB303 says it
        when = until(status)
        yield rule.at(
            cited,
            Text(
                f"{cited.mention.number or cited.mention.text} chưa có hiệu lực{when.vi}.",
                f"{cited.mention.number or cited.mention.text} is not yet in force{when.en}.",
            ),
        )


_OLD = Document(
    type="Nghị định", number="45/2031/NĐ-CP", issuer="Chính phủ", issued_on=dt.date(2031, 2, 3),
    effective_on=dt.date(2031, 4, 1), title="Nghị định ví dụ",
)  # fmt: skip

RULE = Rule(
    id="VB304",
    name="not-yet-named",
    severity=Severity.HINT,
    title=Text("Nhắc đến văn bản chưa có hiệu lực", "Names a document not yet in force"),
    checks=Text(
        "Chuẩn bị thi hành một văn bản chưa có hiệu lực là bình thường; ngày có hiệu lực được nêu ra.",
        "Preparing for a document that is not yet in force is normal; its first day is pointed out.",
    ),
    ground="Luật 64/2025/QH15, Điều 53.",
    finds=Example("Chuẩn bị triển khai Nghị định số 45/2031/NĐ-CP.", dt.date(2031, 3, 1), documents=(_OLD,)),
    passes=Example("Chuẩn bị triển khai Nghị định số 45/2031/NĐ-CP.", dt.date(2031, 4, 1), documents=(_OLD,)),
    check=_check,
)
