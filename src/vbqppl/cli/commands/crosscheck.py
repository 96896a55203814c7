"""`vbqppl crosscheck`: every footnote and every citation of a report against the registry."""

from typing import TYPE_CHECKING, Annotated

import typer

from vbqppl.cli import options, output, present
from vbqppl.cli.layout import clip, wrap
from vbqppl.cli.talk import ExitCode, UsageError, worst

if TYPE_CHECKING:
    from vbqppl.cli.app import Session
    from vbqppl.crosscheck import Finding, Report
    from vbqppl.readers import Manuscript

_COLUMNS = ("source", "severity", "rule", "footnote", "line", "quote", "message", "suggestion")
_CONTEXT = 100


def command(  # noqa: PLR0913  the options of the contract
    ctx: typer.Context,
    sources: Annotated[list[str], typer.Argument(metavar="FILE")],
    *,
    as_of: options.AsOf = None,
    issuer: Annotated[str | None, typer.Option("--issuer", metavar="ORG")] = None,
    strict: Annotated[bool, typer.Option("--strict")] = False,
    hints: Annotated[bool, typer.Option("--hints/--no-hints")] = True,
    ignore: Annotated[list[str] | None, typer.Option("--ignore", metavar="RULE")] = None,
    as_json: options.Json = False,
    as_jsonl: options.Jsonl = False,
    as_csv: options.Csv = False,
    out: options.Output = None,
) -> int:
    """Check every report; the exit code is the worst of theirs."""
    from vbqppl.crosscheck import crosscheck

    session: Session = ctx.obj
    target = output.choose(as_json=as_json, as_jsonl=as_jsonl, as_csv=as_csv, output=out, can=frozenset(output.Format))
    for_drafter = target.format in (output.Format.DOCX, output.Format.HTML)
    if for_drafter and len(sources) > 1:
        raise UsageError("error.one_report", path=target.path)
    if list(sources).count("-") > 1:
        raise UsageError("error.stdin_twice")
    day = options.day(as_of, "--as-of")
    registry = session.registry()
    checked: list[tuple[Report, str]] = []
    for source in sources:
        manuscript = options.manuscript(source)
        report = crosscheck(manuscript, registry, as_of=day, issuer=issuer, ignore=tuple(ignore or ()))
        if str(report.as_of_from) == "today":
            session.talk.note("talk.as_of_today", day=present.date_text(report.as_of, session.talk))
        checked.append((report, manuscript.text))
    if for_drafter:
        output.put(_for_drafter(sources[0], manuscript, report, session, target.format), target.path)
    else:
        output.write(answer(checked, session, hints=hints), target)
    if all(not report.coverage.mentions for report, _ in checked):
        session.talk.warn("crosscheck.no_citations")
    return worst(ExitCode(report.summary.exit_code(strict=strict)) for report, _ in checked)


def _for_drafter(
    source: str, manuscript: "Manuscript", report: "Report", session: "Session", form: output.Format
) -> bytes:
    """Return the drafter's own copy: the Word file with comments, or a page with the findings beside the text."""
    lang = session.talk.lang
    if form is output.Format.HTML:
        from vbqppl.crosscheck.page import html_page

        return html_page(manuscript, report, lang=lang).encode()
    from vbqppl.crosscheck.commenting import commented_docx
    from vbqppl.readers.model import SourceKind

    if source == "-" or manuscript.kind is not SourceKind.DOCX:
        raise UsageError("error.comments_need_docx", path=source)
    return commented_docx(options.known_path(source).read_bytes(), manuscript, report, lang=lang)


def answer(checked: "list[tuple[Report, str]]", session: "Session", *, hints: bool = True) -> output.Answer:
    """Return the reports as one answer; a table has a row for each finding."""
    items = [report.as_json(session.talk.lang) for report, _ in checked]
    records = [
        _record(report, text, finding, session)
        for report, text in checked
        for finding in report.findings
        if hints or finding.severity.is_problem
    ]
    columns = [output.Column(key, session.t(f"crosscheck.col.{key}")) for key in _COLUMNS]
    text = "\n".join(page(report, text, session, hints=hints) for report, text in checked)
    return output.Answer(items[0] if len(items) == 1 else items, records, columns, text, lines=items)


def _record(report: "Report", text: str, finding: "Finding", session: "Session") -> dict[str, object]:
    data = finding.as_json(session.talk.lang)
    return {**data, "source": report.source, "line": line_of(text, finding.start)}


def line_of(text: str, place: int) -> int:
    """Return the line of a place, from 1."""
    return text.count("\n", 0, place) + 1


def page(report: "Report", text: str, session: "Session", *, hints: bool) -> str:
    """Return a report as a person reads it: the headline, problems, hints, what could not be checked."""
    problems = [finding for finding in report.findings if finding.severity.is_problem]
    remarks = [finding for finding in report.findings if not finding.severity.is_problem]
    lines = _headline(report, session)
    if problems:
        lines += ["", session.t("crosscheck.problems", count=len(problems))]
        for number, finding in enumerate(problems, start=1):
            lines += _finding(finding, text, session, f"{number}.")
    if remarks and hints:
        lines += ["", session.t("crosscheck.hints", count=len(remarks))]
        for finding in remarks:
            lines += _finding(finding, text, session, "-")
    lines += _unchecked(report, session)
    lines += ["", session.t("crosscheck.fine", count=report.summary.fine)]
    return "\n".join(lines) + "\n"


def _headline(report: "Report", session: "Session") -> list[str]:
    summary, coverage = report.summary, report.coverage
    day = present.date_text(report.as_of, session.talk)
    lines = [session.t("crosscheck.title", source=report.source, day=day)]
    if report.issuer:
        lines[0] += session.t("crosscheck.issuer", issuer=report.issuer)
    lines.append(
        session.t(
            "crosscheck.counts",
            mentions=summary.mentions,
            footnotes=summary.footnotes,
            paired=summary.paired,
            problems=summary.problems,
            hints=summary.hints,
            unchecked=summary.could_not_check,
        )
    )
    lines.append(session.t("crosscheck.registry", documents=coverage.documents))
    return lines


def _finding(finding: "Finding", text: str, session: "Session", label: str) -> list[str]:
    lang = session.talk.lang
    severity = session.t(f"severity.{finding.severity}")
    where = session.t("crosscheck.line", line=line_of(text, finding.start))
    if finding.footnote:
        where += session.t("crosscheck.footnote", mark=finding.footnote)
    lines = [f"  {label} [{severity}] {where}: “{clip(finding.quote, _CONTEXT)}” ({finding.rule})"]
    lines += wrap(finding.message.say(lang), _CONTEXT, "     ")
    for evidence in finding.evidence:
        lines += wrap(f"· {evidence.text.say(lang)}", _CONTEXT, "     ")
    if finding.suggestion is not None:
        lines += wrap(session.t("crosscheck.suggestion", text=finding.suggestion.text), _CONTEXT, "     ")
    return lines


def _unchecked(report: "Report", session: "Session") -> list[str]:
    """Return the citations that could not be checked, those of one reason together, each once."""
    coverage = report.coverage.as_json(session.talk.lang)["could_not_check"]
    if not isinstance(coverage, list) or not coverage:
        return []
    groups: dict[str, list[str]] = {}
    for item in coverage:
        mention = report.mentions[int(item["mention"])].mention
        name = " ".join(part for part in (mention.type, mention.number or clip(mention.text, 60)) if part)
        names = groups.setdefault(str(item["reason_label"]), [])
        if name not in names:
            names.append(name)
    lines = ["", session.t("crosscheck.unchecked", count=len(coverage))]
    for reason, names in groups.items():
        lines += wrap(f"- {reason}: {'; '.join(names)}", _CONTEXT, "  ")
    return lines
