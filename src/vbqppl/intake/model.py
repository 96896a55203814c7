"""What an import reads and what it reports."""

from collections import Counter
from dataclasses import dataclass, field

from vbqppl.validity.model import Document, Event


@dataclass(frozen=True, slots=True)
class Incoming:
    """One document of a source: its facts, the events that the source tells of, its id there."""

    row: int
    source: str
    source_id: str
    facts: str
    document: Document
    events: tuple[Event, ...] = ()
    url: str | None = None
    seen: str | None = None
    remarks: tuple[tuple[str, str], ...] = ()  # what is odd about it: codes, and the words they are about


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that was not imported: a code, and the words of the row that it is about."""

    row: int
    reason: str
    detail: str = ""

    def as_json(self) -> dict[str, object]:
        """Return the row with the keys of `import --json`."""
        return {"row": self.row, "reason": self.reason, "detail": self.detail}


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two sources disagree on a field of one document; what the registry held stays."""

    row: int
    document_id: int
    field: str
    ours: str
    theirs: str

    def as_json(self) -> dict[str, object]:
        """Return the conflict by name."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(slots=True)
class ImportReport:
    """What an import did, or (dry run) would do; `batch` is None where nothing changed or nothing was kept."""

    source_file: str = ""
    mapping: str = ""
    read: int = 0
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    events: int = 0
    relations: int = 0
    rejected: list[Rejected] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    conflicts: list[Conflict] = field(default_factory=list)
    warnings: list[Rejected] = field(default_factory=list)  # rows that were imported and are odd
    unread: tuple[str, ...] = ()  # columns that the mapping does not read
    telling: tuple[str, ...] = ()  # … those among them that speak of force
    batch: int | None = None
    dry_run: bool = False

    def as_json(self) -> dict[str, object]:
        """Return the report with the keys of `import --json`."""
        return {
            "file": self.source_file,
            "mapping": self.mapping,
            "read": self.read,
            "added": self.added,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "events": self.events,
            "relations": self.relations,
            "rejected": [each.as_json() for each in self.rejected],
            "left_out": dict(self.left_out),
            "conflicts": [each.as_json() for each in self.conflicts],
            "warnings": [each.as_json() for each in self.warnings],
            "unread_columns": list(self.unread),
            "batch": self.batch,
            "dry_run": self.dry_run,
        }
