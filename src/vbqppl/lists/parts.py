"""Parts of a document that running words name: "Sửa đổi khoản 2 Điều 5 theo …", "bị bãi bỏ một phần"."""

import re

from vbqppl.lists.cells import read_kind, read_scope
from vbqppl.lists.mentions import mentions_in
from vbqppl.lists.model import Remark
from vbqppl.lists.places import read_places
from vbqppl.text import clean, nfc, squash
from vbqppl.validity import WHOLE, EventKind, Scope

_QUOTED = re.compile(r"[“\"‘«‹][^”\"’»›]*[”\"’»›]")
_STRUCK = re.compile(
    r"(?<!\w)(?:cụm\s+từ|từ\s+ngữ|các\s+(?:từ|chữ)|(?:từ|chữ)\s*‹›)"
    r"|‹›\s*(?:tại|trong|ở|của)(?!\w)",
    re.IGNORECASE,
)
_ITEM = re.compile(r";|\n\s*(?=[-+•])")  # other breaks only wrap a line
_VERB = re.compile(
    r"(?<!\w)(?:sửa\s+đổi|bổ\s+sung|bãi\s+bỏ|h[uủ][yỷ]\s+bỏ|thay\s+thế|hết\s+hiệu\s+lực)(?!\w)", re.IGNORECASE
)
_VERB_AFTER = re.compile(rf"[\s,:]*(?:đã\s+)?(?:bị\s+|được\s+)?{_VERB.pattern}", re.IGNORECASE)
_OWN_ITEM = re.compile(rf"\s*[-+•]|{_VERB_AFTER.pattern}", re.IGNORECASE)
_DAY_AND_BODY = re.compile(r"\s*(?:ngày\s+[\d/.\-]+)?(?:\s*của\s+(?:(?!bãi bỏ|sửa đổi|bổ sung|thay thế)[^,;:.])*)?")
# Behind these words stands what acts, or where the law says so; no part of the row's document.
_BY = re.compile(
    r"(?<!\w)(?:bởi|bằng|theo|căn\s+cứ|thuộc\s+trường\s+hợp|tại\s+(?=(?:Luật|Bộ luật|Nghị|Thông tư|Quyết định)\s))",
    re.IGNORECASE,
)
_AT = re.compile(r"(?<!\w)tại(?!\w)", re.IGNORECASE)
_PART = re.compile(
    r"mot phan|mot so (?:dieu|khoan|diem|noi dung|quy dinh|phu luc|chuong|muc)"
    r"|(?:bai bo|thay the|het hieu luc) (?:cac |nhung )?(?:noi dung|dieu|khoan|diem|phu luc|chuong)(?! \d)"
)
_BUT_FOR = re.compile(r"(?<!\w)trừ(?!\w)", re.IGNORECASE)
_ENDS = re.compile(r"bai bo|huy bo|thay the|het hieu luc")
_AMENDS = re.compile(r"sua doi|bo sung")
_NO_PLACE = frozenset({EventKind.TERM_ENDED, EventKind.PARENT_EXPIRED})  # "Hết thời hạn quy định tại Điều 2"


def strikes_words(cell: str) -> bool:
    """Tell whether a cell names a phrase that is struck: cụm từ "cấp huyện" tại Điều 10."""
    return bool(_STRUCK.search(_blanked(cell)))


def without_struck(cell: str) -> str | None:
    """Return what a cell names beside struck phrases, "" for nothing; None where that cannot be told."""
    kept: list[str] = []
    after = False
    for words in _ITEM.split(_blanked(cell)):
        struck = _STRUCK.search(words)
        if struck is None:
            if after and words.strip() and not _OWN_ITEM.match(words):
                return None  # "cụm từ “A” tại Điều 5; Điều 6": a place of the phrase, or a part of its own
            kept.append(words)
            after = after and not words.strip()
            continue
        if read_places(words[: struck.start()]):
            return None
        after = True
    return "; ".join(words for words in kept if words.strip())


def said_part(words: str) -> tuple[Scope, Remark | None]:
    """Return the part that a reason names, the whole where it names none, and what keeps it from being told.

    Only what stands before the acting document counts: its title may speak of parts of others.
    """
    head = _own_words(nfc(words))
    folded = squash(head)
    if strikes_words(head):
        return WHOLE, Remark("struck", {"words": words})
    if read_kind(head) in _NO_PLACE and not _PART.search(folded):
        return WHOLE, None
    ends, amends = bool(_ENDS.search(folded)), bool(_AMENDS.search(folded))
    if not read_places(head):
        trailing = squash(words).endswith("mot phan") and bool(_ENDS.search(squash(words)))
        unnamed = trailing or (bool(_PART.search(folded)) and (ends or not amends))
        return WHOLE, Remark("no_scope") if unnamed else None
    scope = read_scope(head)
    mixed = ends and amends  # which part ended and which was amended is not said
    if scope is None or mixed or (_BUT_FOR.search(head) and not scope.excluded):
        return WHOLE, Remark("bad_scope", {"words": words})
    return scope, None


def _blanked(words: str) -> str:
    return _QUOTED.sub("‹›", clean(words).text)


def _own_words(words: str) -> str:
    """Return the words that are about the row's document: those before the acting one, else the verb behind it."""
    first = next(iter(mentions_in(words)), None)
    stop = first.start if first else len(words)
    if first and first.provisions:
        stop = max((match.start() for match in _AT.finditer(words, 0, stop)), default=stop)
    by = _BY.search(words)
    head = words[: min(stop, by.start()) if by else stop]
    if first is None or _VERB.search(head):
        return head
    behind = words[first.end :]
    behind = behind[_DAY_AND_BODY.match(behind).end() :]  # type: ignore[union-attr]
    if not _VERB_AFTER.match(behind):
        return head
    by = _BY.search(behind)
    return behind[: by.start()] if by else behind
