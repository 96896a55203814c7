"""The number of a document (số, ký hiệu): its parts, its canonical writing, its key."""

import re
from dataclasses import dataclass
from functools import lru_cache

from vbqppl.text import clean, fold

# Groups whose usual writing is not all capitals (Nghị định 30/2020/NĐ-CP, Phụ lục III; Luật 80/2015/QH13, Điều 10).
_MIXED_CASE = {
    word.upper(): word
    for word in ("TTg", "TTr", "CTr", "QyĐ", "QĐi", "QTr", "TrS", "CTrPH", "KHTTg", "UBTVQHk", "CTrHĐ")
}
_SHAPE = re.compile(r"(?P<ordinal>\d{1,6}(?:\.\d{1,4})?[A-Za-zĐđ]?)(?P<mark>[/\-])(?:(?P<year>\d{4})/)?(?P<symbol>.+)$")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Number:
    """A document number in its parts.

    `ordinal` keeps leading zeros as printed; `year` only where the number itself has one;
    `symbol` is the rest in canonical letters ("NĐ-CP", "QĐ-UBND", "NQ/TW"); `mark` stands after the ordinal.
    """

    ordinal: str
    year: int | None
    symbol: str
    mark: str = "/"

    @property
    def canonical(self) -> str:
        """The number as it should be printed: 118/2025/NĐ-CP, 428/QĐ-UBND, 57-NQ/TW."""
        year = f"{self.year}/" if self.year else ""
        return f"{self.ordinal}{self.mark}{year}{self.symbol}"

    @property
    def groups(self) -> tuple[str, ...]:
        """The folded groups of the symbol: ("QD", "UBND")."""
        return tuple(group for group in re.split(r"[/\-]", fold(self.symbol).upper()) if group)

    @property
    def key(self) -> str:
        """What every spelling of one number shares: "428//QD-UBND", "118/2025/ND-CP"."""
        return f"{self.ordinal_key}/{self.year or ''}/{'-'.join(self.groups)}"

    @property
    def ordinal_key(self) -> str:
        """The ordinal without leading zeros, in upper case."""
        return self.ordinal.lstrip("0").upper() or "0"


@lru_cache(maxsize=65536)
def canonical_symbol(symbol: str) -> str:
    """Return a symbol in its usual letters: "QĐ-TTG" → "QĐ-TTg"; other words stay as printed."""
    return re.sub(r"[^/\-.]+", lambda m: _MIXED_CASE.get(m.group().upper(), m.group()), symbol)


def parse_number(text: str) -> Number | None:
    """Read one number, with any spaces and dashes inside; None where it has no symbol or no ordinal."""
    packed = _SPACE.sub("", clean(text).text)
    match = _SHAPE.match(packed)
    if match is None or not any(letter.isalpha() for letter in match["symbol"]):
        return None
    year = match["year"]
    return Number(
        match["ordinal"],
        int(year) if year else None,
        canonical_symbol(match["symbol"].strip("/-.,")),
        match["mark"],
    )
