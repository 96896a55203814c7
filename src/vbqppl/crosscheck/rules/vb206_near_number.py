"""VB206: the number is not in the registry, and one slip away stands a document of the same day."""

import datetime as dt
from collections.abc import Iterator

from vbqppl.crosscheck.case import Case, Cited
from vbqppl.crosscheck.model import Finding, Severity, Suggestion, Text
from vbqppl.crosscheck.rules.base import Example, Rule, cited_as, registered
from vbqppl.resolve.model import Candidate, FieldAgreement, Outcome
from vbqppl.validity.model import Document

_AGREES = (FieldAgreement.SAME, FieldAgreement.COMPATIBLE)


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    for cited in case.cited:
        resolution = cited.resolution
        if resolution is None or resolution.outcome is not Outcome.NOT_FOUND or cited.mention.date is None:
            continue
        near = [candidate for candidate in resolution.candidates if _is_near(candidate)]
        titled = [candidate for candidate in near if candidate.agreement.title.verdict in _AGREES]
        if len(titled) == 1:
            yield _finding(rule, cited, titled[0], sure=True)
        elif len(near) == 1:
            yield _finding(rule, cited, near[0], sure=False)


def _is_near(candidate: Candidate) -> bool:
    """Tell whether a candidate has the same day and symbol, and another number."""
    agreement = candidate.agreement
    return (
        agreement.date.verdict is FieldAgreement.SAME
        and agreement.number.verdict is not FieldAgreement.SAME
        and agreement.symbol.verdict in _AGREES
        and agreement.issuer.verdict is not FieldAgreement.DIFFERS
    )


def _finding(rule: Rule, cited: Cited, candidate: Candidate, *, sure: bool) -> Finding:
    number = candidate.document.number or ""
    suggestion = Suggestion(cited_as(cited, number=number), "number", number) if sure else None
    return rule.at(
        cited,
        Text(
            f"Cơ sở dữ liệu không có {cited.mention.number}, nhưng có {number} cùng ngày; có thể sai số.",
            f"The registry has no {cited.mention.number}, but {number} of the same day; the number may be wrong.",
        ),
        (registered(candidate.document),),
        suggestion,
        Severity.WARNING if sure else Severity.HINT,
    )


_DOCUMENT = Document(
    type="Quyết định", number="1428/QĐ-TTg", issuer="Thủ tướng Chính phủ", issued_on=dt.date(2031, 2, 3),
    effective_on=dt.date(2031, 2, 3), title="Quyết định ví dụ",
)  # fmt: skip

RULE = Rule(
    id="VB206",
    name="near-number",
    severity=Severity.HINT,
    title=Text("Có thể sai số của văn bản", "The number may be wrong"),
    checks=Text(
        "Số không có trong cơ sở dữ liệu nhưng một văn bản cùng ngày, cùng ký hiệu chỉ khác một chữ số: lưu "
        "ý; nếu tên "
        "văn bản cũng khớp thì là cảnh báo. Không bao giờ tự coi hai số là một.",
        "A number that the registry does not have, one slip from one of the same day and symbol, is a hint; "
        "a warning "
        "where the title agrees too. Two numbers are never taken for one.",
    ),
    ground="Nghị định 30/2020/NĐ-CP, Điều 15: mỗi văn bản có một số riêng trong năm.",
    finds=Example("Theo Quyết định số 1482/QĐ-TTg ngày 03/02/2031.", dt.date(2031, 4, 1), documents=(_DOCUMENT,)),
    passes=Example("Theo Quyết định số 1428/QĐ-TTg ngày 03/02/2031.", dt.date(2031, 4, 1), documents=(_DOCUMENT,)),
    check=_check,
)
