"""Help pages: what holds for every command."""

from typing import Final

TEXTS: Final[dict[str, tuple[str, str]]] = {
    "help.usage": ("Cách dùng:", "Usage:"),
    "help.options_word": ("[TÙY CHỌN]", "[OPTIONS]"),
    "help.command_word": ("LỆNH …", "COMMAND …"),
    "help.arguments": ("Tham số:", "Arguments:"),
    "help.options": ("Tùy chọn:", "Options:"),
    "help.commands": ("Lệnh:", "Commands:"),
    "help.examples": ("Ví dụ:", "Examples:"),
    "meta.FILE": ("TỆP", "FILE"),
    "meta.DIR": ("THƯ_MỤC", "DIR"),
    "meta.LANG": ("vi|en", "vi|en"),
    "meta.DATE": ("NGÀY", "DATE"),
    "meta.TIME": ("THỜI_ĐIỂM", "TIME"),
    "meta.CITATION": ("VIỆN_DẪN", "CITATION"),
    "meta.TERRITORY": ("ĐỊA_BÀN", "TERRITORY"),
    "meta.ORG": ("CƠ_QUAN", "ORG"),
    "meta.N": ("SỐ", "N"),
    "meta.YEAR": ("NĂM", "YEAR"),
    "meta.WORDS": ("TỪ_KHÓA", "QUERY"),
    "meta.TYPE": ("LOẠI", "TYPE"),
    "meta.STATUS": ("TÌNH_TRẠNG", "STATUS"),
    "meta.FIELD": ("LĨNH_VỰC", "FIELD"),
    "meta.TEXT": ("CHỮ", "TEXT"),
    "meta.BATCH": ("LƯỢT", "BATCH"),
    "help.vbqppl": (
        (
            "Sổ văn bản pháp luật biết văn bản nào còn hiệu lực: tại một ngày, trên một địa bàn, đến từng khoản, "
            "kèm căn cứ và nguồn của câu trả lời."
        ),
        (
            "A registry of Vietnamese legal documents that knows what is in force: as of a day, in a territory, "
            "down to the khoản, with the ground and the source of the answer."
        ),
    ),
    "examples.vbqppl": (
        "vbqppl init\nvbqppl lookup 118/2025/NĐ-CP\nvbqppl crosscheck bao-cao.docx",
        "vbqppl init\nvbqppl lookup 118/2025/NĐ-CP\nvbqppl crosscheck bao-cao.docx",
    ),
    "help.any.home": (
        "Thư mục chứa sổ; mặc định: VBQPPL_HOME, thư mục gần nhất có vbqppl.toml, thư mục dữ liệu của người dùng.",
        "The registry's folder; default: VBQPPL_HOME, the nearest folder with a vbqppl.toml, the user's data folder.",
    ),
    "help.any.lang": ("Ngôn ngữ của lời báo (hoặc VBQPPL_LANG).", "Language of the words (or VBQPPL_LANG)."),
    "help.any.no_color": ("Không dùng màu (hoặc NO_COLOR).", "No colour (or NO_COLOR)."),
    "help.any.quiet": ("Chỉ báo lỗi.", "Say errors only."),
    "help.any.verbose": ("Nói rõ hơn.", "Say more."),
    "help.any.debug": (
        "Hiện toàn bộ dấu vết khi chương trình gặp lỗi (hoặc VBQPPL_DEBUG=1).",
        "Show the whole traceback of a defect (or VBQPPL_DEBUG=1).",
    ),
    "help.any.version": ("In phiên bản.", "Print the version."),
    "help.any.help": ("In trang này.", "Show this page."),
    "help.any.install_completion": (
        "Cài gợi ý lệnh cho shell đang dùng.",
        "Install completion for the current shell.",
    ),
    "help.any.show_completion": (
        "In đoạn mã gợi ý lệnh để tự cài.",
        "Print the completion script.",
    ),
    "help.any.as_json": ("In một văn bản JSON.", "Print one JSON document."),
    "help.any.as_jsonl": ("In mỗi dòng một đối tượng JSON.", "Print one JSON object a line."),
    "help.any.as_csv": ("In CSV.", "Print CSV."),
    "help.any.out": (
        "Ghi ra tệp; định dạng theo đuôi: .json .jsonl .csv .tsv .md .html .xlsx .txt.",
        "Write to a file; its suffix is the format: .json .jsonl .csv .tsv .md .html .xlsx .txt.",
    ),
    "help.any.as_of": (
        "Xét hiệu lực tại ngày này (2026-01-30 hoặc 30/01/2026); mặc định: hôm nay.",
        "The day that validity is asked for (2026-01-30 or 30/01/2026); default: today.",
    ),
    "help.any.territory": (
        "Chỉ xét trên địa bàn này, ví dụ “thành phố Hải Phòng”.",
        "In this territory only, such as “thành phố Hải Phòng”.",
    ),
    "help.any.dry_run": ("Chỉ cho xem, không thay đổi gì.", "Show what would be done; change nothing."),
    "help.any.yes": ("Không hỏi lại.", "Do not ask."),
}
