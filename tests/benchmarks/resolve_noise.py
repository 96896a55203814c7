"""Real citations damaged in the ways that typed lists, scans and file names damage them.

Every kind of noise was seen in the collections under the shared data or in the official lists; the name says what
it does. A case keeps the true values of what the noise left, for an oracle that knows nothing of the resolver.
"""

import datetime as dt
import random
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from vbqppl.text import fold, squash


@dataclass(frozen=True, slots=True)
class Row:
    """One record of the registry under test, as facts."""

    id: int
    type: str | None
    ordinal: str
    year: int | None
    symbol: str  # folded groups, "QD-UBND"
    printed: str  # the symbol as printed
    issuer: str | None
    place: str  # the province, squashed; "" for none
    issued_on: str | None
    title: str | None
    key: str


@dataclass(frozen=True, slots=True)
class Left:
    """The true fields that the noise left in a citation; None where it took them."""

    ordinal: str | None
    year: int | None
    symbol: str | None
    type: str | None
    date: str | None
    date_year: int | None
    place: str | None
    title: tuple[str, ...] | None


@dataclass(slots=True)
class Draft:
    """A citation in the making: its pieces as they will be printed."""

    row: Row
    number: str
    type: str | None
    date: str | None
    issuer: str | None
    title: str | None
    left: Left
    noises: list[str] = field(default_factory=list)
    lead: str = " số "
    gap: str = " "


@dataclass(frozen=True, slots=True)
class Case:
    """One damaged citation with the row that it was made from."""

    text: str
    row: Row
    left: Left
    noises: tuple[str, ...]


Noise = Callable[[Draft, random.Random], bool]
_CYRILLIC = str.maketrans("CPTBHKMOXEA", "СРТВНКМОХЕА")
_SHORT_TYPES = {
    "Quyết định": "QĐ",
    "Nghị quyết": "NQ",
    "Nghị định": "NĐ",
    "Thông tư": "TT",
    "Chỉ thị": "CT",
    "Kế hoạch": "KH",
    "Thông báo": "TB",
    "Báo cáo": "BC",
    "Công văn": "CV",
}


def _split(number: str) -> tuple[str, str]:
    """Split the ordinal and year off a number: ("118/2025/", "NĐ-CP")."""
    match = re.match(r"[^/\-]+[/\-](?:\d{4}/)?", number)
    return (match.group(), number[match.end() :]) if match else (number, "")


def _number(draft: Draft, change: Callable[[str], str]) -> bool:
    head, symbol = _split(draft.number)
    changed = change(symbol)
    if changed == symbol:
        return False
    draft.number = head + changed
    return True


def no_accents(draft: Draft, rng: random.Random) -> bool:
    return _number(draft, lambda s: s.replace("Đ", "D").replace("đ", "d").replace("Ư", "U"))


def eth_and_dash(draft: Draft, rng: random.Random) -> bool:
    return _number(draft, lambda s: s.replace("Đ", "Ð").replace("-", rng.choice("–—‑")))


def cyrillic(draft: Draft, rng: random.Random) -> bool:
    return _number(draft, lambda s: s.translate(_CYRILLIC))


def space_for_dash(draft: Draft, rng: random.Random) -> bool:
    return _number(draft, lambda s: s.replace("-", " "))


def spaces_around(draft: Draft, rng: random.Random) -> bool:
    return _number(draft, lambda s: s.replace("-", rng.choice((" - ", "- ", " -"))))


def broken_letters(draft: Draft, rng: random.Random) -> bool:
    def broken(symbol: str) -> str:
        place = rng.randrange(1, len(symbol)) if len(symbol) > 2 else 0
        return f"{symbol[:place]} {symbol[place:]}" if place and symbol[place] != "-" != symbol[place - 1] else symbol

    return _number(draft, broken)


def glued(draft: Draft, rng: random.Random) -> bool:
    return _number(draft, lambda s: s.replace("-", ""))


def lower_case(draft: Draft, rng: random.Random) -> bool:
    return draft.number.isascii() and _number(draft, str.lower)


def line_break(draft: Draft, rng: random.Random) -> bool:
    return _number(draft, lambda s: s.replace("-", "-\n", 1))


def swapped(draft: Draft, rng: random.Random) -> bool:
    groups = draft.row.printed.split("-")
    if len(groups) != 2 or draft.type is None or fold(groups[0]).upper() not in {"QD", "NQ", "ND"}:
        return False
    return _number(draft, lambda s: "/".join(reversed(s.split("-"))))


def no_year_in_number(draft: Draft, rng: random.Random) -> bool:
    if draft.row.year is None:
        return False
    draft.number = draft.number.replace(f"/{draft.row.year}/", "/", 1)
    draft.left = replace(draft.left, year=None)
    return True


def year_behind(draft: Draft, rng: random.Random) -> bool:
    if draft.row.year is None or f"/{draft.row.year}/" not in draft.number:
        return False
    draft.number = draft.number.replace(f"/{draft.row.year}/", "/", 1) + f"/{draft.row.year}"
    return True


def leading_zeros(draft: Draft, rng: random.Random) -> bool:
    draft.number = draft.number.lstrip("0") if draft.number.startswith("0") else "0" + draft.number
    return True


def number_glued(draft: Draft, rng: random.Random) -> bool:
    draft.lead = rng.choice((" số", "số"))
    return draft.type is not None


def date_glued(draft: Draft, rng: random.Random) -> bool:
    draft.gap = ""
    return draft.date is not None and draft.date.startswith("ngày")


def letter_for_digit(draft: Draft, rng: random.Random) -> bool:
    head, symbol = _split(draft.number)
    if "0" not in head or head[0] == "0":
        return False
    draft.number = head.replace("0", "O", 1) + symbol
    return True


def file_name(draft: Draft, rng: random.Random) -> bool:
    draft.number = fold(draft.number).replace("/", rng.choice("-_"))
    return True


def symbol_missing(draft: Draft, rng: random.Random) -> bool:
    if draft.type is None or (draft.row.year is None and draft.date is None):
        return False
    head, _ = _split(draft.number)
    draft.number = head.rstrip("/-")
    draft.left = replace(draft.left, symbol=None)
    return True


def unit_mark(draft: Draft, rng: random.Random) -> bool:
    return _number(draft, lambda s: s.replace("GDĐT", "GD&ĐT").replace("NNPTNT", "NN&PTNT"))


def no_type(draft: Draft, rng: random.Random) -> bool:
    if draft.left.symbol is None:
        return False
    draft.type = None
    draft.left = replace(draft.left, type=None)
    return True


def short_type(draft: Draft, rng: random.Random) -> bool:
    short = _SHORT_TYPES.get(draft.type or "")
    if short is None:
        return False
    draft.type = short
    return True


def capitals(draft: Draft, rng: random.Random) -> bool:
    if draft.type is None:
        return False
    draft.type = draft.type.upper()
    draft.issuer = draft.issuer.upper() if draft.issuer else None
    return True


def wrong_type(draft: Draft, rng: random.Random) -> bool:
    if draft.row.symbol.split("-")[0] not in {"QD", "KH", "TT"} or draft.left.symbol is None:
        return False
    if draft.type not in {"Quyết định", "Kế hoạch", "Thông tư"}:
        return False
    draft.type = {"Quyết định": "Nghị quyết", "Kế hoạch": "Quyết định", "Thông tư": "Quyết định"}[draft.type]
    draft.left = replace(draft.left, type=None)
    return True


def no_date(draft: Draft, rng: random.Random) -> bool:
    draft.date = None
    draft.left = replace(draft.left, date=None, date_year=None)
    return True


def year_only(draft: Draft, rng: random.Random) -> bool:
    if draft.row.issued_on is None:
        return False
    draft.date = f"năm {draft.row.issued_on[:4]}"
    draft.left = replace(draft.left, date=None)
    return True


def date_digits(draft: Draft, rng: random.Random) -> bool:
    if draft.row.issued_on is None or draft.left.date is None:
        return False
    year, month, day = map(int, draft.row.issued_on.split("-"))
    mark = rng.choice(("-", ".", "/"))
    draft.date = rng.choice((f"ngày {day}{mark}{month}{mark}{year}", f"{day:02d}{mark}{month:02d}{mark}{year}"))
    return True


def date_words(draft: Draft, rng: random.Random) -> bool:
    if draft.row.issued_on is None or draft.left.date is None:
        return False
    year, month, day = map(int, draft.row.issued_on.split("-"))
    draft.date = f"ngày {day:02d} tháng {month:02d} năm {year}"
    return True


def wrong_day(draft: Draft, rng: random.Random) -> bool:
    if draft.row.issued_on is None or draft.left.date is None:
        return False
    true = dt.date.fromisoformat(draft.row.issued_on)
    other = true.replace(day=true.day % 28 + 1)
    draft.date = f"ngày {other.day:02d}/{other.month:02d}/{other.year}"
    draft.left = replace(draft.left, date=None)
    return True


def no_issuer(draft: Draft, rng: random.Random) -> bool:
    draft.issuer = None
    draft.left = replace(draft.left, place=None)
    return True


def issuer_spelling(draft: Draft, rng: random.Random) -> bool:
    if not draft.issuer:
        return False
    draft.issuer = (
        draft.issuer.replace("UBND", "Ủy ban nhân dân").replace("HĐND", "Hội đồng nhân dân").replace("Bộ", "Bộ")
    )
    return True


def issuer_no_accents(draft: Draft, rng: random.Random) -> bool:
    draft.issuer = fold(draft.issuer) if draft.issuer else None
    return bool(draft.issuer)


def no_title(draft: Draft, rng: random.Random) -> bool:
    draft.title = None
    draft.left = replace(draft.left, title=None)
    return True


def title_no_accents(draft: Draft, rng: random.Random) -> bool:
    draft.title = fold(draft.title) if draft.title else None
    return bool(draft.title)


def title_cut(draft: Draft, rng: random.Random) -> bool:
    words = (draft.title or "").split()
    if len(words) < 10:
        return False
    kept = words[: len(words) * 2 // 3]
    draft.title = " ".join(kept)
    draft.left = replace(draft.left, title=tuple(squash(draft.title).split()))
    return True


def decomposed(draft: Draft, rng: random.Random) -> bool:
    draft.title = unicodedata.normalize("NFD", draft.title) if draft.title else None
    draft.number = unicodedata.normalize("NFD", draft.number)
    return True


def no_break_spaces(draft: Draft, rng: random.Random) -> bool:
    draft.lead = draft.lead.replace(" ", "\u00a0")
    draft.gap = draft.gap.replace(" ", "\u00a0")
    return True


ON_NUMBER: tuple[Noise, ...] = (
    no_accents, eth_and_dash, cyrillic, space_for_dash, spaces_around, broken_letters, glued, lower_case, line_break,
    swapped, no_year_in_number, year_behind, leading_zeros, number_glued, date_glued, letter_for_digit, file_name,
    symbol_missing, unit_mark, decomposed, no_break_spaces,
)  # fmt: skip
ON_FIELDS: tuple[Noise, ...] = (
    no_type, short_type, capitals, wrong_type, no_date, year_only, date_digits, date_words, wrong_day, no_issuer,
    issuer_spelling, issuer_no_accents, no_title, title_no_accents, title_cut,
)  # fmt: skip
_LOCAL = {"UBND": "UBND", "HDND": "HĐND", "UB": "UBND", "CTUBND": "Chủ tịch UBND"}


def draft_of(row: Row, cities: Sequence[str] = ()) -> Draft:
    """Return the whole citation of a row, undamaged."""
    year = f"{row.year}/" if row.year else ""
    body = next((_LOCAL[group] for group in reversed(row.symbol.split("-")) if group in _LOCAL), None)
    issuer = row.issuer
    if row.place and body:
        kind = "thành phố" if row.place in cities else "tỉnh"
        issuer = f"{body} {kind} {_NAMES.get(row.place, row.place.title())}"
    date = None
    if row.issued_on:
        year_, month, day = row.issued_on.split("-")
        date = f"ngày {day}/{month}/{year_}"
    place = row.place if issuer and row.place and body else None
    left = Left(
        row.ordinal, row.year, row.symbol, row.type, row.issued_on, int(row.issued_on[:4]) if row.issued_on else None,
        place, tuple(squash(row.title).split()) if row.title else None,
    )  # fmt: skip
    return Draft(row, f"{row.ordinal}/{year}{row.printed}", row.type, date, issuer, row.title, left)


_NAMES: dict[str, str] = {}


def name_places(names: dict[str, str]) -> None:
    """Give the printed names of provinces by their squashed ones."""
    _NAMES.update(names)


def damage(draft: Draft, noises: Sequence[Noise], rng: random.Random) -> Case:
    """Apply noises to a citation and print it."""
    for noise in noises:
        if noise(draft, rng):
            draft.noises.append(noise.__name__)
    return Case(print_draft(draft, rng), draft.row, draft.left, tuple(draft.noises))


def print_draft(draft: Draft, rng: random.Random) -> str:
    """Print a citation: type, number, date, issuer, title; at times the issuer before the date."""
    text = f"{draft.type}{draft.lead}{draft.number}" if draft.type else draft.number
    date = f"{draft.gap}{draft.date}" if draft.date else ""
    issuer = f" của {draft.issuer}" if draft.issuer else ""
    text += date + issuer if draft.gap == "" or rng.random() < 0.8 else issuer + date
    if draft.title:
        title = draft.title.strip()
        text += f" {title}" if squash(title).startswith(("ve ", "v v ")) else f" về việc {title}"
    return text


def make_cases(rows: Sequence[Row], count: int, seed: int, cities: Sequence[str] = ()) -> list[Case]:
    """Return damaged citations of rows drawn at random; the seed fixes them."""
    rng = random.Random(seed)  # noqa: S311 - a benchmark
    cases = []
    for _ in range(count):
        draft = draft_of(rng.choice(rows), cities)
        noises = rng.sample(ON_NUMBER, rng.choice((1, 1, 1, 2))) + rng.sample(ON_FIELDS, rng.choice((1, 2, 3)))
        cases.append(damage(draft, noises, rng))
    return cases
