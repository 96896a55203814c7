"""Find every citation in a text: numbers, names of laws, short forms; one pass from left to right."""

import datetime as dt
import re
from bisect import bisect_left
from dataclasses import dataclass, field

from vbqppl.citation import column, own
from vbqppl.citation.issuer import match_issuer
from vbqppl.citation.model import Mention, MentionKind
from vbqppl.citation.names import find_keywords, next_known, read_name
from vbqppl.citation.notes import NoteIndex, find_notes
from vbqppl.citation.pinpoint import read_listed, read_pinpoints
from vbqppl.citation.provision import Provision
from vbqppl.citation.scan import LEAD_WINDOW, Found, find_numbers
from vbqppl.citation.short import find_shorts
from vbqppl.citation.tail import Tail, read_before, read_closing, read_later, read_tail
from vbqppl.citation.vocabulary import Vocabulary, vocabulary
from vbqppl.text import UPPER, clean

_TITLE_WINDOW = 420
_LATER_WINDOW = 700
_SPACE = re.compile(r"\s+")
_BREAK = re.compile(r"[;:|]|\.\s|\n\s*\n|\*\n\*")
_PARAGRAPH = re.compile(r"\n\s*\n|\.\*?\n|\*\n\*?")
_LIST_GAP = re.compile(r"[\s*_]*(?:,|;|và|hoặc|&|-)?[\s*_]*(?:và\s+)?(?:các\s+)?$")
_LIST_BEFORE = re.compile(r"(?:[,;:]|và|hoặc|\()[\s*_]*$")
_ORDINALS = re.compile(r"(?<![\d/.,])((?:\d{1,5}\s*(?:,|và|;|&)\s*)+)$")
_ORDINAL = re.compile(r"\d{1,5}")
_BRACKET = re.compile(r"\((?:[^()\n]{0,80}\s)?$")
_BRACKET_WINDOW = 1500
_LAW_NUMBER = re.compile(r"(?:QH|UBTVQH)\d|QH$|L-CTN|LCT|HĐNN")


@dataclass(slots=True)
class Draft:
    """A mention while its parts are being read; places are those of the clean text."""

    kind: MentionKind
    start: int
    end: int
    number: str | None = None
    type: str | None = None
    title: str | None = None
    day: dt.date | None = None
    issuer: str | None = None
    provisions: tuple[Provision, ...] = ()
    excepted: tuple[Provision, ...] = ()
    own: bool = False
    lead: int = 0  # where the words that belong to the citation begin
    tail: int = 0  # where they end
    antecedent: "Draft | None" = field(default=None, repr=False)


def extract(text: str, *, relative: bool = False, relations: bool = False) -> list[Mention]:
    """Return every citation of `text` in order of position.

    Offsets are those of `text` as given, as Python string offsets. `relative` adds references of the document to
    itself ("Luật này"), `relations` what the words around each citation say that is done with it. Nothing raises:
    what is no citation is passed over. The cost is linear in the text.
    """
    cleaned = clean(text)
    drafts = _Reader(cleaned.text, vocabulary()).read()
    if relative:
        from vbqppl.citation.relative import find_relatives

        drafts = sorted([*drafts, *find_relatives(cleaned.text)], key=lambda draft: draft.start)
    notes = NoteIndex(find_notes(cleaned.text))
    places = {id(draft): index for index, draft in enumerate(drafts)} if any(d.antecedent for d in drafts) else {}
    mentions = []
    for draft in drafts:
        start, end = cleaned.to_source(draft.start), cleaned.end_to_source(draft.end)
        mentions.append(
            Mention(
                draft.kind, start, end, text[start:end], draft.number, draft.type, draft.title, draft.day, draft.issuer,
                draft.provisions, notes.mark_at(draft.start), draft.own, None,
                places.get(id(draft.antecedent)) if draft.antecedent else None, draft.excepted,
            )
        )  # fmt: skip
    if relations:
        from vbqppl.citation.relations import relate

        return relate(text, mentions)
    return mentions


def parse_citation(text: str) -> Mention | None:
    """Read one citation typed by hand, with its pinpoints; None where `text` names no document."""
    mentions = extract(text)
    return min(mentions, key=lambda mention: _PREFERRED.index(mention.kind), default=None)


_PREFERRED = (MentionKind.FULL, MentionKind.NAME, MentionKind.SHORT)


class _Reader:
    """Reads the drafts of one clean text."""

    def __init__(self, text: str, words: Vocabulary) -> None:
        self.text = text
        self.words = words
        self.keywords = list(find_keywords(text))
        self.keyword_starts = [start for start, _, _ in self.keywords]
        self.taken: list[tuple[int, int]] = []  # stretches whose law names belong to a number

    def read(self) -> list[Draft]:
        found = list(find_numbers(self.text, self.words))
        drafts = self._numbers(found)
        self._close_brackets(drafts)
        _share_issuers(self.text, drafts)
        own.mark_own(self.text, drafts)
        column.read_column(self.text, drafts)
        names = self._names(found)
        full = sorted([*drafts, *names], key=lambda draft: draft.start)
        shorts = self._shorts(full)
        return sorted([*full, *shorts], key=lambda draft: draft.start) if shorts else full

    def _numbers(self, found: list[Found]) -> list[Draft]:
        drafts: list[Draft] = []
        head: _ListHead | None = None
        previous: Draft | None = None
        for index, number in enumerate(found):
            floor = found[index - 1].end if index else 0
            limit = found[index + 1].start if index + 1 < len(found) else len(self.text)
            draft = Draft(MentionKind.FULL, number.start, number.end, self._canonical(number))
            lead, listed = number.lead, self._listed_before(number, floor)
            if listed is not None:
                lead = self.words.lead(self.text, max(floor, listed[0] - LEAD_WINDOW), listed[0])
            draft.type, draft.lead = lead.type, lead.start
            if head is not None and (draft.type or _PARAGRAPH.search(self.text, floor, number.start)):
                head = None
            if draft.type is None:
                head = self._inherit(draft, previous, head, floor, said=lead.said)
                draft.type = draft.type or lead.near
            if draft.type is None or draft.type in ("Luật", "Bộ luật", "Pháp lệnh"):
                self._title(draft, number, floor)
            tail = read_tail(self.text, number.end, min(limit, number.end + 300))
            draft.day, draft.tail = tail.day, tail.end
            draft.issuer = tail.issuer or draft.issuer
            if draft.day is None and draft.issuer is None:
                draft.day, draft.issuer = read_before(self.text, floor, draft.lead)
            if draft.day is None and (later := self._later(draft, limit)):
                draft.day, draft.issuer = later
            draft.provisions = read_pinpoints(self.text, floor, draft.lead)
            draft.excepted = _read_excepted(self.text, draft.tail, min(limit, draft.tail + _LATER_WINDOW))
            if listed is not None:
                drafts.extend(_ordinal_drafts(draft, number, *listed))
            drafts.append(draft)
            previous = draft
        return drafts

    def _canonical(self, number: Found) -> str:
        year = f"{number.year}/" if number.year else ""
        return f"{number.ordinal}{number.mark}{year}{self.words.spell(number.symbol)}"

    def _listed_before(self, number: Found, floor: int) -> tuple[int, str] | None:
        """Return where the ordinals stand that share this number's year and symbol, as in "số 10, 11 và 12/2024/…"."""
        low = max(floor, number.start - LEAD_WINDOW)
        before = self.text[low : number.start]
        if not before.rstrip().endswith((",", "và", ";", "&")):
            return None
        listed = _ORDINALS.search(before)
        if listed is None:
            return None
        place = low + listed.start(1)
        return (place, listed[1]) if self.words.lead(self.text, low, place).introduces else None

    def _inherit(
        self, draft: Draft, previous: Draft | None, head: "_ListHead | None", floor: int, *, said: bool
    ) -> "_ListHead | None":
        """Give a number without a type of its own the type of the list that it stands in."""
        text, lead = self.text, draft.lead
        opened = self._list_head(floor, lead)
        if opened is not None:
            draft.type, draft.issuer = opened.type, opened.issuer
            return opened
        if previous is None:
            return head
        gap = text[max(previous.tail, floor) : lead] if previous.tail <= lead else ""
        if _LIST_GAP.match(gap) and len(gap) < LEAD_WINDOW and "\n\n" not in gap:
            draft.type = previous.type
            draft.issuer = head.issuer if head else None
        elif said and _LIST_BEFORE.search(text, max(floor, lead - 6), lead):
            source = head or (None if _PARAGRAPH.search(text, floor, lead) else previous)
            if source is not None:
                draft.type = source.type
                draft.issuer = head.issuer if head else None
        return head

    def _list_head(self, floor: int, lead: int) -> "_ListHead | None":
        """Read "các Nghị định của Chính phủ:" or "Nghị định của Chính phủ" before a number."""
        low = max(floor, lead - 140)
        match = None
        for match in self.words.list_head.finditer(self.text, low, lead):
            pass
        if match is None:
            return None
        rest = self.text[match.end() : lead]
        issuer = None
        if of := re.match(r"\s+(?:của|do)\s+", rest):
            body = match_issuer(rest, of.end(), len(rest))
            if body is None:
                return None
            issuer, rest = body[0], rest[body[1] :]
        if re.fullmatch(r"[\s*_]*(?:sau(?:\s+đây)?|ban\s+hành(?:\s+(?:sau|gồm))?)?[\s*_]*[:,(]?[\s*_]*", rest) is None:
            return None
        if issuer is None and not match["many"]:
            return None
        name = self.words.types[" ".join(match["type"].lower().split())]
        return _ListHead(name, issuer)

    def _title(self, draft: Draft, number: Found, floor: int) -> None:
        """Find the name of the law that a number belongs to: "Luật Đấu thầu số 22/2023/QH15"."""
        text = self.text
        if draft.type is not None and (after := self._keyword_at(number.end)):
            name = read_name(text, *after, self.words)
            if name is not None:
                draft.title = _SPACE.sub(" ", text[name.start : name.end])
                self.taken.append((name.start, name.end))
            return
        if draft.type is not None:
            self.taken.append((draft.lead, number.start))
            return
        last = bisect_left(self.keyword_starts, number.start) - 1
        chosen: tuple[int, int, str] | None = None
        while last >= 0 and self.keyword_starts[last] >= max(floor, number.start - _TITLE_WINDOW):
            start, end, kind = self.keywords[last]
            if _BREAK.search(text, end, draft.lead):
                break
            amends = re.match(r"\s+[Ss]ửa\s+đổi", text[end : end + 20])
            if amends or chosen is None:
                chosen = (start, end, kind)
            if amends:
                break
            last -= 1
        if chosen is None or not (_LAW_NUMBER.search(number.symbol) or number.symbol.startswith("OH")):
            return
        start, end, kind = chosen
        name = read_name(text, start, end, kind, self.words)
        between = text[name.end if name else end : draft.lead].strip(" \n\t*_,(")
        if between and not (re.match(r"\s+[Ss]ửa\s+đổi", text[end : end + 20]) or len(between) < 60):  # noqa: PLR2004
            return
        draft.type = kind
        draft.title = _SPACE.sub(" ", text[start : draft.lead]).strip(" ,(*_")
        draft.lead = start
        self.taken.append((start, number.start))

    def _keyword_at(self, place: int) -> tuple[int, int, str] | None:
        index = bisect_left(self.keyword_starts, place)
        if index < len(self.keywords) and not self.text[place : self.keyword_starts[index]].strip():
            return self.keywords[index]
        return None

    def _later(self, draft: Draft, limit: int) -> tuple[dt.date, str] | None:
        """Read the date and issuer behind a title, if no other citation or sentence comes between."""
        limit = min(limit, draft.end + _LATER_WINDOW)
        if broken := _BREAK.search(self.text, draft.end, limit):
            limit = broken.start()
        return read_later(self.text, draft.end, limit)

    def _close_brackets(self, drafts: list[Draft]) -> None:
        """Give "(Điều 1 Thông tư số 1 … [title] ngày 2 của 3, có hiệu lực …)" its date, whatever its title cites."""
        for index, draft in enumerate(drafts):
            if draft.day is not None or not _BRACKET.search(self.text, max(0, draft.lead - 90), draft.lead):
                continue
            closing = read_closing(self.text, draft.end, draft.end + _BRACKET_WINDOW)
            if closing is None:
                continue
            place, day, issuer = closing
            inner = [other for other in drafts[index + 1 : index + 12] if other.start < place]
            if not any(other.lead < place < other.tail and other.day == day for other in inner):
                draft.day, draft.issuer = day, issuer

    def _names(self, found: list[Found]) -> list[Draft]:
        drafts: list[Draft] = []
        taken = sorted(self.taken)
        number_starts = [number.start for number in found]
        cursor = 0
        until = 0
        for start, end, kind in self.keywords:
            while cursor < len(taken) and taken[cursor][1] <= start:
                cursor += 1
            if start < until or (cursor < len(taken) and taken[cursor][0] <= start):
                continue
            name = read_name(self.text, start, end, kind, self.words)
            if name is None:
                continue
            drafts.append(self._name_draft(name.start, name.end, kind, number_starts))
            until = name.end
            while name.known and (listed := _NEXT_NAME.match(self.text, until)):
                following = next_known(self.text, listed.end(), self.words)
                if following is None:
                    break
                drafts.append(self._name_draft(listed.end(), following, kind, number_starts))
                until = following
        return drafts

    def _name_draft(self, start: int, end: int, kind: str, number_starts: list[int]) -> Draft:
        index = bisect_left(number_starts, end)
        limit = number_starts[index] if index < len(number_starts) else len(self.text)
        floor = number_starts[index - 1] if index else 0
        tail = read_tail(self.text, end, min(limit, end + 200))
        if tail.issuer and "quốc hội" not in tail.issuer.lower():  # the tail of what the law stands in the title of
            tail = Tail(None, None, end)
        return Draft(
            MentionKind.NAME, start, end, None, kind, None, tail.day, tail.issuer,
            read_pinpoints(self.text, floor, start), lead=start, tail=tail.end,
        )  # fmt: skip

    def _shorts(self, full: list[Draft]) -> list[Draft]:
        drafts: list[Draft] = []
        starts = [draft.start for draft in full]
        by_key: dict[tuple[str, str], list[Draft]] = {}
        for draft in full:
            if draft.kind is MentionKind.FULL and draft.number and draft.type:
                ordinal, _, year = (
                    re.split(r"[/-]", draft.number)[0],
                    "",
                    re.search(r"/(\d{4})/", draft.number),
                )
                by_key.setdefault((draft.type, ordinal.lstrip("0")), []).append(draft)
                if year:
                    by_key.setdefault((draft.type, f"{ordinal.lstrip('0')}/{year[1]}"), []).append(draft)
        for short in find_shorts(self.text, self.words):
            index = bisect_left(starts, short.start)
            if index < len(full) and full[index].start < short.end:
                continue
            if index and full[index - 1].end > short.start:
                continue
            known = by_key.get((short.type, short.number.lstrip("0")), [])
            numbers = {draft.number for draft in known}
            before = [draft for draft in known if draft.start < short.start]
            antecedent = (before[-1] if before else known[0]) if len(numbers) == 1 else None
            if antecedent is None and not self._stands_alone(short.type, short.number):
                continue
            drafts.append(
                Draft(
                    MentionKind.SHORT, short.start, short.end, short.number, short.type,
                    provisions=read_pinpoints(self.text, max(0, short.start - 300), short.start), antecedent=antecedent,
                )
            )  # fmt: skip
        return drafts

    def _stands_alone(self, kind: str, number: str) -> bool:
        """Tell whether a short form without antecedent still names one document for a reader."""
        return "/" in number or f"{kind} {number}".lower() in self.words.named or kind in _NUMBERED_TYPES


_NUMBERED_TYPES = frozenset({"Nghị định", "Nghị quyết", "Thông tư", "Chỉ thị", "Thông tư liên tịch"})
_NEXT_NAME = re.compile(rf"\s*(?:,|và)\s+(?=[{UPPER}][^\W\d_]*\s)(?!(?:Luật|Bộ|Pháp|Nghị|Thông|Quyết|Chính|Ủy)\s)")


@dataclass(frozen=True, slots=True)
class _ListHead:
    type: str
    issuer: str | None


def _ordinal_drafts(last: Draft, number: Found, place: int, listed: str) -> list[Draft]:
    """Return the numbers before the last of a list that shares year and symbol: "số 10, 11 và 12/2024/TT-BTC"."""
    suffix = (last.number or "").removeprefix(number.ordinal)
    return [
        Draft(
            MentionKind.FULL, place + match.start(), place + match.end(), match.group() + suffix, last.type, None,
            None, last.issuer, last.provisions, lead=last.lead, tail=place + match.end(),
        )
        for match in _ORDINAL.finditer(listed)
    ]  # fmt: skip


_EXCEPT = re.compile(
    r"[,(]?\s*(?:ngoại\s+)?trừ\s+(?:các\s+)?(?:nội\s+dung|quy\s+định|trường\s+hợp)?(?:\s+(?:sau(?:\s+đây)?|tại))?\s*:?"
)


def _read_excepted(text: str, start: int, limit: int) -> tuple[Provision, ...]:
    """Read what "trừ …" keeps: "Bãi bỏ Thông tư số 1, trừ Điều 5 và khoản 2 Điều 7"."""
    if "trừ" not in text[start:limit]:
        return ()
    for match in _EXCEPT.finditer(text, start, limit):
        provisions, _ = read_listed(text, match.end(), min(len(text), match.end() + _BRACKET_WINDOW))
        if provisions:
            return provisions
    return ()


_SHARED_GAP = re.compile(r"[\s*_]*(?:,|,?\s*và(?:\s+các)?)[\s*_]*$")


def _share_issuers(text: str, drafts: list[Draft]) -> None:
    """Give what stands in one list the issuer named after its last member."""
    for draft, following in zip(reversed(drafts[:-1]), reversed(drafts[1:]), strict=True):
        if draft.issuer is None and following.issuer and draft.type == following.type and draft.tail <= following.lead:
            gap = text[draft.tail : following.lead]
            if _SHARED_GAP.match(gap):
                draft.issuer = following.issuer
