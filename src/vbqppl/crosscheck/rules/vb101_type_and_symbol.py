"""VB101: the type word and the symbol of a citation name different types."""

import datetime as dt
from collections.abc import Iterator

from vbqppl.crosscheck.case import Case, Cited
from vbqppl.crosscheck.model import Evidence, Finding, Severity, Suggestion, Text
from vbqppl.crosscheck.rules.base import Example, Rule, cited_as, neighbour, registered
from vbqppl.crosscheck.series import Fit, Point, Verdict

_SHOWN = 2
_LETTER = "công văn"  # said loosely of other papers too


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    for cited in case.cited:
        if cited.type_disagrees and cited.number is not None:
            yield _finding(rule, case, cited)


def _finding(rule: Rule, case: Case, cited: Cited) -> Finding:
    types = " hoặc ".join(cited.symbol_types), " or ".join(cited.symbol_types)
    message = Text(
        f"Tên loại “{cited.mention.type}” không khớp với ký hiệu {cited.mention.number} (ký hiệu của {types[0]}).",
        f"The type “{cited.mention.type}” disagrees with {cited.mention.number} (the symbol of {types[1]}).",
    )
    evidence, suggestion = _explain(case, cited)
    loose = (cited.mention.type or "").casefold() == _LETTER
    return rule.at(cited, message, evidence, suggestion, Severity.WARNING if loose else None)


def _explain(case: Case, cited: Cited) -> tuple[tuple[Evidence, ...], Suggestion | None]:
    """Return which of the two is wrong, where the registry or the series can tell, and why."""
    if cited.document is not None:
        return (registered(cited.document),), _type_wrong(cited)
    if cited.other_document is not None and cited.other_number is not None:
        return (registered(cited.other_document),), _symbol_wrong(cited)
    as_symbol = _fit(case, cited, cited.series)
    as_type = _fit(case, cited, cited.other_series)
    evidence = tuple(neighbour(point) for point in (*_shown(as_symbol, cited), *_shown(as_type, cited)))
    if _better(as_type, as_symbol) and cited.other_number is not None:
        return evidence, _symbol_wrong(cited)
    if _better(as_symbol, as_type):
        return evidence, _type_wrong(cited)
    return evidence, None


def _fit(case: Case, cited: Cited, series: str | None) -> Fit:
    number, day = cited.number, cited.mention.date
    if series is None or day is None or number is None or not number.ordinal.isdigit():
        return Fit(Verdict.NO_EVIDENCE)
    return case.series.fit(series, Point(day, int(number.ordinal), number.canonical, cited.index))


def _better(one: Fit, other: Fit) -> bool:
    """Tell whether the series speak for one reading and not for the other."""
    order = (Verdict.CONTRADICTS, Verdict.NO_EVIDENCE, Verdict.FITS)
    if Verdict.CONTRADICTS in (one.verdict, other.verdict) or Verdict.FITS in (one.verdict, other.verdict):
        return order.index(one.verdict) > order.index(other.verdict)
    return False


def _shown(fit: Fit, cited: Cited) -> tuple[Point, ...]:
    """Return the points that speak: those against it that are nearest in time, else the neighbours."""
    day = cited.mention.date
    if fit.verdict is Verdict.CONTRADICTS and day is not None:
        return tuple(sorted(fit.against, key=lambda point: abs(point.day - day)))[:_SHOWN]
    return fit.neighbours


def _symbol_wrong(cited: Cited) -> Suggestion | None:
    if cited.other_number is None:
        return None
    number = cited.other_number.canonical
    return Suggestion(cited_as(cited, number=number), "number", number)


def _type_wrong(cited: Cited) -> Suggestion | None:
    if len(cited.symbol_types) != 1:
        return None
    return Suggestion(cited_as(cited, type_=cited.symbol_types[0]), "type", cited.symbol_types[0])


RULE = Rule(
    id="VB101",
    name="type-and-symbol",
    severity=Severity.ERROR,
    title=Text("Tên loại và ký hiệu không khớp", "Type and symbol disagree"),
    checks=Text(
        "Tên loại viết trước số phải là tên loại mà ký hiệu thể hiện. Nếu dãy số cùng cơ quan trong báo "
        "cáo và trong sổ cho biết phần nào sai, cách viết đúng được gợi ý. “Công văn” trước ký "
        "hiệu khác chỉ là cảnh báo.",
        "The type word before a number must be a type that its symbol stands for. Where the series of the "
        "same office, in the report and in the registry, tell which of the two is wrong, the right "
        "wording is suggested.",
    ),
    ground=("Nghị định 30/2020/NĐ-CP, Phụ lục I (Mục II khoản 3) và Phụ lục III: ký hiệu gồm chữ viết tắt tên loại."),
    finds=Example("Đã ban hành Quyết định số 612/BC-UBND ngày 03/4/2026 về công tác lưu trữ.", dt.date(2026, 5, 4)),
    passes=Example(
        "Đã có Báo cáo số 612/BC-UBND ngày 03/4/2026 và Công văn số 15/UBND-NC ngày 04/4/2026.",
        dt.date(2026, 5, 4),
    ),
    check=_check,
)
