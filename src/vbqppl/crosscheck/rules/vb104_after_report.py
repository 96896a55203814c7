"""VB104: a cited document is dated after the report that cites it."""

import datetime as dt
from collections.abc import Iterator

from vbqppl.crosscheck.case import Case, Cited
from vbqppl.crosscheck.model import Evidence, Finding, Severity, Suggestion, Text
from vbqppl.crosscheck.rules.base import Example, Rule, cited_as, elsewhere, neighbour, registered
from vbqppl.crosscheck.years import other_years
from vbqppl.text import write_date


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    last = case.issued_on or case.as_of
    for cited in case.cited:
        day = cited.mention.date
        if day is None or day <= last or cited.mention.own or cited.year_disagrees or not cited.date_follows:
            continue
        suggestion, evidence = _suggest(case, cited)
        yield rule.at(
            cited,
            Text(
                f"Ngày ban hành {write_date(day)} sau ngày của báo cáo ({write_date(last)}).",
                f"Dated {write_date(day)}, after the report itself ({write_date(last)}).",
            ),
            evidence,
            suggestion,
        )


def _suggest(case: Case, cited: Cited) -> tuple[Suggestion | None, tuple[Evidence, ...]]:
    """Return the date of the registry, or the one of another year beside which its neighbours stand."""
    if cited.document is not None:
        right = cited.document.issued_on
        found = Suggestion(cited_as(cited, day=right), "date", right.isoformat()) if right else None
        return found, (registered(cited.document),)
    if (other := case.elsewhere(cited)) is not None and other.mention.date is not None:
        day = other.mention.date
        return Suggestion(cited_as(cited, day=day), "date", day.isoformat()), (elsewhere(other),)
    years = other_years(case, cited)
    if len(years) != 1:
        return None, ()
    point, fit = years[0]
    suggestion = Suggestion(cited_as(cited, day=point.day), "date", point.day.isoformat())
    return suggestion, tuple(map(neighbour, fit.against))


RULE = Rule(
    id="VB104",
    name="after-the-report",
    severity=Severity.ERROR,
    title=Text("Văn bản viện dẫn có ngày sau ngày của báo cáo", "A cited document is dated after the report"),
    checks=Text(
        "Báo cáo không thể viện dẫn văn bản ban hành sau ngày của chính nó.",
        "A report cannot cite what was issued after its own date.",
    ),
    ground="Nghị định 30/2020/NĐ-CP, Phụ lục I (Mục II khoản 4, khoản 6): ngày ban hành và viện dẫn văn bản.",
    finds=Example("Theo Công văn số 91/SNV-CCHC ngày 20/5/2026 của Sở Nội vụ.", dt.date(2026, 4, 1)),
    passes=Example("Theo Công văn số 91/SNV-CCHC ngày 20/3/2026 của Sở Nội vụ.", dt.date(2026, 4, 1)),
    check=_check,
)
