"""Offices: who issued, as far as words, a symbol or a territory tell, and whether two of them are one."""

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache

from vbqppl.reference import (
    Issuer,
    issuers_named,
    issuers_of_symbol,
    same_issuer,
    territories,
    territories_called,
    territory_of,
)
from vbqppl.text import squash

# One office numbers the papers of a body and of its head (Nghị định 30/2020/NĐ-CP, Điều 15).
_FAMILY = {"chairman": "committee", "office": "office"}


@dataclass(frozen=True, slots=True, eq=False)
class Office:
    """Who issued: central bodies by name; or a local body of a province, perhaps of a unit inside it.

    `place` is the squashed name of the province, "" where unknown; `unit` the squashed name of a body below
    the province's own; `level` "province", "district", "commune" or "" where unknown.
    """

    central: frozenset[str] = frozenset()
    body: str = ""
    place: str = ""
    unit: str = ""
    level: str = ""

    @property
    def local(self) -> bool:
        """Whether the office is a province's or smaller."""
        return not self.central


@cache
def make_office(
    central: frozenset[str] = frozenset(), body: str = "", place: str = "", unit: str = "", level: str = ""
) -> Office:
    """Return the one object that stands for these values: offices are compared by identity, which is quick."""
    return Office(central, body, place, unit, level)


def in_place(office: Office, place: str) -> Office:
    """Return the office with another province."""
    return make_office(office.central, office.body, place, office.unit, office.level)


class Match(IntEnum):
    """How a cited office stands to a registered one; the first two agree."""

    SAME = 0
    COMPATIBLE = 1  # the citation or the record says less, or names one of several joint issuers
    SUCCESSOR = 2  # one succeeded the other
    OTHER_BODY = 3  # another body of the same place
    OTHER = 4
    UNKNOWN = 5


def _of_issuers(issuers: tuple[Issuer, ...], place: str = "") -> Office | None:
    central = frozenset(issuer.name for issuer in issuers if issuer.territory == "")
    if central:
        return make_office(central)
    if not issuers:
        return None
    first = issuers[0]
    home = squash(first.territory) if first.territory not in {"", "*"} else place
    below = first.level in {"district", "commune"}
    unit = squash(first.name) if below and first.name.count(" ") > 1 else ""
    level = first.level if first.level in {"province", "district", "commune"} else ""
    return make_office(frozenset(), _FAMILY.get(first.kind, first.kind), home, unit, level)


@lru_cache(maxsize=65536)
def office_in(words: str | None) -> Office | None:
    """Return the office that words name; None where they name none that is known."""
    if not words:
        return None
    found = _of_issuers(issuers_named(words))
    if found is not None:
        return found
    return _joined(words)


def _joined(words: str) -> Office | None:
    """Read issuers joined by dashes ("BỘ TÀI CHÍNH - BỘ NỘI VỤ"), or a province named for its committee."""
    parts = [part for part in words.split(" - ") if part]
    if len(parts) > 1:
        names = [office for part in parts if (office := office_in(part)) is not None]
        central = frozenset(name for office in names for name in office.central)
        return make_office(central) if central else None
    bare = squash(words)
    for kind in ("thanh pho ", "tinh ", "tp ", ""):
        found = territories_called(bare.removeprefix(kind)) if bare.startswith(kind) else ()
        if found:
            return make_office(frozenset(), "", squash(found[0].name), "", "")
    return None


@lru_cache(maxsize=65536)
def place_of(territory: str | None) -> str:
    """Return the squashed name of the province that a territory names; "" for none."""
    if not territory:
        return ""
    found = territory_of(territory)
    return squash(found.name) if found else squash(territory)


@lru_cache(maxsize=65536)
def office_of_symbol(symbol: str | None) -> Office | None:
    """Return the office that a symbol names: central bodies (also those that share it), or a local one."""
    if not symbol:
        return None
    named = tuple(issuer for entry in issuers_of_symbol(symbol) for issuer in entry)
    local = tuple(issuer for issuer in named if issuer.territory != "")
    if not local:
        return _of_issuers(named)
    bodies = {_FAMILY.get(issuer.kind, issuer.kind) for issuer in local}
    return make_office(body=bodies.pop() if len(bodies) == 1 and len(local) == len(named) else "")


@lru_cache(maxsize=262144)
def office_of_record(issuer: str | None, territory: str | None, symbol: str | None) -> Office | None:
    """Return the office of a record: by its issuer, else by its symbol and territory."""
    named = office_in(issuer)
    by_symbol = office_of_symbol(symbol)
    if named is not None and (named.central or named.place):
        if not named.central and named.body == "" and by_symbol is not None and by_symbol.local:
            return make_office(frozenset(), by_symbol.body, named.place, "", "")
        return named
    place = place_of(territory)
    if by_symbol is not None and by_symbol.central and not place:
        return by_symbol
    body = by_symbol.body if by_symbol is not None and by_symbol.local else ""
    return make_office(frozenset(), body, place) if place or body else None


@lru_cache(maxsize=262144)
def home_of(issuer: str | None, territory: str | None, symbol: str | None) -> str:
    """Return the squashed province of a local record; "" where there is none or it is not known."""
    office = office_of_record(issuer, territory, symbol)
    return office.place if office is not None and not office.central else ""


@lru_cache(maxsize=16384)
def fixed_by_symbol(symbol: str | None) -> bool:
    """Tell whether a symbol leaves only one office in the country: NĐ-CP does, QĐ-UBND does not."""
    office = office_of_symbol(symbol)
    return office is not None and bool(office.central)


@lru_cache(maxsize=262144)
def match_offices(cited: Office | None, registered: Office | None) -> Match:
    """Compare a cited office with a registered one."""
    if cited is None or registered is None:
        return Match.UNKNOWN
    if cited.central or registered.central:
        return _match_central(cited, registered)
    if cited.place and registered.place and cited.place != registered.place:
        return Match.SUCCESSOR if _one_line(cited.place, registered.place) else Match.OTHER
    if cited.body and registered.body and cited.body != registered.body:
        return Match.OTHER_BODY
    if not registered.place and not registered.body:
        return Match.UNKNOWN
    if not registered.place and cited.place:
        return Match.UNKNOWN
    return _match_units(cited, registered)


def _match_units(cited: Office, registered: Office) -> Match:
    if cited.unit and registered.unit:
        return Match.SAME if cited.unit == registered.unit else Match.OTHER
    if cited.level and registered.level and cited.level != registered.level:
        return Match.OTHER
    if cited is registered and cited.place:
        return Match.SAME
    return Match.COMPATIBLE


def _match_central(cited: Office, registered: Office) -> Match:
    if not cited.central or not registered.central:
        return Match.OTHER
    if cited.central == registered.central:
        return Match.SAME
    if cited.central <= registered.central or registered.central <= cited.central:
        return Match.COMPATIBLE
    succeeded = any(same_issuer(one, other) for one in cited.central for other in registered.central)
    return Match.SUCCESSOR if succeeded else Match.OTHER


@cache
def _place_names() -> re.Pattern[str]:
    names = {squash(spelling) for each in territories() for spelling in (each.name, *each.spellings)}
    return re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, names), key=len, reverse=True)) + r")\b")


@lru_cache(maxsize=4096)
def places_named(title: str) -> frozenset[str]:
    """Return the provinces that a squashed title names."""
    return frozenset(place_of(name) for name in _place_names().findall(title))


@lru_cache(maxsize=1024)
def homes_of(place: str) -> frozenset[str]:
    """Return the provinces whose documents a citation naming this one may mean: itself, those in line with it, none."""
    return frozenset({place, "", *(name for name in _territory_names() if _one_line(place, name))})


@lru_cache(maxsize=1024)
def today(place: str) -> str:
    """Return the province into which one went; itself where it still is."""
    return next((name for name in sorted(_successors(place)) if _successors(name) <= {name}), place)


@lru_cache(maxsize=1)
def _territory_names() -> frozenset[str]:
    return frozenset(squash(each.name) for each in territories())


@lru_cache(maxsize=8192)
def _one_line(one: str, other: str) -> bool:
    """Tell whether one province went into the other."""
    return other in _successors(one) or one in _successors(other)


@lru_cache(maxsize=1024)
def _successors(name: str) -> frozenset[str]:
    from vbqppl.reference import territory_by_key

    found: set[str] = set()
    todo = [key for territory in territories_called(name) for key in territory.successors]
    while todo:
        territory = territory_by_key(todo.pop())
        if territory is not None and squash(territory.name) not in found:
            found.add(squash(territory.name))
            todo += territory.successors
    return frozenset(found)
