"""Letters: one spelling for look-alikes, dashes and spaces, with offsets that lead back to the source."""

import itertools
import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache

_DASHES = "‐‑‒–—―−﹣－⁃"
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_SLASHES = "⁄∕／"
# Letters that look like Latin ones in symbols: Cyrillic, Greek, and Eth and D-with-stroke for Đ.
_LOOK_ALIKES = {
    **dict(zip("АВСЕНІЈКМОРЅТХУаеорсухіј", "ABCEHIJKMOPSTXYaeopcyxij", strict=True)),
    **dict(zip("ΑΒΕΗΙΚΜΝΟΡΤΥΧΖ", "ABEHIKMNOPTYXZ", strict=True)),
    "Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ",
}  # fmt: skip
_ONE_TO_ONE = {
    **_LOOK_ALIKES,
    **dict.fromkeys(_DASHES, "-"),
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys(_SLASHES, "/"),
    "\u0000": " ",
}
# Nothing is lost by dropping these: soft hyphen, zero-width characters, direction marks, BOM, stroke overlay.
_ALL_SPACES = " " + _SPACES
_DROPPED = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"
_DIRT = re.compile("[" + re.escape("".join(_ONE_TO_ONE)) + "]")
# Marks of Markdown and HTML inside a number: "203**/2025/QH15", "428/QĐ<b>-</b>UBND". Where a pattern would begin
# with a look-behind, a set stands first, so that the scan can skip to it.
_MARK = r"(?:\*{1,3}|</?(?:b|i|u|em|strong|span|font)>)"
_SIGN = rf"[/\-{_DASHES}]"
# Stars between the digits of a number ("**1**04/2012/NĐ-CP") would else leave another number.
_IN_DIGITS = rf"(?=\d{{1,6}}\*{{0,3}}[ ]?{_SIGN}\w)"
_INSIDE = (
    rf"(?=[*<])(?:(?<=\w){_MARK}+(?=[ ]?{_SIGN}[\w*<])|(?<=[\w>*]{_SIGN}){_MARK}+(?=\w)"
    rf"|(?<=\d)\*{{1,3}}{_IN_DIGITS})"
)
_AFTER_STARS = r"(?<=\d\*)|(?<=\d\*\*)|(?<=\d\*\*\*)"
_BESIDE_A_SIGN = re.compile(
    rf"[*>/\-{_DASHES}](?:(?<=[*>])[ ]?{_SIGN}[\w*<]|(?<={_SIGN})[*<]|(?:{_AFTER_STARS}){_IN_DIGITS})"
)
# A run of spaces counts as one, and a carriage return before the end of the line as nothing.
_WIDE = rf"[ {_SPACES}]{{2,}}|\r(?=\n)"
_WIDE_AND_RARE = re.compile(rf"[{_SPACES}](?:[ {_SPACES}]|(?<=[ {_SPACES}].))")
_LOST = re.compile(f"[{_DROPPED}\u0335\u0336]")
_RARE = re.compile(f"[{_DROPPED}\u0335\u0336{_SPACES}]")
_DROPS = rf"[{_DROPPED}]+|[Dd][\u0335\u0336]"
# A letter with its combining marks; D with a combining stroke is composed by no normal form.
_CHANGES_IN_PARTS = re.compile(rf"[{_DROPPED}]+|{_INSIDE}|{_WIDE}|.[\u0300-\u036f]+", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Clean:
    """Text in one spelling, and the way from its places back to those of the source.

    `runs` is None where every character stands where it stood. Else it holds three columns: where a run begins
    in the clean text, where in the source, and whether the run is a cluster of the source that became something
    else (its characters then share the cluster's span).
    """

    text: str
    runs: tuple[list[int], list[int], list[bool]] | None = None

    def to_source(self, place: int) -> int:
        """Return where in the source the character at `place` of the clean text begins."""
        if self.runs is None:
            return place
        here, there, changed = self.runs
        run = bisect_right(here, place) - 1
        return there[run] if changed[run] else there[run] + place - here[run]

    def end_to_source(self, place: int) -> int:
        """Return where in the source the character before `place` of the clean text ends."""
        if self.runs is None or place == 0:
            return place
        here, there, changed = self.runs
        run = bisect_right(here, place - 1) - 1
        return there[run + 1] if changed[run] else there[run] + place - here[run]


def clean(text: str) -> Clean:
    """Return `text` in NFC with look-alikes, dashes and spaces unified, and the way back to the source.

    Never raises; the cost is linear in the text.
    """
    if not unicodedata.is_normalized("NFC", text):
        return _clean_with_map(text, _CHANGES_IN_PARTS)
    rare = _RARE.search(text) is not None
    lost = rare and _LOST.search(text) is not None
    wide = "  " in text or "\r\n" in text or (rare and _WIDE_AND_RARE.search(text) is not None)
    found = lost, _BESIDE_A_SIGN.search(text) is not None, wide
    return _clean_with_map(text, _changes(found)) if any(found) else Clean(_unify(text))


@cache
def _changes(found: tuple[bool, bool, bool]) -> re.Pattern[str]:
    """Compile the changes that a text needs, and no others: each costs time at every place where it may begin."""
    return re.compile("|".join(itertools.compress((_DROPS, _INSIDE, _WIDE), found)))


def _unify(text: str) -> str:
    return _DIRT.sub(lambda match: _ONE_TO_ONE[match.group()], text)


def _clean_with_map(text: str, changes: re.Pattern[str]) -> Clean:
    pieces: list[str] = []
    here, there, changed = [0], [0], [False]
    length = place = 0
    for match in changes.finditer(text):
        start, end = match.span()
        composed = _compose(match.group())
        pieces += (text[place:start], composed)
        length += start - place
        here += (length, length + len(composed))
        there += (start, end)
        changed += (True, False)
        length += len(composed)
        place = end
    pieces.append(text[place:])
    return Clean(_unify("".join(pieces)), (here, there, changed) if len(here) > 1 else None)


@lru_cache(maxsize=4096)
def _compose(cluster: str) -> str:
    if cluster[0] in _DROPPED or cluster[0] in "*<\r":
        return ""
    if cluster[0] in _ALL_SPACES and cluster[-1] in _ALL_SPACES:
        return " "
    stroked = cluster.replace("D\u0335", "Đ").replace("d\u0335", "đ").replace("D\u0336", "Đ").replace("d\u0336", "đ")
    return unicodedata.normalize("NFC", stroked)


def nfc(text: str) -> str:
    """Return `text` in NFC with look-alikes, dashes and spaces unified, white space collapsed and trimmed."""
    return " ".join(clean(text).text.split())


def _fold_table() -> dict[int, str]:
    table = {ord("đ"): "d", ord("Đ"): "d"}
    for code in (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        letter = unicodedata.normalize("NFD", chr(code))[0].lower()
        if code not in table and letter != chr(code) and len(letter) == 1:
            table[code] = letter
    return table


_FOLD = _fold_table()
# The Vietnamese letters, for character classes in patterns (ranges would mix both cases).
UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
LOWER = "a-z" + UPPER.removeprefix("A-Z").lower()


def fold(text: str) -> str:
    """Return NFC text in lower case without diacritics, đ as d; the length stays the same for NFC text."""
    return text.translate(_FOLD)


def squash(text: str) -> str:
    """Return the folded words of `text` with single spaces: what two spellings of a title or issuer share."""
    return " ".join(_WORD.findall(fold(nfc(text))))


_WORD = re.compile(r"\w+")
