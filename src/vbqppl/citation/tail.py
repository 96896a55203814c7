"""What follows a citation: its date of issue and its issuer, in either order."""

import re
from dataclasses import dataclass
from datetime import date

from vbqppl.citation.issuer import issuer_before, match_issuer
from vbqppl.text import make_date

_GAP = r"[\s*_|]*"
DAY = (
    r"(?:(?P<d>[0-3]?\d)\s?[/.\-]\s?(?P<m>[01]?\d)\s?[/.\-]\s?(?P<y>(?:19|20)\d\d)"
    r"|(?P<D>[0-3]?\d)[\s*_]+(?:tháng|THÁNG|Tháng|thang)[\s*_]*(?P<M>[01]?\d)[\s*_]*,?[\s*_]*(?:năm|NĂM|Năm|nam)"
    r"[\s*_]*(?P<Y>(?:19|20)\d\d))"
)
# The date stands right after the number; without the word "ngày" only in brackets or before "của".
_WORD = "(?:ngày|Ngày|NGÀY|ngay)"
_SIGNED = rf"(?:(?:\(|[Kk]ý\s+|(?:được\s+)?[Bb]an\s+hành\s+|BAN\s+HÀNH\s+)?{_GAP}(?:cùng\s+)?{_WORD}{_GAP}|\()"
_BARE = r"[ ](?=\d[\d/.-]{7,9}\s+của\s)"
DATE_NEXT = re.compile(rf"(?:{_GAP}[,;]?{_GAP}{_SIGNED}|{_BARE}){DAY}")
# In tables the date stands behind the number without a word, or in the cell beside it.
_DATE_BESIDE = re.compile(rf"[ *_]*[,;]?[ *_]*(?:[|\t]\s*[ *_]*)?{DAY}(?=[ *_]*(?:[|\t\n;)]|$))")
_CELL_BEGINS = re.compile(r"(?:^|[|\t\n])[\s*_]*$")
# The mark of a note: stuck to the number or the date, in brackets, or raised.
_NOTE_MARK = re.compile(r"\d{1,2}(?!\d)|[ ]?\[\^?\w{1,4}\](?!\()|[ ]?<sup>\s*\[?\w{1,4}\]?\s*</sup>|\^\d{1,3}")
# "ngày … của …" further on, behind a title (as the official codification cites).
_DATE_LATER = re.compile(rf"[Nn](?<!từ .)(?<!đến .)(?<!hết .)(?<!trước .)gày\s+{DAY}\s+(?:của|cua)\s+")
_OF = r"(?:(?:của|cua|CỦA|Của)\s+)*(?:của|cua|CỦA|Của|do|thuộc)"
_ISSUER_NEXT = re.compile(rf"{_GAP}[,(]?{_GAP}{_OF}{_GAP}(?:các\s+|liên\s+)?")
_YEAR_ALONE = re.compile(r"\s+năm\s+(?:19|20)\d\d(?=\s+của\s)")
_ISSUER_BARE = re.compile(rf"{_GAP}")

_IN_FORCE = re.compile(r"\s*,?\s*có\s+hiệu\s+lực")


@dataclass(frozen=True, slots=True)
class Tail:
    """The date and issuer read after an anchor, and where their words end."""

    day: date | None
    issuer: str | None
    end: int


def match_date(match: re.Match[str]) -> date | None:
    """Return the date of a match of a pattern built on the date groups."""
    year, month, day = match.group("y", "m", "d")
    if year is None:
        year, month, day = match.group("Y", "M", "D")
    return make_date(int(year), int(month), int(day))


def read_tail(text: str, start: int, limit: int) -> Tail:
    """Read the date and the issuer that follow `start`, not beyond `limit`."""
    day = None
    end = _after_note_mark(text, start, limit)
    if match := DATE_NEXT.match(text, end, limit):
        day, end = match_date(match), _after_note_mark(text, match.end(), limit)
        if text[end : end + 1] == ")":
            end += 1
    elif year := _YEAR_ALONE.match(text, end, limit):  # "595/QĐ-BHXH năm 2017 của …"
        end = year.end()
    issuer, end = _read_issuer(text, end, limit, dated=day is not None)
    if day is None and issuer and (match := DATE_NEXT.match(text, end, limit)):
        day, end = match_date(match), match.end()
    return Tail(day, issuer, end)


def date_beside(text: str, lead: int, end: int, limit: int) -> date | None:
    """Return the date beside a number in a table, where the cell holds the citation from its first word (`lead`) on.

    Where other words come first, as in "được thay thế bởi Thông tư số 1 | 05/6/2019", the date is another one.
    """
    if not _CELL_BEGINS.search(text, max(0, lead - 12), lead):
        return None
    match = _DATE_BESIDE.match(text, end, limit)
    return match_date(match) if match else None


def _after_note_mark(text: str, place: int, limit: int) -> int:
    mark = _NOTE_MARK.match(text, place, limit)
    return mark.end() if mark else place


def _read_issuer(text: str, start: int, limit: int, *, dated: bool) -> tuple[str | None, int]:
    if led := _ISSUER_NEXT.match(text, start, limit):
        return match_issuer(text, led.end(), limit, other=True) or (None, start)
    if dated and (bare := _ISSUER_BARE.match(text, start, limit)):
        found = match_issuer(text, bare.end(), limit)
        if found and text[found[1] : found[1] + 14].split()[:1] in _VERBS:
            return found
    return None, start


_VERBS = (["ban"], ["về"], ["quy"], ["sửa"], ["phê"], ["công"])
_ISSUED = re.compile(r"\s+(?:đã\s+|vừa\s+)?(?:ký\s+)?ban\s+hành\s+(?:các\s+)?$")
_ON_THE_DAY = re.compile(rf"(?:Ngày|ngày){_GAP}{DAY}\s*,\s*$")
_BEFORE_WINDOW = 120


def read_before(text: str, start: int, end: int) -> tuple[date | None, str | None]:
    """Read "Ngày 10/11/2025, Chính phủ ban hành" before a type that begins at `end`."""
    low = max(start, end - _BEFORE_WINDOW)
    verb = _ISSUED.search(text, max(low, end - 28), end) if "ban hành" in text[max(low, end - 14) : end] else None
    found = issuer_before(text, low, verb.start()) if verb else None
    if found is None:
        return None, None
    issuer, begin = found
    day = _ON_THE_DAY.search(text[max(low, begin - 40) : begin])
    return (match_date(day) if day else None), issuer


def read_later(text: str, start: int, limit: int) -> tuple[date, str] | None:
    """Read "… ngày 30/01/2011 của Chính phủ" behind a title, as the official codification cites."""
    for match in _DATE_LATER.finditer(text, start, limit):
        issuer = match_issuer(text, match.end(), limit)
        day = match_date(match)
        if issuer and day:
            return day, issuer[0]
    return None


def read_closing(text: str, start: int, limit: int) -> tuple[int, date, str] | None:
    """Read "ngày 30/01/2011 của Chính phủ, có hiệu lực": its place, date and issuer, before the bracket ends."""
    for match in _DATE_LATER.finditer(text, start, limit):
        issuer = match_issuer(text, match.end(), limit)
        day = match_date(match)
        if issuer and day and _IN_FORCE.match(text, issuer[1]):
            return match.start(), day, issuer[0]
    return None
