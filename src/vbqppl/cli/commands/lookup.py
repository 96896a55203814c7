"""`vbqppl lookup`: is it in force, since when, until when, on what ground."""

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated

import typer

from vbqppl.cli import options, output, present
from vbqppl.cli.layout import wrap
from vbqppl.cli.talk import ExitCode, worst

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vbqppl.citation import Provision
    from vbqppl.cli.app import Session
    from vbqppl.registry import Registry
    from vbqppl.resolve import Resolution
    from vbqppl.validity import Document, Event, Status

_COLUMNS = (
    "query",
    "outcome",
    "number",
    "type",
    "issued_on",
    "issuer",
    "title",
    "status",
    "status_label",
    "since",
    "until",
)
_TOLD = ("place", "ground", "remarks", "timeline")
_FOR_PEOPLE = frozenset({output.Format.MARKDOWN, output.Format.HTML, output.Format.XLSX})


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of every citation: the day, the territory, and the state of knowledge."""

    as_of: dt.date
    territory: str | None = None
    known_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The answer for one citation, and for one provision where the citation names one."""

    resolution: "Resolution"
    question: Question
    provision: "Provision | None" = None
    status: "Status | None" = None
    events: "tuple[Event, ...]" = ()
    acting: "Mapping[int, Document]" = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    has_text: bool = False
    unread: bool = False  # the citation begins with a place that could not be read

    @property
    def code(self) -> ExitCode:
        """The exit code of this answer alone."""
        from vbqppl.resolve import Outcome
        from vbqppl.validity import StatusCode

        if self.resolution.outcome is Outcome.AMBIGUOUS:
            return ExitCode.AMBIGUOUS
        if self.status is None:
            return ExitCode.NOT_GOOD
        good = self.status.good or self.status.code is StatusCode.NOT_APPLICABLE
        answered = not self.unread and str(self.status.reach) != "outside"
        return ExitCode.GOOD if good and answered else ExitCode.NOT_GOOD

    def as_json(self, session: "Session") -> dict[str, object]:
        """Return the answer with the keys of the contract."""
        base = self.resolution.as_json(session.talk.lang)
        status = self.status
        return {
            **base,
            "scope": str(self.provision) if self.provision else None,
            "status": str(status.code) if status else None,
            "status_label": present.status_label(status.code, session.talk) if status else None,
            "since": iso(status.since) if status else None,
            "until": iso(status.until) if status else None,
            "ground": status.ground if status else None,
            "codes": [str(code) for code in status.codes] if status else [],
            "published": status.published if status else False,
            "start_only": status.start_only if status else False,
            "provision_exists": status.provision_exists if status else None,
            "basis": [event.as_json() for event in status.basis] if status else [],
            "amended_by": [event.as_json() for event in status.amended_by] if status else [],
            "contradictions": [item.code for item in status.contradictions] if status else [],
            "events": [event.as_json() for event in self.events],
            "reach": str(status.reach) if status else None,
            "territory": self.question.territory,
            "as_of": self.question.as_of.isoformat(),
            "known_at": self.question.known_at.isoformat() if self.question.known_at else None,
        }


def command(  # noqa: PLR0913  the options of the contract
    ctx: typer.Context,
    citations: Annotated[list[str], typer.Argument(metavar="CITATION")],
    *,
    as_of: options.AsOf = None,
    known_at: Annotated[str | None, typer.Option("--known-at", metavar="TIME")] = None,
    territory: options.Territory = None,
    as_json: options.Json = False,
    as_jsonl: options.Jsonl = False,
    as_csv: options.Csv = False,
    out: options.Output = None,
) -> int:
    """Answer every citation; the exit code is the worst of theirs."""
    session: Session = ctx.obj
    target = output.choose(as_json=as_json, as_jsonl=as_jsonl, as_csv=as_csv, output=out)
    question = Question(
        options.day(as_of, "--as-of") or options.today(), territory, options.moment(known_at, "--known-at")
    )
    queries = options.citations(citations)
    registry = session.registry()
    found = [item for query in queries for item in look_up(registry, query, question)]
    single = len(citations) == 1 and citations[0] != "-"
    output.write(answer(found, session, single=single, people=target.format in _FOR_PEOPLE), target)
    return worst(item.code for item in found)


def look_up(registry: "Registry", query: str, question: Question) -> list[Found]:
    """Return the answers for one citation: one, or one for each provision that it names."""
    from vbqppl.citation import begins_with_place, parse_citation
    from vbqppl.resolve import Context, Outcome, Resolution, Resolver
    from vbqppl.validity import status
    from vbqppl.validity.outline import read_outline

    mention = parse_citation(query)
    resolver = Resolver(registry)
    resolution = resolver.resolve(query)
    if question.territory and resolution.outcome is Outcome.AMBIGUOUS:  # the place asked for may tell them apart
        resolution = resolver.resolve(query, Context(territory=question.territory))
    document = resolution.document
    if document is None:
        return [Found(resolution, question)]
    if question.known_at is not None:
        document = registry.document_at(document.id, question.known_at)
        if document is None:
            return [Found(Resolution(query, Outcome.NOT_FOUND), question)]
    events = registry.events(document.id, question.known_at)
    acting = registry.documents.many({i for e in events for i in (e.acting_id, e.announced_id) if i is not None})
    provisions = (mention.provisions if mention else ()) or (None,)
    text = registry.text(document.id, question.known_at) if provisions != (None,) else None
    outline = read_outline(text) if text else None
    sources = tuple(dict.fromkeys(each.source for each in registry.sources(document.id)))
    return [
        Found(
            resolution,
            question,
            provision,
            status(
                document,
                events,
                as_of=question.as_of,
                territory=question.territory,
                known_at=question.known_at,
                provision=provision,
                outline=outline,
            ),
            tuple(each for each in events if _touches(each, provision)),
            acting,
            sources,
            text is not None,
            provision is None and begins_with_place(query),
        )
        for provision in provisions
    ]


def _touches(event: "Event", provision: "Provision | None") -> bool:
    """Tell whether an event touches what was asked for, or may."""
    from vbqppl.validity import Overlap

    return provision is None or event.scope.overlap(provision) is not Overlap.NONE


def answer(found: list[Found], session: "Session", *, single: bool, people: bool = False) -> output.Answer:
    """Return the answers as one: an object for one citation, a list for several.

    `people` asks for a table that people read: days as they write them, and all that the terminal shows.
    """
    items = [item.as_json(session) for item in found]
    records = [record(item, data, session) for item, data in zip(found, items, strict=True)]
    columns = [output.Column(key, session.t(f"col.{key}")) for key in _COLUMNS]
    if people:
        records = [{**each, **_told(item, session)} for item, each in zip(found, records, strict=True)]
        columns = [each for each in columns if each.key != "status"]
        columns += [output.Column(key, session.t(f"lookup.col.{key}")) for key in _TOLD]
    document: object = items[0] if single and len(items) == 1 else items
    text = "\n".join(page(item, session) for item in found)
    return output.Answer(document, records, columns, text, lines=items)


def record(item: Found, data: dict[str, object], session: "Session") -> dict[str, object]:
    """Return one row of a table."""
    document = item.resolution.document
    facts = document.as_json() if document else {}
    chosen = {key: facts.get(key, data.get(key)) for key in _COLUMNS}
    return chosen | {"status": data["status"], "outcome": session.t(f"outcome.{item.resolution.outcome}")}


def _told(item: Found, session: "Session") -> dict[str, object]:
    """Return what a table for people has beside the columns of programs."""
    talk, status, document = session.talk, item.status, item.resolution.document
    if status is None or document is None:
        lines = [*present.reason_lines(item.resolution, talk)]
        lines += [line.strip() for line in present.candidate_lines(item.resolution.candidates, talk)]
        return {"remarks": "\n".join(lines)}
    days = {
        "issued_on": document.issued_on,
        "since": status.since,
        "until": status.until,
    }
    return {
        **{key: present.date_text(day, talk) if day else None for key, day in days.items()},
        "place": present.place_text(item.provision, talk) if item.provision else None,
        "ground": present.ground_text(status.ground, talk) if status.ground else None,
        "remarks": "\n".join([*present.difference_lines(item.resolution, talk), *_remarks(item, status, session)]),
        "timeline": "\n".join(
            f"{present.date_text(event.works_from, talk) if event.works_from else '—'}: "
            f"{present.event_line(event, talk, item.acting)}"
            for event in _ordered(item)
        ),
    }


def page(item: Found, session: "Session") -> str:
    """Return the answer for one citation as a person reads it."""
    talk = session.talk
    resolution = item.resolution
    lines = []
    document = resolution.document
    if document is None:
        lines.append(session.t(f"lookup.{resolution.outcome}", query=resolution.query))
        lines += [f"  {line}" for line in present.reason_lines(resolution, talk)]
        lines += present.candidate_lines(resolution.candidates, talk)
        return "\n".join(lines) + "\n"
    lines.append(present.document_name(document, talk))
    if document.title:
        lines += wrap(document.title, 100, "  ")
    lines += [f"  ! {line}" for line in present.difference_lines(resolution, talk)]
    if item.status is not None:
        lines += _status_lines(item, item.status, session)
    return "\n".join(lines) + "\n"


def _status_lines(item: Found, status: "Status", session: "Session") -> list[str]:
    talk = session.talk
    day = present.date_text(item.question.as_of, talk)
    label = present.status_line(status, talk)
    if item.provision is not None:
        place = present.place_text(item.provision, talk)
        if status.good and status.provision_exists is None:
            label = session.t("lookup.if_there", label=label)
        lines = [f"  {session.t('lookup.status_of', place=place[:1].upper() + place[1:], day=day)} {label}"]
    else:
        lines = [f"  {session.t('lookup.status', day=day)} {label}"]
    for sentence in _remarks(item, status, session):
        lines += wrap(sentence, 110, "  ")
    if status.ground:
        lines.append(f"  {session.t('lookup.ground')} {present.ground_text(status.ground, talk)}")
    document = item.resolution.document
    if document is not None and document.territory:
        lines.append(f"  {session.t('lookup.territory')} {document.territory}")
    events = _ordered(item)
    if events:
        lines.append(f"  {session.t('lookup.timeline')}")
        lines += present.timeline(events, talk, item.acting)
    return lines


def _ordered(item: Found) -> "list[Event]":
    return sorted(_with_start(item), key=lambda event: (event.works_from or dt.date.max, event.id))


def _with_start(item: Found) -> "list[Event]":
    """Return the events, with the date of effect of the record where no event tells it."""
    from vbqppl.validity import Event, EventKind

    document = item.resolution.document
    if document is None or document.effective_on is None:
        return list(item.events)
    if any(event.kind is EventKind.EFFECTIVE for event in item.events):
        return list(item.events)
    return [Event(document.id, EventKind.EFFECTIVE, document.effective_on), *item.events]


def _remarks(item: Found, status: "Status", session: "Session") -> list[str]:
    """Return what must be said beside the label, so that nobody reads more into it."""
    talk = session.talk
    remarks = []
    if item.unread:
        remarks.append(session.t("lookup.unread"))
    if status.published:
        remarks.append(session.t("lookup.published"))
    document = item.resolution.document
    if status.start_only and status.good:
        remarks.append(session.t("lookup.start_only"))
    elif status.start_only and document is not None:
        told = [each.works_from for each in item.events if str(each.kind) == "effective" and each.works_from]
        start = present.date_text(document.effective_on or min(told, default=None), talk)
        key = "lookup.not_followed" if item.sources else "lookup.not_followed_unnamed"
        remarks.append(session.t(key, start=start, source=", ".join(item.sources)))
    if item.provision is not None and str(status.code) != "not_applicable" and not status.provision_exists:
        remarks.append(session.t(_missing(item, status), place=present.place_text(item.provision, talk)))
    if str(status.code) == "unknown":
        remarks.append(session.t("lookup.unknown"))
    others = [code for code in status.codes if code != status.code and str(code) not in {"in_force", "amended"}]
    if others:
        labels = ", ".join(present.status_label(code, talk) for code in others)
        remarks.append(session.t("lookup.also", labels=labels))
    if str(status.reach) not in {"not_asked", "whole"}:
        remarks.append(session.t(f"reach.{status.reach}", territory=item.question.territory or ""))
    for each in status.contradictions:
        what = present.contradiction_text(each.code, each.events, talk, item.acting)
        remarks.append(session.t("lookup.contradiction", what=what))
    return remarks


def _missing(item: Found, status: "Status") -> str:
    """Return what to say of a provision that was not found: it is not there, or that cannot be told."""
    if status.provision_exists is False:
        return "lookup.no_provision"
    return "lookup.text_does_not_tell" if item.has_text else "lookup.no_text"


def iso(day: dt.date | None) -> str | None:
    """Return a day as ISO text."""
    return day.isoformat() if day else None
