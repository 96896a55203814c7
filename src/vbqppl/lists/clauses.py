"""One sentence of an article: what it does to which documents, and what it opens for the paragraphs under it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from vbqppl.citation import Mention, Provision
from vbqppl.lists import verbs
from vbqppl.lists.objects import Object, Reach, begins, issues_more, listed_places, named, read_lead, read_objects
from vbqppl.lists.verbs import Act
from vbqppl.validity import WHOLE, EventKind, Scope

_EXCEPT = re.compile(
    r"[,(]?\s*(?<![^\W_])(?:ngoại\s+)?trừ\s+(?:(?:các\s+|những\s+)?(?:nội\s+dung|quy\s+định|điều\s+khoản)?"
    r"\s*(?:sau(?:\s+đây)?|như\s+sau|quy\s+định)?\s*(?:tại|:)?\s*)",
    re.IGNORECASE,
)
_OPEN_EXCEPTION = re.compile(r"trừ[^.;]{0,40}:\s*$", re.IGNORECASE)
_CASES = re.compile(r"\s*(?:các\s+)?trường\s+hợp", re.IGNORECASE)
_OF_THIS = re.compile(rf"{verbs.TYPES}\s+này|(?:Điều|khoản|Chương)\s+này", re.IGNORECASE)
_BY_ANOTHER = re.compile(r"(?<![^\W_])bằng(?![^\W_])")
_JOINED = re.compile(r"(?:;|,|và|đồng\s+thời)\s*$")
_JOINED_FIRMLY = re.compile(r"(?:;|,\s*đồng\s+thời|;\s*và|;\s*đồng\s+thời)$")
_PLURAL_SUBJECT = re.compile(r"\s*(?:Các|Những|\d+)\s")
_TOP_UNITS = frozenset({"Phần", "Phụ lục", "Chương", "Mục", "Điều", "mẫu số"})


class Doubt(StrEnum):
    """Why a citation of a clause is not marked though a verb of ending stands by it."""

    STRUCK = "struck"  # only words, numbered entries or procedures
    ATTACHED = "attached"  # what the document issued, without a place
    UNREADABLE = "unreadable"  # the part is named in words
    UNCLEAR = "unclear"  # of the title before it, or of the list
    AMENDED = "amended"  # replaced by another text: in force as amended
    NO_DOCUMENT = "no_document"  # a place without a document to it


_DOUBTS = {Reach.STRUCK: Doubt.STRUCK, Reach.ATTACHED: Doubt.ATTACHED, Reach.UNKNOWN: Doubt.UNREADABLE}


@dataclass(frozen=True, slots=True)
class Effect:
    """What a clause does to a document; `transition` says that some cases stay under it."""

    act: Act
    mention: Mention
    scope: Scope
    title: str | None = None
    transition: bool = False


@dataclass(frozen=True, slots=True)
class Opening:
    """What a paragraph hands down to those under it.

    `act` is the verb of a list; `about` the document whose places stand under it (those of the regulation that it
    issued, if `attached`), `article` the article that smaller places belong to; `excepts` says that what follows is
    kept; `ended` that the verb of the paragraphs above goes no further.
    """

    act: Act | None = None
    about: Mention | None = None
    attached: bool = False
    article: Provision | None = None
    excepts: bool = False
    ended: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """The effects of one paragraph, what it opens, and the citations that are left to a person."""

    effects: tuple[Effect, ...] = ()
    opening: Opening = field(default_factory=Opening)
    doubts: tuple[tuple[Doubt, str], ...] = ()


def read_clause(words: str, above: Opening) -> Reading:
    """Return what a paragraph does; `above` is what the paragraphs hand down that it stands under."""
    effects: list[Effect] = []
    doubts: list[tuple[Doubt, str]] = []
    opening = replace(above, ended=False)
    for sentence in verbs.sentences(words):
        reading = _Sentence(sentence, above).read()
        effects += reading.effects
        doubts += reading.doubts
        opening = _merged(opening, reading.opening)
    if effects and not verbs.LISTS.search(words[-40:]):
        opening = replace(opening, act=None)
    return Reading(tuple(effects), opening, tuple(doubts))


def _merged(old: Opening, new: Opening) -> Opening:
    merged = replace(old, excepts=new.excepts)
    if new.act is not None or new.ended:
        merged = replace(merged, act=new.act)
    if new.about is not None:
        merged = replace(merged, about=new.about, attached=new.attached, article=None)
    if new.article is not None:
        merged = replace(merged, article=new.article)
    return merged


class _Sentence:
    """Reads one sentence."""

    def __init__(self, words: str, above: Opening) -> None:
        self._words = words
        self._above = above
        self._mentions = [each for each in named(words) if not each.own]
        self._effects: list[Effect] = []
        self._doubts: list[tuple[Doubt, str]] = []

    def read(self) -> Reading:
        """Return what the sentence does."""
        found = list(verbs.VERB.finditer(self._words))
        acting: list[re.Match[str]] = []
        for verb in found:
            if self._acts(verb, follows=bool(acting)):
                acting.append(verb)
        opening = Opening()
        for index, verb in enumerate(acting):
            stop = acting[index + 1].start() if index + 1 < len(acting) else len(self._words)
            start = acting[index - 1].end() if index else 0
            opening = _merged(opening, self._read_verb(verb, start, stop))
        if not acting:
            opening = self._without_verb()
            if self._mentions and verbs.PARTLY.search(self._words, self._mentions[0].end):
                self._doubts.append((Doubt.UNREADABLE, self._mentions[0].text))
        return Reading(tuple(self._effects), opening, tuple(self._doubts))

    # Which verbs act.

    def _acts(self, verb: re.Match[str], *, follows: bool) -> bool:
        before = self._words[: verb.start()]
        # A title may speak of conditions: only the words up to the first citation count.
        untitled = before[: self._mentions[0].start] if self._mentions else before
        if verbs.NOT_YET.search(before) or verbs.CONDITION.search(untitled):
            return False
        if verb["expire"]:
            return not verbs.USE.match(self._words, verb.end()) and self._has_subject(verb)
        if verb["keep"]:
            opens = not before.strip() and bool(verbs.KEEPS.match(self._words[verb.end() :]))
            return opens or (_follows_subject(verb) and self._has_subject(verb))
        if verbs.PASSIVE.search(before):
            return bool(verbs.BY_THIS.match(self._words, verb.end())) and self._has_subject(verb)
        if verbs.MIXED_BEFORE.search(before) or verbs.MIXED_AFTER.match(self._words, verb.end()):
            return False
        return self._begins_clause(verb.start(), before, follows=follows)

    def _begins_clause(self, place: int, before: str, *, follows: bool) -> bool:
        """Tell whether nothing stands before a verb but the document itself, or (`follows`) a clause that acts."""
        if any(each.start < place for each in self._mentions):
            return follows and bool(_JOINED_FIRMLY.search(before.rstrip()))
        return verbs.is_itself(before) or (follows and bool(_JOINED.search(before)))

    def _has_subject(self, verb: re.Match[str]) -> bool:
        cited = any(each.start < verb.start() for each in self._mentions)
        return cited or bool(_PLURAL_SUBJECT.match(self._words))

    # What a verb does.

    def _read_verb(self, verb: re.Match[str], start: int, stop: int) -> Opening:
        after = self._words[verb.end() : stop]
        subject = _follows_subject(verb) or bool(verbs.PASSIVE.search(self._words[: verb.start()]))
        kind = verbs.KINDS[verb.lastgroup or "repeal"]
        act = verbs.read_act(kind, after if subject else self._words[:stop], at_end=not subject)
        excepts = bool(_OPEN_EXCEPTION.search(after))
        if subject and any(start <= each.start < verb.start() for each in self._mentions):
            self._take(act, self._subject_begins(start, verb.start()), verb.start(), tail=after)
            return Opening(excepts=excepts)
        if subject and start:
            return Opening(excepts=excepts)  # "…; riêng Điều 5 hết hiệu lực": of the document before it
        listed = self._take(act, verb.end(), stop)
        if listed:
            return replace(self._heading(act, listed[0]), excepts=excepts)
        return self._opened(act, after)

    def _opened(self, act: Act, after: str) -> Opening:
        """Return what a verb without a document opens: a list, unless it takes places of the one named above."""
        lead = read_lead(after)
        if lead.reach is Reach.PARTS:
            self._places(act, lead.provisions, after)
            return Opening(ended=True)
        if lead.reach is Reach.STRUCK and not after.rstrip().endswith(":"):
            return Opening(ended=True)
        return Opening(act=act)

    def _subject_begins(self, start: int, stop: int) -> int:
        """Return where the subject of "hết hiệu lực" begins: behind "Quyết định này có hiệu lực …;"."""
        first = next(each for each in self._mentions if each.start >= start)
        lead = self._words[start : begins(self._words, first)]
        for mark in re.finditer(r"[;,.]|(?<![^\W_])và(?![^\W_])", lead):
            if verbs.is_itself_or_day(lead[: mark.start()]):
                return min(start + mark.end(), stop)
        return start

    def _take(self, act: Act, start: int, stop: int, *, tail: str = "", item: bool = False) -> tuple[Object, ...]:
        """Take the documents listed from `start` to `stop` and return them; `tail` are the words behind the verb."""
        objects = read_objects(self._words, self._mentions, start, stop, item=item)
        for each in objects.found:
            self._effect(act, each, tail)
        self._doubts += [(Doubt.UNCLEAR, each.text) for each in objects.unclear]
        return objects.found

    def _heading(self, act: Act, first: Object) -> Opening:
        """Return what "Bãi bỏ một số điều của Nghị định số 1" hands down: the document, and the verb of a list."""
        if first.lead.reach is not Reach.HEADING:
            return Opening()
        head = self._words[first.start : begins(self._words, first.mention)]
        about = Opening(about=first.mention, attached=issues_more(head), ended=True)
        mixed = len(verbs.VERB.findall(self._words)) > 1 or act.kind is EventKind.REPLACED
        return about if mixed else replace(about, act=act)

    def _effect(self, act: Act, each: Object, tail: str) -> None:
        if each.lead.reach is Reach.HEADING:
            return
        behind = self._words[each.mention.end : each.end]
        doubt = _DOUBTS.get(each.lead.reach)
        if doubt is None and verbs.STILL.search(behind):
            doubt = Doubt.UNCLEAR
        if any(place.steps[0].unit not in _TOP_UNITS for place in each.lead.provisions):
            doubt = Doubt.UNREADABLE  # a clause without its article
        replaced = act.kind is EventKind.REPLACED and each.lead.reach is Reach.PARTS
        if doubt is None and replaced and _BY_ANOTHER.search(behind + tail):
            doubt = Doubt.AMENDED
        if doubt is not None:
            if act.kind is not EventKind.DECLARED_CONTINUING:
                self._doubts.append((doubt, each.mention.text))
            return
        scope = Scope(each.lead.provisions) if each.lead.provisions else WHOLE
        excepted, transition = _excepted(f"{behind} {tail}", each.mention)
        if excepted and scope.is_whole:
            scope = Scope(excepted, excluded=True)
        transition = transition or bool(verbs.APART.search(tail))
        self._effects.append(Effect(act, each.mention, scope, each.title, transition))

    # Without a verb of its own.

    def _without_verb(self) -> Opening:
        above = self._above
        if above.act is not None and self._mentions:
            found = self._take(above.act, 0, len(self._words), item=True)
            return self._heading(above.act, found[0]) if found else Opening()
        if above.act is not None and above.about is not None:
            lead = read_lead(self._words)
            if lead.reach is Reach.PARTS:
                self._places(above.act, lead.provisions, self._words)
                return Opening()
            if lead.reach is Reach.UNKNOWN and listed_places(self._words):
                self._doubts.append((Doubt.UNREADABLE, above.about.text))
        return self._about()

    def _about(self) -> Opening:
        """Return the document that a heading says it amends, or the article of it."""
        if not verbs.AMENDS.match(self._words):
            return Opening()
        if self._mentions:
            head = self._words[: begins(self._words, self._mentions[0])]
            return Opening(about=self._mentions[0], attached=issues_more(head), ended=True)
        places = [each for each in listed_places(self._words) if each.steps[0].unit == "Điều"]
        return Opening(article=places[0] if len(places) == 1 else None, ended=True)

    def _places(self, act: Act, places: Sequence[Provision], words: str) -> None:
        """Take places of the document that a heading above names."""
        about = self._above.about
        if about is None:
            self._doubts.append((Doubt.NO_DOCUMENT, words.strip()[:80]))
            return
        if act.kind is EventKind.REPLACED and _BY_ANOTHER.search(words):
            self._doubts.append((Doubt.AMENDED, about.text))
            return
        found = tuple(each for place in places if (each := self._inside(place)) is not None)
        if len(found) < len(places):
            self._doubts.append((Doubt.UNREADABLE, about.text))
        if found:
            self._effects.append(Effect(act, about, Scope(found)))

    def _inside(self, place: Provision) -> Provision | None:
        """Return a place under the article that a heading names; None where it hangs in the air."""
        attached = place.attached or self._above.attached
        if place.steps[0].unit in _TOP_UNITS:
            return Provision(place.steps, attached)
        article = self._above.article
        if article is None:
            return None
        within = tuple(step for step in article.steps if step.unit == "Điều")
        return Provision((*within, *place.steps), attached)


def _follows_subject(verb: re.Match[str]) -> bool:
    """Tell whether a verb stands behind what it is about: "… hết hiệu lực", "… tiếp tục có hiệu lực"."""
    return bool(verb["expire"]) or (bool(verb["keep"]) and "hiệu" in verb.group())


def _excepted(words: str, mention: Mention) -> tuple[tuple[Provision, ...], bool]:
    """Return the places that "trừ" keeps, and whether it keeps cases of transition instead.

    A "trừ" inside the brackets of a title, or without a place behind it, keeps nothing.
    """
    for match in _EXCEPT.finditer(words):
        if words.count("(", 0, match.start()) > words.count(")", 0, match.start()):
            continue
        rest = words[match.end() :]
        if _CASES.match(rest) or _OF_THIS.search(rest) or any(each.number != mention.number for each in named(rest)):
            return (), True
        if places := listed_places(rest):
            return places, False
    return (), False
