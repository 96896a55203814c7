"""What a user can meet in search, each with its advice. An unusable index is none of it: it is rebuilt, and said."""

from pathlib import Path
from typing import ClassVar

from vbqppl.text.errors import VbqpplError


class SearchError(VbqpplError):
    """The index cannot be made or the search cannot be run."""


class IndexBusyError(SearchError):
    """Another process is writing the index."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Một tiến trình khác đang ghi chỉ mục tại {path}. Đợi tiến trình đó xong rồi chạy lại.",
            f"Another process is writing the index at {path}. Wait until it is done and run again.",
        )


class IndexFolderError(SearchError):
    """The folder of the index cannot be made private or written."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Không tạo được thư mục chỉ mục {path} với quyền riêng của bạn. Kiểm tra quyền ghi và chủ sở hữu.",
            f"The index folder {path} cannot be made private to you. Check its permissions and owner.",
        )


class UnknownEngineError(SearchError):
    """vbqppl.toml names an engine that does not exist."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        listed = ", ".join(known)
        super().__init__(
            f"vbqppl.toml: không có công cụ tìm kiếm “{name}”. Đặt search.engine là một trong: {listed}.",
            f"vbqppl.toml: there is no search engine “{name}”. Set search.engine to one of: {listed}.",
        )


class SettingsError(SearchError):
    """vbqppl.toml cannot be read."""

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(
            f"Không đọc được {path}: {detail}. Sửa tệp theo cú pháp TOML.",
            f"{path} cannot be read: {detail}. Correct its TOML.",
        )


class BadFilterError(SearchError):
    """A filter has a value that it cannot have."""

    code: ClassVar[int] = 2

    def __init__(self, option: str, value: str) -> None:
        super().__init__(
            f"Giá trị “{value}” không dùng được cho {option}. Xem “vbqppl search --help”.",
            f"“{value}” cannot be used for {option}. See “vbqppl search --help”.",
        )
