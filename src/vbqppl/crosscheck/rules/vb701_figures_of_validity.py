"""VB701: figures about validity ("… văn bản hết hiệu lực, trong đó …") do not add up."""

import datetime as dt
from collections.abc import Iterator, Sequence

from vbqppl.crosscheck.case import Case
from vbqppl.crosscheck.figures import Figure, Sum, paragraphs_on_validity, sums
from vbqppl.crosscheck.model import Evidence, EvidenceKind, Finding, Severity, Text
from vbqppl.crosscheck.rules.base import Example, Rule


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    for paragraph, start in paragraphs_on_validity(case.text):
        for found in sums(paragraph, start):
            if found.wrong:
                yield _finding(rule, case, found)


def _finding(rule: Rule, case: Case, found: Sum) -> Finding:
    parts = _joined(found.parts)
    message = Text(
        f"Số liệu không khớp: {found.whole.value} văn bản, nhưng các phần {parts} cộng lại là {found.total}.",
        f"The figures do not add up: {found.whole.value}, but the parts {parts} come to {found.total}.",
    )
    evidence = (Evidence(EvidenceKind.TEXT, Text(part.words, part.words), start=part.start) for part in found.parts)
    whole = found.whole
    return rule.at_words(case, whole.start, whole.end, whole.words, message=message, evidence=evidence)


def _joined(parts: Sequence[Figure]) -> str:
    return " + ".join(str(part.value) for part in parts)


RULE = Rule(
    id="VB701",
    name="figures-of-validity",
    severity=Severity.WARNING,
    title=Text("Số liệu về hiệu lực không khớp nhau", "Figures about validity do not add up"),
    checks=Text(
        "Trong đoạn nói về hiệu lực, tổng số văn bản phải bằng tổng các phần được nêu, ở cả trong ngoặc "
        "đơn. “Trong đó có” chỉ nêu một phần: khi đó chỉ xét phần lớn hơn tổng.",
        "In a paragraph about validity a total must be the sum of its parts, also in brackets. “Trong đó "
        "có” names only some: then the parts must not exceed it.",
    ),
    ground=("Nghị định 79/2025/NĐ-CP: danh mục văn bản hết hiệu lực toàn bộ, một phần được công bố theo số lượng."),
    finds=Example(
        "Công bố hết hiệu lực 61 văn bản, trong đó: 20 nghị quyết (15 nghị quyết hết hiệu lực toàn bộ; 05 "
        "nghị quyết hết hiệu lực một phần); 31 quyết định.",
        dt.date(2026, 3, 2),
    ),
    passes=Example(
        "Công bố hết hiệu lực 51 văn bản, trong đó: 20 nghị quyết (15 nghị quyết hết hiệu lực toàn bộ; 05 "
        "nghị quyết hết hiệu lực một phần); 31 quyết định.",
        dt.date(2026, 3, 2),
    ),
    check=_check,
)
