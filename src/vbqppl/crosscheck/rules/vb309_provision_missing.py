"""VB309: the text that the registry holds has no such điều or khoản."""

import datetime as dt
from collections.abc import Iterator

from vbqppl.citation.provision import Provision
from vbqppl.crosscheck.case import Case
from vbqppl.crosscheck.model import Evidence, EvidenceKind, Finding, Severity, Text
from vbqppl.crosscheck.rules.base import Example, Rule
from vbqppl.validity.model import Document


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    for cited in case.cited:
        for place in cited.places:
            if place.exists is not False or cited.document is None:
                continue
            yield rule.at(
                cited,
                Text(
                    f"{cited.mention.number} không có {_largest(place.place)} trong toàn văn của sổ.",
                    f"The registry's text of {cited.mention.number} has no {_largest(place.place)}.",
                ),
                (
                    Evidence(
                        EvidenceKind.REGISTRY,
                        Text("toàn văn trong sổ", "the text in the registry"),
                        cited.document.number,
                    ),
                ),
            )


def _largest(place: Provision) -> str:
    return str(place)


_DOCUMENT = Document(
    type="Nghị định", number="45/2031/NĐ-CP", issuer="Chính phủ", issued_on=dt.date(2031, 2, 3),
    effective_on=dt.date(2031, 4, 1), title="Nghị định ví dụ",
)  # fmt: skip
_TEXT = (
    "Điều 1. Phạm vi\n1. Nghị định này quy định một việc.\n2. Không quy định việc khác.\nĐiều 2. Mức hỗ trợ\n"
    "Mức hỗ trợ là một đồng.\nĐiều 3. Hiệu lực\nNghị định có hiệu lực từ ngày 01/4/2031.\n"
)

RULE = Rule(
    id="VB309",
    name="provision-missing",
    severity=Severity.WARNING,
    title=Text("Điều, khoản được viện dẫn không có trong văn bản", "A cited provision that does not exist"),
    checks=Text(
        "Điều, khoản được viện dẫn phải có trong toàn văn mà sổ có; không có toàn văn thì không "
        "xét. Chỉ xét khi "
        "các điều của toàn văn được đánh số liên tục từ Điều 1.",
        "A cited điều or khoản must be in the text that the registry has; without a text nothing is said, "
        "nor where its "
        "articles do not count on from Điều 1.",
    ),
    ground="Nghị định 78/2025/NĐ-CP, Điều 68: viện dẫn nêu cụ thể điều, khoản, điểm.",
    finds=Example(
        "Theo khoản 3 Điều 1 Nghị định số 45/2031/NĐ-CP.",
        dt.date(2032, 1, 1),
        documents=(_DOCUMENT,),
        texts=((1, _TEXT),),
    ),
    passes=Example(
        "Theo khoản 2 Điều 1 và Điều 3 Nghị định số 45/2031/NĐ-CP.",
        dt.date(2032, 1, 1),
        documents=(_DOCUMENT,),
        texts=((1, _TEXT),),
    ),
    check=_check,
)
