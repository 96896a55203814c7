"""Importing a file: all or nothing, the same file again changes nothing."""

import datetime as dt
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from vbqppl.intake.documents import DocumentWriter, Progress
from vbqppl.intake.errors import DoubledColumnsError
from vbqppl.intake.events import EventWriter, RelationWriter
from vbqppl.intake.mapping import RowMapping, check_columns, find_mapping, read_mapping, telling
from vbqppl.intake.model import ImportReport
from vbqppl.intake.own_reading import OwnFormatReader
from vbqppl.intake.read import RowReader
from vbqppl.intake.rows import Table, file_digest, open_table
from vbqppl.registry import Batch, Registry

OWN_FORMAT = "export"


class _DryRun(Exception):  # noqa: N818 - no error: it leaves the transaction without keeping it
    """Ends a trial: the batch is rolled back."""


def import_file(  # noqa: PLR0913 - the options of one command
    registry: Registry,
    path: Path,
    *,
    by: str,
    mapping: Path | RowMapping | None = None,
    dry_run: bool = False,
    kind: str | None = None,
    progress: Progress | None = None,
) -> ImportReport:
    """Import a collection and return what was done; `dry_run` does everything and keeps nothing.

    `mapping` is a mapping file; without it the columns choose one of those that ship. `kind` is the suffix of a
    file whose name has none. `progress` is called with the number of rows read. Raises the errors of `readers`
    and `intake`, RegistryBusyError.
    """
    report = ImportReport(source_file=path.name, dry_run=dry_run)
    digest = file_digest(path)
    with (
        suppress(_DryRun),
        open_table(path, kind) as table,
        registry.batch("import", by, source_file=path.name, sha256=digest) as batch,
    ):
        chosen = _choose(mapping, path, table)
        _Import(registry, batch, report).run(table, chosen, progress)
        _keep(batch, report)
    return report


def _keep(batch: Batch, report: ImportReport) -> None:
    """Note the batch that will hold the changes; a trial ends here and leaves nothing."""
    if report.dry_run:
        raise _DryRun
    report.batch = batch.id if batch.changed else None


def _choose(mapping: Path | RowMapping | None, path: Path, table: Table) -> RowMapping:
    if mapping is None:
        return find_mapping(path.name, table.columns)
    chosen = read_mapping(mapping) if isinstance(mapping, Path) else mapping
    check_columns(chosen, path.name, table.columns)
    return chosen


@dataclass(frozen=True, slots=True)
class _Import:
    """One file on its way into a batch."""

    registry: Registry
    batch: Batch
    report: ImportReport

    def run(self, table: Table, mapping: RowMapping, progress: Progress | None) -> None:
        """Read every row by the mapping."""
        self.report.mapping = mapping.name
        own = mapping.name == OWN_FORMAT
        if twice := sorted(each for each in table.doubled if own or each in mapping.used):
            raise DoubledColumnsError(self.report.source_file, table.printed(twice))
        if not own:
            unread = mapping.unread(table.columns)
            self.report.unread = table.printed(unread)
            self.report.telling = table.printed(telling(unread))
        if own:
            OwnFormatReader(self.registry, self.batch, self.report).read(table.rows)
        elif mapping.table == "events":
            EventWriter(self.registry, self.batch, self.report).write(mapping, table.rows)
        elif mapping.table == "relations":
            RelationWriter(self.registry, self.batch, self.report).write(mapping, table.rows)
        else:
            today = dt.datetime.now(dt.UTC).date()
            reader = RowReader(mapping, today, passed_over=bool(self.report.telling))
            writer = DocumentWriter(self.registry, self.batch, self.report)
            writer.write((reader.read(number, row) for number, row in table.rows), progress)


def import_into(registry: Registry, batch: Batch, path: Path, report: ImportReport) -> None:
    """Import one more file into a batch that is open."""
    with open_table(path) as table:
        _Import(registry, batch, report).run(table, find_mapping(path.name, table.columns), None)
