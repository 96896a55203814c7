"""A document's own number, date and type, read from its head."""

import re
from collections.abc import Sequence
from functools import cache

from vbqppl.citation.draft import Draft
from vbqppl.citation.tail import DAY, match_date
from vbqppl.citation.vocabulary import vocabulary
from vbqppl.text import UPPER

HEAD = 6000
# "Số: 428/QĐ-UBND" begins a line or a cell; acts of the National Assembly say "Luật số: 64/2025/QH15".
_BEGINS = r"(?:^|[\n|\t]|[-_]{3})[\s*_|#-]*"
_ACT = r"(?:Luật|Bộ\s+luật|Pháp\s+lệnh|Nghị\s+quyết|Lệnh|LUẬT|PHÁP\s+LỆNH|NGHỊ\s+QUYẾT)\s+(?=[Ss]ố\s*:)"
_CARD = r"(?P<card>\s+hiệu|\s+ký\s+hiệu|,\s+ký\s+hiệu)?"
_OWN = re.compile(rf"{_BEGINS}(?P<act>{_ACT})?(?P<word>[Ss]ố|SỐ){_CARD}[\s*_]*(?P<colon>:?)[\s*_|]*$")
_MOTTO = re.compile(r"C[ỘO]NG\s+H[ÒO][AÀ]|Độc\s+lập")
_NEAR = 400
_PLACE_AND_DATE = re.compile(rf"[{UPPER}][^\W\d_]*[\s*]*,[\s*]*[Nn]gày[\s*]+{DAY}")
_CARD_DATE = re.compile(rf"Ngày\s+(?:ban\s+hành|ký\s+xác\s+thực)\s*:?[\s*_|]*{DAY}")
_CARD_TYPE = re.compile(r"Loại\s+văn\s+bản\s*:?[\s*_|]*([^\n|*]+)")


def mark_own(text: str, drafts: Sequence[Draft]) -> None:
    """Mark the mentions of the document's own number and give those in its head their date and type."""
    number: str | None = None
    day = None
    for draft in drafts:
        if draft.start > HEAD:
            break
        before = text[max(0, draft.start - 60) : draft.start]
        head = _OWN.search(before) if "ố" in before or "SỐ" in before else None
        if head is None or (number is not None and draft.number != number) or not _is_head(text, draft, head):
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
        if draft.number == number and (day is None or draft.day in (None, day)):
            draft.own = True


@cache
def _heading() -> re.Pattern[str]:
    """Compile the headings that name a type: QUYẾT ĐỊNH, on one line or two."""
    names = sorted({name.upper() for name in vocabulary().types.values()}, key=len, reverse=True)
    spelled = "|".join(r"[\s*_]+".join(map(re.escape, name.split())) for name in names)
    return re.compile(rf"[\n|][\s*_#|]*({spelled})[\s*_:|]*(?=\n)")


def _is_head(text: str, draft: Draft, head: re.Match[str]) -> bool:
    """Tell whether what looks like the head of a document is one, not a line of its text or of its title."""
    if head["act"] or head["word"] == "số":
        around = text[max(0, draft.start - _NEAR) : draft.end + _NEAR]
        return head["act"] is not None and _MOTTO.search(around) is not None
    return head["word"] == "Số" or bool(head["colon"]) or draft.type is None


def _own_type(text: str, start: int, *, card: bool) -> str | None:
    types = vocabulary().types
    if card and (found := _CARD_TYPE.search(text, start, start + 400)):
        return types.get(found[1].strip().lower())
    if heading := _heading().search(text, start, start + 900):
        return types.get(" ".join(re.split(r"[\s*_]+", heading[1].lower())))
    return "Công văn" if re.match(r"[\s*_|]*V/v", text[start : start + 40]) else None
