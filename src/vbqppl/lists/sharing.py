"""The work before a list: its rows by drafting body, sent out and taken back with each body's answer.

Before 05/01 the departments look at the rows of the documents that they drafted, before 20/01 the Sở Tư pháp puts
the list together (practice under Nghị định 34/2016/NĐ-CP, Điều 157; days vary by province).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from vbqppl.citation import parse_number
from vbqppl.lists.cells import scope_words
from vbqppl.lists.model import ListFile, ListRow, Plan, PlanRow, Remark
from vbqppl.text import fold, squash

_AGREE = frozenset(
    {"dong y", "thong nhat", "nhat tri", "khong co y kien", "co", "c", "ok", "yes", "y", "agree", "dung"}
)
_REFUSE = re.compile(r"(?:khong|no|n|k|disagree)(?![^\W_])")
_LONGEST_NAME = 60
_UNCLEAR = dict.fromkeys(("answers_differ", "bad_answer", "other_document"), "unclear")


class Verdict(StrEnum):
    """What a body answers on a row."""

    AGREED = "agreed"
    REFUSED = "refused"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Share:
    """The rows of a plan that one drafting body answers for; `body` is None where it is not known."""

    body: str | None
    rows: tuple[PlanRow, ...]

    @property
    def file_name(self) -> str:
        """The name of its workbook: the body in plain letters."""
        words = re.sub(r"[^a-z0-9]+", "-", fold(self.body or "").lower()).strip("-")[:_LONGEST_NAME].strip("-")
        return f"{words or 'chua-ro-co-quan'}.xlsx"


@dataclass(frozen=True, slots=True)
class Reply:
    """How far one body has answered: rows sent, agreed, refused, unclear, added by it."""

    body: str | None
    sent: int
    agreed: int = 0
    refused: int = 0
    unclear: int = 0
    added: int = 0

    @property
    def waiting(self) -> int:
        """The rows without an answer."""
        return self.sent - self.agreed - self.refused - self.unclear

    def as_json(self) -> dict[str, object]:
        """Return the counts by name."""
        return {
            "drafting_body": self.body,
            "sent": self.sent,
            "answered": self.sent - self.waiting,
            "agreed": self.agreed,
            "refused": self.refused,
            "unclear": self.unclear,
            "added": self.added,
            "waiting": self.waiting,
        }


@dataclass(frozen=True, slots=True)
class Correction:
    """A field of a row that a body answered otherwise than it was sent."""

    row: str
    body: str | None
    field: str
    before: str
    after: str

    def as_json(self) -> dict[str, object]:
        """Return the fields by name."""
        return {name: getattr(self, name) for name in ("row", "body", "field", "before", "after")}


@dataclass(frozen=True, slots=True)
class Answers:
    """A list with the answers in place of its rows, how far each body has answered, and what they corrected."""

    source: ListFile
    replies: tuple[Reply, ...]
    corrections: tuple[Correction, ...] = ()


def body_of(row: PlanRow) -> str | None:
    """Return the drafting body of a row: what its list says, else what the registry has of the document."""
    return row.row.facts.drafting_body or (row.document.drafting_body if row.document else None)


def shares(plan: Plan) -> list[Share]:
    """Return the rows of a plan by drafting body, in the order of their first rows; rows without one come last."""
    found: dict[str, list[PlanRow]] = {}
    for row in plan.rows:
        found.setdefault(squash(body_of(row) or ""), []).append(row)
    unknown = found.pop("", [])
    named = [Share(body_of(rows[0]), tuple(rows)) for rows in found.values()]
    return [*named, Share(None, tuple(unknown))] if unknown else named


def read_verdict(words: str | None) -> Verdict | None:
    """Return what a cell answers; None for an empty one. "Không có ý kiến" is assent, as official letters use it."""
    said = squash(words or "")
    if not said:
        return None
    if said in _AGREE or re.match(r"(?:dong y|thong nhat|nhat tri)(?![^\W_])", said):
        return Verdict.AGREED
    return Verdict.REFUSED if _REFUSE.match(said) else Verdict.UNREADABLE


def take_answers(plan: Plan, files: Iterable[ListFile]) -> Answers:
    """Return the list of a plan with the answers of its drafting bodies, read from the workbooks they sent back.

    An agreed row is as the body wrote it, a refused one is kept, one without an answer waits. A row that no list
    row has the number of was added by the body. What cannot be told (two answers, other words) is a problem.
    """
    given: dict[str, list[ListRow]] = {}
    added: list[ListRow] = []
    known = {row.row.label: row for row in plan.rows}
    for file in files:
        for row in file.rows:
            planned = known.get(row.ordinal or "")
            if planned is not None and _answers(row, planned):
                given.setdefault(planned.row.label, []).append(row)
            else:
                added.append(replace(row, place=f"{file.name} {row.place or ''}".strip()))
    corrections: list[Correction] = []
    merged: list[ListRow] = []
    for each in plan.rows:
        answered = [row for row in given.get(each.row.label, ()) if read_verdict(row.answer) is not None]
        merged.append(_merged(each, answered))
        if len(answered) == 1 and merged[-1].held is None:
            corrections += _corrections(each, answered[0])
    rows = (*merged, *(_added(row) for row in added))
    replies = tuple(_reply(share, merged, plan.rows, added) for share in shares(plan))
    return Answers(replace(plan.source, rows=rows), replies, tuple(corrections))


def _answers(row: ListRow, planned: PlanRow) -> bool:
    """Tell whether a row sent back is the row that was sent: its number is the same, or its drafting body."""
    body = squash(row.facts.drafting_body or "")
    return _number(row) == _number(planned.row) or body == squash(body_of(planned) or "")


def _merged(planned: PlanRow, answered: Sequence[ListRow]) -> ListRow:
    """Return a row of the list with its answer."""
    own, body = planned.row, body_of(planned) or ""
    if not answered:
        return replace(own, held=Remark("waiting", {"body": body}))
    one = answered[0]
    if any(
        (each.answer, each.scope, each.on, each.kind) != (one.answer, one.scope, one.on, one.kind) for each in answered
    ):
        return replace(own, held=Remark("answers_differ", {"body": body}))
    verdict = read_verdict(one.answer)
    if verdict is Verdict.REFUSED:
        words = " ".join(filter(None, (one.answer_note or one.answer,)))
        return replace(own, answer=one.answer, held=Remark("refused", {"body": body, "words": words}))
    if verdict is Verdict.UNREADABLE:
        return replace(own, held=Remark("bad_answer", {"body": body, "words": one.answer or ""}))
    if _number(one) != _number(own):
        return replace(own, held=Remark("other_document", {"body": body, "words": one.citation}))
    return replace(
        one, row=own.row, place=own.place, quote=own.quote, reason=own.reason, section=own.section, ordinal=own.ordinal,
        facts=replace(one.facts, field=own.facts.field, title=own.facts.title or one.facts.title),
    )  # fmt: skip


def _added(row: ListRow) -> ListRow:
    """Return a row that a body added: taken as the body wrote it, unless it says no."""
    if read_verdict(row.answer) is Verdict.REFUSED:
        return replace(row, held=Remark("refused", {"body": row.facts.drafting_body or "", "words": row.answer or ""}))
    return row


def _number(row: ListRow) -> str:
    number = row.mention.number if row.mention else None
    parsed = parse_number(number) if number else None
    return parsed.key if parsed else squash(number or row.citation)


def _corrections(planned: PlanRow, row: ListRow) -> Iterator[Correction]:
    event, own = planned.event, planned.row
    pairs = (
        ("kind", str(own.kind), str(row.kind)),
        ("on", _iso(event.works_from if event else own.on), _iso(row.on)),
        ("until", _iso(own.until), _iso(row.until)),
        ("scope", scope_words(own.scope), scope_words(row.scope)),
        ("acting", squash((event.acting if event else own.acting) or ""), squash(row.acting or "")),
    )
    for name, before, after in pairs:
        if before != after:
            yield Correction(own.label, body_of(planned), name, before, after)


def _iso(day: object) -> str:
    return str(day) if day else ""


def _reply(share: Share, merged: Sequence[ListRow], planned: Sequence[PlanRow], added: Sequence[ListRow]) -> Reply:
    own = {id(row) for row in share.rows}
    rows = [row for row, each in zip(merged, planned, strict=True) if id(each) in own]
    codes = [_UNCLEAR.get(row.held.code, row.held.code) if row.held else "agreed" for row in rows]
    body = squash(share.body or "")
    return Reply(
        share.body,
        len(rows),
        codes.count("agreed"),
        codes.count("refused"),
        codes.count("unclear"),
        sum(squash(row.facts.drafting_body or "") == body for row in added),
    )
