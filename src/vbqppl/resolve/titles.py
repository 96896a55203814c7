"""Titles: whether two wordings are of one document."""

from enum import IntEnum
from functools import lru_cache

# Words of nearly every title: they tell no two documents apart.
_COMMON_WORDS = """
quy dinh ve viec ban hanh huong dan sua doi bo sung mot so dieu cua va cac thi hanh chi tiet thuc hien nam nghi
thong tu quyet luat phap lenh tren dia ban tinh thanh pho cho theo do tai trong linh vuc quan ly nha nuoc cong bo
danh muc phe duyet v the thay ngay thang
"""
_COMMON = frozenset(_COMMON_WORDS.split())
_AGREE = 0.75  # of the fewer content words; 99 of 100 pairs of titles of one document are above it
_DISAGREE = 0.34  # 95 of 100 pairs of unrelated titles are below it
_SAME = 0.9
_FEWEST = 3  # content words without which a title decides nothing
_SIMILAR = 90.0  # rapidfuzz: misspelt, not another title


class TitleMatch(IntEnum):
    """How two titles stand to each other."""

    SAME = 0
    COMPATIBLE = 1
    DIFFERENT = 2
    UNDECIDED = 3


@lru_cache(maxsize=131072)
def content(title: str) -> frozenset[str]:
    """Return the words of a squashed title that tell it from others."""
    return frozenset(_without_own_number(title.split())) - _COMMON


def _without_own_number(words: list[str]) -> list[str]:
    """Cut "nghi dinh so 249 2025 nd cp" off the head of a title."""
    for place in range(1, min(5, len(words) - 1)):
        if words[place] == "so" and words[place + 1].isdigit():
            end = place + 2
            while end < len(words) and (words[end].isdigit() or words[end] in _SYMBOL_WORDS):
                end += 1
            return words[end:] or words
    return words


_SYMBOLS = "nd cp qd ttg tt nq ubnd hdnd qh15 qh14 qh13 qh12 btc byt bct bxd btp bca bqp bnv"
_SYMBOL_WORDS = frozenset(_SYMBOLS.split())


def match_titles(cited: str | None, registered: str | None) -> TitleMatch:
    """Compare two squashed titles."""
    if not cited or not registered:
        return TitleMatch.UNDECIDED
    if cited == registered:
        return TitleMatch.SAME
    mine, theirs = content(cited), content(registered)
    if not mine or not theirs:
        return TitleMatch.COMPATIBLE if _contained(cited, registered) else TitleMatch.UNDECIDED
    common = len(mine & theirs)
    fewer, more = sorted((len(mine), len(theirs)))
    if fewer and common / fewer >= _AGREE:
        return TitleMatch.SAME if common / more >= _SAME else TitleMatch.COMPATIBLE
    if fewer >= _FEWEST and common / fewer <= _DISAGREE:
        return TitleMatch.COMPATIBLE if similarity(cited, registered) >= _SIMILAR else TitleMatch.DIFFERENT
    return TitleMatch.UNDECIDED


def _contained(one: str, other: str) -> bool:
    """Tell whether all words of the shorter title are in the other."""
    fewer, more = sorted((set(one.split()), set(other.split())), key=len)
    return fewer <= more


def similarity(one: str, other: str) -> float:
    """Return how alike two titles are to rapidfuzz (0 … 100): it orders lists and forgives misspelling."""
    from rapidfuzz import fuzz

    return fuzz.token_sort_ratio(one, other)


def telling(title: str | None) -> bool:
    """Tell whether a title has enough content to stand as evidence."""
    return title is not None and len(content(title)) >= _FEWEST
