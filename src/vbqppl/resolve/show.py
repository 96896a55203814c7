"""Showing a graded record: the agreement of every field with both values, the differences, the score."""

from functools import lru_cache

from vbqppl.resolve.grade import COMPATIBLE, DIFFERS, SAME, UNKNOWN, Graded
from vbqppl.resolve.model import Agreement, Candidate, Comparison, Difference, FieldAgreement, FieldName
from vbqppl.resolve.query import Query
from vbqppl.resolve.readings import How
from vbqppl.text import write_date
from vbqppl.validity.model import Document

_written = lru_cache(maxsize=16384)(write_date)


def show(query: Query, graded: Graded, document: Document, how: How | None) -> Candidate:
    """Return the candidate with its agreement; `how` is None where the number is not the cited one."""
    agreement = _agreement(query, graded, document, how)
    near = query.ordinal is not None and agreement.number.verdict is DIFFERS
    return Candidate(document, _score(agreement), agreement, near)


def _agreement(query: Query, graded: Graded, document: Document, how: How | None) -> Agreement:
    cited_date = _written(query.date) if query.date else str(query.issued_year) if query.issued_year else None
    return Agreement(
        number=Comparison(_number(query, document), query.number, document.number),
        type=Comparison(graded.type, query.type, document.type),
        symbol=Comparison(_symbol(query, document, how), query.symbol, document.symbol),
        issuer=Comparison(graded.issuer, query.issuer, document.issuer or document.territory),
        date=Comparison(graded.date, cited_date, _written(document.issued_on) if document.issued_on else None),
        title=Comparison(graded.title, query.title, document.title),
    )


def _number(query: Query, document: Document) -> FieldAgreement:
    """Compare ordinal and year, which are the number apart from its symbol."""
    if query.ordinal is None or document.ordinal is None:
        return UNKNOWN
    if query.ordinal != document.ordinal:
        return DIFFERS
    if query.year == document.year:
        return SAME
    return COMPATIBLE if query.year is None or document.year is None else DIFFERS


def _symbol(query: Query, document: Document, how: How | None) -> FieldAgreement:
    if query.symbol is None or document.symbol is None:
        return COMPATIBLE if how is not None and How.PRINTED < how < How.NO_SYMBOL else UNKNOWN
    if query.symbol == document.symbol:
        return SAME
    return COMPATIBLE if how is not None and How.PRINTED < how < How.MISSPELT else DIFFERS


def differences(agreement: Agreement) -> tuple[Difference, ...]:
    """Return the fields that differ, with both values; the number is no such field."""
    if not any(verdict is DIFFERS for verdict, _, _ in agreement[1:]):
        return ()
    return tuple(
        Difference(name, comparison.cited or "", comparison.registered or "")
        for name, comparison in agreement.fields()
        if comparison.verdict is DIFFERS and name is not FieldName.NUMBER
    )


def _score(agreement: Agreement) -> float:
    """Return the share of what the citation says that agrees: same counts whole, compatible three quarters."""
    said = 0
    points = 0.0
    for verdict, cited, _ in agreement:
        if cited is not None:
            said += 1
            points += 1.0 if verdict is SAME else 0.75 if verdict is COMPATIBLE else 0.25 if verdict is UNKNOWN else 0.0
    return points / said if said else 0.0
