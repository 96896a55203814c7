"""VB206: the number is not in the registry, and one slip away stands a document of the same day."""

import datetime as dt
from collections.abc import Iterator

from vbqppl.crosscheck.case import Case, Cited
from vbqppl.crosscheck.context import without_dates
from vbqppl.crosscheck.model import Finding, Severity, Suggestion, Text
from vbqppl.crosscheck.rules.base import Example, Rule, cited_as, registered
from vbqppl.resolve.model import Candidate, FieldAgreement, Outcome
from vbqppl.resolve.titles import telling
from vbqppl.text import squash
from vbqppl.validity.model import Document

_SIMILAR = 94  # percent: a word or two misspelt
_ISSUER_WORDS = 8  # "của Bộ trưởng Bộ Tài chính" may stand before the title
_REACH = 900  # characters: the longest titles have some 700
_AGREES = (FieldAgreement.SAME, FieldAgreement.COMPATIBLE)


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    for cited in case.cited:
        resolution = cited.resolution
        if resolution is None or resolution.outcome is not Outcome.NOT_FOUND or cited.mention.date is None:
            continue
        after = case.text[cited.mention.end : cited.mention.end + _REACH].partition("\n\n")[0]
        said = squash(without_dates(after))  # not the clause only: titles hold semicolons
        near = [each for each in resolution.candidates if _is_near(each) and _is_titled(each, said)]
        if len(near) == 1:
            yield _finding(rule, cited, near[0])


def _is_near(candidate: Candidate) -> bool:
    """Tell whether a candidate has the same day and symbol, and another number."""
    agreement = candidate.agreement
    return (
        agreement.date.verdict is FieldAgreement.SAME
        and agreement.number.verdict is not FieldAgreement.SAME
        and agreement.symbol.verdict in _AGREES
        and agreement.issuer.verdict is not FieldAgreement.DIFFERS
    )


def _is_titled(candidate: Candidate, said: str) -> bool:
    """Tell whether the words behind the number hold the title of the candidate."""
    from rapidfuzz import fuzz  # takes longer to load than most reports to check, and few ask it

    if candidate.agreement.title.verdict in _AGREES:
        return True
    title = squash(without_dates(candidate.document.title or ""))
    beginning = " ".join(said.split()[: len(title.split()) + _ISSUER_WORDS])
    long_enough = len(beginning) >= len(title)  # else the beginning is sought in the title
    return telling(title) and long_enough and fuzz.partial_ratio(title, beginning) >= _SIMILAR


def _finding(rule: Rule, cited: Cited, candidate: Candidate) -> Finding:
    number = candidate.document.number or ""
    return rule.at(
        cited,
        Text(
            f"Sổ không có {cited.mention.number}, nhưng có {number} cùng ngày, cùng tên; có thể sai số.",
            f"The registry has no {cited.mention.number}, but {number} of the same day and title; see the number.",
        ),
        (registered(candidate.document),),
        Suggestion(cited_as(cited, number=number), "number", number),
    )


_DOCUMENT = Document(
    type="Quyết định", number="1428/QĐ-TTg", issuer="Thủ tướng Chính phủ", issued_on=dt.date(2031, 2, 3),
    effective_on=dt.date(2031, 2, 3), title="Phê duyệt Chương trình phát triển thư viện điện tử",
)  # fmt: skip

RULE = Rule(
    id="VB206",
    name="near-number",
    severity=Severity.WARNING,
    title=Text("Có thể sai số của văn bản", "The number may be wrong"),
    checks=Text(
        "Số không có trong sổ nhưng một văn bản cùng ngày, cùng ký hiệu, cùng tên chỉ khác một "
        "chữ số. Không bao giờ tự coi hai số là một.",
        "A number that the registry does not have, one slip from one of the same day, symbol and title. "
        "Two numbers are never taken for one.",
    ),
    ground="Nghị định 30/2020/NĐ-CP, Điều 15: mỗi văn bản có một số riêng trong năm.",
    finds=Example(
        "Theo Quyết định số 1482/QĐ-TTg ngày 03/02/2031 phê duyệt Chương trình phát triển thư viện điện tử.",
        dt.date(2031, 4, 1),
        documents=(_DOCUMENT,),
    ),
    passes=Example(
        "Theo Quyết định số 1482/QĐ-TTg ngày 03/02/2031 về biên chế.", dt.date(2031, 4, 1), documents=(_DOCUMENT,)
    ),
    check=_check,
)
