"""What a cross-check asks of a registry, answered by the registry."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from vbqppl.citation.model import Mention
from vbqppl.crosscheck.gather import Neighbour
from vbqppl.registry import Registry
from vbqppl.resolve import Context, Resolution, Resolver
from vbqppl.validity.model import Document, Event

if TYPE_CHECKING:
    from vbqppl.lists.counts import Ended

_LIMIT = 4000  # rows of one window of time; more would say no more


class RegistryKnowledge:
    """A registry, as `crosscheck.gather` asks it."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._resolver = Resolver(registry)
        self._answers: dict[tuple[object, ...], Resolution] = {}

    def resolve(self, mention: Mention, context: Context) -> Resolution | None:
        """Return which document a citation means; the same words are asked for once."""
        said = (mention.kind, mention.number or mention.text, mention.type, mention.title, mention.date, mention.issuer)
        key = (*said, context.issuer, context.territory, context.date)
        if key not in self._answers:
            self._answers[key] = self._resolver.resolve(mention, context)
        return self._answers[key]

    def events(self, ids: Iterable[int]) -> Mapping[int, Sequence[Event]]:
        """Return the events of documents, by id."""
        return self._registry.events_bulk(ids)

    def documents(self, ids: Iterable[int]) -> Mapping[int, Document]:
        """Return documents by id."""
        return self._registry.documents.many(ids)

    def neighbours(self, symbols: tuple[str, str], first: dt.date, last: dt.date) -> Iterable[Neighbour]:
        """Return the documents of a range of symbols that were issued between two days, by date."""
        rows = self._registry.connection.execute(
            "SELECT number, issued_on, issuer, territory FROM document WHERE symbol BETWEEN ? AND ? AND "
            "issued_on BETWEEN ? AND ? AND number <> '' ORDER BY issued_on LIMIT ?",
            (*symbols, first.isoformat(), last.isoformat(), _LIMIT),
        )
        return map(Neighbour._make, rows)

    def ended(self, year: int) -> "Iterable[Ended]":
        """Return the documents of the list of expiry of a year, as `vbqppl stats` counts them."""
        from vbqppl.lists.counts import ended_in

        ids = [
            row[0]
            for row in self._registry.connection.execute(
                "SELECT DISTINCT document_id FROM event WHERE on_date BETWEEN ? AND ? "
                "OR (on_date < ? AND (announced_by IS NOT NULL OR announced_id IS NOT NULL)) "
                "UNION SELECT id FROM document WHERE declared_end BETWEEN ? AND ?",
                (f"{year}-01-01", f"{year}-12-31", f"{year}-01-01", f"{year - 1}-12-31", f"{year}-12-30"),
            )
        ]
        documents, events = self._registry.documents.many(ids), self._registry.events_bulk(ids)
        among = [(documents[each], events.get(each, ())) for each in sorted(documents)]
        return tuple(ended_in(self._registry, year, among=among))

    def text(self, document_id: int) -> str | None:
        """Return the text of a document, if the registry has it."""
        return self._registry.text(document_id)
