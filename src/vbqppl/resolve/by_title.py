"""Citations without a number: by type, title, place and year, through the index of titles."""

import re
from collections.abc import Sequence
from functools import cache

from vbqppl.reference import Law, territories
from vbqppl.registry import Registry
from vbqppl.resolve.decide import Verdict, against_context, choose, one_record_each
from vbqppl.resolve.grade import DIFFERS, SAME, UNKNOWN, Grade, Graded, compare_types
from vbqppl.resolve.law_names import LAWS, by_name, keys_of, laws_meant
from vbqppl.resolve.model import Context, FieldAgreement, Outcome, Reason
from vbqppl.resolve.office import Match, match_offices, office_of_record, place_of
from vbqppl.resolve.query import Query
from vbqppl.resolve.store import Record, Store
from vbqppl.resolve.title_index import TitleIndex
from vbqppl.resolve.titles import TitleMatch, content, core, match_titles
from vbqppl.text import squash

_MOST = 400  # records with the words of a title that are looked at
_MANY = 80  # where neither place nor year parts them: they will be ambiguous
_COVERED = 0.6  # of a title's content words: a citation that says less is no title
_FEWEST = 2
_COUNTRY = "nước Cộng hòa xã hội chủ nghĩa Việt Nam"


class TitleSearch:
    """Finds documents by what they are called."""

    def __init__(self, registry: Registry, store: Store) -> None:
        self._store = store
        self._index = TitleIndex(registry)

    def search(self, query: Query, context: Context) -> Verdict:
        """Return the verdict on a citation that has a title and no number."""
        title = query.title or ""
        laws = laws_meant(query, title)
        if laws:
            return by_name(query, laws, self._of_laws(query, laws, title, context), context)
        place, words = _without_place(title)
        most = _MOST if place or query.cited_year else _MANY
        records = self._with_words(title, words, query, most)
        found = {record.id: record for record in records}.values()
        graded = [each for record in found if (each := _grade(query, record, place, words, context)) is not None]
        whole = [each for each in graded if each.title is SAME]
        if whole:
            return _sure(query, _of_whole_titles(query, one_record_each(whole), context))
        verdict = _of_parts(query, graded, words, place, context)
        if len(records) >= most and verdict.outcome is Outcome.RESOLVED:  # others may be among those not looked at
            verdict = Verdict(Outcome.AMBIGUOUS, verdict.graded, (Reason("title_in_part", {"total": len(records)}),))
        return _sure(query, verdict)

    def _of_laws(self, query: Query, laws: Sequence[Law], title: str, context: Context) -> list[Graded]:
        """Return the records of laws by their numbers; by their whole titles where they have none."""
        keys = keys_of(laws)
        records = self._store.by_keys(keys) if keys else self._exact(query, title)
        graded = [each for record in records if (each := _grade(query, record, "", title, context)) is not None]
        return one_record_each([each._replace(title=SAME) for each in graded if keys or each.title is SAME])

    def _exact(self, query: Query, title: str) -> list[Record]:
        """Return the records whose whole title it is, with or without the type and the year."""
        titles = [title, f"{squash(query.type)} {title}"] if query.type else [title]
        if query.type == "Hiến pháp":
            titles = [title, f"{title} {squash(_COUNTRY)}"]
        if query.issued_year is not None:
            titles += [f"{each} {lead}{query.issued_year}" for each in titles for lead in ("", "nam ")]
        return [record for each in titles for record in self._store.by_title(each, _MOST)]

    def _with_words(self, title: str, words: str, query: Query, most: int) -> list[Record]:
        exact = self._exact(query, title)
        asked = [word for word in dict.fromkeys(words.split()) if word in content(words)]
        if len(asked) < _FEWEST and not exact and query.type not in LAWS:
            return []
        return exact + self._store.by_ids(self._index.find(asked, most))


def _sure(query: Query, verdict: Verdict) -> Verdict:
    """Demote a title's verdict where the citation holds a number that could not be read."""
    if verdict.outcome is Outcome.RESOLVED and query.unread:
        return Verdict(Outcome.AMBIGUOUS, verdict.graded, (Reason("number_unread"), *verdict.reasons))
    return verdict


def _without_place(title: str) -> tuple[str, str]:
    """Split the name of a province at the end off a title: ("hai phong", "gia dat")."""
    match = _place_last().search(title)
    return (place_of(match[1]), title[: match.start()]) if match else ("", title)


@cache
def _place_last() -> re.Pattern[str]:
    names = {squash(spelling) for each in territories() for spelling in (each.name, *each.spellings)}
    words = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return re.compile(rf"\s+(?:(?:thanh pho|tinh|tp)\s+)?({words})$")


def _grade(query: Query, record: Record, place: str, words: str, context: Context) -> Graded | None:
    """Grade a record by everything but its number; None where it is another document."""
    kind = compare_types(query.type, record)
    office = office_of_record(record.issuer, record.territory, record.symbol)
    match = match_offices(query.office, office)
    issued = record.issued_on
    if context.date is not None and issued is not None and issued > context.date.isoformat():
        return None
    if kind is DIFFERS or match in {Match.OTHER, Match.OTHER_BODY, Match.SUCCESSOR}:
        return None
    date = _date(query, record)
    if date is DIFFERS or not _in_place(place, record, office.place if office else ""):
        return None
    issuer = SAME if match in {Match.SAME, Match.COMPATIBLE} else UNKNOWN
    title = _title(query, record, words)
    if title is UNKNOWN:
        return None
    return Graded(Grade.FITS, record, kind, issuer, date, title, complete=False)


def _title(query: Query, record: Record, words: str) -> FieldAgreement:
    theirs = record.title_key
    if theirs is None:
        return UNKNOWN
    kind = squash(query.type or "")
    mine = {core(query.title or ""), core(words)}
    if query.type == "Hiến pháp":
        mine |= {f"{kind} {squash(_COUNTRY)}", squash(_COUNTRY)}
        theirs = re.sub(r"(?: nam)? (?:19|20)\d\d$", "", theirs)
    if core(theirs) in mine or core(theirs.removeprefix(f"{kind} ")) in mine:
        return SAME
    matched = match_titles(words, theirs)
    return (
        FieldAgreement.COMPATIBLE if matched in {TitleMatch.SAME, TitleMatch.CONTAINED, TitleMatch.ALIKE} else UNKNOWN
    )


def _date(query: Query, record: Record) -> FieldAgreement:
    if query.date is not None:
        if record.issued_on is None:
            return UNKNOWN
        return SAME if record.issued_on == query.date.isoformat() else DIFFERS
    if query.issued_year is None:
        return UNKNOWN
    if record.issued_year == query.issued_year or str(query.issued_year) in (record.title_key or "").split():
        return FieldAgreement.COMPATIBLE
    return UNKNOWN if record.issued_year is None else DIFFERS


def _in_place(place: str, record: Record, home: str) -> bool:
    return not place or home == place or place in (record.title_key or "")


def _of_whole_titles(query: Query, whole: Sequence[Graded], context: Context) -> Verdict:
    """Rule 5: a title said in whole leads to the only document that has it."""
    named = ",".join(name for name, said in (("type", query.type), ("title", True), ("date", query.date)) if said)
    sure = [each for each in whole if not (query.date or query.issued_year) or each.date is not UNKNOWN]
    if len(whole) == 1 and (against := against_context(query, whole[0], context)) is not None:
        return Verdict(Outcome.AMBIGUOUS, tuple(whole), (against,))
    if len(whole) == 1 and sure:
        return Verdict(Outcome.RESOLVED, tuple(whole), (Reason("title_fits", {"fields": named}),))
    if len(whole) > 1:
        chosen, by = choose(query, list(whole), context)
        if chosen is not None:
            reason = Reason("chosen_by_context", {"total": len(whole), "by": by})
            return Verdict(Outcome.RESOLVED, (chosen,), (reason,))
    return Verdict(Outcome.AMBIGUOUS, tuple(whole), (Reason("several", {"total": len(whole)}),))


def _of_parts(query: Query, graded: Sequence[Graded], words: str, place: str, context: Context) -> Verdict:
    """Rule 6: a part of a title leads to a document only if it is most of it, and place and year agree."""
    if not graded:
        return Verdict(Outcome.NOT_FOUND, (), (Reason("no_title", {"fields": "title"}),))
    said = content(words)
    if len(graded) == 1:
        only = graded[0]
        covered = len(said & content(only.record.title_key or "")) / len(content(only.record.title_key or "") or said)
        dated = only.date in {SAME, FieldAgreement.COMPATIBLE}
        placed = bool(place) or only.issuer is SAME
        here = against_context(query, only, context) is None
        if covered >= _COVERED and dated and placed and here and only.type is SAME:
            return Verdict(Outcome.RESOLVED, (only,), (Reason("title_fits", {"fields": "type,issuer,date,title"}),))
    reason = Reason("title_in_part", {"total": len(graded)})
    return Verdict(Outcome.AMBIGUOUS, tuple(graded), (reason,))
