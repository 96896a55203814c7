"""What the rules that compare a citation with the registry share."""

from collections.abc import Iterator
from dataclasses import dataclass

from vbqppl.crosscheck.case import Case, Cited
from vbqppl.reference import issuers_of_symbol
from vbqppl.resolve.model import Agreement, FieldAgreement, FieldName, Outcome
from vbqppl.validity.model import Document


@dataclass(frozen=True, slots=True)
class Differing:
    """A citation whose document is known and says something else in one field."""

    cited: Cited
    document: Document
    said: str
    registered: str


def differing(case: Case, field: FieldName) -> Iterator[Differing]:
    """Yield the citations in which this field is not the registry's.

    Those whose document was taken with a difference; and those that were not found although the registry has the
    number, where that number leaves no other document and this field alone speaks against it.
    """
    for cited in case.cited:
        if cited.resolution is None:
            continue
        if cited.document is not None:
            for difference in cited.resolution.differences:
                if difference.field is field:
                    yield Differing(cited, cited.document, difference.cited, difference.registered)
        elif cited.resolution.outcome is Outcome.NOT_FOUND:
            yield from turned_away(cited, field)


def turned_away(cited: Cited, field: FieldName) -> Iterator[Differing]:
    """Yield the document of this very number that was not taken because of this field alone."""
    if cited.resolution is None:
        return
    same = [c for c in cited.resolution.candidates if c.agreement.number.verdict is FieldAgreement.SAME]
    if len(same) != 1:
        return
    agreement = same[0].agreement
    against = {name for name, each in agreement.fields() if each.verdict is FieldAgreement.DIFFERS}
    if against == {field} and _leaves_no_other(cited, agreement):
        compared = dict(agreement.fields())[field]
        yield Differing(cited, same[0].document, compared.cited or "", compared.registered or "")


def _leaves_no_other(cited: Cited, agreement: Agreement) -> bool:
    """Tell whether number and date, or a number with its year and issuer, lead to one document."""
    if agreement.date.verdict is FieldAgreement.SAME:
        return True
    if cited.number is None or cited.number.year is None:
        return False
    if agreement.issuer.verdict in (FieldAgreement.SAME, FieldAgreement.COMPATIBLE):
        return True
    named = issuers_of_symbol(cited.number.symbol)
    return bool(named) and all(issuer.territory == "" for bodies in named for issuer in bodies)
