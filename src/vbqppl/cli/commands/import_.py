"""`vbqppl import`: documents, events and relations from collections; all or nothing per file."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vbqppl.cli import options, output
from vbqppl.cli.talk import ExitCode, worst

if TYPE_CHECKING:
    from vbqppl.cli.app import Session
    from vbqppl.intake import ImportReport

_COLUMNS = ("file", "mapping", "read", "added", "updated", "unchanged", "rejected", "batch")
_SHOWN = 20


def command(  # noqa: PLR0913  the options of the contract
    ctx: typer.Context,
    files: Annotated[list[str], typer.Argument(metavar="FILE")],
    *,
    mapping: Annotated[Path | None, typer.Option("--map", metavar="FILE")] = None,
    dry_run: options.DryRun = False,
    as_json: options.Json = False,
    as_jsonl: options.Jsonl = False,
    as_csv: options.Csv = False,
    out: options.Output = None,
) -> int:
    """Import each file as one batch; rows that were rejected make the answer 1."""
    from vbqppl.intake import import_file

    session: Session = ctx.obj
    target = output.choose(as_json=as_json, as_jsonl=as_jsonl, as_csv=as_csv, output=out)
    registry = session.registry()
    reports = [
        import_file(registry, options.known_path(name), mapping=mapping, by=options.person(), dry_run=dry_run)
        for name in files
    ]
    output.write(answer(reports, session), target)
    for report in reports:
        if report.batch is not None:
            session.talk.note("mark.batch", batch=report.batch)
    if dry_run:
        session.talk.note("list.dry_run")
    return worst(ExitCode.NOT_GOOD if report.rejected else ExitCode.GOOD for report in reports)


def answer(reports: "list[ImportReport]", session: "Session") -> output.Answer:
    """Return the reports as one answer: an object for one file, a list for several."""
    items = [report.as_json() for report in reports]
    records = [{**item, "rejected": len(report.rejected)} for item, report in zip(items, reports, strict=True)]
    columns = [output.Column(key, session.t(f"import.col.{key}")) for key in _COLUMNS]
    text = "".join(page(report, session) for report in reports)
    return output.Answer(items[0] if len(items) == 1 else items, records, columns, text, lines=items)


def page(report: "ImportReport", session: "Session") -> str:
    """Return one report as a person reads it."""
    lines = [
        session.t(
            "import.done",
            file=report.source_file,
            read=report.read,
            added=report.added,
            updated=report.updated,
            unchanged=report.unchanged,
            rejected=len(report.rejected),
        )
    ]
    for item in report.rejected[:_SHOWN]:
        key = f"import.reason.{item.reason}"
        sentence = session.t(key) if options.has_text(key) else item.reason
        lines.append(f"  {session.t('crosscheck.line', line=item.row)}: {sentence} {item.detail}".rstrip())
    if len(report.rejected) > _SHOWN:
        lines.append("  " + session.t("talk.cap_rows", shown=_SHOWN, total=len(report.rejected)))
    lines += [
        "  " + session.t("import.conflict", row=each.row, field=each.field, ours=each.ours, theirs=each.theirs)
        for each in report.conflicts[:_SHOWN]
    ]
    return "\n".join(lines) + "\n"
