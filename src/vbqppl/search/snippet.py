"""Snippets: the stretch of a unit where the words asked for stand closest, marked, with the letters of the text."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from vbqppl.search.analyzer import spaced

WIDTH = 240  # characters of a snippet
READ = 60_000  # characters of a unit that are looked at
STEP = 1200  # characters that are looked at together
MOST_TERMS = 24  # of a query that are marked
MOST_MATCHES = 60  # of one term in a step
_GAP = r"[\W_]+"
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Snippet:
    """A stretch of a text on one line; `marks` are (start, end) inside `text`, in order, not overlapping."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()

    def marked(self, before: str = "«", after: str = "»", *, together: bool = False) -> str:
        """Return the text with `before` and `after` round each match, or round neighbours once where `together`."""
        pieces: list[str] = []
        place = 0
        for start, end in self._together() if together else self.marks:
            pieces += [self.text[place:start], before, self.text[start:end], after]
            place = end
        return "".join(pieces) + self.text[place:]

    def _together(self) -> list[tuple[int, int]]:
        """Return the marks, those with one space between them as one."""
        found: list[tuple[int, int]] = []
        for start, end in self.marks:
            if found and self.text[found[-1][1] : start] == " ":
                found[-1] = found[-1][0], end
            else:
                found.append((start, end))
        return found


def phrase_in(phrase: str, folded_text: str) -> bool:
    """Tell whether the folded words of `phrase` stand in `folded_text` side by side."""
    return phrase_pattern(phrase).search(folded_text) is not None


@lru_cache(maxsize=256)
def phrase_pattern(phrase: str) -> re.Pattern[str]:
    """Return the pattern of a folded phrase: its words with anything but letters and digits between them."""
    return re.compile(rf"(?<![^\W_]){_GAP.join(map(re.escape, phrase.split()))}(?![^\W_])")


def snippet(text: str, terms: Sequence[str], width: int = WIDTH) -> Snippet:
    """Return the stretch of a clean `text` with the most different terms, and its matches.

    `terms` are folded words and phrases; where none occurs the beginning is returned. The text is read in steps, and no
    further than to a stretch that holds all terms; at most `READ` characters, so that the cost is bounded.
    """
    wanted = list(dict.fromkeys(terms))[:MOST_TERMS]
    best: tuple[int, int, list[tuple[int, int]]] = (-1, 0, [])
    full = _weight(wanted)
    run = f" {' '.join(wanted)} "
    for start in range(0, min(len(text), READ) if wanted else 0, STEP):
        # A step reaches into the next, so that no stretch is cut in two.
        plain = f" {spaced(text[start : start + STEP + width])} "
        together = plain.find(run)
        if together >= 0:  # All terms side by side: no stretch has more of them.
            plain = plain[together : together + width + len(run)]
        spans = _spans(plain, wanted)
        if spans:
            weight, place, marks = _best(spans, width)
            if weight > best[0]:
                shift = start + max(together, 0)
                best = weight, shift + place, [(begin + shift, end + shift) for begin, end in marks]
            if weight // 4 >= full:
                break
    return _cut(text, best[1], best[2], width)


def _weight(terms: Iterable[str]) -> int:
    return sum(len(term) + 3 for term in terms)


def _spans(plain: str, terms: Sequence[str]) -> list[tuple[int, int, str]]:
    """Return where the terms stand in a text, in order and without overlap; `plain` is the text with spaces round it.

    Offsets are those of the text: the space before it makes the place before a word in `plain` the place of the word.
    """
    spans: list[tuple[int, int, str]] = []
    for term in terms:
        sought, length = f" {term} ", len(term)
        place = plain.find(sought)
        if place < 0 and " " in term:
            # Its words may stand apart by more than a space.
            found = islice(phrase_pattern(term).finditer(plain), MOST_MATCHES)
            spans += [(match.start() - 1, match.end() - 1, term) for match in found]
        count = 0
        while place >= 0 and count < MOST_MATCHES:
            spans.append((place, place + length, term))
            count += 1
            place = plain.find(sought, place + length)
    spans.sort(key=_first_and_longest)
    apart: list[tuple[int, int, str]] = []
    for span in spans:
        if not apart or span[0] >= apart[-1][1]:
            apart.append(span)
    return apart


def _first_and_longest(span: tuple[int, int, str]) -> tuple[int, int]:
    return span[0], -span[1]


def _best(spans: list[tuple[int, int, str]], width: int) -> tuple[int, int, list[tuple[int, int]]]:
    """Slide a window over the matches; return the best weight, its place, its matches; the first of equals."""
    counts: dict[str, int] = {}
    weight = 0
    low = 0
    best = (-1, 0, 0)
    for high, (_, end, term) in enumerate(spans):
        if not counts.get(term):
            weight += len(term) + 3
        counts[term] = counts.get(term, 0) + 1
        while end - spans[low][0] > width - 20 and low < high:
            gone = spans[low][2]
            counts[gone] -= 1
            if not counts[gone]:
                weight -= len(gone) + 3
            low += 1
        score = weight * 4 + min(high - low, 3)
        if score > best[0]:
            best = (score, low, high)
    score, first, last = best
    return score, spans[first][0], [(start, end) for start, end, _ in spans[first : last + 1]]


def _cut(text: str, start: int, spans: list[tuple[int, int]], width: int) -> Snippet:
    """Take `width` characters round the matches, cut at spaces, with white space collapsed and marks moved along."""
    reach = (spans[-1][1] if spans else start) - start
    low = max(0, start - max(0, (width - reach) // 3))
    if low:
        space = text.find(" ", low, start)
        low = space + 1 if space >= 0 else low
    high = min(len(text), max(low + width, spans[-1][1] if spans else 0))
    if high < len(text):
        space = text.rfind(" ", max(low, spans[-1][1] if spans else low + 1), high)
        high = space if space > 0 else high
    window = text[low:high]
    if low:
        window = "… " + window.lstrip() if window[:1].isspace() else "… " + window
    shift = len(window) - (high - low) - low
    marks = [(begin + shift, end + shift) for begin, end in spans]
    line = " ".join(window.split())
    if len(line) != len(window.rstrip()):
        return _collapsed(window, marks, more=high < len(text))
    return Snippet(f"{line} …" if high < len(text) else line, tuple(marks))


def _collapsed(window: str, spans: list[tuple[int, int]], *, more: bool) -> Snippet:
    """Return a snippet whose runs of white space are one space each, the marks moved along."""
    pieces: list[str] = []
    marks: list[tuple[int, int]] = []
    length = place = 0
    for begin, end in spans:
        between = _SPACE.sub(" ", window[place:begin])
        inside = _SPACE.sub(" ", window[begin:end])
        pieces += [between, inside]
        marks.append((length + len(between), length + len(between) + len(inside)))
        length += len(between) + len(inside)
        place = end
    pieces.append(_SPACE.sub(" ", window[place:]).rstrip() + (" …" if more else ""))
    joined = "".join(pieces)
    moved = len(joined) - len(joined.lstrip())
    return Snippet(joined[moved:], tuple((begin - moved, end - moved) for begin, end in marks))
