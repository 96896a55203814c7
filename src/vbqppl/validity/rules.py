"""What the computation of a status asks of the reference data."""

import datetime as dt
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Protocol

from vbqppl.reference import (
    Territory,
    all_regimes,
    issuer_by_name,
    issuers_of_symbol,
    territory_by_key,
    territory_of,
    type_by_name,
)
from vbqppl.text import squash
from vbqppl.validity.model import Document, Normative, Reach


class Rules(Protocol):
    """The rules of the reference data that a status rests on."""

    def has_effect(self, type_name: str | None) -> bool | None:
        """Tell whether documents of a type have effect; None where the type is not known."""

    def last_day(self, document: Document) -> tuple[dt.date, str] | None:
        """Return the last day that a rule sets for documents of this issuer, and the rule; None: no rule."""

    def reach(self, document: Document, extended: tuple[str, ...], asked: str, on: dt.date) -> Reach:
        """Tell how the document's territory, with those it was extended to, stands to the one asked for."""

    def covers(self, document: Document, territory: str, on: dt.date | None) -> bool:
        """Tell whether a territory, as called on that day, surely holds all of the document's own."""


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

    def covers(self, document: Document, territory: str, on: dt.date | None) -> bool:
        """See `Rules`."""
        if _names_all(document, territory):
            return True
        found = self.inside.get(squash(document.territory or ""))
        return found is not None and found[0] == squash(territory) and on is not None and found[1] <= on


class ReferenceRules:
    """The rules of the shipped reference data."""

    def has_effect(self, type_name: str | None) -> bool | None:
        """See `Rules`."""
        return _has_effect(type_name) if type_name else None

    def last_day(self, document: Document) -> tuple[dt.date, str] | None:
        """See `Rules`: normative documents of the district level, which ended on 01/7/2025, have a last day."""
        if document.issuer is None or document.normative is Normative.NO or not _is_district(document.issuer):
            return None
        return _district_last_day()

    def reach(self, document: Document, extended: tuple[str, ...], asked: str, on: dt.date) -> Reach:
        """See `Rules`: a document keeps its territory of the time when its unit is merged into another.

        Luật 64/2025/QH15 Điều 54 khoản 2, Luật 80/2015/QH13 Điều 155 khoản 2.
        """
        wanted = territory_of(asked, on)
        if wanted is None:
            return Reach.UNKNOWN
        if document.territory is None and not extended:
            return _reach_of_issuer(document, wanted)
        places = [_place(document)] + [territory_of(each, on) for each in extended]
        found = {_stands(place, wanted) for place in places if place is not None}
        if not found:
            return Reach.UNKNOWN
        return next(each for each in (Reach.WHOLE, Reach.PART, Reach.OUTSIDE) if each in found)

    def covers(self, document: Document, territory: str, on: dt.date | None) -> bool:
        """See `Rules`; the territory of a document that names none is that of its issuer."""
        if _names_all(document, territory):
            return True
        issuer = issuer_by_name(document.issuer) if document.issuer else None
        named = document.territory or (issuer.territory if issuer is not None else "")
        own = territory_of(named, document.issued_on or on) if named not in {"", "*"} else None
        # "xã An Lão, thành phố Hải Phòng" names a place inside the city.
        theirs = territory_of(territory, on)
        if own is None or theirs is None or not _is_province(territory, theirs):
            return False
        return own.key == theirs.key or theirs.key in _holders(own)


_EVERYWHERE = frozenset({"ca nuoc", "toan quoc", "viet nam"})


def _names_all(document: Document, territory: str) -> bool:
    """Tell whether words name the whole country, or the document's own territory as it or its issuer is written."""
    words = squash(territory)
    if words in _EVERYWHERE:
        return True
    if document.territory:
        return words == squash(document.territory)
    return bool(words) and f" {squash(document.issuer or '')}".endswith(f" {words}")


def _is_province(text: str, found: Territory) -> bool:
    """Tell whether a text names a province itself, and no place in it."""
    names = {squash(each) for each in (found.name, found.key, found.full_name, *found.spellings)}
    words = squash(text)
    return any(words in {name, f"tp {name}", f"thanh pho {name}", f"tinh {name}"} for name in names)


@lru_cache(maxsize=4096)
def _has_effect(type_name: str) -> bool | None:
    kind = type_by_name(type_name)
    return kind.effect if kind else None


@lru_cache(maxsize=16384)
def _is_district(issuer: str) -> bool:
    found = issuer_by_name(issuer)
    return found is not None and found.level == "district"


@cache
def _district_last_day() -> tuple[dt.date, str] | None:
    """Return the day and its source; what is not verified about it is said with it."""
    found = next((each for each in all_regimes() if each.rule == "district_last_day"), None)
    if found is None:
        return None
    said = f"{found.source} ({found.basis})" if found.basis else found.source
    return dt.date.fromisoformat(found.value), said


def _place(document: Document) -> Territory | None:
    """Return the document's territory in the period in which it was issued."""
    return territory_of(document.territory, document.issued_on) if document.territory else None


def _reach_of_issuer(document: Document, wanted: Territory) -> Reach:
    """Take the territory from the issuer: the whole country for a central body, its unit for a local one."""
    issuer = issuer_by_name(document.issuer) if document.issuer else None
    if issuer is None:
        symbol = document.parsed_number.symbol if document.parsed_number else ""
        named = issuers_of_symbol(symbol) if symbol else ()
        central = bool(named) and all(len(each) == 1 and each[0].level == "central" for each in named)
        return Reach.WHOLE if central else Reach.UNKNOWN
    if issuer.level == "central":
        return Reach.WHOLE
    if issuer.territory in {"", "*"}:
        return Reach.UNKNOWN
    place = territory_of(issuer.territory, document.issued_on)
    if place is None:
        return Reach.UNKNOWN
    found = _stands(place, wanted)
    # A district or a commune lies inside its province and is not all of it.
    return Reach.PART if found is Reach.WHOLE and issuer.level != "province" else found


def _stands(place: Territory, wanted: Territory) -> Reach:
    if place.key == wanted.key or place.key in _holders(wanted):
        return Reach.WHOLE
    return Reach.PART if wanted.key in _holders(place) else Reach.OUTSIDE


def _holders(territory: Territory) -> set[str]:
    """Return the territories that took this one in, directly or over others."""
    held: set[str] = set()
    todo = list(territory.successors)
    while todo:
        key = todo.pop()
        found = territory_by_key(key)
        if found is not None and key not in held:
            held.add(key)
            todo.extend(found.successors)
    return held


@cache
def default_rules() -> Rules:
    """Return the rules of the shipped reference data."""
    return ReferenceRules()
