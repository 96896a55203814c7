"""Where the whoosh index lives, and how it is swapped: generations in a private folder, one of them current.

    index/whoosh/            private to its owner: opening an index unpickles it
        CURRENT              the name of the current generation; replaced in one step
        g000001/             a whoosh index, with
            stamp.json       what it holds: the journal's last batch, the sizes of its files

A rebuild makes a new generation beside the old one and then points CURRENT at it, so that a process that is killed at
any moment leaves the old index or the new one. Whoosh never calls fsync, and opens a damaged segment without complaint:
the stamp and the checksums of posting lists are what tells.
"""

import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

from vbqppl.search.engine import SCHEMA_VERSION, IndexState, IndexUnusableError
from vbqppl.search.errors import IndexBusyError, IndexFolderError

FOLDER = "whoosh"
CURRENT = "CURRENT"
STAMP = "stamp.json"
_GENERATION = re.compile(r"g\d{6,}$")
_OURS = 0o700
_OTHERS = 0o077


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a generation holds; `batch` and `batch_hash` name the last batch of the journal that is in it."""

    batch: int
    batch_hash: str
    files: dict[str, tuple[int, int]]  # name → (size, checksum; 0 where it is not checked on opening)
    version: int = SCHEMA_VERSION

    def to_json(self) -> str:
        """Return the stamp as it is written."""
        return json.dumps({name: getattr(self, name) for name in self.__slots__}, indent=1)

    @classmethod
    def from_json(cls, text: str) -> "Stamp":
        """Read a stamp; raise IndexUnusableError for anything that is none, or one of another version."""
        try:
            found = json.loads(text)
            version = int(found["version"])
            files = {str(name): (int(size), int(check)) for name, (size, check) in found["files"].items()}
            stamp = cls(
                int(found["batch"]),
                str(found["batch_hash"]),
                files,
                version,
            )
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise IndexUnusableError(IndexState.DAMAGED, f"the stamp cannot be read: {error}") from error
        if version != SCHEMA_VERSION:
            raise IndexUnusableError(IndexState.OUTDATED, f"version {version}")
        return stamp


class Store:
    """The folder of the whoosh index of one registry."""

    def __init__(self, index_folder: Path) -> None:
        self.folder = index_folder / FOLDER

    def prepare(self) -> None:
        """Make the folder, private; raise IndexFolderError where that cannot be."""
        try:
            self.folder.mkdir(mode=_OURS, parents=True, exist_ok=True)
        except OSError as error:
            raise IndexFolderError(self.folder) from error
        if not self.private:
            try:
                self.folder.chmod(_OURS)
            except OSError as error:
                raise IndexFolderError(self.folder) from error

    @property
    def private(self) -> bool:
        """Whether the folder belongs to us and nobody else may write in it or read it."""
        if os.name != "posix":
            return True  # Elsewhere the rights of a user's folder are not in its mode.
        with suppress(OSError):
            found = self.folder.stat()
            return found.st_uid == os.geteuid() and not found.st_mode & _OTHERS
        return False

    def current(self) -> Path:
        """Return the folder of the current generation; raise IndexUnusableError where there is none to trust."""
        try:
            name = (self.folder / CURRENT).read_text("ascii").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise IndexUnusableError(IndexState.MISSING, "no index has been built") from error
        if not self.private:
            raise IndexUnusableError(IndexState.FOREIGN, "others could have written the folder of the index")
        folder = self.folder / name
        if not _GENERATION.match(name) or not folder.is_dir():
            raise IndexUnusableError(IndexState.MISSING, "the current index is not there")
        return folder

    def stamp(self, folder: Path) -> Stamp:
        """Return the stamp of a generation, after its files were compared with it."""
        try:
            stamp = Stamp.from_json((folder / STAMP).read_text("utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise IndexUnusableError(IndexState.DAMAGED, "the stamp is missing") from error
        for name, (size, check) in stamp.files.items():
            path = folder / name
            with suppress(FileNotFoundError):  # Dropped by a later commit that was killed before its stamp.
                if path.stat().st_size != size or (check and crc32(path.read_bytes()) != check):
                    raise IndexUnusableError(IndexState.DAMAGED, f"{name} is not what it was")
        return stamp

    def write_stamp(self, folder: Path, stamp: Stamp) -> None:
        """Replace the stamp of a generation in one step."""
        replace(folder / STAMP, stamp.to_json())

    def files(self, folder: Path, known: dict[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
        """Return the sizes of the segments' files; those of terms with a checksum, which is taken over where known."""
        found: dict[str, tuple[int, int]] = {}
        for path in sorted(folder.iterdir()):
            if path.suffix not in {".trm", ".pst", ".col"}:
                continue
            size = path.stat().st_size
            check = known.get(path.name, (0, 0))[1]
            if not check and path.suffix == ".trm":
                check = crc32(path.read_bytes())
            found[path.name] = (size, check)
        return found

    def begin(self) -> Path:
        """Make the folder of the next generation."""
        numbers = [int(path.name[1:]) for path in self.folder.iterdir() if _GENERATION.match(path.name)]
        folder = self.folder / f"g{max(numbers, default=0) + 1:06d}"
        folder.mkdir(mode=_OURS)
        return folder

    def make_current(self, folder: Path) -> None:
        """Put a finished generation in the place of the current one, on the disk first; drop the others."""
        for path in folder.iterdir():
            sync(path)
        replace(self.folder / CURRENT, folder.name)
        sync(self.folder)
        for path in self.folder.iterdir():
            if path != folder and _GENERATION.match(path.name):
                shutil.rmtree(path, ignore_errors=True)

    @contextmanager
    def writing(self, timeout: float) -> Iterator[None]:
        """Hold the lock of the one writer; raise IndexBusyError where another keeps it for `timeout` seconds."""
        from whoosh.util.filelock import LockBase, try_for

        lock = _lock(self.folder / "LOCK")
        if not try_for(lock.acquire, timeout=timeout, delay=0.05):
            raise IndexBusyError(self.folder)
        try:
            yield
        finally:
            assert isinstance(lock, LockBase)  # noqa: S101 - for the reader: whoosh's lock dies with the process
            lock.release()


def _lock(path: Path) -> Any:
    from whoosh.util.filelock import FileLock

    return FileLock(str(path))


def replace(path: Path, text: str) -> None:
    """Write a small file in one step: whoever reads it sees the old text or the new one."""
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    with beside.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def sync(path: Path) -> None:
    """Have the disk hold what was written to a file or folder, where the system can say so."""
    with suppress(OSError):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
