"""`vbqppl import`: documents, events and relations from collections; all or nothing per file."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from vbqppl.cli import options, output, present
from vbqppl.cli.layout import clip, number
from vbqppl.cli.talk import ExitCode, UsageError, worst
from vbqppl.intake import import_file, kind_of

if TYPE_CHECKING:
    from vbqppl.cli.app import Session
    from vbqppl.intake import ImportReport, Rejected

_COLUMNS = (
    "file", "mapping", "read", "added", "updated", "unchanged", "left_out", "rejected", "warnings", "conflicts", "batch"
)  # fmt: skip
_COUNTED = ("rejected", "warnings", "conflicts")
_SHOWN = 5
_WORDS = 80
_UNREAD = 200


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
    session: Session = ctx.obj
    target = output.choose(as_json=as_json, as_jsonl=as_jsonl, as_csv=as_csv, output=out)
    if files.count("-") > 1:
        raise UsageError("error.stdin_twice")
    registry = session.registry()
    reports: list[ImportReport] = []
    try:
        for name in files:
            with _file(name) as (path, kind), session.talk.counter("progress.import") as count:
                reports.append(
                    import_file(
                        registry,
                        path,
                        mapping=mapping,
                        by=options.person(),
                        dry_run=dry_run,
                        kind=kind,
                        progress=count,
                    )
                )
    finally:  # what was written before a file that cannot be read stays, and is said
        if reports:
            output.write(answer(reports, session), target)
        for report in reports:
            if report.batch is not None:
                session.talk.note("mark.batch", batch=report.batch)
    if dry_run:
        session.talk.note("list.dry_run")
    return worst(ExitCode.NOT_GOOD if report.rejected else ExitCode.GOOD for report in reports)


@contextmanager
def _file(name: str) -> Iterator[tuple[Path, str | None]]:
    """Yield the path of an argument; standard input is kept in a file for as long as it is read."""
    if name != "-":
        yield options.known_path(name), None
        return
    data = options.stdin_bytes()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "-"
        path.write_bytes(data)
        yield path, kind_of(data)


def answer(reports: "list[ImportReport]", session: "Session") -> output.Answer:
    """Return the reports as one answer: an object for one file, a list for several."""
    items = [report.as_json() for report in reports]
    records = [
        {**item, "left_out": report.left_out.total(), **{name: len(getattr(report, name)) for name in _COUNTED}}
        for item, report in zip(items, reports, strict=True)
    ]
    columns = [output.Column(key, session.t(f"import.col.{key}")) for key in _COLUMNS]
    text = "".join(page(report, session) for report in reports)
    return output.Answer(items[0] if len(items) == 1 else items, records, columns, text, lines=items)


def page(report: "ImportReport", session: "Session") -> str:
    """Return one report as a person reads it."""
    lines = [
        session.t(
            "import.done",
            file=session.t("talk.stdin") if report.source_file == "-" else report.source_file,
            read=number(report.read),
            added=number(report.added),
            updated=number(report.updated),
            unchanged=number(report.unchanged),
            rejected=number(len(report.rejected)),
        )
    ]
    if report.left_out:
        parts = [f"{_reason(code, session)} {number(count)}" for code, count in sorted(report.left_out.items())]
        lines.append("  " + session.t("import.left_out", count=number(report.left_out.total()), parts="; ".join(parts)))
    if report.telling:
        lines.append("  " + session.t("import.telling", columns=", ".join(report.telling)))
    if rest := [each for each in report.unread if each not in report.telling]:
        lines.append("  " + session.t("import.unread", columns=clip(", ".join(rest), _UNREAD)))
    lines += _grouped(report.rejected, "import.rejected", session)
    lines += _grouped(report.warnings, "import.warnings", session)
    lines += _conflicts(report, session)
    return "\n".join(lines) + "\n"


def _reason(code: str, session: "Session") -> str:
    key = f"import.reason.{code}"
    return session.t(key) if options.has_text(key) else code


def _grouped(rows: "list[Rejected]", heading: str, session: "Session") -> list[str]:
    """Return the rows by reason, the most frequent first, each with its first rows."""
    if not rows:
        return []
    groups: dict[str, list[Rejected]] = {}
    for row in rows:
        groups.setdefault(row.reason, []).append(row)
    lines = ["  " + session.t(heading, count=number(len(rows)))]
    for code, group in sorted(groups.items(), key=lambda each: -len(each[1])):
        lines.append(f"    {_reason(code, session)}: {number(len(group))}")
        lines += [
            f"      {session.t('crosscheck.line', line=row.row)}" + (f": {row.detail}" if row.detail else "")
            for row in group[:_SHOWN]
        ]
        if len(group) > _SHOWN:
            lines.append("      " + session.t("import.more", count=number(len(group) - _SHOWN)))
    return lines


def _conflicts(report: "ImportReport", session: "Session") -> list[str]:
    """Return what the source says otherwise than the registry, which keeps what it has."""
    if not report.conflicts:
        return []
    lines = ["  " + session.t("import.conflicts", count=number(len(report.conflicts)))]
    for each in report.conflicts[:_SHOWN]:
        field = present.field_label(each.field, session.talk)
        ours, theirs = (clip(_day(words, session), _WORDS) for words in (each.ours, each.theirs))
        lines.append("    " + session.t("import.conflict", row=each.row, field=field, ours=ours, theirs=theirs))
    if len(report.conflicts) > _SHOWN:
        lines.append("    " + session.t("import.more_conflicts", count=number(len(report.conflicts) - _SHOWN)))
    return lines


def _day(words: str, session: "Session") -> str:
    """Return a day as people write it, other words as they are."""
    return present.fact_text(options.iso_day(words) or words, session.talk)
