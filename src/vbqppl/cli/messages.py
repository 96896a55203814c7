"""The one catalogue of everything that the command line says: Vietnamese, and English for `--lang en`.

A key has both languages with the same placeholders; tests hold that true. Legal terms (types of documents,
statuses, khoản, điểm) stay Vietnamese in both. The texts themselves stand in `cli.catalogue`.
"""

from typing import Final

from vbqppl.cli.catalogue import (
    commands,
    crosscheck,
    data,
    keeping,
    labels,
    lists,
    marking,
    pages,
    search,
    standing,
    talk,
)

YES_WORDS: Final = frozenset({"c", "có", "co", "y", "yes"})
SELECT_WORDS: Final = frozenset({"chọn", "chon", "s", "select"})
DONE_WORDS: Final = frozenset({"xong", "d", "done"})
STOP_WORDS: Final = frozenset({"thôi", "thoi", "q", "quit"})
TODAY_WORDS: Final = frozenset({"today", "hôm nay", "hom nay"})

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    **talk.TEXTS,
    **labels.TEXTS,
    **pages.TEXTS,
    **commands.TEXTS,
    **crosscheck.TEXTS,
    **lists.TEXTS,
    **marking.TEXTS,
    **search.TEXTS,
    **standing.TEXTS,
    **keeping.TEXTS,
    **data.TEXTS,
}


def has(key: str) -> bool:
    """Tell whether the catalogue holds a key."""
    return key in MESSAGES


def translate(key: str, lang: str, /, **params: object) -> str:
    """Return the sentence of a key in a language ("vi" or "en"), with its placeholders filled.

    Raises KeyError for a key that the catalogue does not hold: a defect, not a user's mistake.
    """
    text = MESSAGES[key][1 if lang == "en" else 0]
    return text.format_map(params) if params else text


def keys() -> tuple[str, ...]:
    """Return every key."""
    return tuple(MESSAGES)
