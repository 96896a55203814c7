"""Titles: whether two wordings are of one document."""

import re
from enum import IntEnum
from functools import lru_cache

# Words of nearly every title: they tell no two documents apart.
_COMMON_WORDS = """
quy dinh ve viec ban hanh huong dan sua doi bo sung mot so dieu cua va cac thi hanh chi tiet thuc hien nam nghi
thong tu quyet luat phap lenh tren dia ban tinh thanh pho cho theo do tai trong linh vuc quan ly nha nuoc cong bo
danh muc phe duyet v the thay ngay thang
"""
_COMMON = frozenset(_COMMON_WORDS.split())
# Measured over 7,002 pairs of titles of one document from two sources, and 5,000 pairs of unrelated ones: the share
# of the shorter title's content words that the other has is above the first in 99 of 100 pairs of one document,
# and below the last in 95 of 100 unrelated pairs.
_ALIKE = 0.75
_CONTAINED = 0.95
_DISAGREE = 0.34
_MISSPELT = 0.2  # below it too few words are left for letters to be alike
_SAME = 0.9
_FEWEST = 3  # content words without which a title decides nothing
_SIMILAR = 90.0  # rapidfuzz: misspelt, not another title


class TitleMatch(IntEnum):
    """How two titles stand to each other; the first two are evidence."""

    SAME = 0
    CONTAINED = 1  # one is a part of the other
    ALIKE = 2  # most of the words
    UNDECIDED = 3
    DIFFERENT = 4


@lru_cache(maxsize=4096)
def content(title: str) -> frozenset[str]:
    """Return the words of a squashed title that tell it from others."""
    words = title.split()
    return frozenset(_without_own_number(words) if "so" in words[1:5] else words) - _COMMON


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


_HEAD = re.compile(r"^(?:(?:ve viec|v v|ve|quy dinh|ban hanh|phe duyet)\s+)+")


def core(title: str) -> str:
    """Return a squashed title without what may stand before it or not."""
    return _HEAD.sub("", title)


def match_titles(cited: str | None, registered: str | None) -> TitleMatch:
    """Compare two squashed titles."""
    if not cited or not registered:
        return TitleMatch.UNDECIDED
    if cited == registered:
        return TitleMatch.SAME
    mine, theirs = content(cited), content(registered)
    if not mine or not theirs:
        return TitleMatch.CONTAINED if _contained(cited, registered) else TitleMatch.UNDECIDED
    common = len(mine & theirs)
    fewer, more = sorted((len(mine), len(theirs)))
    share = common / fewer
    if share >= _CONTAINED:
        return TitleMatch.SAME if common / more >= _SAME else TitleMatch.CONTAINED
    if share >= _ALIKE:
        return TitleMatch.ALIKE
    if fewer >= _FEWEST and share <= _DISAGREE:
        misspelt = share > _MISSPELT and similarity(cited, registered) >= _SIMILAR
        return TitleMatch.ALIKE if misspelt else TitleMatch.DIFFERENT
    return TitleMatch.UNDECIDED


def unlike(words: frozenset[str], registered: str | None) -> bool:
    """Tell at little cost whether a squashed title surely has nothing of these content words."""
    if registered is None:
        return False
    if sum([word in registered for word in words]) > _MISSPELT * len(words):
        return False
    theirs = len({*registered.split()} - _COMMON)
    fewer = min(theirs, len(words))
    return fewer >= _FEWEST and sum([word in registered for word in words]) <= _MISSPELT * fewer


def shared_words(one: str | None, other: str | None) -> int:
    """Return how many telling words two squashed titles share."""
    return len(content(one) & content(other)) if one and other else 0


def holds_run(title: str | None, run: str | None) -> bool:
    """Tell whether a squashed title has these words one behind the other: a title that was cut off."""
    return bool(title and run) and f" {run} " in f" {title} "


_UNIT = re.compile(r"\b(?:quan|phuong) \d{1,2}\b")


def names_unit(title: str | None) -> bool:
    """Tell whether a squashed title names a numbered district."""
    return title is not None and re.search(r"\bquan \d", title) is not None


def other_unit(one: str, other: str) -> bool:
    """Tell whether two titles name numbered districts or wards, and none in common."""
    mine = _UNIT.findall(one)
    theirs = _UNIT.findall(other) if mine else ()
    return bool(theirs) and not {*mine} & {*theirs}


def _contained(one: str, other: str) -> bool:
    """Tell whether all words of the shorter title are in the other."""
    fewer, more = sorted((set(one.split()), set(other.split())), key=len)
    return fewer <= more


def similarity(one: str, other: str) -> float:
    """Return how alike two titles are to rapidfuzz (0 … 100): it orders lists and forgives misspelling."""
    from rapidfuzz import fuzz

    return fuzz.token_sort_ratio(one, other)


def telling(title: str | None, words: int = _FEWEST) -> bool:
    """Tell whether a title has enough content to stand as evidence."""
    return title is not None and len(content(title)) >= words
