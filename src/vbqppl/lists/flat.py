"""A published list as plain text, its cells one under the other, as copying from a PDF leaves it.

Only the lists of what expired with the columns STT, document, (provisions), reason, day are read: there the words
themselves tell the cells apart. What a page break threw behind the day of a row is left out of it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vbqppl.lists.grid import Grid, GridRow
from vbqppl.text import clean, squash

_HEADER = re.compile(
    r"^(?:stt|tt|so tt) van ban (?:het|tam ngung|ngung) hieu luc.*?(?P<part>noi dung.*?)?ly do.*?"
    r"ngay (?:het|tam ngung|ngung) hieu luc$"
)
_LONGEST_HEADER = 7
_SECTION = re.compile(r"^[A-ZĐ]\.\s+\S.*HIỆU LỰC")
_GROUP = re.compile(r"^[IVXL]+\.\s+[^\W\d_]")
_NUMBER = re.compile(r"^\d{1,4}$")
_REASON = re.compile(r"^(?:Được|Bị|Đã\s+được|Hết\s+thời\s+hạn|Do)\s")
_DAY = re.compile(r"^\d{1,2}/\d{1,2}/\d{4}$")
_UNITS = "điều|khoản|điểm|mục|chương|phụ lục|phần|tên|cụm từ|nội dung"
# A cell of provisions begins with a capital or a dash; inside a title such words stand small.
_PLACE = re.compile(
    rf"^(?:[-+•]\s*(?i:{_UNITS})|(?:Sửa đổi|Bổ sung|Bãi bỏ|Thay thế)\s+(?:{_UNITS})|Điều|Khoản|Điểm|Mục|Chương"
    r"|Phụ lục|Phần|Tên|Cụm từ|Nội dung)(?![^\W_])"
)
_UNIT = re.compile(rf"^(?:{_UNITS})(?![^\W_])", re.IGNORECASE)
_CITED = re.compile(r"\d{4}")
_FURNITURE = re.compile(r"^(?:CÔNG BÁO/Số\b|\d{0,4}$|Tổng số văn bản)")
_TITLES = {
    False: ("STT", "Văn bản hết hiệu lực", "Lý do hết hiệu lực", "Ngày hết hiệu lực"),
    True: ("STT", "Văn bản hết hiệu lực", "Nội dung, quy định hết hiệu lực", "Lý do hết hiệu lực", "Ngày hết hiệu lực"),
}


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    words: str


def flat_grids(text: str) -> list[Grid]:
    """Return a table for each list in a text; none where no heading of such a list stands in it."""
    lines = [_Line(number, " ".join(line.split())) for number, line in enumerate(clean(text).text.splitlines(), 1)]
    grids: list[Grid] = []
    for start, stop, in_part in _tables(lines):
        title = next((line.words for line in reversed(lines[:start]) if _SECTION.match(line.words)), "")
        rows = [GridRow(lines[start].number, _TITLES[in_part]), *_rows(lines[start:stop], in_part=in_part)]
        grids.append(Grid(tuple(rows), None, title))
    return grids


def _tables(lines: Sequence[_Line]) -> Iterator[tuple[int, int, bool]]:
    """Yield where each list begins and ends, and whether it is one of what expired in part."""
    headers = [(index, part) for index in range(len(lines)) if (part := _header(lines, index)[1]) is not None]
    firsts = [
        (index, part)
        for place, (index, part) in enumerate(headers)
        if place == 0 or part is not headers[place - 1][1] or _section_between(lines, headers[place - 1][0], index)
    ]
    for place, (index, part) in enumerate(firsts):
        stop = firsts[place + 1][0] if place + 1 < len(firsts) else len(lines)
        yield index, stop, bool(part)


def _section_between(lines: Sequence[_Line], start: int, stop: int) -> bool:
    return any(_SECTION.match(line.words) for line in lines[start:stop])


def _header(lines: Sequence[_Line], index: int) -> tuple[int, bool | None]:
    """Return how many lines a heading of columns takes, and whether it has one for provisions; (0, None) for none."""
    if not re.match(r"(?:STT|TT|Số TT)(?:\s|$)", lines[index].words, re.IGNORECASE):
        return 0, None
    words = ""
    for count, line in enumerate(lines[index : index + _LONGEST_HEADER], start=1):
        words = f"{words} {line.words}".strip()
        if match := _HEADER.match(squash(words)):
            return count, match["part"] is not None
    return 0, None


def _rows(lines: Sequence[_Line], *, in_part: bool) -> Iterator[GridRow]:
    """Yield the rows and the group rows of one list."""
    expected = 1
    opened: list[_Line] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        taken, _ = _header(lines, index)
        if taken:
            index += taken
            continue
        index += 1
        if _NUMBER.match(line.words) and int(line.words) == expected and _begins_row(lines, index):
            yield from _row(opened, in_part=in_part)
            opened, expected = [line], expected + 1
        elif _GROUP.match(line.words) or _SECTION.match(line.words):
            yield from _row(opened, in_part=in_part)
            opened = []
            yield GridRow(line.number, (line.words,))
        elif opened and not _FURNITURE.match(line.words):
            opened.append(line)
    yield from _row(opened, in_part=in_part)


def _begins_row(lines: Sequence[_Line], index: int) -> bool:
    """Tell whether the next words are those of a citation: a page's number stands before others."""
    following = next((line.words for line in lines[index:] if line.words), "")
    return bool(following) and following[0].isupper() and not _FURNITURE.match(following) and following != "STT"


def _row(lines: Sequence[_Line], *, in_part: bool) -> Iterator[GridRow]:
    if not lines:
        return
    words = [line.words for line in lines[1:]]
    reason = next((place for place, said in enumerate(words) if _REASON.match(said)), len(words))
    day = next((place for place, said in enumerate(words) if place > reason and _DAY.match(said)), len(words))
    place = reason
    if in_part:
        # The document's own cell holds its number first: a place before it belongs to its title.
        cited = next((index for index, said in enumerate(words) if _CITED.search(said)), reason)
        place = next((index for index in range(cited + 1, reason) if _PLACE.match(words[index])), reason)
    cells = [lines[0].words, "\n".join(words[:place])]
    if in_part:
        cells.append("\n".join([*words[place:reason], *_going_on(words[place:reason], words[day + 1 :])]))
    cells += ["\n".join(words[reason:day]), words[day] if day < len(words) else ""]
    yield GridRow(lines[0].number, tuple(cells))


def _going_on(cell: Sequence[str], behind: Sequence[str]) -> Sequence[str]:
    """Return the lines behind a page break that a quotation goes on to, and the place that closes its cell."""
    said = " ".join(cell)
    if said.count("“") <= said.count("”"):
        return ()
    closing = next((index + 1 for index, words in enumerate(behind) if "”" in words), 0)
    while 0 < closing < len(behind) and _UNIT.match(behind[closing]):
        closing += 1
    return behind[:closing]
