"""VB602: a law is first cited by its number alone ("Luật số 64/2025/QH15"), without its name."""

import datetime as dt
import re
from collections.abc import Iterator

from vbqppl.crosscheck.case import Case, Cited
from vbqppl.crosscheck.context import clause_after, clause_before
from vbqppl.crosscheck.model import Finding, Severity, Text
from vbqppl.crosscheck.rules.base import Example, Rule
from vbqppl.crosscheck.rules.style import LAWS, first_citations, together

# An amending law is cited by its number: "được sửa đổi, bổ sung bởi Luật số 87/2025/QH15".
_AMENDING = re.compile(r"(?:bởi|sửa đổi|bổ sung|thay thế|và|,|theo)\s*(?:các\s+|một số điều của\s+)?$", re.IGNORECASE)
_NAMED_AFTER = re.compile(r"\A[^;.]{0,60}?(?:\bvề\b|sửa đổi|quy định|\bban hành\b)", re.IGNORECASE)
_TYPE_WORD = re.compile(r"(?:bộ\s+)?luật(?:\s+số)?\s*$|pháp\s+lệnh(?:\s+số)?\s*$", re.IGNORECASE)


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    found = [(cited, Text("", "")) for cited in first_citations(case) if _nameless(case, cited)]
    yield from together(
        rule,
        found,
        Text(
            f"{len(found)} luật, pháp lệnh được viện dẫn bằng số mà không có tên.",
            f"{len(found)} laws or ordinances are cited by number without their name.",
        ),
    )


def _nameless(case: Case, cited: Cited) -> bool:
    mention = cited.mention
    if (mention.type or "").lower() not in LAWS or mention.title is not None or mention.relation is not None:
        return False
    before = clause_before(case.text, mention.start)
    word = _TYPE_WORD.search(before)
    if word is None or _AMENDING.search(before[: word.start()].rstrip() + " "):
        return False
    return not _NAMED_AFTER.search(clause_after(case.text, mention.end))


RULE = Rule(
    id="VB602",
    name="law-by-number",
    severity=Severity.HINT,
    title=Text("Luật, pháp lệnh viện dẫn bằng số mà không có tên", "A law cited by number without its name"),
    checks=Text(
        "Luật, pháp lệnh được viện dẫn bằng tên (“Luật Lưu trữ”; trong văn bản quy phạm pháp luật là “Luật Lưu trữ số "
        "33/2024/QH15”). Luật sửa đổi đứng sau “được sửa đổi, bổ sung bởi” được ghi bằng số. Cả báo cáo chỉ có một gợi "
        "ý.",
        "A law is cited by its name (in normative papers with its number behind it). An amending law behind “được sửa "
        "đổi, bổ sung bởi” is cited by number. One hint for the whole paper.",
    ),
    ground=(
        "Nghị định 30/2020/NĐ-CP, Phụ lục I (Mục II khoản 6): luật, pháp lệnh ghi tên loại và tên; Nghị định "
        "78/2025/NĐ-CP, Điều 68 (sửa đổi bởi Nghị định 187/2025/NĐ-CP): tên và số, ký hiệu."
    ),
    finds=Example("Đã triển khai Luật số 33/2024/QH15 tại các sở.", dt.date(2026, 4, 1)),
    passes=Example(
        "Đã triển khai Luật Lưu trữ số 33/2024/QH15; Luật Ban hành văn bản quy phạm pháp luật được sửa đổi, bổ sung "
        "bởi Luật số 87/2025/QH15.",
        dt.date(2026, 4, 1),
    ),
    check=_check,
)
