"""Readings: the ways to understand the number of a citation, the strictest first, each with its records."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from vbqppl.reference import type_by_name
from vbqppl.resolve.damage import Piece, Spelling, Typed, compact, spellings
from vbqppl.resolve.grade import COMPATIBLE, SAME, UNKNOWN, compare_types
from vbqppl.resolve.office import home_of, homes_of, office_of_symbol
from vbqppl.resolve.query import Query
from vbqppl.resolve.store import Found, Record, Row, Store
from vbqppl.resolve.titles import content, telling, unlike
from vbqppl.text import fold

_ISSUED, _TITLE = map(Record._fields.index, ("issued_on", "title_key"))
FIRST_YEAR = 1986  # numbers with a year are younger
_SWAPPED = frozenset({"QD", "NQ", "ND", "TTLT", "NQLT", "VBHN", "PL"})  # no unit of an office is called so
_LONG, _VERY_LONG = 5, 10  # letters from which one, two slips in a symbol leave it recognisable


class How(IntEnum):
    """How a reading came about; `strict` ones must be confirmed by what else the citation says."""

    PRINTED = 0
    SAME_LETTERS = 1  # other marks or spaces between the same letters
    REARRANGED = 2  # the type's group missing or behind, O for 0, I for 1
    NO_SYMBOL = 3
    MISSPELT = 4

    @property
    def strict(self) -> bool:
        """Whether the number so read needs a second witness."""
        return self >= How.REARRANGED


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the number, and the rows that have it; `elsewhere` are those of other provinces."""

    how: How
    rows: list[Row]
    elsewhere: Callable[[], list[Row]]
    year: int | None = None


def readings(query: Query, store: Store) -> Iterator[Reading]:
    """Yield the readings of a number that have records; each record comes once."""
    seen: set[int] = set()
    tried: set[str] = set()

    def fresh(how: How, found: Found, year: int | None) -> Iterator[Reading]:
        rows = [row for row in found.here if row[0] not in seen] if seen else found.here
        yield Reading(how, rows, found.elsewhere, year)
        seen.update([row[0] for row in rows])

    if query.symbol is not None and query.ordinal is not None and not (query.runs_on and _longer(query, store)):
        tried.add(query.symbol)
        yield from fresh(How.PRINTED, _records(store, query, query.ordinal, query.year, (query.symbol,)), query.year)
    typed = query.typed()
    if typed is None:
        return
    read = list(spellings(typed, query.letters))
    for how, symbols in ((How.SAME_LETTERS, _same_letters), (How.REARRANGED, _rearranged)):
        for year, names in symbols(query, typed, read, store):
            new = tuple(name for name in dict.fromkeys(names) if name not in tried)
            tried.update(new)
            yield from fresh(how, _records(store, query, typed.ordinal_key, year, new), year)
    if not _says_symbol(typed):
        yield from fresh(How.NO_SYMBOL, Found(_without_symbol(store, query, typed), list), typed.year)
    yield from fresh(How.MISSPELT, Found(_misspelt(store, query, typed, read), list), typed.year)


def likely(query: Query, rows: list[Row], day: str | None) -> list[Row]:
    """Return the rows that are enough if one of them fits: those of the cited day, else with all words of the title.

    A row of another day differs in its date; one without a word of the title comes after those with all of them
    (`decide`). Rows that say nothing of the date stand beside those of the day.
    """
    if day is not None and any([row[_ISSUED] == day for row in rows]):  # noqa: C419 - a list is quicker for few
        return [row for row in rows if row[_ISSUED] == day or row[_ISSUED] is None]
    if telling(query.title):
        words = content(query.title or "")
        return [row for row in rows if row[_TITLE] is not None and all(map(row[_TITLE].__contains__, words))]
    return []


def screened(query: Query, rows: list[Row], day: str | None) -> list[Row]:
    """Leave out the rows that are surely other documents: another title and another day, or another year.

    The rules of `grade` say the same at ten times the cost.
    """
    kept = rows
    if day is not None and query.year is None:
        kept = [row for row in kept if row[_ISSUED] is None or row[_ISSUED][:4] == day[:4]]
    if telling(query.title):
        words = content(query.title or "")
        kept = [row for row in kept if (row[_ISSUED] == day and day) or not unlike(words, row[_TITLE])]
    return kept


def _longer(query: Query, store: Store) -> bool:
    """Tell whether the symbol goes on behind a space: "12/QĐ UBND"."""
    typed = query.typed()
    if typed is None:
        return False
    found, length = store.symbols.longest_head(*_letters(typed))
    return bool(found) and length > len(compact(query.symbol or ""))


def _records(store: Store, query: Query, ordinal: str, year: int | None, symbols: Sequence[str]) -> Found:
    """Return the rows of a number; one without a year may also be one whose year was left out."""
    place = query.office.place if query.office is not None else ""
    years = _years(query, year)
    if len(symbols) == 1:
        return store.find(ordinal, symbols[0], year, years, place)
    found = [store.find(ordinal, symbol, year, years, place) for symbol in symbols]
    return Found(
        [row for each in found for row in each.here], lambda: [row for each in found for row in each.elsewhere()]
    )


@cache
def _all_years() -> tuple[int, ...]:
    return tuple(range(FIRST_YEAR, dt.datetime.now(tz=dt.UTC).year + 2))


def _years(query: Query, year: int | None) -> tuple[int, ...]:
    """Return the years that a number without one may have left out: the cited year of issue, else all."""
    if year is not None:
        return ()
    return (query.cited_year,) if query.cited_year else _all_years()


_Symbols = Iterator[tuple[int | None, tuple[str, ...]]]


def _same_letters(query: Query, typed: Typed, read: list[Spelling], store: Store) -> _Symbols:
    head, length = store.symbols.longest_head(*_letters(typed))
    for spelling in read:
        if length > len(compact("".join(spelling.groups))):
            continue  # "4/VBHN VPQH": the symbol goes on
        printed = "-".join(spelling.groups)
        if printed in store.symbols.known:
            yield typed.year, (printed,)
        yield typed.year, store.symbols.same_letters(printed)
        if len(spelling.groups) > 1 and spelling.groups[-1] in _abbreviations(query):  # 428/UBND/QĐ
            yield typed.year, store.symbols.same_letters("-".join((spelling.groups[-1], *spelling.groups[:-1])))
    if head:
        yield typed.year, head


def _letters(typed: Typed) -> tuple[str, frozenset[int]]:
    """Return the letters after the number, and where a symbol among them may end: never before a mark."""
    letters, ends = "", set()
    for place, piece in enumerate(typed.pieces):
        low = len(letters)
        letters += piece.text
        following = typed.pieces[place + 1] if place + 1 < len(typed.pieces) else None
        if following is None or following.spaced or _is_tail(following):
            ends.add(len(letters))
        trimmed = piece.text.rstrip("0123456789")  # a footnote's digit: "UBND3"
        if trimmed and (following is None or following.spaced):
            ends.add(low + len(trimmed))
    return letters, frozenset(ends)


def _is_tail(piece: Piece) -> bool:
    """Tell whether a piece of a file name is no part of the symbol: its number there, its kind."""
    return piece.text in {"PDF", "DOC", "DOCX", "SIGNED"} or (piece.text.isdigit() and len(piece.text) >= _FILE_DIGITS)


_FILE_DIGITS = 5


def _abbreviations(query: Query) -> list[str]:
    kind = type_by_name(query.type) if query.type else None
    return [fold(each).upper() for each in kind.abbreviations] if kind else []


def _rearranged(query: Query, typed: Typed, read: list[Spelling], store: Store) -> _Symbols:
    abbreviations = _abbreviations(query)
    for spelling in read:
        groups = spelling.groups
        if len(groups) > 1 and groups[-1] in _SWAPPED and groups[-1] not in abbreviations:
            yield typed.year, store.symbols.same_letters("-".join((groups[-1], *groups[:-1])))
        for abbreviation in abbreviations:
            if abbreviation not in groups and "-".join(groups) not in store.symbols.known:
                yield typed.year, store.symbols.same_letters("-".join((abbreviation, *groups)))
        yield typed.year, store.symbols.same_shapes("-".join(groups))


def _says_symbol(typed: Typed) -> bool:
    """Tell whether letters are joined to the number: a symbol, known or not."""
    return bool(typed.pieces) and not typed.pieces[0].spaced


def _without_symbol(store: Store, query: Query, typed: Typed) -> list[Row]:
    """Return records of the ordinal whose type is the cited one: "Nghị định 118/2025"."""
    year = typed.year
    if year is None and query.cited_year is None and query.office is None and query.title is not None:
        return []
    glances = store.by_ordinal(typed.ordinal_key, year)
    if year is None and query.cited_year is not None:
        glances += store.by_ordinal(typed.ordinal_key, query.cited_year)
    wanted = _OF_TYPE if query.type is not None else _ANY_TYPE
    homes = homes_of(query.office.place) if query.office is not None and query.office.place else None
    day = query.date.isoformat() if query.date is not None else None
    fitting = [
        each.id
        for each in glances
        if each.symbol
        and (day is None or each.issued_on in {None, day} or query.title is not None)
        and compare_types(query.type, each) in wanted
        and (homes is None or home_of(each.issuer, each.territory, each.symbol) in homes)
    ]
    return list(store.by_ids(fitting[:_MOST_GLANCES]))


_MOST_GLANCES = 400
_OF_TYPE = frozenset({SAME, COMPATIBLE})
_ANY_TYPE = _OF_TYPE | {UNKNOWN}


def _misspelt(store: Store, query: Query, typed: Typed, read: list[Spelling]) -> list[Row]:
    """Return records of the number whose symbol is a slip away from one that the registry does not know."""
    found: list[Row] = []
    for spelling in read:
        letters = compact("".join(spelling.groups))
        printed = "-".join(spelling.groups)
        known = printed in store.symbols.known or store.symbols.same_letters(printed)
        if len(letters) < _LONG or known or office_of_symbol(printed) is not None:
            continue  # a symbol of its own, not a slip
        symbols = store.symbols.one_slip_away(letters, 2 if len(letters) >= _VERY_LONG else 1)
        if symbols:
            found += _records(store, query, typed.ordinal_key, typed.year, symbols).here
    return found
