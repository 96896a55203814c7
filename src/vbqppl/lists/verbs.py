"""The words by which an article ends, suspends or keeps a document, and the words that only look like it.

Their forms: Nghị định 78/2025/NĐ-CP (thể thức, mẫu 37), Thông tư 26/2025/TT-BTP Điều 22 to 26.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from vbqppl.text import make_date
from vbqppl.validity import EventKind

TYPES = r"(?:Quyết định|Nghị quyết|Nghị định|Thông tư(?: liên tịch)?|Luật|Bộ luật|Pháp lệnh|Chỉ thị|[Vv]ăn bản)"
KINDS = {
    "repeal": EventKind.REPEALED,
    "replace": EventKind.REPLACED,
    "expire": EventKind.EXPIRED,
    "suspend": EventKind.SUSPENDED,
    "stay": EventKind.STAYED,
    "keep": EventKind.DECLARED_CONTINUING,
}
_VERBS = {
    "repeal": r"bãi\s+bỏ|h[uủ][yỷ]\s+bỏ",
    "replace": r"thay\s+thế",
    "expire": r"hết\s+hiệu\s+lực(?:\s+thi\s+hành)?",
    "suspend": r"(?:tạm\s+)?ngưng\s+hiệu\s+lực(?:\s+thi\s+hành)?",
    "stay": r"đình\s+chỉ(?:\s+việc)?\s+thi\s+hành",
    "keep": r"tiếp\s+tục\s+(?:có\s+hiệu\s+lực|được\s+áp\s+dụng|áp\s+dụng)|áp\s+dụng",
}
VERB = re.compile(
    r"(?<![^\W_])(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _VERBS.items()) + r")(?![^\W_])",
    re.IGNORECASE,
)

# Several verbs for several places ("Thay thế, bãi bỏ một số cụm từ"): which has which stands under it.
_ANY_VERB = r"(?:sửa\s+đổi|bổ\s+sung|thay\s+thế|bãi\s+bỏ|đính\s+chính|h[uủ][yỷ]\s+bỏ)"
MIXED_AFTER = re.compile(rf"\s*(?:,|và|hoặc|/)\s*(?:và\s+)?{_ANY_VERB}", re.IGNORECASE)
MIXED_BEFORE = re.compile(rf"{_ANY_VERB}\s*(?:,|và|hoặc|/)?\s*(?:và\s+)?$", re.IGNORECASE)
AMENDS = re.compile(rf"^\s*{_ANY_VERB}", re.IGNORECASE)

# What may stand before a verb whose subject is the document itself: "Quyết định này có hiệu lực … và".
_SELF = re.compile(
    rf"^\s*(?:Kể từ ngày [^,;]{{2,120}}[,;]\s*)?(?:{TYPES}\s+)?(?:này\s*)?(?:có\s+hiệu\s+lực[^;]*?)?[\s,;.]*"
    r"(?:và|đồng\s+thời|sẽ|,|;|\s)*$"
)
_SELF_NAMED = re.compile(rf"^\s*(?:Kể từ ngày|Từ ngày|Đồng thời|Nay\b|{TYPES}(?:\s+này)?\s)|^\s*$")
_ON_A_DAY = re.compile(r"^\s*(?:Kể\s+từ|Từ)\s+ngày\s[^,;]*$", re.IGNORECASE)
PASSIVE = re.compile(r"(?:bị|được)\s+$", re.IGNORECASE)
BY_THIS = re.compile(rf"\s*(?:(?:bởi|bằng|theo|tại)\s+{TYPES}\s+này|kể\s+từ|từ\s+ngày|toàn\s+bộ|[.;]|$)", re.IGNORECASE)

# What makes a verb no act of this document: a plan, a condition, a duty, the use of a paper.
NOT_YET = re.compile(
    r"(?:trường\s+hợp|nếu|khi|chưa|không|đã|còn|trước\s+khi|đến\s+khi|thời\s+điểm|đề\s+nghị|kiến\s+nghị|cần|phải|hoặc)"
    r"\s+(?:bị\s+|được\s+)?$",
    re.IGNORECASE,
)
CONDITION = re.compile(
    r"trường\s+hợp|(?<![^\W_])nếu(?![^\W_])|khi\s+có|trách\s+nhiệm|tham\s+mưu|rà\s+soát|đề\s+nghị|kiến\s+nghị|xem\s+xét",
    re.IGNORECASE,
)
USE = re.compile(r"\s+sử\s+dụng", re.IGNORECASE)
KEEPS = re.compile(rf"^\s*(?:(?:toàn\s+bộ|tất\s+cả)\s+)?(?:các\s+|những\s+|\d+\s+)?{TYPES}", re.IGNORECASE)
# A subject that goes on before its verb: "Quyết định A còn hiệu lực một phần …; các nội dung khác hết hiệu lực".
STILL = re.compile(
    r"(?<![^\W_])(?:còn\s+hiệu\s+lực|vẫn\s+(?:có|còn)|(?:nội\s+dung|quy\s+định|phần)\s+(?:khác|còn\s+lại)"
    r"|trái\s+(?:với\s+)?(?:Hiến|quy|pháp|luật))(?![^\W_])",
    re.IGNORECASE,
)
# "Quyết định A còn hiệu lực một phần đối với …": what ended is named by what is left.
PARTLY = re.compile(r"còn\s+hiệu\s+lực\s+(?:một\s+phần|đối\s+với|tại)", re.IGNORECASE)
APART = re.compile(r"(?<![^\W_])riêng(?![^\W_])", re.IGNORECASE)  # "…; riêng Điều 5 hết hiệu lực từ …"
LISTS = re.compile(r"sau(?:\s+đây)?(?![^\W_])|như\s+sau|cụ\s+thể|:\s*$", re.IGNORECASE)

# What a document was amended by, and how it is called from there on: no part of the clause.
_ASIDE = re.compile(r"\((?:đã\s+)?(?:được|bị)\s+(?:sửa|bổ)[^()]*\)|\(sau\s+đây[^()]*\)", re.IGNORECASE)
_SENTENCE = re.compile(
    r"(?<=[^\W_A-ZĐ.]{2})\.\s+(?=[A-ZĐ‹À-Ỹ])|(?<=[\d›)])\.\s+(?=[A-ZĐ])"
    r"|\.\s+(?=(?:Các|Những|Quyết\s+định|Nghị\s+quyết|Thông\s+tư|Nghị\s+định|Bãi\s+bỏ|Thay\s+thế|Trường\s+hợp|Kể\s+từ)\s)"
)

_STARTS = re.compile(
    r"(?:kể\s+)?(?P<from>từ|vào|sau)\s+(?:\d+\s+giờ(?:\s+\d+\s+phút)?,?\s+)?(?P<whole>hết\s+)?ngày\s+"
    r"(?:(?P<day>\d{1,2})\s*(?:[/.\-]|tháng)\s*(?P<month>\d{1,2})\s*(?:[/.\-]|,?\s*năm)\s*(?P<year>\d{4})"
    rf"|(?P<own>{TYPES}\s+này(?:\s+có)?|ký|ban\s+hành|thông\s+qua)|(?P<other>[A-ZĐ]))"
)
_UNTIL = re.compile(
    r"đến\s+(?:hết\s+)?(?:ngày\s+)?(?P<day>\d{1,2})\s*(?:[/.\-]|tháng)\s*(?P<month>\d{1,2})\s*(?:[/.\-]|,?\s*năm)\s*"
    r"(?P<year>\d{4})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Act:
    """What a verb does and when: on a day of its own, or (`own_day`) when the document itself works."""

    kind: EventKind
    day: dt.date | None = None
    own_day: bool = True
    until: dt.date | None = None  # the last day of a suspension


def sentences(words: str) -> Iterator[str]:
    """Yield the sentences of a paragraph without its asides in brackets."""
    words = _ASIDE.sub(lambda match: " " * len(match.group()), words)
    start = 0
    for stop in _SENTENCE.finditer(words):
        yield words[start : stop.start() + 1]
        start = stop.end()
    if words[start:].strip():
        yield words[start:]


def is_itself(words: str) -> bool:
    """Tell whether the words before a verb name only the document itself, or nothing."""
    return bool(_SELF_NAMED.match(words) and _SELF.match(words))


def is_itself_or_day(words: str) -> bool:
    """Tell whether words are such an opening, or only a day: "Kể từ ngày Nghị định này có hiệu lực"."""
    return bool(_ON_A_DAY.match(words)) or is_itself(words)


def read_act(kind: EventKind, words: str, *, at_end: bool) -> Act:
    """Return when a clause works; with `at_end` only a day that begins or closes the words counts, no title's."""
    until = None
    if kind in (EventKind.SUSPENDED, EventKind.STAYED) and (ends := _UNTIL.search(words)):
        until = _date(ends, after=False)
    for match in _STARTS.finditer(words):
        if at_end and match.start() > 0 and words[match.end() :].strip(" .;,:") and until is None:
            continue
        if match["own"]:
            return Act(kind, until=until)
        if match["other"]:
            return Act(kind, own_day=False, until=until)
        day = _date(match, after=match["from"] == "sau" or bool(match["whole"]))
        return Act(kind, day, day is None, until)
    return Act(kind, until=until)


def _date(match: re.Match[str], *, after: bool) -> dt.date | None:
    day = make_date(int(match["year"]), int(match["month"]), int(match["day"]))
    return day + dt.timedelta(days=1) if day and after else day
