"""Laws by their names: which law of a name a citation means, by its year or by the day of the citing text."""

from collections.abc import Sequence

from vbqppl.citation.number import parse_number
from vbqppl.reference import Law, laws_called
from vbqppl.resolve.decide import Verdict
from vbqppl.resolve.grade import Graded
from vbqppl.resolve.model import Context, Outcome, Reason
from vbqppl.resolve.query import Query
from vbqppl.text import write_date

LAWS = frozenset({"Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp"})
_CODES = ("Luật", "Bộ luật")  # a code is called a law too


def laws_meant(query: Query, title: str) -> list[Law]:
    """Return the laws of this name, the oldest first; only those of the cited year where one is cited."""
    if query.type not in LAWS:
        return []
    kinds = _CODES if query.type in _CODES else (query.type,)
    names = [query.type] if query.type == "Hiến pháp" else [f"{kind} {title}" for kind in kinds]
    found = [law for name in names for law in laws_called(name) if not law.amending]
    cited = query.cited_year
    return [law for law in found if cited is None or _year(law) in {None, cited}]


def keys_of(laws: Sequence[Law]) -> list[str]:
    """Return the keys of the laws' numbers."""
    return [number.key for law in laws if (number := parse_number(law.number)) is not None]


def by_name(query: Query, laws: Sequence[Law], held: Sequence[Graded], context: Context) -> Verdict:
    """Return the verdict on a law cited by its name, `held` being the records of those laws.

    Laws of one name follow each other: the youngest one on the day of the citing text is meant. Without that day and
    without a year nothing is taken where there was more than one, though the registry may hold only one of them.
    """
    meant = laws
    if len(laws) > 1 and query.cited_year is None:
        meant = _of_the_day(laws, context)
        if len(meant) > 1:
            values = {"numbers": _numbers(laws)}
            outcome = Outcome.AMBIGUOUS if held else Outcome.NOT_FOUND
            return Verdict(outcome, tuple(held), (Reason("laws_of_name", values),))
    keys = set(keys_of(meant))
    taken = [
        each
        for each in held
        if not keys or f"{each.record.ordinal}/{each.record.year or ''}/{each.record.symbol}" in keys
    ]
    if len(taken) == 1:
        reason = Reason("title_fits", {"fields": "type,title"})
        if len(laws) > 1:
            reason = Reason("chosen_by_context", {"total": len(laws), "by": "citing_date"})
        return Verdict(Outcome.RESOLVED, tuple(taken), (reason,))
    if taken:
        return Verdict(Outcome.AMBIGUOUS, tuple(taken), (Reason("several", {"total": len(taken)}),))
    return Verdict(
        Outcome.NOT_FOUND, (), (Reason("law_not_held", {"cited": laws[0].name, "numbers": _numbers(meant)}),)
    )


def _year(law: Law) -> int | None:
    if law.issued_on is not None:
        return law.issued_on.year
    number = parse_number(law.number)
    return number.year if number else None


def _of_the_day(laws: Sequence[Law], context: Context) -> Sequence[Law]:
    """Return the youngest law on the day of the citing text; all where that cannot be told."""
    if context.date is None:
        return laws
    day = context.date
    before = [law for law in laws if (_year(law) or 0) <= day.year and (law.issued_on is None or law.issued_on <= day)]
    if not before:
        return laws
    latest = max(_year(law) or 0 for law in before)
    youngest = [law for law in before if (_year(law) or 0) == latest]
    if any(law.issued_on is None for law in youngest) and latest == day.year:
        return laws  # of this year, but perhaps of a later day
    return youngest


def _numbers(laws: Sequence[Law]) -> str:
    named = [law.number or (f"bản ngày {write_date(law.issued_on)}" if law.issued_on else law.name) for law in laws]
    return ", ".join(dict.fromkeys(named))
