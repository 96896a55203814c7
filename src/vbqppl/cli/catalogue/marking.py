"""The pages and sentences of the commands that mark and publish official lists."""

from typing import Final

TEXTS: Final[dict[str, tuple[str, str]]] = {
    "meta.LIST": ("DANH_MỤC", "LIST"),
    "meta.FORM": ("MẪU", "FORM"),
    "error.bad_citation": (
        "{option}: không đọc được viện dẫn “{words}”; cần số và ký hiệu, ví dụ “Quyết định số 428/QĐ-UBND”.",
        "{option}: “{words}” is no citation; give number and symbol, as in “Quyết định số 428/QĐ-UBND”.",
    ),
    "help.mark-expired": (
        (
            "Đánh dấu mọi văn bản của một danh mục như danh mục ghi.\n\n"
            "Trước hết là phương án: mỗi dòng một văn bản, tình trạng trước và sau, lý do; sau đó hỏi, rồi ghi trong "
            "một giao dịch. Hoàn tác bằng “vbqppl undo”. Mã thoát 1 khi còn dòng không đánh dấu được."
        ),
        (
            "Mark every document of a list as the list says.\n\n"
            "First a plan: each row with its status before and after and the reason; then a question, then one "
            "transaction. “vbqppl undo” takes it back. Exit code 1 where rows could not be marked."
        ),
    ),
    "help.mark-expired.source": (
        "Danh mục .csv, .xlsx, .docx, .pdf, .md, .html, .txt, hoặc phương án .xlsx; “-” là đầu vào chuẩn.",
        "A list: .csv, .xlsx, .docx, .pdf, .md, .html, .txt, or a plan as .xlsx; “-” is standard input.",
    ),
    "help.mark-expired.announced_by": (
        "Quyết định công bố danh mục: là bằng chứng, ngày của nó không phải ngày hết hiệu lực.",
        "The decision that publishes the list: evidence, its date is never the date of expiry.",
    ),
    "help.mark-expired.by": (
        "Văn bản làm hết hiệu lực, chỉ dùng cho dòng không nêu.",
        "The acting document, only for rows that name none.",
    ),
    "help.mark-expired.on": (
        "Ngày hết hiệu lực, chỉ dùng cho dòng không nêu.",
        "The date of expiry, only for rows that name none.",
    ),
    "help.mark-expired.mapping": (
        'Bảng ánh xạ cột (TOML): number = "Số hiệu VB".',
        'A mapping of columns (TOML): number = "Số hiệu VB".',
    ),
    "help.mark-expired.create_missing": (
        "Ghi vào sổ các văn bản chưa có, theo thông tin của chính dòng đó.",
        "Register documents that the registry lacks, from the row's own facts.",
    ),
    "help.mark-expired.most": (
        "Từ chối nếu phương án thay đổi quá chừng này văn bản.",
        "Refuse a plan that changes more documents than this.",
    ),
    "help.mark-expired.split_by": (
        "drafting-body: ghi cho mỗi cơ quan chủ trì soạn thảo một tệp XLSX vào thư mục của -o.",
        "drafting-body: write a workbook for each drafting body into the folder of -o.",
    ),
    "help.mark-expired.answers": (
        "Thư mục các tệp cơ quan đã trả lời: dòng không đồng ý thì giữ, dòng chưa trả lời thì chờ.",
        "The folder of what the bodies sent back: refused rows are kept, rows without an answer wait.",
    ),
    "examples.mark-expired": (
        (
            "vbqppl mark-expired danh-muc.csv --dry-run\n"
            'vbqppl mark-expired danh-muc.xlsx --announced-by "Quyết định số 428/QĐ-UBND ngày 30/01/2026"\n'
            "vbqppl mark-expired danh-muc.csv --dry-run -o phuong-an.xlsx\n"
            "vbqppl mark-expired danh-muc.xlsx --split-by drafting-body -o gui-di\n"
            "vbqppl mark-expired danh-muc.xlsx --answers nhan-ve --dry-run"
        ),
        (
            "vbqppl mark-expired list.csv --dry-run\n"
            'vbqppl mark-expired list.xlsx --announced-by "Quyết định số 428/QĐ-UBND ngày 30/01/2026"\n'
            "vbqppl mark-expired list.csv --dry-run -o plan.xlsx\n"
            "vbqppl mark-expired list.xlsx --split-by drafting-body -o sent\n"
            "vbqppl mark-expired list.xlsx --answers received --dry-run"
        ),
    ),
    "list.title": ("{name}: {rows} dòng", "{name}: {rows} rows"),
    "list.dry_run": ("Chạy thử: không có gì được ghi.", "Dry run: nothing was written."),
    "list.ask": (
        "{count} văn bản sẽ thay đổi. Thực hiện? [c/K/chọn]",
        "{count} documents will change. Go on? [y/N/select]",
    ),
    "list.ask_row": ("Dòng {row}: {words} [c/K/xong/thôi]", "Row {row}: {words} [y/N/done/quit]"),
    "list.written": ("Đã ghi {count} thay đổi, lượt {batch}.", "Wrote {count} changes, batch {batch}."),
    "list.count.change": ("{count} thay đổi", "{count} to change"),
    "list.count.already": ("{count} đã như vậy", "{count} already so"),
    "list.count.kept": ("{count} giữ nguyên", "{count} kept"),
    "list.count.waiting": ("{count} chờ trả lời", "{count} waiting for an answer"),
    "list.count.ambiguous": ("{count} chưa rõ văn bản nào", "{count} ambiguous"),
    "list.count.not_found": ("{count} không có trong sổ", "{count} not found"),
    "list.count.conflict": ("{count} mâu thuẫn", "{count} conflicts"),
    "list.count.invalid": ("{count} không đọc được", "{count} invalid"),
    "list.group.change": ("Sẽ thay đổi ({count}):", "To change ({count}):"),
    "list.group.already": ("Đã như vậy, không làm gì ({count}):", "Already so, nothing to do ({count}):"),
    "list.group.kept": ("Giữ nguyên theo danh mục ({count}):", "Kept as the list says ({count}):"),
    "list.group.waiting": (
        "Chờ cơ quan chủ trì soạn thảo trả lời ({count}):",
        "Waiting for the drafting body's answer ({count}):",
    ),
    "list.group.ambiguous": (
        "Chưa rõ văn bản nào; nêu thêm ngày, cơ quan ban hành ({count}):",
        "Not clear which document; add the date or the issuer ({count}):",
    ),
    "list.group.not_found": (
        "Không có trong sổ; kiểm tra số, hoặc thêm bằng --create-missing ({count}):",
        "Not in the registry; check the number, or add them with --create-missing ({count}):",
    ),
    "list.group.conflict": (
        "Mâu thuẫn với sổ; cần người quyết định ({count}):",
        "Conflicts with the registry; a person must decide ({count}):",
    ),
    "list.group.invalid": (
        "Không dùng được; sửa trong danh mục ({count}):",
        "Cannot be used; correct the list ({count}):",
    ),
    "list.col.row": ("Dòng", "Row"),
    "list.col.outcome": ("Kết quả", "Outcome"),
    "list.col.citation": ("Văn bản", "Document"),
    "list.col.number": ("Số, ký hiệu", "Number"),
    "list.col.issued_on": ("Ngày ban hành", "Issued on"),
    "list.col.issuer": ("Cơ quan ban hành", "Issuer"),
    "list.col.before": ("Trước", "Before"),
    "list.col.after": ("Sau", "After"),
    "list.col.before_after": ("Trước → sau", "Before → after"),
    "list.col.scope": ("Phạm vi", "Scope"),
    "list.col.type": ("Loại văn bản", "Type"),
    "list.col.kind": ("Sự kiện", "Event"),
    "list.col.until": ("Tạm ngưng đến ngày", "Until"),
    "list.col.on": ("Ngày hết hiệu lực", "Expired on"),
    "list.col.acting": ("Văn bản làm hết hiệu lực", "Acting document"),
    "list.col.reason": ("Giải thích", "Explanation"),
    "list.col.drafting_body": ("Cơ quan chủ trì soạn thảo", "Drafting body"),
    "list.col.title": ("Tên gọi của văn bản", "Title"),
    "list.col.answer": ("Ý kiến của cơ quan", "Answer"),
    "list.col.answer_note": ("Giải trình của cơ quan", "Answer note"),
    "list.no_body_name": ("Cơ quan chủ trì (chưa rõ)", "The body that is not known"),
    "list.no_body": ("(chưa rõ)", "(not known)"),
    "list.split.drafting_body": ("Cơ quan chủ trì soạn thảo", "Drafting body"),
    "list.split.rows": ("Số dòng", "Rows"),
    "list.split.file": ("Tệp", "File"),
    "list.split_done": (
        "Đã ghi {files} tệp vào {folder}; nhận lại thì chạy: vbqppl mark-expired {name} --answers {folder} --dry-run",
        "Wrote {files} files into {folder}; with the answers: vbqppl mark-expired {name} --answers {folder} --dry-run",
    ),
    "list.split_unknown": (
        "{count} dòng chưa rõ cơ quan chủ trì soạn thảo; thêm cột “Cơ quan chủ trì soạn thảo” vào danh mục.",
        "{count} rows name no drafting body; add a column “Cơ quan chủ trì soạn thảo” to the list.",
    ),
    "error.split_or_answers": (
        "--split-by gửi đi, --answers nhận về; hãy dùng từng tùy chọn một.",
        "--split-by sends out, --answers takes back; use one of them at a time.",
    ),
    "error.split_folder": (
        "--split-by ghi mỗi cơ quan một tệp; hãy nêu thư mục bằng -o, ví dụ -o gui-di.",
        "--split-by writes a file for each body; name a folder with -o, such as -o sent.",
    ),
    "error.not_a_folder": (
        "-o: “{path}” là tệp, ở đây cần một thư mục; hãy nêu tên thư mục.",
        "-o: “{path}” is a file, and a folder is needed here; name a folder.",
    ),
    "error.split_exists": (
        "Thư mục “{folder}” đã có tệp: {names}; không ghi đè. Hãy chọn thư mục khác bằng -o.",
        "The folder “{folder}” already holds: {names}; nothing is overwritten. Choose another folder with -o.",
    ),
    "error.answers_folder": (
        "Không có thư mục trả lời “{folder}”; hãy kiểm tra lại đường dẫn.",
        "There is no folder of answers “{folder}”; check the path.",
    ),
    "error.answers_none": (
        "Thư mục “{folder}” không có tệp trả lời nào (.xlsx, .xls, .csv, .docx).",
        "The folder “{folder}” holds no answers (.xlsx, .xls, .csv, .docx).",
    ),
    "list.replies": ("Trả lời của các cơ quan chủ trì:", "Answers of the drafting bodies:"),
    "list.reply.drafting_body": ("Cơ quan", "Body"),
    "list.reply.sent": ("Đã gửi", "Sent"),
    "list.reply.agreed": ("Đồng ý", "Agreed"),
    "list.reply.refused": ("Không đồng ý", "Refused"),
    "list.reply.unclear": ("Chưa rõ", "Unclear"),
    "list.reply.waiting": ("Chưa trả lời", "Waiting"),
    "list.reply.added": ("Bổ sung", "Added"),
    "list.silent": ("Chưa trả lời đủ: {bodies}.", "Not all answered: {bodies}."),
    "list.all_answered": ("Các cơ quan đã trả lời đủ.", "All have answered."),
    "list.corrected": (
        "Dòng {row}, cơ quan sửa {field}: {before} → {after}",
        "Row {row}, the body corrected {field}: {before} → {after}",
    ),
    "list.reason.waiting": ("{body} chưa trả lời.", "{body} has not answered."),
    "list.reason.refused": ("{body} không đồng ý: {words}", "{body} does not agree: {words}"),
    "list.reason.answers_differ": (
        "Các tệp của {body} trả lời khác nhau; hỏi lại cơ quan.",
        "The files of {body} answer differently; ask again.",
    ),
    "list.reason.bad_answer": (
        "{body} ghi “{words}”; cần “đồng ý” hoặc “không đồng ý”.",
        "{body} wrote “{words}”; it must be “đồng ý” or “không đồng ý”.",
    ),
    "list.reason.other_document": (
        "{body} ghi văn bản khác vào dòng này: {words}; hỏi lại cơ quan.",
        "{body} wrote another document into this row: {words}; ask again.",
    ),
    "list.col.quote": ("Nguyên văn", "Quote"),
    "list.reason.later": ("(có tác dụng sau ngày hôm nay)", "(works after today)"),
    "list.reason.created": ("(ghi mới vào sổ)", "(newly registered)"),
    "list.reason.kept": ("Danh mục ghi là tiếp tục áp dụng.", "The list says that it stays in force."),
    "list.reason.twice": ("Đã có ở một dòng trên.", "A row above says so already."),
    "list.reason.already": ("Sổ đã ghi từ {on} ({acting}).", "The registry has it from {on} ({acting})."),
    "list.reason.other_date": (
        "Sổ ghi ngày khác: {on} ({acting}).",
        "The registry has another date: {on} ({acting}).",
    ),
    "list.reason.other_acting": (
        "Sổ ghi văn bản khác làm hết hiệu lực: {acting} ({on}).",
        "The registry names another acting document: {acting} ({on}).",
    ),
    "list.reason.ended_before": (
        "Sổ ghi cả văn bản đã hết hiệu lực từ {on} ({acting}).",
        "By the registry the whole document expired on {on} ({acting}).",
    ),
    "list.reason.twice_other_date": (
        "Một dòng trên ghi ngày khác: {on} ({acting}).",
        "A row above has another date: {on} ({acting}).",
    ),
    "list.reason.twice_other_acting": (
        "Một dòng trên nêu văn bản khác: {acting} ({on}).",
        "A row above names another acting document: {acting} ({on}).",
    ),
    "list.reason.twice_ended_before": (
        "Một dòng trên đã cho cả văn bản hết hiệu lực từ {on} ({acting}).",
        "A row above ends the whole document on {on} ({acting}).",
    ),
    "list.reason.itself": (
        "Văn bản làm hết hiệu lực chính là văn bản của dòng này.",
        "The acting document is the row's own document.",
    ),
    "list.reason.before_issue": (
        "Ngày hết hiệu lực {on} trước ngày ban hành {issued_on}.",
        "The date of expiry {on} is before the date of issue {issued_on}.",
    ),
    "list.reason.acting_is_older": (
        "{acting} ban hành trước văn bản của dòng này ({issued_on}); kiểm tra lại số, ngày.",
        "{acting} was issued before the row's document ({issued_on}); check the number and the date.",
    ),
    "list.reason.differs": (
        "Danh mục và sổ khác nhau ở {field}: “{cited}” và “{registered}”.",
        "The list and the registry differ in {field}: “{cited}” and “{registered}”.",
    ),
    "list.reason.unsure": (
        "Có một văn bản cùng số nhưng chưa đủ để chắc chắn; nêu thêm {fields}:",
        "One document has this number, but too little is said to be sure of it; add {fields}:",
    ),
    "list.reason.ambiguous": ("{count} văn bản cùng phù hợp:", "{count} documents fit:"),
    "list.reason.not_found": ("Sổ không có văn bản này.", "The registry does not hold it."),
    "list.reason.no_facts": (
        "Sổ không có văn bản này và dòng không đủ thông tin để ghi mới.",
        "The registry does not hold it, and the row lacks the facts to register it.",
    ),
    "list.reason.no_date": (
        "Không rõ ngày hết hiệu lực; thêm cột ngày hoặc --on.",
        "No date of expiry; add a column or --on.",
    ),
    "list.reason.no_number": ("Dòng không có số, ký hiệu.", "The row has no number."),
    "list.reason.no_scope": (
        "Dòng không nêu phần nào hết hiệu lực; ghi điều, khoản, hoặc “Toàn bộ” nếu là cả văn bản.",
        "The row does not say which part expired; write its provisions, or “Toàn bộ” for the whole document.",
    ),
    "list.reason.scope_differs": (
        "Phạm vi ghi “toàn bộ” nhưng lý do ghi một phần; sửa lại cho khớp.",
        "The scope says the whole document and the reason a part; make them agree.",
    ),
    "list.reason.struck": (
        "“{words}”: chỉ bỏ, thay từ ngữ, không điều khoản nào hết hiệu lực.",
        "“{words}”: only words are struck or replaced; no provision expires.",
    ),
    "list.reason.number_without_symbol": (
        "Số “{words}” thiếu ký hiệu (ví dụ {words}/QĐ-UBND).",
        "The number “{words}” lacks its symbol (such as {words}/QĐ-UBND).",
    ),
    "list.reason.unreadable": ("Không đọc được viện dẫn “{words}”.", "“{words}” is no citation that can be read."),
    "list.reason.bad_date": (
        "Cột “{column}” không phải ngày có thật: “{words}”.",
        "“{words}” in the column “{column}” is no day of the calendar.",
    ),
    "list.reason.impossible_day": (
        "“{words}” không phải ngày có thật.",
        "“{words}” is no day of the calendar.",
    ),
    "list.reason.no_ground": (
        "“{words}” không phải căn cứ hết hiệu lực; cần nêu văn bản bãi bỏ, thay thế hoặc thời hạn đã hết.",
        "“{words}” is no legal ground of expiry; name the document that repeals or replaces it, or its term.",
    ),
    "list.left.title": ("Không đánh dấu, cần người xem ({count}):", "Not marked, for a person to see ({count}):"),
    "list.left.line": ("dòng {row}{place}: {words}. {why}", "line {row}{place}: {words}. {why}"),
    "list.left.table": (
        "Có bảng không có cột văn bản hoặc số, ký hiệu nên không đọc (các cột: {columns}).",
        "A table without a column for the document or its number was not read (columns: {columns}).",
    ),
    "list.left.struck": (
        "Chỉ bỏ từ ngữ, số thứ tự hoặc thủ tục, không điều khoản nào hết hiệu lực.",
        "Only words, entries or procedures are struck; no provision expires.",
    ),
    "list.left.attached": (
        "Bãi bỏ nội dung ban hành kèm theo mà không nêu điều, khoản; ghi rõ phần nào bằng “vbqppl mark --scope”.",
        "What is attached is repealed, without a provision; record the part with “vbqppl mark --scope”.",
    ),
    "list.left.unreadable": (
        "Phần hết hiệu lực được nêu bằng lời; ghi rõ bằng “vbqppl mark --scope”.",
        "The part that expires is named in words; record it with “vbqppl mark --scope”.",
    ),
    "list.left.unclear": (
        "Không rõ văn bản này bị bãi bỏ hay chỉ nằm trong tên gọi của văn bản khác.",
        "It cannot be told whether this is repealed or only part of another document's title.",
    ),
    "list.left.amended": (
        "Được thay bằng nội dung mới, nên còn hiệu lực như đã sửa.",
        "Replaced by another text, so it is in force as amended.",
    ),
    "list.left.no_document": (
        "Nêu điều, khoản mà không rõ của văn bản nào.",
        "A provision, without the document that it belongs to.",
    ),
    "list.left.transition": (
        "Đã đánh dấu, nhưng có trường hợp chuyển tiếp vẫn áp dụng văn bản này.",
        "Marked, but in some transitional cases this document still applies.",
    ),
    "list.reason.bad_scope": (
        "Không đọc được phần hết hiệu lực: “{words}”.",
        "The part that expired cannot be read: “{words}”.",
    ),
    "list.reason.bad_kind": (
        "Không rõ sự kiện “{words}”.",
        "“{words}” names no event that is known.",
    ),
    "export.period": (
        "Kỳ hệ thống hóa {first}-{last}, tính đến ngày {day}: {source} văn bản thuộc kỳ.",
        "Systematisation {first}-{last}, on {day}: {source} documents of the period.",
    ),
    "export.period_unknown": (
        "{count} văn bản chưa xác định được tình trạng nên không vào danh mục nào, ví dụ: {names}.",
        "The status of {count} documents is not known, so they are in no list, such as: {names}.",
    ),
    "export.period_open": (
        "Kỳ này kết thúc ngày {day}; danh mục còn có thể thay đổi.",
        "This period ends on {day}; its lists may still change.",
    ),
    "export.period_normative": (
        "{count} văn bản chưa rõ có phải VBQPPL nên không xét; ghi bằng “vbqppl edit --normative”.",
        "It is not known of {count} documents whether they are normative; record it with “vbqppl edit --normative”.",
    ),
    "export.col.form": ("Mẫu", "Form"),
    "export.col.title": ("Danh mục", "List"),
    "export.col.rows": ("Số dòng", "Rows"),
    "export.col.files": ("Tệp", "Files"),
}
