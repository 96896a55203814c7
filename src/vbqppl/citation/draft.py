"""A mention while its parts are being read."""

import datetime as dt
from dataclasses import dataclass, field

from vbqppl.citation.model import MentionKind
from vbqppl.citation.provision import Provision


@dataclass(slots=True)
class Draft:
    """A mention while its parts are being read; places are those of the clean text.

    `lead` is where the words that belong to the citation begin, `tail` where they end.
    """

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
    lead: int = 0
    tail: int = 0
    antecedent: "Draft | None" = field(default=None, repr=False)
