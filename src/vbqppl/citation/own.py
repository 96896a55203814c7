"""A document's own number, date and type, read from its head."""

import re
from collections.abc import Sequence

from vbqppl.citation.draft import Draft
from vbqppl.citation.tail import match_date
from vbqppl.citation.vocabulary import vocabulary
from vbqppl.text import UPPER

HEAD = 6000
_OWN = re.compile(
    r"(?:^|[\n|\t])[\s*_|#]*(?:Luật\s+|Pháp\s+lệnh\s+)?(?:Số|SỐ)(?P<card>\s+hiệu|\s+ký\s+hiệu|,\s+ký\s+hiệu)?[\s*_]*:?[\s*_|]*$"
)
_DAY = (
    r"(?:(?P<d>[0-3]?\d)\s?[/.\-]\s?(?P<m>[01]?\d)\s?[/.\-]\s?(?P<y>(?:19|20)\d\d)"
    r"|(?P<D>[0-3]?\d)\s+tháng\s*(?P<M>[01]?\d)\s*năm\s*(?P<Y>(?:19|20)\d\d))"
)
_PLACE_AND_DATE = re.compile(rf"[{UPPER}][^\W\d_]*[\s*]*,[\s*]*[Nn]gày[\s*]+{_DAY}")
_CARD_DATE = re.compile(rf"Ngày\s+ban\s+hành\s*:[\s*_|]*{_DAY}")
_CARD_TYPE = re.compile(r"Loại\s+văn\s+bản\s*:[\s*_|]*([^\n|*]+)")
_HEADING = re.compile(rf"[\n|][\s*_#|]*([{UPPER}][{UPPER}\s]{{3,30}}?)[\s*_:|]*(?=\n)")


def mark_own(text: str, drafts: Sequence[Draft]) -> None:
    """Mark the mentions of the document's own number and give those in its head their date and type."""
    number: str | None = None
    day = None
    for draft in drafts:
        if draft.start > HEAD:
            break
        before = text[max(0, draft.start - 60) : draft.start]
        head = _OWN.search(before) if "Số" in before or "SỐ" in before else None
        if head is None or (number is not None and draft.number != number):
            continue
        number = draft.number
        draft.own = True
        pattern = _CARD_DATE if head["card"] else _PLACE_AND_DATE
        if found := pattern.search(text, draft.end, draft.end + 600):
            draft.day = day = match_date(found)
        draft.type = _own_type(text, draft.end, card=bool(head["card"])) or draft.type
    if number is None:
        return
    for draft in drafts:
        if draft.number == number and (draft.day is None or draft.day == day):
            draft.own = True


def _own_type(text: str, start: int, *, card: bool) -> str | None:
    types = vocabulary().types
    if card and (found := _CARD_TYPE.search(text, start, start + 400)):
        return types.get(found[1].strip().lower())
    for heading in _HEADING.finditer(text, start, start + 900):
        name = types.get(" ".join(heading[1].lower().split()))
        if name is not None:
            return name
    return "Công văn" if re.match(r"[\s*_|]*V/v", text[start : start + 40]) else None
