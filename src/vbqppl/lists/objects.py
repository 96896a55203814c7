"""Which documents a verb takes as its objects: those that a sentence lists, not those that their titles name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from vbqppl.citation import Mention, MentionKind, Provision, extract
from vbqppl.lists.places import read_places
from vbqppl.text import nfc


class Reach(StrEnum):
    """What stands between a verb and the document."""

    WHOLE = "whole"
    PARTS = "parts"
    ATTACHED = "attached"  # what the document issued, without a place in it
    STRUCK = "struck"  # words, numbered entries, procedures: no provision ends
    HEADING = "heading"  # places that only stand under this heading
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Lead:
    """How much of a document the words before it name."""

    reach: Reach
    provisions: tuple[Provision, ...] = ()


@dataclass(frozen=True, slots=True)
class Object:
    """A document that a sentence does something to; `end` is where its citation and title end in the sentence."""

    mention: Mention
    lead: Lead
    start: int
    end: int
    title: str | None = None


_TYPES = (
    r"(?:quyết định|nghị quyết(?: liên tịch)?|nghị định|thông tư(?: liên tịch)?|luật|bộ luật|pháp lệnh|chỉ thị|lệnh)"
)
_STRUCK = re.compile(
    r"cụm\s+từ|\btừ\s*‹|các\s+từ\b|từ\s+ngữ|số\s+thứ\s+tự|thứ\s+tự\s+\d|thủ\s+tục|TTHC|quy\s+trình|nội\s+dung\s+công\s+bố"
    r"|\btên\s+(?:gọi|mục|tiểu\s+mục|điều|khoản|chương|phần|phụ\s+lục)|\bdòng\b|\bcột\b|gạch\s+đầu\s+dòng|\bcâu\b|\bđoạn\b|\bký\s+hiệu\b|\bdanh\s+mục\s+(?!kèm|ban)",
    re.IGNORECASE,
)
# "văn bản quy định tại khoản 2 Điều 4 của Luật": documents of a kind that the law describes.
_DESCRIBED = re.compile(r"văn\s+bản[^;:]*\squy\s+định\s+tại", re.IGNORECASE)
_LABEL = r"(?:\d+(?:\.\d+)*[a-zđ]?|[IVXLC]+[a-z]?|[a-zđ]\d?|[A-ZĐ]\d?)(?![^\W_])"
_PLACE = re.compile(
    r"(?<![^\W_])(?:[Pp]hụ\s+lục|PHỤ\s+LỤC|[Tt]iểu\s+mục|Phần|[Cc]hương|[Mm]ục|[Đđ]iều|[Kk]hoản|[Đđ]iểm|[Tt]iết"
    r"|(?:[Bb]iểu\s+)?[Mm]ẫu)(?:\s+(?:số|thứ))?"
    rf"(?:\s+{_LABEL}(?:\s*(?:,|;|và|hoặc|đến(?:\s+hết)?|-)\s*{_LABEL}(?!\s*[.)]))*)?"
)
# "các điều, khoản, điểm của", "một số phụ lục": places without labels, which stand under the heading.
_UNIT = r"(?:điều|khoản|điểm|tiết|mục|chương|phụ\s+lục|mẫu|biểu)"
_UNLABELLED = re.compile(
    rf"(?<![^\W_])(?:(?:các|những|một\s+số)\s+(?:{_UNIT}|nội\s+dung|cụm\s+từ|từ)(?![^\W_])(?!\s+(?:số\s+)?{_LABEL})"
    rf"|{_UNIT}\s*(?:,|và|sau(?:\s+đây)?)\s*(?:{_UNIT}\s*,?\s*(?:của|thuộc|tại|sau|ban\s+hành)|của|:))",
    re.IGNORECASE,
)
# "khoản 1, các khoản 3 và 4 Điều 5" is one list.
_THE = re.compile(rf"(?<=[,;])\s*(?:và\s+)?(?:các|những)\s+(?={_UNIT}\s)|(?<=\svà)\s+(?:các|những)\s+(?={_UNIT}\s)")
_TOP = re.compile(r"(?<![^\W_])(?:Điều|điều|Phụ lục|phụ lục|Chương|chương|Phần|Mục)\s+[\dIVXLC]|[Pp]hụ\s+lục")
_CHILD = (
    r"(?:quy\s+định|quy\s+chế|điều\s+lệ|nội\s+quy|quy\s+chuẩn|chương\s+trình|đề\s+án"
    r"|kế\s+hoạch|hướng\s+dẫn|bảng|danh\s+mục)"
)
_WITH = re.compile(
    rf"(?:(?:tại|của|thuộc|trong)\s+)?(?:các\s+)?(?P<child>{_CHILD}|phụ\s+lục)(?![^\W_]).*?(?:ban\s+hành\s+)?kèm\s+theo",
    re.IGNORECASE,
)
_REGULATION = re.compile(rf"(?<![^\W_]){_CHILD}(?![^\W_]).*?kèm\s+theo", re.IGNORECASE)
_FILLERS = re.compile(
    rf"(?<![^\W_])(?:toàn bộ|toàn văn|tất cả|các|những|một số|một phần|văn bản quy phạm pháp luật|văn bản|qppl|sau đây"
    rf"|sau|như sau|cụ thể(?: như sau| là)?|gồm|bao gồm|tại|của|thuộc|trong|và|hoặc|đối với|hiệu lực(?: thi hành)?"
    rf"|(?:được )?ban hành|kèm theo|số|hiệu lực của|tên|{_TYPES}|\d+)(?![^\W_])|[\s:;,.()\-–+]+",
    re.IGNORECASE,
)
_BARE_CONTENT = re.compile(
    r"^(?:[\s:;,]|các|những|một số|một phần|toàn bộ)*(?:nội dung|quy định)(?:\s+(?:quy định\s+)?(?:tại|của))?\s+",
    re.IGNORECASE,
)
_NUMBER_WORD = re.compile(r"(?:[\s:]|số)+$", re.IGNORECASE)
_SEPARATOR = re.compile(r"[;:]|,|(?<![^\W_])(?:và|cùng với)(?![^\W_])")
_CITING = re.compile(
    r"(?<![^\W_])(?:sửa\s+đổi|bổ\s+sung|bãi\s+bỏ|thay\s+thế|đính\s+chính|hướng\s+dẫn|chi\s+tiết|thi\s+hành|thực\s+hiện|theo"
    r"|kèm\s+theo|căn\s+cứ|triển\s+khai|hợp\s+nhất)(?![^\W_])",
    re.IGNORECASE,
)
# "đã được sửa đổi, bổ sung một số điều theo Luật số A, Luật số B": its list runs on while commas join it.
_AMENDED_BY = re.compile(
    r"được\s+sửa\s+đổi(?:\s*,?\s*bổ\s+sung)?[^;]{0,60}?\s(?:bởi|theo|tại|bằng)\s[^;]*$", re.IGNORECASE
)
_PLURAL = re.compile(
    rf"(?:các|những|hai|ba|(?<!điều )(?<!khoản )(?<!mục )\d{{2}})\s+(?:văn\s+bản|{_TYPES})|sau(?:\s+đây)?\s*:",
    re.IGNORECASE,
)
_OPENS_LIST = re.compile(
    rf"^\s*(?:(?:toàn\s+bộ|tất\s+cả)\s+)?(?:(?:các|những|\d+)\s+)?(?:văn\s+bản|{_TYPES})(?!\s+số\s+\d)"
    r"(?![^:]*(?:một\s+phần|quy\s+định\s+tại))"
    r"|^\s*(?:toàn\s+bộ\s+)?(?:kể\s+)?từ\s+ngày|^\s*$",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"[\s,(]*(?:ban\s+hành\s+)?(?:ngày\s+)?\d{1,2}(?:\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{4}|\s+tháng\s+\d{1,2}\s+năm\s+\d{4})\)?"
)
_TITLE_LEFT = " ,.;:()-–"
_LONGEST_TITLE = 700


_LEFT = frozenset({Reach.STRUCK, Reach.ATTACHED, Reach.HEADING, Reach.UNKNOWN})


def named(words: str) -> tuple[Mention, ...]:
    """Return the documents that a sentence names by number or by name, in order."""
    return tuple(each for each in extract(words) if each.kind in (MentionKind.FULL, MentionKind.NAME))


def begins(words: str, mention: Mention) -> int:
    """Return where a citation begins: at its type word, else at its number."""
    if mention.kind is MentionKind.NAME:
        return mention.start
    before = words[: mention.start]
    bare = _NUMBER_WORD.sub("", before)
    for name in (mention.type or "", "Thông tư", "Quyết định", "Nghị định", "Nghị quyết"):
        pattern = r"\s+".join(map(re.escape, name.split()))
        if name and (found := re.search(rf"(?<![^\W_]){pattern}$", bare, re.IGNORECASE)):
            return found.start()
    if mention.title and (at := before.rfind(mention.title.split()[0])) >= 0 and mention.type in _LAWS:
        return at
    return len(bare) if bare != before else mention.start


_LAWS = ("Luật", "Bộ luật", "Pháp lệnh")


def read_lead(words: str) -> Lead:
    """Return how much of a document the words between a verb and its citation name."""
    text = nfc(words)
    if _UNLABELLED.search(text) and not re.search(r"liên\s+quan|về", text):
        return Lead(Reach.HEADING)
    if _STRUCK.search(text):
        return Lead(Reach.STRUCK)
    if _DESCRIBED.search(text):
        return Lead(Reach.UNKNOWN)
    attached = bool(re.search(r"kèm\s+theo", text))
    rest = text
    if attached and (found := _WITH.search(text)):
        # "quy định liên quan đến … tại Phụ lục I ban hành kèm theo": a part named in words.
        if not found["child"].lower().startswith("phụ") and _PLACE.search(text, found.end("child"), found.end()):
            return Lead(Reach.UNKNOWN)
        rest = f"{text[: found.start()]} {text[found.end() :]}"
    places = listed_places(text) if _PLACE.search(rest) or (attached and _PLACE.search(text)) else ()
    content = _BARE_CONTENT.match(rest)
    if content:
        rest = rest[content.end() :]
    left = _FILLERS.sub(" ", _PLACE.sub(" ", rest)).strip()
    if left and not (places and re.fullmatch(r"(?:quy định|nội dung|\s)+", left, re.IGNORECASE)):
        return Lead(Reach.UNKNOWN)
    if places:
        regulation = issues_more(text)
        return Lead(Reach.PARTS, tuple(_attach(each, regulation=regulation) for each in places) if attached else places)
    if attached:
        return Lead(Reach.ATTACHED)
    if re.search(r"một\s+phần", text, re.IGNORECASE):
        return Lead(Reach.HEADING)
    if content or _PLACE.search(rest):
        return Lead(Reach.UNKNOWN)
    return Lead(Reach.WHOLE)


def listed_places(words: str) -> tuple[Provision, ...]:
    """Return every place that words list; a semicolon parts lists, each with its own article.

    "Điều 16; điểm c khoản 1, các khoản 3 và 4 Điều 19": point c lies in Điều 19. A part without an article goes with
    the part behind it ("khoản 1; khoản 3 Điều 5").
    """
    found: list[Provision] = []
    open_part = ""
    for part in _THE.sub(" ", words).split(";"):
        open_part = f"{open_part}; {part}" if open_part else part
        if _TOP.search(open_part):
            found += read_places(open_part)
            open_part = ""
    found += read_places(open_part)
    return tuple(dict.fromkeys(found))


def issues_more(words: str) -> bool:
    """Tell whether words name a regulation that a document issued ("Quy chế … ban hành kèm theo"), not only annexes."""
    return bool(_REGULATION.search(words))


def _attach(place: Provision, *, regulation: bool) -> Provision:
    """Return a place as one of what is attached: an annex always, an article where a regulation is."""
    annex = place.steps[0].unit in ("Phụ lục", "mẫu số")
    return Provision(place.steps, regulation or annex)


@dataclass(frozen=True, slots=True)
class Objects:
    """The objects of a verb in a sentence, and the citations of which it cannot be told whether they are."""

    found: tuple[Object, ...] = ()
    unclear: tuple[Mention, ...] = ()


def read_objects(words: str, mentions: Sequence[Mention], start: int, end: int, *, item: bool = False) -> Objects:
    """Return the documents that are listed from `start` to `end` of a sentence.

    The first citation is one; a later one is only where a mark of listing stands right before it and no title goes
    on. Where a title names documents itself, so that its list and the verb's cannot be told apart, it is unclear.
    `item` says that the sentence is one item of a list.
    """
    inside = [each for each in mentions if start <= each.start < end and not each.own]
    if not inside:
        return Objects()
    first, origin = inside[0], start
    start += _after_colon(words[start : first.start])
    head = words[start : begins(words, first)]
    plural = not item and bool(_PLURAL.search(words[origin : first.start]))
    found = [(first, read_lead(head), start)]
    # "Thủ tục hành chính tại Quyết định A và Quyết định B": what stands before the first goes for all.
    shared = found[0][1].reach if found[0][1].reach in _LEFT else None
    unclear: list[Mention] = []
    cited: list[Mention] = []  # by the title of the last object
    for before, mention in pairwise(inside):
        gap = words[before.end : begins(words, mention)]
        split = _listed_after(gap)
        if split is None:
            cited.append(mention)
            continue
        strong, offset = split
        lead = Lead(shared) if shared else read_lead(gap[offset:])
        title = words[found[-1][0].end : before.end if cited else before.end + offset]
        verdict = _is_object(_Listed(mention, strong=strong, plural=plural), found[-1][0], cited, title)
        if verdict is None:
            unclear.append(mention)
            cited.append(mention)
        elif verdict:
            found.append((mention, lead, before.end + offset))
            cited = []
        else:
            cited.append(mention)
    ends = [place for _, _, place in found[1:]] + [end]
    return Objects(
        tuple(
            Object(mention, lead, place, stop, _title(words, mention, stop))
            for (mention, lead, place), stop in zip(found, ends, strict=True)
        ),
        tuple(unclear),
    )


def _after_colon(words: str) -> int:
    """Return where a list begins behind "các Nghị quyết của Hội đồng nhân dân tỉnh sau đây … :"; else 0."""
    opened, colon, rest = words.rpartition(":")
    if not colon or _STRUCK.search(opened) or _WITH.search(opened) or not _OPENS_LIST.search(opened):
        return 0
    return len(words) - len(rest)


def _listed_after(gap: str) -> tuple[bool, int] | None:
    """Return whether a strong mark (";", ":") of listing stands before a citation, and where its words begin.

    None where the words between the mark and the citation are no part of its citation ("sửa đổi một số điều của").
    """
    for mark in _SEPARATOR.finditer(gap):
        after = gap[mark.end() :]
        lead = read_lead(after)
        if lead.reach in (Reach.WHOLE, Reach.PARTS, Reach.ATTACHED):
            joined = re.match(r"\s*(?:và|đồng\s+thời|bãi\s+bỏ|;)", after)
            return mark.group() in ";:" or bool(joined and mark.group() == ";"), mark.start()
    return None


@dataclass(frozen=True, slots=True)
class _Listed:
    """A citation behind a mark of listing: whether the mark is strong, whether the words promise several documents."""

    mention: Mention
    strong: bool
    plural: bool


def _is_object(listed: _Listed, last: Mention, cited: Sequence[Mention], title: str) -> bool | None:
    """Tell whether a listed citation is an object (True), of the title before it (False), or either (None)."""
    mention, strong = listed.mention, listed.strong
    same = mention.type == last.type
    if not cited:
        if strong or same:
            return True
        return False if _CITING.search(title) else None
    others = {each.type for each in cited}
    if not strong and mention.type in others and _AMENDED_BY.search(title):
        return False
    if same and last.type not in others:
        return True
    if not same and mention.type in others:
        return False
    return True if strong and listed.plural else None


def _title(words: str, mention: Mention, end: int) -> str | None:
    """Return the title that stands behind a citation, with its date and its issuer taken off."""
    text = words[mention.end : end]
    if dated := _DATED.match(text):
        text = text[dated.end() :]
    if mention.issuer:
        issuer = r"\s+".join(map(re.escape, mention.issuer.split()))
        if found := re.match(rf"[\s,(]*(?:của\s+|do\s+)?{issuer}\)?", text):
            text = text[found.end() :]
    text = re.split(r"\s+(?:hết\s+hiệu\s+lực|bị\s+bãi\s+bỏ|được\s+bãi\s+bỏ)", text, maxsplit=1)[0]
    text = nfc(text).strip(_TITLE_LEFT).removeprefix("về việc ").removeprefix("v/v ")
    text = re.sub(r"\s*[,;]?\s*(?:và|trừ.*)$", "", text)
    return text if 8 <= len(text) <= _LONGEST_TITLE and "·" not in text else None  # noqa: PLR2004 - the shortest title
