"""What the text around a citation says: its clause, its years, whether it leans on the document."""

import re
from enum import StrEnum

from vbqppl.citation.model import Mention, MentionKind, RelationKind
from vbqppl.readers.model import Note
from vbqppl.text import parse_date

CLAUSE = 400  # characters looked at on each side; a clause of an official text is rarely longer
# A line may be broken anywhere in a file that was wrapped; a blank line or a bullet begins something new.
_BREAK = re.compile(r"[;|]|\n\s*\n|\n(?=\s*(?:[-+*•|#]|\d{1,2}[.)]\s|[a-zđ]\)\s))|(?<=[^\d\s.])\.\s|</sup>|\]")
_TAGS = re.compile(r"</?\w+[^<>]{0,60}>|[*_]{1,3}")
_RANGE = re.compile(r"\b((?:19|20)\d\d)\s*[-–—]\s*((?:19|20)\d\d)\b")
_YEAR = re.compile(r"(?<![\d/.-])((?:19|20)\d\d)(?![\d/]|\.\d)")
_DATE = re.compile(r"\b\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}")
_QUARTER = re.compile(r"\b(?:quý|tháng|kỳ)\s+[IVX\d]+\s*/\s*((?:19|20)\d\d)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"\d+[A-Za-z]?\s*/\s*(?:19|20)\d\d\s*/\s*\S+")
# The year of a law, and the horizon of a plan, are not the years that a paper is about.
_OTHER_YEAR = re.compile(
    r"(?:Luật|Bộ luật|Pháp lệnh)\s[^;,.]{1,80}?\snăm\s\d{4}|"
    r"(?:đến|tầm nhìn|định hướng|hướng tới)(?:\s+đến)?(?:\s+năm)?\s+\d{4}",
    re.IGNORECASE,
)
_LONGEST_RANGE = 12

# Words in front of a citation by which a text rests on the document (căn cứ ban hành, viện dẫn để áp dụng).
_LEANS = re.compile(
    r"(?:căn cứ(?: vào)?|theo(?: đúng)? (?:các )?quy định (?:tại|của|trong|ở)?|(?:được )?quy định "
    r"(?:tại|ở|trong)|"
    r"áp dụng(?: theo)?|(?:tiếp tục )thực hiện|thực hiện (?:theo|đúng)|theo hướng dẫn (?:tại|của)|hướng dẫn "
    r"tại|theo(?= (?:khoản|điểm|điều)))"
    r"[^;.]{0,160}\Z",
    re.IGNORECASE,
)
# Words by which it only speaks of the document: what is being changed, reviewed, prepared, told.
_SPEAKS = re.compile(
    r"(?:sửa đổi|bổ sung|thay thế|bãi bỏ|hủy bỏ|huỷ bỏ|hết hiệu lực|rà soát|hệ thống hóa|hệ thống hoá|đính "
    r"chính|"
    r"triển khai thi hành|chuẩn bị|dự thảo|xây dựng|góp ý|tuyên truyền|phổ biến|quán triệt|tổng kết|sơ kết|"
    r"đánh giá|kế hoạch triển khai|được ban hành kèm theo|trước đây|cũ)[^;.]{0,80}\Z",
    re.IGNORECASE,
)


class Stance(StrEnum):
    """What a text does with a document that it cites."""

    LEANS = "leans"
    SPEAKS = "speaks"
    NAMES = "names"  # neither: a footnote, a list


def clause_before(text: str, place: int) -> str:
    """Return the words of the clause that stand before a place, without markup."""
    window = text[max(0, place - CLAUSE) : place]
    start = 0
    for match in _BREAK.finditer(window):
        start = match.end()
    return _TAGS.sub(" ", window[start:]).replace("\n", " ")


def clause_after(text: str, place: int) -> str:
    """Return the words of the clause that follow a place, without markup."""
    window = text[place : place + CLAUSE]
    match = _BREAK.search(window)
    return _TAGS.sub(" ", window[: match.start()] if match else window).replace("\n", " ")


def around(text: str, mention: Mention, note: Note | None) -> tuple[Stance, str]:
    """Return whether the text rests on a document, and what it says of it where it cites it.

    For a mention in a footnote the words are those before its mark in the body; else the clause around it.
    """
    before = clause_before(text, mention.start)
    words = _words_at(text, mention, note, before)
    return _stance(mention, note, before, words), words


def _words_at(text: str, mention: Mention, note: Note | None, before: str) -> str:
    if note is not None and note.mark_start is not None:
        # A mark after the end of a clause belongs to that clause.
        trimmed = text[max(0, note.mark_start - CLAUSE) : note.mark_start].rstrip(" .;,:")
        return clause_before(trimmed, len(trimmed))
    return before + " " + clause_after(text, mention.end)


def without_dates(words: str) -> str:
    """Return words without the dates and numbers of documents in them."""
    return _NUMBERED.sub(" ", _DATE.sub(" ", words))


def years_named(words: str) -> frozenset[int]:
    """Return the years that words speak of ("năm 2026", "giai đoạn 2026-2030", "quý I/2026").

    Dates and numbers of documents are no such years, nor that of a law, nor the horizon of a plan ("đến năm 2030").
    """
    if "20" not in words and "19" not in words:
        return frozenset()
    words = _OTHER_YEAR.sub(" ", without_dates(words))
    years = {int(match[1]) for match in _QUARTER.finditer(words)}
    for match in _RANGE.finditer(words):
        first, last = int(match[1]), int(match[2])
        if 0 <= last - first <= _LONGEST_RANGE:
            years.update(range(first, last + 1))
    years.update(int(match[1]) for match in _YEAR.finditer(_RANGE.sub(" ", words)))
    return frozenset(years)


def _stance(mention: Mention, note: Note | None, before: str, words: str) -> Stance:
    if mention.relation is not None:
        return Stance.LEANS if mention.relation.kind is RelationKind.BASED_ON else Stance.SPEAKS
    leans, speaks = _LEANS.search(before), _SPEAKS.search(before)
    if leans and (not speaks or speaks.start() < leans.start()):
        return Stance.LEANS
    if speaks:
        return Stance.SPEAKS
    if note is not None and note.mark_start is not None:
        return Stance.LEANS if _LEANS.search(words) else Stance.NAMES
    return Stance.NAMES


_SAID_TYPE = re.compile(r"[\s*_:]*(?:số\s*(?:hiệu)?)?[\s*_:.]*\Z", re.IGNORECASE)
_BEFORE_TYPE = 40


def type_stands_before(text: str, mention: Mention, symbol_types: tuple[str, ...]) -> bool:
    """Tell whether the type word stands right before this number, and names its type alone.

    A word that a list hands on, or that another word parts from the number ("hướng dẫn tại văn bản số"), is no
    statement about this number; in "Thông báo kết luận số" the first word is the type.
    """
    if mention.type is None:
        return False
    window = text[max(0, mention.start - _TYPE_REACH) : mention.start]
    folded = " ".join(_TAGS.sub(" ", window).lower().split())
    head = _SAID_TYPE.sub("", folded)
    word = mention.type.lower()
    if not head.endswith(word):
        return False
    before = head[: -len(word)].rstrip()[-_BEFORE_TYPE:]
    return not any(before.endswith(name.lower()) for name in symbol_types)


def date_follows(text: str, mention: Mention) -> bool:
    """Tell whether the date of a mention stands behind its number: one before it may be another event's."""
    if mention.date is None:
        return False
    after = text[mention.end : mention.end + _DATE_REACH].partition("\n\n")[0]
    return any(parse_date(match.group()) == mention.date for match in _DATE.finditer(after))


_DATE_REACH = 200
_DAY_AFTER = re.compile(
    r"\A[\s,*_]*(?:ngày\s*)?\d{1,2}(?:\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|\s+tháng\s+\d{1,2}\s*,?\s+năm\s+\d{4})"
)
_TYPE_REACH = 60


def quote_span(text: str, mention: Mention) -> tuple[int, int]:
    """Return the stretch of the text that shows the citation: type word, number, date."""
    start, end = mention.start, mention.end
    if mention.type and mention.kind is MentionKind.FULL:
        window = text[max(0, start - _TYPE_REACH) : start].lower()
        found = window.rfind(mention.type.lower())
        if found >= 0 and "\n\n" not in window[found:]:
            start = max(0, start - _TYPE_REACH) + found
        elif (number_word := window.rfind("số")) >= 0 and start - len(window) + number_word >= start - 4:
            start = start - len(window) + number_word
    if mention.date is not None and (match := _DAY_AFTER.search(text[end : end + 40])):
        end += match.end()
    return start, end


def quote(text: str, mention: Mention) -> str:
    """Return the citation as printed, white space collapsed."""
    start, end = quote_span(text, mention)
    return " ".join(_TAGS.sub("", text[start:end]).split())
