"""Whole collections in and out: import with mappings, export, the starter registry, stubs from citations."""

from vbqppl.intake.errors import (
    BadMappingError,
    BadRecordsError,
    IntakeError,
    MissingColumnsError,
    UnknownColumnsError,
)
from vbqppl.intake.importing import import_file
from vbqppl.intake.mapping import RowMapping, find_mapping, read_mapping, shipped_mappings
from vbqppl.intake.model import Conflict, ImportReport, Rejected
from vbqppl.intake.own_format import Chosen, export, records
from vbqppl.intake.rows import kind_of
from vbqppl.intake.starter import load_starter
from vbqppl.intake.stubs import register_stubs

__all__ = [
    "BadMappingError",
    "BadRecordsError",
    "Chosen",
    "Conflict",
    "ImportReport",
    "IntakeError",
    "MissingColumnsError",
    "Rejected",
    "RowMapping",
    "UnknownColumnsError",
    "export",
    "find_mapping",
    "import_file",
    "kind_of",
    "load_starter",
    "read_mapping",
    "records",
    "register_stubs",
    "shipped_mappings",
]
