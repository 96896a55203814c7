"""What a text does with what it cites: căn cứ, sửa đổi, thay thế, bãi bỏ, … with the clause that says so."""

import re
from collections.abc import Sequence
from dataclasses import replace

from vbqppl.citation.model import Mention, MentionKind, Relation, RelationKind

_BEFORE_WINDOW = 260
_AFTER_WINDOW = 220
_S = r"[\s*_]+"
_AMEND = rf"sửa{_S}đổi(?:\s*[,;]?\s*(?:và\s+)?bổ{_S}sung)?|bổ{_S}sung|đính{_S}chính"
# The last of these before a citation decides; "bởi", "tại", "theo" turn the direction.
_BEFORE = re.compile(
    rf"(?P<based>căn{_S}cứ)|(?P<amended>(?:được|bị|đã){_S}(?:{_AMEND})[^.;\n]{{0,60}}?{_S}(?:bởi|tại|theo|bằng))"
    rf"|(?P<replaced>(?:được|bị){_S}thay{_S}thế[^.;\n]{{0,40}}?{_S}(?:bởi|bằng|tại|theo))|(?P<repealed>(?:được|bị|đã){_S}bãi{_S}bỏ[^.;\n]{{0,40}}?{_S}(?:bởi|tại|theo|bằng))"
    rf"|(?P<amends>{_AMEND})|(?P<replaces>thay{_S}thế)|(?P<repeals>bãi{_S}bỏ|huỷ{_S}bỏ|hủy{_S}bỏ)|(?P<with>(?:ban{_S}hành{_S})?kèm{_S}theo)"
    rf"|(?P<details>quy{_S}định{_S}chi{_S}tiết|hướng{_S}dẫn(?:{_S}thi{_S}hành|{_S}thực{_S}hiện)?|biện{_S}pháp{_S}thi{_S}hành)"
    rf"|(?P<suspends>(?:tạm{_S})?ngưng{_S}hiệu{_S}lực|đình{_S}chỉ(?:{_S}việc)?{_S}thi{_S}hành)|(?P<except>\btrừ\b)",
    re.IGNORECASE,
)
_KINDS = {
    "based": RelationKind.BASED_ON, "amended": RelationKind.AMENDED_BY, "replaced": RelationKind.REPLACED_BY,
    "repealed": RelationKind.REPEALED_BY, "amends": RelationKind.AMENDS, "replaces": RelationKind.REPLACES,
    "repeals": RelationKind.REPEALS, "with": RelationKind.ISSUED_WITH, "details": RelationKind.DETAILS,
    "suspends": RelationKind.SUSPENDS, "except": RelationKind.EXCEPT,
}  # fmt: skip
_EXPIRES = re.compile(rf"hết{_S}hiệu{_S}lực(?:{_S}thi{_S}hành)?", re.IGNORECASE)
_CLAUSE = re.compile(r"[.;]\s|\n\s*\n|\|")
_JOINED = re.compile(r"[\s*_,;]*(?:và|hoặc)?[\s*_]*(?:các\s+)?[^.;|\n]{0,40}$")


def relate(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions with the relation that the words around each of them state, where they state one.

    Offsets and quotes are those of `text`. A member of a list takes the relation of the member before it.
    """
    related: list[Mention] = []
    for index, mention in enumerate(mentions):
        if mention.kind is MentionKind.RELATIVE or mention.own:
            related.append(mention)
            continue
        floor = mentions[index - 1].end if index else 0
        ceiling = mentions[index + 1].start if index + 1 < len(mentions) else len(text)
        found = _before(text, floor, mention) or _after(text, mention, ceiling)
        if found is None and related and related[-1].relation and _in_one_list(text, related[-1], mention):
            inherited = related[-1].relation
            found = Relation(inherited.kind, text[inherited.start : mention.end], inherited.start, mention.end)
        related.append(replace(mention, relation=found) if found else mention)
    return related


def _before(text: str, floor: int, mention: Mention) -> Relation | None:
    low = max(floor, mention.start - _BEFORE_WINDOW)
    breaks = list(_CLAUSE.finditer(text, low, mention.start))
    low = breaks[-1].end() if breaks else low
    found = list(_BEFORE.finditer(text, low, mention.start))
    if not found:
        return None
    last = found[-1]
    return Relation(_KINDS[last.lastgroup or ""], text[last.start() : mention.end], last.start(), mention.end)


def _after(text: str, mention: Mention, ceiling: int) -> Relation | None:
    limit = min(ceiling, mention.end + _AFTER_WINDOW)
    if broken := _CLAUSE.search(text, mention.end, limit):
        limit = broken.start()
    found = _EXPIRES.search(text, mention.end, limit)
    if found is None:
        return None
    return Relation(RelationKind.EXPIRES, text[mention.start : found.end()], mention.start, found.end())


def _in_one_list(text: str, before: Mention, mention: Mention) -> bool:
    gap = text[before.end : mention.start]
    return len(gap) < _AFTER_WINDOW and "." not in gap and "\n\n" not in gap and _JOINED.search(gap) is not None
