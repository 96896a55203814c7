"""Where the fields of a typed citation stand: its own number, type, date, issuer and title.

All functions look at the line in clean letters (`cleaned`) or without diacritics in lower case (`folded`, same
length); places are offsets in both.
"""

import datetime as dt
import re
from collections.abc import Sequence
from functools import cache, lru_cache

from vbqppl.reference import document_types, type_by_abbreviation
from vbqppl.resolve.damage import STOP, Typed, read_typed
from vbqppl.resolve.office import Office, in_place, office_in
from vbqppl.text import fold, make_date, squash

STRICT = re.compile(
    r"(?<![\w.,/-])(?:so)?(\d{1,6}(?:\.\d{1,4})?[a-hj-km-np-z]?)[/-](?:(\d{4})[/-])?"
    r"([a-z][a-z0-9&.]*(?:[/-][a-z0-9&]+)*(?:\([a-z]\d{1,2}\))?)(?![\w/-]|\s+-\s*[a-z])"
)
_MONTHS = {
    "gieng": 1, "mot": 1, "hai": 2, "ba": 3, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9,
    "muoi mot": 11, "muoi hai": 12, "muoi": 10, "chap": 12,
}  # fmt: skip
DATE = re.compile(
    r"(?<![\d/.-])(?:"
    r"(?P<d>\d{1,2})(?:\s*(?P<s>[/.-])\s*(?P<m>\d{1,2})\s*(?P=s)\s*|\s*thang\s*(?P<m2>\d{1,2}|{months})\s*,?\s*nam\s*)"
    r"(?P<y>(?:19|20)\d\d)"
    r"|(?<=ngay )(?P<d2>\d{1,2})(?P<s2>[/.-])(?P<m3>\d{1,2})(?P=s2)(?P<yy>\d\d)(?!\d|[/.-])"
    r"|(?P<iso>(?:19|20)\d\d-\d\d-\d\d)"
    r"|thang\s*(?P<month>\d{1,2})\s*(?:/|nam)\s*(?P<y2>(?:19|20)\d\d)"
    r"|nam\s*(?P<y3>(?:19|20)\d\d)"
    r")(?!\d|\s*-\s*\d)".replace("{months}", "|".join(_MONTHS))
)
# A date that is not the date of issue: "có hiệu lực kể từ ngày", "đến ngày", "trước ngày".
_OTHER_DATE = re.compile(
    r"(?:(?<!dau )(?<!thong )\btu|\bden|\bhet|\btruoc|\bsau|hieu luc|ap dung|giai doan|\bso\s+\d\S*)"
    r"(?:\s+(?:het\s+)?ngay)?\s*$"
)
_EFFECT = re.compile(
    r",?\s*\(?(?:co hieu luc\b|(?:(?<=[,;(] )|(?<=[,;(])|(?<= da ))het hieu luc\b"
    r"|(?<!van ban )(?<!phap luat )(?<!pham )het hieu luc(?=\s+(?:ke\s+)?tu\b)"
    r"|(?:da )?duoc sua doi(?:,? bo sung)?(?: mot so dieu)?,? (?:boi|tai|theo|bang)\b|co noi dung\b)"
)
PINPOINT = re.compile(
    r"(?:\b(?:diem|khoan|dieu|chuong|muc|phu luc|phan|tiet)\s+(?:\d+[a-z]?|[a-z]{1,2}|[ivxlc]+)"
    r"(?:\s*(?:,|va|den)\s*(?:(?:diem|khoan|dieu)\s+)?(?:\d+[a-z]?|[a-z]))*(?!\w)[\s,;]*(?:cua\s+)?)+"
)
_ISSUER_LEAD = re.compile(r"\b(?:cua|do)\s+(?=[a-z])")
TRIM = " \t\n,;:.-–()[]“”\"'*"
_FEWEST_TITLE_WORDS = 2
_FEW_WORDS = 2
_BEFORE_TITLE = 4
_MOST_TYPE_WORDS = 5
WORD = re.compile(r"[^\W_]+")


def blank(match: re.Match[str]) -> str:
    """Return as many spaces as the match is long: what is blanked moves no place."""
    return " " * len(match.group())


@cache
def type_names() -> dict[str, str]:
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
def types_at_head() -> re.Pattern[str]:
    """Return the pattern of a type's name at the head of a line."""
    words = "|".join(sorted((fold(kind.name) for kind in document_types()), key=len, reverse=True))
    return re.compile(rf"\W*({words})(?!\w)")


_MAYBE_GLUED = re.compile(r"[^\W\d_]\d|\w[sS][ốoỐO]\s*[:.]?\s*\d")
_HEAD = 80  # characters in which a document's own number stands
_GLUED = re.compile(
    r"(?<=[a-zà-ỹ])(?<!\bi)(số|so)(?=\s*[:.]?\s*\d)"  # not ISO 9001
    r"|\b(nghị định|quyết định|thông tư|nghị quyết|chỉ thị|kế hoạch|công văn|báo cáo|tờ trình)(?=\d)"
    r"|(?<!\S)(ttlt|nđ|nd|tt|qđ|qd|nq|ct|kh|tb|bc|cv)(?=\d[\doilsb|]{0,5}(?:\s?[/_-]|\s*[a-zđ]{2,4}-))",
    re.IGNORECASE,
)


_PROVINCE = re.compile(r"\b(ubnd|hđnd|hdnd|nhân dân|nhan dan|của|cua)\s+t\.\s*(?=[^\W\d_])", re.IGNORECASE)


def unglued(cleaned: str) -> str:
    """Part the type and "số" from what stands on them ("Quyết địnhsố1387", "Nghị định118"); read "T." as "tỉnh"."""
    if "T." in cleaned or "t." in cleaned:
        cleaned = _PROVINCE.sub(r"\1 tỉnh ", cleaned)
    return _GLUED.sub(_parted, cleaned) if _MAYBE_GLUED.search(cleaned, 0, _HEAD) else cleaned


def _parted(match: re.Match[str]) -> str:
    return f" {match[1] or match[2] or match[3]} "


_Number = tuple[str, int | None, str | None, int, int]
_FOLLOWER = re.compile(r"\s+([a-z]+)\b")


def own_number(folded: str) -> _Number | None:
    """Return the number of the cited document: ordinal, year, symbol where it is well written, its place.

    A number inside the title ("sửa đổi Nghị định số …") is another document's.
    """
    strict = STRICT.search(folded)
    if strict is None or any(map(str.isdigit, folded[: strict.start()])):
        typed = read_typed(PINPOINT.sub(blank, DATE.sub(blank, folded)))
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
        symbol_of(symbol),
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
    before = PINPOINT.sub(blank, DATE.sub(blank, before))
    if any(map(str.isdigit, before[-_BESIDE:])):
        return False  # the rest of a number that is broken
    return _leads_in(before) is None


def _leads_in(before: str) -> re.Match[str] | None:
    """Return the first word of a title behind the type ("Quy định" is a type, and a word of titles)."""
    head = types_at_head().match(before)
    return _LEADS.search(before, head.end() if head else 0)


def symbol_of(words: str) -> str:
    """Return the symbol of folded words as the registry keeps it: groups in capitals, joined by "-"."""
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


def end_of_letters(cleaned: str, end: int) -> int:
    """Return the end of capitals behind a number, which are the rest of a broken symbol or an office, no title."""
    found = _LETTERS.match(cleaned, end)
    return found.end() if found and not cleaned[found.end() :].isupper() else end


def type_in(folded: str, start: int) -> tuple[str | None, int]:
    """Return the type before the number, and where its words begin (the number's place without one)."""
    words = list(WORD.finditer(folded, max(0, start - 60), start))
    if words and words[-1].group() in {"so", "s"}:
        words.pop()
    for count in range(min(_MOST_TYPE_WORDS, len(words)), 0, -1):
        name = type_names().get(" ".join([match.group() for match in words[-count:]]))
        if name is not None and not (count == 1 and len(words) > 1 and words[-2].group() == "phap"):
            return name, words[-count].start()
    head = types_at_head().match(folded, 0, start)
    if head is not None:
        return type_names()[head.group(1)], head.start(1)
    return None, start


_Span = tuple[int, int]


def date_in(folded: str, after: int, before: int) -> tuple[dt.date | None, int | None, _Span | None]:
    """Return the date of issue, or its year alone, and the place: the first one after the number, else before."""
    until = min(_effect_clause(folded, after), _next_number(folded, after))
    for low, high in ((after, until), (0, before)):
        for match in DATE.finditer(folded, low, high):
            if _OTHER_DATE.search(folded[max(low, match.start() - 30) : match.start()]):
                continue
            date, year = _read_date(match)
            if date is None and year is not None and low and not _near(folded, after, match):
                continue  # a year inside the title: "kế hoạch năm 2026"
            if date is not None or year is not None:
                return date, year, match.span()
    return None, None, None


@lru_cache(maxsize=16)
def _next_number(folded: str, after: int) -> int:
    """Return where the next document's number stands: what follows it says nothing of this one."""
    match = STRICT.search(folded, after)
    return match.start() if match else len(folded)


def _effect_clause(folded: str, after: int) -> int:
    """Return where a clause on the effect or on amendments begins, which says nothing of the document's own date."""
    if "hieu luc" not in folded and "sua doi" not in folded:
        return len(folded)
    cut = _EFFECT.search(folded, after)
    return cut.start() if cut else len(folded)


_ISSUER_LENGTH = 70
_OLD = 45  # "ngày 02/9/45" is of 1945: the oldest documents of the State


def _near(folded: str, after: int, match: re.Match[str]) -> bool:
    between = folded[after : match.start()]
    return match["month"] is not None or (len(between) <= _ISSUER_LENGTH and _LEADS.search(between) is None)


def _read_date(match: re.Match[str]) -> tuple[dt.date | None, int | None]:
    if match["y"]:
        month = match["m"] or match["m2"]
        return make_date(int(match["y"]), _MONTHS.get(month) or int(month), int(match["d"])), None
    if match["yy"]:
        short = int(match["yy"])
        return make_date((2000 if short < _OLD else 1900) + short, int(match["m3"]), int(match["d2"])), None
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


def issuer_in(cleaned: str, folded: str, start: int, end: int, date: _Span | None) -> _Issuer:
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
    if not starts and (place_alone := _place_alone(cleaned, folded, end, date)) is not None:
        return place_alone
    if (head := _ISSUER_HEAD.match(folded)) and head.end() < start:
        starts.append(head.start())
    for place in starts:
        stop = _ISSUER_STOP.search(folded, place)
        high = stop.start() if stop else len(folded)
        if place < start:
            high = min(high, start)
        words = cleaned[place:high].strip(TRIM)
        known, office = _known_head(words)
        if known or _ISSUER_HEAD.match(folded, place):
            said = known or " ".join(words.split()[:_MOST_ISSUER_WORDS])
            at = cleaned.find(said, place)
            return (said, office, (at, at + len(said))) if at >= 0 else (said, office, None)
    return None, None, None


def _place_alone(cleaned: str, folded: str, end: int, date: _Span | None) -> _Issuer | None:
    """Return a province that stands alone behind the number or the date: "33/2022/QĐ-UBND Quảng Trị"."""
    for low in (end, date[1] if date else end):
        match = _PLACE_ALONE.match(folded, low)
        office = office_in(cleaned[match.start(1) : match.end(1)]) if match else None
        if match and office is not None and office.local and office.place:
            return cleaned[match.start(1) : match.end(1)], office, match.span(1)
    return None


_PLACE_ALONE = re.compile(
    r"[\s,;(–-]*((?:(?:tinh|thanh pho|tp\.?)\s+)?[a-z]+(?:[\s-]+[a-z]+){0,4}?)"
    r"(?=[\s,;.)]*$|\s*[,;()]|\s+(?:ngay|nam|ve|v/v)\b)"
)
_MOST_ISSUER_WORDS = 8
_MOST_PLACE_WORDS = 4


def _known_head(words: str) -> tuple[str | None, Office | None]:
    """Return the longest head of the words that names an office, with a place that is not in the reference data."""
    parts = words.split()
    for count in range(min(len(parts), 24), 0, -1):
        head = " ".join(parts[:count]).strip(TRIM)
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


def between(folded: str, low: int, spans: Sequence[_Span | None]) -> list[str]:
    """Return the runs of words from `low` on that are neither date nor issuer nor a clause on the effect."""
    taken = sorted(span for span in spans if span is not None and span[0] >= low)
    edges = [low, *(edge for span in taken for edge in span), _effect_clause(folded, low)]
    return [folded[first:last] for first, last in zip(edges[::2], edges[1::2], strict=True) if first < last]


def title_in(segments: Sequence[str]) -> str | None:
    """Return the words of the longest segment; None where it is too short for a title."""
    best = title_words(max(segments, key=len, default=""))
    return best if best.count(" ") >= _FEWEST_TITLE_WORDS - 1 else None


def before_number(segment: str) -> str:
    """Return the words between the type and the number: "Luật Thanh niên số 57/2020/QH14"."""
    head = types_at_head().match(segment)
    rest = segment[head.end() :].strip(TRIM).removesuffix(" so") if head else ""
    return "" if rest.startswith("cua ") or rest == "so" else rest


def without_pinpoints(segment: str) -> str:
    """Return a segment without the provisions at its ends: ", khoản 2 Điều 26" is no title."""
    head = _PINPOINT_FIRST.match(segment)
    segment = segment[head.end() :] if head else segment
    tail = _PINPOINT_LAST.search(segment)
    return segment[: tail.start()] if tail else segment


_PINPOINT_FIRST = re.compile(rf"[\s,;:(–-]*(?:tai\s+)?{PINPOINT.pattern}")
_PINPOINT_LAST = re.compile(rf"\s*[,;:(–-]\s*(?:tai\s+)?{PINPOINT.pattern}[\W_]*$")
_FILLER = frozenset({"cua", "do", "ngay", "so", "nam"})


def title_words(segment: str) -> str:
    """Return the words of a folded segment without "về việc" before them and "của", "ngày" behind them."""
    words = WORD.findall(segment)
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


def runs_on(folded: str, end: int) -> bool:
    """Tell whether a word follows the number that may belong to its symbol: "12/QĐ UBND"."""
    follower = _FOLLOWER.match(folded, end)
    return follower is not None and follower[1] not in STOP
