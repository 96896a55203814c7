"""Grades: how well one record fits what a citation says. docs/resolution.md has the table on one page."""

from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from vbqppl.reference import type_by_name, types_of_symbol
from vbqppl.resolve.model import FieldAgreement
from vbqppl.resolve.office import Match, Office, fixed_by_symbol, match_offices, office_of_record, places_named
from vbqppl.resolve.query import Query
from vbqppl.resolve.store import Glance, Record
from vbqppl.resolve.titles import (
    TitleMatch,
    content,
    holds_run,
    match_titles,
    names_unit,
    other_unit,
    shared_words,
    telling,
)

SAME, COMPATIBLE = FieldAgreement.SAME, FieldAgreement.COMPATIBLE
DIFFERS, UNKNOWN = FieldAgreement.DIFFERS, FieldAgreement.UNKNOWN


def agrees(verdict: FieldAgreement) -> bool:
    """Tell whether a field agrees, in the same words or in others."""
    return verdict is SAME or verdict is COMPATIBLE


class Grade(IntEnum):
    """What one record is for a citation."""

    FITS = 0  # nothing differs, and the record confirms what the citation says
    POSSIBLE = 1  # nothing differs, but the record is silent where it would have to confirm
    OFF = 2  # the series leads to it, and a field differs
    OUT = 3  # another document


class Graded(NamedTuple):
    """A record with its grade and the verdicts that gave it.

    `complete`: number, office and year agree, which are the identity of a document. `wording` is the finer verdict
    on the title.
    """

    grade: Grade
    record: Record
    type: FieldAgreement
    issuer: FieldAgreement
    date: FieldAgreement
    title: FieldAgreement
    complete: bool
    wording: TitleMatch = TitleMatch.UNDECIDED


class Said(NamedTuple):
    """The verdicts on what a citation says beside the number, and what they amount to."""

    type: FieldAgreement
    date: FieldAgreement
    office: Match
    title: TitleMatch
    complete: bool
    year_left_out: bool
    told_by_title: bool
    told_by_date: bool
    differing: int


# By the values of TitleMatch and of Match: an index is quicker than the hash of an enum.
_TITLE = (SAME, COMPATIBLE, COMPATIBLE, UNKNOWN, DIFFERS)
_OFFICE = (SAME, COMPATIBLE, DIFFERS, DIFFERS, DIFFERS, UNKNOWN)
_MOST_DIFFERENCES = 2


def grade(query: Query, record: Record, day: str | None, *, symbol_said: bool = True) -> Graded:
    """Grade one record whose number is the cited one; `day` is the cited date of issue in ISO.

    Without a symbol only the type can tell that there is but one office ("Nghị định 118/2025").
    """
    kind = compare_types(query.type, record)
    date, year_agrees = _date(query, record, day)
    registered = office_of_record(record.issuer, record.territory, record.symbol)
    office = match_offices(query.office, registered)
    central = fixed_by_symbol(record.symbol) if symbol_said else query.type in _ONE_ISSUER
    loose = not symbol_said and query.type is None  # "118/2025": of what kind?
    complete = year_agrees is True and (central or office <= Match.COMPATIBLE)
    if year_agrees is False or (office is Match.OTHER and not central) or (kind is DIFFERS and not _settled(record)):
        return Graded(Grade.OUT, record, kind, _OFFICE[office], date, UNKNOWN, complete)
    title = _title(query, record, registered)
    said = Said(
        kind,
        date,
        office,
        title,
        complete,
        query.year is None and record.year is not None,
        title <= TitleMatch.CONTAINED and telling(query.title),
        date is SAME,
        (kind is DIFFERS) + (date is DIFFERS) + (_OFFICE[office] is DIFFERS) + (title is TitleMatch.DIFFERENT),
    )
    found = _differing(query, record, said) if said.differing else _agreeing(query, record, said)
    if loose and found is Grade.FITS and not (date is SAME and office <= Match.COMPATIBLE):
        found = Grade.POSSIBLE
    return Graded(found, record, kind, _OFFICE[office], date, _TITLE[title], complete, title)


_ONE_ISSUER = frozenset({"Nghị định", "Luật", "Bộ luật", "Pháp lệnh"})


def _title(query: Query, record: Record, registered: Office | None) -> TitleMatch:
    if query.title is None:
        return TitleMatch.UNDECIDED
    if query.title == record.title_key:
        return TitleMatch.SAME
    found = match_titles(query.title, record.title_key)
    if found > TitleMatch.SAME and record.title_key and other_unit(query.title, record.title_key):
        return TitleMatch.DIFFERENT
    if found is TitleMatch.DIFFERENT or registered is None or not registered.place:
        return found
    # A title that names another province is another title, however alike the rest.
    places = places_named(query.title)
    if places and registered.place not in places and not places & places_named(record.title_key or ""):
        return TitleMatch.DIFFERENT
    return found


def _agreeing(query: Query, record: Record, said: Said) -> Grade:
    """Grade a record from which nothing differs (rules 1 to 4 of docs/resolution.md)."""
    if (
        (said.title is TitleMatch.UNDECIDED or (said.title is TitleMatch.ALIKE and _of_some_district(query, record)))
        and not said.told_by_date
        and telling(query.title)
        and telling(record.title_key)
    ):
        return Grade.POSSIBLE  # both have a title, and it is neither the same nor another
    if said.told_by_date or (said.complete and not said.year_left_out):
        return Grade.FITS if said.complete or _confirmed(query, said) else Grade.POSSIBLE
    if said.year_left_out and not (said.complete and _always_with_year(record)):
        # 18/QĐ-UBND is a number of its own kind; to be 18/2022/QĐ-UBND it needs the whole title. 118/NĐ-CP is one of
        # many years, of which a registry may hold but one.
        named = said.office <= Match.COMPATIBLE
        whole = said.title is TitleMatch.SAME and telling(query.title, _FEWEST if named else _SPECIFIC)
        part = said.told_by_title and telling(query.title, _MANY) and _always_with_year(record)
        part = part or (named and holds_run(record.title_key, query.title) and telling(query.title, _RATHER))
        return Grade.FITS if (whole or part) and _confirmed(query, said) else Grade.POSSIBLE
    if said.complete:
        return Grade.FITS
    named = said.office <= Match.COMPATIBLE or fixed_by_symbol(record.symbol)
    if query.title and not named and shared_words(query.title, record.title_key) < _words_needed(query, record, said):
        return Grade.POSSIBLE
    if query.title and named and not said.complete and not _says_enough(query, record, said):
        return Grade.POSSIBLE
    return Grade.FITS if _confirmed(query, said) else Grade.POSSIBLE


# Content words that make a title evidence where neither office nor year is known, and where the number is not whole.
_FEW = 2
_FEWEST = 3
_RATHER = 5
_SPECIFIC = 6
_MANY = 8
_OF_A_RUN = 3
_FEW_OF = 4  # one missing word on so many that are there
_NEVER = 999


def _says_enough(query: Query, record: Record, said: Said) -> bool:
    """Tell whether a title is evidence where the office is known and the year is not.

    A record that says less than the citation ("chính sách thuế") may be of another year.
    """
    if said.title is TitleMatch.SAME or holds_run(record.title_key, query.title):
        return True
    return _little_missing(query, record)


def _little_missing(query: Query, record: Record) -> bool:
    """Tell whether a record's title has most telling words of the cited one."""
    shared = shared_words(query.title, record.title_key)
    return _FEW_OF * (len(content(query.title or "")) - shared) <= shared


def _of_some_district(query: Query, record: Record) -> bool:
    """Tell whether a record may be a district's, which numbers its own papers: only its province is known."""
    return record.issuer is None and (names_unit(query.title) or names_unit(record.title_key))


def _words_needed(query: Query, record: Record, said: Said) -> int:
    """Return how many shared words make a title evidence: a whole one may be short, a part must be long."""
    if said.title is TitleMatch.SAME:
        return _FEW
    if holds_run(record.title_key, query.title):
        return _OF_A_RUN
    if not _little_missing(query, record):
        return _NEVER
    return _RATHER if query.year is not None else _MANY


def _differing(query: Query, record: Record, said: Said) -> Grade:
    """Grade a record that differs in some field (rules 5 to 10 of docs/resolution.md)."""
    told = said.told_by_date or said.told_by_title
    if said.differing > 1:
        pair = said.differing == _MOST_DIFFERENCES and said.complete and told
        other_title = said.title is TitleMatch.DIFFERENT and not said.told_by_date
        return Grade.OFF if pair and not other_title else Grade.OUT
    if said.type is DIFFERS:
        return Grade.OFF if said.complete or _confirmed(query, said) else Grade.OUT
    if said.date is DIFFERS:
        if said.year_left_out and said.title is not TitleMatch.SAME and not _always_with_year(record):
            return Grade.OUT  # 14/NQ-HĐND of another day is no slip for 14/2026/NQ-HĐND
        if said.told_by_title:
            return Grade.OFF
        if not _slip_of_day(query, record):
            return Grade.OUT
        return Grade.OFF if said.complete else Grade.POSSIBLE
    if said.title is TitleMatch.DIFFERENT:
        return Grade.OFF if said.told_by_date and said.office is not Match.UNKNOWN else Grade.OUT
    return Grade.OFF if said.told_by_date or (said.told_by_title and said.office is not Match.SUCCESSOR) else Grade.OUT


def _always_with_year(record: Record) -> bool:
    """Tell whether a number of this symbol has a year in any case, so that leaving it out is a slip only."""
    kinds = types_of_symbol(record.symbol or "", has_year=True)
    return bool(kinds) and all(kind.normative == "always" for kind in kinds)


def _slip_of_day(query: Query, record: Record) -> bool:
    """Tell whether a cited date is another day of the same year, or the same day of another year."""
    if query.date is None or record.issued_on is None:
        return False
    cited = query.date.isoformat()
    return cited[:4] == record.issued_on[:4] or cited[4:] == record.issued_on[4:]


def _confirmed(query: Query, said: Said) -> bool:
    """Tell whether a record confirms everything said, where the number alone does not lead to one document."""
    return not (
        ((query.date or query.issued_year) and said.date is UNKNOWN)
        or (query.issuer is not None and said.office is Match.UNKNOWN)
        or (query.title and said.title > TitleMatch.CONTAINED)
    )


def _date(query: Query, record: Record, day: str | None) -> tuple[FieldAgreement, bool | None]:
    """Return the verdict on the date, and whether the year of the series agrees (None: not known)."""
    issued = record.issued_on
    year = query.year if query.year is not None else None
    if day is not None:
        if issued is not None:
            if issued == day:
                return SAME, True
            return DIFFERS, True if year is not None else issued[:4] == day[:4]
        if year is not None:
            return UNKNOWN, True
        return UNKNOWN, None if record.year is None else record.year == int(day[:4])
    if query.issued_year is not None:
        known = int(issued[:4]) if issued is not None else record.year
        if known is None:
            return UNKNOWN, True if year is not None else None
        if known == query.issued_year:
            return COMPATIBLE, True
        return DIFFERS, year is not None
    return UNKNOWN, True if year is not None else None


@lru_cache(maxsize=16384)
def _type_of_record(kind: str | None, symbol: str | None, has_year: bool) -> tuple[str, ...]:  # noqa: FBT001 - cached
    """Return the names of the types that a record may have: its own, else what its symbol says."""
    if kind:
        found = type_by_name(kind) or next(
            (found for cut in (" của ", " ban hành ") if (found := type_by_name(kind.partition(cut)[0]))), None
        )
        return (found.name,) if found else (kind,)
    return tuple(each.name for each in types_of_symbol(symbol, has_year)) if symbol else ()


@lru_cache(maxsize=16384)
def _cited_type(name: str) -> str:
    found = type_by_name(name)
    return found.name if found else name


def compare_types(cited: str | None, record: Record | Glance) -> FieldAgreement:
    """Compare a cited type word with the type of a record."""
    if not cited:
        return UNKNOWN
    types = _type_of_record(record.type, record.symbol, record.year is not None)
    if not types:
        return UNKNOWN
    name = _cited_type(cited)
    if name in types:
        return SAME
    # "Luật" is said of codes too, and a chairman's decision is a decision.
    return COMPATIBLE if {name, *types} <= {"Luật", "Bộ luật"} else DIFFERS


def _settled(record: Record) -> bool:
    """Tell whether the symbol itself proves the record's type, so that a wrong type word is only a slip."""
    if not record.symbol:
        return False
    proved = types_of_symbol(record.symbol, record.year is not None)
    return len(proved) == 1 and proved[0].name in _type_of_record(record.type, record.symbol, record.year is not None)
