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
_LONG = 8  # words of a title that no two papers of one day share by chance
_REACH = 900  # characters: the longest titles have some 700
_AGREES = (FieldAgreement.SAME, FieldAgreement.COMPATIBLE)


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    for cited in case.cited:
        resolution = cited.resolution
        if resolution is None or resolution.outcome is not Outcome.NOT_FOUND or cited.mention.date is None:
            continue
        # Not the clause only: titles hold semicolons.
        after = case.text[cited.mention.end : cited.mention.end + _REACH].partition("\n\n")[0]
        near = [each for each in resolution.candidates if _is_near(each) and _is_titled(each, after)]
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


def _is_titled(candidate: Candidate, after: str) -> bool:
    """Tell whether the words behind the number hold the title of the candidate, with or without the dates in it."""
    if candidate.agreement.title.verdict in _AGREES:
        return True
    title = candidate.document.title or ""
    return _holds(squash(after), squash(title)) or _holds(squash(without_dates(after)), squash(without_dates(title)))


def _holds(said: str, title: str) -> bool:
    """Tell whether words begin with a title, but for the issuer before it; a short one must be there to the letter."""
    from rapidfuzz import fuzz  # takes longer to load than most reports to check, and few ask it

    beginning = " ".join(said.split()[: len(title.split()) + _ISSUER_WORDS])
    if len(beginning) < len(title):
        return False  # else the beginning is sought in the title
    if title in beginning and len(title.split()) >= _LONG:
        return True
    return telling(title) and fuzz.partial_ratio(title, beginning) >= _SIMILAR


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
