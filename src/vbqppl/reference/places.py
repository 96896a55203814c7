"""Provinces and cities under the central government, those of today and those before them."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from vbqppl.reference.files import Row, day, one_of, read_table, several
from vbqppl.text import squash

_KINDS: Final = frozenset({"tỉnh", "thành phố"})
_LONGEST: Final = 6  # words in the longest name


@dataclass(frozen=True, slots=True)
class Territory:
    """A province or a city under the central government, in one period.

    `key` tells periods of one name apart: "Hải Phòng" is of today, "Hải Phòng (trước 01/7/2025)" older;
    `begins` and `ends` are its first and last day where known; `successors` are keys, several where it was
    divided; `parts` are the keys that were merged into it.
    """

    key: str
    name: str
    kind: str
    spellings: tuple[str, ...]
    begins: date | None
    ends: date | None
    successors: tuple[str, ...]
    parts: tuple[str, ...]
    example: str
    source: str
    seen: str

    @property
    def full_name(self) -> str:
        """The name with its kind: "thành phố Hải Phòng"."""
        return f"{self.kind} {self.name}"

    def exists(self, on: date) -> bool:
        """Tell whether it exists on that day."""
        return (self.begins is None or self.begins <= on) and (self.ends is None or on <= self.ends)


def _build(row: Row) -> Territory:
    return Territory(
        row["key"],
        row["name"],
        one_of(row["kind"], _KINDS),
        several(row["spellings"]),
        day(row["from"]),
        day(row["to"]),
        several(row["successors"]),
        several(row["parts"]),
        row["example"],
        row["source"],
        row["seen"],
    )


@cache
def territories() -> tuple[Territory, ...]:
    """Return every territory of the reference data, each with its period."""
    return read_table("territories.csv", _build)


@cache
def _by_key() -> dict[str, Territory]:
    return {territory.key: territory for territory in territories()}


@cache
def _by_words() -> dict[str, tuple[Territory, ...]]:
    """Return the territories by squashed name, the youngest first."""
    table: dict[str, list[Territory]] = {}
    for territory in territories():
        names = (territory.name, *territory.spellings, territory.key)
        for words in dict.fromkeys(map(squash, names)):
            table.setdefault(words, []).append(territory)
    return {
        words: tuple(sorted(found, key=lambda territory: territory.ends or date.max, reverse=True))
        for words, found in table.items()
    }


def territories_called(name: str) -> tuple[Territory, ...]:
    """Return the territories of one name in any spelling, the youngest first; the name stands alone."""
    return _by_words().get(squash(name), ())


def territory_by_key(key: str) -> Territory | None:
    """Return the territory with this key."""
    return _by_key().get(key)


def territory_of(text: str, on: date | None = None) -> Territory | None:
    """Return the territory that a text names last ("quận Lê Chân, TP Hải Phòng"), None where it names none.

    `on` chooses the period; without it, or where no period holds that day, it is the youngest.
    """
    words = squash(text).split()
    for end in range(len(words), 0, -1):
        for start in range(max(0, end - _LONGEST), end):
            found = _by_words().get(" ".join(words[start:end]))
            if found:
                return next((territory for territory in found if on and territory.exists(on)), found[0])
    return None


def successor_territory(name: str, on: date) -> Territory | None:
    """Return the territory that holds on that day what `name` was; None if unknown or divided."""
    found = territories_called(name)
    living = next((territory for territory in found if territory.exists(on)), None)
    if living is not None or not found:
        return living
    past = [territory for territory in found if territory.ends is not None and territory.ends < on]
    current = past[0] if past else None
    while current is not None and not current.exists(on):
        current = _by_key().get(current.successors[0]) if len(current.successors) == 1 else None
    return current
