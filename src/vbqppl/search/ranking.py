"""What decides between units that match alike: the accents that were typed, then what is in force."""

import datetime as dt
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from vbqppl.registry import Registry
from vbqppl.validity import Document, Status, StatusCode, status

ALIKE = 0.002  # Scores that differ by less than this share count as equal.
ACCENT_WEIGHT = 0.2  # of a score: what is lost where none of the typed accents is in the unit
_TWO_WAYS = ("oa", "oe", "uy")  # vowels that carry the tone on the first letter or on the second
_TONES = "\u0300\u0301\u0303\u0309\u0323"


@dataclass(frozen=True, slots=True)
class Explanation:
    """What decided the place of a hit.

    `terms` are (token, units that have it, its weight); `stage` how strictly the words were taken; `accents` the share
    of the words typed with diacritics that the unit has with the same; `number` whether the number was asked for.
    """

    stage: str
    text_score: float
    accents: float
    number: bool
    in_force: bool | None = None
    terms: tuple[tuple[str, int, float], ...] = field(default=())


@lru_cache(maxsize=4096)
def spellings(typed: str) -> tuple[str, ...]:
    """Return a syllable as typed and with its tone on the other letter: ("hòa", "hoà")."""
    found = [typed]
    apart = unicodedata.normalize("NFD", typed)
    tones = [letter for letter in apart if letter in _TONES]
    if len(tones) == 1:
        bare = unicodedata.normalize("NFC", apart.replace(tones[0], ""))
        for vowels in _TWO_WAYS:
            if bare.endswith(vowels):
                head = bare[:-2]
                for first, second in ((tones[0], ""), ("", tones[0])):
                    other = unicodedata.normalize("NFC", f"{head}{vowels[0]}{first}{vowels[1]}{second}")
                    if other not in found:
                        found.append(other)
    return tuple(found)


def accents(toned: Sequence[str], title: str, text: str) -> float:
    """Return the share of the syllables typed with diacritics that a unit has, written in either way."""
    if not toned:
        return 1.0
    lower = f"{title}\n{text}".lower()
    return sum(any(each in lower for each in spellings(one)) for one in toned) / len(toned)


def alike(scores: Sequence[float]) -> list[range]:
    """Return the runs of places, best first, whose scores are as good as equal to that of their first."""
    runs: list[range] = []
    start = 0
    for place in range(1, len(scores) + 1):
        if place == len(scores) or scores[place] < scores[start] * (1 - ALIKE):
            runs.append(range(start, place))
            start = place
    return runs


def statuses(
    registry: Registry,
    documents: Mapping[int, Document],
    idents: Sequence[int],
    as_of: dt.date,
    territory: str | None = None,
) -> dict[int, Status]:
    """Return the status of each of the documents on a day, as validity computes it."""
    events = registry.events_bulk(idents)
    return {
        ident: status(documents[ident], events.get(ident, ()), as_of=as_of, territory=territory)
        for ident in idents
        if ident in documents
    }


def force_rank(found: Status | None) -> int:
    """Return the order of a status between twins: in force, then what is not known, then what has ended."""
    if found is None:
        return 1
    if found.good:
        return 0
    return 1 if found.code in {StatusCode.UNKNOWN, StatusCode.NOT_APPLICABLE} else 2
