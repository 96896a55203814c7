"""The decision: a small table of rules over graded records. docs/resolution.md has it on one page."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from vbqppl.resolve.grade import DIFFERS, SAME, Grade, Graded, agrees
from vbqppl.resolve.identity import citing_office, determined, undetermined
from vbqppl.resolve.model import Context, Outcome, Reason
from vbqppl.resolve.office import Match, Office, make_office, match_offices, office_of_record
from vbqppl.resolve.query import Query
from vbqppl.resolve.titles import TitleMatch, content, match_titles, telling
from vbqppl.text import write_date


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the table says: the outcome, the records it rests on (best first), the reasons."""

    outcome: Outcome
    graded: tuple[Graded, ...]
    reasons: tuple[Reason, ...]


Slips = Callable[[Graded], Sequence[str]]


def decide(
    query: Query, graded: Sequence[Graded], context: Context, slips: Slips, home: Callable[[], str]
) -> Verdict | None:
    """Return the verdict on the records of one reading; None where all of them are other documents.

    `slips` names the records of the cited day whose number is one slip away from the cited one; `home` the province
    whose registry it is, "" for no one's.
    """
    fits = [each for each in graded if each.grade is Grade.FITS]
    if len(fits) > 1:
        fits = _best_titled(query, one_record_each(fits))
    possible = [each for each in graded if each.grade is Grade.POSSIBLE]
    if len(fits) == 1 and not (fits[0].complete or fits[0].date is SAME):
        fits += [each for each in possible if _rivals(query, each, fits[0])]
    if len(fits) == 1:
        return _one_fits(query, fits[0], context, home)
    if fits:
        return _several_fit(query, fits, context)
    off = [each for each in graded if each.grade is Grade.OFF]
    off = one_record_each(off) if len(off) > 1 else off
    off = [each for each in off if _exact(query, each)] or off
    if possible:
        return _unconfirmed(query, [*off, *possible])
    if len(off) > 1:
        return Verdict(Outcome.AMBIGUOUS, tuple(off), (Reason("several", {"total": len(off)}),))
    if off:
        return _one_off(query, off[0], context, slips, home)
    return None


def _best_titled(query: Query, fits: list[Graded]) -> list[Graded]:
    """Keep those whose title is the cited one, else those with every telling word of it, where it has enough."""
    exact = [each for each in fits if _exact(query, each)]
    if exact:
        return exact
    if not telling(query.title):
        return fits
    words = content(query.title or "")
    kept = [each for each in fits if words <= content(each.record.title_key or "")]
    return kept or [each for each in fits if each.wording <= TitleMatch.CONTAINED] or fits


_WHOLE_TITLE = 5  # telling words of a title that no other document of the number has by chance


def _exact(query: Query, each: Graded) -> bool:
    """Tell whether the title is the record's word for word, where the identity agrees or it is long enough."""
    if query.title is None or query.title != each.record.title_key:
        return False
    return each.complete or telling(query.title, _WHOLE_TITLE)


def _rivals(query: Query, possible: Graded, fit: Graded) -> bool:
    """Tell whether a possible record keeps one that fits by its number or title alone from being taken."""
    if _exact(query, fit):
        return _exact(query, possible)
    if fit.wording <= TitleMatch.CONTAINED:
        return content(query.title or "") <= content(possible.record.title_key or "")
    return agrees(possible.issuer) or query.issuer is None


def _one_fits(query: Query, only: Graded, context: Context, home: Callable[[], str]) -> Verdict:
    """Rule 1: one document fits, unless the citing text is of another place or others may have the number."""
    against = _not_taken(query, only, context, home)
    if against is not None:
        return Verdict(Outcome.AMBIGUOUS, (only,), (against,))
    return Verdict(Outcome.RESOLVED, (only,), _why_it_fits(query, only))


def _not_taken(query: Query, only: Graded, context: Context, home: Callable[[], str]) -> Reason | None:
    """Tell why the only record is not taken; None where it is."""
    against = against_context(query, only, context)
    if against is not None or determined(query, only, context, home):
        return against
    return undetermined(query, only)


def _why_it_fits(query: Query, only: Graded) -> tuple[Reason, ...]:
    number = only.record.number or ""
    confirmed = [
        name
        for name, verdict in (
            ("type", only.type),
            ("issuer", only.issuer),
            ("date", only.date),
            ("title", only.title),
        )
        if agrees(verdict)
    ]
    reasons = [Reason("number_fits", {"number": number})]
    if confirmed:
        reasons.append(Reason("fields_fit", {"fields": ",".join(confirmed)}))
    elif not only.complete:
        reasons = [Reason("only_registered", {"number": number})]
    if query.ordinal is not None and query.year is None and only.record.year is not None:
        reasons.append(Reason("year_missing", {"number": number}))
    return tuple(reasons)


def _several_fit(query: Query, fits: list[Graded], context: Context) -> Verdict:
    """Rule 2: several fit; the citing text may choose among them, else they are listed."""
    chosen, by = choose(query, fits, context)
    if chosen is not None:
        reason = Reason("chosen_by_context", {"total": len(fits), "by": by})
        return Verdict(Outcome.RESOLVED, (chosen,), (*_why_it_fits(query, chosen)[:1], reason))
    return Verdict(Outcome.AMBIGUOUS, tuple(fits), (_missing(query, fits), *_told_apart(fits)))


def _missing(query: Query, graded: Sequence[Graded]) -> Reason:
    """Name what the citation leaves out, of what tells documents of one number apart."""
    missing = ",".join(
        name
        for name, said in (("date", query.date), ("issuer", query.office), ("title", query.title))
        if not said and (name != "title" or (query.date and query.office))
    )
    if not missing:
        return Reason("several", {"total": len(graded)})
    number = graded[0].record.number or query.number or ""
    if len(graded) == 1:
        return Reason("missing_of_one", {"number": number, "fields": missing})
    return Reason("missing", {"total": len(graded), "number": number, "fields": missing})


def _told_apart(fits: list[Graded]) -> tuple[Reason, ...]:
    records = [each.record for each in fits]
    fields = [
        name
        for name, values in (
            ("type", {record.type for record in records}),
            ("issuer", {(record.issuer, record.territory) for record in records}),
            ("date", {record.issued_on for record in records}),
            ("title", {record.title_key for record in records}),
        )
        if len(values) > 1
    ]
    return (Reason("told_apart_by", {"fields": ",".join(fields)}),) if fields else ()


def _unconfirmed(query: Query, graded: list[Graded]) -> Verdict:
    """Rule 3: nothing differs, but the registry is silent where the number alone leads to no one document."""
    first = graded[-1]
    if _lacks_year(query, graded):
        years = ", ".join(sorted({str(each.record.year) for each in graded}))
        values: dict[str, str | int] = {"total": len(graded), "number": first.record.number or "", "years": years}
        code = "year_needed" if len(graded) > 1 else "year_needed_of_one"
        return Verdict(Outcome.AMBIGUOUS, tuple(graded), (Reason(code, values),))
    silent = [
        name
        for name, said, known in (
            ("date", query.date or query.issued_year, first.record.issued_on),
            ("issuer", query.office, first.record.issuer or first.record.territory),
            ("title", query.title, first.record.title_key),
        )
        if said and not known
    ]
    if not silent:
        return Verdict(Outcome.AMBIGUOUS, tuple(graded), (_missing(query, graded), *_told_apart(graded)))
    values = {"number": first.record.number or "", "fields": ",".join(silent)}
    reasons = (Reason("several", {"total": len(graded)}),) if len(graded) > 1 else ()
    return Verdict(Outcome.AMBIGUOUS, tuple(graded), (*reasons, Reason("unconfirmed", values)))


def _lacks_year(query: Query, graded: list[Graded]) -> bool:
    """Tell whether nothing but the year is wanting, of a number that has one."""
    return query.year is None and query.cited_year is None and all(each.record.year is not None for each in graded)


def _one_off(query: Query, only: Graded, context: Context, slips: Slips, home: Callable[[], str]) -> Verdict:
    """Rule 4: the series leads to one document and a field differs, unless the number may be the slip."""
    against = _not_taken(query, only, context, home)
    if against is not None:
        return Verdict(Outcome.AMBIGUOUS, (only,), (against,))
    if only.date is DIFFERS and query.date is not None and not agrees(only.title):
        others = slips(only)
        if others:
            values = {
                "number": only.record.number or "",
                "registered": _vn(only.record.issued_on),
                "cited": _vn(query.date.isoformat()),
                "other": ", ".join(others[:3]),
            }
            return Verdict(Outcome.AMBIGUOUS, (only,), (Reason("number_or_date", values),))
    return Verdict(Outcome.RESOLVED_WITH_DIFFERENCES, (only,), ())


def _vn(iso: str | None) -> str:
    return write_date(dt.date.fromisoformat(iso)) if iso else ""


def one_record_each(fits: Sequence[Graded]) -> list[Graded]:
    """Join the records of one document: same type, issuer and place, and no date or title against it.

    A number is given once in one office, one year and (for normative documents) one type; see Nghị định
    30/2020/NĐ-CP, Điều 15.
    """
    kept: list[Graded] = []
    places: dict[tuple[object, ...], list[Graded]] = {}
    for each in sorted(fits, key=_fullness, reverse=True):
        record = each.record
        office = office_of_record(record.issuer, record.territory, record.symbol)
        if office is None or (office.local and not office.place):
            kept.append(each)  # whose it is cannot be told: no other record is surely the same document
            continue
        # Offices are one object for each (`make_office`); joint issuers differ in what they name.
        group = places.setdefault((record.ordinal, record.year, record.symbol, office.place or "central"), [])
        if not any(_one_document(each, other) for other in group):
            kept.append(each)
            group.append(each)
    return kept


def _fullness(each: Graded) -> tuple[int, int]:
    record = each.record
    known = (record.issued_on, record.title_key, record.issuer, record.territory, record.type)
    return sum(value is not None for value in known), -record.id


def _one_document(one: Graded, other: Graded) -> bool:
    a, b = one.record, other.record
    if (a.year, a.symbol, a.ordinal) != (b.year, b.symbol, b.ordinal):
        return False
    if a.type and b.type and a.type != b.type:
        return False
    if a.issued_on and b.issued_on and a.issued_on != b.issued_on:
        return False
    offices = (office_of_record(r.issuer, r.territory, r.symbol) for r in (a, b))
    if match_offices(*offices) is not Match.SAME:
        return False
    titles = match_titles(a.title_key, b.title_key)
    if a.year is None and not (a.issued_on and b.issued_on):
        return titles <= TitleMatch.CONTAINED and telling(a.title_key) and telling(b.title_key)
    return titles is not TitleMatch.DIFFERENT


def against_context(query: Query, only: Graded, context: Context) -> Reason | None:
    """Tell why a local document without a cited issuer is not taken: it is of another place than the citing text."""
    if query.office is not None and query.office.place:
        return None
    _, place = citing_office(context)
    office = office_of_record(only.record.issuer, only.record.territory, only.record.symbol)
    if not place or office is None or not office.local or not office.place or office.place == place:
        return None
    if match_offices(make_office(place=place), make_office(place=office.place)) is not Match.OTHER:
        return None
    values = {
        "number": only.record.number or "",
        "registered": only.record.issuer or only.record.territory or "",
        "cited": context.issuer or context.territory or "",
    }
    return Reason("context_against", values)


def choose(query: Query, fits: list[Graded], context: Context) -> tuple[Graded | None, str]:
    """Let the citing text choose: its own office, its place, the documents cited beside this one."""
    office, place = citing_office(context)
    if query.office is None or not query.office.place:
        if office is not None:
            own = [each for each in fits if match_offices(office, _office(each)) is Match.SAME]
            if len(own) == 1:
                return own[0], "citing_issuer"
        if place:
            near = [each for each in fits if (found := _office(each)) is not None and found.place == place]
            if len(near) == 1:
                return near[0], "citing_territory"
    beside = {document.id for document in context.neighbours}
    named = [each for each in fits if each.record.id in beside and against_context(query, each, context) is None]
    return (named[0], "citing_neighbours") if len(named) == 1 else (None, "")


def _office(each: Graded) -> Office | None:
    return office_of_record(each.record.issuer, each.record.territory, each.record.symbol)
