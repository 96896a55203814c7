"""The outline of a document's text: which provisions it has, and what holds what."""

import re
from dataclasses import dataclass

from vbqppl.citation.provision import Provision, Step

_LEVELS = ("Phần", "Chương", "Mục", "Tiểu mục")
_HEADING = re.compile(
    r"^[\s*_#>|]*(?P<unit>Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC|Tiểu mục|TIỂU MỤC)\s+(?P<label>(?:thứ\s+)?[^\s.:*|]+)"
)
_ARTICLE = re.compile(r"^[\s*_#>|]*Điều\s+(?P<label>\d+[a-zđ]?)\s*[.:*\s]")
_CLAUSE = re.compile(r"^[\s*_>|]*(?P<label>\d{1,3}[a-zđ]?)\.\s")
_POINT = re.compile(r"^[\s*_>|]*(?P<label>[a-zđ]{1,2}\d?)\)\s")


@dataclass(frozen=True, slots=True)
class Outline:
    """The provisions of a text; `containers` are the units above each article.

    Articles that start again from 1 are those of what the document issues (the regulation attached to it).
    """

    places: frozenset[Provision]
    containers: dict[tuple[bool, str], tuple[Step, ...]]

    def has(self, place: Provision) -> bool | None:
        """Tell whether the text has a place; None where the outline cannot tell (appendices, ranges, sentences)."""
        units = [step.unit for step in place.steps]
        if "Điều" not in units or any(step.last for step in place.steps):
            return None
        short = tuple(step for step in place.steps if step.unit in {"Điều", "khoản", "điểm"})
        if len(short) + sum(unit in _LEVELS for unit in units) != len(units):
            return None
        if short[0].unit != "Điều" or (len(short) > 1 and short[1].unit != "khoản"):
            return None  # A point straight in an article: older texts number otherwise.
        return Provision(short, place.attached) in self.places

    def locate(self, place: Provision) -> Provision:
        """Return the place with the units that hold its article ("Điều 20" → "Chương III Điều 20")."""
        article = next((step for step in place.steps if step.unit == "Điều"), None)
        if article is None or place.steps[0] != article:
            return place
        return Provision((*self.containers.get((place.attached, article.label), ()), *place.steps), place.attached)


def read_outline(text: str) -> Outline:
    """Read the outline of a document's text: one pass over its lines, cost linear in the text."""
    places: set[Provision] = set()
    containers: dict[tuple[bool, str], tuple[Step, ...]] = {}
    above: dict[str, Step] = {}
    article: Step | None = None
    clause: Step | None = None
    attached = False
    quoted = 0
    for line in text.splitlines():
        opened = quoted > 0
        quoted = max(0, quoted + line.count("“") - line.count("”"))
        if opened or not line.strip():
            continue  # Inside a quotation stands the text of another document.
        if match := _HEADING.match(line):
            above = _under(above, match["unit"].capitalize(), match["label"])
        elif match := _ARTICLE.match(line):
            if match["label"] == "1" and article is not None:
                attached = True
            article, clause = Step("Điều", match["label"]), None
            places.add(Provision((article,), attached))
            containers[attached, article.label] = tuple(above.values())
        elif article is not None and (match := _CLAUSE.match(line)):
            clause = Step("khoản", match["label"])
            places.add(Provision((article, clause), attached))
        elif article is not None and clause is not None and (match := _POINT.match(line)):
            places.add(Provision((article, clause, Step("điểm", match["label"])), attached))
    return Outline(frozenset(places), containers)


def _under(above: dict[str, Step], unit: str, label: str) -> dict[str, Step]:
    """Return the units that hold what follows a heading: those larger than it, and itself."""
    kept = {name: step for name, step in above.items() if _LEVELS.index(name) < _LEVELS.index(unit)}
    return {**kept, unit: Step(unit, label)}
