"""Short forms ("NQ 57", "Nghị định 118", "Đề án 06") and what they repeat."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vbqppl.citation.draft import Draft
from vbqppl.citation.model import MentionKind
from vbqppl.citation.pinpoint import read_pinpoints
from vbqppl.citation.spelling import spaced
from vbqppl.citation.tail import read_tail
from vbqppl.citation.vocabulary import Vocabulary
from vbqppl.text import LOWER

# A set first, the look-behind after it: so the scan can skip to the next of these capitals.
_TYPE = spaced(
    r"""[NTQCKĐ](?<![^\W_].)(?:
(?<=N)(?:ghị (?:định|quyết(?: liên tịch)?)|Q|Đ)
|(?<=T)(?:hông tư(?: liên tịch)?|TLT|T)
|(?<=Q)(?:uyết định|uy định|Đ)
|(?<=C)(?:hỉ thị|ông văn|hương trình|T)
|(?<=K)(?:ết luận|ế hoạch|L|H)
|(?<=Đ)(?:ề án|A))"""
)
# What shows that the digits are something else: a longer number, a whole number, a share, a range, a meeting's.
_NO_MORE = (
    r"(?![\d.,:%/-]*\d)(?!/)(?!-?[A-ZĐ])(?!\s*/\s*[A-ZĐ\d])(?!\s*%)(?!\s?-\s?[A-ZĐ]{2})"
    r"(?!\s*số\s+\d)(?![^.;\n]{0,24}WRC)(?!\s*\(\s?(?:Rev|đã\s+được\s+xem))"
)
_SHORT = re.compile(rf"(?P<type>{_TYPE})[ \n](?:số\s+)?(?P<number>\d{{1,4}}(?:/(?:19|20)\d\d)?){_NO_MORE}")
# Another word in small letters makes the digits a count: "Quyết định 02 nội dung", "Kế hoạch 5 năm".
_GOES_ON = (
    "quy|của|về|thì|là|và|có|được|đã|như|nêu|do|nhằm|ban|sửa|nếu|này|trên|tại|từ|cũng|không|còn|ngày|hướng|yêu|cho|để"
    "|đạt|theo|trong|với|đến|gồm|phải|hết|nên|khi|vẫn|sẽ|đang|mới|nói|ra|áp|thay|bãi|chưa|bổ|hoặc"
)
_COUNTED = re.compile(rf"\s+(?!(?:{_GOES_ON})\b)[{LOWER}]")
_UNITS = re.compile(r"\s+(?:năm|tháng|ngày|triệu|tỷ|nghìn|đồng|văn\s+bản|nội\s+dung)\b(?!\s+\d)")
_NUMBERED_TYPES = frozenset({"Nghị định", "Nghị quyết", "Thông tư", "Chỉ thị", "Thông tư liên tịch"})
_TAIL_WINDOW = 200
_DONE_BY = re.compile(r"\s+do\s")  # "Thông báo về Đề án 06 do Văn phòng Chính phủ ban hành": of something before it
_YEAR = re.compile(r"/(\d{4})/")


@dataclass(frozen=True, slots=True)
class Short:
    """A short form in clean text: its span, its type in words, its number as printed."""

    start: int
    end: int
    type: str
    number: str


def find_shorts(text: str, words: Vocabulary) -> Iterator[Short]:
    """Yield what looks like a short form; a count of things is none."""
    for match in _SHORT.finditer(text):
        kind = words.types.get(" ".join(match["type"].split()).lower())
        if kind is None:
            continue
        number = match["number"]
        if len(number) == 1 and "số" not in match.group():
            continue
        if "/" not in number and "số" not in match.group() and _is_count(text, match.end(), kind, number, words):
            continue
        yield Short(match.start(), match.end(), kind, number)


def _is_count(text: str, end: int, kind: str, number: str, words: Vocabulary) -> bool:
    """Tell whether the digits count what follows: "Quyết định 02 nội dung" (a verb), never "Nghị quyết 57 mở ra"."""
    if f"{kind} {number}".lower() in words.named:
        return False
    return (_UNITS if kind in _NUMBERED_TYPES else _COUNTED).match(text, end) is not None


def bind_shorts(text: str, full: Sequence[Draft], words: Vocabulary) -> list[Draft]:
    """Return the short forms that name one document, each with the full mention that it repeats, where there is one."""
    drafts: list[Draft] = []
    shorts = list(find_shorts(text, words))
    if not shorts:
        return drafts
    starts = [draft.start for draft in full]
    known = _by_short_number(full)
    for short in shorts:
        index = bisect_left(starts, short.start)
        if index < len(full) and full[index].start < short.end:
            continue
        if index and full[index - 1].end > short.start:
            continue
        same = known.get((short.type, short.number.lstrip("0")))
        antecedent = _antecedent(same, short) if same else None
        tail = read_tail(text, short.end, short.end + _TAIL_WINDOW)
        if antecedent is None and tail.day is None and not _stands_alone(short, words):
            continue
        draft = Draft(MentionKind.SHORT, short.start, short.end, short.number, short.type, antecedent=antecedent)
        draft.day = tail.day
        if not _DONE_BY.match(text, short.end):
            draft.issuer = tail.issuer
        draft.provisions = read_pinpoints(text, max(0, short.start - 300), short.start)
        drafts.append(draft)
    return drafts


@dataclass(frozen=True, slots=True)
class _Known:
    """The full mentions that a short form may repeat, where they begin, and how many numbers they bear."""

    drafts: list[Draft]
    starts: list[int]
    numbers: int


def _by_short_number(full: Sequence[Draft]) -> dict[tuple[str, str], _Known]:
    """Return the numbered documents by type and ordinal, and by type, ordinal and year."""
    known: dict[tuple[str, str], list[Draft]] = {}
    for draft in full:
        if draft.kind is MentionKind.FULL and draft.number and draft.type:
            ordinal = re.split(r"[/-]", draft.number)[0].lstrip("0")
            known.setdefault((draft.type, ordinal), []).append(draft)
            if year := _YEAR.search(draft.number):
                known.setdefault((draft.type, f"{ordinal}/{year[1]}"), []).append(draft)
    return {
        key: _Known(drafts, [draft.start for draft in drafts], len({draft.number for draft in drafts}))
        for key, drafts in known.items()
    }


def _antecedent(known: _Known, short: Short) -> Draft | None:
    """Return the nearest full mention before (else the first after) if all that fit are one document."""
    if known.numbers != 1:
        return None
    return known.drafts[max(0, bisect_left(known.starts, short.start) - 1)]


def _stands_alone(short: Short, words: Vocabulary) -> bool:
    """Tell whether a short form without antecedent still names one document for a reader."""
    spelled = f"{short.type} {short.number}".lower()
    return "/" in short.number or spelled in words.named or short.type in _NUMBERED_TYPES
