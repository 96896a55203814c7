"""A decision as running text: a row for each document that its articles end, suspend or keep."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from vbqppl.citation import Mention, MentionKind, extract, parse_number
from vbqppl.lists.clauses import Effect, Opening, read_clause
from vbqppl.lists.mentions import cite
from vbqppl.lists.model import ListRow, Remark, Section
from vbqppl.lists.objects import issues_more, listed_places
from vbqppl.lists.operative import Operative, Paragraph, find_operative
from vbqppl.text import make_date, squash
from vbqppl.validity import WHOLE, Document, EventKind, Scope
from vbqppl.validity.model import SUSPENDING

_TYPES = r"(?:Quyết định|Nghị quyết|Nghị định|Thông tư(?: liên tịch)?|Luật|Bộ luật|Pháp lệnh|Chỉ thị|Văn bản)"
_EFFECTIVE = re.compile(
    rf"{_TYPES}(?:(?:\s+này)?|\s+này\s[^.;]{{0,200}}?(?:\s+và)?)\s+có\s+hiệu\s+lực(?:\s+thi\s+hành)?\s*,?\s*(?:(?:kể\s+)?từ\s+|sau\s+)"
    r"(?:(?P<after>\d{1,2})\s+ngày,?\s*(?:kể\s+)?từ\s+)?(?:ngày\s+)?"
    r"(?:(?P<day>\d{1,2})\s*(?:[/.\-]|tháng)\s*(?P<month>\d{1,2})\s*(?:[/.\-]|,?\s*năm)\s*(?P<year>\d{4})"
    r"|(?P<signed>(?:được\s+)?(?:ký|ban\s+hành|thông\s+qua|Hội\s+đồng\s+nhân\s+dân)))"
)
_ENACTS = re.compile(
    rf"ban\s+hành\s+{_TYPES}\s+(?:về\s+)?(?:sửa\s+đổi|bổ\s+sung|bãi\s+bỏ)[^.;:]{{0,60}}?"
    rf"(?=\s(?:của|quy|kèm|{_TYPES}))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Prose:
    """The rows of a decision, and the citations beside a verb of ending that are left to a person."""

    rows: tuple[ListRow, ...]
    left_out: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    effect: Effect
    paragraph: Paragraph


def read_prose(text: str) -> Prose | None:
    """Read a decision in running text; None where `text` is none.

    A row has the decision as its acting document and, unless the clause names a day, its day of effect. What is
    only căn cứ, amended, struck of words or named in a title has no row; what cannot be told stands in `left_out`.
    """
    operative = find_operative(text)
    if operative is None:
        return None
    found, left_out = _read(operative)
    effective = effective_day(operative)
    known = _facts(operative)
    rows = [_row(each, operative, effective, known) for each in _joined(found)]
    return Prose(tuple(rows), tuple(left_out))


def effective_day(operative: Operative) -> dt.date | None:
    """Return the day from which a decision says that it works; None where it does not say."""
    for paragraph in operative.paragraphs:
        match = _EFFECTIVE.search(paragraph.words)
        if match is None:
            continue
        if match["signed"]:
            signed = operative.issued_on
            return signed + dt.timedelta(days=int(match["after"] or 0)) if signed else None
        return make_date(int(match["year"]), int(match["month"]), int(match["day"]))
    return None


def _read(operative: Operative) -> tuple[list[_Found], list[Remark]]:
    found: list[_Found] = []
    left_out: list[Remark] = []
    openings: list[Opening] = []
    start = _title(operative)
    quoted: set[int] = set()
    taken: set[int] = set()
    for index, paragraph in enumerate(operative.paragraphs):
        above = openings[paragraph.above[-1]] if paragraph.above else start
        openings.append(above)
        if quoted.intersection(paragraph.above) or index in taken:
            continue
        words = paragraph.words
        if "“" in words:  # a quotation that is not closed: what follows under it is quoted too
            quoted.add(index)
            words = words.split("“", maxsplit=1)[0]
        words = _continued(operative.paragraphs, index, words, above, taken)
        if above.excepts and found:
            found[-1] = _keeping(found[-1], words)
            continue
        reading = read_clause(words, above)
        openings[index] = reading.opening
        found += [_Found(effect, paragraph) for effect in reading.effects]
        place: dict[str, str | int] = {"row": paragraph.line, "place": paragraph.article}
        left_out += [Remark(str(doubt), {**place, "words": said}) for doubt, said in reading.doubts]
        left_out += [
            Remark("transition", {**place, "words": effect.mention.text})
            for effect in reading.effects
            if effect.transition
        ]
    return found, left_out


def _title(operative: Operative) -> Opening:
    """Return the one document that a title says is amended, of which places without a document are meant."""
    cited = {_key(each[0]): each for each in _amended(operative.before)}
    if len(cited) != 1:
        return Opening()
    mention, attached = next(iter(cited.values()))
    return Opening(about=mention, attached=attached)


def _amended(before: str) -> Iterator[tuple[Mention, bool]]:
    """Yield what "… ban hành Thông tư sửa đổi, bổ sung một số điều của Thông tư số 1" amends, and whether its annex."""
    enacts = list(_ENACTS.finditer(before))
    if not enacts:
        return
    place = enacts[-1].end()
    for mention in extract(before):
        if mention.start >= place and mention.kind in (MentionKind.FULL, MentionKind.NAME) and not mention.own:
            yield mention, issues_more(before[place : mention.start])


def _continued(
    paragraphs: Sequence[Paragraph], index: int, words: str, above: Opening, taken: set[int]
) -> str:  # fmt: skip
    """Return the words of a paragraph with those of the next, unmarked ones while a semicolon or comma joins them.

    The items of a list that a verb above opened stand each for itself.
    """
    following = index + 1
    while (
        above.act is None
        and following < len(paragraphs)
        and (words.rstrip().endswith((";", ",")) or paragraphs[following].words[:1].islower())
        and not paragraphs[following].level.is_integer()
        and "“" not in paragraphs[following].words
    ):
        words = f"{words} {paragraphs[following].words}"
        taken.add(following)
        following += 1
    return words


def _keeping(found: _Found, words: str) -> _Found:
    """Return an ending with the places that an item under "trừ các nội dung sau" keeps."""
    scope = found.effect.scope
    if scope.provisions and not scope.excluded:
        return found
    places = listed_places(words)
    kept = tuple(dict.fromkeys((*scope.provisions, *places)))
    return replace(found, effect=replace(found.effect, scope=Scope(kept, excluded=True) if kept else scope))


def _joined(found: Sequence[_Found]) -> Iterator[_Found]:
    """Yield each document once: said twice is said once, and places add up."""
    kept: list[_Found] = []
    for each in found:
        at = next((index for index, other in enumerate(kept) if _same(other.effect, each.effect)), None)
        if at is None:
            kept.append(each)
            continue
        kept[at] = replace(kept[at], effect=_both(kept[at].effect, each.effect))
    yield from kept


def _same(one: Effect, other: Effect) -> bool:
    a, b = one.mention, other.mention
    if (one.act.day, one.act.own_day) != (other.act.day, other.act.own_day) or _key(a) != _key(b):
        return False
    if (one.act.kind is EventKind.DECLARED_CONTINUING) != (other.act.kind is EventKind.DECLARED_CONTINUING):
        return False
    return (a.date is None or b.date is None or a.date == b.date) and (
        a.issuer is None or b.issuer is None or _office(a) == _office(b)
    )


def _office(mention: Mention) -> str:
    return squash(mention.issuer or "").replace("uy ban nhan dan", "ubnd").replace("hoi dong nhan dan", "hdnd")


def _both(one: Effect, other: Effect) -> Effect:
    mention = one.mention if one.mention.date or not other.mention.date else other.mention
    if one.scope.is_whole or other.scope.is_whole:
        return replace(one, mention=mention, scope=WHOLE)
    if one.scope.excluded or other.scope.excluded:
        return one
    places = dict.fromkeys((*one.scope.provisions, *other.scope.provisions))
    return replace(one, mention=mention, scope=Scope(tuple(places)), title=one.title or other.title)


def _key(mention: Mention) -> str:
    parsed = parse_number(mention.number) if mention.number else None
    return parsed.key if parsed else squash(mention.number or mention.text)


def _facts(operative: Operative) -> dict[str, list[Mention]]:
    """Return what the articles say of each number, for a clause that gives the number alone."""
    known: dict[str, list[Mention]] = {}
    for paragraph in operative.paragraphs:
        for mention in extract(paragraph.words):
            if mention.kind is MentionKind.FULL:
                known.setdefault(_key(mention), []).append(mention)
    return known


def _completed(mention: Mention, known: dict[str, list[Mention]]) -> Mention:
    """Return a mention with the date and issuer that its number has elsewhere, where all agree."""
    others = known.get(_key(mention), [])
    dates = {each.date for each in others if each.date}
    if len(dates) != 1 or (mention.date and mention.issuer):
        return mention
    issuers = {_office(each): each.issuer for each in others if each.date and each.issuer}
    longest = max(issuers, key=len, default="")
    agree = all(longest.startswith(each) for each in issuers)
    issuer = mention.issuer or (issuers.get(longest) if agree else None)
    return replace(mention, date=next(iter(dates)), issuer=issuer)


def _row(
    found: _Found, operative: Operative, effective: dt.date | None, known: dict[str, list[Mention]]
) -> ListRow:  # fmt: skip
    effect, own = found.effect, operative.own
    mention = _completed(effect.mention, known)
    section = Section.SUSPENDED if effect.act.kind in SUSPENDING else Section.EXPIRED
    if effect.act.kind is EventKind.DECLARED_CONTINUING:
        section = Section.KEPT
    return ListRow(
        row=found.paragraph.line,
        quote=found.paragraph.quote,
        citation=cite(mention),
        mention=mention,
        kind=effect.act.kind,
        scope=effect.scope,
        on=effect.act.day or (effective if effect.act.own_day else None),
        until=effect.act.until,
        acting=cite(own) if own else None,
        acting_mention=own,
        section=section,
        place=found.paragraph.article or None,
        facts=Document(
            type=mention.type,
            number=mention.number,
            title=effect.title or mention.title,
            issuer=mention.issuer,
            issued_on=mention.date,
        ),
    )


__all__ = ["Prose", "effective_day", "read_prose"]
