"""VB703: other sums of a report, in running text and in the total row of a table, that do not add up."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from vbqppl.crosscheck.case import Case
from vbqppl.crosscheck.figures import ABOUT_VALIDITY
from vbqppl.crosscheck.model import Evidence, EvidenceKind, Finding, Severity, Text
from vbqppl.crosscheck.rules.base import Example, Rule
from vbqppl.readers.model import Table

_NUMBER = r"\d{1,3}(?:\.\d{3})+|\d{1,6}"
_FIGURE = re.compile(rf"(?<![\d/.,%-])(?P<number>{_NUMBER})(?![\d/%]|[.,]\d)\s+(?P<noun>[a-zà-ỹđ]+)")
_SENTENCE = re.compile(r"[^\n.]+(?:\.(?=\d)[^\n.]+)*")
_SPLIT = re.compile(r"trong đó(?! có)|bao gồm|\bgồm\b", re.IGNORECASE)
_PARTED = ("trong đó", "gồm")  # one of them is in what _SPLIT finds
_REACH = 60  # characters between a total and its parts
# Parts that are far from the total are other things than its parts: "500 hồ sơ, trong đó 300 hồ sơ trực tuyến, …".
_NEAR = 0.1
_MARKS = re.compile(r"[*_]+|<[^<>\n]{1,60}>")
_TOTAL = re.compile(r"tổng(?: (?:số|cộng|toàn tỉnh|toàn thành phố))?(?: \(.*\))?|cộng|toàn (?:tỉnh|thành phố)")
_SHARE = re.compile(r"tỷ lệ|tỉ lệ|%|bình quân|trung bình|điểm|xếp|hạng|thứ|năm|stt|số tt", re.IGNORECASE)
_GROUP = re.compile(r"[IVX]+\.?|[A-Z]\.?")
_EMPTY = frozenset({"", "-", "–", "0"})


@dataclass(frozen=True, slots=True)
class Wrong:
    """A total at a place, and the parts that do not come to it."""

    start: int
    end: int
    quote: str
    total: int
    values: tuple[int, ...]


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    for match in _SENTENCE.finditer(case.text):
        words = match.group().lower()
        if any(each in words for each in _PARTED) and not ABOUT_VALIDITY.search(words):
            yield from _in_text(rule, case, match.group(), match.start())
    for table in case.manuscript.tables:
        yield from _in_table(rule, case, table)


def _in_text(rule: Rule, case: Case, sentence: str, offset: int) -> Iterator[Finding]:
    plain = _MARKS.sub(lambda match: " " * len(match.group()), sentence)
    if not _SPLIT.search(plain) or "(" in plain:
        return  # what stands in brackets may be parts of parts
    figures = list(_FIGURE.finditer(plain))
    for index, whole in enumerate(figures[:-2]):
        split = _SPLIT.search(plain, whole.end(), min(len(plain), whole.end() + _REACH))
        if split is None or figures[index + 1].start() < split.start():
            continue
        parts = [each for each in figures[index + 1 :] if each["noun"] == whole["noun"]]
        values = [_value(each["number"]) for each in parts]
        total = _value(whole["number"])
        if len(parts) == len(figures) - index - 1 > 1 and 0 < abs(sum(values) - total) <= max(1, _NEAR * total):
            start, end = offset + whole.start(), offset + whole.end()
            yield _finding(rule, case, Wrong(start, end, " ".join(whole.group().split()), total, tuple(values)))
        return


def _in_table(rule: Rule, case: Case, table: Table) -> Iterator[Finding]:
    """Yield the first wrong column of each total row; rows that head groups may count or not."""
    if len(table.rows) < 4:  # noqa: PLR2004 - header, two rows, total
        return
    for index, row in enumerate(table.rows):
        label = next((_plain(cell) for cell in row if _plain(cell)), "")
        if not _TOTAL.fullmatch(label.lower()):
            continue
        for column, cell in enumerate(row):
            if (found := _wrong(table, index, column)) is not None:
                start = max(table.start, case.text.find(cell, table.start, table.end))
                wrong = Wrong(start, start + max(1, len(cell)), f"{label}: {_plain(cell)}", found[0], tuple(found[1]))
                yield _finding(rule, case, wrong)
                break
        return


def _wrong(table: Table, index: int, column: int) -> tuple[int, list[int]] | None:
    """Return the total of a column with the values above or below it, where they do not add up."""
    total = _whole_number(table.rows[index][column])
    others = [row for place, row in enumerate(table.rows) if place != index and len(row) == len(table.rows[index])]
    if total is None or len(others) != len(table.rows) - 1 or _SHARE.search(others[0][column]):
        return None
    body = [row for row in others if _whole_number(row[column]) is not None or _plain(row[column]) in _EMPTY]
    heads = [row for row in others if row not in body]
    values = [_whole_number(row[column]) or 0 for row in body]
    groups = [value for row, value in zip(body, values, strict=True) if _GROUP.fullmatch(_plain(row[0]))]
    if len(heads) > 1 or sum(value > 0 for value in values) < 2 or groups:  # noqa: PLR2004
        return None
    return (total, values) if sum(values) != total and abs(sum(values) - total) <= max(1, _NEAR * total) else None


def _plain(cell: str) -> str:
    return " ".join(_MARKS.sub("", cell).split())


def _whole_number(cell: str) -> int | None:
    plain = _plain(cell)
    return _value(plain) if re.fullmatch(_NUMBER, plain) else None


def _value(number: str) -> int:
    return int(number.replace(".", ""))


def _finding(rule: Rule, case: Case, wrong: Wrong) -> Finding:
    parts = " + ".join(map(str, wrong.values))
    message = Text(
        f"Cộng lại không khớp: tổng ghi {wrong.total}, các phần cộng lại là {sum(wrong.values)}.",
        f"The sum is off: the total is given as {wrong.total}, the parts come to {sum(wrong.values)}.",
    )
    evidence = (Evidence(EvidenceKind.TEXT, Text(f"Các phần: {parts}", f"The parts: {parts}"), start=wrong.start),)
    return rule.at_words(case, wrong.start, wrong.end, wrong.quote, message=message, evidence=evidence)


RULE = Rule(
    id="VB703",
    name="other-sums",
    severity=Severity.HINT,
    title=Text("Số liệu khác cộng lại không khớp", "Other figures that do not add up"),
    checks=Text(
        "Tổng số nêu trong một câu (“…, trong đó …”, “gồm …”, cùng một đơn vị đếm) và dòng “Tổng số” của bảng nên bằng "
        "tổng các phần. Chỉ gợi ý khi chênh lệch không quá một phần mười: chênh lệch lớn thường do các phần không phải "
        "là phần của tổng đó.",
        "A total in one sentence (“trong đó …”, “gồm …”, counting the same thing) and the total row of a table should "
        "be the sum of their parts. Said only where they are within a tenth: what is further off is seldom a sum.",
    ),
    ground="Số liệu trong một báo cáo phải khớp nhau để người đọc tin được; không có điều luật riêng.",
    finds=Example(
        "Đã tiếp nhận 120 hồ sơ, trong đó: 70 hồ sơ trực tuyến; 40 hồ sơ trực tiếp.\n\n"
        "| Đơn vị | Hồ sơ |\n|---|---|\n| Sở Nội vụ | 31 |\n| Sở Tài chính | 22 |\n| Tổng số | 54 |\n",
        dt.date(2026, 3, 2),
    ),
    passes=Example(
        "Đã tiếp nhận 120 hồ sơ, trong đó: 80 hồ sơ trực tuyến; 40 hồ sơ trực tiếp. Đã giải quyết 90 hồ sơ, trong đó "
        "30 hồ sơ trước hạn, 25 hồ sơ của doanh nghiệp.\n\n"
        "| Đơn vị | Hồ sơ |\n|---|---|\n| Sở Nội vụ | 31 |\n| Sở Tài chính | 22 |\n| Tổng số | 53 |\n",
        dt.date(2026, 3, 2),
    ),
    check=_check,
)
