"""How much of a document an event touches: all of it, some provisions, or all but some."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from vbqppl.citation.pinpoint import read_pinpoints
from vbqppl.citation.provision import Provision, Step, parse_provision, unit_rank
from vbqppl.text import squash

_EXCEPT = "trừ "
_ATTACHED = " (kèm theo)"
_ARTICLE = "Điều"
_NUMBERED_THROUGH = frozenset({"Phần", "Chương", "Mục", "Tiểu mục"})


class Overlap(StrEnum):
    """How a scope stands to one provision."""

    NONE = "none"
    COVERS = "covers"  # all of the provision is touched
    PART = "part"  # something inside the provision is touched
    UNKNOWN = "unknown"  # a chapter and an article: which holds which is not known


@dataclass(frozen=True, slots=True)
class Scope:
    """The whole (no provisions), some provisions, or, with `excluded`, the whole except these.

    `raw` holds words that name some part and could not be read as provisions.
    """

    provisions: tuple[Provision, ...] = ()
    excluded: bool = False
    raw: str = ""

    @classmethod
    def unreadable(cls, text: str) -> "Scope":
        """Return a scope whose words are kept as printed: some part, not known which."""
        return cls(raw=text)

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left out."""
        return not self.provisions and not self.raw

    def __str__(self) -> str:
        """Write the scope as `parse_scope` reads it: "", "Điều 7 khoản 2; Điều 9", "trừ Điều 3"."""
        if self.raw:
            return self.raw
        listed = "; ".join(f"{place}{_ATTACHED if place.attached else ''}" for place in self.provisions)
        return f"{_EXCEPT}{listed}" if self.excluded and listed else listed

    def overlap(self, place: Provision) -> Overlap:
        """Tell how much of `place` the scope touches."""
        if self.raw:
            return Overlap.UNKNOWN
        if self.is_whole:
            return Overlap.COVERS
        each = [_overlap(mine, place) for mine in self.provisions]
        if not self.excluded:
            return next((o for o in (Overlap.COVERS, Overlap.PART, Overlap.UNKNOWN) if o in each), Overlap.NONE)
        if Overlap.COVERS in each:
            return Overlap.NONE
        return next((o for o in (Overlap.PART, Overlap.UNKNOWN) if o in each), Overlap.COVERS)


WHOLE = Scope()


def _overlap(mine: Provision, place: Provision) -> Overlap:
    if mine.attached != place.attached:
        return Overlap.NONE
    if mine.covers(place):
        return Overlap.COVERS
    if _told_apart(mine, place):
        return Overlap.NONE
    mine, place = comparable(mine), comparable(place)
    if mine.covers(place):
        return Overlap.COVERS
    if place.covers(mine) or _ranges_cross(mine, place):
        return Overlap.PART
    if _container_only(mine) != _container_only(place):
        return Overlap.UNKNOWN
    return Overlap.NONE


def _told_apart(mine: Provision, place: Provision) -> bool:
    """Tell whether both name a container of one unit, and another one each (Chương II, Chương III Điều 20)."""
    theirs = {step.unit: step for step in place.steps if step.unit in _NUMBERED_THROUGH and not step.last}
    named = [step for step in mine.steps if step.unit in _NUMBERED_THROUGH and not step.last]
    # Sections start again in each chapter, so the largest unit that both name decides.
    shared = [step for step in named if step.unit in theirs]
    return bool(shared) and shared[0].label != theirs[shared[0].unit].label


def comparable(place: Provision) -> Provision:
    """Drop the units above Điều: articles are numbered through the whole document."""
    units = [step.unit for step in place.steps]
    if _ARTICLE not in units:
        return place
    kept = tuple(step for step in place.steps if step.unit not in _NUMBERED_THROUGH)
    return Provision(kept, place.attached)


def _container_only(place: Provision) -> bool:
    return place.steps[-1].unit in _NUMBERED_THROUGH


def _ranges_cross(mine: Provision, place: Provision) -> bool:
    """Tell whether two ranges of one unit share a member without one holding the other."""
    if len(mine.steps) != len(place.steps) or mine.steps[:-1] != place.steps[:-1]:
        return False
    a, b = mine.steps[-1], place.steps[-1]
    if a.unit != b.unit or not (a.last and b.last):
        return False
    ends = (Provision((*mine.steps[:-1], Step(a.unit, label)), mine.attached) for label in (a.label, a.last))
    return any(place.covers(end) for end in ends)


_SEVERAL = re.compile(r",|\bvà\b|\bhoặc\b")
_FILLERS = frozenset({"cac", "tu", "cua", "tai", "thuoc", "va", "hoac", "den", "het"})


@lru_cache(maxsize=8192)
def parse_place(text: str) -> Provision | None:
    """Read one provision in either order ("khoản 2 Điều 7", "Điều 7 khoản 2"), with "(kèm theo)" if attached."""
    found = parse_places(text)
    return found[0] if found is not None and len(found) == 1 else None


@lru_cache(maxsize=8192)
def parse_places(text: str) -> tuple[Provision, ...] | None:
    """Read provisions as people list them ("khoản 2, khoản 3 Điều 7", "Điều 5 và Điều 9"); None if unreadable."""
    text = text.strip()
    attached = text.endswith(_ATTACHED.strip())
    text = text.removesuffix(_ATTACHED.strip()).strip().replace("đến hết ", "đến ")
    if _SEVERAL.search(text):
        found = read_pinpoints(text, 0, len(text))
    else:
        one = parse_provision(text)
        found = (Provision(tuple(sorted(one.steps, key=lambda step: unit_rank(step.unit)))),) if one else ()
    # Words that were not understood could make it touch less, or something else.
    understood = _FILLERS.union(*(squash(str(each)).split() for each in found))
    if not found or not understood.issuperset(squash(text).split()):
        return None
    return tuple(Provision(each.steps, attached or each.attached) for each in found)


@lru_cache(maxsize=8192)
def parse_scope(text: str) -> Scope | None:
    """Read a scope: empty or "toàn bộ" is the whole, ";" separates, "trừ …" is all but; None if unreadable."""
    text = _WHOLE_WORDS.sub("", text.strip())
    if not text:
        return WHOLE
    excluded = text.lower().startswith(_EXCEPT)
    places: list[Provision] = []
    for part in (text[len(_EXCEPT) :] if excluded else text).split(";"):
        if not part.strip():
            continue
        found = parse_places(part)
        if found is None:
            return None
        places.extend(found)
    return Scope(tuple(places), excluded) if places else None


_WHOLE_WORDS = re.compile(r"^toàn bộ(?:\s+văn bản)?\s*,?\s*", re.IGNORECASE)
