"""Zip packages from strangers: members are read with limits on their number, their size and their growth."""

import io
import zipfile
import zlib
from typing import Final

from vbqppl.readers.errors import BrokenFileError, EncryptedFileError, TooLargeError
from vbqppl.readers.source import Source
from vbqppl.readers.xml import Element, XmlProblemError, parse

MAX_MEMBERS: Final = 5_000
MAX_PART: Final = 64 * 1024 * 1024
MAX_TOTAL: Final = 160 * 1024 * 1024
_ENCRYPTED: Final = 0x1


class Package:
    """An open zip package; parts are read one by one, never to disk."""

    def __init__(self, source: Source) -> None:
        self._name = source.name
        self._read = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(source.data))
        except (zipfile.BadZipFile, ValueError, OSError) as error:
            raise BrokenFileError(source.name, "ZIP") from error
        members = self._zip.infolist()
        if len(members) > MAX_MEMBERS:
            raise TooLargeError(source.name, "số thành phần", MAX_MEMBERS)
        self._members = {member.filename.lstrip("/"): member for member in members}

    def __contains__(self, part: str) -> bool:
        return part in self._members

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of the parts."""
        return tuple(self._members)

    def data(self, part: str) -> bytes:
        """Return one part, unpacked.

        Raises EncryptedFileError, TooLargeError (whatever size the package claims), BrokenFileError.
        """
        member = self._members.get(part)
        if member is None:
            raise BrokenFileError(self._name, f"thiếu {part}")
        if member.flag_bits & _ENCRYPTED:
            raise EncryptedFileError(self._name)
        allowed = min(MAX_PART, MAX_TOTAL - self._read)
        try:
            with self._zip.open(member) as file:
                data = file.read(allowed + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
            raise BrokenFileError(self._name, part) from error
        self._read += len(data)
        if len(data) > allowed:
            raise TooLargeError(self._name, "byte sau khi giải nén", allowed)
        return data

    def xml(self, part: str) -> Element:
        """Return the root of one XML part; raises as `data` does."""
        try:
            root = parse(self.data(part))
        except XmlProblemError as error:
            raise BrokenFileError(self._name, part) from error  # what the library says is English
        if not root.children:
            raise BrokenFileError(self._name, part)
        return root.children[0]
