"""VB306: the cited điều, khoản, điểm is no longer in force."""

import datetime as dt
from collections.abc import Iterator

from vbqppl.citation.provision import parse_provision
from vbqppl.citation.write import write_provisions
from vbqppl.crosscheck.case import Case
from vbqppl.crosscheck.context import Stance
from vbqppl.crosscheck.model import Finding, Severity, Text
from vbqppl.crosscheck.rules.base import Example, Rule
from vbqppl.crosscheck.rules.validity import happened, since
from vbqppl.validity.model import Document, Event, EventKind, StatusCode
from vbqppl.validity.scope import Scope


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    for cited in case.cited:
        if cited.status is not None and cited.status.code is StatusCode.EXPIRED:
            continue
        for place in cited.places:
            if place.status.code is not StatusCode.EXPIRED:
                continue
            when = since(place.status)
            yield rule.at(
                cited,
                Text(
                    f"{write_provisions((place.place,))} của {cited.mention.number} đã hết hiệu lực{when.vi}.",
                    f"{write_provisions((place.place,))} of {cited.mention.number} expired{when.en}.",
                ),
                happened(place.status.basis, cited, place.place),
                severity=_SEVERITY[cited.stance],
            )


# Who speaks of a provision to repeal or review it need not be told; who names it without a word should look.
_SEVERITY = {Stance.LEANS: Severity.ERROR, Stance.NAMES: Severity.WARNING, Stance.SPEAKS: Severity.HINT}
_PLACE = parse_provision("Điều 7 khoản 2")
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
    id="VB306",
    name="provision-expired",
    severity=Severity.ERROR,
    title=Text("Điều, khoản được viện dẫn đã hết hiệu lực", "A cited provision has expired"),
    checks=Text(
        "Điều, khoản, điểm được viện dẫn phải còn hiệu lực: lỗi nếu được dùng làm căn cứ, cảnh báo nếu được viện dẫn, "
        "gợi ý nếu chỉ nói đến việc bãi bỏ, rà soát nó.",
        "A cited provision must be in force: an error where the text rests on it, a hint where it speaks of its repeal "
        "or review, else a warning.",
    ),
    ground="Luật 64/2025/QH15, Điều 57: hết hiệu lực một phần.",
    finds=Example(
        "Theo quy định tại khoản 2 Điều 7 Nghị định số 45/2031/NĐ-CP.",
        dt.date(2034, 1, 5),
        documents=(_OLD,),
        events=(_REPEALED,),
    ),
    passes=Example(
        "Theo quy định tại khoản 3 Điều 7 Nghị định số 45/2031/NĐ-CP.",
        dt.date(2034, 1, 5),
        documents=(_OLD,),
        events=(_REPEALED,),
    ),
    check=_check,
)
