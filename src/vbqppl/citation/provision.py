"""Provisions: a place inside a document, largest unit first."""

import re
from dataclasses import dataclass

UNITS = ("Phần", "Phụ lục", "Chương", "Mục", "Tiểu mục", "Điều", "khoản", "điểm", "tiết", "mẫu số")
_RANK = {unit: rank for rank, unit in enumerate(UNITS)}
_STEP = re.compile(r"(" + "|".join(UNITS) + r")(?:\s+(.*?))?(?=\s+(?:" + "|".join(UNITS) + r")\b|$)")


@dataclass(frozen=True, slots=True, order=True)
class Step:
    """One unit with its label: ("Điều", "7"); a range has `last` ("Điều 5 đến Điều 9")."""

    unit: str
    label: str
    last: str = ""

    def __str__(self) -> str:
        """Write the step as a citation does."""
        if self.last:
            return f"{self.unit} {self.label} đến {self.unit} {self.last}"
        return f"{self.unit} {self.label}".strip()


@dataclass(frozen=True, slots=True, order=True)
class Provision:
    """A pinpoint: its steps from the largest unit to the smallest ("Điều 7 khoản 2 điểm a").

    `attached` tells a place in what the document issues (the regulation) from one in the document itself.
    """

    steps: tuple[Step, ...]
    attached: bool = False

    def __str__(self) -> str:
        """Write the pinpoint, largest unit first."""
        return " ".join(map(str, self.steps))

    def covers(self, other: "Provision") -> bool:
        """Tell whether `other` is this place or lies inside it (Điều 7 covers Điều 7 khoản 2)."""
        if self.attached != other.attached or len(self.steps) > len(other.steps):
            return False
        return all(_step_covers(mine, theirs) for mine, theirs in zip(self.steps, other.steps, strict=False))


def _step_covers(mine: Step, theirs: Step) -> bool:
    if mine.unit != theirs.unit:
        return False
    if not mine.last:
        return mine.label == theirs.label and not theirs.last
    low, high, label, last = (
        _label_order(x) for x in (mine.label, mine.last, theirs.label, theirs.last or theirs.label)
    )
    return low <= label and last <= high


def _label_order(label: str) -> tuple[int, str]:
    match = re.match(r"(\d+)(.*)", label)
    return (int(match[1]), match[2]) if match else (0, label)


def parse_provision(text: str) -> Provision | None:
    """Read a pinpoint written largest unit first ("Điều 7 khoản 2 điểm a"); None for anything else."""
    steps: list[Step] = []
    for match in _STEP.finditer(text.strip()):
        label, _, last = (match[2] or "").partition(" đến ")
        if last:
            last = last.split()[-1]
        elif label.endswith("đến"):
            label = label.removesuffix("đến").strip()
            steps.append(Step(match[1], label, "?"))
            continue
        if steps and steps[-1].last == "?":
            steps[-1] = Step(steps[-1].unit, steps[-1].label, label)
        else:
            steps.append(Step(match[1], label, last))
    return Provision(tuple(steps)) if steps else None


def unit_rank(unit: str) -> int:
    """Return the rank of a unit, the largest first."""
    return _RANK[unit]
