"""One sentence of an article: what it does to which documents, and what it opens for the paragraphs under it."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from vbqppl.citation import Mention, Provision, Step
from vbqppl.lists.objects import Lead, Object, Reach, begins, named, read_lead, read_objects
from vbqppl.lists.places import read_places
from vbqppl.text import make_date
from vbqppl.validity import WHOLE, EventKind, Scope

_TYPES = r"(?:Quyết định|Nghị quyết|Nghị định|Thông tư(?: liên tịch)?|Luật|Bộ luật|Pháp lệnh|Chỉ thị|[Vv]ăn bản)"
_VERBS = (
    ("repeal", r"bãi\s+bỏ|h[uủ][yỷ]\s+bỏ|huỷ\s+bỏ"),
    ("replace", r"thay\s+thế"),
    ("expire", r"hết\s+hiệu\s+lực(?:\s+thi\s+hành)?"),
    ("suspend", r"(?:tạm\s+)?ngưng\s+hiệu\s+lực(?:\s+thi\s+hành)?"),
    ("stay", r"đình\s+chỉ(?:\s+việc)?\s+thi\s+hành"),
    ("keep", r"tiếp\s+tục\s+(?:có\s+hiệu\s+lực|được\s+áp\s+dụng|áp\s+dụng)|áp\s+dụng"),
)
_VERB = re.compile(
    r"(?<![^\W_])(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _VERBS) + r")(?![^\W_])", re.IGNORECASE
)
_KINDS = {
    "repeal": EventKind.REPEALED,
    "replace": EventKind.REPLACED,
    "expire": EventKind.EXPIRED,
    "suspend": EventKind.SUSPENDED,
    "stay": EventKind.STAYED,
    "keep": EventKind.DECLARED_CONTINUING,
}
# Several verbs for several places ("Thay thế, bãi bỏ một số cụm từ"): which has which stands under it.
_OTHER_VERBS = r"(?:sửa\s+đổi|bổ\s+sung|thay\s+thế|bãi\s+bỏ|đính\s+chính|h[uủ][yỷ]\s+bỏ)"
_MIXED_AFTER = re.compile(rf"\s*(?:,|và|hoặc|/)\s*(?:và\s+)?{_OTHER_VERBS}", re.IGNORECASE)
_MIXED_BEFORE = re.compile(rf"{_OTHER_VERBS}\s*(?:,|và|hoặc|/)?\s*(?:và\s+)?$", re.IGNORECASE)
_AMENDS = re.compile(r"^\s*(?:sửa\s+đổi|bổ\s+sung|đính\s+chính|thay\s+thế|bãi\s+bỏ)", re.IGNORECASE)
_SELF = re.compile(
    rf"^\s*(?:Kể từ ngày [^,;]{{2,120}}[,;]\s*)?(?:{_TYPES}\s+)?(?:này\s*)?(?:có\s+hiệu\s+lực[^;]*?)?[\s,;.]*(?:và|đồng\s+thời|sẽ|,|;|\s)*$"
)
_SELF_NAMED = re.compile(rf"^\s*(?:Kể từ ngày|Từ ngày|Đồng thời|Nay\b|{_TYPES}(?:\s+này)?\s)|^\s*$")
_PASSIVE = re.compile(r"(?:bị|được)\s+$", re.IGNORECASE)
_BY_THIS = re.compile(rf"\s*(?:(?:bởi|bằng|theo|tại)\s+{_TYPES}\s+này|kể\s+từ|từ\s+ngày|toàn\s+bộ|[.;]|$)", re.IGNORECASE)
_NOT_YET = re.compile(
    r"(?:trường\s+hợp|nếu|khi|chưa|không|đã|còn|sẽ|việc|trước\s+khi|đến\s+khi|đề\s+nghị|kiến\s+nghị|cần|phải|hoặc)\s+$",
    re.IGNORECASE,
)
_USE = re.compile(r"\s+sử\s+dụng", re.IGNORECASE)
_KEEPS = re.compile(rf"^\s*(?:(?:toàn\s+bộ|tất\s+cả)\s+)?(?:các\s+|những\s+|\d+\s+)?{_TYPES}", re.IGNORECASE)
_CONDITION = re.compile(
    r"trường\s+hợp|(?<![^\W_])nếu(?![^\W_])|khi\s+có|trách\s+nhiệm|tham\s+mưu|rà\s+soát|đề\s+nghị|kiến\s+nghị|xem\s+xét",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[^\W_A-ZĐ.]{2})\.\s+(?=[A-ZĐ‹À-Ỹ])|(?<=[\d›)])\.\s+(?=[A-ZĐ])")
_LISTS = re.compile(r"sau(?:\s+đây)?(?![^\W_])|như\s+sau|cụ\s+thể|:\s*$", re.IGNORECASE)
_IN_PART = re.compile(
    r"một\s+phần|(?:một\s+số|các)\s+(?:nội\s+dung|điều|khoản|điểm|phụ\s+lục|cụm\s+từ|từ|quy\s+định|mẫu|biểu)",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"(?:kể\s+)?(?:từ|vào|sau)\s+(?:\d+\s+giờ(?:\s+\d+\s+phút)?,?\s+)?(?:hết\s+)?ngày\s+(?:(?P<day>\d{1,2})\s*(?:[/.\-]|tháng)\s*(?P<month>\d{1,2})\s*"
    rf"(?:[/.\-]|,?\s*năm)\s*(?P<year>\d{{4}})|(?P<own>{_TYPES}\s+này(?:\s+có)?|ký|ban\s+hành|thông\s+qua)|(?P<other>[A-ZĐ]))",
)
_EXCEPT = re.compile(
    r"[,(]?\s*(?<![^\W_])(?:ngoại\s+)?trừ\s+(?P<what>(?:các\s+|những\s+)?(?:nội\s+dung|quy\s+định|điều\s+khoản|nội\s+dung\s+quy\s+định)?"
    r"\s*(?:sau(?:\s+đây)?|như\s+sau|quy\s+định)?\s*(?:tại|:)?\s*)",
    re.IGNORECASE,
)
_OF_THIS = re.compile(rf"^[\s,]*(?:của|tại)?\s*(?:{_TYPES}|Điều|khoản|Chương)?\s*này(?![^\W_])", re.IGNORECASE)
_TOP_UNITS = frozenset({"Phần", "Phụ lục", "Chương", "Mục", "Điều", "mẫu số"})


class Doubt(StrEnum):
    """Why a citation of a clause is not marked though a verb of ending stands by it."""

    STRUCK = "struck"  # only words, numbered entries or procedures
    ATTACHED = "attached"  # what the document issued, without a place
    UNREADABLE = "unreadable"  # the part is named in words
    UNCLEAR = "unclear"  # of the title before it, or of the list
    AMENDED = "amended"  # replaced by another text: in force as amended
    NO_DOCUMENT = "no_document"  # a place without a document to it


@dataclass(frozen=True, slots=True)
class Effect:
    """What a clause does to a document; `own_day` says that it works when the decision itself does."""

    kind: EventKind
    mention: Mention
    scope: Scope
    day: dt.date | None = None
    own_day: bool = True
    title: str | None = None
    transition: bool = False


@dataclass(frozen=True, slots=True)
class Opening:
    """What a paragraph hands down: a verb for a list under it, the document whose places stand under it."""

    kind: EventKind | None = None
    day: dt.date | None = None
    own_day: bool = True
    about: Mention | None = None
    attached: bool = False
    article: Provision | None = None
    excepts: bool = False
    blocked: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """The effects of one paragraph, what it opens, and the citations that were left to a person."""

    effects: tuple[Effect, ...] = ()
    opening: Opening = field(default_factory=Opening)
    doubts: tuple[tuple[Doubt, str], ...] = ()


def read_clause(words: str, above: Opening) -> Reading:
    """Return what a paragraph does; `above` is what the paragraphs hand down that it stands under."""
    effects: list[Effect] = []
    doubts: list[tuple[Doubt, str]] = []
    opening = replace(above, blocked=False)
    for sentence in split(words):
        reading = _Sentence(sentence, above).read()
        effects += reading.effects
        doubts += reading.doubts
        opening = _merged(opening, reading.opening)
    if effects and not _LISTS.search(words[-40:]):
        opening = replace(opening, kind=None)
    return Reading(tuple(effects), opening, tuple(doubts))


def split(words: str) -> Iterator[str]:
    """Yield the sentences of a paragraph."""
    start = 0
    for stop in _SENTENCE.finditer(words):
        yield words[start : stop.start() + 1]
        start = stop.end()
    if words[start:].strip():
        yield words[start:]


def _merged(old: Opening, new: Opening) -> Opening:
    merged = old
    if new.kind is not None or new.blocked:
        merged = replace(merged, kind=new.kind, day=new.day, own_day=new.own_day)
    if new.about is not None:
        merged = replace(merged, about=new.about, attached=new.attached, article=None)
    if new.article is not None:
        merged = replace(merged, article=new.article)
    return replace(merged, excepts=new.excepts)


class _Sentence:
    """Reads one sentence."""

    def __init__(self, words: str, above: Opening) -> None:
        self._words = words
        self._above = above
        self._mentions = named(words)
        self._effects: list[Effect] = []
        self._doubts: list[tuple[Doubt, str]] = []

    def read(self) -> Reading:
        """Return what the sentence does."""
        verbs = list(_VERB.finditer(self._words))
        opening = Opening()
        acting = [verb for verb in verbs if self._acts(verb, verbs)]
        for index, verb in enumerate(acting):
            stop = acting[index + 1].start() if index + 1 < len(acting) else len(self._words)
            start = acting[index - 1].end() if index else 0
            opening = _merged(opening, self._read_verb(verb, start, stop))
        if not acting:
            opening = self._without_verb(verbs)
        return Reading(tuple(self._effects), opening, tuple(self._doubts))

    # Which verbs act.

    def _acts(self, verb: re.Match[str], verbs: Sequence[re.Match[str]]) -> bool:
        before = self._words[: verb.start()]
        if _NOT_YET.search(before) or _CONDITION.search(self._untitled(before)):
            return False
        if verb["expire"]:
            return not _USE.match(self._words, verb.end()) and self._subject_stands_before(verb)
        if verb["keep"]:
            return (not before.strip() and bool(_KEEPS.match(self._words[verb.end() :]))) or (
                "hiệu" in verb.group() and self._subject_stands_before(verb)
            )
        if _PASSIVE.search(before):
            return bool(_BY_THIS.match(self._words, verb.end())) and self._subject_stands_before(verb)
        if _MIXED_BEFORE.search(before) or _MIXED_AFTER.match(self._words, verb.end()):
            return False
        return self._opens(verb.start(), before, verbs)

    def _untitled(self, before: str) -> str:
        """Return the words before a verb up to the first citation: a title may speak of conditions."""
        first = next((each for each in self._mentions if not each.own), None)
        return before if first is None else before[: first.start]

    def _opens(self, place: int, before: str, verbs: Sequence[re.Match[str]]) -> bool:
        """Tell whether a verb begins its clause: nothing before it, the document itself, or a clause before it."""
        if any(each.start < place and not each.own for each in self._mentions):
            last = before.rstrip()
            joined = re.search(r"(?:;|,\s*đồng\s+thời|;\s*và|;\s*đồng\s+thời)$", last)
            return bool(joined) and any(each.start() < place for each in verbs)
        if _SELF_NAMED.match(before) and _SELF.match(before):
            return True
        joined = re.search(r"(?:;|,|và|đồng\s+thời)\s*$", before)
        return bool(joined) and any(each.start() < place for each in verbs)

    def _subject_stands_before(self, verb: re.Match[str]) -> bool:
        return any(each.start < verb.start() for each in self._mentions) or bool(
            re.match(r"\s*(?:Các|Những|\d+)\s", self._words)
        )

    # What a verb does.

    def _read_verb(self, verb: re.Match[str], start: int, stop: int) -> Opening:
        kind = _KINDS[verb.lastgroup or "repeal"]
        after = self._words[verb.end() : stop]
        passive = bool(_PASSIVE.search(self._words[: verb.start()]))
        subject = verb["expire"] or passive or (verb["keep"] and "hiệu" in verb.group())
        day, own_day = self._day(after if subject else self._words[:stop], at_end=not subject)
        if subject and any(start <= each.start < verb.start() and not each.own for each in self._mentions):
            begin = self._subject_begins(start, verb.start())
            self._take(kind, begin, verb.start(), day, own_day=own_day, tail=after)
            return Opening(excepts=_open_exception(after))
        listed = self._take(kind, verb.end(), stop, day, own_day=own_day, tail="")
        if listed:
            return Opening(excepts=_open_exception(after))
        return self._opened(kind, after, day, own_day=own_day)

    def _opened(self, kind: EventKind, after: str, day: dt.date | None, *, own_day: bool) -> Opening:
        """Return what a verb without an object opens: a list, or places of a document named above."""
        if any(not each.own and each.start >= len(self._words) - len(after) for each in self._mentions):
            return Opening(blocked=True)
        lead = read_lead(after)
        if lead.reach is Reach.PARTS:
            self._places(kind, lead.provisions, after, day, own_day=own_day)
            return Opening(blocked=True)
        if lead.reach is Reach.STRUCK and not _IN_PART.search(after) and not after.rstrip().endswith(":"):
            return Opening(blocked=True)
        return Opening(kind=kind, day=day, own_day=own_day)

    def _subject_begins(self, start: int, stop: int) -> int:
        """Return where the subject of "hết hiệu lực" begins: behind "Quyết định này có hiệu lực …;"."""
        first = next(each for each in self._mentions if each.start >= start and not each.own)
        lead = self._words[start : begins(self._words, first)]
        for mark in re.finditer(r"[;,.]|(?<![^\W_])và(?![^\W_])", lead):
            if _SELF.match(lead[: mark.start()]) and _SELF_NAMED.match(lead[: mark.start()]):
                return min(start + mark.end(), stop)
        return start

    def _take(
        self, kind: EventKind, start: int, stop: int, day: dt.date | None, *, own_day: bool, tail: str
    ) -> bool:  # fmt: skip
        """Take the documents listed from `start` to `stop`; return whether there is any."""
        objects = read_objects(self._words, self._mentions, start, stop)
        for each in objects.found:
            self._effect(kind, each, day, own_day=own_day, tail=tail)
        self._doubts += [(Doubt.UNCLEAR, each.text) for each in objects.unclear]
        return bool(objects.found)

    def _effect(
        self, kind: EventKind, each: Object, day: dt.date | None, *, own_day: bool, tail: str = ""
    ) -> None:  # fmt: skip
        lead = self._lead(each, kind)
        doubt = _DOUBTS.get(lead.reach)
        behind = self._words[each.mention.end : each.end]
        if doubt is None and kind is EventKind.REPLACED and re.search(r"(?<![^\W_])bằng(?![^\W_])", behind + tail):
            doubt = Doubt.AMENDED if lead.reach is Reach.PARTS else None
        if doubt is not None:
            self._doubts.append((doubt, each.mention.text))
            return
        scope = Scope(lead.provisions) if lead.provisions else WHOLE
        excepted, transition = self._excepted(behind + " " + tail, each.mention)
        if excepted and scope.is_whole:
            scope = Scope(excepted, excluded=True)
        self._effects.append(Effect(kind, each.mention, scope, day, own_day, each.title, transition))

    def _lead(self, each: Object, kind: EventKind) -> Lead:
        """Return how much of a document is taken; "bãi bỏ khoản 1; bãi bỏ Điều 5 Nghị định" has one document for both."""
        return read_lead(self._words[each.start : begins(self._words, each.mention)])

    def _excepted(self, words: str, mention: Mention) -> tuple[tuple[Provision, ...], bool]:
        """Return the places that "trừ" keeps, and whether it only keeps cases of transition."""
        for match in _EXCEPT.finditer(words):
            inside = words.count("(", 0, match.start()) - words.count(")", 0, match.start())
            if inside > 0:
                continue
            rest = words[match.end() :]
            if re.match(r"\s*(?:các\s+)?trường\s+hợp", rest, re.IGNORECASE):
                return (), True
            places = read_places(rest)
            last = max((rest.rfind(step.label) for place in places for step in place.steps), default=-1)
            named_there = [each for each in named(rest) if not each.own]
            if any(each.number != mention.number for each in named_there) or re.search(rf"{_TYPES}\s+này|Điều\s+này", rest):
                return (), True
            if places and last >= 0:
                return places, False
        return (), False

    # Without a verb of its own.

    def _without_verb(self, verbs: Sequence[re.Match[str]]) -> Opening:
        above = self._above
        if above.kind is not None and self._mentions and not above.blocked:
            objects = read_objects(self._words, self._mentions, 0, len(self._words), item=True)
            for each in objects.found:
                self._effect(above.kind, each, above.day, own_day=above.own_day)
            self._doubts += [(Doubt.UNCLEAR, each.text) for each in objects.unclear]
            return Opening()
        if above.kind is not None and above.about is not None and not self._mentions:
            lead = read_lead(self._words)
            if lead.reach is Reach.PARTS:
                self._places(above.kind, lead.provisions, self._words, above.day, own_day=above.own_day)
                return Opening()
        return self._about(verbs)

    def _about(self, verbs: Sequence[re.Match[str]]) -> Opening:
        """Return the document that a heading says it amends, or the article of it."""
        if not _AMENDS.match(self._words) and not (verbs and verbs[0].start() == 0):
            return Opening()
        cited = [each for each in self._mentions if not each.own]
        if cited:
            head = self._words[: begins(self._words, cited[0])]
            return Opening(about=cited[0], attached="kèm theo" in head, blocked=True)
        places = [each for each in read_places(self._words) if each.steps[0].unit == "Điều"]
        return Opening(article=places[0] if len(places) == 1 else None, blocked=True)

    def _places(
        self, kind: EventKind, places: Sequence[Provision], words: str, day: dt.date | None, *, own_day: bool
    ) -> None:  # fmt: skip
        """Take places of the document that a heading above names."""
        about = self._above.about
        if about is None:
            self._doubts.append((Doubt.NO_DOCUMENT, words.strip()[:80]))
            return
        if kind is EventKind.REPLACED and "bằng" in words:
            self._doubts.append((Doubt.AMENDED, about.text))
            return
        found = tuple(each for place in places if (each := self._inside(place)) is not None)
        if len(found) < len(places):
            self._doubts.append((Doubt.UNREADABLE, about.text))
        if found:
            self._effects.append(Effect(kind, about, Scope(found), day, own_day))

    def _inside(self, place: Provision) -> Provision | None:
        """Return a place under the article that a heading names; None where it hangs in the air."""
        attached = place.attached or self._above.attached
        if place.steps[0].unit in _TOP_UNITS:
            return Provision(place.steps, attached)
        article = self._above.article
        if article is None:
            return None
        steps: tuple[Step, ...] = tuple(step for step in article.steps if step.unit == "Điều")
        return Provision((*steps, *place.steps), attached)

    def _day(self, words: str, *, at_end: bool) -> tuple[dt.date | None, bool]:
        """Return the day that a clause names for its effect, else that it works when the decision does."""
        for match in _STOP.finditer(words):
            if at_end and match.start() > 0 and words[match.end() :].strip(" .;,:"):
                continue
            if match["own"]:
                return None, True
            if match["other"]:
                return None, False
            day = make_date(int(match["year"]), int(match["month"]), int(match["day"]))
            return (day, day is None)
        return None, True


_DOUBTS = {Reach.STRUCK: Doubt.STRUCK, Reach.ATTACHED: Doubt.ATTACHED, Reach.UNKNOWN: Doubt.UNREADABLE}


def _open_exception(words: str) -> bool:
    return bool(re.search(r"trừ[^.;]{0,40}:\s*$", words, re.IGNORECASE))


__all__ = ["Doubt", "Effect", "Opening", "Reading", "read_clause", "split"]
