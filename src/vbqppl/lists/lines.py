"""Lines: a plain text with one citation a line."""

from collections.abc import Iterator
from dataclasses import replace

from vbqppl.citation import Mention
from vbqppl.lists.cells import read_kind
from vbqppl.lists.mentions import cite, mentions_in
from vbqppl.lists.model import ListRow, Remark
from vbqppl.text import nfc
from vbqppl.validity import WHOLE, Document, EventKind, Scope


def line_rows(text: str) -> Iterator[ListRow]:
    """Yield one row for each line that is not empty: its first citation is the document that ends.

    "A được thay thế bởi B" names the acting document in the same line.
    """
    for number, line in enumerate(text.splitlines(), start=1):
        words = nfc(line)
        if not words or words.startswith("#"):
            continue
        found = mentions_in(words)
        if not found:
            yield ListRow(number, words, words, problems=(Remark("unreadable", {"words": words}),))
            continue
        mention = found[0]
        acting = found[1] if len(found) > 1 and _says_acting(words, mention.end, found[1].start) else None
        scope = Scope(mention.provisions) if mention.provisions else WHOLE
        yield ListRow(
            row=number,
            quote=words,
            citation=cite(mention),
            mention=mention,
            kind=read_kind(words[mention.end :]) or EventKind.EXPIRED,
            scope=scope,
            acting=cite(acting) if acting else None,
            acting_mention=acting,
            reason=words[mention.end :].strip(" ,;:.") or None if acting else None,
            facts=_facts(mention),
        )


def _says_acting(words: str, end: int, start: int) -> bool:
    between = words[end:start]
    return any(word in between for word in (" bởi ", " bằng ", " theo "))


def _facts(mention: Mention) -> Document:
    return replace(
        Document(), type=mention.type, number=mention.number, issuer=mention.issuer, issued_on=mention.date,
        title=mention.title,
    )  # fmt: skip
