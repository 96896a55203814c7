"""`vbqppl crosscheck`: every footnote and every citation of a report against the registry."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from vbqppl.cli import checked as rows
from vbqppl.cli import options, output, present
from vbqppl.cli.checked import Checked
from vbqppl.cli.output import Format
from vbqppl.cli.talk import ExitCode, UsageError, worst
from vbqppl.text.errors import VbqpplError

if TYPE_CHECKING:
    from pathlib import Path

    from vbqppl.cli.app import Session
    from vbqppl.crosscheck import Report, Waiver
    from vbqppl.readers import Manuscript

# What is looked for in a folder; old formats too, so that nobody takes them for checked.
SUFFIXES = frozenset({".docx", ".docm", ".doc", ".rtf", ".odt", ".pdf", ".html", ".htm", ".md", ".markdown", ".txt"})
_HIDDEN = (".", "~$")
_WAIVER = re.compile(r"(VB\d{3})\s+([^:]+?)\s*:\s*(\S.*)", re.IGNORECASE | re.DOTALL)


def command(  # noqa: PLR0913  the options of the contract
    ctx: typer.Context,
    sources: Annotated[list[str], typer.Argument(metavar="FILE")],
    *,
    as_of: options.AsOf = None,
    issuer: Annotated[str | None, typer.Option("--issuer", metavar="ORG")] = None,
    strict: Annotated[bool, typer.Option("--strict")] = False,
    hints: Annotated[bool, typer.Option("--hints/--no-hints")] = True,
    ignore: Annotated[list[str] | None, typer.Option("--ignore", metavar="RULE")] = None,
    waive: Annotated[list[str] | None, typer.Option("--waive", metavar="WAIVER")] = None,
    as_json: options.Json = False,
    as_jsonl: options.Jsonl = False,
    as_csv: options.Csv = False,
    out: options.Output = None,
) -> int:
    """Check every report; the exit code is the worst of theirs."""
    session: Session = ctx.obj
    target = output.choose(as_json=as_json, as_jsonl=as_jsonl, as_csv=as_csv, output=out, can=frozenset(Format))
    if list(sources).count("-") > 1:
        raise UsageError("error.stdin_twice")
    found = list(_files(sources))
    many = len(found) > 1 or found != list(sources)
    for_drafter = target.format in (Format.DOCX, Format.HTML)
    if for_drafter and many:
        raise UsageError("error.one_report", path=target.path)
    check = _checker(session, as_of=as_of, issuer=issuer, ignore=ignore or [], waive=waive or [], many=many)
    checked = [_tried(check, source, many=many) for source in found]
    for each in checked:
        if each.error is not None:
            session.talk.error(each.error.message(session.talk.lang))
        elif not many and each.report is not None and str(each.report.as_of_from) == "today":
            session.talk.note("talk.as_of_today", day=present.date_text(each.report.as_of, session.talk))
    reports = [each.report for each in checked if each.report is not None]
    if reports:
        output.put(_written(checked, session, target.format, hints=hints, many=many), target.path)
        _say(reports, session, target.path)
    codes = [each.error.code for each in checked if each.error is not None]
    return worst(codes + [ExitCode(report.summary.exit_code(strict=strict)) for report in reports])


def _files(sources: Sequence[str]) -> Iterator[str]:
    """Yield the files that the arguments name, those of a folder in the order of their names."""
    from vbqppl.readers.errors import NoReportsError

    for source in sources:
        folder = options.known_path(source)
        if source == "-" or not folder.is_dir():
            yield source
            continue
        inside = sorted(
            path
            for path in folder.rglob("*")
            if path.suffix.lower() in SUFFIXES
            and not any(part.startswith(_HIDDEN) for part in path.relative_to(folder).parts)
            and path.is_file()
        )
        if not inside:
            raise NoReportsError(source)
        yield from map(str, inside)


_Check = Callable[[str], Checked]


def _checker(  # noqa: PLR0913  the parts of one question
    session: "Session", *, as_of: str | None, issuer: str | None, ignore: list[str], waive: list[str], many: bool
) -> _Check:
    """Return what checks one source; raises UsageError for an option that is not understood."""
    from vbqppl.crosscheck import crosscheck
    from vbqppl.crosscheck.checking import known_rules

    day = options.day(as_of, "--as-of")
    left_out = known_rules([name.upper() for name in ignore])
    waivers = [_waiver(words) for words in waive]
    known_rules([waiver.rule for waiver in waivers])
    registry = session.registry()

    def check(source: str) -> Checked:
        manuscript = options.manuscript(source)
        report = crosscheck(manuscript, registry, as_of=day, issuer=issuer, ignore=left_out, waivers=waivers)
        lines = rows.Lines(manuscript.text)
        if not many:
            return Checked(source, report, lines, manuscript)
        from vbqppl.crosscheck.overview import lapsed

        return Checked(source, report, lines, manuscript, lapsed=lapsed(report, registry, day or options.today()))

    return check


def _waiver(words: str) -> "Waiver":
    from vbqppl.crosscheck import Waiver
    from vbqppl.text import nfc

    match = _WAIVER.fullmatch(nfc(words).strip())
    if match is None:
        raise UsageError("error.waiver", words=words)
    return Waiver(match[1].upper(), match[2], match[3])


def _tried(check: _Check, source: str, *, many: bool) -> Checked:
    """Check one source; of several, one that cannot be read does not keep the others from it."""
    try:
        return check(source)
    except VbqpplError as error:
        if not many:
            raise
        return Checked(source, error=error)


def _written(checked: Sequence[Checked], session: "Session", form: Format, *, hints: bool, many: bool) -> bytes:
    """Return the answer in its format."""
    from vbqppl.cli import checked_book, checked_text

    if form in (Format.DOCX, Format.HTML):
        return _for_drafter(checked[0], session, form)
    if form is Format.XLSX:
        return checked_book.workbook(checked, session.talk, hints=hints, many=many)
    if form is Format.MARKDOWN:
        return checked_text.markdown(checked, session.talk, hints=hints, many=many).encode("utf-8", "backslashreplace")
    if form is Format.TEXT:
        pages = [checked_text.page(each, session.talk, hints=hints) for each in checked if each.report is not None]
        text = "\n".join([*pages, checked_text.table_over(checked, session.talk)] if many else pages)
        return text.encode("utf-8", "backslashreplace")
    if form in (Format.CSV, Format.TSV):
        table = [row for each in checked for row in rows.rows(each, session.talk, hints=hints)]
        return output.render(output.Answer(None, table, rows.columns(rows.ROW_KEYS, session.talk)), form)
    items = [each.as_json(session.talk.lang) for each in checked]
    return output.render(output.Answer(items if many else items[0], lines=items), form)


def _for_drafter(checked: Checked, session: "Session", form: Format) -> bytes:
    """Return the drafter's own copy: the Word file with comments, or a page with the findings beside the text."""
    manuscript, report = _whole(checked)
    lang = session.talk.lang
    if form is Format.HTML:
        from vbqppl.crosscheck.page import html_page

        return html_page(manuscript, report, lang=lang).encode("utf-8", "backslashreplace")
    from vbqppl.crosscheck.commenting import commented_docx
    from vbqppl.readers.model import SourceKind

    if checked.source == "-" or manuscript.kind is not SourceKind.DOCX:
        raise UsageError("error.comments_need_docx", path=checked.source)
    return commented_docx(options.known_path(checked.source).read_bytes(), manuscript, report, lang=lang)


def _whole(checked: Checked) -> "tuple[Manuscript, Report]":
    assert checked.manuscript is not None  # noqa: S101 - a single source that was not read has raised
    assert checked.report is not None  # noqa: S101
    return checked.manuscript, checked.report


def _say(reports: "Sequence[Report]", session: "Session", path: "Path | None") -> None:
    """Say on stderr what a file does not show by itself: the counts, and that nothing was found to check."""
    if path is not None:
        summary = [report.summary for report in reports]
        counts = session.t(
            "crosscheck.found",
            problems=sum(each.problems for each in summary),
            errors=sum(each.errors for each in summary),
            warnings=sum(each.warnings for each in summary),
            hints=sum(each.hints for each in summary),
        )
        session.talk.note("crosscheck.written", path=path, counts=counts)
    if all(not report.coverage.mentions for report in reports):
        session.talk.warn("crosscheck.no_citations")
