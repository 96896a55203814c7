"""What the rules on validity share: what ended a document, as evidence and as a suggestion."""

import datetime as dt
from collections.abc import Iterable

from vbqppl.citation.number import parse_number
from vbqppl.citation.provision import Provision
from vbqppl.citation.write import write_provisions
from vbqppl.crosscheck.case import Case, Cited, document_of
from vbqppl.crosscheck.context import clause_before
from vbqppl.crosscheck.model import Evidence, EvidenceKind, Suggestion, Text
from vbqppl.crosscheck.rules.base import named
from vbqppl.text import write_date
from vbqppl.validity.model import Event, EventKind, Status
from vbqppl.validity.scope import Overlap, Scope

_BESIDE = 400  # characters: about one long sentence

_SAID: dict[EventKind, tuple[str, str]] = {
    EventKind.REPLACED: ("được thay thế", "replaced"),
    EventKind.REPEALED: ("bị bãi bỏ", "repealed"),
    EventKind.TERM_ENDED: ("hết thời hạn có hiệu lực", "its term ended"),
    EventKind.EXPIRED: ("hết hiệu lực", "expired"),
    EventKind.PARENT_EXPIRED: ("hết hiệu lực theo văn bản được quy định chi tiết", "fell with its parent"),
    EventKind.DECLARED_EXPIRED: ("được công bố hết hiệu lực", "declared expired"),
    EventKind.SUSPENDED: ("bị tạm ngưng hiệu lực", "suspended"),
    EventKind.STAYED: ("bị đình chỉ thi hành", "stayed"),
    EventKind.AMENDED: ("được sửa đổi", "amended"),
    EventKind.SUPPLEMENTED: ("được bổ sung", "supplemented"),
    EventKind.PUBLISHED_STATUS: ("nguồn công bố", "as published"),
}


def by_whom(event: Event, cited: Cited) -> str | None:
    """Return the acting document of an event as its citation, where it is known."""
    acting = document_of(event, cited)
    return named(acting).vi if acting is not None else event.acting or event.announced_by


def happened(events: Iterable[Event], cited: Cited, place: Provision | None = None) -> tuple[Evidence, ...]:
    """Return events as evidence: what happened, since when, by which document; of one place, only what touches it."""
    return tuple(_evidence(event, cited, place) for event in events)


def _touching(event: Event, place: Provision | None) -> str:
    """Return the provisions of an event as text, the smallest unit first; of one place, only what touches it."""
    scope = event.scope
    if scope.raw or scope.is_whole:
        return str(scope)
    if scope.excluded:
        return "trừ " + write_provisions(scope.provisions)
    kept = (each for each in scope.provisions if not place or Scope((each,)).overlap(place) is not Overlap.NONE)
    return write_provisions(tuple(kept))


def _evidence(event: Event, cited: Cited, place: Provision | None) -> Evidence:
    vi, en = _SAID.get(event.kind, (str(event.kind), str(event.kind)))
    if event.label:
        vi, en = f"{vi}: {event.label}", f"{en}: {event.label}"
    if scope := _touching(event, place):
        vi, en = f"{scope} {vi}", f"{scope} {en}"
    if event.works_from:
        day = write_date(event.works_from)
        vi, en = f"{vi} từ ngày {day}", f"{en} from {day}"
    if acting := by_whom(event, cited):
        vi, en = f"{vi} bởi {acting}", f"{en} by {acting}"
    document = document_of(event, cited)
    return Evidence(EvidenceKind.REGISTRY, Text(vi, en), document.number if document else None, event.works_from)


def replacement(status: Status, cited: Cited) -> Suggestion | None:
    """Return the document to cite instead: the one that replaced it, if there is exactly one."""
    found = [e for e in status.basis if e.kind is EventKind.REPLACED and by_whom(e, cited)]
    names = {by_whom(event, cited) for event in found}
    if len(names) != 1:
        return None
    document = document_of(found[0], cited)
    name = by_whom(found[0], cited) or ""
    return Suggestion(name, "document", (document.number if document else None) or name)


def since(status: Status) -> Text:
    """Return "từ ngày …" where the first day of the status is known, else nothing."""
    if status.since is None:
        return Text("", "")
    return Text(f" từ ngày {write_date(status.since)}", f" since {write_date(status.since)}")


def until(status: Status) -> Text:
    """Return "(có hiệu lực từ ngày …)" where the last day of "not yet in force" is known, else nothing."""
    if status.until is None:
        return Text("", "")
    day = write_date(status.until + dt.timedelta(days=1))
    return Text(f" (có hiệu lực từ ngày {day})", f" (it takes effect on {day})")


def cited_beside(case: Case, cited: Cited, event: Event) -> bool:
    """Tell whether the amending document is cited near this citation."""
    acting = parse_number(event.acting or "") if event.acting else None
    for other in case.near(cited.mention.start, _BESIDE):
        if other is cited:
            continue
        if other.document is not None and other.document.id == event.acting_id:
            return True
        if acting is not None and other.number is not None and other.number.key == acting.key:
            return True
        if event.acting and other.number is not None and other.number.canonical in event.acting:
            return True
    return False


def is_basis(case: Case, cited: Cited) -> bool:
    """Tell whether the citation stands in a clause "Căn cứ …" at the head of a decision."""
    words = clause_before(case.text, cited.mention.start)
    return words.lstrip(' \t*_-“"|').lower().startswith("căn cứ")
