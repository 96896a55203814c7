"""Lines: a plain text with one citation a line, and a list under its title with one citation an item."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from vbqppl.citation import Mention
from vbqppl.lists.cells import days, impossible_day, lacks_ground, read_kind
from vbqppl.lists.mentions import cite, mentions_in
from vbqppl.lists.model import ListRow, Remark, Section
from vbqppl.lists.rows import State, section_of, title_state
from vbqppl.text import nfc, squash
from vbqppl.validity import WHOLE, Document, EventKind, Scope

_TITLE = re.compile(r"^\s*(?:DANH MỤC|DANH SÁCH|PHỤ LỤC|CÁC VĂN BẢN|Danh mục|Danh sách)(?![^\W_])")
_ENDS = re.compile(r"van ban.*(?:het hieu luc|ngung hieu luc|bai bo|thay the)")
_OTHER = re.compile(r"thu tuc|quy trinh")  # a list of procedures cites the documents that change them
_TYPES = (
    r"(?:Quyết định|Nghị quyết|Nghị định|Thông tư(?: liên tịch)?|Chỉ thị|Luật|Bộ luật|Pháp lệnh|Lệnh|Văn bản)"
    r"(?:\s+số)?\s"
)
_PLACES = r"(?:(?:[Kk]hoản|[Đđ]iểm|[Đđ]iều|[Cc]hương|[Mm]ục|[Pp]hụ lục)\s[^;]{1,80}?\s)?"
_MARK = r"(?P<mark>\d{1,4}\s*[.)/\t]\s*|[-+•*]\s*|\d{1,4}\s{2,}|)"
_ITEM = re.compile(rf"^\s*{_MARK}(?:{_PLACES}{_TYPES}|(?:[Ss]ố\s+)?\d{{1,6}}\s*/[^\s;,]{{2,60}})")
_NUMBERED = re.compile(r"^\s*\d{1,4}\s*[.)]")
_GROUP = re.compile(r"^\s*(?:[IVXLC]+|[A-ZĐ])\s*[.)]\s|^[^\W\d_].*:\s*$")
_HANGS = re.compile(
    r"(?<![^\W_])(?:bởi|bằng|theo|của|về|tại|và|số|định|quyết|tư|đổi|bổ sung|thay thế|bãi bỏ|hành)\s*$|[,(]\s*$",
    re.IGNORECASE,
)
_ENDED = r"(?:thay thế|bãi bỏ|h[uủ][yỷ] bỏ|sửa đổi(?:, bổ sung)?|đình chỉ(?: thi hành)?)"
_REASON = re.compile(
    rf"(?:được|bị)\s+{_ENDED}|{_ENDED}\s+(?:toàn bộ\s+)?(?:bởi|bằng|theo|tại)(?=\s)|hết thời hạn|không còn phù hợp"
    r"|tiếp tục (?:có hiệu lực|áp dụng)|(?:tạm )?ngưng hiệu lực"
)
_LEFT = " ,;:.()"
_FOOT = re.compile(r"^\s*(?:Nơi nhận|NƠI NHẬN|(?:TM|KT|TL|TUQ)\.)")
_FROM = re.compile(
    r"(?:hiệu lực(?:[^;]{0,80}?\stừ)?|(?:bãi bỏ|thay thế)[^;]{0,80}?\stừ)\s+"
    r"(?P<day>ngày\s+(?:\d[\d/.\-]{7,9}|\d{1,2} tháng [^;,.]{5,12}))"
)


@dataclass(frozen=True, slots=True)
class _Item:
    line: int
    words: str
    state: State


def line_rows(text: str) -> Iterator[ListRow]:
    """Yield one row for each line that is not empty: its first citation is the document that ends.

    "A được thay thế bởi B" names the acting document in the same line. A heading ("II. Văn bản tiếp tục áp dụng")
    says it for the lines below.
    """
    state = State()
    for number, line in enumerate(text.splitlines(), start=1):
        words = nfc(line)
        if not words or words.startswith("#"):
            continue
        if _GROUP.match(words) and not mentions_in(words):
            state = section_of(words, state)
            continue
        yield _row(_Item(number, words, state))


def titled_rows(text: str) -> list[ListRow]:
    """Return a row for each item of a list that stands under a title ("DANH MỤC VĂN BẢN … HẾT HIỆU LỰC").

    An item begins with its number or with a citation; a line that does not goes on with the item above. What
    stands before the title (national heading, number and date of the paper) and behind the foot is none.
    """
    lines = text.splitlines()
    start = _title(lines)
    if start is None:
        return []
    state = title_state("\n".join(lines[start : start + 3]))
    numbered = _mostly_numbered(lines[start + 1 :])
    items: list[_Item] = []
    for number, line in enumerate(lines[start + 1 :], start=start + 2):
        words = nfc(line)
        if _FOOT.match(words):
            break
        if _begins(words, items, numbered=numbered):
            items.append(_Item(number, words, state))
        elif _GROUP.match(words) and not mentions_in(words):
            state = section_of(words, state)
        elif words and items:
            items[-1] = replace(items[-1], words=f"{items[-1].words} {words}")
    return [_row(item) for item in items]


def _title(lines: list[str]) -> int | None:
    """Return where the last title of a list stands that items follow."""
    titles = [
        index
        for index, line in enumerate(lines)
        if _TITLE.match(nfc(line)) and _names_ending(" ".join(lines[index : index + 3]))
    ]
    return next((index for index in titles if any(_ITEM.match(nfc(line)) for line in lines[index + 1 :])), None)


def _names_ending(title: str) -> bool:
    words = squash(title)
    return bool(_ENDS.search(words)) and not _OTHER.search(words)


def _mostly_numbered(lines: list[str]) -> bool:
    found = [match for line in lines if (match := _ITEM.match(nfc(line)))]
    return sum(bool(_NUMBERED.match(match["mark"])) for match in found) * 2 > len(found)


def _begins(words: str, items: list[_Item], *, numbered: bool) -> bool:
    match = _ITEM.match(words)
    if match is None:
        return False
    if numbered:
        return bool(_NUMBERED.match(match["mark"]))
    return bool(match["mark"]) or not items or not _HANGS.search(items[-1].words)


def _row(item: _Item) -> ListRow:
    words = item.words
    found = mentions_in(words)
    if not found:
        return ListRow(item.line, words, words, problems=(Remark("unreadable", {"words": words}),))
    mention = found[0]
    start = _reason_start(words, mention.end)
    reason = words[start:].strip(_LEFT) if start is not None else ""
    acting = next((each for each in found[1:] if start is not None and each.start > start), None)
    kind = read_kind(reason)
    ended = EventKind.SUSPENDED if item.state.section is Section.SUSPENDED else EventKind.EXPIRED
    from_day = _FROM.search(words, mention.end)
    return ListRow(
        row=item.line,
        quote=words,
        citation=cite(mention),
        mention=mention,
        kind=kind or ended,
        scope=Scope(mention.provisions) if mention.provisions else WHOLE,
        on=next(iter(days(from_day["day"])), None) if from_day else None,
        acting=cite(acting) if acting else None,
        acting_mention=acting,
        reason=reason or None,
        section=Section.KEPT if kind is EventKind.DECLARED_CONTINUING else item.state.section,
        facts=_facts(mention, item.state),
        problems=_problems(words, reason),
    )


def _reason_start(words: str, after: int) -> int | None:
    """Return where the reason of an item begins: its last words that say what happened; None where there are none."""
    found = [match.start() for match in _REASON.finditer(words, after)]
    return found[-1] if found else None


def _problems(words: str, reason: str) -> tuple[Remark, ...]:
    found: list[Remark] = []
    if (wrong := impossible_day(words)) is not None:
        found.append(Remark("impossible_day", {"words": wrong}))
    if lacks_ground(reason):
        found.append(Remark("no_ground", {"words": reason}))
    return tuple(found)


def _facts(mention: Mention, state: State) -> Document:
    return replace(
        Document(), type=mention.type, number=mention.number, issuer=mention.issuer, issued_on=mention.date,
        title=mention.title, field=state.field,
    )  # fmt: skip
