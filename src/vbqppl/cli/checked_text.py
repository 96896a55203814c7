"""A checked report as a person reads it on a terminal, or in a Markdown file; and the table over many."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from vbqppl.cli import checked as rows
from vbqppl.cli.checked import Checked
from vbqppl.cli.layout import clip, plain_table, wrap
from vbqppl.cli.output import cell, markdown_table

if TYPE_CHECKING:
    from vbqppl.cli.talk import Talk
    from vbqppl.crosscheck import Finding

_WIDTH = 100
_QUOTE = 100


def page(checked: Checked, talk: "Talk", *, hints: bool) -> str:
    """Return a report as text: the headline, problems, hints, what could not be checked, what is fine."""
    report = checked.report
    if report is None:
        return ""
    problems = [finding for finding in report.findings if finding.severity.is_problem]
    remarks = [finding for finding in report.findings if not finding.severity.is_problem]
    first, *rest = rows.headline(checked, talk)
    lines = [*wrap(first, _WIDTH + 10), *(line for sentence in rest for line in wrap(sentence, _WIDTH, "  "))]
    if problems:
        lines += ["", talk.t("crosscheck.problems", count=len(problems))]
        for number, finding in enumerate(problems, start=1):
            lines += _finding(checked, finding, talk, f"{number}.")
    if remarks and hints:
        lines += ["", talk.t("crosscheck.hints", count=len(remarks))]
        for finding in remarks:
            lines += _finding(checked, finding, talk, "-")
    lines += _unchecked(checked, talk)
    if report.waived:
        lines += ["", talk.t("crosscheck.waived", count=len(report.waived))]
        for each in report.waived:
            lines += _finding(checked, each.finding, talk, "-")
            lines += wrap(talk.t("crosscheck.waived_for", reason=each.reason), _WIDTH, "     ")
    lines += ["", talk.t("crosscheck.fine", count=report.summary.fine)]
    return "\n".join(lines) + "\n"


def _finding(checked: Checked, finding: "Finding", talk: "Talk", label: str) -> list[str]:
    severity = talk.t(f"severity.{finding.severity}")
    where = checked.where(finding.start, finding.footnote, talk)
    lines = [f"  {label} [{severity}] {where}: “{clip(finding.quote, _QUOTE)}” ({finding.rule})"]
    lines += wrap(finding.message.say(talk.lang), _WIDTH, "     ")
    for evidence in finding.evidence:
        lines += wrap(f"· {evidence.text.say(talk.lang)}", _WIDTH, "     ")
    if finding.suggestion is not None:
        lines += wrap(talk.t("crosscheck.suggestion", text=finding.suggestion.text), _WIDTH, "     ")
    return lines


def _unchecked(checked: Checked, talk: "Talk") -> list[str]:
    """Return the citations that could not be checked, those of one reason together, each once."""
    report = checked.report
    if report is None or not report.coverage.could_not_check:
        return []
    groups: dict[str, dict[str, int]] = {}
    for row in rows.unchecked_rows(checked, talk):
        names = groups.setdefault(str(row["message"]), {})
        name = clip(str(row["quote"]), _QUOTE)
        names[name] = names.get(name, 0) + 1
    lines = ["", talk.t("crosscheck.unchecked", count=len(report.coverage.could_not_check))]
    for reason, names in groups.items():
        told = "; ".join(
            name if count == 1 else talk.t("crosscheck.times", name=name, count=count) for name, count in names.items()
        )
        lines += wrap(f"- {reason}: {told}", _WIDTH, "  ")
    return lines


def table_over(all_checked: Sequence[Checked], talk: "Talk") -> str:
    """Return the table over all files, and the one of what they cite that is no longer in force."""
    head, lapsed = _tables(all_checked, talk)
    text = talk.t("crosscheck.all_files", count=len(all_checked)) + "\n\n" + plain_table(*head)
    text += "\n" + talk.t("crosscheck.lapsed" if lapsed[1] else "crosscheck.no_lapsed") + "\n"
    return text + ("\n" + plain_table(*lapsed) if lapsed[1] else "")


_LAPSED = ("source", "document", "ended", "by", "how", "line")
_Table = tuple[list[str], list[list[str]]]


def _tables(all_checked: Iterable[Checked], talk: "Talk") -> tuple[_Table, _Table]:
    files = [rows.file_row(each, talk) for each in all_checked]
    lapsed = [
        {**row, "document": row["quote"], "how": f"{row['how']}; {row['when']}"}
        for each in all_checked
        for row in rows.lapsed_rows(each, talk)
    ]
    return _table(rows.FILE_KEYS, files, talk), _table(_LAPSED, lapsed, talk)


def _table(keys: Sequence[str], records: Iterable[rows.Row], talk: "Talk") -> _Table:
    return [column.label for column in rows.columns(keys, talk)], [
        [cell(row.get(key)) for key in keys] for row in records
    ]


_SHOWN = ("severity", "where", "quote", "message", "evidence", "suggestion")
_UNCHECKED = ("quote", "where", "message")
_WAIVED = ("severity", "where", "quote", "message", "reason")


def markdown(all_checked: Sequence[Checked], talk: "Talk", *, hints: bool, many: bool) -> str:
    """Return everything as Markdown: for each report a headline and tables; at the end the tables over all."""
    parts = [part for each in all_checked for part in _markdown_of(each, talk, hints=hints)]
    if many:
        head, lapsed = _tables(all_checked, talk)
        parts += [f"# {talk.t('crosscheck.all_files', count=len(all_checked))}", markdown_table(*head)]
        parts.append(f"## {talk.t('crosscheck.lapsed' if lapsed[1] else 'crosscheck.no_lapsed')}")
        parts += [markdown_table(*lapsed)] if lapsed[1] else []
    return "\n\n".join(part.rstrip("\n") for part in parts) + "\n"


def _markdown_of(checked: Checked, talk: "Talk", *, hints: bool) -> list[str]:
    report = checked.report
    if report is None:
        said = checked.error.message(talk.lang) if checked.error else ""
        return [f"# {checked.source}", said]
    parts = [f"# {checked.source}", "\n".join(f"- {line}" for line in rows.headline(checked, talk))]
    found = [_placed(checked, row, talk) for row in rows.finding_rows(checked, talk, hints=hints)]
    for key, told in (
        ("crosscheck.problems", [row for row in found if row["code"] != "hint"]),
        ("crosscheck.hints", [row for row in found if row["code"] == "hint"]),
    ):
        if told:
            parts += [_heading(talk.t(key, count=len(told))), markdown_table(*_table(_SHOWN, told, talk))]
    unchecked = [_placed(checked, row, talk) for row in rows.unchecked_rows(checked, talk)]
    if unchecked:
        parts.append(_heading(talk.t("crosscheck.unchecked", count=len(unchecked))))
        parts.append(markdown_table(*_table(_UNCHECKED, unchecked, talk)))
    waived = [row for row in rows.rows(checked, talk, hints=hints) if row["kind"] == "waived"]
    if waived:
        told = [{**_placed(checked, row, talk), "reason": row["suggestion"]} for row in waived]
        parts += [_heading(talk.t("crosscheck.waived", count=len(told))), markdown_table(*_table(_WAIVED, told, talk))]
    return [*parts, talk.t("crosscheck.fine", count=report.summary.fine)]


def _heading(words: str) -> str:
    return "## " + words.rstrip(":")


def _placed(checked: Checked, row: rows.Row, talk: "Talk") -> dict[str, object]:
    """Return a row with where it stands and how bad it is in words."""
    start, footnote = row["start"], row["footnote"]
    severity = row.get("severity")
    return {
        **row,
        "code": severity,
        "severity": f"{talk.t(f'severity.{severity}')} {row['rule']}" if severity else None,
        "where": checked.where(start if isinstance(start, int) else 0, str(footnote) if footnote else None, talk),
    }
