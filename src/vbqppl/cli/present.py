"""Words for documents, events, statuses and candidates, as a person reads them."""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from vbqppl.cli.layout import clip, width, wrap
from vbqppl.cli.messages import has
from vbqppl.text import write_date

if TYPE_CHECKING:
    import datetime as dt

    from vbqppl.citation import Provision
    from vbqppl.cli.talk import Talk
    from vbqppl.resolve import Candidate, Resolution
    from vbqppl.validity import Document, Event, Scope, Status

_TITLE = 110


def date_text(day: "dt.date | None", talk: "Talk") -> str:
    """Return a day as official Vietnamese writes it, as ISO in English, or "unknown"."""
    if day is None:
        return talk.t("word.unknown")
    return day.isoformat() if talk.lang == "en" else write_date(day)


def document_name(document: "Document", talk: "Talk") -> str:
    """Return type, number, date and issuer, as a citation has them."""
    parts = [document.type or talk.t("word.document")]
    if document.number:
        parts.append(talk.t("name.number", number=document.number))
    if document.issued_on:
        parts.append(talk.t("name.date", date=date_text(document.issued_on, talk)))
    if document.issuer:
        parts.append(talk.t("name.issuer", issuer=document.issuer))
    return " ".join(parts)


def field_label(name: str, talk: "Talk") -> str:
    """Return what a field of a document is called; a name without words stays."""
    return talk.t(f"fact.{name}") if has(f"fact.{name}") else name


def fact_text(value: object, talk: "Talk") -> str:
    """Return what a field of a document holds: days as people write them, codes in words, "—" for nothing."""
    if value is None or value == "":
        return "—"
    if isinstance(value, str) and has(f"normative.{value}"):
        return talk.t(f"normative.{value}")
    return date_text(value, talk) if isinstance(value, date) else str(value)


def document_line(document: "Document", talk: "Talk") -> str:
    """Return the name and the beginning of the title."""
    name = document_name(document, talk)
    return f"{name}: {clip(document.title, _TITLE)}" if document.title else name


def status_label(code: str, talk: "Talk") -> str:
    """Return the label of a status code."""
    return talk.t(f"status.{code}")


def status_line(status: "Status", talk: "Talk") -> str:
    """Return the label with the days from which and to which it holds."""
    label = talk.t("word.outside") if str(status.reach) == "outside" else status_label(status.code, talk)
    days = []
    if status.since:
        days.append(talk.t("word.from_day", day=date_text(status.since, talk)))
    if status.until:
        days.append(talk.t("word.to_day", day=date_text(status.until, talk)))
    return f"{label} ({', '.join(days)})" if days else label


def place_text(place: "Provision", talk: "Talk") -> str:
    """Return a provision smallest unit first: "điểm a khoản 2 Điều 7"."""
    from vbqppl.citation.write import write_provisions

    words = write_provisions((place,))
    return talk.t("word.attached", place=words) if place.attached else words


def clause_text(clause: str, talk: "Talk") -> str:
    """Return the clause of an acting document, its provisions smallest unit first; other words stay."""
    from vbqppl.validity.scope import parse_places

    found = parse_places(clause)
    return ", ".join(place_text(place, talk) for place in found) if found else clause


def scope_text(scope: "Scope", talk: "Talk") -> str:
    """Return the part of a document that an event touches, its provisions smallest unit first."""
    if scope.raw or not scope.provisions:
        return scope.raw
    listed = ", ".join(place_text(place, talk) for place in scope.provisions)
    return talk.t("word.all_but", places=listed) if scope.excluded else listed


Known = Mapping[int, "Document"]


def event_line(event: "Event", talk: "Talk", known: Known = MappingProxyType({})) -> str:
    """Return what happened: the words, the part, the acting document, the ground, the source.

    `known` holds documents of the registry by id, to name acting documents in full.
    """
    words = [event_words(event, talk)]
    if not event.scope.is_whole:
        words.append(f"[{scope_text(event.scope, talk)}]")
    acting = _named(event.acting_id, event.acting, talk, known)
    if acting:
        words.append(talk.t("word.by", document=acting))
    if event.clause:
        words.append(f"({clause_text(event.clause, talk)})")
    sentence = " ".join(words)
    details = [
        talk.t(key, value=value)
        for key, value in (
            ("event.part.until", date_text(event.until, talk) if event.until else None),
            ("event.part.ground", ground_text(event.ground, talk) if event.ground else None),
            ("event.part.announced", _named(event.announced_id, event.announced_by, talk, known)),
            ("event.part.territory", event.territory),
            ("event.part.source", source_text(event)),
            ("event.part.seen", date_text(event.seen, talk) if event.seen and not event.works_from else None),
        )
        if value
    ]
    return "; ".join([sentence, *details])


def contradiction_text(code: str, events: Iterable["Event"], talk: "Talk", known: Known = MappingProxyType({})) -> str:
    """Return what does not fit together, in one sentence, with the days and the documents that it is about."""
    listed = list(events)
    days = ", ".join(date_text(each.works_from, talk) for each in listed if each.works_from)
    acting = ", ".join(filter(None, (_named(each.acting_id, each.acting, talk, known) for each in listed)))
    words = ", ".join(event_words(each, talk) for each in listed)
    return talk.t(
        f"contradiction.{code}",
        days=f" ({days})" if days else "",
        acting=f" ({acting})" if acting else "",
        words=f" ({words})" if words else "",
    )


def _named(ident: int | None, words: str | None, talk: "Talk", known: Known) -> str | None:
    return document_name(known[ident], talk) if ident is not None and ident in known else words


def event_words(event: "Event", talk: "Talk") -> str:
    """Return what kind of event it is, with the label that a source published."""
    words = talk.t(f"event.{event.kind}")
    return f"{words}: {event.label}" if event.label else words


def ground_text(ground: str, talk: "Talk") -> str:
    """Return the legal ground in words; an unknown one as it was recorded."""
    return talk.t(f"ground.{ground}") if has(f"ground.{ground}") else ground


def source_text(event: "Event") -> str | None:
    """Return the source with its address."""
    return " ".join(part for part in (event.source, event.source_url) if part) or None


def timeline(events: Iterable["Event"], talk: "Talk", known: Known = MappingProxyType({})) -> list[str]:
    """Return a line for each event: the day, then what happened; days that are not known say so."""
    lines: list[str] = []
    for event in events:
        day = date_text(event.works_from, talk) if event.works_from else "—"
        body = wrap(event_line(event, talk, known), max(40, min(width(), 120) - 17))
        lines.append(f"    {day:<11} {body[0]}")
        lines += [" " * 16 + line for line in body[1:]]
    return lines


def candidate_lines(candidates: Iterable["Candidate"], talk: "Talk", *, limit: int = 10) -> list[str]:
    """Return a line for each candidate with what agrees and what differs."""
    listed = list(candidates)
    lines = []
    for number, candidate in enumerate(listed[:limit], start=1):
        name = document_line(candidate.document, talk)
        first, *rest = wrap(name, max(40, min(width(), 120) - 7))
        lines.append(f"    {number:>2}. {first}")
        lines += [" " * 8 + line for line in rest]
        verdict = agreement_text(candidate, talk)
        if verdict:
            lines.append(f"        {verdict}")
    if len(listed) > limit:
        lines.append(f"    {talk.t('word.and_more', count=len(listed) - limit)}")
    return lines


def agreement_text(candidate: "Candidate", talk: "Talk") -> str:
    """Return which fields agree and which differ, in words."""
    groups: dict[str, list[str]] = {}
    for field, comparison in candidate.agreement.fields():
        verdict = str(comparison.verdict)
        if verdict != "unknown":
            groups.setdefault(verdict, []).append(talk.t(f"field.{field}"))
    return "; ".join(
        talk.t(f"agreement.{verdict}") + ": " + ", ".join(groups[verdict])
        for verdict in ("same", "compatible", "differs")
        if verdict in groups
    )


def reason_lines(resolution: "Resolution", talk: "Talk") -> list[str]:
    """Return the sentences that say why the outcome is what it is."""
    return [str(reason.as_json(talk.lang)["text"]) for reason in resolution.reasons]


def difference_lines(resolution: "Resolution", talk: "Talk") -> list[str]:
    """Return one sentence a difference: the field, what the citation says, what the registry says."""
    return [
        talk.t(
            "word.difference",
            field=talk.t(f"field.{item.field}"),
            cited=item.cited,
            registered=item.registered,
        )
        for item in resolution.differences
    ]
