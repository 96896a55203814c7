"""VB307: the cited điều, khoản, điểm was amended, and the amender is not cited beside it."""

import datetime as dt
from collections.abc import Iterator

from vbqppl.citation.provision import parse_provision
from vbqppl.citation.write import write_provisions
from vbqppl.crosscheck.case import Case
from vbqppl.crosscheck.model import Finding, Severity, Text
from vbqppl.crosscheck.rules.base import Example, Rule
from vbqppl.crosscheck.rules.validity import cited_beside, happened
from vbqppl.validity.model import Document, Event, EventKind
from vbqppl.validity.scope import Scope


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    for cited in case.cited:
        for place in cited.places:
            amenders = [e for e in place.status.amended_by if not cited_beside(case, cited, e)]
            if not amenders:
                continue
            yield rule.at(
                cited,
                Text(
                    f"{write_provisions((place.place,))} của {cited.mention.number} đã được sửa đổi, bổ sung.",
                    f"{write_provisions((place.place,))} of {cited.mention.number} was amended.",
                ),
                happened(amenders, cited, place.place),
            )


_PLACE = parse_provision("Điều 7 khoản 2")
_OLD = Document(
    type="Nghị định", number="45/2031/NĐ-CP", issuer="Chính phủ", issued_on=dt.date(2031, 2, 3),
    effective_on=dt.date(2031, 4, 1), title="Nghị định ví dụ",
)  # fmt: skip
_AMENDED = Event(
    1,
    EventKind.AMENDED,
    dt.date(2033, 7, 1),
    scope=Scope((_PLACE,) if _PLACE else ()),
    acting="Nghị định số 112/2033/NĐ-CP",
)

RULE = Rule(
    id="VB307",
    name="provision-amended",
    severity=Severity.HINT,
    title=Text("Điều, khoản được viện dẫn đã được sửa đổi", "A cited provision was amended"),
    checks=Text(
        "Nên nêu văn bản sửa đổi khi viện dẫn điều, khoản đã được sửa đổi, bổ sung; không gợi ý nếu văn "
        "bản đó được viện dẫn ngay bên cạnh.",
        "The amending document should be named; nothing is said where it is cited beside.",
    ),
    ground=("Nghị định 78/2025/NĐ-CP, Điều 68 (sửa đổi bởi Nghị định 187/2025/NĐ-CP): “được sửa đổi, bổ sung bởi …”."),
    finds=Example(
        "Theo khoản 2 Điều 7 Nghị định số 45/2031/NĐ-CP.",
        dt.date(2034, 1, 5),
        documents=(_OLD,),
        events=(_AMENDED,),
    ),
    passes=Example(
        "Theo khoản 2 Điều 7 Nghị định số 45/2031/NĐ-CP và khoản 1 Điều 1 Nghị định số 112/2033/NĐ-CP.",
        dt.date(2034, 1, 5),
        documents=(_OLD,),
        events=(_AMENDED,),
    ),
    check=_check,
)
