"""A cross-check without any registry: what the text alone says."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from vbqppl.citation import Mention, extract
from vbqppl.crosscheck.checking import ask, check
from vbqppl.crosscheck.gather import Neighbour
from vbqppl.crosscheck.model import Finding, Report
from vbqppl.lists.counts import Ended
from vbqppl.readers import read
from vbqppl.resolve.model import Context, Resolution
from vbqppl.validity.model import Document, Event


@dataclass(frozen=True)
class Nothing:
    """Knows no document but the neighbours that it is given."""

    beside: tuple[Document, ...] = ()

    def resolve(self, mention: Mention, context: Context) -> Resolution | None:
        return None

    def events(self, ids: Iterable[int]) -> Mapping[int, Sequence[Event]]:
        return {}

    def documents(self, ids: Iterable[int]) -> Mapping[int, Document]:
        return {}

    def neighbours(self, symbols: tuple[str, str], first: dt.date, last: dt.date) -> Iterable[Neighbour]:
        low, high = symbols
        for document in self.beside:
            number = document.parsed_number
            if number is not None and document.issued_on is not None:
                symbol = "-".join(number.groups)
                if low <= symbol <= high and first <= document.issued_on <= last:
                    yield Neighbour(
                        document.number or "", document.issued_on.isoformat(), document.issuer, document.territory
                    )

    def ended(self, year: int) -> Iterable[Ended]:
        return ()

    def text(self, document_id: int) -> str | None:
        return None


def report(text: str, as_of: dt.date, issuer: str | None = None, beside: tuple[Document, ...] = ()) -> Report:
    """Return what the rules say of a text, knowing nothing but some neighbours."""
    manuscript = read(text.encode(), "bao-cao.md")
    question = ask(manuscript, as_of=as_of, issuer=issuer)
    return check(manuscript, extract(manuscript.text), Nothing(beside), question=question)


def problems(
    text: str, as_of: dt.date, issuer: str | None = None, beside: tuple[Document, ...] = ()
) -> list[tuple[str, str, str | None]]:
    """Return rule, quote and suggestion of every problem."""
    return [summary_of(f) for f in report(text, as_of, issuer, beside).findings if f.severity.is_problem]


def summary_of(finding: Finding) -> tuple[str, str, str | None]:
    return finding.rule, finding.quote, finding.suggestion.text if finding.suggestion else None
