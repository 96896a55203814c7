"""What a citation says, field by field: from a mention, or read from a typed line."""

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache

from vbqppl.citation.model import Mention, MentionKind
from vbqppl.citation.number import parse_number
from vbqppl.reference import NamedDocument, named_documents
from vbqppl.resolve.damage import Typed, read_typed
from vbqppl.resolve.fields import (
    DATE,
    PINPOINT,
    STRICT,
    TRIM,
    WORD,
    before_number,
    between,
    blank,
    date_in,
    end_of_letters,
    issuer_in,
    own_number,
    runs_on,
    symbol_of,
    title_in,
    title_words,
    type_in,
    type_names,
    types_at_head,
    unglued,
    without_pinpoints,
)
from vbqppl.resolve.office import Office, office_in
from vbqppl.text import clean, fold, squash

_LONGEST = 1200  # characters of a typed line that are read; citations are shorter


@dataclass(frozen=True, slots=True)
class Query:
    """What a citation says; None where it says nothing.

    `ordinal`, `year` and `symbol` are the number as printed, in the letters of the registry's columns;
    `issued_year` is a year of issue without a day. `folded` is the text for a second, damage-tolerant look at
    the number. `title` is squashed. `unread` tells that something stands there that looks like a number,
    `runs_on` that a word follows the number which may belong to it. `called` is the short name that was said instead
    of the number ("Đề án 06").
    """

    text: str
    folded: str = ""
    ordinal: str | None = None
    year: int | None = None
    symbol: str | None = None
    number: str | None = None
    type: str | None = None
    date: dt.date | None = None
    issued_year: int | None = None
    issuer: str | None = None
    office: Office | None = None
    title: str | None = None
    unread: bool = False
    runs_on: bool = False
    called: str | None = None

    @property
    def key(self) -> str:
        """The key of the number as printed."""
        return f"{self.ordinal}/{self.year or ''}/{self.symbol}"

    @property
    def cited_year(self) -> int | None:
        """The year of issue as the citation gives it outside of the number."""
        return self.date.year if self.date else self.issued_year

    def typed(self) -> Typed | None:
        """Return the number as a damage-tolerant reader sees it."""
        return read_typed(self.letters)

    @property
    def letters(self) -> str:
        """The text in which the number is looked for: the line without dates and pinpoints, or the number itself."""
        if not self.folded:
            return fold(clean(self.number or "").text)
        return PINPOINT.sub(blank, DATE.sub(blank, self.folded))


def read_query(citation: Mention | str) -> Query:
    """Return what a mention or a typed line says; never raises."""
    return _from_mention(citation) if isinstance(citation, Mention) else _from_text(citation)


def _from_mention(mention: Mention) -> Query:
    number = _parts(mention.number) if mention.number else None
    if number is None and mention.kind is not MentionKind.NAME and not mention.title:
        read = _from_text(mention.text)
        return Query(
            mention.text, read.folded, read.ordinal, read.year, read.symbol, read.number,
            mention.type or read.type, mention.date or read.date, read.issued_year,
            mention.issuer or read.issuer, office_in(mention.issuer) or read.office, read.title,
        )  # fmt: skip
    if number is not None:
        return _numbered(mention, number)
    kind, words = _split_title(fold(clean(mention.title or mention.text).text))
    year, words = _year_of_title(words)
    return Query(
        text=mention.text,
        type=mention.type or kind,
        date=mention.date,
        issued_year=year,
        issuer=mention.issuer,
        office=office_in(mention.issuer),
        title=words,
    )


def _numbered(mention: Mention, parts: tuple[str, int | None, str]) -> Query:
    title = " ".join(WORD.findall(fold(clean(mention.title).text))) if mention.title else None
    return Query(
        mention.text, "", *parts, mention.number, mention.type, mention.date, None, mention.issuer,
        office_in(mention.issuer), title or None,
    )  # fmt: skip


def _parts(number: str) -> tuple[str, int | None, str] | None:
    """Return ordinal, year and symbol of a number as the registry keeps them."""
    well = STRICT.fullmatch(fold(number))
    if well is not None:
        ordinal, year, symbol = well.groups()
        return ordinal.lstrip("0").upper() or "0", int(year) if year else None, symbol_of(symbol)
    parsed = parse_number(number)
    return (parsed.ordinal_key, parsed.year, "-".join(parsed.groups)) if parsed else None


def _split_title(folded: str) -> tuple[str | None, str | None]:
    """Split the type off the head of a title; return the type's name and the squashed rest."""
    head = types_at_head().match(folded)
    rest = folded[head.end() :] if head else folded
    return (type_names()[head.group(1)] if head else None), squash(rest) or None


def _year_of_title(title: str | None) -> tuple[int | None, str | None]:
    """Split a year off the end of a title: "đất đai năm 2024", "giá đất Hải Phòng 2020"."""
    match = re.search(r"(?:^|\s)(?:nam\s+)?((?:19|20)\d\d)$", title or "")
    if title is None or match is None:
        return None, title
    return int(match[1]), title[: match.start()].strip() or None


def _from_text(text: str) -> Query:
    cleaned = unglued(clean(text[:_LONGEST]).text)
    folded = fold(cleaned)
    named = _named(text, folded)
    if named is not None:
        return named
    found = own_number(folded)
    if found is None:
        return _without_number(text, cleaned, folded)
    ordinal, year, symbol, start, end = found
    number = cleaned[start:end]
    kind = type_in(folded, start)
    date, issued_year, date_span = date_in(folded, end, start)
    issuer, office, issuer_span = issuer_in(cleaned, folded, start, end, date_span)
    segments = between(folded, end_of_letters(cleaned, end), (date_span, issuer_span))
    title = title_in((*map(without_pinpoints, segments), before_number(folded[kind[1] : start])))
    return Query(
        text, folded, ordinal, year, symbol, number.strip(TRIM), kind[0], date, issued_year, issuer,
        office, title, runs_on=runs_on(folded, end),
    )  # fmt: skip


@cache
def _short_names() -> tuple[tuple[re.Pattern[str], NamedDocument], ...]:
    return tuple((re.compile(rf"[\W_]*{re.escape(fold(each.name))}[\W_]*"), each) for each in named_documents())


def _named(text: str, folded: str) -> Query | None:
    """Read a short name that stands for one document: "Đề án 06"."""
    if "/" in folded or len(folded) > _LONGEST_NAME:
        return None  # a number, or more than a name
    body = PINPOINT.sub("", folded)
    for pattern, named in _short_names():
        parts = _parts(named.number)
        if pattern.fullmatch(body) and parts is not None:
            title = squash(named.title)
            return Query(
                text, "", *parts, named.number, named.type, named.issued_on, None, named.issuer,
                office_in(named.issuer), title, called=named.name,
            )  # fmt: skip
    return None


_LIKE_NUMBER = re.compile(r"\bso\s*[:.]?\s*\w*\d|\d\s*[/_]\s*[a-z\d]|\b(?:[a-z]+\d|\d+[a-z])")
_CONSTITUTION = "Hiến pháp"
_LONGEST_NAME = 80
_HEAD_LENGTH = 24  # where a number of the document's own would stand


def _without_number(text: str, cleaned: str, folded: str) -> Query:
    """Read a citation by its title: "quyết định về giá đất Hải Phòng 2020", "Luật Đất đai năm 2024"."""
    body = PINPOINT.sub(blank, folded)
    kind, _ = _split_title(body)
    head = types_at_head().match(body)
    begin = head.end() if head else 0
    date, issued_year, date_span = date_in(body, begin, begin)
    issuer, office, issuer_span = issuer_in(cleaned, folded, 0, begin, date_span) if kind else (None, None, None)
    words = map(title_words, between(body, begin, (date_span, issuer_span)))
    title = max(words, key=len, default="") or None
    year, title = _year_of_title(title)
    if title is None and kind == _CONSTITUTION:
        title = squash(kind)
    return Query(
        text=text,
        folded=folded,
        type=kind,
        date=date,
        issued_year=issued_year or year,
        issuer=issuer,
        office=office,
        title=title,
        unread=_LIKE_NUMBER.search(body, 0, begin + _HEAD_LENGTH) is not None,
    )
