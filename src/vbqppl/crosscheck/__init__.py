"""Cross-check: every citation and footnote of a report, by rules that each say why."""

from vbqppl.crosscheck.checking import crosscheck
from vbqppl.crosscheck.errors import UnknownRuleError
from vbqppl.crosscheck.model import (
    Coverage,
    DaySource,
    Evidence,
    EvidenceKind,
    Finding,
    Footnote,
    FootnoteOutcome,
    Report,
    Severity,
    Suggestion,
    Summary,
    Unchecked,
)
from vbqppl.crosscheck.rules import RULES, Rule
from vbqppl.crosscheck.settings import Settings, Waiver

__all__ = [
    "RULES",
    "Coverage",
    "DaySource",
    "Evidence",
    "EvidenceKind",
    "Finding",
    "Footnote",
    "FootnoteOutcome",
    "Report",
    "Rule",
    "Settings",
    "Severity",
    "Suggestion",
    "Summary",
    "Unchecked",
    "UnknownRuleError",
    "Waiver",
    "crosscheck",
]
