"""A text with its citations marked in place, as one self-contained HTML page."""

from collections.abc import Iterable, Iterator
from html import escape

from vbqppl.citation.model import Mention
from vbqppl.text import write_date

_STYLE = """
body{font:16px/1.6 'Times New Roman',serif;margin:1rem 2rem;color:#111;background:#fff}
pre{font:inherit;white-space:pre-wrap;overflow-wrap:anywhere}
mark{color:inherit;padding:0 .1em;background:#e6effa;border-bottom:2px solid #2a5a9a}
mark.name{background:#e5f3e5;border-color:#2a7a2a}mark.short{background:#fff3d6;border-color:#a06a00}
mark.relative{background:#f2f2f2;border-color:#777}
"""


def marked_page(text: str, mentions: Iterable[Mention], title: str, lang: str = "vi") -> str:
    """Return `text` as a page in which each mention is marked by its kind and says on hover what was read.

    `mentions` are those of `text`, in order of position. Everything is escaped; the page loads nothing.
    """
    return (
        f'<!doctype html>\n<html lang="{escape(lang)}"><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body>"
        f"<pre>{''.join(_marked(text, mentions))}</pre></body></html>\n"
    )


def _marked(text: str, mentions: Iterable[Mention]) -> Iterator[str]:
    place = 0
    for mention in mentions:
        if mention.start < place:
            continue
        yield escape(text[place : mention.start], quote=False)
        words = escape(text[mention.start : mention.end], quote=False)
        yield f'<mark class="{mention.kind}" title="{escape(_said(mention))}">{words}</mark>'
        place = mention.end
    yield escape(text[place:], quote=False)


def _said(mention: Mention) -> str:
    """Return what was read of a mention, in the order of a citation."""
    places = ", ".join(map(str, mention.provisions))
    day = write_date(mention.date) if mention.date else None
    parts = (mention.type, mention.number, day, mention.issuer, mention.title, places, mention.footnote)
    return "; ".join(part for part in parts if part)
