"""Parts of a document that a cell lists: "Điều 3; khoản 2 và khoản 4 Điều 5; Chương III"."""

import re

from vbqppl.citation import Provision, Step
from vbqppl.citation.pinpoint import read_listed

_RANGE = re.compile(
    r"(?P<unit>Điều|điều|Chương|chương|Phụ lục)\s+(?P<first>\d+[a-zđ]?|[IVXLC]+)\s*(?:đến|-|–)\s*(?:hết\s+)?"
    r"(?:(?:Điều|điều|Chương|chương|Phụ lục)\s+)?(?P<last>\d+[a-zđ]?|[IVXLC]+)\b"
)
_UNIT = re.compile(r"(?<!\w)(?:điểm|khoản|điều|tiết|mục|tiểu mục|chương|phần|phụ lục|mẫu số)\s+\S", re.IGNORECASE)
# Only the heading of a place is touched, not the place.
_NAME_ONLY = re.compile(
    r"\btên\s+(?:gọi\s+)?(?:của\s+)?(?:(?:tiểu )?mục|điều|chương|phụ lục|phần)\s+\w+", re.IGNORECASE
)  # fmt: skip
_ATTACHED = re.compile(r"kèm theo", re.IGNORECASE)


def read_places(text: str) -> tuple[Provision, ...]:
    """Return every place that a cell lists, in order, each once; ranges are one place.

    Places in what the document issues ("Điều 5 Quy chế ban hành kèm theo") are marked as attached; a place of
    which only the heading is named ("tên Điều 6") is left out.
    """
    text = _NAME_ONLY.sub(" ", text)
    found: list[Provision] = []
    place = 0
    while place < len(text):
        start = _UNIT.search(text, place)
        if start is None:
            break
        range_ = _RANGE.match(text, start.start())
        if range_ is not None:
            unit = range_["unit"][0].upper() + range_["unit"][1:]
            found.append(Provision((Step(unit, range_["first"], range_["last"]),)))
            place = range_.end()
            continue
        listed, end = read_listed(text, start.start(), len(text))
        attached = bool(_ATTACHED.search(text[end : end + 60].split(";", maxsplit=1)[0].split("\n", maxsplit=1)[0]))
        found += [Provision(each.steps, attached) if attached else each for each in listed]
        place = max(end, start.end())
    return tuple(dict.fromkeys(found))
