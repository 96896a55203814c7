"""What the program says beside its data: notes, warnings, errors."""

from typing import Final

TEXTS: Final[dict[str, tuple[str, str]]] = {
    "talk.warning": ("lưu ý:", "note:"),
    "talk.error": ("lỗi:", "error:"),
    "talk.cancelled": ("Đã dừng, không có gì thay đổi.", "Stopped; nothing was changed."),
    "talk.stdin": ("đầu vào chuẩn", "standard input"),
    "talk.stdin_file": ("tệp “-”", "the file “-”"),
    "talk.home": ("Sổ văn bản: {home}", "Registry: {home}"),
    "talk.written": ("Đã ghi {path}.", "Wrote {path}."),
    "talk.as_of_today": (
        "Báo cáo không ghi ngày; xét hiệu lực tại ngày hôm nay {day}. Chọn ngày khác bằng --as-of.",
        "The report bears no date; validity is as of today, {day}. Choose another day with --as-of.",
    ),
    "talk.cap": (
        "Chỉ hiện {shown} trong {total} kết quả; xem thêm bằng --limit hoặc --offset.",
        "Showing {shown} of {total} results; see more with --limit or --offset.",
    ),
    "talk.cap_rows": (
        "Chỉ hiện {shown} trong {total} dòng; ghi ra tệp bằng -o để có đủ.",
        "Showing {shown} of {total} rows; write them all to a file with -o.",
    ),
    "error.defect": (
        "Chương trình gặp lỗi ngoài dự kiến ({kind}: {detail}); chạy lại với --debug để xem chi tiết khi báo lỗi.",
        "An unexpected defect ({kind}: {detail}); run again with --debug to see the details for a report.",
    ),
    "error.os.missing": (
        "Không tìm thấy “{path}”; hãy kiểm tra lại đường dẫn.",
        "There is no “{path}”; check the path.",
    ),
    "error.os.denied": (
        "Không có quyền mở hoặc ghi “{path}”; hãy kiểm tra quyền hoặc chọn nơi khác.",
        "No permission for “{path}”; check it or choose another place.",
    ),
    "error.os.folder": (
        "“{path}” là thư mục, cần một tệp.",
        "“{path}” is a folder; a file is needed.",
    ),
    "error.os.not_folder": (
        "Một phần của đường dẫn “{path}” không phải là thư mục.",
        "A part of the path “{path}” is no folder.",
    ),
    "error.no_folder": (
        "Không có thư mục “{folder}” để ghi “{path}”; hãy tạo thư mục hoặc chọn nơi khác. Không có gì thay đổi.",
        "There is no folder “{folder}” to write “{path}” to; make it or choose another. Nothing was changed.",
    ),
    "error.os.full": (
        "Ổ đĩa đã đầy khi ghi “{path}”; hãy giải phóng dung lượng rồi chạy lại.",
        "The disk is full while writing “{path}”; make room and run again.",
    ),
    "error.os.other": (
        "Không mở hoặc không ghi được “{path}” ({detail}).",
        "Cannot open or write “{path}” ({detail}).",
    ),
    "error.try_help": ("Xem “{command} --help”.", "See “{command} --help”."),
    "error.usage": ("Câu lệnh chưa đúng: {detail}.", "The command line is wrong: {detail}."),
    "error.missing": ("Thiếu {name}.", "{name} is missing."),
    "error.no_option": ("Không có tùy chọn {name}.", "There is no option {name}."),
    "error.no_option_near": (
        "Không có tùy chọn {name}; có phải là {near}?",
        "There is no option {name}; did you mean {near}?",
    ),
    "error.no_command": (
        "Không có lệnh “{name}”; xem “vbqppl --help”.",
        "There is no command “{name}”; see “vbqppl --help”.",
    ),
    "error.no_command_near": (
        "Không có lệnh “{name}”; có phải là {near}? Xem “vbqppl --help”.",
        "There is no command “{name}”; did you mean {near}? See “vbqppl --help”.",
    ),
    "error.option_use": (
        "Tùy chọn {name} được viết chưa đúng (thiếu hoặc thừa giá trị).",
        "The option {name} lacks its value or takes none.",
    ),
    "error.bad_value": (
        "Giá trị của {name} không dùng được ({detail}).",
        "The value of {name} cannot be used ({detail}).",
    ),
    "error.needs.integer": ("cần một số nguyên", "a whole number is needed"),
    "error.needs.number": ("cần một số", "a number is needed"),
    "error.needs.least": ("cần số từ {limit} trở lên", "at least {limit} is needed"),
    "error.needs.most": ("cần số không quá {limit}", "at most {limit} is needed"),
    "error.surplus": (
        "Thừa tham số: {words}; viện dẫn có dấu cách phải đặt trong dấu ngoặc kép.",
        "Too many arguments: {words}; a citation with spaces stands in quotes.",
    ),
    "error.lang": (
        "--lang nhận vi hoặc en, không nhận “{lang}”.",
        "--lang takes vi or en, not “{lang}”.",
    ),
    "error.quiet_verbose": (
        "Không dùng -q cùng với -v; hãy chọn một.",
        "-q and -v contradict each other; choose one.",
    ),
    "error.date": (
        "{option} nhận một ngày có thật, viết 2026-01-30 hoặc 30/01/2026; “{words}” không phải ngày như vậy.",
        "{option} takes a day of the calendar, as 2026-01-30 or 30/01/2026; “{words}” is none.",
    ),
    "error.year": (
        "{option} nhận một năm bốn chữ số từ 1945; “{words}” không dùng được.",
        "{option} takes a year of four digits from 1945 on; “{words}” is none.",
    ),
    "error.two_formats": (
        "Chỉ chọn một định dạng, không dùng cùng lúc {flags}.",
        "Choose one format, not {flags} together.",
    ),
    "error.suffix": (
        "Không ghi được kết quả này thành “{path}”; đuôi tệp có thể là {known}.",
        "This answer cannot be written as “{path}”; the suffix may be {known}.",
    ),
    "error.one_report": (
        "“{path}” chỉ ghi kết quả của một báo cáo; hãy đối chiếu từng báo cáo một.",
        "“{path}” holds the result of one report; check the reports one at a time.",
    ),
    "error.comments_need_docx": (
        "Chỉ ghi được lời nhận xét vào chính tệp .docx đã đối chiếu, không phải vào “{path}”; hoặc dùng đuôi .html.",
        "Comments are written only into the .docx that was checked, not for “{path}”; use -o with the suffix .html.",
    ),
    "error.no_terminal": (
        "Cần xác nhận nhưng không có màn hình để hỏi; thêm {flag} để đồng ý trước.",
        "A confirmation is needed and there is no terminal; add {flag} to agree beforehand.",
    ),
    "error.choice": (
        "{option} nhận một trong: {known}; “{words}” không có trong đó.",
        "{option} takes one of: {known}; “{words}” is none of them.",
    ),
    "error.citation": (
        "Không đọc được viện dẫn “{words}”; cần số và ký hiệu (ví dụ 428/QĐ-UBND) hoặc tên luật kèm năm.",
        "“{words}” is no citation that can be read; give number and symbol (428/QĐ-UBND) or a law's name and year.",
    ),
    "error.stdin_twice": (
        "Chỉ một tham số được là “-” (đầu vào chuẩn).",
        "Only one argument may be “-” (standard input).",
    ),
    "error.nothing_given": (
        "Không có viện dẫn nào ở đầu vào; ghi mỗi viện dẫn trên một dòng.",
        "There is no citation in the input; write one on each line.",
    ),
    "error.number": (
        "Không đọc được số, ký hiệu “{words}”; số phải có ký hiệu, ví dụ 428/QĐ-UBND.",
        "“{words}” is no number that can be read; it needs a symbol, as in 428/QĐ-UBND.",
    ),
    "error.scope": (
        "Không đọc được phạm vi “{words}”; viết “khoản 2 Điều 7”, nhiều nơi cách nhau bằng “;”, hoặc “trừ …”.",
        "“{words}” is no part of a document; write “khoản 2 Điều 7”, several with “;”, or “trừ …”.",
    ),
    "error.until": (
        "--until ({until}) không được trước --on ({on}).",
        "--until ({until}) must not be before --on ({on}).",
    ),
    "error.by_itself": (
        "Một văn bản không thể tự làm mình hết hiệu lực: {document}; hãy kiểm tra lại --by.",
        "A document cannot end itself: {document}; check --by.",
    ),
    "error.no_document": (
        "Sổ không có văn bản “{words}”; thêm bằng “vbqppl add” hoặc tìm bằng “vbqppl search”.",
        "The registry holds no document “{words}”; add it with “vbqppl add” or look with “vbqppl search”.",
    ),
    "error.several": (
        "Nhiều văn bản cùng phù hợp với “{words}”: {names}; hãy nêu thêm ngày, cơ quan ban hành hoặc dùng id.",
        "Several documents fit “{words}”: {names}; add the date, the issuer, or use the id.",
    ),
    "error.batch": (
        "“{words}” không phải số của lượt thay đổi; xem “vbqppl history”.",
        "“{words}” is no number of a batch; see “vbqppl history”.",
    ),
    "progress.resolve": ("Đối chiếu viện dẫn", "Resolving"),
    "progress.import": ("Nạp dữ liệu", "Importing"),
    "progress.plan": ("Lập phương án", "Planning"),
}
