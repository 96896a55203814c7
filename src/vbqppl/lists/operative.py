"""The operative part of a decision: its articles as a tree of paragraphs, without grounds, addressees and annexes.

Parts of a document and their order: Nghị định 78/2025/NĐ-CP (thể thức) and Nghị định 30/2020/NĐ-CP, Phụ lục I.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from vbqppl.citation import Mention, extract
from vbqppl.text import UPPER, clean, nfc

_HEAD = 9000
_BEFORE = 6000
_DECIDING = frozenset(
    {
        "Quyết định", "Nghị quyết", "Nghị định", "Thông tư", "Thông tư liên tịch", "Nghị quyết liên tịch", "Luật",
        "Bộ luật", "Pháp lệnh", "Lệnh", "Chỉ thị",
    }
)  # fmt: skip
_MOTTO = re.compile(r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA", re.IGNORECASE)
_DECIDES = re.compile(r"^[ \t]*QUYẾT[ \t]+(?:ĐỊNH|NGHỊ)[ \t]*:", re.MULTILINE)
_ARTICLE = re.compile(r"^[ \t]*Điều\s+(?P<number>\d+)[a-zđ]?\s*[.:]", re.MULTILINE)
# What stands behind the last article: addressees, the signature, annexes.
_END = re.compile(
    rf"\./\.|^[ \t]*(?:Nơi[ \t]+nhận|NƠI[ \t]+NHẬN)|^[ \t]*(?:TM|KT|TL|TUQ|Q)\.[ \t]*[{UPPER}]{{2}}"
    r"|^[ \t]*PHỤ[ \t]+LỤC(?![^\W\d_])"
    r"|^[ \t]*(?:BỘ TRƯỞNG|CHỦ TỊCH|THỐNG ĐỐC|CHÁNH ÁN|VIỆN TRƯỞNG|THỦ TƯỚNG|TỔNG THANH TRA|GIÁM ĐỐC)[ \t]*$",
    re.MULTILINE,
)
_PART_OF_LAW = (
    rf"(?:CHƯƠNG|Chương|PHẦN|Phần|MỤC|Mục)[ \t]+(?:thứ[ \t]+)?[IVXLC\d]+(?=[ \t]*[.:]?[ \t]*(?:\n|[{UPPER}]{{2}}))"
)
_OPENING = re.compile(
    rf"(?P<part>{_PART_OF_LAW})|(?P<article>Điều\s+\d+[a-zđ]?\s*[.:])|(?P<sub>\d{{1,2}}\.\d{{1,3}}\.?(?=\s))"
    r"|(?P<clause>\d{1,3}\s?[.)/](?=\s))|(?P<point>[a-zđ]{1,2}\d?\s?\)(?=\s))|(?P<dash>[-+•](?=\s))"
)
_LEVELS = {"part": 0.0, "article": 1.0, "clause": 2.0, "sub": 3.0, "point": 4.0, "dash": 5.0}
_NUMBERED = frozenset({"clause", "sub", "point"})
_LONG_LINE = 160
_FEW = 0.05  # of the lines: a table may have long ones in a text that is wrapped
_CLOSED = re.compile(r"[.:;][ \t]*$")
# The number that a line begins with belongs to the last word of the line before.
_HANGS = re.compile(r"(?<![^\W_])(?:điều|khoản|điểm|số|mục|phụ lục|chương|ngày|tháng|năm|mẫu|tiết)\s*$", re.IGNORECASE)
_CURLY = re.compile(r"“[^“”]*”")
_STRAIGHT = re.compile(r'^[ \t]*"[^"]*"|"[^"]{0,300}"', re.MULTILINE)
_MASK = re.compile(r"[^\s“”\"]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of an article: its words without what it quotes, and under which paragraphs it stands.

    `words` has dots for each letter inside quotation marks, `quote` is as printed; `above` are the indices of the
    paragraphs that it stands under, the article first; `line` counts the lines of the text from 1.
    """

    words: str
    quote: str
    line: int
    article: str
    level: float
    above: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Operative:
    """What a document says in its articles; `own` is its own citation, None while blank, `before` title and grounds."""

    own: Mention | None
    issued_on: dt.date | None
    paragraphs: tuple[Paragraph, ...]
    before: str = ""


def find_operative(text: str) -> Operative | None:
    """Return the articles of a document; None where `text` is none in running text.

    A document that decides nothing (a plan, a letter, a consolidated text) has no paragraphs.
    """
    marked = clean(text).text.replace("\r", " ")
    plain = _plain(marked)
    head = extract(plain[:_HEAD])
    own = next((mention for mention in head if mention.own), None)
    masked = mask_quotes(plain)
    span = _span(masked)
    if span is None:
        return Operative(own, own.date, ()) if own and _MOTTO.search(plain[:_HEAD]) else None
    if own is None and not _MOTTO.search(plain[: span[0]]) and not _DECIDES.search(plain[: span[0]]):
        # An excerpt: the articles alone.
        return Operative(None, None, _paragraphs(Layers(marked, plain, masked), *span))
    if own is not None and not _decides(own):
        return Operative(own, own.date, ())
    found = _paragraphs(Layers(marked, plain, masked), *span)
    return Operative(own, own.date if own else None, found, " ".join(masked[: span[0]][-_BEFORE:].split()))


def mask_quotes(text: str) -> str:
    """Return the text, as long as before, with a dot for each letter that stands inside quotation marks."""
    for _ in range(4):
        masked = _CURLY.sub(lambda match: f"‹{_MASK.sub('·', match.group()[1:-1])}›", text)
        if masked == text:
            break
        text = masked
    return _STRAIGHT.sub(lambda match: f"‹{_MASK.sub('·', match.group()[1:-1])}›", text)


def _decides(own: Mention) -> bool:
    return own.type in _DECIDING and "VBHN" not in (own.number or "")


def _plain(text: str) -> str:
    """Return the text with its markup as blanks."""
    marks = re.compile(r"[*|#>]|<[^<>\n]{1,80}>|_{2,}|(?<=\n)[ \t]*-{3,}[ \t]*(?=\n)")
    return marks.sub(lambda match: " " * len(match.group()), text)


def _span(text: str) -> tuple[int, int] | None:
    """Return where the articles begin and where they end."""
    decides = _DECIDES.search(text)
    first = next((match for match in _ARTICLE.finditer(text) if match["number"] == "1"), None)
    if first is None and decides is None:
        return None
    start = first.start() if first is not None else decides.end() if decides else 0
    if first is not None and decides is not None and first.start() > decides.end() + 600:
        start = decides.end()
    limits = [match.start() for match in _ARTICLE.finditer(text, start + 8) if match["number"] == "1"][:1]
    if end := _END.search(text, start):
        limits.append(end.start())
    return start, min(limits, default=len(text))


@dataclass(frozen=True, slots=True)
class Layers:
    """One text three times, place for place: with its markup, without it, and without what it quotes."""

    marked: str
    plain: str
    masked: str


def _paragraphs(layers: Layers, start: int, stop: int) -> tuple[Paragraph, ...]:
    plain, masked = layers.plain, layers.masked
    found: list[Paragraph] = []
    article = ""
    stack: list[int] = []
    line = plain.count("\n", 0, start) + 1
    counted = start
    for begin, end, opening in _cuts(layers, start, stop):
        words = masked[begin:end]
        if opening is not None:
            words = words[opening.end() - begin :]
            if opening["article"]:
                article = " ".join(opening["article"].rstrip(".: ").split())
        level = _level(opening, found, stack)
        while stack and found[stack[-1]].level >= level:
            stack.pop()
        line += plain.count("\n", counted, begin)
        counted = begin
        found.append(
            Paragraph(" ".join(words.split()), nfc(plain[begin:end]), line, article, level, tuple(stack))
        )  # fmt: skip
        stack.append(len(found) - 1)
    return tuple(found)


def _level(opening: re.Match[str] | None, found: list[Paragraph], stack: list[int]) -> float:
    """Return how deep a paragraph stands; one without a mark half a step under the last that has one."""
    if opening is not None:
        return _LEVELS[opening.lastgroup or "dash"]
    marked = [found[index].level for index in stack if found[index].level.is_integer()]
    return (marked[-1] if marked else 0.0) + 0.5


def _cuts(layers: Layers, start: int, stop: int) -> Iterator[tuple[int, int, re.Match[str] | None]]:
    """Yield where each paragraph begins and ends, and the mark that opens it."""
    masked = layers.masked
    lines = list(_lines(masked, start, stop))
    filled = [end - begin for begin, end in lines if masked[begin:end].strip()]
    wrapped = sum(length > _LONG_LINE for length in filled) <= _FEW * len(filled)
    opened: tuple[int, re.Match[str] | None] | None = None
    last = start
    broken = True
    for begin, end in lines:
        words = masked[begin:end]
        if not words.strip():
            broken = True
            continue
        first = begin + len(words) - len(words.lstrip())
        opening = _OPENING.match(masked, first, stop)
        hangs = bool(opening and opening.lastgroup in _NUMBERED and opened and not broken) and bool(
            _HANGS.search(masked, max(opened[0] if opened else 0, last - 20), last)
        )
        opening = None if hangs else opening
        headed = bool(opened and opened[1] and opened[1]["article"])
        starts = opening is not None or broken or (not wrapped and not hangs)
        # The heading of an article is bold as a whole.
        starts = starts or bool(headed and opened and layers.marked[opened[0] : last].rstrip().endswith("**"))
        if not starts and _CLOSED.search(masked[:last][-40:]) and masked[first].isupper():
            starts = True
        if starts:
            if opened is not None:
                yield opened[0], last, opened[1]
            opened = (first, opening)
        broken = False
        last = end
    if opened is not None:
        yield opened[0], last, opened[1]


def _lines(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    while start < stop:
        end = text.find("\n", start, stop)
        end = stop if end < 0 else end
        yield start, end
        start = end + 1
