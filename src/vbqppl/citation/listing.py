"""Lists of documents: what their members share, as in "các Nghị định của Chính phủ: số …; số …"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vbqppl.citation.draft import Draft
from vbqppl.citation.issuer import match_issuer
from vbqppl.citation.model import MentionKind
from vbqppl.citation.scan import LEAD_WINDOW, Found
from vbqppl.citation.vocabulary import Vocabulary

_HEAD_WINDOW = 140
_PARAGRAPH = re.compile(r"\n\s*\n|\.\*?\n|\*\n\*?")
_GAP = re.compile(r"[\s*_]*(?:,|;|và|hoặc|&|-)?[\s*_]*(?:và\s+)?(?:các\s+)?$")
_JOINED = re.compile(r"(?:[,;:]|và|hoặc|\()[\s*_]*$")
_ISSUED_BY = re.compile(r"\s+(?:của|do)\s+")
_OPENS = re.compile(r"[\s*_]*(?:sau(?:\s+đây)?|ban\s+hành(?:\s+(?:sau|gồm))?)?[\s*_]*[:,(]?[\s*_]*")
_ORDINALS = re.compile(r"(?<![\d/.,])((?:\d{1,5}\s*(?:,|và|;|&)\s*)+)$")
_ORDINAL = re.compile(r"\d{1,5}")
_SHARED_GAP = re.compile(r"[\s*_]*(?:,|,?\s*và(?:\s+các)?)[\s*_]*$")


@dataclass(frozen=True, slots=True)
class Head:
    """What opens a list and what its members take from it."""

    type: str
    issuer: str | None


class Lists:
    """Hands the type and the issuer of a list on to its members, in order of place."""

    def __init__(self, text: str, words: Vocabulary) -> None:
        self._text = text
        self._words = words
        self._head: Head | None = None

    def inherit(self, draft: Draft, previous: Draft | None, floor: int, *, said: bool) -> None:
        """Give a number that has no type of its own the type of the list that it stands in.

        `floor` is where the number before ends; `said` tells whether "số" stands before this one.
        """
        text, lead = self._text, draft.lead
        if self._head is not None and (draft.type or _PARAGRAPH.search(text, floor, draft.start)):
            self._head = None
        if draft.type is not None:
            return
        head = self._head
        opened = self._read_head(floor, lead)
        if opened is not None:
            draft.type, draft.issuer = opened.type, opened.issuer
            self._head = opened
            return
        if previous is None:
            return
        gap = text[max(previous.tail, floor) : lead] if previous.tail <= lead else ""
        if _GAP.match(gap) and len(gap) < LEAD_WINDOW and "\n\n" not in gap:
            draft.type = previous.type
            draft.issuer = head.issuer if head else None
        elif said and _JOINED.search(text, max(floor, lead - 6), lead):
            source = head or (None if _PARAGRAPH.search(text, floor, lead) else previous)
            if source is not None:
                draft.type = source.type
                draft.issuer = head.issuer if head else None

    def _read_head(self, floor: int, lead: int) -> Head | None:
        """Read "các Nghị định của Chính phủ:" or "Nghị định của Chính phủ" before a number."""
        found = list(self._words.list_head.finditer(self._text, max(floor, lead - _HEAD_WINDOW), lead))
        if not found:
            return None
        match = found[-1]
        rest = self._text[match.end() : lead]
        issuer = None
        if of := _ISSUED_BY.match(rest):
            body = match_issuer(rest, of.end(), len(rest))
            if body is None:
                return None
            issuer, rest = body[0], rest[body[1] :]
        if _OPENS.fullmatch(rest) is None or (issuer is None and not match["many"]):
            return None
        return Head(self._words.types[" ".join(match["type"].lower().split())], issuer)


def ordinals_before(text: str, number: Found, floor: int, words: Vocabulary) -> tuple[int, str] | None:
    """Return where the ordinals stand that share this number's year and symbol, as in "số 10, 11 và 12/2024/…"."""
    low = max(floor, number.start - LEAD_WINDOW)
    before = text[low : number.start]
    if not before.rstrip().endswith((",", "và", ";", "&")):
        return None
    listed = _ORDINALS.search(before)
    if listed is None:
        return None
    place = low + listed.start(1)
    return (place, listed[1]) if words.lead(text, low, place).introduces else None


def ordinal_drafts(last: Draft, number: Found, place: int, listed: str) -> list[Draft]:
    """Return the numbers before the last of a list that shares year and symbol."""
    suffix = (last.number or "").removeprefix(number.ordinal)
    return [
        Draft(
            MentionKind.FULL,
            place + match.start(),
            place + match.end(),
            match.group() + suffix,
            last.type,
            issuer=last.issuer,
            provisions=last.provisions,
            lead=last.lead,
            tail=place + match.end(),
        )
        for match in _ORDINAL.finditer(listed)
    ]


def share_issuers(text: str, drafts: Sequence[Draft]) -> None:
    """Give what stands in one list the issuer named after its last member."""
    for draft, following in zip(reversed(drafts[:-1]), reversed(drafts[1:]), strict=True):
        if draft.issuer is None and following.issuer and draft.type == following.type and draft.tail <= following.lead:
            gap = text[draft.tail : following.lead]
            if _SHARED_GAP.match(gap):
                draft.issuer = following.issuer
