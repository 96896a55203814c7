"""The one analyzer: text to folded syllables and folded adjacent pairs, for the index and for every query.

The same tokens go into both engines, so that they match the same units and score them alike. No word segmenter:
folded adjacent pairs find what segmented words find, and more, whether diacritics are typed or not
(docs/benchmarks/search.md).
"""

import codecs
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from vbqppl.text import clean, fold

JOINT = "_"
LONGEST_WORD = 48
TITLE_MARK = "="
_WORD = re.compile(r"[^\W_]+")
_OTHER = re.compile(r"[\W_]")
# The five tone marks as combining characters: huyền, sắc, hỏi, ngã, nặng.
_TONE_MARKS = "\u0300\u0301\u0309\u0303\u0323"
_TONES = re.compile(f"[{_TONE_MARKS}]")


def _alphabet() -> str:
    """Return the characters of Vietnamese legal text, at most 255: ASCII, the accented letters, usual signs."""
    accented = [unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in ("", *_TONE_MARKS)]
    letters = [letter for letter in accented if not letter.isascii()] + ["đ"]
    # NUL stands first: only then does Python make a table of this, not a dict, which is five times as slow.
    plain = [chr(code) for code in (0, 9, 10, 13, *range(32, 127))]
    return "".join([*plain, *letters, *map(str.upper, letters), *"“”‘’…≥≤×÷•±°□∑·™→≈√☐"])


# Most texts have no other characters, and then each is one byte: folding and splitting run over bytes, ten times as
# fast as over characters. A text with any other character takes the long way; both give the same words.
_ALPHABET = _alphabet()
_TO_BYTES = codecs.charmap_build(_ALPHABET + "\ufffe" * (256 - len(_ALPHABET)))


def _byte_table(*, split: bool) -> bytes:
    table = bytearray(b" " * 256)
    for code, letter in enumerate(_ALPHABET):
        folded_letter = fold(letter)
        if folded_letter.isascii() and (not split or folded_letter.isalnum()):
            table[code] = ord(folded_letter)
    return bytes(table)


_FOLD_BYTES = _byte_table(split=False)
_SPLIT_BYTES = _byte_table(split=True)


def folded(text: str) -> str:
    """Return `text` as the index sees it: NFC, look-alikes unified, lower case, without diacritics, đ as d.

    The length is that of the clean text: offsets in the one are offsets in the other.
    """
    return folded_clean(clean(text).text)


def folded_clean(text: str) -> str:
    """Return clean text as the index sees it; see `folded`."""
    try:
        return codecs.charmap_encode(text, "strict", _TO_BYTES)[0].translate(_FOLD_BYTES).decode("ascii")
    except UnicodeEncodeError:
        return fold(text).lower()


def spaced(text: str) -> str:
    """Return clean text as the index sees it, with a space for all but letters and digits; offsets stay the same."""
    try:
        return codecs.charmap_encode(text, "strict", _TO_BYTES)[0].translate(_SPLIT_BYTES).decode("ascii")
    except UnicodeEncodeError:
        return _OTHER.sub(" ", fold(text).lower())


def words(text: str) -> list[str]:
    """Return the folded syllables of clean `text`, each cut at `LONGEST_WORD` letters."""
    try:
        found = codecs.charmap_encode(text, "strict", _TO_BYTES)[0].translate(_SPLIT_BYTES).decode("ascii").split()
    except UnicodeEncodeError:
        found = _WORD.findall(fold(text).lower())
    if max(map(len, found), default=0) > LONGEST_WORD:
        return [word[:LONGEST_WORD] for word in found]
    return found


def pairs(syllables: list[str]) -> list[str]:
    """Return the adjacent pairs of `syllables`: ["dat", "dai"] gives ["dat_dai"]."""
    return list(map(JOINT.join, pairwise(syllables)))


def unit_tokens(title: str, heading: str, body: str, *, title_weight: int) -> list[str]:
    """Return the tokens of one unit; the engines count how often each stands there.

    The syllables and pairs of the title stand `title_weight` times, and once marked with `TITLE_MARK` so that a query
    can ask for the title alone; those of a heading twice, as it says what the provision is about. The pairs of the body
    stand as often as in the text, its syllables once: they serve queries of one syllable and the second, looser look.
    No pair spans two of the three parts.
    """
    in_title = words(title)
    of_title = in_title + pairs(in_title)
    tokens = of_title * title_weight
    tokens += [TITLE_MARK + token for token in dict.fromkeys(of_title)]
    if heading:
        in_heading = words(heading)
        tokens += (in_heading + pairs(in_heading)) * 2
    in_body = words(body)
    tokens += dict.fromkeys(in_body)
    tokens += pairs(in_body)
    return tokens


def accented_words(text: str) -> Iterator[tuple[str, str]]:
    """Yield (folded, in small letters) of every word of NFC `text`."""
    for match in _WORD.finditer(text):
        word = match.group()[:LONGEST_WORD].lower()
        yield fold(word), word


@lru_cache(maxsize=65536)
def toned(word: str) -> str:
    """Return a word with its tone at its end, so that hoà and hòa are one.

    The tone stands on another letter in the old and in the new spelling (hoà/hòa, uỷ/ủy); both occur in one text.
    """
    if word.isascii():
        return word
    apart = unicodedata.normalize("NFD", word)
    tones = "".join(_TONES.findall(apart))
    return unicodedata.normalize("NFC", _TONES.sub("", apart)) + tones
