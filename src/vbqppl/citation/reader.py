"""Read one clean text: each number with what stands before and behind it, then names, then short forms."""

import datetime as dt
import re
from bisect import bisect_left

from vbqppl.citation import column, own
from vbqppl.citation.draft import Draft
from vbqppl.citation.listing import Lists, ordinal_drafts, ordinals_before, share_issuers
from vbqppl.citation.model import MentionKind
from vbqppl.citation.names import next_known, read_name
from vbqppl.citation.pinpoint import read_excepted, read_pinpoints
from vbqppl.citation.scan import LEAD_WINDOW, Found, find_numbers
from vbqppl.citation.short import bind_shorts
from vbqppl.citation.tail import Tail, date_beside, read_before, read_closing, read_later, read_tail
from vbqppl.citation.titles import BREAK, Titles
from vbqppl.citation.vocabulary import LAWS, Vocabulary
from vbqppl.text import UPPER

_TAIL_WINDOW = 300
_LATER_WINDOW = 700
_BRACKET_WINDOW = 1500
_BRACKET = re.compile(r"\((?:[^()\n]{0,80}\s)?$")
_NEXT_NAME = re.compile(rf"\s*(?:,|và)\s+(?=[{UPPER}][^\W\d_]*\s)(?!(?:Luật|Bộ|Pháp|Nghị|Thông|Quyết|Chính|Ủy)\s)")


class Reader:
    """Reads the drafts of one clean text."""

    def __init__(self, text: str, words: Vocabulary) -> None:
        self._text = text
        self._words = words
        self._titles = Titles(text, words)
        self._lists = Lists(text, words)

    def read(self) -> list[Draft]:
        """Return everything cited, in order of place."""
        found = list(find_numbers(self._text, self._words))
        drafts = self._numbers(found)
        self._close_brackets(drafts)
        share_issuers(self._text, drafts)
        own.mark_own(self._text, drafts)
        column.read_column(self._text, drafts)
        full = sorted([*drafts, *self._names(found)], key=_place)
        shorts = bind_shorts(self._text, full, self._words)
        return sorted([*full, *shorts], key=_place) if shorts else full

    def _numbers(self, found: list[Found]) -> list[Draft]:
        drafts: list[Draft] = []
        previous: Draft | None = None
        for index, number in enumerate(found):
            floor = found[index - 1].end if index else 0
            limit = found[index + 1].start if index + 1 < len(found) else len(self._text)
            before, draft = self._number(number, previous, floor, limit)
            drafts += (*before, draft)
            previous = draft
        return drafts

    def _number(self, number: Found, previous: Draft | None, floor: int, limit: int) -> tuple[list[Draft], Draft]:
        """Read one number, between the number before (which ends at `floor`) and the next (which begins at `limit`).

        Returns the ordinals of a list that shares its year and symbol, and the number itself.
        """
        text = self._text
        draft = Draft(MentionKind.FULL, number.start, number.end, self._canonical(number))
        lead, listed = number.lead, ordinals_before(text, number, floor, self._words)
        if listed is not None:
            lead = self._words.lead(text, max(floor, listed[0] - LEAD_WINDOW), listed[0])
        draft.type, draft.lead = lead.type, lead.start
        self._lists.inherit(draft, previous, floor, said=lead.said)
        draft.type = draft.type or lead.near
        if draft.type is None or draft.type in LAWS:
            self._titles.name_number(draft, number, floor)
        self._read_around(draft, floor, limit)
        return ([] if listed is None else ordinal_drafts(draft, number, *listed)), draft

    def _read_around(self, draft: Draft, floor: int, limit: int) -> None:
        """Read the date, the issuer and the pinpoints of a number."""
        text = self._text
        tail = read_tail(text, draft.end, min(limit, draft.end + _TAIL_WINDOW))
        draft.day, draft.tail = tail.day or date_beside(text, draft.lead, draft.end, limit), tail.end
        draft.issuer = tail.issuer or draft.issuer
        if draft.day is None and draft.issuer is None:
            draft.day, draft.issuer = read_before(text, floor, draft.lead)
        if draft.day is None and (later := self._later(draft, limit)):
            draft.day, draft.issuer = later
        draft.provisions = read_pinpoints(text, floor, draft.lead)
        draft.excepted = read_excepted(text, draft.tail, min(limit, draft.tail + _LATER_WINDOW))

    def _canonical(self, number: Found) -> str:
        year = f"{number.year}/" if number.year else ""
        return f"{number.ordinal}{number.mark}{year}{self._words.spell(number.symbol)}"

    def _later(self, draft: Draft, limit: int) -> tuple[dt.date, str] | None:
        """Read the date and issuer behind a title, if no other citation or sentence comes between."""
        limit = min(limit, draft.end + _LATER_WINDOW)
        if broken := BREAK.search(self._text, draft.end, limit):
            limit = broken.start()
        return read_later(self._text, draft.end, limit)

    def _close_brackets(self, drafts: list[Draft]) -> None:
        """Give "(Điều 1 Thông tư số 1 … [title] ngày 2 của 3, có hiệu lực …)" its date, whatever its title cites."""
        for index, draft in enumerate(drafts):
            if draft.day is not None or not _BRACKET.search(self._text, max(0, draft.lead - 90), draft.lead):
                continue
            closing = read_closing(self._text, draft.end, draft.end + _BRACKET_WINDOW)
            if closing is None:
                continue
            place, day, issuer = closing
            inner = [other for other in drafts[index + 1 : index + 12] if other.start < place]
            if not any(other.lead < place < other.tail and other.day == day for other in inner):
                draft.day, draft.issuer = day, issuer

    def _names(self, found: list[Found]) -> list[Draft]:
        """Read the laws that are named without a number."""
        drafts: list[Draft] = []
        taken = self._titles.taken()
        number_starts = [number.start for number in found]
        cursor = 0
        until = 0
        for start, end, kind in self._titles.keywords:
            while cursor < len(taken) and taken[cursor][1] <= start:
                cursor += 1
            if start < until or (cursor < len(taken) and taken[cursor][0] <= start):
                continue
            name = read_name(self._text, start, end, kind, self._words)
            if name is None:
                continue
            drafts.append(self._name(name.start, name.end, kind, number_starts))
            until = name.end
            while name.known and (listed := _NEXT_NAME.match(self._text, until)):
                following = next_known(self._text, listed.end(), self._words)
                if following is None:
                    break
                drafts.append(self._name(listed.end(), following, kind, number_starts))
                until = following
        return drafts

    def _name(self, start: int, end: int, kind: str, number_starts: list[int]) -> Draft:
        index = bisect_left(number_starts, end)
        limit = number_starts[index] if index < len(number_starts) else len(self._text)
        floor = number_starts[index - 1] if index else 0
        tail = read_tail(self._text, end, min(limit, end + 200))
        if tail.issuer and "quốc hội" not in tail.issuer.lower():  # the tail of what the law stands in the title of
            tail = Tail(None, None, end)
        draft = Draft(MentionKind.NAME, start, end, None, kind, lead=start, tail=tail.end)
        draft.day, draft.issuer = tail.day, tail.issuer
        draft.provisions = read_pinpoints(self._text, floor, start)
        return draft


def _place(draft: Draft) -> int:
    return draft.start
