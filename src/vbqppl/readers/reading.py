"""The door: the right reader for a file, by what is in it and not by what it is called."""

import os

from vbqppl.readers.errors import (
    BinaryFileError,
    BrokenFileError,
    EncryptedFileError,
    LegacyEncodingError,
    LegacyWordError,
    ReaderError,
    UnsupportedFormatError,
)
from vbqppl.readers.model import Manuscript
from vbqppl.readers.plain import read_plain
from vbqppl.readers.source import MAX_BYTES, Source, legacy_encoding, load

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_KNOWN = {b"{\\rtf": "tệp RTF"}
# Kinds that are never a plain text, whose first bytes would have shown them.
_PROMISED = {".pdf": "tệp PDF", ".docx": "tệp DOCX", ".xlsx": "tệp XLSX"}
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")


def read(source: str | os.PathLike[str] | bytes, name: str | None = None, *, limit: int = MAX_BYTES) -> Manuscript:
    """Read a report from a path or from bytes into a Manuscript.

    `name` is what messages call it (the path by default, "-" for bytes); `limit` is a size in bytes.
    Every problem is a ReaderError that says what to do (exit code 3).
    """
    opened = load(source, name, limit=limit)
    data = opened.data
    if data.startswith(_OLE):
        raise _ole_error(opened)
    if data.startswith(b"PK\x03\x04"):
        from vbqppl.readers.docx import read_docx

        return _in_unicode(read_docx(opened))
    if b"%PDF-" in data[:1024]:
        from vbqppl.readers.pdf import read_pdf

        return _in_unicode(read_pdf(opened))
    for start, kind in _KNOWN.items():
        if data.startswith(start):
            raise UnsupportedFormatError(opened.name, kind)
    if data.startswith(_PICTURES):
        raise BinaryFileError(opened.name)
    if _looks_like_html(opened):
        from vbqppl.readers.html import read_html

        return read_html(opened)
    if promised := _PROMISED.get(opened.suffix):
        raise BrokenFileError(opened.name, f"không phải là {promised}")
    return read_plain(opened)


def _in_unicode(found: Manuscript) -> Manuscript:
    """Return a manuscript as it is; raise LegacyEncodingError for letters of an old font (".VnTime", "VNI-Times")."""
    if legacy := legacy_encoding(found.text):
        raise LegacyEncodingError(found.name, legacy)
    return found


def _ole_error(source: Source) -> ReaderError:
    """Return what an OLE container is: an encrypted new file, or an old Word or Excel file."""
    if "EncryptedPackage".encode("utf-16-le") in source.data:
        return EncryptedFileError(source.name)
    if "Workbook".encode("utf-16-le") in source.data:
        return UnsupportedFormatError(source.name, "bảng tính Excel 97–2003 (.xls)")
    return LegacyWordError(source.name)


def _looks_like_html(source: Source) -> bool:
    """Tell whether a file is HTML, by its first bytes; a Markdown file with a tag in it is not."""
    start = source.data[:2048].replace(b"\0", b"").lstrip(b"\xff\xfe\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) or (
        source.suffix in {".html", ".htm", ".xhtml", ".mht"} and start.startswith(b"<")
    )
