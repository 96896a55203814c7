"""Rows: what each row of a grid says of one document."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from vbqppl.citation import Mention, MentionKind, parse_number
from vbqppl.lists.cells import Day, days, lacks_ground, read_day, read_event, read_kind, read_last_day, read_scope
from vbqppl.lists.errors import NoDocumentColumnError
from vbqppl.lists.grid import Grid, GridRow
from vbqppl.lists.headers import NAMING, Header, find_header, is_column_numbers, is_heading
from vbqppl.lists.mentions import cite, first_mention
from vbqppl.lists.model import ListRow, Remark, Section
from vbqppl.lists.parts import said_part, strikes_words, without_struck
from vbqppl.text import nfc, squash
from vbqppl.validity import WHOLE, Document, EventKind, Scope, StatusCode
from vbqppl.validity.labels import read_label
from vbqppl.validity.model import AMENDING

_SEARCHED = 40  # rows in which the first header is looked for
_ROMAN = re.compile(r"^\s*(?:[IVXLC]+|[A-ZĐ]|\d{1,2}(?:\.\d{1,2})+)\s*[.)\-:]?\s*$")
_YEARS = re.compile(r"(?:trước ngày|năm)\s+[\d/]+", re.IGNORECASE)
_FIELD = re.compile(r"^(?:[A-ZĐ\d]+[.)]\s*)?(?:LĨNH VỰC|Lĩnh vực)\s+(?P<name>.+)$")
_TITLE_LINES = 15
_IDENTITY = ("ordinal", *sorted(NAMING), "type", "date", "title", "issuer", "field", "drafting_body")
_KEPT_WORDS = frozenset({"kept", "giu nguyen"})  # what the column of outcomes of a plan says
_OUTCOMES = frozenset({"change", "already", "kept", "ambiguous", "not found", "conflict", "invalid", "waiting"})
_PART = re.compile(r"mot phan")


@dataclass(frozen=True, slots=True)
class State:
    """What the rows above say of the rows below: the section, the field, whether the list is of parts."""

    section: Section = Section.EXPIRED
    field: str | None = None
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that is none: a header repeated, a group row, a row of column numbers."""

    line: int
    cells: tuple[str, ...]


def read_rows(grid: Grid, name: str, mapping: Mapping[str, str] | None = None) -> Iterator[ListRow | Skipped]:
    """Yield what each row of a table says, in order. Raises NoDocumentColumnError.

    The header is the first row that names columns; later rows like it are repeats.
    """
    header, start = locate_header(grid, name, mapping)
    state = title_state(grid.before)
    for row in grid.rows[:start]:
        state = section_of(" ".join(row.filled), state)
    state = replace(state, partial=state.partial or "provisions" in header.places)
    last: GridRow | None = None
    for row in grid.rows[start + 1 :]:
        if is_column_numbers(row.cells) or _repeats(row, header, mapping):
            yield Skipped(row.line, row.cells)
            continue
        group = _group(row, header)
        if group is not None:
            state = section_of(group, state)
            yield Skipped(row.line, row.cells)
            continue
        last = _filled_down(row, last, header)
        yield read_row(last, header, state, row.place or grid.place)


def _filled_down(row: GridRow, above: GridRow | None, header: Header) -> GridRow:
    """Return the row with the document of the row above, where it says more of that one.

    Then nothing names a document in it, not even a number of its own in the first column.
    """
    if above is None or any(header.get(row.cells, name) for name in _IDENTITY):
        return row
    if not any(header.get(row.cells, name) for name in ("provisions", "reason", "ends_on", "acting")):
        return row
    cells = list(row.cells) + [""] * (len(above.cells) - len(row.cells))
    for name in _IDENTITY:
        place = header.places.get(name)
        if place is not None and place < len(above.cells):
            cells[place] = above.cells[place]
    return GridRow(row.line, tuple(cells), row.place)


def title_state(before: str) -> State:
    """Return what the title above a table says: its last lines in capitals count, the nearest most."""
    lines = [line.strip() for line in before.split("\n") if line.strip()][-_TITLE_LINES:]
    state = State()
    title = ""
    for line in lines:
        if line.isupper() or squash(line).startswith(("danh muc", "phu luc")):
            if re.match(r"(?:[A-ZĐ]|[IVX]+)\s*[.)]\s|DANH MỤC|PHỤ LỤC|TẬP", line):
                title = ""
            title = f"{title} {line}"
            state = section_of(title, state)
    return state if title else section_of(" ".join(lines), State())


def locate_header(grid: Grid, name: str, mapping: Mapping[str, str] | None) -> tuple[Header, int]:
    """Return the header and its index. Raises NoDocumentColumnError where none names documents."""
    best: tuple[str, ...] = ()
    for index, row in enumerate(grid.rows[:_SEARCHED]):
        header = find_header(row.cells, mapping)
        if header is not None and header.names_documents:
            return header, index
        if header is not None or not best:
            best = row.filled
    raise NoDocumentColumnError(name, best)


def _repeats(row: GridRow, header: Header, mapping: Mapping[str, str] | None) -> bool:
    naming = min(place for name, place in header.places.items() if name in NAMING)
    if naming >= len(row.cells) or not is_heading(row.cells[naming], mapping):
        return False
    again = find_header(row.cells, mapping)
    return again is not None and again.names_documents and again.places == header.places


def _group(row: GridRow, header: Header) -> str | None:
    """Return the words of a group row ("III. LĨNH VỰC VIỆC LÀM"), None for a row with a document."""
    filled = row.filled
    if not filled:
        return ""
    texts = [cell for cell in filled if not _ROMAN.match(cell)]
    if len(set(texts)) <= 1 and not _has_number(" ".join(texts)):
        named = header.get(row.cells, "document") or header.get(row.cells, "number")
        alone = len(header.places) == 1 or (len(header.places) > 1 and bool(named) and len(filled) > 1)
        return None if alone and not _heading(texts, filled) else " ".join(filled)
    return None


def _heading(texts: list[str], filled: tuple[str, ...]) -> bool:
    """Tell whether a row's only words are a heading: all capitals, a field, or after a Roman numeral."""
    words = " ".join(texts)
    return not words or words.isupper() or bool(_FIELD.match(words)) or len(filled) > len(texts)


def _has_number(text: str) -> bool:
    return bool(re.search(r"\d+\s*/\s*(?:\d{4}\s*/)?\s*[A-ZĐa-z]|\d+-[A-ZĐ]{2,}", text))


def section_of(words: str, state: State) -> State:
    """Return the state after a title or group row: its section, its field, whole or part."""
    if not words.strip():
        return state
    folded = squash(words)
    field = _FIELD.match(nfc(words))
    section = state.section
    if ("ap dung" in folded and "bai bo" not in folded) or "tiep tuc co hieu luc" in folded:
        section = Section.KEPT
    elif "ngung hieu luc" in folded and "het hieu luc" not in folded:
        section = Section.SUSPENDED
    elif "het hieu luc" in folded or "bai bo" in folded:
        section = Section.EXPIRED
    elif "con hieu luc" in folded:
        section = Section.KEPT
    partial = state.partial
    if "het hieu luc" in folded:
        partial = bool(_PART.search(folded)) and "toan bo" not in folded
    return State(section, _field_name(field["name"]) if field else state.field, partial)


def _field_name(words: str) -> str:
    """Return a field as it is written in running text: capitals throughout are a heading's."""
    words = words.strip().rstrip(".:")
    return words.capitalize() if words.isupper() else words


def read_row(row: GridRow, header: Header, state: State, place: str | None) -> ListRow:
    """Return what one row says; what is wrong with it stands in its problems."""
    get = _Getter(row, header)
    citation, mention, problems = _document(get)
    reason = get("reason") or get("note")
    acting_words = get("acting") or get("reason") or (get("note") if state.section is Section.KEPT else "")
    acting = first_mention(acting_words)
    scope, scope_problem = _scope(get, mention, state)
    day = read_day(get("ends_on"))
    ends = header.places.get("until")
    until = read_last_day(get("until"), resumes=ends is not None and "trở lại" in header.cells[ends])
    for column, found in (("ends_on", day), ("until", until), ("date", read_day(get("date")))):
        if found.wrong is not None:
            heading = header.cells[header.places[column]]
            problems.append(Remark("bad_date", {"of": column, "column": heading, "words": found.wrong}))
    kind, kind_problem = _kind(get, reason, scope, state)
    section = _section(get, kind, state)
    if kind_problem is not None:
        problems.append(kind_problem)
        acting = None if kind_problem.code == "no_ground" else acting
    if scope_problem is not None and section is not Section.KEPT:
        problems.append(scope_problem)
    return ListRow(
        row=row.line,
        quote=" | ".join(row.filled),
        citation=citation,
        mention=mention,
        kind=kind,
        scope=scope,
        on=day.day,
        until=until.day,
        acting=cite(acting) if acting else None,
        acting_mention=acting,
        reason=reason or None,
        section=section,
        place=place,
        facts=_facts(get, mention, state),
        problems=tuple(problems),
        ordinal=get("ordinal") or None,
        answer=get("answer") or None,
        answer_note=get("answer_note") or None,
        held=Remark("waiting", {"body": get("drafting_body")}) if squash(get("outcome")) == "waiting" else None,
    )


@dataclass(frozen=True, slots=True)
class _Getter:
    row: GridRow
    header: Header

    def __call__(self, column: str) -> str:
        return self.header.get(self.row.cells, column)

    def has(self, column: str) -> bool:
        return column in self.header.places


def _document(get: _Getter) -> tuple[str, Mention | None, list[Remark]]:
    """Return the citation of a row as words, as a mention, and what is wrong with it."""
    whole = get("document") or get("number_date_title")
    if whole:
        mention = first_mention(f"{get('type')} {whole}" if get("type") else whole)
        if mention is None:
            return whole, None, [_unreadable(whole)]
        return cite(mention), _completed(mention, get), []
    number = get("number") or get("number_date")
    if not number:
        return "", None, [Remark("no_number")]
    plain = _plain_mention(number, get)
    if plain is not None:
        return cite(plain), plain, []
    kind = get("type")
    date = get("date")
    words = " ".join(
        part
        for part in (
            nfc(kind),
            number if re.match(r"\s*số\b", number, re.IGNORECASE) else f"số {number}",
            f"ngày {_day_words(date)}" if date and _day_words(date) else "",
            f"của {get('issuer')}" if get("issuer") else "",
        )
        if part
    )
    mention = first_mention(words)
    if mention is None or mention.number is None:
        return words, None, [_unreadable(number)]
    return cite(mention), _completed(mention, get), []


_BARE_NUMBER = re.compile(r"(?:số\s+)?\d{1,6}[\w.]{0,6}\s*[/-][^\s;,]{2,60}$", re.IGNORECASE)


def _plain_mention(number: str, get: _Getter) -> Mention | None:
    """Return the document of a cell that holds one bare number, without reading it as a text; None for others."""
    if not _BARE_NUMBER.match(number):
        return None
    parsed = parse_number(re.sub(r"^số\s+", "", number, flags=re.IGNORECASE))
    if parsed is None:
        return None
    written = parsed.canonical
    return _completed(Mention(MentionKind.FULL, 0, len(written), written, written), get)


def _day_words(cell: str) -> str:
    day = read_day(cell).day
    return f"{day.day:02d}/{day.month:02d}/{day.year}" if day else ""


def _unreadable(words: str) -> Remark:
    if re.fullmatch(r"\s*(?:số\s*)?\d+\s*", words, re.IGNORECASE):
        return Remark("number_without_symbol", {"words": words.strip()})
    return Remark("unreadable", {"words": words})


def _completed(mention: Mention, get: _Getter) -> Mention:
    """Return the mention with what other cells of the row say of the document."""
    day = read_day(get("date")).day if get("date") else None
    return replace(
        mention,
        date=mention.date or day,
        issuer=mention.issuer or (_words(get("issuer")) or None),
        type=mention.type or (_words(get("type")) or None),
        title=mention.title or (nfc(get("title")) or None),
    )


def _scope(get: _Getter, mention: Mention | None, state: State) -> tuple[Scope, Remark | None]:
    """Return the part that ended: the column of provisions, else the pinpoints of the citation."""
    cell = get("provisions")
    said, unsaid = _said(get)
    if cell:
        return _of_cell(cell, unsaid, read_kind(get("kind") or get("reason"), partial=True))
    if mention is not None and mention.provisions:
        if strikes_words((get("document") or get("number_date_title"))[: mention.start]):
            return WHOLE, Remark("struck", {"words": get("document") or get("number_date_title")})
        return Scope(mention.provisions), None
    if mention is not None and mention.excepted:
        return Scope(mention.excepted, excluded=True), None
    if unsaid is not None or not said.is_whole:
        return said, unsaid
    partly = read_label(get("status")) is StatusCode.PARTLY_EXPIRED and get.has("ends_on")
    if (partly and state.section is not Section.KEPT) or (state.partial and get.has("provisions")):
        return WHOLE, Remark("no_scope")
    return WHOLE, None


def _said(get: _Getter) -> tuple[Scope, Remark | None]:
    """Return the part that the event, the reason or the acting document's cell names in running words."""
    if squash(get("outcome")) in _OUTCOMES:  # a plan: what it explains is no reason of the list
        return said_part(get("kind"))
    for words in (get("kind"), get("reason") or get("note"), get("acting")):
        scope, problem = said_part(words) if words else (WHOLE, None)
        if problem is not None or not scope.is_whole:
            return scope, problem
    return WHOLE, None


def _of_cell(cell: str, unsaid: Remark | None, kind: EventKind | None) -> tuple[Scope, Remark | None]:
    """Return the part that the column of provisions names; `unsaid` is what the reason has against the whole."""
    if strikes_words(cell) and kind not in AMENDING:  # a clause without its phrase is amended
        rest = without_struck(cell)
        scope = read_scope(rest) if rest else None
        return (scope, None) if scope and not scope.is_whole else (WHOLE, Remark("struck", {"words": cell}))
    scope = read_scope(cell)
    if scope is None or (scope.is_whole and not re.search(r"toàn bộ|toàn văn", cell, re.IGNORECASE)):
        return WHOLE, Remark("bad_scope", {"words": cell})
    if scope.is_whole and unsaid is not None:
        return WHOLE, Remark("scope_differs") if unsaid.code == "no_scope" else unsaid
    return scope, None


def _section(get: _Getter, kind: EventKind, state: State) -> Section:
    """Return the section of a row: its own words that the document stays in force count before the title's."""
    if squash(get("outcome")) in _KEPT_WORDS or kind is EventKind.DECLARED_CONTINUING:
        return Section.KEPT
    stays = read_label(get("status")) in (StatusCode.IN_FORCE, StatusCode.NOT_YET_IN_FORCE)
    ends = any(get(column) for column in ("ends_on", "reason", "acting", "kind"))
    return Section.KEPT if stays and not ends else state.section


def _kind(get: _Getter, reason: str, scope: Scope, state: State) -> tuple[EventKind, Remark | None]:
    cell = get("kind")
    words = next((words for words in (cell, reason, get("status")) if lacks_ground(words)), None)
    if words is not None and not get("acting") and state.section is not Section.KEPT:
        return EventKind.EXPIRED, Remark("no_ground", {"words": words})
    if cell:
        found = read_event(cell) or read_kind(cell)
        if found is None:
            return EventKind.EXPIRED, Remark("bad_kind", {"words": cell})
        said = read_kind(reason, partial=not scope.is_whole)
        return (said if found is EventKind.EXPIRED and said else found), None
    said = read_kind(get("reason") or get("acting"), partial=not scope.is_whole or state.partial)
    if said is not None:
        return said, None
    return (EventKind.SUSPENDED if state.section is Section.SUSPENDED else EventKind.EXPIRED), None


@lru_cache(maxsize=4096)
def _words(cell: str) -> str:
    """Return the words of a cell that many rows share: a type, an issuer, a field."""
    return nfc(cell)


def _facts(get: _Getter, mention: Mention | None, state: State) -> Document:
    """Return the fields of a document that a row gives."""
    number = mention.number if mention else None
    return Document(
        type=mention.type if mention else None,
        number=parse_number(number).canonical if number and parse_number(number) else number,  # type: ignore[union-attr]
        title=nfc(get("title")) or (mention.title if mention else None),
        issuer=mention.issuer if mention else None,
        issued_on=mention.date if mention else None,
        effective_on=_effective(read_day(get("effective_on"))),
        territory=_words(get("territory")) or None,
        field=_words(get("field")) or state.field,
        drafting_body=_words(get("drafting_body")) or None,
    )


def _effective(day: Day) -> dt.date | None:
    return day.day


__all__ = ["Skipped", "State", "days", "locate_header", "read_row", "read_rows", "section_of"]
