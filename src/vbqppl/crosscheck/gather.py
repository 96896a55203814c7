"""Gathering: mentions are resolved, judged and set beside their series before any rule runs."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple, Protocol

from vbqppl.citation.model import Mention, MentionKind
from vbqppl.citation.number import Number, parse_number
from vbqppl.citation.provision import Provision
from vbqppl.crosscheck.articles import Texts, read_articles
from vbqppl.crosscheck.case import Case, Cited, PlaceStatus
from vbqppl.crosscheck.context import around, date_follows, quote, type_stands_before
from vbqppl.crosscheck.figures import years_of_figures
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
from vbqppl.validity.scope import Overlap
from vbqppl.validity.status import status as status_of

if TYPE_CHECKING:
    from vbqppl.lists.counts import Ended

REACH = dt.timedelta(days=60)  # how far around a date the registry is asked for neighbours
_YEARS = (0, -1, 1)


class Neighbour(NamedTuple):
    """A document of the registry beside a cited one: its number as printed, ISO date of issue, issuer and place."""

    number: str
    issued_on: str
    issuer: str | None
    territory: str | None


class Knowledge(Protocol):
    """What a cross-check asks of a registry; tests may answer themselves."""

    def resolve(self, mention: Mention, context: Context) -> Resolution | None:
        """Return which document a citation means."""

    def events(self, ids: Iterable[int]) -> Mapping[int, Sequence[Event]]:
        """Return the events of documents, by id."""

    def documents(self, ids: Iterable[int]) -> Mapping[int, Document]:
        """Return documents by id."""

    def neighbours(self, symbols: tuple[str, str], first: dt.date, last: dt.date) -> Iterable[Neighbour]:
        """Return the documents of a range of symbols that were issued between two days."""

    def ended(self, year: int) -> "Iterable[Ended]":
        """Return the documents of the list of expiry of a year."""

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
        territory=question.context.territory,
        ended={year: tuple(known.ended(year)) for year in years_of_figures(manuscript.text)},
    )


def _read(text: str, index: int, mention: Mention, note: Note | None, issuer: str | None) -> Cited:
    """Return what the text alone says of a citation."""
    if note is not None and mention.footnote != note.mark:
        mention = replace(mention, footnote=note.mark)
    number = parse_number(mention.number) if mention.number else None
    stance, words = around(text, mention, note)
    return Cited(
        index=index,
        mention=mention,
        quote=quote(text, mention),
        number=number,
        note=note,
        series=series_of(number, mention.issuer, issuer) if number else None,
        symbol_types=_symbol_types(text, number, mention),
        date_follows=date_follows(text, mention),
        stance=stance,
        words=words,
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
    issuer = _full_name(mention.issuer, citing)
    return mention if issuer == mention.issuer else replace(mention, issuer=issuer)


@lru_cache(maxsize=4096)
def _full_name(issuer: str, citing: str) -> str:
    return canonical_issuer(issuer, citing)


def _repeated(cited: list[Cited]) -> list[Cited]:
    """Give a citation by type and number alone the document of the full citation elsewhere in the report.

    Nghị định 30/2020/NĐ-CP, Phụ lục I: from the second time on, type and number are enough.
    """
    full: dict[str, dict[int, Resolution]] = {}
    for each in cited:
        if each.number is not None and each.document is not None and each.resolution and each.mention.date is not None:
            full.setdefault(each.number.key, {}).setdefault(each.document.id, each.resolution)
    return [_as_before(each, full) for each in cited]


def _as_before(each: Cited, full: Mapping[str, Mapping[int, Resolution]]) -> Cited:
    if each.number is None or each.document is not None or each.mention.date is not None or each.mention.issuer:
        return each
    same = full.get(each.number.key, {})
    return replace(each, resolution=next(iter(same.values()))) if len(same) == 1 else each


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
    judge = _Judge(events, known.documents(acting_ids), known, question)
    return [judge.judged(each) for each in cited]


class _Judge:
    """Judges citations; a document that is cited often is judged once."""

    def __init__(
        self,
        events: Mapping[int, Sequence[Event]],
        acting: Mapping[int, Document],
        known: Knowledge,
        question: Question,
    ) -> None:
        self._events = events
        self._acting = acting
        self._known = known
        self._question = question
        self._statuses: dict[int, tuple[Status, Mapping[int, Document]]] = {}
        self._places: dict[tuple[int, Provision], PlaceStatus] = {}
        self._articles: dict[int, Texts | None] = {}

    def judged(self, each: Cited) -> Cited:
        """Return the citation with the status of its document and of its provisions."""
        document = each.document
        if document is None:
            return each
        if document.id not in self._statuses:
            self._statuses[document.id] = self._status(document)
        status, used = self._statuses[document.id]
        places = tuple(self._place(document, place) for place in each.mention.provisions)
        return replace(each, status=status, places=places, acting=used)

    def _status(self, document: Document) -> tuple[Status, Mapping[int, Document]]:
        theirs = self._events.get(document.id, ())
        asked = self._question
        ids = {event.acting_id for event in theirs if event.acting_id is not None}
        status = status_of(document, theirs, as_of=asked.as_of, territory=asked.territory)
        return status, {each: self._acting[each] for each in ids if each in self._acting}

    def _place(self, document: Document, place: Provision) -> PlaceStatus:
        key = (document.id, place)
        if key not in self._places:
            theirs = self._events.get(document.id, ())
            status = status_of(document, theirs, as_of=self._question.as_of, provision=place)
            self._places[key] = PlaceStatus(place, status, self._exists(document, place, status))
        return self._places[key]

    def _exists(self, document: Document, place: Provision, status: Status) -> bool | None:
        """Tell whether the document has a place: by its text, and by what was added to it since."""
        if status.provision_exists is not None:
            return status.provision_exists
        texts = self._articles_of(document)
        found = texts.has(place) if texts else None
        amended = self._statuses[document.id][0].amended_by
        if found is False and any(each.scope.overlap(place) is not Overlap.NONE for each in amended):
            return None  # an amendment may have brought it
        return found

    def _articles_of(self, document: Document) -> Texts | None:
        if document.id not in self._articles:
            text = self._known.text(document.id)
            self._articles[document.id] = read_articles(text) if text else None
        return self._articles[document.id]


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
    """Yield the registry's documents of the same series around the same days of this and the next years.

    No neighbours are asked for where the registry has the very document of that day: nothing is suspected there.
    """
    wanted: dict[tuple[str, str], set[dt.date]] = {}
    cited_series: set[str | None] = set()
    for each in cited:
        held = each.document is not None and each.document.issued_on == each.mention.date
        if held and not each.type_disagrees:
            continue
        for number in (each.number, each.other_number):
            if number is not None and each.mention.date is not None and (each.series or each.other_series):
                wanted.setdefault(symbol_range(number), set()).add(each.mention.date)
        cited_series |= {each.series, each.other_series}
    series = _SeriesOfRows(question.issuer)
    for symbols, days in wanted.items():
        for first, last in _windows(days):
            for row in known.neighbours(symbols, first, last):
                name = series.of(row)
                if name is not None and name in cited_series:
                    yield from _registry_point(name, row)


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


class _SeriesOfRows:
    """The series of the registry's rows; what stands behind the ordinal is read once, for thousands share it."""

    def __init__(self, citing: str | None) -> None:
        self._citing = citing
        self._known: dict[tuple[str, str | None, str | None], str | None] = {}

    def of(self, row: Neighbour) -> str | None:
        """Return the name of the series, None where it is not known."""
        key = (row.number.partition("/")[2], row.issuer, row.territory)
        if key not in self._known and (number := parse_number(row.number)):
            self._known[key] = series_of(number, row.issuer, row.territory or self._citing)
        return self._known.get(key)


def _registry_point(series: str, row: Neighbour) -> Iterator[tuple[str, Point]]:
    number = parse_number(row.number)
    if number is not None and number.ordinal.isdigit():
        yield series, Point(dt.date.fromisoformat(row.issued_on), int(number.ordinal), number.canonical)
