"""Advice: documents that a person should look at, and why. Never a status, never a silent cascade."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from vbqppl.citation.write import write_provisions
from vbqppl.reference import Regime, issuer_by_name, regime, same_issuer, successors
from vbqppl.text import squash
from vbqppl.validity.labels import NOT_SUITABLE
from vbqppl.validity.model import (
    AMENDING,
    ENDING,
    Document,
    Event,
    EventKind,
    Normative,
    RelationEdge,
    RelationType,
    Status,
    StatusCode,
)
from vbqppl.validity.outline import Outline
from vbqppl.validity.rules import Rules, default_rules
from vbqppl.validity.status import status


class Reason(StrEnum):
    """Why a document is on the worklist."""

    PARENT_EXPIRED = "parent_expired"  # it details a document that ended
    PARENT_PARTLY_EXPIRED = "parent_partly_expired"
    BASIS_EXPIRED = "basis_expired"  # a căn cứ ended
    ISSUER_ENDED = "issuer_ended"  # its body ended and the successor has not decided
    EFFECTIVE_TOO_EARLY = "effective_too_early"
    RETROACTIVE = "retroactive"
    ENDED_BY_OTHER_BODY = "ended_by_other_body"
    ADMINISTRATIVE_REPEAL = "administrative_repeal"
    MISSING_PROVISION = "missing_provision"
    NO_LONGER_SUITABLE = "no_longer_suitable"  # a source says so, which is no ground of expiry
    CONTRADICTION = "contradiction"


@dataclass(frozen=True, slots=True)
class Other:
    """A document that the one under review stands to: its record, events, and the relation."""

    document: Document
    events: tuple[Event, ...] = ()
    relation: RelationEdge | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """What is known around one document: its events, its parents, who acted on it, its outline."""

    document: Document
    events: tuple[Event, ...] = ()
    parents: tuple[Other, ...] = ()
    acting: dict[int, Document] = field(default_factory=dict)
    outline: Outline | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of the worklist; `key` stays the same as long as the facts do, so that a decision finds it.

    `ground` is the rule of law with its source ("" where the facts alone give the reason), `basis` what is not
    verified about the rule; `due` the day by which it has to be decided, where a rule sets one.
    """

    key: str
    document: Document
    reason: Reason
    detail: str = ""
    ground: str = ""
    basis: str = ""
    source: str | None = None
    other: Document | None = None
    event: Event | None = None
    due: dt.date | None = None


def review(case: Case, *, as_of: dt.date, rules: Rules | None = None) -> list[Item]:
    """Return what a person should look at in one document on a day, most serious first; never a change."""
    rules = rules or default_rules()
    found = status(case.document, case.events, as_of=as_of, rules=rules)
    items = [
        *_dates(case),
        *_acting(case),
        *_provisions(case),
        *_labels(case, found),
        *_contradictions(case, found),
    ]
    if found.good or found.start_only:  # Where only the start is known, it may be in force.
        items += [*_parents(case, as_of, rules), *_issuer(case, as_of, rules)]
    order = list(Reason)
    return sorted(items, key=lambda item: (order.index(item.reason), item.key))


def _item(case: Case, reason: Reason, about: str, **more: object) -> Item:
    key = f"{case.document.id}:{reason}:{about}"
    return Item(key, case.document, reason, **more)  # type: ignore[arg-type]


def _level(document: Document) -> str | None:
    issuer = issuer_by_name(document.issuer) if document.issuer else None
    return issuer.level if issuer else None


def _ground(rule: Regime | None) -> dict[str, object]:
    return {"ground": f"{rule.text} ({rule.source})", "basis": rule.basis} if rule else {}


def _parents(case: Case, day: dt.date, rules: Rules) -> Iterator[Item]:
    """Yield what rests on a document that ended, by the regime of the day on which that ended."""
    for parent in case.parents:
        relation = parent.relation
        theirs = status(parent.document, parent.events, as_of=day, rules=rules)
        ended = theirs.code is StatusCode.EXPIRED
        if relation is None or not (ended or theirs.code is StatusCode.PARTLY_EXPIRED):
            continue
        detailing = relation.kind is RelationType.DETAILS
        if (not detailing and (not ended or relation.kind is not RelationType.BASED_ON)) or _kept(case, theirs.since):
            continue
        reason = Reason.BASIS_EXPIRED
        rule = None
        if detailing:
            reason = Reason.PARENT_EXPIRED if ended else Reason.PARENT_PARTLY_EXPIRED
            rule = regime("child", theirs.since or day, _level(case.document)) if theirs.since else None
        ending = theirs.basis[0] if theirs.basis else None
        yield _item(
            case,
            reason,
            str(parent.document.id),
            other=parent.document,
            event=ending,
            detail=rule.value if rule else "",
            source=relation.source,
            due=_next_list(theirs.since),
            **_ground(rule),
        )


def _kept(case: Case, since: dt.date | None) -> bool:
    """Tell whether somebody declared, after the parent's end, that the document continues."""
    return any(
        each.kind is EventKind.DECLARED_CONTINUING
        and each.scope.is_whole
        and (since is None or (each.works_from is not None and each.works_from >= since))
        for each in case.events
    )


def _next_list(ended: dt.date | None) -> dt.date | None:
    """Return the day by which the yearly list must name what ended on a day."""
    if ended is None:
        return None
    rule = regime("yearly_list", dt.date(ended.year + 1, 1, 15))
    if rule is None:
        return None
    month, day = map(int, rule.value.split("-"))
    return dt.date(ended.year + 1, month, day)


_SUCCESSOR_DECIDES = frozenset({EventKind.EXTENDED, EventKind.DECLARED_CONTINUING}) | AMENDING


def _issuer(case: Case, day: dt.date, rules: Rules) -> Iterator[Item]:
    """Yield normative documents whose body ended, until the successor has decided on them."""
    document = case.document
    if document.issuer is None or document.normative is not Normative.YES:
        return
    ended = [each for each in successors(document.issuer) if each.on <= day]
    if not ended:
        return
    on = min(each.on for each in ended)
    if document.issued_on is not None and document.issued_on >= on:
        return
    decided = any(
        each.kind in _SUCCESSOR_DECIDES and each.works_from is not None and on <= each.works_from <= day
        for each in case.events
    )
    if decided:
        return
    rule = regime("merged_territory", on, _level(document))
    last = rules.last_day(document)
    named = ", ".join(dict.fromkeys(each.new for each in ended if each.new))
    yield _item(
        case,
        Reason.ISSUER_ENDED,
        on.isoformat(),
        detail=named,
        source=ended[0].source,
        due=last[0] if last else None,
        **_ground(rule),
    )


def _dates(case: Case) -> Iterator[Item]:
    """Yield effective dates that the law of their day did not allow."""
    document = case.document
    issued, effective = document.issued_on, document.effective_on
    if document.normative is not Normative.YES or issued is None or effective is None:
        return
    level = _level(document)
    if level is None:
        return
    if effective < issued:
        rule = regime("retroactive", issued, "local" if level != "central" else "central")
        yield _item(
            case, Reason.RETROACTIVE, effective.isoformat(), detail=(rule.value if rule else ""), **_ground(rule)
        )
        return
    rule = regime("minimum_days", issued, level)
    if rule is not None and (effective - issued).days < int(rule.value):
        days = (effective - issued).days
        yield _item(case, Reason.EFFECTIVE_TOO_EARLY, effective.isoformat(), detail=str(days), **_ground(rule))


_CENTRAL_SUPERIORS = frozenset({"national_assembly", "standing_committee", "government", "prime_minister"})
_LEVELS = ("central", "province", "district", "commune")


def _acting(case: Case) -> Iterator[Item]:
    """Yield events by a body that may not do that: neither the issuer, nor its successor, nor a superior."""
    document = case.document
    for event in case.events:
        acting = case.acting.get(event.acting_id or 0)
        if acting is None or acting.id == document.id or event.kind not in _DONE_BY_A_BODY:
            continue
        if document.issuer and acting.issuer and _may_not(document.issuer, acting.issuer, event.works_from):
            yield _item(case, Reason.ENDED_BY_OTHER_BODY, str(event.id), other=acting, event=event, source=event.source)
        if document.normative is Normative.YES and acting.normative is Normative.NO:
            rule = regime("administrative_repeal", event.works_from) if event.works_from else None
            if event.kind is not EventKind.REPEALED or rule is not None:
                yield _item(
                    case,
                    Reason.ADMINISTRATIVE_REPEAL,
                    str(event.id),
                    other=acting,
                    event=event,
                    source=event.source,
                    **_ground(rule),
                )


_DONE_BY_A_BODY = (ENDING | AMENDING) - {EventKind.TERM_ENDED, EventKind.PARENT_EXPIRED, EventKind.EXPIRED}


def _may_not(issuer: str, acting: str, on: dt.date | None) -> bool:
    if same_issuer(issuer, acting, on) is not False:
        return False
    mine, theirs = issuer_by_name(issuer), issuer_by_name(acting)
    if mine is None or theirs is None or theirs.kind in _CENTRAL_SUPERIORS:
        return False
    if mine.level in _LEVELS and theirs.level in _LEVELS and _LEVELS.index(theirs.level) < _LEVELS.index(mine.level):
        return theirs.territory not in {"", "*", mine.territory} and mine.territory not in {"", "*"}
    # A council may end what the committee of its own place issued.
    return not (theirs.kind == "council" and theirs.territory == mine.territory)


def _provisions(case: Case) -> Iterator[Item]:
    """Yield events that name a provision that the document's text does not have."""
    if case.outline is None:
        return
    for event in case.events:
        if event.kind is EventKind.SUPPLEMENTED:
            continue  # It adds what was not there.
        missing = [place for place in event.scope.provisions if case.outline.has(place) is False]
        if missing:
            listed = write_provisions(missing)
            yield _item(case, Reason.MISSING_PROVISION, str(event.id), detail=listed, event=event, source=event.source)


def _labels(case: Case, found: Status) -> Iterator[Item]:
    """Yield documents that a source calls unsuitable while nothing ended them."""
    if found.code is StatusCode.EXPIRED:
        return
    for event in case.events:
        if event.kind is EventKind.PUBLISHED_STATUS and event.label and squash(event.label) == NOT_SUITABLE:
            yield _item(case, Reason.NO_LONGER_SUITABLE, str(event.id), event=event, source=event.source)


def _contradictions(case: Case, found: Status) -> Iterator[Item]:
    for each in found.contradictions:
        event = each.events[0] if each.events else None
        about = f"{each.code}:{event.id if event else ''}"
        yield _item(
            case,
            Reason.CONTRADICTION,
            about,
            detail=each.code,
            event=event,
            source=event.source if event else None,
        )


def grouped(items: Iterable[Item]) -> dict[tuple[str, str], list[Item]]:
    """Return the items by (field, drafting body), both "" where unknown, in the order of their due days."""
    groups: dict[tuple[str, str], list[Item]] = {}
    for item in sorted(items, key=lambda each: (each.due or dt.date.max, each.key)):
        place = (item.document.field or "", item.document.drafting_body or "")
        groups.setdefault(place, []).append(item)
    return dict(sorted(groups.items()))
