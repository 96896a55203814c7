"""What is known of a document: its record, the events that happened to it, its relations, its status."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from vbqppl.citation.number import Number, parse_number
from vbqppl.validity.scope import WHOLE, Scope


class Normative(StrEnum):
    """Whether a document is a VBQPPL."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class KnownBy(StrEnum):
    """How the registry came to know a document: from a record of it, or only from a citation (a stub)."""

    RECORD = "record"
    CITATION = "citation"


class EventKind(StrEnum):
    """What happened to a document."""

    ISSUED = "issued"
    EFFECTIVE = "effective"
    AMENDED = "amended"  # sửa đổi
    SUPPLEMENTED = "supplemented"  # bổ sung
    REPLACED = "replaced"  # thay thế
    REPEALED = "repealed"  # bãi bỏ, hủy bỏ
    TERM_ENDED = "term_ended"  # hết thời hạn
    EXPIRED = "expired"  # hết hiệu lực, the cause not said
    PARENT_EXPIRED = "parent_expired"  # hết hiệu lực theo văn bản được quy định chi tiết
    SUSPENDED = "suspended"  # tạm ngưng hiệu lực
    STAYED = "stayed"  # đình chỉ thi hành
    RESUMED = "resumed"
    CORRECTED = "corrected"  # đính chính
    DECLARED_EXPIRED = "declared_expired"  # công bố hết hiệu lực
    DECLARED_CONTINUING = "declared_continuing"  # công bố tiếp tục có hiệu lực
    EXTENDED = "extended"  # mở rộng áp dụng cho một lãnh thổ khác
    CONSOLIDATED = "consolidated"  # được hợp nhất
    PUBLISHED_STATUS = "published_status"  # tình trạng như nguồn công bố


ENDING = frozenset(
    {
        EventKind.REPLACED,
        EventKind.REPEALED,
        EventKind.TERM_ENDED,
        EventKind.EXPIRED,
        EventKind.PARENT_EXPIRED,
        EventKind.DECLARED_EXPIRED,
    }
)
SUSPENDING = frozenset({EventKind.SUSPENDED, EventKind.STAYED})
AMENDING = frozenset({EventKind.AMENDED, EventKind.SUPPLEMENTED})
# What happens to every document, or leaves its effect alone: it does not tell that anybody follows the document.
SILENT = frozenset({EventKind.ISSUED, EventKind.EFFECTIVE, EventKind.CORRECTED, EventKind.CONSOLIDATED})


class Ground(StrEnum):
    """Legal grounds of an event.

    Luật 64/2025/QH15 Điều 57, Luật 80/2015/QH13 Điều 153 and 154, Nghị quyết 190/2025/QH15 Điều 10.
    """

    TERM_2025 = "57.1.a"
    SAME_ISSUER_2025 = "57.1.b"
    REPEALED_2025 = "57.1.c"
    DECLARED_2025 = "57.2"
    TERM_2015 = "154.1"
    SAME_ISSUER_2015 = "154.2"
    REPEALED_2015 = "154.3"
    PARENT_2015 = "154.4"
    STAYED_2015 = "153.1.a"
    SUSPENDED_2015 = "153.1.b"
    SUCCESSOR = "nq190.10"
    DISTRICT_TERM = "district_term"  # district documents, last day 28/02/2027
    MERGED_TERRITORY = "54.2"


class StatusCode(StrEnum):
    """Status of a document or of one provision, in the order of precedence."""

    NOT_APPLICABLE = "not_applicable"
    NOT_YET_IN_FORCE = "not_yet_in_force"
    EXPIRED = "expired"
    SUSPENDED = "suspended"
    PARTLY_EXPIRED = "partly_expired"
    PARTLY_SUSPENDED = "partly_suspended"
    AMENDED = "amended"  # of a provision only: in force as amended
    IN_FORCE = "in_force"
    UNKNOWN = "unknown"


PRECEDENCE = tuple(StatusCode)


class RelationType(StrEnum):
    """How a document stands to another without changing it."""

    BASED_ON = "based_on"  # căn cứ
    DETAILS = "details"  # quy định chi tiết, hướng dẫn
    ISSUED_WITH = "issued_with"  # ban hành kèm theo
    REFERS_TO = "refers_to"  # dẫn chiếu
    CONSOLIDATES = "consolidates"  # hợp nhất


@dataclass(frozen=True, slots=True)
class Document:
    """The record of one document; every field but `id` may be unknown (None) and is never guessed.

    `number` is as printed; `number_key`, `ordinal`, `year`, `symbol` are its parts as `citation.Number` has
    them (`symbol` folded, groups joined by "-"). `issuer` is the issuer at the time; `declared_end` the last
    day of effect that the document itself states; `territory` empty where it is not limited to one.
    `followed` tells whether any source that brought the record tells what became of the document: False for
    a collection that lists days of effect and never an end, True for what a person keeps.
    """

    id: int = 0
    type: str | None = None
    number: str | None = None
    title: str | None = None
    issuer: str | None = None
    issued_on: dt.date | None = None
    effective_on: dt.date | None = None
    declared_end: dt.date | None = None
    territory: str | None = None
    normative: Normative = Normative.UNKNOWN
    rank: int | None = None
    signer: str | None = None
    field: str | None = None
    drafting_body: str | None = None
    known_by: KnownBy = KnownBy.RECORD
    followed: bool = True
    urn: str | None = None
    number_key: str | None = None
    ordinal: str | None = None
    year: int | None = None
    symbol: str | None = None
    title_key: str | None = None
    issuer_key: str | None = None
    batch_id: int | None = None

    @property
    def parsed_number(self) -> Number | None:
        """The number in its parts; None where there is none or it does not parse."""
        return parse_number(self.number) if self.number else None

    def issued_after(self, day: dt.date) -> bool:
        """Tell whether the document is known to have been issued later: by its date, else by its number's year."""
        return self.issued_on > day if self.issued_on else (self.year or 0) > day.year

    def as_json(self) -> dict[str, object]:
        """Return the document with the keys of the command line's JSON."""
        return {
            "id": self.id,
            "urn": self.urn,
            "number": self.number,
            "type": self.type,
            "title": self.title,
            "issuer": self.issuer,
            "issued_on": iso(self.issued_on),
            "effective_on": iso(self.effective_on),
            "declared_end": iso(self.declared_end),
            "territory": self.territory,
            "normative": str(self.normative),
            "rank": self.rank,
            "signer": self.signer,
            "field": self.field,
            "drafting_body": self.drafting_body,
            "known_by": str(self.known_by),
            "followed": self.followed,
        }


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a document.

    `on` is the first day that it works ("hết hiệu lực kể từ ngày X": X); where it is unknown and the acting
    document's own effective date is known (`acting_effective_on`), that day counts; `acting_type` is its type.
    `until` is the last day, of a suspension only. `acting` and `announced_by` are citations as read;
    `acting_id`, `announced_id` the documents they lead to, if known. `label` is a published status as printed;
    `seen` the day the source was read. `recorded_at` is in UTC; `withdrawn` lists the spans of time in which
    its batch was undone.
    """

    document_id: int
    kind: EventKind
    on: dt.date | None = None
    until: dt.date | None = None
    scope: Scope = WHOLE
    acting_id: int | None = None
    acting: str | None = None
    announced_id: int | None = None
    announced_by: str | None = None
    clause: str | None = None
    quote: str | None = None
    ground: str | None = None
    territory: str | None = None
    label: str | None = None
    source: str | None = None
    source_url: str | None = None
    seen: dt.date | None = None
    id: int = 0
    batch_id: int | None = None
    recorded_at: dt.datetime | None = None
    recorded_by: str | None = None
    withdrawn: tuple[tuple[dt.datetime, dt.datetime | None], ...] = ()
    acting_effective_on: dt.date | None = None
    acting_ended_on: dt.date | None = None
    acting_type: str | None = None

    @property
    def works_from(self) -> dt.date | None:
        """The first day that the event works: its own, else the day its acting document took effect.

        What falls with another document falls on the day that one ended, not on the day that began.
        """
        if self.kind is EventKind.PARENT_EXPIRED:
            return self.on or self.acting_ended_on
        return self.on or self.acting_effective_on

    def known(self, at: dt.datetime | None) -> bool:
        """Tell whether the registry held the event at that time; at None: whether it holds it now."""
        if at is None:
            return all(end is not None for _, end in self.withdrawn)
        if self.recorded_at is not None and self.recorded_at > at:
            return False
        return not any(start <= at and (end is None or at < end) for start, end in self.withdrawn)

    def as_json(self) -> dict[str, object]:
        """Return the event with the keys of the command line's JSON."""
        return {
            "id": self.id,
            "document_id": self.document_id,
            "kind": str(self.kind),
            "on": iso(self.works_from),
            "until": iso(self.until),
            "scope": str(self.scope),
            "acting": self.acting,
            "acting_id": self.acting_id,
            "announced_by": self.announced_by,
            "announced_id": self.announced_id,
            "clause": self.clause,
            "quote": self.quote,
            "ground": self.ground,
            "territory": self.territory,
            "label": self.label,
            "source": self.source,
            "source_url": self.source_url,
            "seen": iso(self.seen),
            "recorded_at": self.recorded_at.isoformat() if self.recorded_at else None,
            "recorded_by": self.recorded_by,
            "batch": self.batch_id,
        }


@dataclass(frozen=True, slots=True)
class RelationEdge:
    """A document names another: `target_id` where the registry holds it, `target` the citation as read."""

    document_id: int
    kind: RelationType
    target_id: int | None = None
    target: str | None = None
    quote: str | None = None
    source: str | None = None
    id: int = 0
    batch_id: int | None = None


class Reach(StrEnum):
    """How a document's territory stands to the territory asked for."""

    NOT_ASKED = "not_asked"
    WHOLE = "whole"  # it applies in all of the territory asked for
    PART = "part"  # it applies in a part of it (a merged province)
    OUTSIDE = "outside"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Facts that do not fit together: a code, and the events it rests on (none: the record itself)."""

    code: str
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class Status:
    """The computed status on one day.

    `since` is the first and `until` the last day of that code, as far as known. `codes` lists all that hold,
    by precedence. `basis` is the events that decide, oldest first; `amended_by` those that amended the text
    and still count. `published` tells that the code rests on a label that a source published. `start_only`
    tells that by that day nothing is known but the day of effect: in force where the document is followed,
    unknown where it is not. `provision_exists` is None where there is no text to tell. `reach` is how the
    document's territory stands to the one asked for.
    """

    code: StatusCode
    since: dt.date | None = None
    until: dt.date | None = None
    basis: tuple[Event, ...] = ()
    codes: tuple[StatusCode, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    amended_by: tuple[Event, ...] = ()
    published: bool = False
    start_only: bool = False
    provision_exists: bool | None = None
    reach: Reach = Reach.NOT_ASKED
    ground: str | None = None

    @property
    def good(self) -> bool:
        """Whether the answer is "in force" (also in part, also as amended)."""
        return self.code in _GOOD


_GOOD = frozenset({StatusCode.IN_FORCE, StatusCode.AMENDED, StatusCode.PARTLY_EXPIRED, StatusCode.PARTLY_SUSPENDED})


def iso(day: dt.date | None) -> str | None:
    """Return the day as ISO text; None stays None."""
    return day.isoformat() if day else None
