"""The door: from a citation to the one document that is meant, or to the candidates, with reasons."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice

from vbqppl.citation.model import Mention
from vbqppl.registry import Registry
from vbqppl.resolve.by_title import TitleSearch
from vbqppl.resolve.decide import Verdict, decide
from vbqppl.resolve.grade import SAME, Grade, Graded, agrees, grade
from vbqppl.resolve.model import Candidate, Context, Difference, Outcome, Reason, Resolution
from vbqppl.resolve.near import nearest, slips_of
from vbqppl.resolve.query import Query, read_query
from vbqppl.resolve.readings import How, Reading, readings
from vbqppl.resolve.show import differences, show
from vbqppl.resolve.store import Record, Row, Store
from vbqppl.resolve.titles import telling

MANY = 1000  # citations from which on reading the whole registry pays
_LOOKED_AT = 50  # records of other provinces that are looked at for near ones
LISTED = 10  # candidates that an answer lists; `total` counts them all
_NO_CONTEXT = Context()


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
        return self._resolve(citation, context or _NO_CONTEXT)

    def _resolve(self, citation: Mention | str, around: Context) -> Resolution:
        query = read_query(citation)
        if query.ordinal is None:
            return self._by_title(query, around)
        out: list[Graded] = []
        elsewhere: list[Callable[[], list[Row]]] = []
        later: list[Record] = []
        for reading in readings(query, self._store):
            read = query if reading.year == query.year else replace(query, year=reading.year)
            graded = self._grade(read, reading, around, later)
            verdict = decide(read, graded, around, lambda each: slips_of(query, each.record, self._store))
            if verdict is not None:
                return self._answer(read, verdict, reading.how)
            out += graded
            elsewhere.append(reading.elsewhere)
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
        for count, citation in enumerate(citations):
            if count == MANY:
                self._store.keep_in_memory()
            yield self._resolve(citation, around)

    def complete(self, typed: str, limit: int = 20) -> list[str]:
        """Return numbers of the registry that begin as typed ("42", "428/Q"), for shell completion."""
        query = read_query(typed)
        prefix = query.key if query.symbol else f"{typed.strip().partition('/')[0].lstrip('0')}"
        if not prefix or not prefix[0].isdigit():
            return []
        return self._store.numbers(prefix, limit)

    def _grade(self, query: Query, reading: Reading, context: Context, later: list[Record]) -> list[Graded]:
        day = query.date.isoformat() if query.date else None
        citing = context.date.isoformat() if context.date else None
        graded: list[Graded] = []
        for record in reading.records:
            if citing is not None and record.issued_on is not None and record.issued_on > citing:
                later.append(record)
                continue
            each = grade(query, record, day, symbol_said=reading.how is not How.NO_SYMBOL)
            graded.append(_witnessed(each, query, reading.how) if reading.how.strict else each)
        return graded

    def _by_title(self, query: Query, context: Context) -> Resolution:
        if query.title is None:
            return Resolution(query.text, Outcome.NOT_FOUND, reasons=(Reason("unreadable"),))
        verdict = self._titles.search(query, context)
        return self._answer(query, verdict, None)

    def _answer(self, query: Query, verdict: Verdict, how: How | None) -> Resolution:
        listed = verdict.graded[:LISTED] if len(verdict.graded) <= LISTED else _best(verdict.graded)
        candidates = self._candidates(query, listed, how)
        outcome, reasons = verdict.outcome, verdict.reasons
        found: tuple[Difference, ...] = ()
        if how is not None and how > How.PRINTED and candidates:
            number = candidates[0].document.number or ""
            reasons = (Reason("read_as", {"cited": query.number or query.text, "number": number}), *reasons)
        if outcome.found:
            found = differences(candidates[0].agreement)
            if found:
                outcome = Outcome.RESOLVED_WITH_DIFFERENCES
                reasons = (*reasons, *_difference_reasons(found))
        document = candidates[0].document if outcome.found else None
        return Resolution(query.text, outcome, document, candidates, found, reasons, len(verdict.graded))

    def _candidates(self, query: Query, graded: Sequence[Graded], how: How | None) -> tuple[Candidate, ...]:
        whole = self._store.whole([each.record for each in graded])
        shown = [show(query, each, record.document, how) for each, record in zip(graded, whole, strict=True)]
        if len(shown) > 1:
            shown.sort(key=lambda candidate: -candidate.score)
        return tuple(shown)

    def _not_found(self, query: Query, out: list[Graded], later: list[Record], context: Context) -> Resolution:
        near, evidence = nearest(query, out, self._store, context)
        candidates = self._candidates(query, near, None)
        reasons: list[Reason] = []
        number = query.number or ""
        if later and not out:
            day = "/".join(reversed((later[0].issued_on or "").split("-")))
            citing = context.date.strftime("%d/%m/%Y") if context.date else ""
            reasons.append(Reason("later", {"number": number, "registered": day, "cited": citing}))
        elif out:
            fields = _against(out)
            reasons.append(Reason("none_fits", {"total": len(out), "number": number, "fields": fields}))
        else:
            reasons.append(Reason("no_number", {"number": number}))
        if candidates:
            first = candidates[0].document
            clue = evidence.get(first.id, "same_number")
            reasons.append(Reason("nearest", {"number": first.number or "", "evidence": clue}))
        return Resolution(query.text, Outcome.NOT_FOUND, None, candidates, (), tuple(reasons), len(candidates))


def _witnessed(each: Graded, query: Query, how: How) -> Graded:
    """Demote a record whose number was read freely and that nothing else in the citation confirms."""
    told = each.date is SAME or (agrees(each.title) and telling(query.title))
    witnessed = {
        Grade.FITS: (told or each.complete) if how is not How.MISSPELT else told and each.complete,
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
