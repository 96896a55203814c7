"""Cells: what the words of one cell of a list say, as days, kinds of event, parts of a document."""

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from vbqppl.citation.write import write_provisions
from vbqppl.lists.places import read_places
from vbqppl.text import clean, nfc, parse_date, squash
from vbqppl.validity import WHOLE, EventKind, Scope, parse_scope

_DATES = re.compile(
    r"(?P<iso>\d{4}-\d{1,2}-\d{1,2})(?:[T ][\d:.]+)?"
    r"|(?P<digits>(?<![\d/])\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{4}(?!\d))"
    r"|(?:ngày\s+)?(?P<words>\d{1,2}\s+tháng\s+\d{1,2}\s*,?\s*năm\s+\d{4})",
    re.IGNORECASE,
)
_SERIAL = re.compile(r"\d{5}(?:\.0)?$")
_EXCEL_EPOCH = dt.date(1899, 12, 30)
_FIRST_SERIAL, _LAST_SERIAL = 16438, 73050  # 1945 … 2100
_LAST_DAY = re.compile(r"(?:đến|hết)\s+(?:hết\s+)?(?:ngày\s+)?$", re.IGNORECASE)
_TOTAL = re.compile(r"^\s*(?:toàn bộ|toàn văn|cả văn bản)\s*(?:văn bản)?[.;]?\s*$", re.IGNORECASE)
_LABEL = re.compile(r"[\w.]{0,8}")  # what a unit is called: "5", "IV", "2.1", "5a"; a longer one is a sentence
_EXCEPT = re.compile(r"(?:,\s*)?\btrừ\b(?:\s+các?\s+nội dung\s+sau)?\s*:?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Day:
    """What a cell says of a day: the day, or that it holds words that are no day of the calendar."""

    day: dt.date | None = None
    wrong: str | None = None


@lru_cache(maxsize=8192)
def read_day(cell: str) -> Day:
    """Read the first day of a cell; "đến hết ngày X" works from the day after X.

    A five-digit number is the serial of a spreadsheet. Words without any date are no day and not wrong.
    """
    text = clean(cell).text.strip()
    if not text:
        return Day()
    if _SERIAL.match(text):
        serial = int(float(text))
        if _FIRST_SERIAL <= serial <= _LAST_SERIAL:
            return Day(_EXCEL_EPOCH + dt.timedelta(days=serial))
        return Day(wrong=text)
    match = _DATES.search(text)
    if match is None:
        return Day(wrong=text if re.search(r"\d", text) else None)
    day = parse_date(match["iso"] or match["digits"] or match["words"])
    if day is None:
        return Day(wrong=match.group())
    if _LAST_DAY.search(text[: match.start()]):
        return Day(day + dt.timedelta(days=1))
    return Day(day)


def read_last_day(cell: str, *, resumes: bool) -> Day:
    """Read the last day of a term: "đến ngày X" and a bare X are X; where X is the day of resuming, the day before."""
    first = read_day(cell)
    if first.day is None:
        return first
    last = next(iter(days(cell)), first.day)
    return Day(last - dt.timedelta(days=1) if resumes else last)


def days(cell: str) -> tuple[dt.date, ...]:
    """Return every day of a cell, in order."""
    found = (parse_date(m["iso"] or m["digits"] or m["words"]) for m in _DATES.finditer(clean(cell).text))
    return tuple(day for day in found if day is not None)


def impossible_day(words: str) -> str | None:
    """Return the first date in words that is no day of the calendar; None where every date is one."""
    for match in _DATES.finditer(clean(words).text):
        if parse_date(match["iso"] or match["digits"] or match["words"]) is None:
            return match.group()
    return None


_NOT_THE_REST = r"(?<!con lai )(?<!khac )(?<!con lai van )(?<!khac van )"
# What the words of a reason say happened; the first that matches counts, so partial repeal stands before amending.
_KINDS: tuple[tuple[re.Pattern[str], EventKind], ...] = tuple(
    (re.compile(pattern), kind)
    for pattern, kind in (
        (
            rf"{_NOT_THE_REST}tiep tuc (?:co hieu luc|ap dung|thuc hien)",
            EventKind.DECLARED_CONTINUING,
        ),
        (r"cong bo het hieu luc", EventKind.DECLARED_EXPIRED),
        (r"dinh chi", EventKind.STAYED),
        (r"ngung hieu luc", EventKind.SUSPENDED),
        (r"het thoi han|het thoi gian|het hieu luc thi hanh theo thoi han", EventKind.TERM_ENDED),
        (r"bai bo|huy bo", EventKind.REPEALED),
        (r"thay the", EventKind.REPLACED),
        (r"(?:duoc|bi)?\s*sua doi", EventKind.AMENDED),
        (r"bo sung", EventKind.SUPPLEMENTED),
        (r"dinh chinh", EventKind.CORRECTED),
        (r"quy dinh chi tiet .*het hieu luc|can cu .*het hieu luc", EventKind.PARENT_EXPIRED),
    )
)


@lru_cache(maxsize=8192)
def read_kind(reason: str, *, partial: bool = False) -> EventKind | None:
    """Return what a reason says happened; None where it names nothing known.

    The verb decides that stands first: "được thay thế bởi … quy định việc bãi bỏ" was replaced. A list of
    what expired in part that says "sửa đổi, bổ sung, bãi bỏ một phần" leaves open which part had which: the
    cause is not said, then.
    """
    words = squash(reason)
    if not words:
        return None
    hits = [(match.start(), kind) for pattern, kind in _KINDS if (match := pattern.search(words))]
    if not hits:
        return None
    head = words[:120]
    if partial and re.search(r"sua doi.{0,40}(?:bai bo|thay the)|(?:bai bo|thay the).{0,20}sua doi", head):
        return EventKind.EXPIRED
    return min(hits)[1]


_UNSUITABLE = re.compile(
    r"khong (?:con )?phu hop|(?:khong (?:con|co)|het) (?:\w+ ){0,2}?doi tuong|doi tuong (?:\w+ ){0,4}?khong con"
    r"|khong con (?:duoc )?ap dung"
)


@lru_cache(maxsize=8192)
def lacks_ground(reason: str) -> bool:
    """Tell whether a reason says only that a document no longer suits, or has nobody left to apply to.

    "Không còn phù hợp" is a label of vbpl.vn and no legal ground of expiry (Luật 64/2025/QH15, Điều 57): a
    document that does not suit is repealed, replaced or amended by another one, which the list must name. So is
    one without "đối tượng áp dụng": that allows a repeal (Điều 4 khoản 2) and ends nothing by itself.
    """
    return bool(_UNSUITABLE.search(squash(reason))) and read_kind(reason) is None


_EVENT_WORDS = {
    "het hieu luc": EventKind.EXPIRED,
    "het hl": EventKind.EXPIRED,
    "het hieu luc toan bo": EventKind.EXPIRED,
    "het hieu luc mot phan": EventKind.EXPIRED,
    "tam ngung hl": EventKind.SUSPENDED,
    "tam ngung hieu luc": EventKind.SUSPENDED,
    "ngung hieu luc": EventKind.SUSPENDED,
    "bai bo": EventKind.REPEALED,
    "thay the": EventKind.REPLACED,
    "het thoi han": EventKind.TERM_ENDED,
}


_KIND_WORDS = {
    EventKind.EXPIRED: "hết hiệu lực",
    EventKind.REPEALED: "bãi bỏ",
    EventKind.REPLACED: "thay thế",
    EventKind.TERM_ENDED: "hết thời hạn",
    EventKind.PARENT_EXPIRED: "hết hiệu lực theo văn bản được quy định chi tiết",
    EventKind.DECLARED_EXPIRED: "công bố hết hiệu lực",
    EventKind.AMENDED: "sửa đổi",
    EventKind.SUPPLEMENTED: "bổ sung",
    EventKind.SUSPENDED: "tạm ngưng hiệu lực",
    EventKind.STAYED: "đình chỉ thi hành",
    EventKind.CORRECTED: "đính chính",
    EventKind.DECLARED_CONTINUING: "tiếp tục có hiệu lực",
}


def kind_word(kind: EventKind) -> str:
    """Return the word of a cell that `read_event` reads as this kind."""
    return _KIND_WORDS.get(kind, str(kind))


def read_event(cell: str) -> EventKind | None:
    """Return the event that a code ("repealed") or a word ("hết HL") of a cell names; None for others."""
    word = cell.strip().lower().replace("-", "_")
    if word in set(EventKind):
        return EventKind(word)
    for kind, written in _KIND_WORDS.items():
        if squash(written) == squash(cell):
            return kind
    return _EVENT_WORDS.get(squash(cell))


def read_scope(cell: str) -> Scope | None:
    """Return the part of a document that a cell names; None where the words hold no place that can be read."""
    text = nfc(cell)
    if not text or _TOTAL.match(text):
        return WHOLE
    plain = parse_scope(text.rstrip("."))
    if plain is not None and all(_LABEL.fullmatch(s.label) for place in plain.provisions for s in place.steps):
        return plain
    excepted = _EXCEPT.search(text)
    if excepted and re.search(r"toàn bộ|^\s*$", text[: excepted.start()], re.IGNORECASE):
        places = read_places(text[excepted.end() :])
        return Scope(places, excluded=True) if places else None
    places = read_places(text)
    return Scope(places) if places else None


def scope_words(scope: Scope) -> str:
    """Return a part of a document as a list writes it, the smallest unit first: "khoản 2 Điều 7; Điều 9".

    `read_scope` reads it back; the whole is "".
    """
    if scope.raw:
        return scope.raw
    places = (write_provisions((place,)) + (" (kèm theo)" if place.attached else "") for place in scope.provisions)
    listed = "; ".join(places)
    return f"trừ {listed}" if scope.excluded and listed else listed
