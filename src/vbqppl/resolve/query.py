"""What a citation says, field by field: from a mention, or read from a typed line."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from vbqppl.citation.model import Mention, MentionKind
from vbqppl.citation.number import Number, parse_number
from vbqppl.reference import document_types, type_by_abbreviation
from vbqppl.resolve.damage import STOP, Typed, read_typed
from vbqppl.resolve.office import Office, in_place, office_in
from vbqppl.text import clean, fold, make_date, squash

_LONGEST = 1200  # characters of a typed line that are read; citations are shorter
_STRICT = re.compile(
    r"(?<![\w.,/-])(?:so)?(\d{1,6}(?:\.\d{1,4})?[a-hj-km-np-z]?)[/-](?:(\d{4})[/-])?"
    r"([a-z][a-z0-9&.]*(?:[/-][a-z0-9&]+)*(?:\([a-z]\d{1,2}\))?)(?![\w/-]|\s+-\s*[a-z])"
)
_DATE = re.compile(
    r"(?<![\d/.-])(?:"
    r"(?P<d>\d{1,2})(?:\s*(?P<s>[/.-])\s*(?P<m>\d{1,2})\s*(?P=s)\s*|\s*thang\s*(?P<m2>\d{1,2})\s*,?\s*nam\s*)"
    r"(?P<y>(?:19|20)\d\d)"
    r"|(?P<iso>(?:19|20)\d\d-\d\d-\d\d)"
    r"|thang\s*(?P<month>\d{1,2})\s*(?:/|nam)\s*(?P<y2>(?:19|20)\d\d)"
    r"|nam\s*(?P<y3>(?:19|20)\d\d)"
    r")(?!\d|\s*-\s*\d)"
)
# A date that is not the date of issue: "có hiệu lực kể từ ngày", "đến ngày", "trước ngày".
_OTHER_DATE = re.compile(
    r"(?:(?<!dau )(?<!thong )\btu|\bden|\bhet|\btruoc|\bsau|hieu luc|ap dung|giai doan|\bso\s+\d\S*)"
    r"(?:\s+(?:het\s+)?ngay)?\s*$"
)
_EFFECT = re.compile(r",?\s*\(?(?:co hieu luc|het hieu luc|duoc sua doi|da duoc sua doi|co noi dung)\b")
_PINPOINT = re.compile(
    r"(?:\b(?:diem|khoan|dieu|chuong|muc|phu luc|phan|tiet)\s+(?:\d+[a-z]?|[a-z]{1,2}|[ivxlc]+)"
    r"(?:\s*(?:,|va|den)\s*(?:(?:diem|khoan|dieu)\s+)?(?:\d+[a-z]?|[a-z]))*(?!\w)[\s,;]*(?:cua\s+)?)+"
)
_ISSUER_LEAD = re.compile(r"\b(?:cua|do)\s+(?=[a-z])")
_TRIM = " \t\n,;:.-–()[]“”\"'*"
_FEWEST_TITLE_WORDS = 2
_FEW_WORDS = 2
_BEFORE_TITLE = 4
_MOST_TYPE_WORDS = 5
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Query:
    """What a citation says; None where it says nothing.

    `ordinal`, `year` and `symbol` are the number as printed, in the letters of the registry's columns;
    `issued_year` is a year of issue without a day. `folded` is the text for a second, damage-tolerant look at
    the number. `title` is squashed. `unread` tells that something stands there that looks like a number,
    `runs_on` that a word follows the number which may belong to it.
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
        return read_typed(_PINPOINT.sub(" ", _DATE.sub(_blank, self.folded)))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def read_query(citation: Mention | str) -> Query:
    """Return what a mention or a typed line says; never raises."""
    return _from_mention(citation) if isinstance(citation, Mention) else _from_text(citation)


def _from_mention(mention: Mention) -> Query:
    number = parse_number(mention.number) if mention.number else None
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


def _numbered(mention: Mention, number: Number) -> Query:
    title = " ".join(_WORD.findall(fold(clean(mention.title).text))) if mention.title else None
    return Query(
        mention.text, fold(mention.number or ""), number.ordinal_key, number.year, "-".join(number.groups),
        mention.number, mention.type, mention.date, None, mention.issuer, office_in(mention.issuer), title or None,
    )  # fmt: skip


def _split_title(folded: str) -> tuple[str | None, str | None]:
    """Split the type off the head of a title; return the type's name and the squashed rest."""
    head = _types_at_head().match(folded)
    rest = folded[head.end() :] if head else folded
    return (_type_names()[head.group(1)] if head else None), squash(rest) or None


def _year_of_title(title: str | None) -> tuple[int | None, str | None]:
    """Split a year off the end of a title: "đất đai năm 2024", "giá đất Hải Phòng 2020"."""
    match = re.search(r"(?:^|\s)(?:nam\s+)?((?:19|20)\d\d)$", title or "")
    if title is None or match is None:
        return None, title
    return int(match[1]), title[: match.start()].strip() or None


@cache
def _type_names() -> dict[str, str]:
    """Return the names of the types by their folded words, and by the abbreviations that stand before a number."""
    names: dict[str, str] = {}
    for kind in document_types():
        names.setdefault(fold(kind.name), kind.name)
        for abbreviation in kind.abbreviations:
            found = type_by_abbreviation(abbreviation)
            if found and len(abbreviation) > 1:
                names.setdefault(fold(abbreviation), found[0].name)
    return names


@cache
def _types_at_head() -> re.Pattern[str]:
    words = "|".join(sorted((fold(kind.name) for kind in document_types()), key=len, reverse=True))
    return re.compile(rf"\W*({words})(?!\w)")


def _from_text(text: str) -> Query:
    cleaned = _unglued(clean(text[:_LONGEST]).text)
    folded = fold(cleaned)
    found = _own_number(folded)
    if found is None:
        return _without_number(text, cleaned, folded)
    ordinal, year, symbol, start, end = found
    number = cleaned[start:end]
    kind = _type_in(folded, start)
    date, issued_year, date_span = _date_in(folded, end, start)
    issuer, office, issuer_span = _issuer_in(cleaned, folded, start, end, date_span)
    segments = _between(folded, _end_of_letters(cleaned, end), (date_span, issuer_span))
    title = _title_in((*segments, _before_number(folded[kind[1] : start])))
    return Query(
        text, folded, ordinal, year, symbol, number.strip(_TRIM), kind[0], date, issued_year, issuer,
        office, title, runs_on=_runs_on(folded, end),
    )  # fmt: skip


def _runs_on(folded: str, end: int) -> bool:
    follower = _FOLLOWER.match(folded, end)
    return follower is not None and follower[1] not in STOP


_MAYBE_GLUED = re.compile(r"\w[sS][ốoỐO]\s*[:.]?\s*\d")
_GLUED = re.compile(r"(?<=[a-zà-ỹ])(số|so)(?=\s*[:.]?\s*\d)", re.IGNORECASE)


def _unglued(cleaned: str) -> str:
    """Part "số" from the type before it: "Quyết địnhsố1387"."""
    return _GLUED.sub(r" \1 ", cleaned) if _MAYBE_GLUED.search(cleaned) else cleaned


_Number = tuple[str, int | None, str | None, int, int]
_FOLLOWER = re.compile(r"\s+([a-z]+)\b")


def _own_number(folded: str) -> _Number | None:
    """Return the number of the cited document: ordinal, year, symbol where it is well written, its place.

    A number inside the title ("sửa đổi Nghị định số …") is another document's.
    """
    strict = _STRICT.search(folded)
    if strict is None or any(map(str.isdigit, folded[: strict.start()])):
        typed = read_typed(_PINPOINT.sub(_blank, _DATE.sub(_blank, folded)))
        if typed is not None and (strict is None or typed.start < strict.start()):
            if not _is_own(folded, typed.start):
                return None
            return typed.ordinal_key, typed.year, None, typed.start, _end_of_number(typed)
    if strict is None or not _is_own(folded, strict.start(1)):
        return None
    ordinal, year, symbol = strict.groups()
    return (
        ordinal.lstrip("0").upper() or "0",
        int(year) if year else None,
        _symbol(symbol),
        strict.start(1),
        strict.end(),
    )


_BESIDE = 6
_LEADS = re.compile(
    r"\b(?:ve|v/v|sua doi|bo sung|thay the|bai bo|dinh chinh|huong dan|quy dinh|kem theo|thuc hien|trien khai"
    r"|ban hanh)\b"
)


def _is_own(folded: str, start: int) -> bool:
    """Tell whether a number is not one that the title speaks of."""
    before = folded[:start]
    if not any(map(str.isdigit, before)):
        return _LEADS.search(before) is None or _leads_in(before) is None
    before = _PINPOINT.sub(_blank, _DATE.sub(_blank, before))
    if any(map(str.isdigit, before[-_BESIDE:])):
        return False  # the rest of a number that is broken
    return _leads_in(before) is None


def _leads_in(before: str) -> re.Match[str] | None:
    """Return the first word of a title behind the type ("Quy định" is a type, and a word of titles)."""
    head = _types_at_head().match(before)
    return _LEADS.search(before, head.end() if head else 0)


def _symbol(words: str) -> str:
    return words.strip(".&").replace("/", "-").upper()


def _end_of_number(typed: Typed) -> int:
    """Return where the number surely ends: after the pieces that stand together, at most two spaced ones."""
    if not typed.pieces:
        return typed.end
    end = typed.pieces[0].end
    for piece in typed.pieces[1:]:
        if piece.spaced and not piece.marked and piece.start - end > 1:
            break
        end = piece.end
    return min(end, typed.end)


_LETTERS = re.compile(r"(?:\s*[-/]?\s*[A-ZĐƯ&]{1,9}\d{0,2}(?!\w))+")


def _end_of_letters(cleaned: str, end: int) -> int:
    """Return the end of capitals behind a number, which are the rest of a broken symbol or an office, no title."""
    found = _LETTERS.match(cleaned, end)
    return found.end() if found and not cleaned[found.end() :].isupper() else end


def _type_in(folded: str, start: int) -> tuple[str | None, int]:
    """Return the type before the number, and where its words begin (the number's place without one)."""
    words = list(_WORD.finditer(folded, max(0, start - 60), start))
    if words and words[-1].group() in {"so", "s"}:
        words.pop()
    for count in range(min(_MOST_TYPE_WORDS, len(words)), 0, -1):
        name = _type_names().get(" ".join([match.group() for match in words[-count:]]))
        if name is not None and not (count == 1 and len(words) > 1 and words[-2].group() == "phap"):
            return name, words[-count].start()
    head = _types_at_head().match(folded, 0, start)
    if head is not None:
        return _type_names()[head.group(1)], head.start(1)
    return None, start


_Span = tuple[int, int]


def _date_in(folded: str, after: int, before: int) -> tuple[dt.date | None, int | None, _Span | None]:
    """Return the date of issue, or its year alone, and the place: the first one after the number, else before."""
    until = min(_effect_clause(folded, after), _next_number(folded, after))
    for low, high in ((after, until), (0, before)):
        for match in _DATE.finditer(folded, low, high):
            if _OTHER_DATE.search(folded[max(low, match.start() - 30) : match.start()]):
                continue
            date, year = _read_date(match)
            if date is None and year is not None and low and not _near(folded, after, match):
                continue  # a year inside the title: "kế hoạch năm 2026"
            if date is not None or year is not None:
                return date, year, match.span()
    return None, None, None


def _next_number(folded: str, after: int) -> int:
    """Return where the next document's number stands: what follows it says nothing of this one."""
    match = _STRICT.search(folded, after)
    return match.start() if match else len(folded)


def _effect_clause(folded: str, after: int) -> int:
    """Return where a clause on the effect or on amendments begins, which says nothing of the document's own date."""
    if "hieu luc" not in folded and "sua doi" not in folded:
        return len(folded)
    cut = _EFFECT.search(folded, after)
    return cut.start() if cut else len(folded)


_ISSUER_LENGTH = 70


def _near(folded: str, after: int, match: re.Match[str]) -> bool:
    between = folded[after : match.start()]
    return match["month"] is not None or (len(between) <= _ISSUER_LENGTH and _LEADS.search(between) is None)


def _read_date(match: re.Match[str]) -> tuple[dt.date | None, int | None]:
    if match["y"]:
        return make_date(int(match["y"]), int(match["m"] or match["m2"]), int(match["d"])), None
    if match["iso"]:
        year, month, day = map(int, match["iso"].split("-"))
        return make_date(year, month, day), None
    return None, int(match["y2"] or match["y3"])


_ISSUER_HEAD = re.compile(
    r"[\s,;(:–-]*(?:ubnd|uy ban|hdnd|hoi dong|bo (?!sung|tri|phan|luat|nhiem)|chinh phu|thu tuong|quoc hoi|ngan hang"
    r"|tinh uy|thanh uy|chu tich|thong doc|tong cuc|toa an|vien kiem sat|tand|vksnd)"
)
_ISSUER_STOP = re.compile(
    r"\s*[;:(\"“”\n]|[\s,-]+(?:ve|v/v|quy dinh|ban hanh|huong dan|sua doi|phe duyet|cong bo|bai bo|thay the"
    r"|dieu chinh|ngay|tren dia ban|phan cap|trien khai|chi tiet|ke tu|trich yeu|duoc|nam [12])\b"
)


_Issuer = tuple[str | None, Office | None, _Span | None]


def _issuer_in(cleaned: str, folded: str, start: int, end: int, date: _Span | None) -> _Issuer:
    """Return the issuer's words, office and place: after "của", right after the number or date, or before it."""
    limit = _next_number(folded, end)
    starts = [match.end() for match in _ISSUER_LEAD.finditer(folded, end, limit)][:2]
    if date is None or date[0] < end:
        starts = [place for place in starts if _LEADS.search(folded, end, place) is None]
    else:
        starts = [place for place in starts if _LEADS.search(folded, *sorted((date[1], place))) is None]
    starts += [
        match.start() for place in (end, date[1] if date else end) if (match := _ISSUER_HEAD.match(folded, place))
    ]
    if (head := _ISSUER_HEAD.match(folded)) and head.end() < start:
        starts.append(head.start())
    for place in starts:
        stop = _ISSUER_STOP.search(folded, place)
        high = stop.start() if stop else len(folded)
        if place < start:
            high = min(high, start)
        words = cleaned[place:high].strip(_TRIM)
        known, office = _known_head(words)
        if known or _ISSUER_HEAD.match(folded, place):
            said = known or " ".join(words.split()[:_MOST_ISSUER_WORDS])
            at = cleaned.find(said, place)
            return (said, office, (at, at + len(said))) if at >= 0 else (said, office, None)
    return None, None, None


_MOST_ISSUER_WORDS = 8
_MOST_PLACE_WORDS = 4


def _known_head(words: str) -> tuple[str | None, Office | None]:
    """Return the longest head of the words that names an office, with a place that is not in the reference data."""
    parts = words.split()
    for count in range(min(len(parts), 24), 0, -1):
        head = " ".join(parts[:count]).strip(_TRIM)
        office = office_in(head) if head in words else None
        if office is None:
            continue
        rest = parts[count:]
        if rest and office.local and not office.place and not office.unit:
            if len(rest) > _MOST_PLACE_WORDS:
                return None, None  # a place, and it cannot be told where its name ends
            return words, in_place(office, squash(" ".join(rest)))
        return head, office
    return None, None


def _between(folded: str, low: int, spans: Sequence[_Span | None]) -> list[str]:
    """Return the runs of words from `low` on that are neither date nor issuer nor a clause on the effect."""
    taken = sorted(span for span in spans if span is not None and span[0] >= low)
    edges = [low, *(edge for span in taken for edge in span), _effect_clause(folded, low)]
    return [folded[first:last] for first, last in zip(edges[::2], edges[1::2], strict=True) if first < last]


def _title_in(segments: Sequence[str]) -> str | None:
    """Return the words of the longest segment; None where it is too short for a title."""
    best = max(map(_title_words, segments), key=len, default="")
    return best if best.count(" ") >= _FEWEST_TITLE_WORDS - 1 else None


def _before_number(segment: str) -> str:
    head = _types_at_head().match(segment)
    rest = segment[head.end() :].strip() if head else ""
    return "" if rest.startswith("cua ") else rest


_FILLER = frozenset({"cua", "do", "ngay", "so", "nam"})


def _title_words(segment: str) -> str:
    """Return the words of a folded segment without "về việc" before them and "của", "ngày" behind them."""
    words = _WORD.findall(segment)
    low = 1 if words[:1] == ["ve"] else 0
    for place in range(min(_BEFORE_TITLE, len(words) - 1)):  # what is left of a broken symbol stands before "về việc"
        if words[place : place + 2] in (["ve", "viec"], ["v", "v"]):
            low = place + 2
            break
    high = len(words)
    while high > low and words[high - 1] in _FILLER and high - low <= _FEW_WORDS:
        high -= 1
    if high > low and words[high - 1] in {"cua", "ngay"}:
        high -= 1
    return " ".join(words[low:high])


_LIKE_NUMBER = re.compile(r"\bso\s*[:.]?\s*\w*\d|\d\s*[/_]\s*[a-z\d]")
_HEAD_LENGTH = 24  # where a number of the document's own would stand


def _without_number(text: str, cleaned: str, folded: str) -> Query:
    """Read a citation by its title: "quyết định về giá đất Hải Phòng 2020", "Luật Đất đai năm 2024"."""
    body = _PINPOINT.sub(_blank, folded)
    kind, _ = _split_title(body)
    head = _types_at_head().match(body)
    begin = head.end() if head else 0
    date, issued_year, date_span = _date_in(body, begin, begin)
    issuer, office, issuer_span = _issuer_in(cleaned, folded, 0, begin, date_span) if kind else (None, None, None)
    words = map(_title_words, _between(body, begin, (date_span, issuer_span)))
    title = max(words, key=len, default="") or None
    year, title = _year_of_title(title)
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
