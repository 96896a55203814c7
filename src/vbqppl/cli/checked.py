"""A checked report as rows: findings, what could not be checked, what was set aside, citations with their status."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vbqppl.citation.write import write_provisions
from vbqppl.cli import present
from vbqppl.cli.output import Column

if TYPE_CHECKING:
    from vbqppl.cli.talk import Talk
    from vbqppl.crosscheck import Finding, Report
    from vbqppl.crosscheck.model import CheckedMention
    from vbqppl.crosscheck.overview import Lapsed
    from vbqppl.readers import Manuscript
    from vbqppl.text.errors import VbqpplError

Row = Mapping[str, object]
ROW_KEYS = (
    "source", "severity", "rule", "footnote", "line", "quote", "message", "suggestion",
    "evidence", "kind", "page", "start", "end",
)  # fmt: skip
CITATION_KEYS = (
    "source", "line", "page", "footnote", "quote", "type", "number", "date", "issuer", "verdict", "rules", "document",
    "status", "since",
)  # fmt: skip
LAPSED_KEYS = ("source", "as_of", "document", "provision", "status", "since", "by", "how", "when", "line")
FILE_KEYS = ("source", "as_of", "mentions", "fine", "problems", "hints", "unchecked", "lapsed", "outcome")


class Lines:
    """The lines of a text, so that the line of a place is found in the time of a search in a sorted list."""

    def __init__(self, text: str) -> None:
        self._ends = [match.start() for match in re.finditer("\n", text)]

    def at(self, place: int) -> int:
        """Return the line of a place, from 1."""
        return bisect_right(self._ends, place - 1) + 1


@dataclass(frozen=True, slots=True)
class Checked:
    """One source: its report, or the error that kept it from being read.

    `lapsed` is filled in where several files are checked together.
    """

    source: str
    report: "Report | None" = None
    lines: Lines | None = None
    manuscript: "Manuscript | None" = None
    error: "VbqpplError | None" = None
    lapsed: "tuple[Lapsed, ...] | None" = None

    def line(self, place: int) -> int | None:
        """Return the line of a place of the text."""
        return self.lines.at(place) if self.lines else None

    def page(self, place: int) -> int | None:
        """Return the page of a place, where the file has pages."""
        found = self.manuscript.place(place) if self.manuscript else None
        return found.page if found else None

    def where(self, place: int, footnote: str | None, talk: "Talk") -> str:
        """Return where in the file a person finds a place: page or line, and footnote."""
        page = self.page(place)
        words = talk.t("crosscheck.page", page=page) if page else talk.t("crosscheck.line", line=self.line(place))
        return words + (talk.t("crosscheck.footnote", mark=footnote) if footnote else "")

    def as_json(self, lang: str) -> dict[str, object]:
        """Return the report with the keys of `crosscheck --json`, or the source and its error."""
        if self.report is None:
            error = self.error
            return {
                "source": self.source,
                "error": {"code": error.code, "message": error.message(lang)} if error else None,
            }
        found = self.report.as_json(lang)
        return found if self.lapsed is None else {**found, "lapsed": [each.as_json() for each in self.lapsed]}


def columns(keys: Sequence[str], talk: "Talk") -> list[Column]:
    """Return the columns of a table by the keys of its rows."""
    return [Column(key, talk.t(f"crosscheck.col.{key}")) for key in keys]


def rows(checked: Checked, talk: "Talk", *, hints: bool) -> Iterator[Row]:
    """Yield everything that is said of a source, a row each; `kind` tells what a row is."""
    if checked.report is None:
        message = checked.error.message(talk.lang) if checked.error else ""
        yield {"source": checked.source, "kind": "unreadable", "message": message}
        return
    yield {"source": checked.source, "kind": "summary", "message": " ".join(headline(checked, talk))}
    yield from finding_rows(checked, talk, hints=hints)
    yield from unchecked_rows(checked, talk)
    for waived in checked.report.waived:
        yield {**_finding_row(checked, waived.finding, talk), "kind": "waived", "suggestion": waived.reason}
    for each in lapsed_rows(checked, talk):
        message = ". ".join(str(each[key]) for key in ("status", "by", "how", "when") if each[key])
        yield {**each, "kind": "lapsed", "rule": each["code"], "message": message}


def finding_rows(checked: Checked, talk: "Talk", *, hints: bool) -> Iterator[Row]:
    """Yield the findings, worst first."""
    for finding in checked.report.findings if checked.report else ():
        if hints or finding.severity.is_problem:
            yield _finding_row(checked, finding, talk)


def _finding_row(checked: Checked, finding: "Finding", talk: "Talk") -> Row:
    return {
        "source": checked.source,
        "kind": "finding",
        "severity": str(finding.severity),
        "rule": finding.rule,
        "footnote": finding.footnote,
        "line": checked.line(finding.start),
        "page": checked.page(finding.start),
        "start": finding.start,
        "end": finding.end,
        "quote": finding.quote,
        "message": finding.message.say(talk.lang),
        "evidence": [each.text.say(talk.lang) for each in finding.evidence],
        "suggestion": finding.suggestion.text if finding.suggestion else None,
    }


def unchecked_rows(checked: Checked, talk: "Talk") -> Iterator[Row]:
    """Yield the citations that could not be checked, with the reason, in the order of the text."""
    from vbqppl.crosscheck.model import UNCHECKED_TEXT

    report = checked.report
    for index, reason in report.coverage.could_not_check if report else ():
        each = report.mentions[index] if report else None
        if each is None:
            continue
        yield {
            "source": checked.source,
            "kind": "could_not_check",
            "rule": str(reason),
            "footnote": each.mention.footnote,
            "line": checked.line(each.mention.start),
            "page": checked.page(each.mention.start),
            "start": each.mention.start,
            "end": each.mention.end,
            "quote": each.quote or each.mention.text,
            "message": UNCHECKED_TEXT[reason].say(talk.lang),
        }


def lapsed_rows(checked: Checked, talk: "Talk") -> Iterator[Row]:
    """Yield what the report cites and is no longer in force."""
    report = checked.report
    for each in checked.lapsed or ():
        if report is None:
            continue
        places = [report.mentions[index].mention.start for index in each.mentions]
        since = each.status.since
        name = present.document_name(each.document, talk)
        place = write_provisions((each.place,)) if each.place else None
        yield {
            "source": checked.source,
            "as_of": present.date_text(report.as_of, talk),
            "quote": f"{place} {name}" if place else name,
            "document": name,
            "provision": place,
            "code": str(each.status.code),
            "ended": present.status_line(each.status, talk),
            "status": present.status_label(each.status.code, talk),
            "since": present.date_text(since, talk) if since else None,
            "by": each.by,
            "how": talk.t("crosscheck.leans" if each.leans else "crosscheck.names"),
            "when": talk.t("crosscheck.lapsed_after" if each.after_report else "crosscheck.lapsed_before"),
            "line": [checked.line(place) for place in places],
            "start": places[0],
        }


def citation_rows(checked: Checked, talk: "Talk") -> Iterator[Row]:
    """Yield every citation with the document that it leads to, its status on the day, and what came of it."""
    report = checked.report
    if report is None:
        return
    found: dict[int, list[Finding]] = {}
    for finding in report.findings:
        if finding.mention is not None:
            found.setdefault(finding.mention, []).append(finding)
    for index, each in enumerate(report.mentions):
        if not each.mention.own:
            yield _citation_row(checked, each, found.get(index, []), talk)


def _citation_row(checked: Checked, each: "CheckedMention", findings: "Sequence[Finding]", talk: "Talk") -> Row:
    mention, status = each.mention, each.status
    document = each.resolution.document if each.resolution else None
    return {
        "source": checked.source,
        "line": checked.line(mention.start),
        "page": checked.page(mention.start),
        "footnote": mention.footnote,
        "quote": each.quote or mention.text,
        "type": mention.type,
        "number": mention.number,
        "date": present.date_text(mention.date, talk) if mention.date else None,
        "issuer": mention.issuer,
        "verdict": verdict(each, findings, talk),
        "rules": [finding.rule for finding in findings],
        "document": present.document_line(document, talk) if document else None,
        "status": present.status_label(status.code, talk) if status else None,
        "since": present.date_text(status.since, talk) if status and status.since else None,
    }


def verdict(each: "CheckedMention", findings: "Sequence[Finding]", talk: "Talk") -> str:
    """Return what came of a citation: its worst finding, else why it was not checked, else that it is fine."""
    from vbqppl.crosscheck.model import UNCHECKED_TEXT

    said = []
    if findings:
        worst = min(findings, key=lambda finding: finding.severity.rank)
        said.append(talk.t(f"severity.{worst.severity}"))
    if each.unchecked is not None:
        said.append(talk.t("crosscheck.not_checked", reason=UNCHECKED_TEXT[each.unchecked].say(talk.lang)))
    return "; ".join(said) or talk.t("crosscheck.is_fine")


def file_row(checked: Checked, talk: "Talk") -> Row:
    """Return the row of a source in the table over all of them."""
    if checked.report is None:
        return {"source": checked.source, "outcome": talk.t("crosscheck.unreadable")}
    summary = checked.report.summary
    outcome = "problems" if summary.problems else "partly" if summary.could_not_check or not summary.mentions else "all"
    return {
        "source": checked.source,
        "as_of": present.date_text(checked.report.as_of, talk),
        "mentions": summary.mentions,
        "fine": summary.fine,
        "problems": summary.problems,
        "hints": summary.hints,
        "unchecked": summary.could_not_check,
        "lapsed": len(checked.lapsed or ()),
        "outcome": talk.t(f"crosscheck.outcome.{outcome}"),
    }


def headline(checked: Checked, talk: "Talk") -> list[str]:
    """Return the sentences at the head of a report: day and body, what was found, what was checked and what not."""
    report = checked.report
    if report is None:
        return []
    summary = report.summary
    day = present.date_text(report.as_of, talk)
    first = talk.t("crosscheck.title", source=report.source, day=day) + talk.t(f"crosscheck.day.{report.as_of_from}")
    if report.issuer:
        first += talk.t("crosscheck.issuer", issuer=report.issuer)
    reasons = ", ".join(f"{count} {talk.t(f'crosscheck.reason.{reason}')}" for reason, count in summary.reasons.items())
    counts = {
        "problems": summary.problems, "errors": summary.errors, "warnings": summary.warnings, "hints": summary.hints,
        "mentions": summary.mentions, "checked": summary.checked, "unchecked": summary.could_not_check,
        "reasons": f" ({reasons})" if reasons else "", "footnotes": summary.footnotes, "paired": summary.paired,
    }  # fmt: skip
    lines = [first + ".", talk.t("crosscheck.found", **counts), talk.t("crosscheck.counts", **counts)]
    if summary.footnotes:
        lines.append(talk.t("crosscheck.notes", **counts))
    if summary.provisions_unchecked:
        lines.append(talk.t("crosscheck.provisions", count=summary.provisions_unchecked, provisions=summary.provisions))
    return [*lines, talk.t("crosscheck.registry", documents=report.coverage.documents)]
