"""VB205: several documents fit what the citation says."""

import datetime as dt
from collections.abc import Iterator

from vbqppl.crosscheck.case import Case
from vbqppl.crosscheck.model import Finding, Severity, Text
from vbqppl.crosscheck.rules.base import Example, Rule, registered
from vbqppl.resolve.model import Outcome
from vbqppl.validity.model import Document

_SHOWN = 3


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    told: set[str] = set()
    for cited in case.cited:
        resolution = cited.resolution
        if resolution is None or cited.number is None or resolution.outcome is not Outcome.AMBIGUOUS:
            continue
        total = max(resolution.total, len(resolution.candidates))
        if total == 1 or cited.number.key in told:
            continue  # once for each number; a single one that is not confirmed is no choice
        told.add(cited.number.key)
        yield rule.at(
            cited,
            Text(
                f"Có {total} văn bản khớp với viện dẫn này; cần ghi thêm ngày hoặc cơ quan ban hành.",
                f"{total} documents fit this citation; give its date or its issuer.",
            ),
            tuple(registered(candidate.document) for candidate in resolution.candidates[:_SHOWN]),
        )


_ONE = Document(
    type="Quyết định",
    number="14/QĐ-UBND",
    issuer="UBND tỉnh Cao Bằng",
    issued_on=dt.date(2025, 1, 9),
    title="Một",
)
_OTHER = Document(
    type="Quyết định",
    number="14/QĐ-UBND",
    issuer="UBND tỉnh Lạng Sơn",
    issued_on=dt.date(2025, 1, 7),
    title="Hai",
)

RULE = Rule(
    id="VB205",
    name="ambiguous",
    severity=Severity.HINT,
    title=Text("Viện dẫn khớp với nhiều văn bản", "A citation that several documents fit"),
    checks=Text(
        "Viện dẫn phải đủ để chỉ ra một văn bản; nếu thiếu, các văn bản cùng khớp được liệt kê.",
        "A citation must say enough to tell one document; where it does not, those that fit are listed.",
    ),
    ground=(
        "Nghị định 30/2020/NĐ-CP, Phụ lục I (Mục II khoản 6): viện dẫn đủ số, ký hiệu, thời gian, cơ quan ban hành."
    ),
    finds=Example("Thực hiện Quyết định số 14/QĐ-UBND.", dt.date(2026, 4, 1), documents=(_ONE, _OTHER)),
    passes=Example(
        "Thực hiện Quyết định số 14/QĐ-UBND ngày 07/01/2025 của UBND tỉnh Lạng Sơn.",
        dt.date(2026, 4, 1),
        documents=(_ONE, _OTHER),
    ),
    check=_check,
)
