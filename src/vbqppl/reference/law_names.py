"""Laws, codes and ordinances: names as official texts write them, numbers, dates."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from vbqppl.reference.files import Row, day, read_table
from vbqppl.text import squash


@dataclass(frozen=True, slots=True)
class Law:
    """A law, code, ordinance or constitution.

    `number` is "" where none was seen, as `issued_on` and `effective_on` are None. `kind` is "basic",
    "amending" (Luật sửa đổi, bổ sung …) or "alias": another name in use, with the number it had when seen,
    which later laws of that name may have taken over.
    """

    name: str
    number: str
    type: str
    kind: str
    issued_on: date | None
    effective_on: date | None
    source: str
    seen: str

    @property
    def amending(self) -> bool:
        """Tell whether it amends other laws and has no name of its own."""
        return self.kind == "amending"


def _build(row: Row) -> Law:
    return Law(
        row["name"],
        row["number"],
        row["type"],
        row["kind"],
        day(row["issued_on"]),
        day(row["effective_on"]),
        row["source"],
        row["seen"],
    )


@cache
def laws() -> tuple[Law, ...]:
    """Return every law of the reference data, the oldest first; several may share a name."""
    return read_table("laws.csv", _build)


@cache
def _by_name() -> dict[str, tuple[Law, ...]]:
    table: dict[str, tuple[Law, ...]] = {}
    for law in laws():
        words = squash(law.name)
        table[words] = (*table.get(words, ()), law)
    return table


def laws_called(name: str) -> tuple[Law, ...]:
    """Return the laws of one name in any case and spelling, the oldest first; none for an unknown name."""
    return _by_name().get(squash(name), ())
