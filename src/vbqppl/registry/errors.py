"""What can be wrong with a registry, each with its exit code and its advice."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

from vbqppl.text.errors import VbqpplError


class RegistryError(VbqpplError):
    """A registry cannot be opened, read or written."""


class RegistryMissingError(RegistryError):
    """There is no registry at that place."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Không có sổ tại {path}. Tạo sổ mới bằng “vbqppl init”, hoặc chỉ ra nơi khác bằng --home.",
            f"There is no registry at {path}. Make one with “vbqppl init”, or name another place with --home.",
        )


class NotARegistryError(RegistryError):
    """The file is there and is something else."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Tệp {path} không phải là sổ của vbqppl. Kiểm tra lại --home.",
            f"The file {path} is not a vbqppl registry. Check --home.",
        )


class RegistryCorruptError(RegistryError):
    """The file is a registry and is damaged."""

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(
            f"Sổ {path} bị hỏng ({detail}). Đừng ghi tiếp vào tệp này; khôi phục từ bản sao lưu.",
            f"The registry {path} is damaged ({detail}). Write no more to the file; restore a backup.",
        )


class RegistryDeniedError(RegistryError):
    """The file is there and may not be opened."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Không mở được sổ {path}: không có quyền đọc tệp hoặc thư mục chứa tệp. "
            "Kiểm tra quyền truy cập, hoặc chỉ ra nơi khác bằng --home.",
            f"The registry {path} cannot be opened: no permission to read the file or its folder. "
            "Check the permissions, or name another place with --home.",
        )


class RegistryNewerError(RegistryError):
    """The registry was written by a newer version of the program."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(
            f"Sổ {path} thuộc phiên bản cấu trúc {found}, chương trình này chỉ biết đến {known}. Hãy nâng cấp vbqppl.",
            f"The registry {path} has schema version {found}, this program knows up to {known}. Upgrade vbqppl.",
        )


class RegistryBusyError(RegistryError):
    """Another process is writing."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Một tiến trình khác đang ghi vào sổ {path}. Đợi tiến trình đó xong rồi chạy lại.",
            f"Another process is writing to the registry {path}. Wait until it is done and run again.",
        )


class RegistryReadOnlyError(RegistryError):
    """The registry cannot be written."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Không ghi được vào sổ {path}. Kiểm tra quyền ghi và dung lượng đĩa.",
            f"The registry {path} cannot be written. Check its permissions and the space on the disk.",
        )


class UnsupportedDatabaseError(RegistryError):
    """VBQPPL_DATABASE_URL names a kind of database that this version cannot use."""

    def __init__(self, scheme: str) -> None:
        super().__init__(
            f"VBQPPL_DATABASE_URL: chưa dùng được cơ sở dữ liệu loại {scheme!r}. Bỏ biến này để dùng SQLite.",
            f"VBQPPL_DATABASE_URL: databases of the kind {scheme!r} cannot be used. Unset it to use SQLite.",
        )


class BatchNotFoundError(RegistryError):
    """The journal has no such batch."""

    code: ClassVar[int] = 1

    def __init__(self, batch: int) -> None:
        super().__init__(
            f"Không có lượt thay đổi số {batch}. Xem danh sách bằng “vbqppl history”.",
            f"There is no batch {batch}. List them with “vbqppl history”.",
        )


class AlreadyUndoneError(RegistryError):
    """The batch has been undone before."""

    code: ClassVar[int] = 1

    def __init__(self, batch: int, undone_by: int) -> None:
        super().__init__(
            f"Lượt {batch} đã được hoàn tác bởi lượt {undone_by}. Để lấy lại, hoàn tác lượt {undone_by}.",
            f"Batch {batch} was undone by batch {undone_by}. To have it back, undo batch {undone_by}.",
        )


class UndoConflictError(RegistryError):
    """Other batches stand against the undoing; nothing was changed. `conflicts`: (batch, document, what)."""

    code: ClassVar[int] = 1
    why: ClassVar[tuple[str, str]] = ("các lượt sau dựa vào nó", "later batches rest on it")

    def __init__(self, batch: int, conflicts: tuple[tuple[int, int, str], ...]) -> None:
        self.conflicts = conflicts
        others = sorted({other for other, _, _ in conflicts})
        listed = ", ".join(map(str, others[:10])) + (", …" if len(others) > 10 else "")  # noqa: PLR2004 - enough
        vi, en = self.why
        super().__init__(
            f"Không hoàn tác được lượt {batch}: {vi} (lượt {listed}). Hoàn tác các lượt ấy trước.",
            f"Batch {batch} cannot be undone: {en} (batch {listed}). Undo those first.",
        )


class RecordedAgainError(UndoConflictError):
    """What would count again was recorded anew in the meantime, and would count twice."""

    why: ClassVar[tuple[str, str]] = (
        "điều được lấy lại đã được ghi mới sau đó và sẽ có hai lần",
        "what it would bring back was recorded anew and would count twice",
    )


class GroundWithdrawnError(UndoConflictError):
    """What would count again rests on documents that were taken back in the meantime."""

    why: ClassVar[tuple[str, str]] = (
        "điều được lấy lại dựa vào văn bản đã bị rút khỏi sổ",
        "what it would bring back rests on documents that were taken back",
    )


class UnknownDocumentError(RegistryError):
    """The registry holds no document of that id."""

    code: ClassVar[int] = 1

    def __init__(self, document_id: int) -> None:
        super().__init__(
            f"Sổ không có văn bản số {document_id}.",
            f"The registry holds no document {document_id}.",
        )


def translate(error: sqlite3.Error, path: Path) -> RegistryError:
    """Return the error that a user sees for what SQLite says of the registry at `path`."""
    text = str(error)
    if "locked" in text or "busy" in text:
        return RegistryBusyError(path)
    if "not a database" in text:
        return NotARegistryError(path)
    if "readonly" in text or "disk is full" in text:
        return RegistryReadOnlyError(path)
    if "unable to open" in text or "authorized" in text:
        return RegistryDeniedError(path) if path.exists() else RegistryMissingError(path)
    return RegistryCorruptError(path, text)


def explain(error: Exception, connection: sqlite3.Connection, path: Path) -> RegistryError | None:
    """Return what a defect met while reading a registry really is; None where the registry is whole.

    A damaged file shows itself as an error of SQLite, or as values that no registry holds.
    """
    if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, _DEFECTS):
        return translate(error, path)
    try:
        found = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    except sqlite3.DatabaseError as damage:
        return translate(damage, path)
    return None if found == "ok" else RegistryCorruptError(path, found)


# What SQLite says of a program that asks in a wrong way, not of the file.
_DEFECTS = (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError)


@contextmanager
def guard(path: Path) -> Iterator[None]:
    """Turn what SQLite reports inside the block into the error that a user sees."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if isinstance(error, _DEFECTS):
            raise
        raise translate(error, path) from error
