"""VB302: the text speaks of a document that is no longer in force."""

import datetime as dt
from collections.abc import Iterator

from vbqppl.crosscheck.case import Case
from vbqppl.crosscheck.context import Stance
from vbqppl.crosscheck.model import Finding, Severity, Text
from vbqppl.crosscheck.rules.base import Example, Rule
from vbqppl.crosscheck.rules.validity import happened, replacement, since
from vbqppl.validity.model import Document, Event, EventKind, StatusCode


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    for cited in case.cited:
        status = cited.status
        if status is None or status.code is not StatusCode.EXPIRED or cited.stance is Stance.LEANS:
            continue
        when = since(status)
        yield rule.at(
            cited,
            Text(
                f"{cited.mention.number or cited.mention.text} đã hết hiệu lực toàn bộ{when.vi}.",
                f"{cited.mention.number or cited.mention.text} expired{when.en}.",
            ),
            happened(status.basis, cited),
            replacement(status, cited),
        )


_OLD = Document(
    type="Nghị định", number="45/2031/NĐ-CP", issuer="Chính phủ", issued_on=dt.date(2031, 2, 3),
    effective_on=dt.date(2031, 4, 1), title="Nghị định ví dụ",
)  # fmt: skip
_REPEALED = Event(1, EventKind.REPEALED, dt.date(2033, 7, 1), acting="Nghị định số 112/2033/NĐ-CP")

RULE = Rule(
    id="VB302",
    name="expired-named",
    severity=Severity.HINT,
    title=Text("Nhắc đến văn bản đã hết hiệu lực", "Names an expired document"),
    checks=Text(
        "Văn bản chỉ được nhắc đến (rà soát, tổng kết, nêu việc bãi bỏ) mà đã hết hiệu lực thì được lưu "
        "ý, không phải lỗi.",
        "A document that is only spoken of and has expired is pointed out; it is no error.",
    ),
    ground="Luật 64/2025/QH15, Điều 57.",
    finds=Example(
        "Đã rà soát Nghị định số 45/2031/NĐ-CP.", dt.date(2034, 1, 5), documents=(_OLD,), events=(_REPEALED,)
    ),
    passes=Example(
        "Đã rà soát Nghị định số 45/2031/NĐ-CP.", dt.date(2032, 1, 5), documents=(_OLD,), events=(_REPEALED,)
    ),
    check=_check,
)
