"""What the computation of a status asks of the reference data."""

import datetime as dt
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Protocol

from vbqppl.text import squash
from vbqppl.validity.model import Document, Reach


class Rules(Protocol):
    """The rules of the reference data that a status rests on."""

    def has_effect(self, type_name: str | None) -> bool | None:
        """Tell whether documents of a type have effect; None where the type is not known."""

    def last_day(self, document: Document) -> tuple[dt.date, str] | None:
        """Return the last day that a rule sets for documents of this issuer, and the rule; None: no rule."""

    def reach(self, document: Document, extended: tuple[str, ...], asked: str, on: dt.date) -> Reach:
        """Tell how the document's territory, with those it was extended to, stands to the one asked for."""


@dataclass(frozen=True, slots=True)
class PlainRules:
    """Rules given as plain tables: for tests and for programs without the reference data.

    `without_effect` holds squashed type names; `inside` maps a squashed territory to the one that took it in.
    """

    without_effect: frozenset[str] = frozenset()
    known_types: frozenset[str] = frozenset()
    district_words: tuple[str, ...] = ()
    district_last_day: dt.date | None = None
    inside: dict[str, tuple[str, dt.date]] = field(default_factory=dict)

    def has_effect(self, type_name: str | None) -> bool | None:
        """See `Rules`."""
        key = squash(type_name) if type_name else ""
        if key in self.without_effect:
            return False
        return True if key in self.known_types else None

    def last_day(self, document: Document) -> tuple[dt.date, str] | None:
        """See `Rules`."""
        key = document.issuer_key or squash(document.issuer or "")
        if self.district_last_day and any(word in key for word in self.district_words):
            return self.district_last_day, "district_term"
        return None

    def reach(self, document: Document, extended: tuple[str, ...], asked: str, on: dt.date) -> Reach:
        """See `Rules`."""
        wanted = squash(asked)
        reached = [squash(each) for each in (document.territory, *extended) if each]
        if not reached:
            return Reach.UNKNOWN
        if wanted in reached:
            return Reach.WHOLE
        for each in reached:
            if (found := self.inside.get(wanted)) and found[0] == each:
                return Reach.WHOLE
            if (found := self.inside.get(each)) and found[0] == wanted and found[1] <= on:
                return Reach.PART
        return Reach.OUTSIDE


@lru_cache(maxsize=1)
def default_rules() -> Rules:
    """Return the rules of the shipped reference data."""
    return PlainRules()
