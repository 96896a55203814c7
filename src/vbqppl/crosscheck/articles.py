"""Whether a cited chương, điều, khoản or điểm is in a text, as far as the text can tell.

A text tells only by a numbering without gaps: where a scan lost a khoản, nothing is said of the others of its điều.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

from vbqppl.citation.provision import Provision, Step
from vbqppl.validity.outline import read_outline

_LETTERS = "abcdđeghiklmnopqrstuvxy"  # of the điểm, in their order
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_CHAPTER, _ARTICLE, _CLAUSE, _POINT = "Chương", "Điều", "khoản", "điểm"
_KNOWN = frozenset({_CHAPTER, _ARTICLE, _CLAUSE, _POINT})


@dataclass(frozen=True, slots=True)
class Articles:
    """The labels below each place of one text (below nothing: its articles), and the chapter of each article."""

    below: dict[tuple[str, ...], tuple[str, ...]]
    chapters: dict[str, int | None]

    def has(self, place: Provision) -> bool | None:
        """Tell whether a place is in this text; None where the text cannot tell."""
        steps = {step.unit: step for step in place.steps}
        if not steps.keys() <= _KNOWN or any(step.last for step in place.steps):
            return None
        chapter, article = steps.get(_CHAPTER), steps.get(_ARTICLE)
        if article is None:
            return self._has_chapter(chapter) if chapter and len(steps) == 1 else None
        if _POINT in steps and _CLAUSE not in steps:
            return None  # a điểm straight in a điều: older texts number otherwise
        labels = [steps[unit].label for unit in (_ARTICLE, _CLAUSE, _POINT) if unit in steps]
        for depth, label in enumerate(labels):
            found = _listed(label, self.below.get(tuple(labels[:depth]), ()))
            if found is not True:
                return found
        return self._stands_in(article, chapter) if chapter else True

    def _has_chapter(self, chapter: Step) -> bool | None:
        known = sorted({number for number in self.chapters.values() if number is not None})
        wanted = as_number(chapter.label)
        if wanted is None or not known or known != list(range(1, len(known) + 1)):
            return None
        return wanted in known

    def _stands_in(self, article: Step, chapter: Step) -> bool | None:
        wanted, mine = as_number(chapter.label), self.chapters.get(article.label)
        return None if wanted is None or mine is None else wanted == mine


@dataclass(frozen=True, slots=True)
class Texts:
    """The articles of a document itself, and of what it issues (a regulation), each counted on its own."""

    own: Articles
    attached: Articles

    def has(self, place: Provision) -> bool | None:
        """Tell whether a place is in the text; None where the text cannot tell.

        A place of the regulation is often cited as one of the decision that issued it, so it is missing only
        where neither has it.
        """
        found = [self.own.has(place)]
        if self.attached.below:
            found.append(self.attached.has(place))
        if True in found:
            return True
        return None if None in found else False


def read_articles(text: str) -> Texts:
    """Return the articles of a text."""
    outline = read_outline(text)
    below: dict[bool, dict[tuple[str, ...], list[str]]] = {False: defaultdict(list), True: defaultdict(list)}
    for place in outline.places:
        labels = tuple(step.label for step in place.steps)
        below[place.attached][labels[:-1]].append(labels[-1])
    chapters: dict[bool, dict[str, int | None]] = {False: {}, True: {}}
    for (attached, label), above in outline.containers.items():
        chapter = next((step for step in above if step.unit == _CHAPTER), None)
        chapters[attached][label] = as_number(chapter.label) if chapter else None
    parts = [
        Articles({path: tuple(labels) for path, labels in below[part].items()}, chapters[part])
        for part in (False, True)
    ]
    return Texts(*parts)


def as_number(label: str) -> int | None:
    """Return the number of a chapter: "3", "III"; None for anything else."""
    if label.isdigit():
        return int(label)
    values = [_ROMAN.get(letter) for letter in label.upper()]
    if not values or None in values:
        return None
    known = [value for value in values if value is not None]
    return sum(-one if one < other else one for one, other in pairwise((*known, 0)))


def _listed(label: str, known: tuple[str, ...]) -> bool | None:
    """Tell whether a label is among its like; None where these do not count on from the first."""
    if label in known:
        return True
    if not re.fullmatch(r"\d{1,3}|[a-zđ]", label):
        return None  # "3a" may have been put in by an amendment
    plain = {each for each in known if re.fullmatch(r"\d{1,3}|[a-zđ]", each)}
    if not plain:
        return None
    first = [str(n) for n in range(1, len(plain) + 1)] if label.isdigit() else list(_LETTERS[: len(plain)])
    return False if plain == set(first) else None
