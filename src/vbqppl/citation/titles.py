"""The names of laws that have a number: "Luật Đấu thầu số 22/2023/QH15"."""

import re
from bisect import bisect_left

from vbqppl.citation.draft import Draft
from vbqppl.citation.names import find_keywords, read_name
from vbqppl.citation.scan import Found
from vbqppl.citation.vocabulary import Vocabulary

_WINDOW = 420
_MOST_BETWEEN = 60
_NEXT_TO = 8
BREAK = re.compile(r"[;:|]|\.\s|\n\s*\n|\*\n\*")
_AMENDS = re.compile(r"\s+[Ss]ửa\s+đổi")
_LAW_NUMBER = re.compile(r"(?:QH|UBTVQH)\d|QH$|L-CTN|LCT|HĐNN|OH")
_SPACE = re.compile(r"\s+")


class Titles:
    """The places of "Luật", "Bộ luật", "Pháp lệnh" in a text, and which of them belong to a number."""

    def __init__(self, text: str, words: Vocabulary) -> None:
        self._text = text
        self._words = words
        self.keywords = list(find_keywords(text))
        self._starts = [start for start, _, _ in self.keywords]
        self._taken: list[tuple[int, int]] = []

    def taken(self) -> list[tuple[int, int]]:
        """Return the stretches whose names belong to a number, in order of place."""
        return sorted(self._taken)

    def name_number(self, draft: Draft, number: Found, floor: int) -> None:
        """Find the name of the law that a number belongs to, and its type if it has none."""
        if draft.type is None:
            self._before(draft, number, floor)
        elif after := self._keyword_at(number.end):
            name = read_name(self._text, *after, self._words)
            if name is not None:
                draft.title = self._collapsed(name.start, name.end)
                self._taken.append((name.start, name.end))
        else:
            self._taken.append((draft.lead, number.start))

    def _before(self, draft: Draft, number: Found, floor: int) -> None:
        chosen = self._last_keyword(draft, max(floor, number.start - _WINDOW))
        if chosen is None or not _LAW_NUMBER.search(number.symbol):
            return
        start, end, kind = chosen
        name = read_name(self._text, start, end, kind, self._words)
        between = self._text[name.end if name else end : draft.lead].strip(" \n\t*_,(")
        if between and not (_AMENDS.match(self._text, end) or len(between) < _MOST_BETWEEN):
            return
        draft.type = kind
        draft.title = self._collapsed(start, draft.lead).strip(" ,(*_")
        draft.lead = start
        self._taken.append((start, number.start))

    def _last_keyword(self, draft: Draft, low: int) -> tuple[int, int, str] | None:
        """Return the last keyword before a number, or the one before it that says "Luật sửa đổi …"."""
        chosen: tuple[int, int, str] | None = None
        for index in range(bisect_left(self._starts, draft.start) - 1, -1, -1):
            start, end, _ = keyword = self.keywords[index]
            if start < low or BREAK.search(self._text, end, draft.lead):
                break
            if _AMENDS.match(self._text, end):
                return keyword
            chosen = chosen or keyword
        return chosen

    def _keyword_at(self, place: int) -> tuple[int, int, str] | None:
        index = bisect_left(self._starts, place)
        if (
            index < len(self.keywords)
            and self._starts[index] - place < _NEXT_TO
            and not self._text[place : self._starts[index]].strip()
        ):
            return self.keywords[index]
        return None

    def _collapsed(self, start: int, end: int) -> str:
        return _SPACE.sub(" ", self._text[start:end])
