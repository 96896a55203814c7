"""What can be wrong with a collection that is to be imported."""

from vbqppl.text.errors import VbqpplError


class IntakeError(VbqpplError):
    """A file of records, or a mapping, that cannot be used (exit code 3)."""


class UnknownColumnsError(IntakeError):
    """No mapping fits the columns of the file."""

    def __init__(self, name: str, columns: tuple[str, ...]) -> None:
        self.columns = columns
        listed = ", ".join(columns[:12]) or "?"
        super().__init__(
            f"Không nhận ra các cột của tệp “{name}” ({listed}); cần ít nhất cột số, ký hiệu. "
            "Chỉ ra tệp ánh xạ bằng --map.",
            f"The columns of “{name}” are not known ({listed}); a column with the number is needed at least. "
            "Name a mapping file with --map.",
        )


class BadMappingError(IntakeError):
    """A mapping file cannot be read or says something that cannot be done."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(
            f"Tệp ánh xạ “{name}” không dùng được: {reason}. Xem các tệp mẫu trong data/reference/mappings.",
            f"The mapping “{name}” cannot be used: {reason}. See the examples in data/reference/mappings.",
        )


class MissingColumnsError(IntakeError):
    """The file lacks columns that the mapping given needs."""

    def __init__(self, name: str, missing: tuple[str, ...]) -> None:
        self.missing = missing
        listed = ", ".join(missing)
        super().__init__(
            f"Tệp “{name}” thiếu cột: {listed}. Bổ sung cột hoặc chọn tệp ánh xạ khác.",
            f"“{name}” lacks the columns: {listed}. Add them or choose another mapping.",
        )


class BadRecordsError(IntakeError):
    """The content of the file is not a list of records."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(
            f"Tệp “{name}” không phải là danh sách bản ghi ({reason}); kiểm tra lại định dạng tệp.",
            f"“{name}” is no list of records ({reason}); check its format.",
        )
