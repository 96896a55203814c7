"""What can be wrong with a file that a user gives, each with what to do about it."""

from typing import Final

from vbqppl.text.errors import VbqpplError

# What is told in Vietnamese by those who raise, in English.
_ENGLISH: Final = {
    "bảng tính Excel": "an Excel workbook",
    "bảng tính Excel 97–2003 (.xls)": "an Excel 97–2003 workbook (.xls)",
    "bài trình chiếu PowerPoint": "a PowerPoint presentation",
    "tệp OpenDocument": "an OpenDocument file",
    "tệp nén (ZIP)": "a ZIP archive",
    "tệp RTF": "an RTF file",
    "không phải .docx": "not a .docx",
    "byte": "bytes",
    "byte sau khi giải nén": "bytes unpacked",
    "số thành phần": "parts",
    "số phần tử HTML": "HTML elements",
    "số trang": "pages",
    "trang": "pages",
    "số ký tự": "characters",
    "ký tự": "characters",
    "ký tự trong một ô": "characters in a cell",
    "ký tự trên một dòng": "characters in a line",
    "dòng": "rows",
}


def _english(words: str) -> str:
    """Return words in English; a place in a file ("trang 3") word by word."""
    if words in _ENGLISH:
        return _ENGLISH[words]
    return words.replace("không phải là tệp ", "it is no ").replace("trang ", "page ").replace("thiếu ", "without ")


class ReaderError(VbqpplError):
    """A file that cannot be opened or read, or whose content is not what it should be (exit code 3)."""


class MissingFileError(ReaderError):
    """There is no such file."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Không tìm thấy tệp “{name}”; hãy kiểm tra lại đường dẫn.",
            f"There is no file “{name}”; check the path.",
        )


class FolderGivenError(ReaderError):
    """A folder stands where a file is needed."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}” là thư mục; hãy chỉ ra từng tệp trong thư mục đó.",
            f"“{name}” is a folder; name the files in it.",
        )


class NoReportsError(ReaderError):
    """A folder holds no file that can be a report."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Thư mục “{name}” không có báo cáo nào (.docx, .pdf, .html, .md, .txt); hãy chỉ ra thư mục khác.",
            f"The folder “{name}” holds no report (.docx, .pdf, .html, .md, .txt); name another folder.",
        )


class UnreadableFileError(ReaderError):
    """The system refuses to read the file; `reason` is what it says, for those who look for the cause."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(
            f"Không đọc được tệp “{name}”; hãy kiểm tra quyền đọc, hoặc đóng chương trình đang mở tệp.",
            f"Cannot read “{name}”; check its permissions or close the program that holds it.",
        )
        self.reason = reason


class EmptyFileError(ReaderError):
    """The file has no content, or only white space."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Tệp “{name}” không có nội dung; hãy chọn lại tệp.",
            f"“{name}” has no content; choose another file.",
        )


class BinaryFileError(ReaderError):
    """The content is neither text nor a format that is read here."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Tệp “{name}” không phải là văn bản; hãy dùng tệp .docx, .pdf, .html, .md hoặc .txt.",
            f"“{name}” is not a text; give a .docx, .pdf, .html, .md or .txt file.",
        )


class UnsupportedFormatError(ReaderError):
    """A format that is known and not read here; `kind` names it, the advice says how to convert."""

    def __init__(self, name: str, kind: str) -> None:
        super().__init__(
            f"Tệp “{name}” là {kind}; hãy mở và lưu lại thành .docx (Word: Save As), rồi chạy lại.",
            f"“{name}” is {_english(kind)}; open it, save it as .docx and run again.",
        )
        self.kind = kind


class WrongEncodingError(ReaderError):
    """The text is not UTF-8 (nor UTF-16 with its mark)."""

    def __init__(self, name: str, place: int) -> None:
        super().__init__(
            f"Tệp “{name}” không phải UTF-8 (sai từ byte thứ {place}); hãy lưu lại bằng bảng mã UTF-8.",
            f"“{name}” is not UTF-8 (wrong from byte {place}); save it again as UTF-8.",
        )


class LegacyEncodingError(ReaderError):
    """The letters look like one of the old Vietnamese encodings; `encoding` is "TCVN3" or "VNI"."""

    def __init__(self, name: str, encoding: str) -> None:
        super().__init__(
            f"Chữ trong tệp “{name}” có vẻ dùng bảng mã {encoding}; hãy chuyển sang Unicode dựng sẵn "
            "(Unikey: Ctrl+Shift+F6) rồi chạy lại.",
            f"The letters of “{name}” look like {encoding}; convert them to precomposed Unicode "
            "(Unikey: Ctrl+Shift+F6) and run again.",
        )
        self.encoding = encoding


class LegacyWordError(ReaderError):
    """A Word 97–2003 file (.doc)."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Tệp “{name}” là Word 97–2003 (.doc); hãy mở bằng Word hoặc LibreOffice và lưu thành .docx.",
            f"“{name}” is a Word 97–2003 file (.doc); open it in Word or LibreOffice and save it as .docx.",
        )


class EncryptedFileError(ReaderError):
    """The file is protected by a password."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Tệp “{name}” được đặt mật khẩu; hãy bỏ mật khẩu rồi chạy lại.",
            f"“{name}” is protected by a password; remove it and run again.",
        )


class BrokenFileError(ReaderError):
    """The file is cut off, or its inside is not what its kind needs."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(
            f"Tệp “{name}” bị hỏng hoặc không đầy đủ ({reason}); hãy lấy lại bản gốc.",
            f"“{name}” is damaged or incomplete ({_english(reason)}); get the original again.",
        )


class TooLargeError(ReaderError):
    """The file, or what it unpacks to, passes a limit that is named."""

    def __init__(self, name: str, what: str, limit: int) -> None:
        super().__init__(
            f"Tệp “{name}” vượt giới hạn xử lý ({what}: tối đa {limit:,}); hãy tách thành nhiều tệp.".replace(",", "."),
            f"“{name}” passes a limit ({_english(what)}: at most {limit:,}); split it into several files.",
        )


class NoTextError(ReaderError):
    """The file is whole and has no letters, as a scan has none."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Tệp “{name}” không có lớp chữ (bản quét?); hãy dùng bản có chữ hoặc nhận dạng chữ trước.",
            f"“{name}” has no letters in it (a scan?); give a file with text, or run OCR on it first.",
        )


class MissingLibraryError(ReaderError):
    """A format needs a library that is an optional extra of the program."""

    def __init__(self, name: str, kind: str, extra: str) -> None:
        super().__init__(
            f"Để đọc tệp {kind} “{name}”, hãy cài thêm: pip install '{extra}'.",
            f"To read the {kind} file “{name}”, install the extra: pip install '{extra}'.",
        )
