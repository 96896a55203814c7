"""Who succeeded whom: ministries and departments, provinces, and the bodies of the district level."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from typing import Final

from vbqppl.reference.bodies import Issuer, has_place, issuer_by_name, issuers_named
from vbqppl.reference.files import Row, day, one_of, read_table
from vbqppl.reference.places import Territory, territories_called, territory_by_key
from vbqppl.text import squash

_PARTS: Final = frozenset({"whole", "part", "ended"})
_PLACED: Final = frozenset({"province"})


@dataclass(frozen=True, slots=True)
class Succession:
    """One body took over from another on a day; `new` is "" where a body ended and none took its place.

    `part` is "whole" (the functions, but for what other rows name), "part" (only `what`) or "ended".
    """

    old: str
    new: str
    on: date
    part: str
    what: str
    example: str
    source: str
    seen: str


def _build(row: Row) -> Succession:
    on = day(row["on"])
    if on is None:
        raise ValueError("thiếu ngày")
    return Succession(
        row["old"],
        row["new"],
        on,
        one_of(row["part"], _PARTS),
        row["what"],
        row["example"],
        row["source"],
        row["seen"],
    )


@cache
def successions() -> tuple[Succession, ...]:
    """Return every succession of the reference data; those of provincial bodies follow from the territories."""
    return read_table("successions.csv", _build)


@cache
def _by_old() -> dict[str, tuple[Succession, ...]]:
    table: dict[str, tuple[Succession, ...]] = {}
    for row in successions():
        table[row.old] = (*table.get(row.old, ()), row)
    return table


@lru_cache(maxsize=4096)
def successors(name: str) -> tuple[Succession, ...]:
    """Return who took over from the body called `name`, directly; empty where none is known.

    A provincial body (Ủy ban nhân dân tỉnh Hải Dương) is succeeded by that of the province that took its
    province in (Nghị quyết 202/2025/QH15), and a department by the one that took over its field.
    """
    issuer = issuer_by_name(name)
    if issuer is None:
        return ()
    return tuple(dict.fromkeys(_succeeding(issuer)))  # a province has a row for each of its periods


def _succeeding(issuer: Issuer) -> Iterator[Succession]:
    if issuer.level == "district" and issuer.kind in {"committee", "council", "chairman"}:
        base = "Hội đồng nhân dân" if issuer.kind == "council" else "Ủy ban nhân dân"
        yield from (replace(row, old=issuer.name) for row in _by_old().get(f"{base} cấp huyện", ()))
        return
    placed = issuer.level in _PLACED and issuer.territory not in {"", "*"}
    if not placed:
        yield from _by_old().get(issuer.name, ())
        return
    for territory in territories_called(issuer.territory):
        suffix = _suffix(issuer.name, territory)
        if suffix is None:
            continue
        base = issuer.name.removesuffix(suffix).strip()
        for row in _by_old().get(base, ()):
            yield replace(row, old=issuer.name, new=f"{row.new} {suffix}")
        yield from _into_territory(issuer, base, territory)


def _suffix(name: str, territory: Territory) -> str | None:
    return next((place for place in (territory.full_name, territory.name) if name.endswith(place)), None)


def _into_territory(issuer: Issuer, base: str, territory: Territory) -> Iterator[Succession]:
    if territory.ends is None:
        return
    on = date.fromordinal(territory.ends.toordinal() + 1)
    for key in territory.successors:
        following = territory_by_key(key)
        if following is None or following.name == territory.name:
            continue
        body = _renamed(base, following)
        taken = issuer_by_name(f"{body} {following.full_name}") or issuer_by_name(f"{body} {following.name}")
        if taken is not None:
            part = "whole" if len(territory.successors) == 1 else "part"
            yield Succession(
                issuer.name,
                taken.name,
                on,
                part,
                f"trong phạm vi {following.full_name}" if part == "part" else "",
                territory.example,
                territory.source,
                territory.seen,
            )


def _renamed(base: str, territory: Territory) -> str:
    """Return the body's name in a territory of another kind: a Tỉnh ủy becomes a Thành ủy."""
    if territory.kind == "thành phố":
        return base.replace("Tỉnh ủy", "Thành ủy")
    return base.replace("Thành ủy", "Tỉnh ủy")


def office_of(issuer: Issuer) -> str:
    """Return the name of the office that numbers an issuer's papers: a chairman's are the committee's."""
    return issuer.parent if issuer.parent and issuer.kind in {"chairman", "council"} else issuer.name


@lru_cache(maxsize=16384)
def same_issuer(one: str, other: str, on: date | None = None) -> bool | None:
    """Tell whether two names stand for one issuer, or one for a successor of the other; None: not known.

    `on` is the day when the later one acted: a succession after that day does not count. A chairman and the
    committee are one office. A part of the functions that went elsewhere, a body without its place ("Ủy ban
    nhân dân thành phố") and a name that is in no table leave it open.
    """
    ours, theirs = issuers_named(one), issuers_named(other)
    if not ours or not theirs:
        return True if squash(one) == squash(other) else None
    if len(ours) > 1 or len(theirs) > 1:
        return {issuer.name for issuer in ours} == {issuer.name for issuer in theirs}
    mine, yours = ours[0], theirs[0]
    if office_of(mine) == office_of(yours):
        return True if has_place(mine) else None
    forward, backward = _reaches(mine, yours, on), _reaches(yours, mine, on)
    if forward or backward:
        return True
    if forward is None or backward is None:
        return None
    return None if _unplaced(mine, yours) else False


def _unplaced(one: Issuer, other: Issuer) -> bool:
    """Tell whether two local bodies could be one if the place of one were said."""
    if "*" not in {one.territory, other.territory} or {one.level, other.level} >= {"province", "district"}:
        return False
    bases = [office_of(each).removesuffix(" tỉnh").removesuffix(" thành phố") for each in (one, other)]
    short, long = sorted(bases, key=len)
    return long.startswith(short)


def _reaches(old: Issuer, new: Issuer, on: date | None) -> bool | None:
    """Follow the successions: True over whole ones, None over a part, False where they do not lead there."""
    target = office_of(new)
    todo: list[tuple[str, bool]] = [(office_of(old), True)]
    seen: set[str] = set()
    partly = False
    while todo:
        name, whole = todo.pop()
        if name in seen:
            continue
        seen.add(name)
        for row in successors(name):
            if not row.new or (on is not None and row.on > on):
                continue
            if row.new == target:
                if whole and row.part == "whole":
                    return True
                partly = True
            todo.append((row.new, whole and row.part == "whole"))
    return None if partly else False
