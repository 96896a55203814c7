"""Near documents: other numbers with the same date or title, offered with their evidence, never taken."""

from collections.abc import Iterable, Sequence

from vbqppl.resolve.grade import Grade, Graded, agrees, grade
from vbqppl.resolve.model import Context
from vbqppl.resolve.office import Match, match_offices, office_of_record
from vbqppl.resolve.query import Query
from vbqppl.resolve.store import Record, Store

_LISTED = 5


def one_slip(one: str, other: str) -> bool:
    """Tell whether two ordinals are one digit apart: changed, left out, added, or two swapped (428, 482)."""
    if one == other:
        return False
    if len(one) == len(other):
        places = [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        if len(places) == 1:
            return True
        return (
            len(places) == 2  # noqa: PLR2004
            and places[1] == places[0] + 1
            and one[places[0]] == other[places[1]]
            and one[places[1]] == other[places[0]]
        )
    shorter, longer = sorted((one, other), key=len)
    return len(longer) - len(shorter) == 1 and any(
        longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer))
    )


def slips_of(query: Query, taken: Record, store: Store) -> list[str]:
    """Return the numbers of the cited day, of the same series as `taken`, that are one slip from the cited one."""
    if query.date is None or taken.ordinal is None:
        return []
    office = office_of_record(taken.issuer, taken.territory, taken.symbol)
    return [
        record.number or ""
        for record in store.by_day(query.date.isoformat())
        if record.symbol == taken.symbol
        and record.ordinal is not None
        and (one_slip(taken.ordinal, record.ordinal) if record.year == taken.year else record.ordinal == taken.ordinal)
        and match_offices(office, office_of_record(record.issuer, record.territory, record.symbol))
        not in {Match.OTHER, Match.OTHER_BODY}
    ]


def nearest(query: Query, out: Sequence[Graded], store: Store, context: Context) -> tuple[list[Graded], dict[int, str]]:
    """Return records that the citation may have meant, best first, and the evidence for each by id."""
    found: dict[int, tuple[float, Graded, str]] = {}
    citing = context.date.isoformat() if context.date else None
    for each in (*_graded_of_day(query, store), *out):
        clues = _clues(query, each)
        if each.record.id in found or not clues:
            continue
        if citing is not None and (each.record.issued_on or "") > citing:
            continue
        found[each.record.id] = (_weight(clues), each, ",".join(clues))
    best = sorted(found.values(), key=lambda entry: (-entry[0], entry[1].record.id))[:_LISTED]
    return [each for _, each, _ in best], {each.record.id: evidence for _, each, evidence in best}


def _graded_of_day(query: Query, store: Store) -> Iterable[Graded]:
    if query.date is None or query.ordinal is None:
        return
    day = query.date.isoformat()
    for record in store.by_day(day):
        if record.ordinal is None or not (record.ordinal == query.ordinal or one_slip(record.ordinal, query.ordinal)):
            continue
        yield grade(query, record, day)


def _clues(query: Query, each: Graded) -> list[str]:
    """Return what speaks for a record, as codes of words; nothing where it is of another office."""
    record = each.record
    office = office_of_record(record.issuer, record.territory, record.symbol)
    if match_offices(query.office, office) is Match.OTHER:
        return []
    clues = []
    if record.ordinal == query.ordinal:
        clues.append("same_number" if record.symbol == query.symbol else "same_ordinal")
    elif record.symbol == query.symbol:
        clues.append("same_symbol")
    if each.date == "same":
        clues.append("same_date")
    elif query.date is not None and record.issued_on is not None and record.issued_on[5:] == query.date.isoformat()[5:]:
        clues.append("same_day_and_month")
    if each.grade is not Grade.OUT and agrees(each.title):
        clues.append("same_title")
    if agrees(each.issuer):
        clues.append("same_issuer")
    return clues


_WEIGHTS = {
    "same_title": 5,
    "same_date": 4,
    "same_number": 3,
    "same_ordinal": 2,
    "same_day_and_month": 2,
    "same_symbol": 2,
    "same_issuer": 1,
}


def _weight(clues: Sequence[str]) -> float:
    return sum(_WEIGHTS.get(clue, 0) for clue in clues)
