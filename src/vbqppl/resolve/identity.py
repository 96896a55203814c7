"""Identity: whether what a citation says can mean only one document, also outside of this registry.

A number is given once by one office in one year (Nghị định 30/2020/NĐ-CP, Điều 15). No registry holds every document:
that it has one record of a number proves nothing where the citation leaves the year or the office open.
"""

import re
from collections.abc import Callable

from vbqppl.reference import types_of_symbol
from vbqppl.resolve.grade import SAME, Graded, agrees
from vbqppl.resolve.model import Context, Reason
from vbqppl.resolve.office import (
    Match,
    Office,
    fixed_by_symbol,
    homes_of,
    match_offices,
    office_in,
    office_of_record,
    place_of,
)
from vbqppl.resolve.query import Query
from vbqppl.resolve.titles import TitleMatch, content, core, telling
from vbqppl.text import squash

# Telling words of a title that was cut off: where year and place are certain, one of them is open, both.
_RUN = (6, 9, 12)
_CITY = "thanh pho"
_GOES_ON = ("…", "...")  # a title that was cut off, and says so
_FEWEST = 3  # words of a whole title
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def determined(query: Query, each: Graded, context: Context, home: Callable[[], str]) -> bool:
    """Tell whether a citation that a record fits can mean no other document.

    By its identity, its day or its title; else by the citing text, or by a registry that is one place's (`home`).
    """
    if each.complete and _office_known(query, each):
        return not _type_is_open(query, each) and not _of_some_unit(query, each)
    if each.date is SAME or proved_by_title(query, each):
        return True
    return _of_the_citing_place(each, context, home)


def _office_known(query: Query, each: Graded) -> bool:
    """Tell whether the symbol or the words leave one office in the country: "UBND" alone does not."""
    if fixed_by_symbol(each.record.symbol):
        return True
    cited = query.office
    return cited is not None and agrees(each.issuer) and bool(cited.central or cited.place or cited.unit)


def _type_is_open(query: Query, each: Graded) -> bool:
    """Tell whether the record is silent on all that is said, and bears a number that a law and a resolution share."""
    said = query.date is not None or query.title is not None
    told = agrees(each.type) or agrees(each.date) or agrees(each.title)
    if not said or told or query.type is not None:
        return False
    return len(types_of_symbol(each.record.symbol or "", has_year=each.record.year is not None)) > 1


def _of_some_unit(query: Query, each: Graded) -> bool:
    """Tell whether a record may be a district's of a city, of which sources give the city only, and its title differs.

    Districts number their own papers. Sources shorten titles, so that words may be left out, but none be another.
    """
    record = each.record
    if record.issuer is not None or not telling(query.title) or each.wording <= TitleMatch.CONTAINED:
        return False
    return squash(record.territory or "").startswith(_CITY) and not fixed_by_symbol(record.symbol)


def proved_by_title(query: Query, each: Graded) -> bool:
    """Tell whether the title is the record's, word for word, or a long run of it.

    Where what was cut off names a year, or a local body is not named, the run must be longer: the same plans are made
    each year, in each province.
    """
    title, registered = query.title or "", each.record.title_key or ""
    goes_on = query.text.rstrip().endswith(_GOES_ON)
    if title == registered and not goes_on:
        return title.count(" ") >= _FEWEST - 1
    mine, theirs = core(title), core(registered)
    before, found, behind = f" {theirs} ".partition(f" {mine} ")
    if not found or (goes_on and not behind):
        return False
    rest = f"{before} {behind}"
    year_open = query.year is None and query.cited_year is None and _YEAR.search(rest) is not None
    place_open = not _office_known(query, each)
    return len(content(mine)) >= _RUN[year_open + place_open]


def _of_the_citing_place(each: Graded, context: Context, home: Callable[[], str]) -> bool:
    """Tell whether the record is the citing office's own, or of its place."""
    citing, place = citing_office(context)
    office = office_of_record(each.record.issuer, each.record.territory, each.record.symbol)
    if office is None:
        return False
    if citing is not None and match_offices(citing, office) is Match.SAME:
        return True
    if not office.local:
        return False
    if place:
        return office.place != "" and office.place in homes_of(place)
    own = home()
    return own != "" and office.place in homes_of(own)  # also what such a registry keeps without a place


def citing_office(context: Context) -> tuple[Office | None, str]:
    """Return the office of the citing text and its province, "" where it is not known."""
    office = office_in(context.issuer)
    return office, place_of(context.territory) or (office.place if office is not None else "")


def undetermined(query: Query, each: Graded) -> Reason:
    """Tell what a citation would have to say besides, for the only record that fits it to be the one."""
    year_known = query.year is not None or query.cited_year is not None
    known = (("date", year_known), ("issuer", _office_known(query, each)))
    wanting = [name for name, said in known if not said]
    wanting = wanting or (["type"] if query.type is None else ["date"])
    return Reason("missing_of_one", {"number": each.record.number or "", "fields": ",".join(wanting)})
