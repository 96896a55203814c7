"""VB301: the text rests on a document that is no longer in force."""

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
        if status is None or status.code is not StatusCode.EXPIRED or cited.stance is not Stance.LEANS:
            continue
        when = since(status)
        yield rule.at(
            cited,
            Text(
                f"{cited.mention.number or cited.mention.text} đã hết hiệu lực toàn bộ{when.vi} nhưng được "
                "dùng làm căn cứ.",
                f"{cited.mention.number or cited.mention.text} expired{when.en}, and the text rests on it.",
            ),
            happened(status.basis, cited),
            replacement(status, cited),
        )


_OLD = Document(
    type="Nghị định", number="45/2031/NĐ-CP", issuer="Chính phủ", issued_on=dt.date(2031, 2, 3),
    effective_on=dt.date(2031, 4, 1), title="Nghị định ví dụ",
)  # fmt: skip
_NEW = Document(
    type="Nghị định", number="112/2033/NĐ-CP", issuer="Chính phủ", issued_on=dt.date(2033, 5, 9),
    effective_on=dt.date(2033, 7, 1), title="Nghị định ví dụ mới",
)  # fmt: skip
_REPLACED = Event(1, EventKind.REPLACED, dt.date(2033, 7, 1), acting_id=2, acting="Nghị định số 112/2033/NĐ-CP")

RULE = Rule(
    id="VB301",
    name="expired-leaned-on",
    severity=Severity.ERROR,
    title=Text("Dựa vào văn bản đã hết hiệu lực", "Rests on an expired document"),
    checks=Text(
        "Văn bản được dùng làm căn cứ (“căn cứ”, “theo quy định tại”, “áp dụng”) phải còn hiệu lực vào "
        "ngày của báo cáo; văn bản thay thế được nêu nếu sổ biết.",
        "What the text rests on must be in force on its day; the document that replaced it is named where it is known.",
    ),
    ground=(
        "Luật 64/2025/QH15, Điều 57: văn bản hết hiệu lực; Nghị định 78/2025/NĐ-CP: căn cứ là văn bản đang có hiệu lực."
    ),
    finds=Example(
        "Việc hỗ trợ thực hiện theo quy định tại Nghị định số 45/2031/NĐ-CP.",
        dt.date(2034, 1, 5),
        documents=(_OLD, _NEW),
        events=(_REPLACED,),
    ),
    passes=Example(
        "Việc hỗ trợ thực hiện theo quy định tại Nghị định số 112/2033/NĐ-CP.",
        dt.date(2034, 1, 5),
        documents=(_OLD, _NEW),
        events=(_REPLACED,),
    ),
    check=_check,
)
