"""VB701: figures about validity ("… văn bản hết hiệu lực, trong đó …") do not add up."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vbqppl.crosscheck.case import Case
from vbqppl.crosscheck.model import Evidence, EvidenceKind, Finding, Severity, Text
from vbqppl.crosscheck.rules.base import Example, Rule

_ABOUT = re.compile(r"(?:hết|còn|ngưng|chưa có) hiệu lực", re.IGNORECASE)
_MARKUP = re.compile(r"[*_]+|</?\w+[^<>\n]{0,60}>")
_FIGURE = re.compile(
    r"(?<![\d/.,-])(?P<number>\d{1,3}(?:\.\d{3})+|\d{1,5})(?![\d/]|[.,]\d)\s+"
    r"(?P<noun>văn bản|nghị quyết|quyết định|chỉ thị|thông tư|nghị định|luật|pháp lệnh|"
    r"(?:đã )?(?:hết|còn|(?:tạm )?ngưng) hiệu lực)\b",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"trong đó|bao gồm|gồm(?: có)?|cụ thể|:", re.IGNORECASE)
_SOME = re.compile(r"trong đó có\b", re.IGNORECASE)
_PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of documents at a place, and how deep in brackets it stands."""

    value: int
    words: str
    start: int
    end: int
    depth: int


@dataclass(frozen=True, slots=True)
class Sum:
    """A whole and the parts that the text gives of it; `open` where it names only some of them."""

    whole: Figure
    parts: tuple[Figure, ...]
    some: bool = False

    @property
    def total(self) -> int:
        """What the parts come to."""
        return sum(part.value for part in self.parts)

    @property
    def wrong(self) -> bool:
        """Whether whole and parts cannot both be right."""
        return self.total > self.whole.value or (self.total != self.whole.value and not self.some)


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    for match in _PARAGRAPH.finditer(case.text):
        if not _ABOUT.search(match.group()):
            continue
        for found in sums(match.group(), match.start()):
            if found.wrong:
                yield _finding(rule, case, found)


def sums(paragraph: str, offset: int = 0) -> Iterator[Sum]:
    """Yield the sums that a paragraph states: a total with its parts, a part with its own in brackets."""
    plain = _MARKUP.sub(lambda match: " " * len(match.group()), paragraph)
    figures = _figures(plain, offset)
    if not figures:
        return
    whole, rest = figures[0], figures[1:]
    parts = [figure for figure in rest if figure.depth == whole.depth]
    between = plain[whole.end - offset : parts[0].start - offset] if parts else ""
    if len(parts) > 1 and _SPLIT.search(between) and "văn bản" in whole.words.lower():
        yield Sum(whole, tuple(parts), some=bool(_SOME.search(between)))
    for index, part in enumerate(figures):
        inside = []
        for other in figures[index + 1 :]:
            if other.depth <= part.depth:
                break
            if other.depth == part.depth + 1:
                inside.append(other)
        if len(inside) > 1:
            opening = plain[part.end - offset : inside[0].start - offset]
            yield Sum(part, tuple(inside), some=bool(_SOME.search(opening)))


def _figures(plain: str, offset: int) -> list[Figure]:
    """Return the numbers of documents of a paragraph in order, with their depth in brackets."""
    found = []
    depth, at = 0, 0
    for match in _FIGURE.finditer(plain):
        between = plain[at : match.start()]
        depth = max(0, depth + between.count("(") - between.count(")"))
        at = match.start()
        start, end = match.span()
        value = int(match["number"].replace(".", ""))
        found.append(Figure(value, " ".join(match.group().split()), start + offset, end + offset, depth))
    return found


def _finding(rule: Rule, case: Case, found: Sum) -> Finding:
    parts = _joined(found.parts)
    message = Text(
        f"Số liệu không khớp: {found.whole.value} văn bản, nhưng các phần {parts} cộng lại là {found.total}.",
        f"The figures do not add up: {found.whole.value}, but the parts {parts} come to {found.total}.",
    )
    note = case.manuscript.note_at(found.whole.start)
    return Finding(
        rule=rule.id,
        severity=rule.severity,
        start=found.whole.start,
        end=found.whole.end,
        quote=found.whole.words,
        message=message,
        footnote=note.mark if note else None,
        evidence=tuple(
            Evidence(EvidenceKind.TEXT, Text(part.words, part.words), start=part.start) for part in found.parts
        ),
    )


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
