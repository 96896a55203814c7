"""The official lists: which documents enter a form, in which order, and what stands in each column."""

import datetime as dt
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from vbqppl.lists.cells import scope_words
from vbqppl.lists.counts import Period, ended_in, type_order
from vbqppl.reference.files import data_folder
from vbqppl.registry import Registry
from vbqppl.registry.issuers import asked_issuer
from vbqppl.registry.worklist import worklist
from vbqppl.text import squash, write_date
from vbqppl.validity import Document, Event, EventKind, Normative, Scope, Status, StatusCode, status
from vbqppl.validity.citing import cite_document
from vbqppl.validity.labels import nd79_label
from vbqppl.validity.model import ENDING, SUSPENDING

HOLDS = frozenset(
    {StatusCode.IN_FORCE, StatusCode.PARTLY_EXPIRED, StatusCode.PARTLY_SUSPENDED, StatusCode.NOT_YET_IN_FORCE}
)
PARTS = frozenset({StatusCode.PARTLY_EXPIRED, StatusCode.PARTLY_SUSPENDED})
_REASONS = {
    EventKind.REPLACED: "Được thay thế bởi",
    EventKind.REPEALED: "Bị bãi bỏ bởi",
    EventKind.AMENDED: "Được sửa đổi bởi",
    EventKind.SUPPLEMENTED: "Được bổ sung bởi",
    EventKind.TERM_ENDED: "Hết thời hạn có hiệu lực được quy định trong văn bản",
    EventKind.PARENT_EXPIRED: "Văn bản được quy định chi tiết hết hiệu lực theo",
    EventKind.SUSPENDED: "Tạm ngưng hiệu lực theo",
    EventKind.STAYED: "Bị đình chỉ thi hành theo",
    EventKind.DECLARED_EXPIRED: "Được công bố hết hiệu lực tại",
    EventKind.EXPIRED: "Hết hiệu lực theo",
}
_EXPIRED, _SUSPENDED = "Hết hiệu lực", "Tạm ngưng hiệu lực"
_WITHOUT_ACTING = {EventKind.EXPIRED: "Hết hiệu lực"}


@dataclass(frozen=True, slots=True)
class Form:
    """One official list: its title, the documents that it holds, its columns (field, heading), its source."""

    name: str
    title: str
    of: str
    law: str
    seen: str
    columns: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading; an empty heading is none."""

    heading: str
    rows: tuple[Mapping[str, str], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a list ("A. …") with its groups by field."""

    heading: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A form with its rows in order, ready to be written."""

    form: Form
    subtitle: str
    issuer: str | None
    sections: tuple[Section, ...]

    @property
    def rows(self) -> Iterator[Mapping[str, str]]:
        """Yield every row, in order."""
        for section in self.sections:
            for group in section.groups:
                yield from group.rows


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which documents a form is asked for: a year for lists of expiry, a day for the others, an issuer."""

    as_of: dt.date
    year: int | None = None
    issuer: str | None = None


@dataclass(slots=True)
class Entry:
    """One document on its way into a form, with the event (from a day on) or status that brings it there."""

    document: Document
    event: Event | None = None
    on: dt.date | None = None
    status: Status | None = None
    proposal: Mapping[str, str] = field(default_factory=dict)


@cache
def forms() -> Mapping[str, Form]:
    """Return every form of `data/reference/forms/forms.toml` by its name."""
    with (data_folder("reference") / "forms" / "forms.toml").open("rb") as file:
        table = tomllib.load(file)
    return {
        name: Form(name, row["title"], row["of"], row["law"], row["seen"], tuple((c[0], c[1]) for c in row["columns"]))
        for name, row in table.items()
    }


def fill(form: Form, registry: Registry, wanted: Wanted) -> FilledForm:
    """Return a form with the documents of a registry: by field, then rank, then date of issue.

    The order is that of Nghị định 34/2016/NĐ-CP, Điều 168. Only normative documents enter. A list of expiry
    has what happened in the year first, then what earlier lists missed; without a year it holds all that has
    expired by the day.
    """
    if form.of in {"ended", "ended_parts"}:
        sections = _ended_sections(form, registry, wanted)
    else:
        entries = to_handle(registry, wanted) if form.of == "to_handle" else _in_force(registry, wanted)
        sections = [Section("", tuple(groups(entries, form, 1)))]
    subtitle = f"Năm {wanted.year}" if wanted.year and form.of.startswith("ended") else _day_words(wanted.as_of)
    return FilledForm(form, subtitle, wanted.issuer, tuple(section for section in sections if section.groups))


def _day_words(day: dt.date) -> str:
    return f"Tính đến ngày {write_date(day)}"


def _ended_sections(form: Form, registry: Registry, wanted: Wanted) -> list[Section]:
    year = wanted.year or wanted.as_of.year
    whole = form.of == "ended"
    codes = {StatusCode.EXPIRED, StatusCode.SUSPENDED} if whole else PARTS
    found = [each for each in ended_in(registry, year, issuer=wanted.issuer, every=not whole) if each.code in codes]
    parts = [
        [Entry(each.document, cited(registry, each.event), each.on) for each in found if each.period is period]
        for period in (Period.WITHIN, Period.MISSED)
    ]
    return two_sections(form, (f"TRONG NĂM {year}", f"TRƯỚC NGÀY 01/01/{year}"), parts)


def cited(registry: Registry, event: Event) -> Event:
    """Return an event with its acting document cited in full where the registry holds it: number, day and issuer."""
    acting = registry.documents.get(event.acting_id) if event.acting_id is not None else None
    return replace(event, acting=cite_document(acting)) if acting is not None and acting.number else event


def two_sections(form: Form, headings: Sequence[str], parts: Sequence[Sequence[Entry]]) -> list[Section]:
    """Return what ended within a time and what ended before it, numbered through; an empty part is left out."""
    sections: list[Section] = []
    ordinal = 1
    for heading, entries in zip(headings, parts, strict=True):
        if entries:
            words = f"{'AB'[len(sections)]}. VĂN BẢN HẾT HIỆU LỰC, TẠM NGƯNG HIỆU LỰC {heading}"
            sections.append(Section(words, tuple(groups(entries, form, ordinal))))
        ordinal += len(entries)
    return sections


def _in_force(registry: Registry, wanted: Wanted) -> list[Entry]:
    asked = asked_issuer(wanted.issuer) if wanted.issuer else None
    entries = []
    for document, events in registry.timelines():
        if document.normative is not Normative.YES or (asked and not asked.is_met_by(document)):
            continue
        if not_yet_issued(document, wanted.as_of):
            continue
        found = status(document, events, as_of=wanted.as_of)
        if found.code in HOLDS:
            entries.append(Entry(document, status=found))
    return entries


def not_yet_issued(document: Document, day: dt.date) -> bool:
    """Tell whether a document was issued only after a day, so that no list of that day can hold it."""
    return document.issued_on is not None and document.issued_on > day


def to_handle(registry: Registry, wanted: Wanted) -> list[Entry]:
    """Return the documents in force of which a person decided that they are to be changed (`review --decide`).

    A decision that a document continues as it is makes no work, and is left out.
    """
    asked = asked_issuer(wanted.issuer) if wanted.issuer else None
    entries = []
    for work in worklist(registry, as_of=wanted.as_of, every=True):
        document, decision = work.item.document, work.decision
        if decision is None or document.normative is not Normative.YES:
            continue
        form = handling(decision.decision)
        if form is None or (asked and not asked.is_met_by(document)):
            continue
        if status(document, registry.events(document.id), as_of=wanted.as_of).code not in HOLDS:
            continue
        due = decision.due or work.item.due
        proposal = {
            "proposal": form,
            "proposal_reason": decision.reason or work.item.ground,
            "deadline": write_date(due) if due else "",
        }
        entries.append(Entry(document, proposal=proposal))
    return entries


# How a document may be handled: the title of the list itself (Nghị định 79/2025/NĐ-CP, Mẫu số 04), and codes for them.
_HANDLING = (
    ("ngung hieu luc", "suspend", "Tạm ngưng hiệu lực"),
    ("dinh chi", "stay", "Đình chỉ thi hành"),
    ("sua doi", "amend", "Sửa đổi, bổ sung"),
    ("thay the", "replace", "Thay thế"),
    ("bai bo", "repeal", "Bãi bỏ"),
    ("ban hanh moi", "new", "Ban hành mới"),
)


def handling(decision: str) -> str | None:
    """Return the forms of handling that a decision names ("repeal", "đề nghị bãi bỏ"); None where it names none."""
    words = f" {squash(decision.replace('_', ' '))} "
    if re.search(r" (?:khong|chua|no|not) ", words):
        return None
    found = [label for said, code, label in _HANDLING if f" {said} " in words or f" {code}" in words]
    return "; ".join(found) or None


def groups(entries: Iterable[Entry], form: Form, first: int) -> Iterator[Group]:
    """Yield the entries by field, the rows numbered on from `first`; documents without a field come last."""
    ordered = sorted(entries, key=_order)
    ordinal = first
    heading: str | None = None
    rows: list[Mapping[str, str]] = []
    count = 0
    for entry in ordered:
        name = entry.document.field or ""
        if heading is not None and name != heading:
            count += 1
            yield Group(_heading(count, heading), tuple(rows))
            rows = []
        heading = name
        rows.append(_row(entry, form, ordinal))
        ordinal += 1
    if rows:
        yield Group(_heading(count + 1, heading or ""), tuple(rows))


def _heading(count: int, name: str) -> str:
    return f"{_roman(count)}. LĨNH VỰC {name.upper()}" if name else ""


def _roman(number: int) -> str:
    out = ""
    for value, sign in (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        out += sign * (number // value)
        number %= value
    return out


def _order(entry: Entry) -> tuple[bool, str, int, int, dt.date, int]:
    document = entry.document
    rank = document.rank if document.rank is not None else 10_000
    return (
        document.field is None,
        squash(document.field or ""),
        rank,
        type_order(document.type),
        document.issued_on or dt.date.max,
        document.id,
    )


def _row(entry: Entry, form: Form, ordinal: int) -> Mapping[str, str]:
    document, event = entry.document, entry.event
    date = write_date(document.issued_on) if document.issued_on else ""
    number_date = f"{document.number or ''}{f' ngày {date}' if date else ''}".strip()
    values = {
        "ordinal": str(ordinal),
        "field": document.field or "",
        "type": document.type or "",
        "issuer": document.issuer or "",
        "number": document.number or "",
        "date": date,
        "title": document.title or "",
        "number_date": number_date,
        "number_date_title": f"{number_date} {document.title or ''}".strip(),
        "effective_on": write_date(document.effective_on) if document.effective_on else "",
        "status": (nd79_label(entry.status.code) or "") if entry.status else "",
        "note": _note(entry.status) if entry.status else "",
        "kind": (_SUSPENDED if event.kind in SUSPENDING else _EXPIRED) if event else "",
        "provisions": provision_words(event.scope) if event else "",
        "reason": reason_words(event) if event else "",
        "ends_on": write_date(entry.on) if entry.on else "",
        "drafting_body": document.drafting_body or "",
        **entry.proposal,
    }
    return {name: values.get(name, "") for name, _ in form.columns}


def provision_words(scope: Scope) -> str:
    """Return a part of a document as a cell of a list begins: "Khoản 2 Điều 7", "Toàn bộ, trừ khoản 2 Điều 7"."""
    words = scope_words(scope)
    return f"Toàn bộ, {words}" if scope.excluded else words[:1].upper() + words[1:]


def reason_words(event: Event) -> str:
    """Return the reason of an event as official lists word it."""
    lead = _REASONS.get(event.kind, "Hết hiệu lực theo")
    if event.kind is EventKind.TERM_ENDED:
        return lead
    if not event.acting:
        return _WITHOUT_ACTING.get(event.kind, lead.rsplit(" ", 1)[0])
    return f"{lead} {event.acting}"


def _note(found: Status) -> str:
    """Return the note of a document in force: what of it ended, and by which documents."""
    if found.code is StatusCode.NOT_YET_IN_FORCE:
        return "Chưa có hiệu lực"
    if found.code not in PARTS:
        return ""
    label = nd79_label(found.code) or ""
    acting = [
        event.acting for event in found.basis if event.acting and (event.kind in ENDING or event.scope.provisions)
    ]
    return "; ".join([label, *dict.fromkeys(acting)])


__all__ = ["FilledForm", "Form", "Group", "Section", "Wanted", "fill", "forms"]
