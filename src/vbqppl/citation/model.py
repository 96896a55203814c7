"""What a citation is: one cited document at one place."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from vbqppl.citation.provision import Provision


class MentionKind(StrEnum):
    """How a text names a document."""

    FULL = "full"
    NAME = "name"
    SHORT = "short"
    RELATIVE = "relative"


class RelationKind(StrEnum):
    """What the words around a citation say that the citing text does with the cited document."""

    BASED_ON = "based_on"  # căn cứ
    AMENDS = "amends"  # sửa đổi, bổ sung
    AMENDED_BY = "amended_by"  # được sửa đổi, bổ sung bởi
    REPLACES = "replaces"
    REPLACED_BY = "replaced_by"
    REPEALS = "repeals"  # bãi bỏ
    REPEALED_BY = "repealed_by"
    EXPIRES = "expires"  # … hết hiệu lực
    ISSUED_WITH = "issued_with"  # ban hành kèm theo
    DETAILS = "details"  # quy định chi tiết, hướng dẫn
    SUSPENDS = "suspends"
    EXCEPT = "except"  # trừ …


@dataclass(frozen=True, slots=True)
class Relation:
    """A typed relation with the clause that says it; offsets are those of the source text."""

    kind: RelationKind
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """One cited document at one place of a text.

    `start` and `end` are Python string offsets, in the source text, of the anchor: the number itself
    (`full`), the name (`name`), the short form (`short`). `number` is canonical. `date` is the date of issue
    if the text gives it here, and `issuer` the issuer's words as printed. `footnote` is the mark of the note
    that the mention stands in, `own` tells a document's own number from a citation.
    `antecedent` is the index, in the list of mentions, of the full mention that a short form repeats.
    """

    kind: MentionKind
    start: int
    end: int
    text: str
    number: str | None = None
    type: str | None = None
    title: str | None = None
    date: dt.date | None = None
    issuer: str | None = None
    provisions: tuple[Provision, ...] = ()
    footnote: str | None = None
    own: bool = False
    relation: Relation | None = None
    antecedent: int | None = None
    excepted: tuple[Provision, ...] = field(default=())

    def as_json(self) -> dict[str, object]:
        """Return the mention with the keys of `extract --json`."""
        return {
            "kind": str(self.kind),
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "number": self.number,
            "type": self.type,
            "title": self.title,
            "date": self.date.isoformat() if self.date else None,
            "issuer": self.issuer,
            "provisions": [str(provision) for provision in self.provisions],
            "excepted": [str(provision) for provision in self.excepted],
            "footnote": self.footnote,
            "self": self.own,
            "antecedent": self.antecedent,
            "relation": None
            if self.relation is None
            else {
                "kind": str(self.relation.kind),
                "quote": self.relation.quote,
                "start": self.relation.start,
                "end": self.relation.end,
            },
        }
