"""VB308: the text rests on a document of which a part has expired, without naming the part."""

import datetime as dt
from collections.abc import Iterator

from vbqppl.citation.provision import parse_provision
from vbqppl.crosscheck.case import Case
from vbqppl.crosscheck.context import Stance
from vbqppl.crosscheck.model import Finding, Severity, Text
from vbqppl.crosscheck.rules.base import Example, Rule
from vbqppl.crosscheck.rules.validity import cited_beside, happened
from vbqppl.validity.model import Document, Event, EventKind, StatusCode
from vbqppl.validity.scope import Scope


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    for cited in case.cited:
        status = cited.status
        if status is None or status.code is not StatusCode.PARTLY_EXPIRED:
            continue
        if cited.places or cited.stance is not Stance.LEANS:
            continue
        if status.basis and all(cited_beside(case, cited, event) for event in status.basis):
            continue
        yield rule.at(
            cited,
            Text(
                f"{cited.mention.number or cited.mention.text} đã hết hiệu lực một phần; cần xem phần được áp dụng.",
                f"{cited.mention.number or cited.mention.text} has expired in part; see which part is meant.",
            ),
            happened(status.basis, cited),
        )


_PLACE = parse_provision("Điều 7")
_OLD = Document(
    type="Nghị định", number="45/2031/NĐ-CP", issuer="Chính phủ", issued_on=dt.date(2031, 2, 3),
    effective_on=dt.date(2031, 4, 1), title="Nghị định ví dụ",
)  # fmt: skip
_REPEALED = Event(
    1,
    EventKind.REPEALED,
    dt.date(2033, 7, 1),
    scope=Scope((_PLACE,) if _PLACE else ()),
    acting="Nghị định số 112/2033/NĐ-CP",
)

RULE = Rule(
    id="VB308",
    name="partly-expired",
    severity=Severity.HINT,
    title=Text("Dựa vào văn bản đã hết hiệu lực một phần", "Rests on a partly expired document"),
    checks=Text(
        "Khi dựa vào văn bản đã hết hiệu lực một phần, nên nêu điều, khoản được áp dụng.",
        "Where a part has expired, the provision meant should be named.",
    ),
    ground="Luật 64/2025/QH15, Điều 57: hết hiệu lực một phần.",
    finds=Example("Căn cứ Nghị định số 45/2031/NĐ-CP.", dt.date(2034, 1, 5), documents=(_OLD,), events=(_REPEALED,)),
    passes=Example(
        "Căn cứ Điều 8 Nghị định số 45/2031/NĐ-CP.",
        dt.date(2034, 1, 5),
        documents=(_OLD,),
        events=(_REPEALED,),
    ),
    check=_check,
)
