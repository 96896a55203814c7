"""The registry: documents, events, texts and their journal; the only writer of data."""

from vbqppl.registry.batch import Batch
from vbqppl.registry.errors import (
    AlreadyUndoneError,
    BatchNotFoundError,
    NotARegistryError,
    RegistryBusyError,
    RegistryCorruptError,
    RegistryError,
    RegistryMissingError,
    RegistryNewerError,
    RegistryReadOnlyError,
    UndoConflictError,
    UnknownDocumentError,
)
from vbqppl.registry.home import find_home
from vbqppl.registry.journal import BatchInfo, Change
from vbqppl.registry.registry import Counts, Registry
from vbqppl.registry.rows import Decision, Source

__all__ = [
    "AlreadyUndoneError",
    "Batch",
    "BatchInfo",
    "BatchNotFoundError",
    "Change",
    "Counts",
    "Decision",
    "NotARegistryError",
    "Registry",
    "RegistryBusyError",
    "RegistryCorruptError",
    "RegistryError",
    "RegistryMissingError",
    "RegistryNewerError",
    "RegistryReadOnlyError",
    "Source",
    "UndoConflictError",
    "UnknownDocumentError",
    "find_home",
]
