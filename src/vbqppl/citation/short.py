"""Short forms ("NQ 57", "Nghị định 118", "Đề án 06") and what they repeat."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vbqppl.citation.vocabulary import Vocabulary
from vbqppl.text import LOWER

_SHORT = re.compile(
    # A set first, the look-behind after it: so the scan can skip to the next of these capitals.
    r"(?P<type>[NTQCKĐ](?<![^\W_].)(?:(?<=N)(?:ghị\s+(?:định|quyết(?:\s+liên\s+tịch)?)|Q|Đ)|(?<=T)(?:hông\s+tư(?:\s+liên\s+tịch)?|TLT|T)"
    r"|(?<=Q)(?:uyết\s+định|uy\s+định|Đ)|(?<=C)(?:hỉ\s+thị|ông\s+văn|hương\s+trình|T)|(?<=K)(?:ết\s+luận|ế\s+hoạch|L|H)|(?<=Đ)(?:ề\s+án|A)))(?P<gap>[ \u00a0]|\n)(?:số\s+)?(?P<number>\d{1,4}(?:/(?:19|20)\d\d)?)(?![\d.,:%/-]*\d)(?!/)(?!-?[A-ZĐ])(?!\s*/\s*[A-ZĐ\d])(?!\s*%)(?!\s?-\s?[A-ZĐ]{2})(?!\s*\(\s?(?:Rev|WRC|đã\s+được\s+xem))"
)
# Words that make the digits a count: "Quyết định 02 nội dung", "Kế hoạch 5 năm".
_COUNTED = re.compile(
    r"\s+(?!(?:quy|của|về|thì|là|và|có|được|đã|như|nêu|do|nhằm|ban|sửa|nếu|này|trên|tại|từ|cũng|không|còn|ngày|hướng|yêu|cho|để|đạt|theo|trong|với|đến|gồm|phải|hết|nên|khi|vẫn|sẽ|đang|mới|nói|ra|áp|thay|bãi|chưa|bổ|hoặc)\s)"
    + f"[{LOWER}]"
)


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
        if _COUNTED.match(text, match.end()) and "/" not in number and "số" not in match.group():
            continue
        yield Short(match.start(), match.end(), kind, number)
