"""The words of citations, compiled once from the reference data."""

import re
from dataclasses import dataclass, field
from functools import cache

from vbqppl import reference
from vbqppl.citation.number import canonical_symbol
from vbqppl.text import fold

_NUMBER_WORDS = frozenset({"số", "so", "số:", "so:", "hiệu", "hiệu:", "sô", "sồ", "sổ"})
_SPACE = re.compile(r"\s+")
_GROUP = re.compile(r"[^/\-.]+")
_OLD_SYMBOLS = frozenset(
    {
        "CP",
        "TTG",
        "HĐBT",
        "SL",
        "CT",
        "TW",
        "HĐCP",
        "NV",
        "TC",
        "LĐ",
        "UB",
        "L-CTN",
        "LCT",
        "LCT-HĐNN8",
        "HĐNN8",
    }
)
_PARTY = re.compile(
    r"(?:NQ|CT|QĐ|QĐi|QyĐ|QC|KL|TB|HD|CV|BC|KH|CTr|CTRHĐ|CTr[A-ZĐ]*|TTr|TT|ĐA|QTr|KHPH|BB|GM|KLTT|KLKT|TC|TTH)/[A-ZĐ]"
)
_MARKS = re.compile(r"</?\w+[^<>]{0,60}>|[*_|>\"“”'()\[\]#`]|:(?=\s|$)")

LAWS = ("Luật", "Bộ luật", "Pháp lệnh")
_MOST_SPELLINGS = 50_000
_LEAST_INITIALS = 3
_QUICK = len(("Nghị", "định", "số"))
_NEAREST_TYPE, _FARTHEST_TYPE = 3, 8


@dataclass(slots=True)
class Lead:
    """The words before a number: the type, whether "số" stands there, and the place where they begin.

    `counted` is what "số" counts (the last two words); `near` is a type with words between it and the number
    ("Báo cáo thẩm tra số"), where none stands right before.
    """

    type: str | None
    said: bool
    start: int
    counted: str
    near: str | None = None

    @property
    def introduces(self) -> bool:
        """Tell whether the words announce a number."""
        return self.said or self.type is not None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Types by their words and abbreviations, and the groups that stand for issuers in symbols."""

    types: dict[str, str]
    abbreviations: dict[str, str]
    issuer_groups: frozenset[str]
    spelled: dict[str, str]
    law_names: dict[str, object]
    law_initials: frozenset[str]
    named: dict[str, str]
    list_head: re.Pattern[str]
    quick: dict[tuple[str, str], str]
    spellings: dict[str, str] = field(default_factory=dict, repr=False)

    def is_type(self, group: str) -> bool:
        """Tell whether a group of a symbol stands for a type of document ("QĐ", "TTLT")."""
        return group in self.abbreviations or fold(group).upper() in self.abbreviations

    def is_issuer(self, group: str) -> bool:
        """Tell whether a group of a symbol stands for an issuer that the reference data knows ("UBND", "BTC")."""
        return group in self.issuer_groups or fold(group).upper() in self.issuer_groups

    def spell(self, symbol: str) -> str:
        """Return a symbol without spaces, in its usual letters and marks: "QD-UBND" → "QĐ-UBND"."""
        spelled = self.spellings.get(symbol)
        if spelled is None:
            if len(self.spellings) > _MOST_SPELLINGS:
                self.spellings.clear()
            spelled = self.spellings[symbol] = self._spell(_SPACE.sub("", symbol))
        return spelled

    def _spell(self, symbol: str) -> str:
        symbol = canonical_symbol(symbol.upper() if symbol.islower() else symbol)
        if not symbol.isascii():
            return symbol
        return _GROUP.sub(lambda match: self.spelled.get(match.group(), match.group()), symbol)

    def is_party_symbol(self, symbol: str) -> bool:
        """Tell whether a symbol after a dash is one of the Party's: NQ/TW, KH/TU (Hướng dẫn 36-HD/VPTW)."""
        return _PARTY.match(symbol) is not None

    def is_old_symbol(self, symbol: str) -> bool:
        """Tell whether a symbol of one group is one of those used before 1996: 187-CP, 121/SL."""
        return symbol.upper() in _OLD_SYMBOLS or self.is_issuer(symbol) or self.is_type(re.split("[-/]", symbol)[0])

    def _type_at_end(self, words: list[str], shortest: int = 1) -> tuple[str, int] | None:
        """Return the type that the last words (lower case) name, the longest name, and how many words name it."""
        for count in range(min(5, len(words)), shortest - 1, -1):
            name = self.types.get(" ".join(words[-count:]))
            if name is not None and not (count == 1 and words[-2:-1] == ["pháp"]):  # pháp luật is no type
                return name, count
        return None

    def _type_of_lead(self, words: list[str], group: str) -> tuple[str, str] | None:
        """Return the type before a number and its first word; of "Thông báo kết luận" the one that the symbol bears."""
        named = self._type_at_end(words)
        if named is None:
            return None
        name, count = named
        if group and name != (wanted := self.abbreviations.get(fold(group).upper())):
            outer = self._type_at_end(words[:-count])
            if outer is not None and outer[0] == wanted:
                name, count = outer[0], outer[1] + count
        return name, words[-count]

    def lead(self, text: str, low: int, end: int, group: str = "") -> Lead:
        """Read the words of `text` between `low` and a number at `end`: the type that they name, and "số".

        `group` is the first group of the number's symbol, which decides where the words name two types.
        """
        before = text[low:end].rsplit(maxsplit=3)[-3:]
        if len(before) == _QUICK and before[2] == "số" and text[end - 1].isspace():
            name = self.quick.get((before[0], before[1]))
            if name is not None and self.abbreviations.get(group.upper()) == name:  # as most citations are written
                return Lead(name, said=True, start=text.rfind(before[0], low, end), counted="")
        lowered = text[low:end].lower()
        words = _MARKS.sub(" ", lowered).split()
        said = ""
        while words and words[-1] in _NUMBER_WORDS:
            said = words.pop()
        if words and words[-1].endswith("số"):
            words[-1] = words[-1].removesuffix("số")  # "địnhsố": glued
            said = "số"
        counted = " ".join(words[-2:])
        named = self._type_of_lead(words, group)
        if named is not None:
            return Lead(named[0], said=bool(said), start=low + lowered.rfind(named[1]), counted=counted)
        if not said:
            return Lead(None, said=False, start=end, counted=counted)
        return Lead(
            None, said=True, start=low + lowered.rfind(said), counted=counted, near=self._near_type(words, group)
        )

    def _near_type(self, words: list[str], group: str) -> str | None:
        """Return the type with words between it and "số": any up to three words off, farther the symbol's own."""
        wanted = self.abbreviations.get(fold(group).upper()) if group else None
        for drop in range(1, _FARTHEST_TYPE + 1):
            found = self._type_at_end(words[:-drop], shortest=2)
            if found is not None and found[0] in LAWS:  # what stands between is its name
                return None
            if found is not None and (drop <= _NEAREST_TYPE or found[0] == wanted):
                return found[0]
        return None


@cache
def vocabulary() -> Vocabulary:
    """Compile the vocabulary from the reference data, once."""
    types: dict[str, str] = {}
    abbreviations: dict[str, str] = {}
    for kind in reference.document_types():
        types[kind.name.lower()] = kind.name
        if " " in kind.name:  # folded, one syllable is too little: "thu" is not Thư
            types.setdefault(fold(kind.name), kind.name)
            types.setdefault(kind.name.lower().replace(" ", ""), kind.name)  # "Quyếtđịnh": glued
        for abbreviation in kind.abbreviations:
            for group in (abbreviation.upper(), fold(abbreviation).upper()):
                abbreviations.setdefault(group, kind.name)
            if len(abbreviation) > 1:
                types.setdefault(abbreviation.lower(), kind.name)
    names = {group for issuer in reference.issuers() for group in (*issuer.abbreviations, *issuer.old_abbreviations)}
    groups = {fold(group).upper() for group in names}
    return Vocabulary(
        types,
        abbreviations,
        frozenset(groups),
        _spelled(names),
        _law_trie(),
        _law_initials(),
        _named(),
        _list_head(types),
        _quick(types),
    )


def _quick(types: dict[str, str]) -> dict[tuple[str, str], str]:
    """Return the types of two syllables that end no longer type, by their syllables as they are mostly written."""
    names = set(types.values())
    ends = {tuple(name.split()[-2:]) for name in names if name.count(" ") > 1}
    two = [tuple(name.split()) for name in names if name.count(" ") == 1]
    return {
        (written, second): f"{first} {second}"
        for first, second in two
        if (first.lower(), second) not in ends
        for written in (first, first.lower())
    }


def _list_head(types: dict[str, str]) -> re.Pattern[str]:
    """Compile "các Nghị định", "Nghị quyết" …: the words that open a list of numbers."""
    names = sorted((name for name in types if " " in name), key=len, reverse=True)
    spelled = "|".join(r"\s+".join(map(re.escape, name.split())) for name in names)
    return re.compile(
        rf"(?P<many>(?:các|những|một\s+số|hai|ba|bốn|năm|\d+)\s+)?(?<![^\W_])(?P<type>{spelled})(?=[\s*:])",
        re.IGNORECASE,
    )


def _spelled(issuers: set[str]) -> dict[str, str]:
    """Map groups without diacritics to the one known group that they must be."""
    known = issuers | {abbreviation for kind in reference.document_types() for abbreviation in kind.abbreviations}
    plain: dict[str, set[str]] = {}
    for group in known:
        if not group.isascii():
            plain.setdefault(fold(group).upper(), set()).add(group)
    return {bare: min(groups) for bare, groups in plain.items() if len(groups) == 1 and bare not in known}


def _law_trie() -> dict[str, object]:
    """Return the names of laws as a tree of folded words; the key "" ends a name and holds its spelling."""
    tree: dict[str, object] = {}
    for law in reference.laws():
        if law.amending:
            continue
        name = law.name.removeprefix(law.type).strip()
        words = re.findall(r"\w+", name)
        node = tree
        for word in words:
            following = node.setdefault(fold(word), {})
            assert isinstance(following, dict)  # noqa: S101 - the leaves have the key ""
            node = following
        node[""] = name
    return tree


def _law_initials() -> frozenset[str]:
    """Return the initials of the laws' names that are written so: BHXH, BVMT, SHTT."""
    initials = {
        "".join(word[0] for word in re.findall(r"\w+", law.name.removeprefix(law.type))).upper()
        for law in reference.laws()
        if not law.amending
    }
    return frozenset(letters for letters in initials if len(letters) >= _LEAST_INITIALS)


def _named() -> dict[str, str]:
    return {named.name.lower(): named.number for named in reference.named_documents()}
