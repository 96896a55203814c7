"""The starter registry that ships with the program."""

from vbqppl.intake.importing import import_into
from vbqppl.intake.model import ImportReport
from vbqppl.reference import data_folder
from vbqppl.registry import Registry

_FILES = ("documents.csv", "events.csv", "relations.csv")


def load_starter(registry: Registry, by: str = "vbqppl") -> ImportReport:
    """Fill a registry with the starter's documents, events and relations, as one batch; again: no change."""
    folder = data_folder("starter")
    report = ImportReport(source_file="data/starter")
    with registry.batch("starter", by, source_file="data/starter") as batch:
        for name in _FILES:
            if (folder / name).exists():
                import_into(registry, batch, folder / name, report)
        changed = batch.changed
    report.batch = batch.id if changed else None
    return report
