"""Relative references: "Luật này", "Điều 5 Nghị định này": the document that speaks of itself."""

import re
from functools import cache

from vbqppl.citation.draft import Draft
from vbqppl.citation.model import MentionKind
from vbqppl.citation.pinpoint import read_pinpoints
from vbqppl.citation.vocabulary import vocabulary


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(set(vocabulary().types.values()), key=len, reverse=True)
    spelled = "|".join(r"\s+".join(map(re.escape, name.split())) for name in names)
    return re.compile(rf"(?<![^\W_])(?P<type>{spelled}|văn\s+bản)\s+này(?![^\W_])", re.IGNORECASE)


def find_relatives(text: str) -> list[Draft]:
    """Return the relative references of a clean text, bound to the document itself, in order of place."""
    types = vocabulary().types
    return [
        Draft(
            MentionKind.RELATIVE, match.start(), match.end(), None, types.get(" ".join(match["type"].lower().split())),
            provisions=read_pinpoints(text, max(0, match.start() - 300), match.start()), own=True,
            lead=match.start(), tail=match.end(),
        )
        for match in _pattern().finditer(text)
    ]  # fmt: skip
