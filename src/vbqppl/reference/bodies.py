"""Issuers: bodies that issue documents, by every name and abbreviation that texts give them."""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Final

from vbqppl.reference.files import Row, day, read_table, several
from vbqppl.reference.places import Territory, territories_called, territory_of
from vbqppl.text import fold, nfc

_WORD: Final = re.compile(r"\w+")
_SHORTEST_NAME: Final = 3  # letters: shorter abbreviations are words of other things too
# Kinds of units and their level; a city is a province's equal or a district's, as its name says.
_UNITS: Final = {
    ("tinh",): ("tỉnh", "province"),
    ("thanh", "pho"): ("thành phố", "city"),
    ("tp",): ("thành phố", "city"),
    ("t", "p"): ("thành phố", "city"),
    ("quan",): ("quận", "district"),
    ("huyen",): ("huyện", "district"),
    ("thi", "xa"): ("thị xã", "district"),
    ("xa",): ("xã", "commune"),
    ("phuong",): ("phường", "commune"),
    ("thi", "tran"): ("thị trấn", "commune"),
    ("dac", "khu"): ("đặc khu", "commune"),
}
# Heads of a body stand for it ("Bộ trưởng Bộ Tài chính"); each may have a deputy.
_TITLES: Final = (
    *(
        "tong cuc truong",
        "cuc truong",
        "vu truong",
        "tong giam doc",
        "giam doc",
        "chanh van phong",
        "bo truong",
    ),
    *(
        "thu truong",
        "thong doc",
        "truong ban",
        "chu nhiem",
        "chanh thanh tra",
        "bi thu",
        "chanh an",
        "vien truong",
    ),
    *("chu tich", "quyen"),
)
_HEADS: Final = tuple(tuple(f"{deputy}{title}".split()) for deputy in ("pho ", "") for title in _TITLES)
_PARTY_COMMITTEES: Final = frozenset({"party_province", "party_district"})


@dataclass(frozen=True, slots=True)
class Issuer:
    """A body that issues documents, at its time.

    `abbreviations` are those that its symbols use (the usual one first), `old_abbreviations` short ones of
    old symbols, which other things share. `territory` is "" for a central body, the name of the province or
    city for a local one, and "*" for a local body whose place the text did not say. `parent` is the body whose
    office (văn thư) or ministry it belongs to; `begins` and `ends` are its first and last day.
    """

    name: str
    abbreviations: tuple[str, ...]
    old_abbreviations: tuple[str, ...]
    spellings: tuple[str, ...]
    kind: str
    level: str
    territory: str
    parent: str
    begins: date | None
    ends: date | None
    example: str
    source: str
    seen: str


def _build(row: Row) -> Issuer:
    return Issuer(
        row["name"],
        several(row["abbreviations"]),
        several(row["old_abbreviations"]),
        several(row["spellings"]),
        row["kind"],
        row["level"],
        row["territory"],
        row["parent"],
        day(row["from"]),
        day(row["to"]),
        row["example"],
        row["source"],
        row["seen"],
    )


@cache
def issuers() -> tuple[Issuer, ...]:
    """Return every issuer of the reference data; local ones once, without their place."""
    return read_table("issuers.csv", _build)


@cache
def _by_group() -> tuple[dict[str, tuple[Issuer, ...]], dict[str, tuple[Issuer, ...]]]:
    current: dict[str, tuple[Issuer, ...]] = {}
    old: dict[str, tuple[Issuer, ...]] = {}
    for issuer in issuers():
        for table, groups in ((current, issuer.abbreviations), (old, issuer.old_abbreviations)):
            for group in dict.fromkeys(fold(group) for group in groups):
                table[group] = (*table.get(group, ()), issuer)
    return current, old


def issuers_by_abbreviation(group: str, *, old: bool = False) -> tuple[Issuer, ...]:
    """Return the issuers that a group of a symbol stands for ("BTC", "QH15"), none for an unknown one.

    `old` asks for the short forms of old symbols ("TC") as well.
    """
    current, former = _by_group()
    key = fold(group)
    for spelling in (key, key.rstrip("0123456789")):
        found = current.get(spelling, ()) + (former.get(spelling, ()) if old else ())
        if found:
            return found
    return ()


def _words(text: str) -> list[str]:
    return [fold(word) for word in _WORD.findall(text)]


@cache
def _by_words() -> dict[tuple[str, ...], Issuer]:
    """Return the issuers by the folded words of each name; a living body before one that ended."""
    table: dict[tuple[str, ...], Issuer] = {}
    for issuer in sorted(issuers(), key=lambda issuer: issuer.ends is not None):
        for name in (issuer.name, *issuer.spellings):
            table.setdefault(tuple(_words(name)), issuer)
    for issuer in issuers():
        for group in issuer.abbreviations:
            if len(group) >= _SHORTEST_NAME or group == "CP":
                table.setdefault(tuple(_words(group)), issuer)
    return table


@cache
def _longest() -> int:
    return max(map(len, _by_words()))


def _longest_prefix(words: list[str]) -> tuple[Issuer, int] | None:
    for count in range(min(len(words), _longest()), 0, -1):
        issuer = _by_words().get(tuple(words[:count]))
        if issuer is not None:
            return issuer, count
    return None


def issuer_by_name(text: str, territory: str | None = None) -> Issuer | None:
    """Return the one issuer that `text` names, None where it names none that is known, or several.

    `territory` is what the surroundings say of the place ("Hải Phòng", or the citing body's name): a bare
    "UBND thành phố" is then that of Hải Phòng. A minister stands for the ministry, a chairman stays an office
    of the committee. The result bears the place in its name, territory and level.
    """
    clean = nfc(text)
    tokens = [(fold(match.group()), match.start(), match.end()) for match in _WORD.finditer(clean)]
    while tokens:
        words = [token[0] for token in tokens]
        found = _longest_prefix(words)
        if found is not None:
            issuer, count = found
            placed = _place(issuer, clean, tokens[count:], territory)
            if placed is not None:
                return placed
        head = next((head for head in _HEADS if tuple(words[: len(head)]) == head), None)
        if head is None:
            return None
        tokens = tokens[len(head) :]
    return None


def _place(issuer: Issuer, text: str, rest: list[tuple[str, int, int]], context: str | None) -> Issuer | None:
    """Return the issuer in the place that the rest of its name says; None where it says something else."""
    if issuer.territory != "*":
        return issuer if not rest else None
    around = territory_of(context) if context else None
    if not rest:
        return _in_territory(issuer, around) if around and _fits(issuer, around) else issuer
    unit = next((unit for unit in _UNITS if tuple(word for word, _, _ in rest[: len(unit)]) == unit), None)
    kind, level = _UNITS[unit] if unit else ("", "")
    name_tokens = _until_session(rest[len(unit) if unit else 0 :])
    if not name_tokens:
        bare_kind_fits = around is not None and level in {"province", "city"} and around.kind == kind
        if bare_kind_fits and around is not None:
            return _in_territory(issuer, around)
        return replace(issuer, name=f"{issuer.name} {kind}", level=level if level != "city" else issuer.level)
    name = text[name_tokens[0][1] : name_tokens[-1][2]]
    found = next((each for each in territories_called(name) if kind in ("", each.kind)), None)
    if found is not None:
        return _in_territory(issuer, found)
    if unit is None or level == "province":
        return None
    return _in_unit(issuer, kind, "district" if level == "city" else level, name)


def _until_session(tokens: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Cut "khóa XVI, nhiệm kỳ 2021-2026" and "kỳ họp thứ 5" off a council's name."""
    for index, (word, _, _) in enumerate(tokens):
        following = tokens[index + 1][0] if index + 1 < len(tokens) else ""
        if index and (word == "khoa" or (word, following) in {("nhiem", "ky"), ("ky", "hop")}):
            return tokens[:index]
    return tokens


def _fits(issuer: Issuer, territory: Territory) -> bool:
    """Tell whether the place has such a body: a city has a Thành ủy, a province a Tỉnh ủy."""
    kind = {"Tỉnh ủy": "tỉnh", "Thành ủy": "thành phố"}.get(issuer.name)
    return issuer.kind != "board" and kind in (None, territory.kind)


def _in_territory(issuer: Issuer, territory: Territory) -> Issuer:
    baked = issuer.kind in _PARTY_COMMITTEES or issuer.name.endswith(("Tỉnh ủy", "Thành ủy"))
    place = territory.name if baked else territory.full_name
    base = issuer.name
    if territory.kind == "thành phố" and base.endswith(" Tỉnh ủy"):
        base = base.removesuffix("Tỉnh ủy") + "Thành ủy"
    parent = f"{issuer.parent} {place}" if issuer.parent else ""
    return replace(issuer, name=f"{base} {place}", territory=territory.name, level="province", parent=parent)


def _in_unit(issuer: Issuer, kind: str, level: str, name: str) -> Issuer:
    """Place an issuer in a district or commune; these are in no table and keep their printed name."""
    province = territory_of(name.partition(",")[2]) if "," in name else None
    printed = name.title() if name.isupper() else name
    place = f"{kind} {printed}"
    if province is not None:
        place = f"{kind} {printed.partition(',')[0].strip()}, {province.full_name}"
    parent = f"{issuer.parent} {place}" if issuer.parent else ""
    territory = province.name if province else "*"
    return replace(issuer, name=f"{issuer.name} {place}", territory=territory, level=level, parent=parent)


@cache
def _placeless() -> frozenset[str]:
    kinds = ("", *(f" {kind}" for kind, _ in _UNITS.values()))
    return frozenset(f"{issuer.name}{kind}" for issuer in issuers() if issuer.territory == "*" for kind in kinds)


def has_place(issuer: Issuer) -> bool:
    """Tell whether an issuer is one certain body: a central one, or a local one whose place is in its name."""
    return issuer.name not in _placeless()


def issuers_named(text: str, territory: str | None = None) -> tuple[Issuer, ...]:
    """Return the issuers of a joint document ("Bộ Tài chính và Bộ Tư pháp"), none where one is unknown."""
    single = issuer_by_name(text, territory)
    if single is not None:
        return (single,)
    words = _words(nfc(text))
    found: list[Issuer] = []
    while words:
        if words[0] == "va" and found:
            words = words[1:]
        hit = _longest_prefix(words)
        if hit is None or hit[0].territory == "*":
            return ()
        found.append(hit[0])
        words = words[hit[1] :]
    return tuple(found)


def canonical_issuer(text: str, context: str | None = None) -> str:
    """Return the full official name of the issuer that `text` names, placed by `context` if need be.

    Joint issuers are separated by ", "; words that name no known issuer come back in one spelling, unchanged.
    """
    found = issuers_named(text, context)
    return ", ".join(issuer.name for issuer in found) if found else nfc(text)
