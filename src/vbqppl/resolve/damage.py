"""Damaged numbers: what a person typed, a scanner read or a file name kept of "428/QĐ-UBND".

Two steps. `read_typed` finds the ordinal, the year and the pieces that follow, in a text without diacritics
or case. `spellings` joins the pieces to symbols, from the strictest way to the loosest; `letters_agree` tells
whether two symbols are the same letters with other marks between them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

# A scanner's O, I, l for 0 and 1; S and B for 5 and 8 between digits only, since numbers may end in a letter (12b).
_DIGIT = r"(?:[\doil|]|(?<=\d)[sb](?=\d))"
_ORDINAL = rf"(?:\d{_DIGIT}{{0,5}}|[oil|][\doil|]{{0,4}}\d{_DIGIT}{{0,4}})(?:\.\d{{1,4}})?(?:[a-z](?![a-z0-9]))?"
_YEAR = r"(?:[12l|][90o][\doil|]{2})"
# 428/QĐ-UBND, 118/2025/NĐ-CP, 118-2025-nd-cp, 57-NQ/TW, 7079VBHN-BVHTTDL, "428 QD UBND".
_FORM = re.compile(
    rf"(?:(?<![\w.,/-])|(?<=\bso)|(?<=\bso-))(?P<ordinal>{_ORDINAL})"
    rf"(?:\s*[/_.-]\s*(?P<year>{_YEAR})(?![\doil|]))?"
    r"(?P<gap>\s*[/_.-]\s*|\s+|(?<=\d))(?=[a-z])"
)
# 118/2025 alone, after "số" or a type: the symbol was left out.
_BARE = re.compile(
    rf"(?:\bso\s*[:.]?\s*|(?<![\w.,/-]))(?P<ordinal>{_ORDINAL})(?:\s*[/_-]\s*(?P<year>{_YEAR}))?(?!\d|/|(?!ngay|nam|cua)[a-z])"
)
# A number and nothing else: "428".
_ALONE = re.compile(r"[\W_]*(?P<ordinal>\d{1,6}[a-z]?)(?P<year>)[\W_]*")
_PIECE = re.compile(r"(?P<gap>[\s/_.&+-]*)(?P<piece>[a-z][a-z0-9]*|\d+)")
_SAYS_NUMBER = re.compile(r"\bso\s*[:.]?\s*$")
# Words that no symbol holds and that follow one; "ve" and "do" are no symbols after a space only.
_STOP_WORDS = "ngay thang nam cua ve viec do quy ban hanh huong dan sua doi sung"
STOP = frozenset(_STOP_WORDS.split())
_MOST_PIECES = 9
_LIKE_DIGITS = "oil|sb"
_DIGITS = str.maketrans(_LIKE_DIGITS, "011158")
CONFUSED = str.maketrans("0OIL158", "OOIIISB")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of letters and digits, and whether a space or a mark (dash, slash) stands before it."""

    text: str
    spaced: bool
    marked: bool
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
    """One way to read the pieces as the groups of a symbol."""

    groups: tuple[str, ...]


def read_typed(folded: str) -> Typed | None:
    """Find the number in a text that is clean, folded and in lower case; None where it has none.

    A number with "/" or "số" wins over a bare run of digits; pinpoints and dates are taken out by the caller.
    """
    best = _bare(folded)
    if best is None and (alone := _ALONE.fullmatch(folded)):
        return _typed(alone, (), alone.end("ordinal"))
    for match in _FORM.finditer(folded):
        pieces = tuple(_pieces(folded, match.end("gap"), spaced=" " in match["gap"] and "/" not in match["gap"]))
        if not pieces:
            continue
        typed = _typed(match, pieces, pieces[-1].end)
        if "/" in match["gap"] or match["year"] or _SAYS_NUMBER.search(folded[: match.start("ordinal")]):
            return best if best is not None and best.start < typed.start else typed
        best = best or typed
    return best


def _bare(folded: str) -> Typed | None:
    for match in _BARE.finditer(folded):
        if match["year"] or match.group().startswith("so"):
            return _typed(match, (), match.end())
    return None


def _typed(match: re.Match[str], pieces: tuple[Piece, ...], end: int) -> Typed:
    year = match["year"]
    number = int(year.translate(_DIGITS)) if year else None
    ordinal = match["ordinal"]
    suffix = ordinal[-1] if ordinal[-1].isalpha() and ordinal[-1] not in "oil" else ""
    digits = ordinal.removesuffix(suffix).translate(_DIGITS) + suffix
    if number is None:
        behind = next((place for place, piece in enumerate(pieces) if place and _is_year(piece)), None)
        if behind is not None:  # 118/NĐ-CP/2025
            rest = takewhile(lambda piece: piece.marked and piece.text.isalpha(), pieces[behind + 1 :])
            number = int(pieces[behind].text.lower().translate(_DIGITS))
            pieces = (*pieces[:behind], *rest)  # 16/UBND/2013/QĐ
    return Typed(digits, number, pieces, match.start("ordinal"), end)


def _is_year(piece: Piece) -> bool:
    return not piece.spaced and re.fullmatch(r"(?:19|2[0O])[\dOIL]{2}", piece.text) is not None


def _pieces(folded: str, start: int, *, spaced: bool) -> Iterator[Piece]:
    place = start
    for count in range(_MOST_PIECES):
        match = _PIECE.match(folded, place)
        if match is None:
            return
        gap, piece = match["gap"], match["piece"]
        if piece in STOP and (not gap.strip() or " " in gap):
            return
        if count and gap.strip() == "." and " " in gap:
            return
        glued = _GLUED_STOP.search(piece)
        length = glued.start() if glued else len(piece)
        first, last = match.start("piece"), match.start("piece") + length
        yield Piece(
            piece[:length].upper(), " " in gap or "\n" in gap or (count == 0 and spaced), bool(gap.strip()), first, last
        )
        if glued:
            return
        place = match.end()


# "UBNDngày": no symbol holds these words.
_GLUED_STOP = re.compile(r"(?<=[a-z0-9])(?:ngay|cua)(?=$|\d)")


def spellings(typed: Typed, folded: str) -> Iterator[Spelling]:
    """Yield the symbols that the pieces may spell: with spaces around their marks, then without."""
    seen: set[tuple[str, ...]] = set()
    for allow_space in (True, False):
        groups: list[str] = []
        previous: int | None = None
        for piece in typed.pieces:
            gap = folded[previous : piece.start] if previous is not None else ""
            if previous is not None and piece.spaced and not (allow_space and gap.strip() in {"-", "/"}):
                break
            if groups and gap in {"&", "+", "."}:
                groups[-1] += ("" if gap == "." else gap) + piece.text
            else:
                groups.append(piece.text)
            previous = piece.end
        if groups and tuple(groups) not in seen:
            seen.add(tuple(groups))
            yield Spelling(tuple(groups))


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
