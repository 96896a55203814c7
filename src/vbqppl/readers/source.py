"""Opening: bytes from a path or from a caller, their kind by content, their letters."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

from vbqppl.readers.errors import (
    BinaryFileError,
    EmptyFileError,
    FolderGivenError,
    LegacyEncodingError,
    MissingFileError,
    TooLargeError,
    UnreadableFileError,
    WrongEncodingError,
)

MAX_BYTES = 64 * 1024 * 1024
_UTF16 = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# Letters that only Vietnamese in Unicode has; a text with many of them is no legacy text.
_UNICODE_VIETNAMESE = re.compile("[\u1ea0-\u1ef9ăĂđĐơƠưƯ]|[aAeEiIoOuUyYâÂêÊôÔ][\u0300-\u0309\u0323]")
# TCVN3 (ABC) read as Latin-1: signs stand in the middle of words: "thµnh phè", "Uû ban nh©n d©n".
_TCVN3 = re.compile(
    "[A-Za-z][¸µ¶·¹¨¾»¼½Æ©Ç®ªÌÎÏÑÖ×ØÜÞ«¬\u00ad±²³´¤¥¦§ø÷þßæÐ](?=[a-zA-Z\\s,.;])|[®§][a-zµ¸¶·¹©ª«¬\u00ad]"
)
# VNI read as Latin-1: the vowel and then a sign for its marks: "thaønh phoá", "nhaân daân".
_VNI = re.compile(
    "[aA][âøùûõïåãäêéèúüëÂØÙÛÕÏÅÃÄÊ]|[eE][âøùûõïáàåãäÂØÙÛÕÏ]|[oO][âøùûõïåÂØÙÛÕÏ]|[öÖ][ôùøûõïÔ]|[uU][ùøûõïÙØÛÕÏ](?=[a-z\\s])"
)
_LOOKED_AT = 20_000  # letters
_ENOUGH = 12  # signs before a text is suspected; a stray one is a typing error or a foreign name
_RATIO = 3  # … and this many times as many as there are Vietnamese letters in Unicode


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of a file and the name that messages use."""

    name: str
    data: bytes

    @property
    def suffix(self) -> str:
        """The suffix of the name in lower case, with its dot."""
        return Path(self.name).suffix.lower()


def load(source: str | os.PathLike[str] | bytes, name: str | None = None, *, limit: int = MAX_BYTES) -> Source:
    """Return the bytes of a file, or the bytes given.

    Raises MissingFileError, FolderGivenError, UnreadableFileError, TooLargeError, EmptyFileError.
    """
    if isinstance(source, bytes):
        found = Source(name or "-", source)
    else:
        found = Source(name or str(source), _read_bytes(Path(source), name or str(source), limit))
    if len(found.data) > limit:
        raise TooLargeError(found.name, "byte", limit)
    if not found.data.strip():
        raise EmptyFileError(found.name)
    return found


def _read_bytes(path: Path, name: str, limit: int) -> bytes:
    try:
        if path.is_dir():
            raise FolderGivenError(name)
        with path.open("rb") as file:
            return file.read(limit + 1)
    except FileNotFoundError:
        raise MissingFileError(name) from None
    except (OSError, ValueError) as error:
        raise UnreadableFileError(name, getattr(error, "strerror", None) or str(error)) from error


def decode(source: Source) -> str:
    """Return the text of a plain file: UTF-8, with or without its mark, or UTF-16 with its mark.

    Nothing is changed in it; the mark (BOM) does not count. Raises BinaryFileError, WrongEncodingError,
    LegacyEncodingError, EmptyFileError.
    """
    text = _decode_bytes(source)
    if _CONTROL.search(text):
        raise BinaryFileError(source.name)
    if not text.strip():
        raise EmptyFileError(source.name)
    if legacy := legacy_encoding(text):
        raise LegacyEncodingError(source.name, legacy)
    return text


def _decode_bytes(source: Source) -> str:
    data = source.data
    try:
        return data.decode(_UTF16.get(data[:2], "utf-8-sig"))
    except UnicodeDecodeError as error:
        if _CONTROL.search(data[:4096].decode("latin-1")):
            raise BinaryFileError(source.name) from None
        if legacy := legacy_encoding(data.decode("latin-1")):
            raise LegacyEncodingError(source.name, legacy) from None
        raise WrongEncodingError(source.name, error.start) from None


def legacy_encoding(text: str) -> str | None:
    """Return "TCVN3" or "VNI" where the letters look like that encoding shown as Latin-1, else None.

    The beginning of a text tells it.
    """
    seen = text[:_LOOKED_AT]
    counts = {"TCVN3": len(_TCVN3.findall(seen)), "VNI": len(_VNI.findall(seen))}
    encoding = max(counts, key=lambda name: counts[name])
    if counts[encoding] >= _ENOUGH and counts[encoding] > _RATIO * len(_UNICODE_VIETNAMESE.findall(seen)):
        return encoding
    return None
