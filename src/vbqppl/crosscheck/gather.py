"""Gathering: mentions are resolved, judged and set beside their series before any rule runs."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Protocol

from vbqppl.citation.model import Mention, MentionKind
from vbqppl.citation.number import Number, parse_number
from vbqppl.crosscheck.articles import read_articles
from vbqppl.crosscheck.case import Case, Cited, PlaceStatus
from vbqppl.crosscheck.context import date_follows, quote, stance, type_stands_before, words_at, years_named
from vbqppl.crosscheck.offices import series_of, symbol_range
from vbqppl.crosscheck.series import Point, SeriesBook
from vbqppl.readers.model import Manuscript, Note, NoteFinder
from vbqppl.reference import (
    NamedDocument,
    canonical_issuer,
    named_documents,
    symbol_groups,
    type_by_name,
    types_of_symbol,
)
from vbqppl.resolve.model import Context, Resolution
from vbqppl.text import squash
from vbqppl.validity.model import Document, Event, Status
from vbqppl.validity.status import status as status_of

REACH = dt.timedelta(days=60)  # how far around a date the registry is asked for neighbours
_YEARS = (0, -1, 1)


class Knowledge(Protocol):
    """What a cross-check asks of a registry; tests may answer themselves."""

    def resolve(self, mention: Mention, context: Context) -> Resolution | None:
        """Return which document a citation means."""

    def events(self, ids: Iterable[int]) -> Mapping[int, Sequence[Event]]:
        """Return the events of documents, by id."""

    def documents(self, ids: Iterable[int]) -> Mapping[int, Document]:
        """Return documents by id."""

    def neighbours(self, symbols: tuple[str, str], first: dt.date, last: dt.date) -> Iterable[Document]:
        """Return the documents of a range of symbols that were issued between two days."""

    def text(self, document_id: int) -> str | None:
        """Return the text of a document, if the registry has it."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a report: the day, the citing body and its place."""

    as_of: dt.date
    issuer: str | None = None
    territory: str | None = None
    issued_on: dt.date | None = None
    context: Context = field(default_factory=Context)


def gather(manuscript: Manuscript, mentions: Sequence[Mention], known: Knowledge, question: Question) -> Case:
    """Return the case of a report: every citation with its document, status, series and surroundings."""
    notes = NoteFinder(manuscript.notes)
    cited = [
        _read(manuscript.text, index, mention, notes.at(mention.start), question.issuer)
        for index, mention in enumerate(mentions)
    ]
    cited = _resolve(cited, known, question)
    cited = _judge(cited, known, question)
    cited = [_other_reading(each, known, question) for each in cited]
    return Case(
        manuscript=manuscript,
        as_of=question.as_of,
        issuer=question.issuer,
        cited=tuple(cited),
        series=SeriesBook.of((*_own_points(cited), *_registry_points(cited, known, question))),
        issued_on=question.issued_on,
    )


def _read(text: str, index: int, mention: Mention, note: Note | None, issuer: str | None) -> Cited:
    """Return what the text alone says of a citation."""
    if note is not None and mention.footnote != note.mark:
        mention = replace(mention, footnote=note.mark)
    number = parse_number(mention.number) if mention.number else None
    words = words_at(text, mention, note)
    return Cited(
        index=index,
        mention=mention,
        quote=quote(text, mention),
        number=number,
        note=note,
        series=series_of(number, mention.issuer, issuer) if number else None,
        symbol_types=_symbol_types(text, number, mention),
        date_follows=date_follows(text, mention),
        stance=stance(text, mention, note),
        words=words,
        years=years_named(words),
    )


def _symbol_types(text: str, number: Number | None, mention: Mention) -> tuple[str, ...]:
    """Return the types that a symbol stands for, nothing for names, short forms and the own number."""
    if number is None or mention.kind is not MentionKind.FULL or mention.own:
        return ()
    types = tuple(kind.name for kind in types_of_symbol(number.symbol, number.year is not None))
    return types if type_stands_before(text, mention, types) else ()


def _resolve(cited: Sequence[Cited], known: Knowledge, question: Question) -> list[Cited]:
    """Resolve each citation; a short form takes the document of the citation that it repeats."""
    found: list[Cited] = []
    for each in cited:
        mention = each.mention
        before = mention.antecedent
        if mention.own:
            found.append(each)
        elif mention.kind is not MentionKind.FULL and before is not None and before < len(found):
            found.append(replace(each, resolution=found[before].resolution))
        else:
            asked = _placed(_spelled_out(mention), question.issuer)
            found.append(replace(each, resolution=known.resolve(asked, question.context)))
    return _repeated(found)


def _placed(mention: Mention, citing: str | None) -> Mention:
    """Return a mention with its issuer named in full: "HĐND thành phố" in a paper of Hà Nội is Hà Nội's."""
    if mention.issuer is None or citing is None:
        return mention
    return replace(mention, issuer=canonical_issuer(mention.issuer, citing))


def _repeated(cited: list[Cited]) -> list[Cited]:
    """Give a citation by type and number alone the document of the full citation elsewhere in the report.

    Nghị định 30/2020/NĐ-CP, Phụ lục I: from the second time on, type and number are enough.
    """
    full: dict[str, list[Cited]] = {}
    for each in cited:
        if each.number is not None and each.document is not None and each.mention.date is not None:
            full.setdefault(each.number.key, []).append(each)
    return [_as_before(each, full) for each in cited]


def _as_before(each: Cited, full: Mapping[str, Sequence[Cited]]) -> Cited:
    if each.number is None or each.document is not None or each.mention.date is not None or each.mention.issuer:
        return each
    same = full.get(each.number.key, ())
    documents = {other.document.id for other in same if other.document is not None}
    return replace(each, resolution=same[0].resolution) if len(documents) == 1 else each


@cache
def _named() -> dict[str, NamedDocument]:
    return {squash(named.name): named for named in named_documents()}


def _spelled_out(mention: Mention) -> Mention:
    """Return a mention by a well-known short name ("Đề án 06") as the document that the name stands for."""
    named = _named().get(squash(mention.text)) if mention.kind is MentionKind.SHORT else None
    if named is None:
        return mention
    return replace(
        mention, kind=MentionKind.FULL, number=named.number, type=named.type, date=named.issued_on, issuer=named.issuer
    )


def _judge(cited: Sequence[Cited], known: Knowledge, question: Question) -> list[Cited]:
    """Compute the status of every document, and of every provision cited, on the day."""
    ids = {each.document.id for each in cited if each.document is not None}
    events = known.events(ids)
    acting_ids = {event.acting_id for found in events.values() for event in found if event.acting_id is not None}
    acting = known.documents(acting_ids)
    return [_judged(each, events, acting, known, question) for each in cited]


def _judged(
    each: Cited,
    events: Mapping[int, Sequence[Event]],
    acting: Mapping[int, Document],
    known: Knowledge,
    question: Question,
) -> Cited:
    document = each.document
    if document is None:
        return each
    theirs = events.get(document.id, ())
    text = known.text(document.id) if each.mention.provisions else None
    articles = read_articles(text) if text else None
    places = tuple(
        PlaceStatus(
            place,
            status_of(document, theirs, as_of=question.as_of, provision=place),
            articles.has(place) if articles else None,
        )
        for place in each.mention.provisions
    )
    status: Status = status_of(document, theirs, as_of=question.as_of, territory=question.territory)
    used = {e.acting_id: acting[e.acting_id] for e in theirs if e.acting_id is not None and e.acting_id in acting}
    return replace(each, status=status, places=places, acting=used)


def _other_reading(each: Cited, known: Knowledge, question: Question) -> Cited:
    """Where type and symbol disagree, add the number with the symbol that the type word asks for."""
    if not each.type_disagrees or each.number is None:
        return each
    other = with_type(each.number, each.mention.type or "")
    if other is None:
        return each
    resolution = known.resolve(replace(each.mention, number=other.canonical), question.context)
    document = resolution.document if resolution else None
    same_day = document is not None and document.issued_on is not None and document.issued_on == each.mention.date
    return replace(
        each,
        other_number=other,
        other_series=series_of(other, each.mention.issuer, question.issuer),
        other_document=document if same_day else None,
    )


def with_type(number: Number, type_word: str) -> Number | None:
    """Return the number with the symbol of another type: 247/KH-UBND as a Quyết định is 247/QĐ-UBND."""
    kind = type_by_name(type_word)
    groups = symbol_groups(number.symbol)
    if kind is None or not kind.abbreviations or not groups:
        return None
    typed = types_of_symbol(number.symbol, number.year is not None)
    leads = any(groups[0] in each.abbreviations for each in typed)
    rest = groups[1:] if leads else groups[:1]
    return replace(number, symbol="-".join((kind.abbreviations[0], *rest)))


def _own_points(cited: Iterable[Cited]) -> Iterator[tuple[str, Point]]:
    """Yield the report's own evidence; a citation whose type and symbol disagree is none."""
    for each in cited:
        point = each.point()
        if point is not None and each.series is not None and not each.type_disagrees:
            yield each.series, point


def _registry_points(cited: Iterable[Cited], known: Knowledge, question: Question) -> Iterator[tuple[str, Point]]:
    """Yield the registry's documents of the same series around the same days of this and the next years."""
    wanted: dict[tuple[str, str], set[dt.date]] = {}
    for each in cited:
        for number in (each.number, each.other_number):
            if number is not None and each.mention.date is not None and (each.series or each.other_series):
                wanted.setdefault(symbol_range(number), set()).add(each.mention.date)
    for symbols, days in wanted.items():
        for first, last in _windows(days):
            for document in known.neighbours(symbols, first, last):
                yield from _registry_point(document, question)


def _windows(days: Iterable[dt.date]) -> Iterator[tuple[dt.date, dt.date]]:
    """Yield the stretches of time around these days, in their own years and the years beside, joined."""
    around = sorted(
        (day.replace(day=min(day.day, 28), year=day.year + step) - REACH) for day in days for step in _YEARS
    )
    if not around:
        return
    first, last = around[0], around[0] + 2 * REACH
    for start in around[1:]:
        if start > last:
            yield first, last
            first = start
        last = start + 2 * REACH
    yield first, last


def _registry_point(document: Document, question: Question) -> Iterator[tuple[str, Point]]:
    number = document.parsed_number
    if number is None or document.issued_on is None or not number.ordinal.isdigit():
        return
    series = series_of(number, document.issuer, document.territory or question.issuer)
    if series is not None:
        yield series, Point(document.issued_on, int(number.ordinal), number.canonical)
