"""The door: from a citation to the one document that is meant, or to the candidates, with reasons."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain, islice
from typing import NamedTuple

from vbqppl.citation.model import Mention
from vbqppl.registry import Registry
from vbqppl.resolve.by_title import TitleSearch
from vbqppl.resolve.decide import Verdict, decide
from vbqppl.resolve.grade import SAME, UNKNOWN, Grade, Graded, agrees, grade
from vbqppl.resolve.model import Candidate, Context, Difference, Outcome, Reason, Resolution
from vbqppl.resolve.near import nearest, slips_of
from vbqppl.resolve.query import Query, read_query
from vbqppl.resolve.readings import How, Reading, likely, readings, screened
from vbqppl.resolve.show import differences, show
from vbqppl.resolve.store import Record, Row, Store
from vbqppl.resolve.titles import content, telling
from vbqppl.text import write_date
from vbqppl.validity.model import Document

MANY = 1000  # citations from which on reading the whole registry pays
_LOOKED_AT = 50  # records of other provinces that are looked at for near ones
LISTED = 10  # candidates that an answer lists; `total` counts them all
_ISSUED = Record._fields.index("issued_on")
_ID = re.compile(r"\s*id:\s*(\d{1,15})\s*", re.IGNORECASE)
_TOGETHER = 256  # citations whose documents are read at once, in bulk
_NO_CONTEXT = Context()


class _Decided(NamedTuple):
    """A verdict on a citation whose documents are still to be read; `graded` are those that will be listed."""

    query: Query
    verdict: Verdict
    graded: Sequence[Graded]
    how: How | None = None
    evidence: Mapping[int, str] | None = None


class Resolver:
    """Resolves citations against one registry.

    Exact beats fuzzy and unique beats likely: candidates by the number as printed, then as repaired, then the
    agreement of every field, then a small table of rules (docs/resolution.md). What it
    keeps of the registry (its symbols; in bulk its rows) it reads again after a change.
    """

    def __init__(self, registry: Registry) -> None:
        self._store = Store(registry)
        self._titles = TitleSearch(registry, self._store)

    def resolve(self, citation: Mention | str, context: Context | None = None) -> Resolution:
        """Return which document a mention or a typed line means; never raises on what the citation says."""
        self._store.refresh()
        return self._told([self._decide(citation, context or _NO_CONTEXT)])[0]

    def _decide(self, citation: Mention | str, around: Context) -> _Decided:
        if isinstance(citation, str) and (ident := _ID.fullmatch(citation)):
            return self._by_id(citation, int(ident[1]))
        query = read_query(citation)
        if query.ordinal is None:
            return self._by_title(query, around)
        out: list[Graded] = []
        elsewhere: list[Callable[[], list[Row]]] = []
        later: list[Record] = []
        for reading in readings(query, self._store):
            read = query if reading.year == query.year else replace(query, year=reading.year)
            graded = self._grade(read, reading, around, later)
            verdict = decide(read, graded, around, lambda each: slips_of(query, each.record, self._store), self._home)
            if verdict is not None:
                return _decided(read, _of_kind(read, verdict, reading.how), reading.how)
            out += graded
            looked_at = [*later, *(each.record for each in graded)]
            elsewhere += (partial(_passed_over, reading.rows, looked_at), reading.elsewhere)
        day = query.date.isoformat() if query.date else None
        rows = islice(chain.from_iterable(fetch() for fetch in elsewhere), _LOOKED_AT)
        out += [grade(query, Record._make(row), day) for row in rows]
        return self._not_found(query, out, later, around)

    def resolve_many(self, citations: Iterable[Mention | str], context: Context | None = None) -> Iterator[Resolution]:
        """Yield one answer for each citation, in their order.

        From the thousandth on the registry is held in memory (about 1 KiB a document), until the next call.
        """
        around = context or _NO_CONTEXT
        self._store.refresh()
        rest = iter(citations)
        for citation in islice(rest, MANY):
            yield self._told([self._decide(citation, around)])[0]
        while some := list(islice(rest, _TOGETHER)):
            self._store.keep_in_memory()
            yield from self._told([self._decide(citation, around) for citation in some])

    def complete(self, typed: str, limit: int = 20) -> list[str]:
        """Return numbers of the registry that begin as typed ("42", "428/Q"), for shell completion."""
        query = read_query(typed)
        prefix = query.key if query.symbol else f"{typed.strip().partition('/')[0].lstrip('0')}"
        if not prefix or not prefix[0].isdigit():
            return []
        return self._store.numbers(prefix, limit)

    def _grade(self, query: Query, reading: Reading, context: Context, later: list[Record]) -> list[Graded]:
        day = query.date.isoformat() if query.date else None
        rows = reading.rows
        if context.date is not None:
            citing = context.date.isoformat()
            later += [Record._make(row) for row in rows if (row[_ISSUED] or "") > citing]
            rows = [row for row in rows if (row[_ISSUED] or "") <= citing]
        strict, symbol_said = reading.how.strict, reading.how is not How.NO_SYMBOL

        def graded(some: list[Row]) -> list[Graded]:
            found = [grade(query, Record._make(row), day, symbol_said=symbol_said) for row in some]
            return [_witnessed(each, query, reading.how) for each in found] if strict else found

        if len(rows) > 1:
            first = likely(query, rows, day)
            if first and len(first) < len(rows):
                told = graded(first)
                if any(_enough(query, each) for each in told):
                    return told
            rows = screened(query, rows, day)
        return graded(rows)

    def _home(self) -> str:
        return self._store.home

    def _by_id(self, text: str, ident: int) -> _Decided:
        """Take the document with the id that answers print: "id:12"."""
        query = Query(text)
        found = tuple(grade(query, record, None) for record in self._store.by_ids([ident]))
        outcome = Outcome.RESOLVED if found else Outcome.NOT_FOUND
        return _decided(query, Verdict(outcome, found, (Reason("by_id" if found else "no_id", {"id": ident}),)), None)

    def _by_title(self, query: Query, context: Context) -> _Decided:
        if query.title is None:
            return _decided(query, Verdict(Outcome.NOT_FOUND, (), (Reason("unreadable"),)), None)
        return _decided(query, self._titles.search(query, context), None)

    def _told(self, decided: Sequence[_Decided]) -> list[Resolution]:
        """Read the documents of verdicts, all at once, and put the answers into words."""
        documents = self._store.documents({each.record.id for one in decided for each in one.graded})
        return [_answer(one, documents) for one in decided]

    def _not_found(self, query: Query, out: list[Graded], later: list[Record], context: Context) -> _Decided:
        near, evidence = nearest(query, out, self._store, context)
        called = (
            (Reason("named", {"cited": query.called, "number": f"{query.type} số {query.number}"}),)
            if query.called
            else ()
        )
        number = query.number or ""
        if later and not out:
            day = write_date(dt.date.fromisoformat(later[0].issued_on or ""))
            citing = write_date(context.date) if context.date else ""
            reason = Reason("later", {"number": number, "registered": day, "cited": citing})
        elif out:
            reason = Reason("none_fits", {"total": len(out), "number": number, "fields": _against(out)})
        else:
            reason = Reason("no_number", {"number": number})
        return _Decided(query, Verdict(Outcome.NOT_FOUND, tuple(near), (*called, reason)), near, None, evidence)


def _enough(query: Query, each: Graded) -> bool:
    """Tell whether a record fits so that no record outside of `likely` can fit as well."""
    if each.grade is not Grade.FITS:
        return False
    return each.date is SAME or content(query.title or "") <= content(each.record.title_key or "")


def _passed_over(rows: list[Row], looked_at: list[Record]) -> list[Row]:
    """Return the rows of a reading that were not graded, since they are surely other documents."""
    held = {record.id for record in looked_at}
    return [row for row in rows if row[0] not in held]


def _of_kind(query: Query, verdict: Verdict, how: How) -> Verdict:
    """Say what is wanting where the number has no symbol, and be careful with what a short name only suggests."""
    if how is How.NO_SYMBOL and query.type is None and verdict.outcome is Outcome.AMBIGUOUS:
        reason = Reason("symbol_missing", {"total": len(verdict.graded)})
        return Verdict(verdict.outcome, verdict.graded, (reason,))
    if query.called is None:
        return verdict
    named = Reason("named", {"cited": query.called, "number": f"{query.type} số {query.number}"})
    outcome = Outcome.AMBIGUOUS if verdict.outcome is Outcome.RESOLVED_WITH_DIFFERENCES else verdict.outcome
    return Verdict(outcome, verdict.graded, (named, *verdict.reasons))


def _decided(query: Query, verdict: Verdict, how: How | None) -> _Decided:
    listed = verdict.graded if len(verdict.graded) <= LISTED else _best(verdict.graded)
    return _Decided(query, verdict, listed, how)


def _answer(decided: _Decided, documents: Mapping[int, Document]) -> Resolution:
    query, verdict, graded, how, evidence = decided
    candidates = _candidates(query, graded, how, documents)
    outcome, reasons = verdict.outcome, verdict.reasons
    found: tuple[Difference, ...] = ()
    sure = outcome.found or (len(candidates) == 1 and how is not How.NO_SYMBOL)
    if how is not None and how > How.PRINTED and candidates and sure:
        number = candidates[0].document.number or ""
        reasons = (Reason("read_as", {"cited": query.number or query.text, "number": number}), *reasons)
    if evidence is not None and candidates:
        first = candidates[0].document
        clue = evidence.get(first.id, "same_number")
        reasons = (*reasons, Reason("nearest", {"number": first.number or "", "evidence": clue}))
    if outcome.found:
        found = differences(candidates[0].agreement)
        if found:
            outcome = Outcome.RESOLVED_WITH_DIFFERENCES
            reasons = (*reasons, *_difference_reasons(found))
    document = candidates[0].document if outcome.found else None
    return Resolution(query.text, outcome, document, candidates, found, reasons, len(verdict.graded))


def _candidates(
    query: Query, graded: Sequence[Graded], how: How | None, documents: Mapping[int, Document]
) -> tuple[Candidate, ...]:
    shown = [show(query, each, documents[each.record.id], how) for each in graded]
    if len(shown) > 1:
        shown.sort(key=lambda candidate: -candidate.score)
    return tuple(shown)


def _witnessed(each: Graded, query: Query, how: How) -> Graded:
    """Demote a record whose number was read freely and that nothing else in the citation confirms."""
    told = each.date is SAME or (agrees(each.title) and telling(query.title))
    complete = each.complete and not (query.date is not None and each.date is UNKNOWN)
    witnessed = {
        Grade.FITS: (told or complete) if how is not How.MISSPELT else told and each.complete,
        Grade.OFF: told and how is not How.MISSPELT,
    }
    return each if witnessed.get(each.grade, True) else each._replace(grade=Grade.POSSIBLE)


def _best(graded: Sequence[Graded]) -> list[Graded]:
    """Return those that agree in most fields, youngest first."""
    return sorted(graded, key=lambda each: (_agreeing(each), each.record.issued_on or ""), reverse=True)[:LISTED]


def _agreeing(each: Graded) -> int:
    return sum(map(agrees, (each.type, each.issuer, each.date, each.title)))


def _difference_reasons(found: tuple[Difference, ...]) -> tuple[Reason, ...]:
    return tuple(
        Reason(
            "differs",
            {"field": str(each.field), "cited": each.cited, "registered": each.registered},
        )
        for each in found
    )


def _against(out: Sequence[Graded]) -> str:
    """Return the fields in which the records of the number differ from the citation."""
    names = [
        name
        for name, values in (
            ("type", [each.type for each in out]),
            ("issuer", [each.issuer for each in out]),
            ("date", [each.date for each in out]),
            ("title", [each.title for each in out]),
        )
        if "differs" in values
    ]
    return ",".join(names or ["year"])
