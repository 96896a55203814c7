"""Figures in running text: a number of documents, and the sums that a paragraph states."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vbqppl.crosscheck.context import years_named

ABOUT_VALIDITY = re.compile(r"(?:hết|còn|ngưng|chưa có) hiệu lực", re.IGNORECASE)
_MARKUP = re.compile(r"[*_]+|</?\w+[^<>\n]{0,60}>")
_FIGURE = re.compile(
    r"(?<![\d/.,-])(?P<number>\d{1,3}(?:\.\d{3})+|\d{1,5})(?![\d/]|[.,]\d)\s+"
    r"(?P<noun>văn bản|nghị quyết|quyết định|chỉ thị|thông tư|nghị định|luật|pháp lệnh|"
    r"(?:đã )?(?:hết|còn|(?:tạm )?ngưng) hiệu lực)\b",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"trong đó|bao gồm|gồm(?: có)?|cụ thể|:", re.IGNORECASE)
_SOME = re.compile(r"trong đó có\b", re.IGNORECASE)
_VALIDITY = "hiệu lực"  # found ten times faster than the pattern
_PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of documents at a place, how deep in brackets it stands, and the words up to the next figure."""

    value: int
    words: str
    start: int
    end: int
    depth: int
    after: str = ""

    @property
    def noun(self) -> str:
        """What is counted, in small letters."""
        return self.words.partition(" ")[2].lower()


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


def paragraphs_on_validity(text: str) -> Iterator[tuple[str, int]]:
    """Yield the paragraphs that speak of validity, with their places."""
    for match in _PARAGRAPH.finditer(text):
        if _VALIDITY in match.group().lower() and ABOUT_VALIDITY.search(match.group()):
            yield match.group(), match.start()


def sums(paragraph: str, offset: int = 0) -> Iterator[Sum]:
    """Yield the sums that a paragraph states: a total with its parts, a part with its own in brackets."""
    figures = figures_of(paragraph, offset)
    if not figures:
        return
    plain = _without_markup(paragraph)
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


def _without_markup(paragraph: str) -> str:
    return _MARKUP.sub(lambda match: " " * len(match.group()), paragraph)


def figures_of(paragraph: str, offset: int = 0) -> list[Figure]:
    """Return the numbers of documents of a paragraph in order, with their depth in brackets."""
    plain = _without_markup(paragraph)
    found = []
    depth, at = 0, 0
    matches = list(_FIGURE.finditer(plain))
    for index, match in enumerate(matches):
        between = plain[at : match.start()]
        depth = max(0, depth + between.count("(") - between.count(")"))
        at = match.start()
        start, end = match.span()
        value = int(match["number"].replace(".", ""))
        following = matches[index + 1].start() if index + 1 < len(matches) else len(plain)
        words, after = " ".join(match.group().split()), re.split(r"[;()]", plain[end:following])[0]
        found.append(Figure(value, words, start + offset, end + offset, depth, after.strip()))
    return found


def year_of(paragraph: str) -> int | None:
    """Return the one year whose figures a paragraph gives; None for none or several."""
    years = years_named(_without_markup(paragraph))
    return next(iter(years)) if len(years) == 1 else None


def years_of_figures(text: str) -> frozenset[int]:
    """Return the years whose figures of expiry a text states."""
    found = (year_of(paragraph) for paragraph, _ in paragraphs_on_validity(text) if stated_expiry(paragraph))
    return frozenset(year for year in found if year is not None)


def stated_expiry(paragraph: str) -> list[Figure]:
    """Return the figures of a paragraph that says how many documents expired; none for any other."""
    return figures_of(paragraph) if _EXPIRED.search(_without_markup(paragraph)) else []


_EXPIRED = re.compile(r"(?:công bố|danh mục)[^.]{0,200}hết hiệu lực|hết hiệu lực[^.]{0,80}\d", re.IGNORECASE)
