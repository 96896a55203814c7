"""What a cross-check says: findings, what was checked, what could not be and why."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from vbqppl.citation.model import Mention
from vbqppl.readers.model import Note
from vbqppl.resolve.model import Resolution
from vbqppl.validity.model import Status


class Severity(StrEnum):
    """How sure a rule is that something must be changed; errors and warnings are problems, hints are not."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"

    @property
    def rank(self) -> int:
        """Return 0 for the worst."""
        return list(Severity).index(self)

    @property
    def is_problem(self) -> bool:
        """Whether a finding of this severity makes the report's answer "not good"."""
        return self is not Severity.HINT


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence in both languages."""

    vi: str
    en: str

    def say(self, lang: str = "vi") -> str:
        """Return the sentence in the language asked for ("vi" or "en")."""
        return self.en if lang == "en" else self.vi

    def fill(self, values: Mapping[str, object]) -> "Text":
        """Return the sentence with its {names} filled in."""
        return Text(self.vi.format_map(values), self.en.format_map(values))


class EvidenceKind(StrEnum):
    """Where a piece of evidence stands."""

    REPORT = "report"  # another citation of the report
    REGISTRY = "registry"  # a document or event of the registry
    TEXT = "text"  # words of the report around the citation
    RULE = "rule"  # what a rule of law or the reference data says


@dataclass(frozen=True, slots=True)
class Evidence:
    """One fact that a finding rests on; `number` and `date` where it is a document."""

    kind: EvidenceKind
    text: Text
    number: str | None = None
    date: dt.date | None = None
    start: int | None = None

    def as_json(self, lang: str = "vi") -> dict[str, object]:
        """Return the evidence with its sentence."""
        return {
            "kind": str(self.kind),
            "text": self.text.say(lang),
            "number": self.number,
            "date": self.date.isoformat() if self.date else None,
            "start": self.start,
        }


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the citation should probably say: the whole wording, and the one field that changes."""

    text: str
    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found at one place of the report; offsets are those of the manuscript's text."""

    rule: str
    severity: Severity
    start: int
    end: int
    quote: str
    message: Text
    footnote: str | None = None
    mention: int | None = None
    evidence: tuple[Evidence, ...] = ()
    suggestion: Suggestion | None = None

    def as_json(self, lang: str = "vi") -> dict[str, object]:
        """Return the finding with the keys of `crosscheck --json`."""
        suggested = self.suggestion
        return {
            "rule": self.rule,
            "severity": str(self.severity),
            "footnote": self.footnote,
            "mention": self.mention,
            "start": self.start,
            "end": self.end,
            "quote": self.quote,
            "message": self.message.say(lang),
            "evidence": [evidence.as_json(lang) for evidence in self.evidence],
            "suggestion": suggested.text if suggested else None,
            "replacement": {"field": suggested.field, "value": suggested.value} if suggested else None,
        }


class Unchecked(StrEnum):
    """Why a citation could not be checked."""

    NOT_IN_REGISTRY = "not_in_registry"
    AMBIGUOUS = "ambiguous"
    STATUS_UNKNOWN = "status_unknown"
    NO_ANTECEDENT = "no_antecedent"


UNCHECKED_TEXT: Mapping[Unchecked, Text] = {
    Unchecked.NOT_IN_REGISTRY: Text(
        "không có trong sổ (không có nghĩa là không tồn tại)",
        "not in the registry (which does not mean that it does not exist)",
    ),
    Unchecked.AMBIGUOUS: Text("nhiều văn bản cùng khớp", "several documents fit"),
    Unchecked.STATUS_UNKNOWN: Text("chưa xác định được hiệu lực", "its status is unknown"),
    Unchecked.NO_ANTECEDENT: Text(
        "tên viết tắt không rõ chỉ văn bản nào", "a short form that no citation above explains"
    ),
}


class FootnoteOutcome(StrEnum):
    """What came of a footnote; the worst that holds."""

    NO_NOTE = "no_note"
    NO_MARK = "no_mark"
    REPEATED = "repeated"
    PROBLEM = "problem"
    COULD_NOT_CHECK = "could_not_check"
    NO_CITATION = "no_citation"
    FINE = "fine"


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote with the indexes of the mentions in its note and what came of it."""

    note: Note
    mentions: tuple[int, ...]
    outcome: FootnoteOutcome

    def as_json(self) -> dict[str, object]:
        """Return the footnote with the keys of `crosscheck --json`."""
        return {
            "mark": self.note.mark,
            "mark_start": self.note.mark_start,
            "note_start": self.note.note_start,
            "note_end": self.note.note_end,
            "mentions": list(self.mentions),
            "outcome": str(self.outcome),
        }


@dataclass(frozen=True, slots=True)
class CheckedMention:
    """A mention with the document that it leads to, its status on the day, or why it was not checked.

    `quote` is the citation as printed, `leans` tells that the text rests on the document.
    """

    mention: Mention
    resolution: Resolution | None = None
    status: Status | None = None
    unchecked: Unchecked | None = None
    quote: str = ""
    leans: bool = False

    def as_json(self, lang: str = "vi") -> dict[str, object]:
        """Return the mention as `extract --json` gives it, with outcome, document and status beside it."""
        resolution = self.resolution
        return self.mention.as_json() | {
            "outcome": str(resolution.outcome) if resolution else None,
            "document": resolution.document.as_json() if resolution and resolution.document else None,
            "status": str(self.status.code) if self.status else None,
            "could_not_check": UNCHECKED_TEXT[self.unchecked].say(lang) if self.unchecked else None,
        }


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of the report was checked against how large a registry."""

    mentions: int
    checked: int
    could_not_check: tuple[tuple[int, Unchecked], ...]
    documents: int
    last_change: str | None

    def as_json(self, lang: str = "vi") -> dict[str, object]:
        """Return the coverage with the keys of `crosscheck --json`."""
        return {
            "mentions": self.mentions,
            "checked": self.checked,
            "could_not_check": [
                {"mention": index, "reason": str(reason), "reason_label": UNCHECKED_TEXT[reason].say(lang)}
                for index, reason in self.could_not_check
            ],
            "registry": {"documents": self.documents, "last_change": self.last_change},
        }


class DaySource(StrEnum):
    """Where the day of the check comes from."""

    GIVEN = "given"
    DOCUMENT = "document"
    TODAY = "today"


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding that was set aside, with the reason given."""

    finding: Finding
    reason: str

    def as_json(self, lang: str = "vi") -> dict[str, object]:
        """Return the finding with the reason."""
        return self.finding.as_json(lang) | {"waived": self.reason}


@dataclass(frozen=True, slots=True)
class Summary:
    """The headline figures of a report.

    Of `mentions`, `checked` and `could_not_check` are the two halves; `fine` are checked and without any finding,
    `with_problems` and `with_hints` have a problem, or hints only, whether checked or not. Of the `provisions` cited,
    `provisions_unchecked` are those of which no text tells whether they are there.
    """

    errors: int
    warnings: int
    hints: int
    mentions: int
    checked: int
    could_not_check: int
    reasons: Mapping[Unchecked, int]
    fine: int
    footnotes: int
    paired: int
    by_rule: Mapping[str, int]
    with_problems: int = 0
    with_hints: int = 0
    waived: int = 0
    provisions: int = 0
    provisions_unchecked: int = 0

    @property
    def problems(self) -> int:
        """Errors and warnings together."""
        return self.errors + self.warnings

    def exit_code(self, *, strict: bool = False) -> int:
        """Return 1 for problems, 6 where something (or all: no citation found) was not checked, else 0."""
        if self.problems:
            return 1
        if self.could_not_check or not self.mentions:
            return 1 if strict else 6
        return 0

    def as_json(self) -> dict[str, object]:
        """Return the figures with stable keys."""
        return {
            "problems": self.problems,
            "errors": self.errors,
            "warnings": self.warnings,
            "hints": self.hints,
            "mentions": self.mentions,
            "checked": self.checked,
            "could_not_check": self.could_not_check,
            "reasons": {str(reason): count for reason, count in self.reasons.items()},
            "fine": self.fine,
            "with_problems": self.with_problems,
            "with_hints": self.with_hints,
            "waived": self.waived,
            "provisions": self.provisions,
            "provisions_unchecked": self.provisions_unchecked,
            "footnotes": self.footnotes,
            "footnotes_paired": self.paired,
            "by_rule": dict(self.by_rule),
        }


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a cross-check of one manuscript says."""

    source: str
    as_of: dt.date
    as_of_from: DaySource
    issuer: str | None
    coverage: Coverage
    mentions: tuple[CheckedMention, ...]
    footnotes: tuple[Footnote, ...]
    findings: tuple[Finding, ...]
    summary: Summary
    waived: tuple[Waived, ...] = field(default=())

    def as_json(self, lang: str = "vi") -> dict[str, object]:
        """Return the report with the keys of `crosscheck --json`."""
        return {
            "source": self.source,
            "as_of": self.as_of.isoformat(),
            "as_of_from": str(self.as_of_from),
            "issuer": self.issuer,
            "coverage": self.coverage.as_json(lang),
            "mentions": [mention.as_json(lang) for mention in self.mentions],
            "footnotes": [footnote.as_json() for footnote in self.footnotes],
            "findings": [finding.as_json(lang) for finding in self.findings],
            "waived": [waived.as_json(lang) for waived in self.waived],
            "summary": self.summary.as_json(),
        }
