"""What can be wrong with a collection that is to be imported."""

from enum import Enum

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


class MappingFault(Enum):
    """What is wrong with a mapping file, in both languages."""

    SYNTAX = ("sai cú pháp TOML", "wrong TOML")
    SECTION = ("không rõ mục", "an unknown section")
    FIELD = ("không có trường", "there is no field")
    TABLE = ("bảng phải là documents, events hoặc relations", "a table is documents, events or relations")
    FILTER = ("không có bộ lọc", "there is no filter")
    EVENT = ("không có loại sự kiện", "there is no kind of event")
    FOLLOWED = ("followed nhận true, false hoặc “status”", "followed takes true, false or “status”")
    LACKS = ("thiếu khóa", "a key is missing")
    SHAPE = ("giá trị không đúng kiểu", "a value of the wrong kind")
    UNREADABLE = ("không mở hoặc không đọc được tệp", "it cannot be opened or read")


class BadMappingError(IntakeError):
    """A mapping file cannot be read or says something that cannot be done; `detail` says where."""

    def __init__(self, name: str, fault: MappingFault, detail: str = "") -> None:
        self.fault = fault
        vi, en = (f"{words} {detail}".rstrip() for words in fault.value)
        super().__init__(
            f"Tệp ánh xạ “{name}” không dùng được: {vi}. Xem các tệp mẫu trong data/reference/mappings.",
            f"The mapping “{name}” cannot be used: {en}. See the examples in data/reference/mappings.",
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


class DoubledColumnsError(IntakeError):
    """A file has a column twice that is to be read: nobody knows which of the two counts."""

    def __init__(self, name: str, columns: tuple[str, ...]) -> None:
        self.columns = columns
        listed = ", ".join(columns)
        super().__init__(
            f"Tệp “{name}” có cột trùng tên: {listed}. Đổi tên hoặc bỏ bớt để mỗi cột chỉ còn một.",
            f"“{name}” has columns of one name: {listed}. Rename or remove them, so that each stands once.",
        )


class NoRowsError(IntakeError):
    """The file has heads of columns and nothing below them."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Tệp “{name}” chỉ có dòng tiêu đề, không có dòng dữ liệu nào; hãy chọn lại tệp.",
            f"“{name}” has heads of columns and no rows; choose another file.",
        )


class Fault(Enum):
    """Why a file is no list of records, in both languages."""

    BINARY = ("tệp nhị phân", "a binary file")
    NO_LIST = ("không có danh sách", "there is no list in it")
    QUOTES = ("dấu ngoặc kép hoặc dấu phân cách không khớp", "quotes or delimiters do not fit")
    TOO_DEEP = ("dữ liệu lồng nhau quá nhiều lớp", "objects lie too deep inside one another")
    SYNTAX = ("sai cú pháp JSON", "wrong JSON")


class BadRecordsError(IntakeError):
    """The content of the file is not a list of records; `line` says where that shows."""

    def __init__(self, name: str, fault: Fault, line: int | None = None) -> None:
        self.fault = fault
        vi, en = fault.value
        at_vi, at_en = (f", dòng {line}", f", line {line}") if line else ("", "")
        super().__init__(
            f"Tệp “{name}” không phải là danh sách bản ghi ({vi}{at_vi}); kiểm tra lại định dạng tệp.",
            f"“{name}” is no list of records ({en}{at_en}); check its format.",
        )


class Damage(Enum):
    """What is wrong with a packed file, in both languages."""

    NOT_GZIP = ("không phải tệp nén .gz", "it is no .gz")
    CUT_OFF = ("nội dung bị cắt giữa chừng", "it is cut off")
    CHECKSUM = ("nội dung nén sai mã kiểm tra", "its checksum is wrong")


class BrokenPackError(IntakeError):
    """A .gz file that cannot be unpacked."""

    def __init__(self, name: str, damage: Damage) -> None:
        self.damage = damage
        vi, en = damage.value
        super().__init__(
            f"Tệp “{name}” bị hỏng hoặc không đầy đủ ({vi}); hãy lấy lại bản gốc.",
            f"“{name}” is damaged or incomplete ({en}); get the original again.",
        )
