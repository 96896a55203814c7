"""Readers: files of any office format into one Manuscript. Everything here is untrusted input."""

from vbqppl.readers.model import Head, Manuscript, Note, NoteState, Place, SourceKind, Table
from vbqppl.readers.reading import read

__all__ = ["Head", "Manuscript", "Note", "NoteState", "Place", "SourceKind", "Table", "read"]
