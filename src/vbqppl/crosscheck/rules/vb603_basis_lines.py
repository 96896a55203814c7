"""VB603: the lines "Căn cứ …" at the head of a paper do not each end with a semicolon."""

import datetime as dt
import re
from collections.abc import Iterator
from itertools import pairwise

from vbqppl.crosscheck.case import Case
from vbqppl.crosscheck.model import Evidence, EvidenceKind, Finding, Severity, Text
from vbqppl.crosscheck.rules.base import Example, Rule

# From one basis to the next: a line may be broken, a blank line may part them.
_BASES = re.compile(
    r"^[ \t*_>]*Căn cứ [^\n]+(?:\n(?!\s*\n)(?![ \t*_>]*(?:Căn cứ|Theo|Xét|Thực hiện) )[^\n]+)*", re.MULTILINE
)
_HEAD = 6000  # characters: the bases stand at the head
_MARKS = re.compile(r"[*_\s]+\Z|<sup>[^<]{1,8}</sup>|\[\^[^\]]{1,8}\]")


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    bases = list(_BASES.finditer(case.text, 0, min(len(case.text), _HEAD)))
    wrong = []
    for basis, following in pairwise(bases):
        words = _MARKS.sub("", basis.group().rstrip()).rstrip()
        if not case.text[basis.end() : following.start()].strip() and not words.endswith(";"):
            wrong.append((basis.start(), basis.end(), " ".join(words.split())))
    if wrong:
        start, end, words = wrong[0]
        yield Finding(
            rule=rule.id,
            severity=rule.severity,
            start=start,
            end=end,
            quote=f"{words[:40]} … {words[-40:]}" if len(words) > 90 else words,  # noqa: PLR2004 - one line
            message=Text(
                f"{len(wrong)} dòng căn cứ không kết thúc bằng dấu chấm phẩy.",
                f"{len(wrong)} lines of the basis do not end with a semicolon.",
            ),
            evidence=tuple(
                Evidence(EvidenceKind.TEXT, Text(f"…{text[-40:]}", f"…{text[-40:]}"), start=place)
                for place, _, text in wrong[:5]
            ),
        )


RULE = Rule(
    id="VB603",
    name="basis-lines",
    severity=Severity.HINT,
    title=Text("Dòng căn cứ không kết thúc bằng dấu chấm phẩy", "A line of the basis without a semicolon"),
    checks=Text(
        "Mỗi căn cứ xuống dòng và kết thúc bằng dấu chấm phẩy; dòng cuối cùng không xét. Cả văn bản chỉ có một gợi ý.",
        "Each basis has its own line and ends with a semicolon; the last is not looked at. One hint for the paper.",
    ),
    ground=(
        "Nghị định 30/2020/NĐ-CP, Phụ lục I (Mục II khoản 6; theo trí nhớ): sau mỗi căn cứ xuống dòng, cuối dòng có "
        "dấu chấm phẩy, dòng cuối cùng kết thúc bằng dấu chấm."
    ),
    finds=Example(
        "Căn cứ Luật Tổ chức chính quyền địa phương\n\nCăn cứ Luật Lưu trữ;\n\nTheo đề nghị của Giám đốc Sở Nội vụ.",
        dt.date(2026, 4, 1),
    ),
    passes=Example(
        "Căn cứ Luật Tổ chức chính quyền địa phương;\n\nCăn cứ Luật Lưu trữ;\n\nTheo đề nghị của Giám đốc Sở Nội vụ.",
        dt.date(2026, 4, 1),
    ),
    check=_check,
)
