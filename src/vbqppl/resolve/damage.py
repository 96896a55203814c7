"""Damaged numbers: what a person typed, a scanner read or a file name kept of "428/QĐ-UBND".

Two steps. `read_typed` finds the ordinal, the year and the pieces that follow, in a text without diacritics
or case. `spellings` joins the pieces to symbols, from the strictest way to the loosest; `letters_agree` tells
whether two symbols are the same letters with other marks between them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ORDINAL = r"(?:\d[\doil|]{0,5}|[oil|][\doil|]{0,4}\d[\doil|]{0,4})(?:\.\d{1,4})?(?:[a-z](?![a-z0-9]))?"
_YEAR = r"(?:[12l|][90o][\doil|]{2})"
# 428/QĐ-UBND, 118/2025/NĐ-CP, 118-2025-nd-cp, 57-NQ/TW, 7079VBHN-BVHTTDL, "428 QD UBND".
_FORM = re.compile(
    rf"(?:(?<![\w.,/-])|(?<=\bso)|(?<=\bso-))(?P<ordinal>{_ORDINAL})"
    rf"(?:\s*[/_.-]\s*(?P<year>{_YEAR})(?![\doil|]))?"
    r"(?P<gap>\s*[/_.-]\s*|\s+|)(?=[a-z])"
)
# 118/2025 alone, after "số" or a type: the symbol was left out.
_BARE = re.compile(
    rf"(?:\bso\s*[:.]?\s*|(?<![\w.,/-]))(?P<ordinal>{_ORDINAL})(?:\s*[/_-]\s*(?P<year>{_YEAR}))?(?![\w/])"
)
_PIECE = re.compile(r"(?P<gap>[\s/_.&+-]*)(?P<piece>[a-z][a-z0-9]*|\d+)")
_SAYS_NUMBER = re.compile(r"\bso\s*[:.]?\s*$")
# Words that no symbol holds and that follow one; "ve" and "do" are no symbols after a space only.
STOP = frozenset(
    {
        "ngay",
        "thang",
        "nam",
        "cua",
        "ve",
        "viec",
        "do",
        "quy",
        "ban",
        "hanh",
        "huong",
        "dan",
        "sua",
        "doi",
        "sung",
    }
)
_MOST_PIECES = 9
_DIGITS = str.maketrans("oil|", "0111")
CONFUSED = str.maketrans("0OIL1", "OOIII")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of letters and digits with the marks before it, and whether a space is among them."""

    text: str
    spaced: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Typed:
    """A number as typed: its ordinal and year, the pieces after them, and its place in the text."""

    ordinal: str
    year: int | None
    pieces: tuple[Piece, ...]
    start: int
    end: int

    @property
    def ordinal_key(self) -> str:
        """The ordinal as the registry keeps it: no leading zeros, capitals."""
        return self.ordinal.lstrip("0").upper() or "0"


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to read the pieces: the groups of a symbol, the year if it stood behind them, where it ends."""

    groups: tuple[str, ...]
    year: int | None
    end: int
    loose: bool


def read_typed(folded: str) -> Typed | None:
    """Find the number in a text that is clean, folded and in lower case; None where it has none.

    A number with "/" or "số" wins over a bare run of digits; pinpoints and dates are taken out by the caller.
    """
    best: Typed | None = None
    for match in _FORM.finditer(folded):
        pieces = tuple(_pieces(folded, match.end("gap"), spaced=" " in match["gap"] and "/" not in match["gap"]))
        if not pieces:
            continue
        typed = _typed(match, pieces, pieces[-1].end)
        if "/" in match["gap"] or match["year"] or _SAYS_NUMBER.search(folded[: match.start("ordinal")]):
            return typed
        best = best or typed
    if best is not None:
        return best
    return _bare(folded)


def _bare(folded: str) -> Typed | None:
    for match in _BARE.finditer(folded):
        if match["year"] or match.group().startswith("so"):
            return _typed(match, (), match.end())
    return None


def _typed(match: re.Match[str], pieces: tuple[Piece, ...], end: int) -> Typed:
    year = match["year"]
    ordinal = match["ordinal"]
    digits = (
        ordinal
        if ordinal.isalnum() and ordinal[-1].isalpha() and ordinal[:-1].isdigit()
        else ordinal.translate(_DIGITS)
    )
    return Typed(digits, int(year.translate(_DIGITS)) if year else None, pieces, match.start("ordinal"), end)


def _pieces(folded: str, start: int, *, spaced: bool) -> Iterator[Piece]:
    place = start
    for count in range(_MOST_PIECES):
        match = _PIECE.match(folded, place)
        if match is None:
            return
        gap, piece = match["gap"], match["piece"]
        blank = spaced if count == 0 else gap.isspace()
        if piece in STOP and (blank or " " in gap):
            return
        if count and gap.strip() == "." and " " in gap:
            return
        yield Piece(piece.upper(), " " in gap or "\n" in gap or (count == 0 and spaced), *match.span("piece"))
        place = match.end()


def spellings(typed: Typed, folded: str) -> Iterator[Spelling]:
    """Yield the symbols that the pieces may spell, as printed first."""
    seen: set[tuple[tuple[str, ...], int | None]] = set()
    for allow_space in (False, True):
        groups: list[str] = []
        year, end = typed.year, typed.start
        previous = None
        for piece in typed.pieces:
            gap = folded[previous : piece.start] if previous is not None else ""
            if previous is not None and piece.spaced and not (allow_space and gap.strip() in {"-", "/"}):
                break
            if groups and year is None and re.fullmatch(_YEAR, piece.text.lower()) and "/" in gap:
                year, end = int(piece.text), piece.end  # 118/NĐ-CP/2025
                break
            if groups and gap in {"&", "+", "."}:
                groups[-1] += ("" if gap == "." else gap) + piece.text
            else:
                groups.append(piece.text)
            previous = end = piece.end
        key = (tuple(groups), year)
        if groups and key not in seen:
            seen.add(key)
            yield Spelling(tuple(groups), year, end, allow_space)


def compact(symbol: str) -> str:
    """Return the letters and digits of a symbol."""
    return re.sub(r"[^A-Z0-9]", "", symbol)


def cuts(symbol: str) -> frozenset[int]:
    """Return where the groups of a symbol end, counted in letters."""
    found, letters = set(), 0
    for char in symbol:
        if char.isalnum():
            letters += 1
        else:
            found.add(letters)
    return frozenset(found)


def letters_agree(printed: str, registered: str) -> bool:
    """Tell whether two symbols are the same letters, and the marks of one lie among those of the other.

    QDUBND and Q-D-UBND are QD-UBND; TC-TDT is not TCT-DT: each is a symbol of its own.
    """
    mine, theirs = cuts(printed), cuts(registered)
    return compact(printed) == compact(registered) and (mine <= theirs or theirs <= mine)
