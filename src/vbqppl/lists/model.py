"""What a list says row by row, and what marking it would do."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from vbqppl.citation import Mention
from vbqppl.resolve import Candidate
from vbqppl.validity import WHOLE, Document, Event, EventKind, Scope, Status


class Section(StrEnum):
    """What the part of a list says that a row stands in."""

    EXPIRED = "expired"
    SUSPENDED = "suspended"
    KEPT = "kept"  # "Áp dụng", "tiếp tục có hiệu lực", "còn hiệu lực"


class Outcome(StrEnum):
    """What marking would do with a row."""

    CHANGE = "change"
    ALREADY = "already"
    KEPT = "kept"
    AMBIGUOUS = "ambiguous"
    NOT_FOUND = "not_found"
    CONFLICT = "conflict"
    INVALID = "invalid"
    WAITING = "waiting"  # its drafting body has not answered; only where answers are taken

    @property
    def good(self) -> bool:
        """Whether nothing is left to a person."""
        return self in (Outcome.CHANGE, Outcome.ALREADY, Outcome.KEPT)


@dataclass(frozen=True, slots=True)
class Remark:
    """A reason: a code and the values of its sentence."""

    code: str
    values: Mapping[str, str | int] = field(default_factory=dict)

    def as_json(self) -> dict[str, object]:
        """Return the code and the values."""
        return {"code": self.code, **self.values}


@dataclass(frozen=True, slots=True)
class ListRow:
    """One document of a list as the list has it.

    `row` is its line, counted in the file from 1, `place` the sheet or page where there are several. `on` is
    the first day that the event works. `acting` is the citation in the reason as read, `reason` its whole cell.
    `facts` are the fields of a document that the row gives, for registering one that is missing. `ordinal` is the
    number that the list prints; `answer` and `answer_note` are what a drafting body wrote beside the row, `held`
    tells that its answer keeps the row from being marked.
    """

    row: int
    quote: str
    citation: str
    mention: Mention | None = None
    kind: EventKind = EventKind.EXPIRED
    scope: Scope = WHOLE
    on: dt.date | None = None
    until: dt.date | None = None
    acting: str | None = None
    acting_mention: Mention | None = None
    reason: str | None = None
    section: Section = Section.EXPIRED
    place: str | None = None
    facts: Document = field(default_factory=Document)
    problems: tuple[Remark, ...] = ()
    ordinal: str | None = None
    answer: str | None = None
    answer_note: str | None = None
    held: Remark | None = None

    @property
    def label(self) -> str:
        """How people are told which row it is: its line, after the sheet or page where there are several."""
        return f"{self.place} {self.row}" if self.place else str(self.row)


@dataclass(frozen=True, slots=True)
class ListFile:
    """A list as read: its rows, and what of the file was not taken for a row."""

    name: str
    sha256: str
    rows: tuple[ListRow, ...]
    columns: tuple[str, ...] = ()
    left_out: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A row with the document it means, its status before and after, and why the outcome is what it is.

    `event` is there if and only if the outcome is `change`; `create` says that the document must be
    registered first, from `document`, whose id is 0 then.
    """

    row: ListRow
    outcome: Outcome
    document: Document | None = None
    candidates: tuple[Candidate, ...] = ()
    event: Event | None = None
    before: Status | None = None
    after: Status | None = None
    reason: Remark | None = None
    create: bool = False


@dataclass(frozen=True, slots=True)
class Options:
    """How a list is to be marked.

    `by` and `on` fill in only where a row names no acting document or no date; `announced_by` is evidence
    beside each row's own acting document, and its date is never a date of expiry. `today` is the day on which
    the statuses before and after are computed.
    """

    today: dt.date
    announced_by: str | None = None
    by: str | None = None
    on: dt.date | None = None
    create_missing: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """What marking a list would do; `head` is the registry's last batch when the plan was made."""

    source: ListFile
    options: Options
    rows: tuple[PlanRow, ...]
    head: int = 0

    @property
    def changes(self) -> tuple[PlanRow, ...]:
        """The rows that would change something."""
        return tuple(row for row in self.rows if row.outcome is Outcome.CHANGE)

    @property
    def summary(self) -> dict[str, int]:
        """How many rows have each outcome; every outcome is named, `waiting` where answers are taken."""
        counted = Counter(row.outcome for row in self.rows)
        named = [outcome for outcome in Outcome if outcome is not Outcome.WAITING or counted[outcome]]
        return {"rows": len(self.rows), **{str(outcome): counted[outcome] for outcome in named}}

    @property
    def complete(self) -> bool:
        """Whether no row is left to a person."""
        return all(row.outcome.good for row in self.rows)
