"""Grades: how well one record fits what a citation says. docs/resolution.md has the table on one page."""

from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from vbqppl.reference import type_by_name, types_of_symbol
from vbqppl.resolve.model import FieldAgreement
from vbqppl.resolve.office import Match, fixed_by_symbol, match_offices, office_of_record
from vbqppl.resolve.query import Query
from vbqppl.resolve.store import Record
from vbqppl.resolve.titles import TitleMatch, match_titles, telling

SAME, COMPATIBLE = FieldAgreement.SAME, FieldAgreement.COMPATIBLE
DIFFERS, UNKNOWN = FieldAgreement.DIFFERS, FieldAgreement.UNKNOWN


class Grade(IntEnum):
    """What one record is for a citation."""

    FITS = 0  # nothing differs, and the record confirms what the citation says
    POSSIBLE = 1  # nothing differs, but the record is silent where it would have to confirm
    OFF = 2  # the series leads to it, and a field differs
    OUT = 3  # another document


class Graded(NamedTuple):
    """A record with its grade and the verdicts that gave it."""

    grade: Grade
    record: Record
    type: FieldAgreement
    issuer: FieldAgreement
    date: FieldAgreement
    title: FieldAgreement
    complete: bool
    successor: bool


class Said(NamedTuple):
    """The verdicts on what a citation says beside the number."""

    type: FieldAgreement
    date: FieldAgreement
    office: Match
    title: FieldAgreement


_TITLE = {
    TitleMatch.SAME: SAME,
    TitleMatch.COMPATIBLE: COMPATIBLE,
    TitleMatch.DIFFERENT: DIFFERS,
    TitleMatch.UNDECIDED: UNKNOWN,
}
_OFFICE = {
    Match.SAME: SAME,
    Match.COMPATIBLE: COMPATIBLE,
    Match.SUCCESSOR: DIFFERS,
    Match.OTHER_BODY: DIFFERS,
    Match.OTHER: DIFFERS,
    Match.UNKNOWN: UNKNOWN,
}
_MOST_DIFFERENCES = 2


def grade(query: Query, record: Record, day: str | None, *, symbol_said: bool = True) -> Graded:
    """Grade one record whose number is the cited one; `day` is the cited date of issue in ISO.

    Without a symbol only the type can tell that there is but one office ("Nghị định 118/2025").
    """
    kind = compare_types(query.type, record)
    date, year_agrees = _date(query, record, day)
    office = match_offices(query.office, office_of_record(record.issuer, record.territory, record.symbol))
    central = fixed_by_symbol(record.symbol) if symbol_said else query.type in _ONE_ISSUER
    office_agrees = central or office in _AGREEING
    complete = year_agrees is True and office_agrees
    if year_agrees is False or (office is Match.OTHER and not central) or (kind is DIFFERS and not _settled(record)):
        return Graded(Grade.OUT, record, kind, _OFFICE[office], date, UNKNOWN, complete, successor=False)
    title = _TITLE[match_titles(query.title, record.title_key)] if query.title else UNKNOWN
    return Graded(
        _grade(query, record, Said(kind, date, office, title), complete=complete),
        record,
        kind,
        _OFFICE[office],
        date,
        title,
        complete,
        office is Match.SUCCESSOR,
    )


_ONE_ISSUER = frozenset({"Nghị định", "Luật", "Bộ luật", "Pháp lệnh"})
_AGREEING = frozenset({Match.SAME, Match.COMPATIBLE})


def _grade(query: Query, record: Record, said: Said, *, complete: bool) -> Grade:
    kind, date, office, title = said
    told_by_title = title in (SAME, COMPATIBLE) and telling(query.title)
    told_by_date = date is SAME
    differing = (kind is DIFFERS) + (date is DIFFERS) + (_OFFICE[office] is DIFFERS) + (title is DIFFERS)
    if differing == 0:
        if title is UNKNOWN and not told_by_date and telling(query.title) and telling(record.title_key):
            return Grade.POSSIBLE  # both have a title, and neither the same nor another one
        if query.year is None and record.year is not None and not (told_by_date or told_by_title):
            return Grade.FITS if _always_with_year(record) or not query.cited_year else Grade.POSSIBLE
        return Grade.FITS if complete or _confirmed(query, date, office, title) else Grade.POSSIBLE
    if date is DIFFERS and differing == 1 and not complete and title is not DIFFERS and _slip_of_day(query, record):
        return Grade.OFF if told_by_title else Grade.POSSIBLE
    if differing == 1 and kind is DIFFERS and _confirmed(query, date, office, title):
        return Grade.OFF
    if title is DIFFERS and not told_by_date:
        return Grade.OUT
    if _OFFICE[office] is DIFFERS and not (told_by_title or told_by_date):
        return Grade.OUT
    if date is DIFFERS and not told_by_title and not _slip_of_day(query, record):
        return Grade.OUT
    if differing == 1 and (complete or told_by_title or (told_by_date and office is not Match.UNKNOWN)):
        return Grade.OFF
    if differing == _MOST_DIFFERENCES and complete and (told_by_title or told_by_date):
        return Grade.OFF
    return Grade.OUT


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


def _confirmed(query: Query, date: FieldAgreement, office: Match, title: FieldAgreement) -> bool:
    """Tell whether a record confirms everything said, where the number alone does not lead to one document."""
    return not (
        ((query.date or query.issued_year) and date is UNKNOWN)
        or (query.office is not None and office is Match.UNKNOWN)
        or (query.title and title is UNKNOWN)
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


def compare_types(cited: str | None, record: Record) -> FieldAgreement:
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
