"""VB105: one report cites the same number with two dates of one year, or with two types."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from vbqppl.citation.model import MentionKind
from vbqppl.crosscheck.case import Case, Cited
from vbqppl.crosscheck.model import Finding, Severity, Suggestion, Text
from vbqppl.crosscheck.rules.base import Example, Rule, cited_as, elsewhere
from vbqppl.text import write_date


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    groups: dict[tuple[str, str, int], list[Cited]] = defaultdict(list)
    for cited in case.cited:
        number, day = cited.number, cited.mention.date
        if cited.mention.kind is not MentionKind.FULL or cited.year_disagrees:
            continue  # VB103 says it
        if cited.document is not None and cited.document.issued_on is not None:
            continue  # VB201 compares with the registry
        if day is not None and day > (case.issued_on or case.as_of) and not cited.mention.own:
            continue  # VB104 says it
        if number is not None and day is not None and (cited.date_follows or cited.mention.own):
            groups[cited.series or "", number.key, number.year or day.year].append(cited)
    for group in groups.values():
        yield from _differences(rule, group)


def _differences(rule: Rule, group: Sequence[Cited]) -> Iterator[Finding]:
    """Yield the citations whose date is not the one that most of them give (where even, the first)."""
    days = Counter(cited.mention.date for cited in group)
    if len(days) == 1:
        return
    usual = next((c.document.issued_on for c in group if c.document and c.document.issued_on in days), None)
    usual = usual or days.most_common(1)[0][0]
    sure = days[usual] > sum(days.values()) - days[usual] or any(
        c.document is not None and c.document.issued_on == usual for c in group
    )
    witness = next(cited for cited in group if cited.mention.date == usual)
    for cited in group:
        if cited.mention.date != usual and usual is not None and cited.mention.date is not None:
            yield _finding(rule, cited, witness, usual if sure else None)


def _finding(rule: Rule, cited: Cited, witness: Cited, right: dt.date | None) -> Finding:
    here, there = cited.mention.date, witness.mention.date
    assert here is not None  # noqa: S101 - the groups hold dated citations only
    assert there is not None  # noqa: S101
    return rule.at(
        cited,
        Text(
            f"{cited.mention.number} được viện dẫn với hai ngày khác nhau: {write_date(here)} và {write_date(there)}.",
            f"{cited.mention.number} is cited with two dates: {write_date(here)} and {write_date(there)}.",
        ),
        (elsewhere(witness),),
        Suggestion(cited_as(cited, day=right), "date", right.isoformat()) if right else None,
    )


RULE = Rule(
    id="VB105",
    name="two-dates",
    severity=Severity.WARNING,
    title=Text("Cùng số, ký hiệu nhưng khác ngày", "The same number with two dates"),
    checks=Text(
        "Trong một báo cáo, cùng một số, ký hiệu của cùng cơ quan và cùng năm phải có một ngày ban hành.",
        "In one report, one number of one office and year must have one date of issue.",
    ),
    ground="Nghị định 30/2020/NĐ-CP, Điều 15: số của văn bản là duy nhất trong một năm tại cơ quan, tổ chức.",
    finds=Example(
        "Quyết định số 812/QĐ-UBND ngày 04/3/2026 được sửa. Kế hoạch kèm theo Quyết định số 812/QĐ-UBND "
        "ngày 14/3/2026.",
        dt.date(2026, 5, 4),
    ),
    passes=Example(
        "Quyết định số 812/QĐ-UBND ngày 04/3/2026 và Quyết định số 812/QĐ-UBND ngày 11/4/2025.",
        dt.date(2026, 5, 4),
    ),
    check=_check,
)
