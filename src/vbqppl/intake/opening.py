"""Opening a file of records: unpacked, its letters, with limits on what a stranger's file may grow to."""

import csv
import gzip
import io
import unicodedata
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from vbqppl.intake.errors import BadRecordsError, BrokenPackError, Damage, Fault
from vbqppl.readers.errors import (
    BinaryFileError,
    FolderGivenError,
    LegacyEncodingError,
    MissingFileError,
    TooLargeError,
    UnreadableFileError,
    WrongEncodingError,
)
from vbqppl.readers.source import legacy_encoding

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MAX_LINE: Final = 32 * 1024 * 1024  # letters: room for the text of a document in the project's own format
MAX_WHOLE: Final = 64 * 1024 * 1024  # bytes of a format that is read as a whole: JSON, XLSX
MAX_UNPACKED: Final = 4 * 1024 * 1024 * 1024
_GROWTH: Final = 200  # times; a real register grows to a tenth of that
_HARMLESS: Final = 64 * 1024 * 1024  # … and below this nobody is hurt
_SAMPLE: Final = 1 << 20
_BOM16: Final = (b"\xff\xfe", b"\xfe\xff")
_WINDOWS: Final = "cp1258"
_SIGNS: Final = frozenset("–—“”‘’…°§«»×·\u00a0±½€₫\ufeff")
_TONES: Final = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_LETTERS: Final = frozenset(
    unicodedata.normalize("NFC", letter + tone)
    for vowel in "aăâeêioôơuưy"
    for letter in (vowel, vowel.upper())
    for tone in _TONES
) | frozenset("đĐ")
_ENOUGH: Final = 3


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turn what the system and the formats say into what a user can act on."""
    name = path.name
    try:
        yield
    except FileNotFoundError:
        raise MissingFileError(name) from None
    except IsADirectoryError:
        raise FolderGivenError(name) from None
    except UnicodeDecodeError as error:
        raise WrongEncodingError(name, error.start) from None
    except EOFError as error:
        raise BrokenPackError(name, Damage.CUT_OFF) from error
    except gzip.BadGzipFile as error:
        what = Damage.NOT_GZIP if "gzipped file" in str(error) else Damage.CHECKSUM
        raise BrokenPackError(name, what) from error
    except zlib.error as error:
        raise BrokenPackError(name, Damage.CHECKSUM) from error
    except PermissionError:
        raise UnreadableFileError(name, "EACCES") from None
    except OSError as error:
        raise UnreadableFileError(name, error.strerror or str(error)) from error
    except csv.Error as error:
        if "field larger" in str(error):
            raise TooLargeError(name, "ký tự trong một ô", csv.field_size_limit()) from error
        raise BadRecordsError(name, Fault.QUOTES) from error


class _Counted(io.RawIOBase):
    """An unpacked stream that stops where it has grown beyond all measure."""

    def __init__(self, stream: gzip.GzipFile, name: str, packed: int) -> None:
        super().__init__()
        self._stream = stream
        self._name = name
        self._limit = min(MAX_UNPACKED, max(_HARMLESS, packed * _GROWTH))
        self._read = 0

    def readable(self) -> bool:
        """Return True: it is there to be read."""
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        """Read into a buffer. Raises TooLargeError."""
        view = memoryview(buffer)
        data = self._stream.read(len(view))
        view[: len(data)] = data
        self._read += len(data)
        if self._read > self._limit:
            raise TooLargeError(self._name, "byte sau khi giải nén", self._limit)
        return len(data)

    def close(self) -> None:
        """Close what is read."""
        self._stream.close()
        super().close()


def open_bytes(path: Path, *, packed: bool) -> IO[bytes]:
    """Return the bytes of a file as a stream, unpacked."""
    if not packed:
        return path.open("rb")
    counted = _Counted(gzip.GzipFile(path), path.name, path.stat().st_size)
    return io.BufferedReader(counted, 1 << 18)


def whole(path: Path, *, packed: bool) -> bytes:
    """Return all bytes of a file that must be read as a whole. Raises TooLargeError."""
    with open_bytes(path, packed=packed) as stream:
        data = stream.read(MAX_WHOLE + 1)
    if len(data) > MAX_WHOLE:
        raise TooLargeError(path.name, "byte", MAX_WHOLE)
    return data


@contextmanager
def open_text(path: Path, *, packed: bool) -> Iterator[IO[str]]:
    """Open a plain file as text: UTF-8, UTF-16 with its mark ("Unicode text" of Excel), Windows-1258.

    Raises WrongEncodingError, LegacyEncodingError (TCVN3, VNI), BinaryFileError, TooLargeError.
    """
    with open_bytes(path, packed=packed) as stream:
        encoding = _encoding(path.name, stream.read(_SAMPLE))
    if encoding == _WINDOWS:
        letters = whole(path, packed=packed).decode(_WINDOWS)
        yield io.StringIO(unicodedata.normalize("NFC", letters), newline="")
        return
    with open_bytes(path, packed=packed) as stream, io.TextIOWrapper(stream, encoding=encoding, newline="") as text:
        yield text


def _encoding(name: str, sample: bytes) -> str:
    if sample[:2] in _BOM16:
        return "utf-16"
    try:
        sample.decode("utf-8")
    except UnicodeDecodeError as error:
        if len(sample) == _SAMPLE and error.start > _SAMPLE - 4:  # a letter that the sample cuts in two
            return "utf-8-sig"
        if b"\0" in sample:
            raise BinaryFileError(name) from None
        if is_windows_1258(sample):
            return _WINDOWS
        if legacy := legacy_encoding(sample.decode("latin-1")):
            raise LegacyEncodingError(name, legacy) from None
        raise WrongEncodingError(name, error.start) from None
    return "utf-8-sig"


def is_windows_1258(data: bytes) -> bool:
    """Tell whether bytes are Vietnamese as Windows wrote it before Unicode: each vowel, then its tone.

    The older TCVN3 and VNI give signs and letters there that Vietnamese does not have.
    """
    try:
        letters = unicodedata.normalize("NFC", data.decode(_WINDOWS))
    except UnicodeDecodeError:
        return False
    found = [letter for letter in letters if letter > "\x7f" and letter not in _SIGNS]
    return len(found) >= _ENOUGH and _LETTERS.issuperset(found)


def lines(text: IO[str], name: str) -> Iterator[str]:
    """Yield the lines of a text. Raises TooLargeError for one that no record has."""
    while line := text.readline(MAX_LINE):
        if len(line) == MAX_LINE:
            raise TooLargeError(name, "ký tự trên một dòng", MAX_LINE)
        yield line
