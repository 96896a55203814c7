"""Find every citation in a text: numbers, names of laws, short forms; one pass from left to right."""

import re
from dataclasses import replace

from vbqppl.citation.model import Mention, MentionKind
from vbqppl.citation.notes import NoteIndex, find_notes
from vbqppl.citation.pinpoint import read_listed
from vbqppl.citation.reader import Reader
from vbqppl.citation.tail import read_tail
from vbqppl.citation.vocabulary import vocabulary
from vbqppl.text import clean

_PREFERRED = (MentionKind.FULL, MentionKind.NAME, MentionKind.SHORT)


def extract(text: str, *, relative: bool = False, relations: bool = False) -> list[Mention]:
    """Return every citation of `text` in order of position.

    Offsets are those of `text` as given, as Python string offsets. `relative` adds references of the document to
    itself ("Luật này"), `relations` what the words around each citation say that is done with it. Nothing raises:
    what is no citation is passed over. The cost is linear in the text.
    """
    cleaned = clean(text)
    drafts = Reader(cleaned.text, vocabulary()).read()
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
    mention = min(extract(text), key=lambda mention: _PREFERRED.index(mention.kind), default=None)
    if mention is None or mention.provisions:
        return mention
    # In running text what follows a citation belongs to the next; a line of its own may end with its place.
    tail = clean(text[mention.end :]).text
    rest = tail[read_tail(tail, 0, len(tail)).end :].rstrip(" \t\n).;")
    provisions, end = read_listed(rest, 0, len(rest))
    return replace(mention, provisions=provisions) if end == len(rest) else mention


_PLACE = re.compile(
    r"\s*(?:phần|chương|mục|tiểu mục|phụ lục|điều|khoản|điểm|tiết)\s+(?:thứ\s|\d|[ivxlc]+\b|[a-zđ]\b)", re.IGNORECASE
)


def begins_with_place(text: str) -> bool:
    """Tell whether words begin with a unit and its label, read or not: "Phần thứ hai", never "Điều lệ"."""
    return _PLACE.match(text) is not None
