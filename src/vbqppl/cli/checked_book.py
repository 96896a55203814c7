"""Checked reports as a workbook: the citations with their status, the findings, what could not be checked."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from vbqppl.cli import checked as rows
from vbqppl.cli import output
from vbqppl.cli.checked import Checked

if TYPE_CHECKING:
    from vbqppl.cli.talk import Talk

_FINDINGS = (
    "source", "severity", "rule", "footnote", "line", "page", "quote", "message", "evidence", "suggestion", "reason",
)  # fmt: skip
_UNCHECKED = ("source", "footnote", "line", "page", "quote", "message")
_SUMMARY = ("source", "message")


def workbook(checked: Sequence[Checked], talk: "Talk", *, hints: bool, many: bool) -> bytes:
    """Return the workbook; of several files with the table over all of them in front."""
    told = [(each, list(rows.rows(each, talk, hints=hints))) for each in checked]

    def sheet(name: str, keys: Sequence[str], records: Sequence[rows.Row]) -> output.Sheet:
        return output.Sheet(talk.t(f"crosscheck.sheet.{name}"), rows.columns(keys, talk), records)

    def of_kind(*kinds: str) -> list[rows.Row]:
        return [row for _, found in told for row in found if row["kind"] in kinds]

    findings = [
        {**row, "severity": talk.t(f"severity.{row['severity']}")}
        if row["kind"] == "finding"
        else {**row, "severity": talk.t(f"severity.{row['severity']}"), "suggestion": None, "reason": row["suggestion"]}
        for row in of_kind("finding", "waived")
    ]
    sheets = [
        sheet("citations", rows.CITATION_KEYS, [row for each in checked for row in rows.citation_rows(each, talk)]),
        sheet("findings", _FINDINGS, findings),
        sheet("unchecked", _UNCHECKED, of_kind("could_not_check")),
        sheet("summary", _SUMMARY, of_kind("summary", "unreadable")),
    ]
    if many:
        lapsed = [row for each in checked for row in rows.lapsed_rows(each, talk)]
        over = [
            sheet("files", rows.FILE_KEYS, [rows.file_row(each, talk) for each in checked]),
            sheet("lapsed", rows.LAPSED_KEYS, lapsed),
        ]
        sheets = over + sheets
    return output.workbook(sheets)
