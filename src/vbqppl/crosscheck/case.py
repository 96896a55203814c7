"""The case that the rules judge: everything known of a report, gathered before any rule runs, and frozen."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vbqppl.citation.model import Mention
from vbqppl.citation.number import Number
from vbqppl.citation.provision import Provision
from vbqppl.crosscheck.context import Stance, years_named
from vbqppl.crosscheck.series import Point, SeriesBook
from vbqppl.readers.model import Manuscript, Note
from vbqppl.resolve.model import Resolution
from vbqppl.validity.model import Document, Event, Status

if TYPE_CHECKING:
    from vbqppl.lists.counts import Ended


@dataclass(frozen=True, slots=True)
class PlaceStatus:
    """The status of one cited provision on the day of the report; `exists` None where no text tells."""

    place: Provision
    status: Status
    exists: bool | None = None


@dataclass(frozen=True, slots=True)
class Cited:
    """One citation with all that is known of it.

    `series` names the yearly series of its number (None: no yearly one, or not known); `symbol_types` the
    types that the symbol stands for (empty: it says nothing of a type). `words` is what the text says of the
    document where it cites it. `acting` holds the documents behind the events
    of its document, by id. `date_follows` tells that its date stands behind its number. Where type and symbol
    disagree, `other_number` is the number with the symbol of the type word, `other_series` its series,
    `other_document` the registry's document of that number and day.
    """

    index: int
    mention: Mention
    quote: str
    number: Number | None = None
    note: Note | None = None
    series: str | None = None
    symbol_types: tuple[str, ...] = ()
    resolution: Resolution | None = None
    status: Status | None = None
    places: tuple[PlaceStatus, ...] = ()
    stance: Stance = Stance.NAMES
    words: str = ""
    acting: Mapping[int, Document] = field(default_factory=dict)
    date_follows: bool = False
    other_number: Number | None = None
    other_series: str | None = None
    other_document: Document | None = None

    @property
    def years(self) -> frozenset[int]:
        """The years that the words at the citation speak of; few rules ask."""
        return years_named(self.words)

    @property
    def document(self) -> Document | None:
        """The document that was taken, if any."""
        return self.resolution.document if self.resolution else None

    @property
    def footnote(self) -> str | None:
        """The mark of the footnote that the citation stands in."""
        return self.note.mark if self.note else self.mention.footnote

    @property
    def type_disagrees(self) -> bool:
        """Whether the type word and the symbol name different types."""
        return bool(self.mention.type and self.symbol_types) and not same_type(
            self.mention.type or "", self.symbol_types
        )

    @property
    def year_disagrees(self) -> bool:
        """Whether the number has a year, and the date another."""
        number, day = self.number, self.mention.date
        return number is not None and day is not None and number.year is not None and number.year != day.year

    def point(self) -> Point | None:
        """Return the citation as a point of its series; None without series, whole number or date."""
        if self.series is None or self.number is None or self.mention.date is None:
            return None
        if not self.number.ordinal.isdigit() or self.year_disagrees:
            return None
        return Point(self.mention.date, int(self.number.ordinal), self.number.canonical, self.index, self.mention.start)


@dataclass(frozen=True, slots=True)
class Case:
    """One report on one day, with its citations (in the order of the text) resolved and judged, and their series.

    `ended` holds, for each year whose figures of expiry the report states, what the registry has of that year's list.
    """

    manuscript: Manuscript
    as_of: dt.date
    issuer: str | None = None
    cited: tuple[Cited, ...] = ()
    series: SeriesBook = field(default_factory=lambda: SeriesBook({}))
    issued_on: dt.date | None = None
    territory: str | None = None
    ended: Mapping[int, tuple["Ended", ...]] = field(default_factory=dict)
    _keyed: dict[str, dict[tuple[str | None, dt.date], Cited]] = field(default_factory=dict, repr=False, compare=False)

    def elsewhere(self, cited: Cited) -> Cited | None:
        """Return another citation of the same number and office whose date is of the year of the number.

        The registry's date counts where it has the document; else the date that stands elsewhere in the report.
        """
        if cited.number is None:
            return None
        for other in self._dated_once(cited.number.key):
            late = other.mention.date is None or other.mention.date > (self.issued_on or self.as_of)
            if other.series == cited.series and not late and other.mention.date != cited.mention.date:
                return other
        return None

    def _dated_once(self, key: str) -> Iterable[Cited]:
        """Return the citations of a number with a date of its year, each office and date once."""
        if not self._keyed:
            self._keyed[""] = {}  # made, even where it stays empty
            for each in self.cited:
                if each.number is not None and each.mention.date is not None and not each.year_disagrees:
                    found = self._keyed.setdefault(each.number.key, {})
                    found.setdefault((each.series, each.mention.date), each)
        return self._keyed.get(key, {}).values()

    def near(self, place: int, reach: int) -> Sequence[Cited]:
        """Return the citations that start within so many characters of a place."""
        first = bisect_left(self.cited, place - reach, key=_start)
        return self.cited[first : bisect_right(self.cited, place + reach, key=_start)]

    def by_note(self) -> dict[int, list[Cited]]:
        """Return the citations that stand in notes, by the place where their note starts."""
        found: dict[int, list[Cited]] = {}
        for each in self.cited:
            if each.note is not None and each.note.note_start is not None:
                found.setdefault(each.note.note_start, []).append(each)
        return found

    @property
    def text(self) -> str:
        """The text of the report."""
        return self.manuscript.text


def _start(cited: Cited) -> int:
    return cited.mention.start


# Words that name a type without saying which: any symbol may follow them.
_ANY_TYPE = frozenset({"văn bản", "tài liệu"})


def same_type(word: str, types: tuple[str, ...]) -> bool:
    """Tell whether a type word can stand before a symbol of these types.

    "Kế hoạch hành động" is a Kế hoạch, and "Văn bản" any type.
    """
    said = word.casefold()
    if said in _ANY_TYPE:
        return True
    return any(
        said == name.casefold() or said.startswith(name.casefold() + " ") or name.casefold().startswith(said + " ")
        for name in types
    )


def document_of(event: Event, cited: Cited) -> Document | None:
    """Return the document behind an event, where the registry holds it."""
    return cited.acting.get(event.acting_id) if event.acting_id is not None else None
