"""Running text: what a decision, resolution or circular ends, in whole or in which part, and what it keeps."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from vbqppl.citation import Mention, MentionKind, extract
from vbqppl.lists.cells import read_day
from vbqppl.lists.mentions import cite
from vbqppl.lists.model import ListRow, Remark, Section
from vbqppl.lists.places import read_places
from vbqppl.text import clean, nfc
from vbqppl.validity import WHOLE, Document, EventKind, Scope

_ARTICLE = re.compile(r"^[\W_]*Điều\s+(?P<label>\d+[a-z]?)[\W_]*[.:]?[\W_]*", re.MULTILINE)
_END = re.compile(r"^[\W_]*(?:Nơi nhận|TM\.|KT\.|TL\.|BỘ TRƯỞNG|CHỦ TỊCH|CHỦ TỌA)\b", re.MULTILINE)
_ITEM = re.compile(
    r"^[\W_]*(?:(?P<number>\d{1,3}(?:\.\d{1,2})?)[.)](?!\d)|(?P<letter>[a-zđ]\d?)\)|[-+•–])\s*", re.MULTILINE
)
_TYPES = (
    r"(?:Nghị quyết|Quyết định|Chỉ thị|Thông tư(?: liên (?:tịch|bộ))?|Nghị định|Luật|Bộ luật|Pháp lệnh|"
    r"Quy định|Quy chế)"
)
# What may stand before the number of the document that an item is about.
_HEAD = re.compile(
    r"(?:[\W_]|\b(?:bãi bỏ|hủy bỏ|toàn bộ|một phần|nội dung|các|quy định|tại|thuộc|của|ban hành kèm theo|cụm từ|và|số|"
    r"điểm|khoản|điều|tiết|mục|chương|phụ lục|phần|tên|liên tịch|liên bộ|sau|sau đây|văn bản|gồm|đến|"
    r"quy phạm pháp luật|\d+[a-zđ]?|[a-zđ]|[ivxlc]+|“[^”]*”|" + _TYPES.replace("?:", "?:", 1).lower() + r")\b)*",
    re.IGNORECASE,
)
_AND_NEXT = re.compile(
    r"^(?:\s*,?\s*ngày\s+[\d/.\-]+(?:\s+tháng\s+\d+\s+năm\s+\d+)?)?(?:\s+của\s+[^,;.\n]{3,90})?\s*(?:,|;|và)\s*(?:"
    + _TYPES
    + r"\s*)?(?:số\s*)?$"
)
_KEEPS = re.compile(
    r"^(?:[\W_]|tiếp tục|thống nhất)*(?:áp dụng|có hiệu lực)|tiếp tục (?:áp dụng|có hiệu lực|thực hiện)", re.IGNORECASE
)
_REPEALS = re.compile(r"\b(?:bãi bỏ|hủy bỏ|huỷ bỏ)\b", re.IGNORECASE)
_EXPIRES = re.compile(r"\bhết hiệu lực\b", re.IGNORECASE)
_TRANSITION = re.compile(r"chuyển tiếp|trước ngày .{0,60}có hiệu lực", re.IGNORECASE)
_TRANSITION_HEAD = re.compile(r"chuyển tiếp|được tiếp tục|tiếp tục (?:thực hiện|áp dụng|giải quyết)", re.IGNORECASE)
_CLAUSE = re.compile(r";|\.\s|\n\s*\n|:")
_OPENS = re.compile(
    r"(?:này (?:thay thế|bãi bỏ|hủy bỏ)|^[\W_]*(?:thay thế|bãi bỏ|hủy bỏ|các [^:;.]{0,80}hết hiệu lực))"
    r"[^:;.]{0,160}:?\s*$"
    r"|^[\W_]*các [^:;.]{0,90}(?:sau|sau đây)[^:;.]{0,30}hết hiệu lực",
    re.IGNORECASE,
)
_FROM_DAY = re.compile(r"(?:kể )?từ\s+ngày\s+(?P<day>\d[^.;\n]{4,40}|ký|được ký)", re.IGNORECASE)
_TAKES_EFFECT = re.compile(
    r"(?:Quyết\s+định|Nghị\s+quyết|Thông\s+tư(?:\s+liên\s+tịch)?|Nghị\s+định|Luật|Chỉ\s+thị)(?:\s+này)?"
    r"\s+có\s+hiệu\s+lực(?:\s+thi\s+hành)?\s+(?:kể\s+)?từ\s+ngày\s+(?P<day>\d[\d/.\-]*(?:\s*tháng\s*\d+\s*năm\s*\d+)?|ký)",
    re.IGNORECASE,
)
_EXCEPT = re.compile(r",?\s*\btrừ\b", re.IGNORECASE)
_ENDS_OTHERS = re.compile(r"\b(?:thay thế|bãi bỏ|hủy bỏ|huỷ bỏ)\b", re.IGNORECASE)
_CONSOLIDATED = re.compile(r"/VBHN|văn bản hợp nhất", re.IGNORECASE)
_ANY_END = re.compile(r"\b(?:thay thế|bãi bỏ|hủy bỏ|huỷ bỏ|hết hiệu lực)\b", re.IGNORECASE)
_CONTRARY = re.compile(r"trái với|trái quy định|thủ tục hành chính|TTHC|danh mục", re.IGNORECASE)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|[*_]+")
# Words that point to a part without naming its place.
_UNSAID = re.compile(r"liên quan|đối với|quy định về|nội dung về|số thứ tự", re.IGNORECASE)
_PHRASE = re.compile(r"cụm từ|từ “|dòng", re.IGNORECASE)
_ALREADY = re.compile(r"đã (?:được|bị) (?:bãi bỏ|sửa đổi|thay thế)[^;.\n]*", re.IGNORECASE)


class Mode(StrEnum):
    """What an article or item does with the documents that it lists."""

    NOTHING = "nothing"
    ENDS = "ends"
    KEEPS = "keeps"


@dataclass(frozen=True, slots=True)
class Piece:
    """An item of an article, or its lead: its words and where they stand in the text."""

    start: int
    end: int
    mode: Mode
    listed: bool
    kind: EventKind = EventKind.REPEALED


def is_decision(text: str) -> bool:
    """Tell whether a text is one document in articles that ends others."""
    articles = _ARTICLE.findall(text)
    if _CONSOLIDATED.search(text[:1500]):
        return False  # It repeats the clauses of others.
    return (
        bool(articles)
        and articles[0] == "1"
        and bool(_REPEALS.search(text) or _EXPIRES.search(text) or _ENDS_OTHERS.search(text))
    )


def decision_rows(text: str) -> Iterator[ListRow]:
    """Yield a row for each document that the text ends or keeps, in order.

    A document that is only a ground (căn cứ), or stands in the title of another, is not touched. The acting
    document is the text itself, and the day is that on which it takes effect, unless an item says another.
    """
    text = clean(text).text
    mentions = [m for m in extract(text) if m.kind in (MentionKind.FULL, MentionKind.NAME)]
    own = next((m for m in mentions if m.own), None)
    takes_effect = _own_day(text, own)
    seen: set[tuple[str, str]] = set()
    for piece in _pieces(text):
        for mention in _targets(piece, text, mentions):
            if mention.own or (own is not None and mention.number == own.number):
                continue
            row = _row(mention, piece, text, own, takes_effect)
            key = (row.citation, str(row.scope))
            if key not in seen:
                seen.add(key)
                yield row


def _own_day(text: str, own: Mention | None) -> dt.date | None:
    """Return the day on which the text says that it takes effect."""
    match = _TAKES_EFFECT.search(text)
    if match is None:
        return None
    if match["day"].lower() == "ký":
        return own.date if own else None
    return read_day(f"ngày {match['day']}").day


def _pieces(text: str) -> Iterator[Piece]:
    """Yield the items of each article with what they do; an article without items is one piece."""
    heads = list(_ARTICLE.finditer(text))
    for place, head in enumerate(heads):
        end = heads[place + 1].start() if place + 1 < len(heads) else len(text)
        stop = _END.search(text, head.end(), end)
        end = stop.start() if stop else end
        yield from _article(text, head.end(), end)


def _article(text: str, start: int, end: int) -> Iterator[Piece]:
    """Yield the lead and the items of one article; points that only name places belong to the item before."""
    items = list(_ITEM.finditer(text, start, end))
    ends = [item.start() for item in items[1:]] + [end]
    lead_end = items[0].start() if items else end
    mode = _mode(text[start:lead_end], heading=True)
    if not items or (_number_at_head(text[start:lead_end]) and not _number_at_head(text[lead_end:end])):
        yield Piece(start, lead_end, mode, listed=False)
    under = mode
    kind = _kind(text[start:lead_end])
    below = kind
    place = 0
    while place < len(items):
        item, finish = items[place], ends[place]
        while place + 1 < len(items) and _is_part(items[place + 1], text[items[place + 1].end() : ends[place + 1]]):
            place += 1
            finish = ends[place]
        words = text[item.end() : finish]
        own = _mode(words, heading=False)
        if item["number"] is not None:
            under, below = mode, kind
        if own is Mode.NOTHING:
            yield Piece(item.end(), finish, under, listed=True, kind=below)
        else:
            yield Piece(item.end(), finish, own, listed=False, kind=_kind(words))
        if _opens_list(words):
            under, below = Mode.ENDS, _kind(words)
        place += 1


def _kind(words: str) -> EventKind:
    """Return what the first verb of some words says happens to the documents that they list."""
    found = _ANY_END.search(nfc(words))
    verb = found.group().lower() if found else ""
    return {"thay thế": EventKind.REPLACED, "hết hiệu lực": EventKind.EXPIRED}.get(verb, EventKind.REPEALED)


def _is_part(item: re.Match[str], words: str) -> bool:
    """Tell whether an item is a point that belongs to the one before it."""
    return item["number"] is None and _goes_on(words)


def _opens_list(words: str) -> bool:
    """Tell whether an item says what happens to the documents of the points below it."""
    first = nfc(words)
    return bool(_OPENS.search(first)) and not _TRANSITION_HEAD.search(first)


def _goes_on(words: str) -> bool:
    """Tell whether an item names places of the document before it, and no document of its own."""
    return not re.match(rf"[\W_]*(?:(?:bãi bỏ|hủy bỏ)\b|{_TYPES}\b)", words, re.IGNORECASE)


def _number_at_head(lead: str) -> bool:
    return bool(re.search(rf"{_TYPES}\s+(?:số\s+)?\d", lead))


def _mode(words: str, *, heading: bool) -> Mode:
    """Return what words do: an item says it at its head, a heading anywhere in its first sentence."""
    first = nfc(words)[: 400 if heading else 60]
    if _TRANSITION.search(first):
        return Mode.NOTHING
    if _KEEPS.search(first) and not _REPEALS.match(first.lstrip("*_ ")):
        return Mode.KEEPS
    if heading and re.match(r"[\W_]*(?:toàn bộ |một phần )?(?:bãi bỏ|hủy bỏ|huỷ bỏ)", first, re.IGNORECASE):
        return Mode.ENDS
    if not heading and re.match(r"[\W_]*(?:bãi bỏ|hủy bỏ|huỷ bỏ)", first, re.IGNORECASE):
        return Mode.ENDS
    return Mode.NOTHING


def _targets(piece: Piece, text: str, mentions: list[Mention]) -> Iterator[Mention]:
    """Yield the documents that a piece is about: those at its head, joined by commas and "và"."""
    inside = [m for m in mentions if piece.start <= m.start and m.end <= piece.end]
    if piece.mode is Mode.NOTHING:
        yield from _said(piece, text, inside)
        return
    last: Mention | None = None
    for mention in inside:
        if last is None:
            before = nfc(text[piece.start : mention.start])
            if not _HEAD.fullmatch(before) and not (piece.listed and _starts_line(text, mention)):
                says = bool(_REPEALS.search(before)) and not _CONTRARY.search(before)
                if not piece.listed and says:
                    yield mention
                return
        elif not _follows(text, last, mention, listed=piece.listed):
            return
        yield mention
        last = mention


def _follows(text: str, last: Mention, mention: Mention, *, listed: bool) -> bool:
    """Tell whether a mention goes on with the list that the one before it began."""
    if _AND_NEXT.match(nfc_keep(text[last.end : mention.start])):
        return True
    return listed and _starts_line(text, mention) and text[: mention.start].rstrip("*_ \n").endswith((";", "."))


def nfc_keep(words: str) -> str:
    """Return words with their line ends as spaces, the spaces at the ends kept."""
    return re.sub(r"\s+", " ", words)


def _starts_line(text: str, mention: Mention) -> bool:
    """Tell whether a citation begins its line."""
    line = text.rfind("\n", 0, mention.start) + 1
    return bool(re.fullmatch(rf"[\W_]*(?:{_TYPES}\s*)?(?:số\s*)?", text[line : mention.start]))


def _said(piece: Piece, text: str, inside: list[Mention]) -> Iterator[Mention]:
    """Yield what a clause of effect ends: "… này thay thế Quyết định số …", "Quyết định số … hết hiệu lực"."""
    words = text[piece.start : piece.end]
    if not inside or _TRANSITION_HEAD.search(nfc(words)[:200]):
        return
    for verb in _ENDS_OTHERS.finditer(words):
        clause = _CLAUSE.split(words[: verb.start()])[-1]
        own = re.search(r"\bnày\b", clause) or re.fullmatch(r"[\W_]*(?:đồng thời|và)?[\W_]*", clause)
        if not own or not re.search(r"\bnày\b", words[: verb.start()]):
            continue
        after = [m for m in inside if m.start >= piece.start + verb.end()]
        if after and _HEAD.fullmatch(nfc(words[verb.end() : after[0].start - piece.start])):
            yield from _joined(text, after)
            return
    for verb in _EXPIRES.finditer(words):
        clause = _CLAUSE.split(words[: verb.start()])[-1]
        start = piece.start + verb.start() - len(clause)
        before = [m for m in inside if start <= m.start and m.end <= piece.start + verb.start()]
        if before and _HEAD.fullmatch(nfc(text[start : before[0].start])):
            yield from _joined(text, before)
            return


def _joined(text: str, mentions: list[Mention]) -> Iterator[Mention]:
    last: Mention | None = None
    for mention in mentions:
        if last is not None and not _follows(text, last, mention, listed=False):
            return
        yield mention
        last = mention


def _row(mention: Mention, piece: Piece, text: str, own: Mention | None, takes_effect: dt.date | None) -> ListRow:
    words = text[piece.start : piece.end]
    before = text[piece.start : mention.start]
    verbs = list(_REPEALS.finditer(before)) if piece.mode is Mode.ENDS and not piece.listed else []
    # After a phrase that is taken out, the places of all phrases count; else those after the last verb.
    start = verbs[0 if _PHRASE.search(before) else -1].end() if verbs else 0
    scope, problem = _scope(mention, before[start:] if verbs else "", text[mention.end : piece.end])
    if not verbs and mention.provisions and scope.is_whole:
        scope = Scope(mention.provisions)
    kind = piece.kind
    if piece.mode is Mode.NOTHING:
        said = [match.group().lower() for match in _ENDS_OTHERS.finditer(before)]
        kind = EventKind.EXPIRED if not said else EventKind.REPLACED if said[-1] == "thay thế" else EventKind.REPEALED
    if not scope.is_whole and not scope.excluded and _PHRASE.search(before):
        kind = EventKind.AMENDED  # A phrase was taken out: the place itself stays.
    day = _FROM_DAY.search(words) if piece.mode is Mode.ENDS else None
    told = read_day(f"ngày {day['day']}").day if day and day["day"][0].isdigit() else None
    return ListRow(
        row=text.count("\n", 0, mention.start) + 1,
        quote=nfc(words)[:400],
        citation=cite(mention),
        mention=mention,
        kind=kind,
        scope=scope,
        on=told or takes_effect,
        acting=cite(own) if own else None,
        acting_mention=own,
        reason=nfc(words)[:400],
        section=Section.KEPT if piece.mode is Mode.KEEPS else Section.EXPIRED,
        facts=Document(
            type=mention.type, number=mention.number, title=mention.title, issuer=mention.issuer, issued_on=mention.date
        ),
        problems=(problem,) if problem else (),
    )


def _scope(mention: Mention, before: str, after: str) -> tuple[Scope, Remark | None]:
    """Return the part that is ended, and what is wrong where the words say more than can be read.

    `before` is what stands between the verb and the number: places, or nothing for the whole; "các quy định về
    … tại" is a part that no place names, and is left to a person. `after` may except some parts.
    """
    excepted = _EXCEPT.search(after[:200])
    if excepted:
        places = read_places(_ALREADY.sub("", after[excepted.end() :])) or mention.excepted
        if not places:
            return WHOLE, Remark("bad_scope", {"words": nfc(after)[:120]})
        return Scope(tuple(places), excluded=True), None
    words = nfc(before)
    said = nfc(_QUOTED.sub(" ", words))
    listed = read_places(said)
    places = listed if len(listed) > len(mention.provisions) else mention.provisions
    if not places and re.match(r"[\W_]*(?:toàn bộ|toàn văn)\b", said, re.IGNORECASE):
        return WHOLE, None
    if not _HEAD.fullmatch(said) or _UNSAID.search(said):
        return Scope(tuple(places)), Remark("bad_scope", {"words": words[:160]})
    return Scope(tuple(places)), None
