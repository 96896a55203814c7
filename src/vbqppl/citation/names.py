"""Laws, codes and ordinances by their names."""

import heapq
import re
from collections.abc import Iterator
from dataclasses import dataclass

from vbqppl.citation.spelling import spaced, words
from vbqppl.citation.vocabulary import Vocabulary
from vbqppl.text import fold

# The patterns begin with plain letters, and look back from there: so the scan can skip to them.
_LAWS = (re.compile(r"uật(?<=[Ll]uật)(?=[\s*]+[^\W_])"), re.compile(r"UẬT(?<=LUẬT)(?=[\s*]+[^\W_])"))
_ORDINANCES = (re.compile(r"áp\slệnh(?=[\s*]+[^\W_])"), re.compile(r"ÁP\sLỆNH(?=[\s*]+[^\W_])"))
_TOKEN = re.compile(r"[^\W_]+|,")
_YEAR = re.compile(r"\s+(?:năm\s+)?(?:19|20)\d\d(?![\d/])")
_AMENDING = re.compile(
    spaced(
        r"""
 [Ss]ửa đổi\s*(?:,\s*| và )?[Bb]ổ sung (?:một số |các )?[Đđ]iều (?:của )?(?:các )?
| [Ss]ửa đổi (?:một số )?[Đđ]iều (?:của )?"""
    )
)
_NOT_NAMES = words(
    "này đó sư gia pháp định trên nêu số được đã thì là có của tại theo về và hoặc hiện khác mới cũ nói chuyên "
    "quốc tục on"
)
_STOPS = words(
    "số ngày năm được đã có thì là này đó hoặc theo tại nếu khi mà quy để nhưng hiện còn phải do bao gồm trong "
    "trên sẽ đang không cho với bằng từ đến khác nêu"
)
# Pháp luật, kỷ luật, dân luật; Đại học Luật, ngành Luật, Công ty Luật.
_NOT_BEFORE = ("pháp", "dân", "văn bản", "kỷ", "quy", "định", "học", "khoa", "ngành", "ty", "trường", "báo", "chí")
_CUT = re.compile(r"[.;:()\[\]|\"“”/!?…]|\n\s*\n|\n\s*[-+*•]\s")
MAX_WORDS = 24


@dataclass(frozen=True, slots=True)
class Name:
    """A law's name in clean text: its span, its type, and whether the reference data knows it."""

    start: int
    end: int
    type: str
    known: bool


def find_keywords(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the places of "Luật", "Bộ luật", "Pháp lệnh" that may begin a name: start, end, type."""
    ordinances = (
        (match.end() - len("Pháp lệnh"), match.end(), "Pháp lệnh")
        for match in heapq.merge(*(pattern.finditer(text) for pattern in _ORDINANCES), key=re.Match.start)
    )
    yield from heapq.merge(_laws(text), ordinances)


def _laws(text: str) -> Iterator[tuple[int, int, str]]:
    for match in heapq.merge(*(pattern.finditer(text) for pattern in _LAWS), key=re.Match.start):
        start, end = match.start() - 1, match.end()
        before = text[max(0, start - 8) : start]
        if before[-1:].isalnum():
            continue
        trimmed = before.rstrip().lower()
        if trimmed.endswith("bộ") and len(before) > len(trimmed):
            yield start - len(before) + before.lower().rfind("bộ"), end, "Bộ luật"
        elif not trimmed.endswith(_NOT_BEFORE):
            yield start, end, "Luật"


def read_name(text: str, start: int, end: int, kind: str, vocabulary: Vocabulary) -> Name | None:
    """Return the name that the keyword at `start` … `end` begins, or None where it begins none."""
    first = _TOKEN.search(text, end)
    if first is None or (fold(first.group()) != first.group().lower() and first.group().lower() in _NOT_NAMES):
        return None
    if first.group().lower() in _NOT_NAMES and not _known(text, end, vocabulary):
        return None
    amending = _AMENDING.match(text, end)
    if amending:
        inner = _read_inner(text, amending.end(), vocabulary)
        return None if inner is None else Name(start, _with_year(text, inner), kind, known=True)
    if known := _known(text, end, vocabulary):
        return Name(start, _with_year(text, known), kind, known=True)
    if first.group() in vocabulary.law_initials and text[start].isupper() and not text[start:end].isupper():
        return Name(start, _with_year(text, first.end()), kind, known=True)  # Luật BHXH 2024
    capital = text[start].isupper() and first.group()[:1].isupper() and not first.group().isupper()
    if not capital:
        return None
    guessed = _guess(text, end)
    return None if guessed is None else Name(start, _with_year(text, guessed), kind, known=False)


def _with_year(text: str, end: int) -> int:
    match = _YEAR.match(text, end)
    return match.end() if match else end


def _known(text: str, end: int, vocabulary: Vocabulary) -> int | None:
    """Return the end of the longest known name after the keyword."""
    node: dict[str, object] = vocabulary.law_names
    best: int | None = None
    place = end
    only = ""
    count = 0
    for token in _TOKEN.finditer(text, end, end + 260):
        if text[place : token.start()].strip(" \n\t\r*_"):
            break
        if token.group() == ",":  # "Luật Phòng chống ma túy" is written with and without its comma
            place = token.end()
            continue
        following = node.get(fold(token.group()))
        if not isinstance(following, dict):
            break
        node = following
        count += 1
        place = token.end()
        if "" in node:
            best = place
            only = token.group()
            # A name of one syllable must be written with its own marks: Luật Giá, not "luật gia".
            if count == 1 and str(node[""]).casefold() != only.casefold():
                best = None
    return best


def next_known(text: str, end: int, vocabulary: Vocabulary) -> int | None:
    """Return the end of a known name that begins right at `end`, for lists such as "Luật Đất đai, Nhà ở"."""
    return _known(text, end, vocabulary)


_INNER = re.compile(r"[\s*_]*(?:\d+\s+)?(?:[Bb]ộ\s+luật|[Ll]uật|[Pp]háp\s+lệnh)")
_NEXT_INNER = re.compile(r"\s*(?:,|và|;)(?=\s*(?:[Bb]ộ\s+luật|[Ll]uật|[Pp]háp\s+lệnh)\s)")


def _read_inner(text: str, end: int, vocabulary: Vocabulary) -> int | None:
    """Return the end of what an amending law amends: one law, several, or "37 Luật có liên quan đến …"."""
    place = end
    last: int | None = None
    while match := _INNER.match(text, place):
        known = _known(text, match.end(), vocabulary)
        if known is None:
            return _guess(text, match.end()) or last
        last = known
        join = _NEXT_INNER.match(text, known)
        if join is None:
            break
        place = join.end()
    return last


def _guess(text: str, end: int) -> int | None:
    """Return where an unknown name ends: at punctuation or at a word that no name holds."""
    place = end
    count = 0
    for token in _TOKEN.finditer(text, end, end + 200):
        between = text[place : token.start()]
        if _CUT.search(between) or count >= MAX_WORDS:
            break
        word = token.group()
        lower = word.lower()
        following = text[token.end() : token.end() + 12].split()[:1]
        if lower in _STOPS or word[:1].isdigit():
            break
        if word == "," and not _goes_on(text, token.end()):
            break
        if lower in ("và", "về", "của", "cho") and not (following and following[0][:1].islower() and lower != "của"):
            break
        if word != "," and lower not in ("và", "về", "của"):
            count += 1
            stop = token.end()
        place = token.end()
    return stop if count else None


def _goes_on(text: str, place: int) -> bool:
    """Tell whether the name goes on behind a comma: "Phòng, chống …", "Quản lý, sử dụng …"."""
    following = text[place : place + 40].split()[:4]
    return bool(following) and following[0][:1].islower() and "và" in following
