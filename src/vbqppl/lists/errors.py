"""What can be wrong with a list or with marking it, each with what to do about it."""

from typing import ClassVar

from vbqppl.text.errors import VbqpplError


class ListError(VbqpplError):
    """A list that cannot be read or marked."""


class NoDocumentColumnError(ListError):
    """No column of a table says which document a row means."""

    def __init__(self, name: str, found: tuple[str, ...]) -> None:
        listed = ", ".join(f"“{cell}”" for cell in found if cell) or "—"
        super().__init__(
            f"Danh mục “{name}” không có cột văn bản hoặc cột số, ký hiệu (các cột đọc được: {listed}); "
            "hãy đặt tên cột là “Số, ký hiệu”, hoặc chỉ ra bằng --map.",
            f"The list “{name}” has no column for the document or its number (columns found: {listed}); "
            "name one “Số, ký hiệu”, or map it with --map.",
        )
        self.found = found


class NoRowsError(ListError):
    """A list without any row."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Không tìm thấy văn bản nào trong danh mục “{name}”; hãy kiểm tra lại tệp.",
            f"There is no document in the list “{name}”; check the file.",
        )


class BadMapError(ListError):
    """A mapping of columns that cannot be used."""

    def __init__(self, name: str, what: str) -> None:
        super().__init__(
            f'Không dùng được bảng ánh xạ cột “{name}” ({what}); mỗi dòng viết: cột chuẩn = "tên cột trong tệp".',
            f'The column mapping “{name}” cannot be used ({what}); each line is: column = "name in the file".',
        )


class TooManyChangesError(ListError):
    """A plan with more changes than --max allows."""

    code: ClassVar[int] = 2

    def __init__(self, count: int, most: int) -> None:
        super().__init__(
            f"Phương án thay đổi {count} văn bản, vượt --max {most}; không có gì thay đổi. Tăng --max nếu đúng ý.",
            f"The plan changes {count} documents, more than --max {most}; nothing was changed. Raise --max if meant.",
        )


class PlanOutdatedError(ListError):
    """The registry was changed after the plan was made, in a way that changes the plan."""

    code: ClassVar[int] = 1

    def __init__(self, batches: tuple[int, ...], rows: tuple[int, ...]) -> None:
        listed = ", ".join(map(str, batches))
        lines = ", ".join(map(str, rows[:20]))
        super().__init__(
            f"Sổ đã thay đổi sau khi lập phương án (lượt {listed}); các dòng khác đi: {lines}. "
            "Không có gì được ghi; hãy chạy lại để xem phương án mới.",
            f"The registry was changed after the plan was made (batch {listed}); rows that differ now: {lines}. "
            "Nothing was written; run again to see the new plan.",
        )
        self.batches = batches
        self.rows = rows
