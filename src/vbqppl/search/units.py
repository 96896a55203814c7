"""Units: a document cut into what a hit can point at, the điều, and the khoản of long ones.

A cut is a guess at structure and may be wrong; no text is ever lost by it: the units of a document, in order, are
its whole text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from vbqppl.citation import Provision, Step
from vbqppl.text import fold

LONG_ARTICLE = 3000  # characters; a longer điều is cut at its khoản
LONGEST_UNIT = 8000  # characters; anything longer is cut at a line or, without one, at a space
MOST_UNITS = 65535  # of one document: the ordinal has 16 bits in the id of a unit

# A heading stands at the start of a line, behind the marks of Markdown and tables at most, never behind a quote.
_LEAD = r"^[ \t*#|>_]{0,12}"
_HEADING = re.compile(
    _LEAD
    + r"(?:(?P<dieu>[Đđ]iều|ĐIỀU)[ \t]{1,3}(?P<label>\d{1,4}[a-zđ]{0,2})(?P<end>[ \t*]{0,3}[.:)]|[ \t*]{0,3}$)"
    + r"|(?P<phu>(?:Phụ[ \t]lục|PHỤ[ \t]LỤC)(?:[ \t]{1,3}(?:số[ \t]|SỐ[ \t])?"
    + r"(?P<annex>[IVXLC]{1,6}|\d{1,3}[A-Z]?))?[ \t*.:]{0,4}$)"
    + r"|(?P<part>(?:Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN)[ \t]{1,3}"
    + r"(?:[IVXLC]{1,6}|\d{1,3}|(?:thứ|THỨ)[ \t][^\W\d]{2,5})[ \t*.:]{0,4}))",
    re.MULTILINE,
)
_CLAUSE = re.compile(_LEAD + r"(?P<label>\d{1,3}[a-zđ]?)[.)][ \t]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Unit:
    """One piece of a text: `start` to `end` of it, in characters; `provision` is None for what has no number."""

    ordinal: int
    provision: Provision | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Head:
    start: int
    steps: tuple[Step, ...]
    attached: bool = False


def split(text: str) -> Iterator[Unit]:
    """Yield the units of `text` in order; together they are the whole text, and there is always at least one.

    Linear in the text. Beyond `MOST_UNITS` the rest is one last unit.
    """
    for ordinal, (provision, start, end) in enumerate(_pieces(text)):
        if ordinal == MOST_UNITS:
            yield Unit(ordinal, None, start, len(text))
            return
        yield Unit(ordinal, provision, start, end)


def _pieces(text: str) -> Iterator[tuple[Provision | None, int, int]]:
    heads = list(_heads(text))
    if len(heads) > 1 and not text[: heads[1].start].strip():
        # Nothing stands before the first heading: its unit stands for the document too.
        heads[1:2] = [replace(heads[1], start=0)]
        del heads[0]
    ends = [head.start for head in heads[1:]] + [len(text)]
    for head, end in zip(heads, ends, strict=True):
        provision = Provision(head.steps, head.attached) if head.steps else None
        is_article = bool(head.steps) and head.steps[-1].unit == "Điều"
        if is_article and end - head.start > LONG_ARTICLE:
            for clause, start, stop in _clauses(text, head.start, end):
                steps = (*head.steps, clause) if clause else head.steps
                for low, high in _chunks(text, start, stop):
                    yield Provision(steps, head.attached), low, high
        else:
            for low, high in _chunks(text, head.start, end):
                yield provision, low, high


def _heads(text: str) -> Iterator[_Head]:
    """Yield where each unit starts; a chapter's line goes with the điều that follows it."""
    yield _Head(0, ())
    last = 0
    attached = False
    pending: int | None = None
    for match in _HEADING.finditer(text):
        start = match.start()
        if match["part"]:
            pending = start if pending is None else pending
        elif match["dieu"]:
            number = int(re.match(r"\d+", match["label"]).group())  # type: ignore[union-attr]
            if not _follows(number, last):
                continue
            if number == 1 and last >= 1:
                attached = True  # The articles start again: what the document issues.
            last = number
            yield _Head(start if pending is None else pending, (Step("Điều", match["label"]),), attached)
            pending = None
        else:
            label = match["annex"] or ""
            yield _Head(start if pending is None else pending, (Step("Phụ lục", label),), attached)
            pending = None


def _follows(number: int, last: int) -> bool:
    """Tell whether a điều of this number can be the next heading: quoted articles jump about, headings do not."""
    return number == 1 or last == 0 or last <= number <= last + 3


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[Step | None, int, int]]:
    """Yield the khoản of one điều, numbered 1, 2, 3 …, after what stands before the first."""
    marks: list[tuple[Step | None, int]] = [(None, start)]
    expected = 1
    for match in _CLAUSE.finditer(text, start, end):
        number = int(re.match(r"\d+", match["label"]).group())  # type: ignore[union-attr]
        if number == expected or (expected > 1 and number == expected - 1 and match["label"][-1].isalpha()):
            marks.append((Step("khoản", match["label"]), match.start()))
            expected = number + 1
    stops = [place for _, place in marks[1:]] + [end]
    for (step, low), high in zip(marks, stops, strict=True):
        if high > low:
            yield step, low, high


def _chunks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut what is too long at the last line end, else at the last space, else in the middle of a word."""
    while end - start > LONGEST_UNIT:
        cut = text.rfind("\n", start + LONGEST_UNIT // 2, start + LONGEST_UNIT)
        if cut < 0:
            cut = text.rfind(" ", start + LONGEST_UNIT // 2, start + LONGEST_UNIT)
        if cut < 0:
            cut = start + LONGEST_UNIT
        yield start, cut
        start = cut
    yield start, end


def heading_of(body: str) -> str:
    """Return the heading of a provision: the rest of its first line, where the line is short enough to be one."""
    line = body.lstrip().split("\n", 1)[0].strip(" *#|>_")
    folded_line = fold(line)
    if len(line) > 250 or not folded_line.startswith(("dieu ", "phu luc", "chuong ", "muc ", "phan ")):  # noqa: PLR2004
        return ""
    return line
