"""The plan: for each row the document, its status before and after, and what stands against marking it."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from vbqppl.citation import parse_number
from vbqppl.lists.mentions import cite, first_mention
from vbqppl.lists.model import ListFile, ListRow, Options, Outcome, Plan, PlanRow, Remark, Section
from vbqppl.registry import Registry
from vbqppl.resolve import FieldName, Resolution, Resolver
from vbqppl.resolve import Outcome as Resolved
from vbqppl.text import squash
from vbqppl.validity import Document, Event, EventKind, Scope, status
from vbqppl.validity.model import AMENDING, ENDING, SUSPENDING

# A document that did one of these to another came after it.
_BY_A_LATER_ONE = (
    frozenset({EventKind.REPLACED, EventKind.REPEALED, EventKind.DECLARED_EXPIRED}) | AMENDING | SUSPENDING
)
_TOGETHER = 500  # rows whose events are fetched by one question
Each = Callable[[Sequence[ListRow]], Iterable[ListRow]]


def plan(source: ListFile, registry: Registry, options: Options, each: Each = iter) -> Plan:
    """Return what marking the list would do; nothing is written.

    `each` may show progress: it is given the rows and yields them.
    """
    planner = _Planner(registry, options, source)
    waiting = iter(each(source.rows))
    rows: list[PlanRow] = []
    while some := list(islice(waiting, _TOGETHER)):
        rows += planner.rows(some)
    last = registry.last_batch()
    return Plan(source, options, tuple(rows), last.id if last else 0)


@dataclass(slots=True)
class _Planner:
    registry: Registry
    options: Options
    source: ListFile
    resolver: Resolver = field(init=False)
    _events: dict[int, list[Event]] = field(default_factory=dict)
    _planned: dict[int, list[Event]] = field(default_factory=dict)
    _created: dict[str, Document] = field(default_factory=dict)
    _acting: dict[str, Document | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.resolver = Resolver(self.registry)

    def rows(self, rows: Sequence[ListRow]) -> Iterator[PlanRow]:
        """Plan some rows; the events of their documents are fetched together."""
        found = [self._resolve(row) for row in rows]
        self._events = self.registry.events_bulk(each.document.id for each in found if each and each.document)
        for row, resolution in zip(rows, found, strict=True):
            yield self._row(row, resolution)

    def _resolve(self, row: ListRow) -> Resolution | None:
        if row.mention is None or (row.problems and row.held is None):
            return None
        return self.resolver.resolve(row.mention)

    def _row(self, row: ListRow, resolution: Resolution | None) -> PlanRow:
        if row.held is not None:
            outcome = Outcome.KEPT if row.held.code == "refused" else Outcome.WAITING
            return PlanRow(row, outcome, resolution.document if resolution else None, reason=row.held)
        if resolution is None:
            reason = row.problems[0] if row.problems else Remark("unreadable", {"words": row.citation})
            return PlanRow(row, Outcome.INVALID, reason=reason)
        if row.section is Section.KEPT:
            return PlanRow(row, Outcome.KEPT, resolution.document, reason=Remark("kept"))
        if resolution.outcome is Resolved.AMBIGUOUS:
            return PlanRow(
                row, Outcome.AMBIGUOUS, candidates=resolution.candidates, reason=_unsure(resolution),
            )  # fmt: skip
        if resolution.document is None:
            return self._missing(row, resolution)
        if (difference := _serious(resolution)) is not None:
            return PlanRow(row, Outcome.CONFLICT, resolution.document, resolution.candidates, reason=difference)
        return self._known(row, resolution.document)

    def _missing(self, row: ListRow, resolution: Resolution) -> PlanRow:
        if not self.options.create_missing or row.facts.number is None:
            return PlanRow(
                row, Outcome.NOT_FOUND, candidates=resolution.candidates,
                reason=Remark("not_found" if row.facts.number else "no_facts"),
            )  # fmt: skip
        twin = self._created.get(row.citation)
        if twin is not None:
            return PlanRow(row, Outcome.ALREADY, twin, reason=Remark("twice"))
        draft = self._draft(row, row.facts)
        if (against := self._against(draft, row.facts, [])) is not None:
            return PlanRow(row, against[0], row.facts, reason=against[1])
        self._created[row.citation] = row.facts
        today = self.options.today
        before = status(row.facts, [], as_of=today)
        after = status(row.facts, [draft], as_of=today)
        return PlanRow(row, Outcome.CHANGE, row.facts, (), draft, before, after, Remark("created"), create=True)

    def _known(self, row: ListRow, document: Document) -> PlanRow:
        events = self._events.get(document.id, [])
        draft = self._draft(row, document)
        today = self.options.today
        before = status(document, events, as_of=today)
        planned = self._planned.get(document.id, [])
        against = self._against(draft, document, events) or self._twice(draft, planned)
        if against is not None:
            return PlanRow(row, against[0], document, before=before, after=before, reason=against[1])
        self._planned.setdefault(document.id, []).append(draft)
        after = status(document, [*events, draft], as_of=today)
        return PlanRow(row, Outcome.CHANGE, document, (), draft, before, after, Remark(_why(draft, today)))

    def _draft(self, row: ListRow, document: Document) -> Event:
        """Return the event that a row tells of; the options fill in what it does not say."""
        acting_words = row.acting or self.options.by
        acting = self._document(acting_words)
        announced = self._document(self.options.announced_by)
        own_date = acting is not None and acting.effective_on is not None and row.acting is not None
        return Event(
            document_id=document.id,
            kind=row.kind,
            on=row.on or (None if own_date else self.options.on),
            until=row.until,
            scope=row.scope,
            acting_id=acting.id if acting else None,
            acting=acting_words,
            announced_id=announced.id if announced else None,
            announced_by=self.options.announced_by,
            quote=row.reason,
            source=self.source.name,
            acting_effective_on=acting.effective_on if acting else None,
        )

    def _document(self, words: str | None) -> Document | None:
        """Return the document that a citation leads to without any difference."""
        if not words:
            return None
        if words not in self._acting:
            mention = first_mention(words)
            found = self.resolver.resolve(mention) if mention else None
            sure = found is not None and found.outcome is Resolved.RESOLVED
            self._acting[words] = found.document if found and sure else None
        return self._acting[words]

    def _against(self, draft: Event, document: Document, events: Sequence[Event]) -> tuple[Outcome, Remark] | None:
        """Return what stands against recording an event: it is there already, or contradicts what is there."""
        if _itself(draft, document):
            return Outcome.CONFLICT, Remark("itself")
        if draft.works_from is None:
            return Outcome.INVALID, Remark("no_date")
        if document.issued_on and draft.works_from < document.issued_on:
            values = {"on": draft.works_from.isoformat(), "issued_on": document.issued_on.isoformat()}
            return Outcome.CONFLICT, Remark("before_issue", values)
        if (older := self._older(draft, document)) is not None:
            return Outcome.CONFLICT, older
        for event in events:
            if (found := compare(draft, event)) is not None:
                return found
        return None

    def _older(self, draft: Event, document: Document) -> Remark | None:
        """Return that the acting or announcing document came before the one that it ends; None where it did not."""
        issued = document.issued_on
        for words, laid_down in ((draft.acting, draft.kind in _BY_A_LATER_ONE), (draft.announced_by, True)):
            mention = first_mention(words or "") if laid_down and issued else None
            if mention is None or issued is None:
                continue
            known = self._document(words)
            day = mention.date or (known.issued_on if known else None)
            number = parse_number(mention.number) if mention.number else None
            if day is not None and day < issued:
                return Remark("acting_is_older", {"acting": words or "", "issued_on": issued.isoformat()})
            if day is None and number is not None and number.year is not None and number.year < issued.year:
                return Remark("acting_is_older", {"acting": words or "", "issued_on": issued.isoformat()})
        return None

    def _twice(self, draft: Event, planned: Sequence[Event]) -> tuple[Outcome, Remark] | None:
        """Return what an earlier row of the same list has against this one."""
        for event in planned:
            if (found := compare(draft, event)) is not None:
                outcome, reason = found
                return outcome, Remark("twice") if outcome is Outcome.ALREADY else replace_code(reason)
        return None


def replace_code(reason: Remark) -> Remark:
    """Return a conflict as one between two rows of the same list."""
    return Remark("twice_" + reason.code, reason.values)


def compare(draft: Event, known: Event) -> tuple[Outcome, Remark] | None:
    """Return how a recorded event stands against a new one; None where both may stand.

    A whole document ends once: another day or another acting document is a conflict, the same ones are
    nothing new. Parts end each by itself.
    """
    if draft.kind in ENDING and known.kind in ENDING:
        if known.scope.is_whole:
            return _compare_ends(draft, known)
        return _compare_parts(draft, known)
    if draft.kind in SUSPENDING and known.kind in SUSPENDING and draft.scope == known.scope:
        return (Outcome.ALREADY, _was(known, "already")) if draft.works_from == known.works_from else None
    if draft.kind is known.kind and draft.scope == known.scope and draft.works_from == known.works_from:
        return (Outcome.ALREADY, _was(known, "already")) if _same_acting(draft, known) is not False else None
    return None


def _compare_ends(draft: Event, known: Event) -> tuple[Outcome, Remark] | None:
    if not draft.scope.is_whole:
        later = known.works_from is None or (draft.works_from or dt.date.max) >= known.works_from
        return (Outcome.CONFLICT, _was(known, "ended_before")) if later else None
    if known.works_from is None:
        return None
    if draft.works_from != known.works_from:
        return Outcome.CONFLICT, _was(known, "other_date")
    if _same_acting(draft, known) is False:
        return Outcome.CONFLICT, _was(known, "other_acting")
    return Outcome.ALREADY, _was(known, "already")


def _compare_parts(draft: Event, known: Event) -> tuple[Outcome, Remark] | None:
    if draft.scope.is_whole or draft.scope != known.scope:
        return None
    if draft.works_from == known.works_from:
        return Outcome.ALREADY, _was(known, "already")
    return Outcome.CONFLICT, _was(known, "other_date")


def _was(known: Event, code: str) -> Remark:
    day = known.works_from
    return Remark(code, {"on": day.isoformat() if day else "?", "acting": known.acting or "?"})


def _same_acting(draft: Event, known: Event) -> bool | None:
    """Tell whether two events have one acting document; None where one of them does not say."""
    if draft.acting_id and known.acting_id:
        return draft.acting_id == known.acting_id
    if not draft.acting or not known.acting:
        return None
    mine, theirs = first_mention(draft.acting), first_mention(known.acting)
    if mine is None or theirs is None:
        return None
    return mine.number == theirs.number


def _itself(draft: Event, document: Document) -> bool:
    """Tell whether the acting document of an event is the document that it ends."""
    if draft.acting_id and draft.acting_id == document.id:
        return True
    mention = first_mention(draft.acting or "")
    theirs = parse_number(mention.number) if mention and mention.number else None
    if mention is None or theirs is None:
        return False
    mine = document.parsed_number
    if mine is None or theirs.key != mine.key:
        return False
    same_type = mention.type is None or document.type is None or squash(mention.type) == squash(document.type)
    same_day = mention.date is None or document.issued_on is None or mention.date == document.issued_on
    return same_type and same_day


def _unsure(resolution: Resolution) -> Remark:
    """Return why no document was taken: several fit, or one fits and the row says too little to be sure of it."""
    count = resolution.total or len(resolution.candidates)
    missing = next((str(each.parameters["fields"]) for each in resolution.reasons if "fields" in each.parameters), "")
    return Remark("unsure", {"fields": missing}) if count == 1 and missing else Remark("ambiguous", {"count": count})


def _serious(resolution: Resolution) -> Remark | None:
    """Return a difference that a person must settle before the document is marked; titles are not."""
    for item in resolution.differences:
        if item.field is not FieldName.TITLE:
            return Remark(
                "differs",
                {"field": str(item.field), "cited": item.cited, "registered": item.registered},
            )
    return None


def _why(draft: Event, today: dt.date) -> str:
    return "later" if draft.works_from and draft.works_from > today else "change"


def excepted(scope: Scope) -> bool:
    """Tell whether a scope is the whole but some parts."""
    return scope.excluded


__all__ = ["EventKind", "cite", "compare", "plan", "replace"]
