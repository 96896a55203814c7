"""What a resolution is: an outcome, the candidates, and what agrees field by field."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from vbqppl.validity.model import Document


class Outcome(StrEnum):
    """The four answers to "which document is meant"."""

    RESOLVED = "resolved"
    RESOLVED_WITH_DIFFERENCES = "resolved_with_differences"
    AMBIGUOUS = "ambiguous"
    NOT_FOUND = "not_found"

    @property
    def found(self) -> bool:
        """Whether one document was taken."""
        return self in (Outcome.RESOLVED, Outcome.RESOLVED_WITH_DIFFERENCES)


class FieldName(StrEnum):
    """The fields of a citation that are compared with a record."""

    NUMBER = "number"
    TYPE = "type"
    SYMBOL = "symbol"
    ISSUER = "issuer"
    DATE = "date"
    TITLE = "title"


class FieldAgreement(StrEnum):
    """How one field of a citation stands to the record."""

    SAME = "same"
    COMPATIBLE = "compatible"  # the citation says less, or the same in other words
    DIFFERS = "differs"  # both say something, and not the same
    UNKNOWN = "unknown"  # the citation or the record says nothing


class Comparison(NamedTuple):
    """One field: the verdict, what the citation says and what the registry says."""

    verdict: FieldAgreement = FieldAgreement.UNKNOWN
    cited: str | None = None
    registered: str | None = None


_NOTHING = Comparison()


class Agreement(NamedTuple):
    """The comparison of every field of a citation with one record."""

    number: Comparison = _NOTHING
    type: Comparison = _NOTHING
    symbol: Comparison = _NOTHING
    issuer: Comparison = _NOTHING
    date: Comparison = _NOTHING
    title: Comparison = _NOTHING

    def fields(self) -> tuple[tuple[FieldName, Comparison], ...]:
        """Return the fields in the order in which they are shown."""
        return (
            (FieldName.NUMBER, self.number),
            (FieldName.TYPE, self.type),
            (FieldName.SYMBOL, self.symbol),
            (FieldName.ISSUER, self.issuer),
            (FieldName.DATE, self.date),
            (FieldName.TITLE, self.title),
        )

    def as_json(self) -> dict[str, str]:
        """Return the verdict of every field."""
        return {str(name): str(comparison.verdict) for name, comparison in self.fields()}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document that may be meant.

    `score` (0 … 1) only orders a list for the reader: the share of what the citation says that agrees. It
    decides nothing. `near` marks a document with another number, offered for its evidence and never taken.
    """

    document: Document
    score: float
    agreement: Agreement
    near: bool = False

    def as_json(self) -> dict[str, object]:
        """Return the candidate with the keys of `resolve --json`."""
        return {
            "document": self.document.as_json(),
            "score": round(self.score, 3),
            "agreement": self.agreement.as_json(),
            "near": self.near,
        }


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which the citation and the record of the document taken say different things."""

    field: FieldName
    cited: str
    registered: str

    def as_json(self) -> dict[str, str]:
        """Return the difference with both values."""
        return {"field": str(self.field), "cited": self.cited, "registered": self.registered}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the outcome is what it is: a code of `resolve.reasons` and the values of its sentence."""

    code: str
    parameters: Mapping[str, str | int] = field(default_factory=dict)

    def as_json(self, lang: str = "vi") -> dict[str, object]:
        """Return the reason with its sentence in the language asked for ("vi" or "en")."""
        from vbqppl.resolve.reasons import sentence

        return {"code": self.code, "text": sentence(self, lang), **dict(self.parameters)}


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of the citing text; it chooses among candidates and never makes one.

    `issuer` and `territory` are those of the citing document ("UBND thành phố Hải Phòng", "Hải Phòng"),
    `date` its date: it cannot cite what was issued later. `level` is the level of the citing body
    ("province", "district", "commune", "central") and tells what "thành phố" means. `neighbours` are the
    documents that the text cites beside this one.
    """

    issuer: str | None = None
    territory: str | None = None
    date: dt.date | None = None
    level: str | None = None
    neighbours: tuple[Document, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """The answer for one citation.

    `document` is there if and only if the outcome is `resolved` or `resolved_with_differences`. `candidates`
    holds the document taken, or those that fit (`ambiguous`), or near ones (`not_found`), best first.
    """

    query: str
    outcome: Outcome
    document: Document | None = None
    candidates: tuple[Candidate, ...] = ()
    differences: tuple[Difference, ...] = ()
    reasons: tuple[Reason, ...] = ()
    total: int = 0

    def as_json(self, lang: str = "vi") -> dict[str, object]:
        """Return the answer with the keys of `resolve --json`; `total` counts all that fit, also unlisted."""
        return {
            "query": self.query,
            "outcome": str(self.outcome),
            "document": self.document.as_json() if self.document else None,
            "candidates": [candidate.as_json() for candidate in self.candidates],
            "differences": [difference.as_json() for difference in self.differences],
            "reasons": [reason.as_json(lang) for reason in self.reasons],
            "total": self.total,
        }
