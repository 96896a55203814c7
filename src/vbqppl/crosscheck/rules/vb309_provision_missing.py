"""VB309: the text that the registry holds has no such chương, điều, khoản or điểm."""

import datetime as dt
from collections.abc import Iterator

from vbqppl.citation.write import write_provisions
from vbqppl.crosscheck.case import Case, Cited
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
                    f"Toàn văn của {_name(cited)} trong sổ không có {write_provisions((place.place,))}.",
                    f"The registry's text of {_name(cited)} has no {write_provisions((place.place,))}.",
                ),
                (
                    Evidence(
                        EvidenceKind.REGISTRY,
                        Text("toàn văn trong sổ", "the text in the registry"),
                        cited.document.number,
                    ),
                ),
            )


def _name(cited: Cited) -> str:
    return cited.mention.number or cited.mention.text


_DOCUMENT = Document(
    type="Nghị định", number="45/2031/NĐ-CP", issuer="Chính phủ", issued_on=dt.date(2031, 2, 3),
    effective_on=dt.date(2031, 4, 1), title="Nghị định ví dụ",
)  # fmt: skip
_TEXT = (
    "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\n1. Nghị định này quy định một việc:\na) Việc thứ nhất;\n"
    "b) Việc thứ hai.\n2. Không quy định việc khác.\nChương II\nQUY ĐỊNH CỤ THỂ\nĐiều 2. Mức hỗ trợ\n"
    "Mức hỗ trợ là một đồng.\nĐiều 3. Hiệu lực\nNghị định có hiệu lực từ ngày 01/4/2031.\n"
)

RULE = Rule(
    id="VB309",
    name="provision-missing",
    severity=Severity.WARNING,
    title=Text(
        "Chương, điều, khoản, điểm được viện dẫn không có trong văn bản", "A cited provision that does not exist"
    ),
    checks=Text(
        "Chương, điều, khoản, điểm được viện dẫn phải có trong toàn văn mà sổ có, hoặc do văn bản sửa đổi, bổ sung "
        "thêm vào. Không có toàn văn, hoặc toàn văn đánh số không liên tục ở chỗ đó, thì không kết luận; số chỗ không "
        "kiểm tra được có trong phần tổng hợp.",
        "A cited chương, điều, khoản or điểm must be in the text that the registry has, or have been added by an "
        "amendment. Without a text, or where its numbering has gaps there, nothing is said; the summary counts these.",
    ),
    ground="Nghị định 78/2025/NĐ-CP, Điều 68: viện dẫn nêu cụ thể điều, khoản, điểm.",
    finds=Example(
        "Theo điểm c khoản 1 Điều 1 Nghị định số 45/2031/NĐ-CP.",
        dt.date(2032, 1, 1),
        documents=(_DOCUMENT,),
        texts=((1, _TEXT),),
    ),
    passes=Example(
        "Theo điểm b khoản 1 Điều 1, khoản 2 Điều 1, Điều 3 và Chương II Nghị định số 45/2031/NĐ-CP.",
        dt.date(2032, 1, 1),
        documents=(_DOCUMENT,),
        texts=((1, _TEXT),),
    ),
    check=_check,
)
