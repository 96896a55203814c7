"""What the symbol of a number proves: the type of its document, and the office that it names."""

import re
from functools import cache, lru_cache
from typing import Final

from vbqppl.reference.bodies import Issuer, issuers_by_abbreviation
from vbqppl.reference.kinds import DocumentType, document_types, type_by_abbreviation, type_by_name
from vbqppl.text import fold, nfc

_SPLIT: Final = re.compile(r"[/\-]+")
_PARTY_GROUP: Final = re.compile(r"(?:.*(?:TW|TƯ)|.*TU|.*HU|QU|ThU|ĐU|ĐUK?)$")
_ASSEMBLY: Final = re.compile(r"qh(?:k?\d+)?$")
_STANDING: Final = re.compile(r"(?:ub)?tvqh\d*$")
_DECREE_LAW: Final = re.compile(r"L\.?\d*$")  # 103-SL/L.005: a law put into force by a decree
# An issuer before these groups was the way of the 1990s: TC/QĐ/TCT, BYT-QĐ, LĐTBXH-TT.
_TYPE_INSIDE: Final = frozenset({"QĐ", "QD", "NQ", "NĐ", "TTLB", "TTLT", "TT", "CT"})
_UNIT_TOO: Final = frozenset({"TT", "CT"})  # LĐTBXH-TT: a circular of the 1990s, or a letter of the unit TT
_ASSEMBLY_TYPES: Final = ("Hiến pháp", "Bộ luật", "Luật", "Nghị quyết")
_STANDING_TYPES: Final = ("Pháp lệnh", "Nghị quyết")
_ORDER_TYPES: Final = ("Lệnh", "Luật", "Pháp lệnh")  # laws of 1981-1996 bear the number of their order
_LETTER: Final = "Công văn"


def symbol_groups(symbol: str) -> tuple[str, ...]:
    """Return the groups of a symbol as written: ("QĐ", "UBND"), ("NQ", "TW"), ("UBND", "NC")."""
    packed = "".join(nfc(symbol).split())
    return tuple(group for group in (part.strip(".,;") for part in _SPLIT.split(packed)) if group)


def is_party_symbol(symbol: str) -> bool:
    """Tell whether a symbol is the Party's: NQ/TW, CV/BTGTU (Hướng dẫn 36-HD/VPTW)."""
    groups = symbol_groups(symbol)
    return len(groups) > 1 and any(_PARTY_GROUP.match(group) for group in groups[1:])


@lru_cache(maxsize=8192)
def types_of_symbol(symbol: str, has_year: bool) -> tuple[DocumentType, ...]:  # noqa: FBT001 - the door's shape
    """Return every type that a document with this symbol may have, none where the symbol says nothing of it.

    `symbol` is what follows the ordinal and the year, `has_year` whether the number has a year. "QĐ-UBND" is
    a Quyết định; "QH15" a law or a resolution; "UBND-NC" a Công văn (Nghị định 30/2020/NĐ-CP, Phụ lục I);
    "QĐ/TW" a Quyết định or a Quy định; "CP" nothing.
    """
    groups = symbol_groups(symbol)
    if not groups:
        return ()
    whole = _multiple().get(tuple(map(fold, groups[:2])))
    if whole is not None:
        return (whole,)
    first = fold(groups[0])
    if _ASSEMBLY.match(first):
        return _named(_ASSEMBLY_TYPES)
    if _STANDING.match(first):
        return _named(_STANDING_TYPES)
    if first == "sl" and len(groups) > 1 and _DECREE_LAW.match(groups[1]):
        return _named(("Sắc lệnh", "Luật"))
    if first == "lct" or (first == "l" and not has_year and len(groups) > 1):
        return _named(_ORDER_TYPES)
    inside = _type_inside(groups)
    leading = _leading_types(groups, party=is_party_symbol(symbol))
    if not leading:
        return inside or _letter(groups, has_year=has_year)
    if not _is_issuer_of(groups):
        return leading
    # The first group is a type's and an issuer's at once: CT-TTHT (Cục Thuế); TC-TCT says nothing.
    if inside or not issuers_by_abbreviation(groups[0]):
        return inside
    return tuple(dict.fromkeys((*leading, *_named((_LETTER,)))))


def type_of_symbol(symbol: str, has_year: bool) -> DocumentType | None:  # noqa: FBT001 - the door's shape
    """Return the type that a symbol proves, None where it proves none or leaves several."""
    types = types_of_symbol(symbol, has_year)
    return types[0] if len(types) == 1 else None


@cache
def _multiple() -> dict[tuple[str, ...], DocumentType]:
    """Return the types whose abbreviation takes two groups: TT-LB, BNG-LPQT."""
    return {
        tuple(map(fold, symbol_groups(abbreviation))): kind
        for kind in document_types()
        for abbreviation in kind.abbreviations
        if "-" in abbreviation
    }


def _named(names: tuple[str, ...]) -> tuple[DocumentType, ...]:
    return tuple(kind for kind in map(type_by_name, names) if kind is not None)


def _leading_types(groups: tuple[str, ...], *, party: bool) -> tuple[DocumentType, ...]:
    """Return the types that the first group stands for, in the Party's symbols or in the state's."""
    found = type_by_abbreviation(groups[0]) or type_by_abbreviation(groups[0].rstrip("0123456789."))
    alone = len(groups) == 1
    fitting = [
        kind
        for kind in found
        if not (alone and kind.system == "copy")
        and not (not party and fold(groups[0]) in map(fold, kind.party_only))
        and not (not alone and kind.name == "Sắc lệnh")
    ]
    if party:
        own = [kind for kind in fitting if kind.system in {"party", "both"}]
        return tuple(own or fitting)
    return tuple(kind for kind in fitting if kind.system != "party")


def _type_inside(groups: tuple[str, ...]) -> tuple[DocumentType, ...]:
    """Return the type in a later group after an issuer: TC/QĐ/TCT, BYT-QĐ."""
    if len(groups) > 1 and issuers_by_abbreviation(groups[0], old=True):
        for group in groups[1:]:
            if group.upper() in _TYPE_INSIDE:
                kind = type_by_abbreviation(group)[:1]
                return (*kind, *_named((_LETTER,))) if group.upper() in _UNIT_TOO else kind
    return ()


def _letter(groups: tuple[str, ...], *, has_year: bool) -> tuple[DocumentType, ...]:
    """Return Công văn for an issuer and a unit or field: UBND-NC, STP-XDVB, 12/UBND-VX.

    Old short forms (TM-XNK) were those of decisions too and prove nothing.
    """
    is_letter = not has_year and len(groups) > 1 and bool(issuers_by_abbreviation(groups[0]))
    return _named((_LETTER,)) if is_letter else ()


def _is_issuer_of(groups: tuple[str, ...]) -> bool:
    """Tell whether the first group may be an issuer whose unit the second group is."""
    if len(groups) == 1:
        return bool(issuers_by_abbreviation(groups[0], old=True))
    first = issuers_by_abbreviation(groups[0], old=True)
    second = issuers_by_abbreviation(groups[1])
    if not first or not second:
        return bool(first)
    names = {issuer.name for issuer in first}
    return any(issuer.parent in names for issuer in second)


@lru_cache(maxsize=8192)
def issuers_of_symbol(symbol: str) -> tuple[tuple[Issuer, ...], ...]:
    """Return the issuers that a symbol names: one entry for each, with every body that its group may mean.

    "QĐ-UBND" and "UBND-NC" give the committee, "TTLT-BTC-BTP" both ministries, "NQ/TW" one entry of three;
    empty where the symbol names none that is known.
    """
    groups = symbol_groups(symbol)
    typed = len(groups) > 1 and bool(_leading_types(groups, party=is_party_symbol(symbol)))
    if not typed or _is_issuer_of(groups):
        first = issuers_by_abbreviation(groups[0], old=True) if groups else ()
        return (first,) if first else ()
    found: list[tuple[Issuer, ...]] = []
    for group in groups[1:]:
        named = issuers_by_abbreviation(group, old=not found)
        if not named:
            break
        found.append(named)
    return tuple(found)
