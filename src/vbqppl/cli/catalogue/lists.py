"""The pages and sentences of the commands for lists, search, import and care."""

from typing import Final

TEXTS: Final[dict[str, tuple[str, str]]] = {
    "meta.LIST": ("DANH_MỤC", "LIST"),
    "meta.ORDER": ("THỨ_TỰ", "ORDER"),
    "meta.rebuild|status": ("rebuild|status", "rebuild|status"),
    "meta.FORM": ("MẪU", "FORM"),
    "meta.FIELDS": ("TRƯỜNG", "FIELDS"),
    "meta.ITEM DECISION": ("MỤC QUYẾT_ĐỊNH", "ITEM DECISION"),
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
    "examples.mark-expired": (
        (
            "vbqppl mark-expired danh-muc.csv --dry-run\n"
            'vbqppl mark-expired danh-muc.xlsx --announced-by "Quyết định số 428/QĐ-UBND ngày 30/01/2026"\n'
            "vbqppl mark-expired danh-muc.csv --dry-run -o phuong-an.xlsx"
        ),
        (
            "vbqppl mark-expired list.csv --dry-run\n"
            'vbqppl mark-expired list.xlsx --announced-by "Quyết định số 428/QĐ-UBND ngày 30/01/2026"\n'
            "vbqppl mark-expired list.csv --dry-run -o plan.xlsx"
        ),
    ),
    "list.title": ("{name}: {rows} dòng", "{name}: {rows} rows"),
    "list.dry_run": ("Chạy thử: không có gì được ghi.", "Dry run: nothing was written."),
    "list.ask": (
        "{count} văn bản sẽ thay đổi. Thực hiện? [c/K/chọn]",
        "{count} documents will change. Go on? [y/N/select]",
    ),
    "list.ask_row": ("Dòng {row}: {words} [c/K/thôi]", "Row {row}: {words} [y/N/quit]"),
    "list.written": ("Đã ghi {count} thay đổi, lượt {batch}.", "Wrote {count} changes, batch {batch}."),
    "list.count.change": ("{count} thay đổi", "{count} to change"),
    "list.count.already": ("{count} đã như vậy", "{count} already so"),
    "list.count.kept": ("{count} giữ nguyên", "{count} kept"),
    "list.count.ambiguous": ("{count} chưa rõ văn bản nào", "{count} ambiguous"),
    "list.count.not_found": ("{count} không có trong sổ", "{count} not found"),
    "list.count.conflict": ("{count} mâu thuẫn", "{count} conflicts"),
    "list.count.invalid": ("{count} không đọc được", "{count} invalid"),
    "list.group.change": ("Sẽ thay đổi ({count}):", "To change ({count}):"),
    "list.group.already": ("Đã như vậy, không làm gì ({count}):", "Already so, nothing to do ({count}):"),
    "list.group.kept": ("Giữ nguyên theo danh mục ({count}):", "Kept as the list says ({count}):"),
    "list.group.ambiguous": (
        "Nhiều văn bản cùng phù hợp; nêu thêm ngày, cơ quan ban hành ({count}):",
        "Several documents fit; add the date or the issuer ({count}):",
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
    "list.reason.differs": (
        "Danh mục và sổ khác nhau ở {field}: “{cited}” và “{registered}”.",
        "The list and the registry differ in {field}: “{cited}” and “{registered}”.",
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
        "Danh mục hết hiệu lực một phần nhưng dòng không nêu phần nào.",
        "A list of partial expiry, and the row names no part.",
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
    "list.reason.bad_scope": (
        "Không đọc được phần hết hiệu lực: “{words}”.",
        "The part that expired cannot be read: “{words}”.",
    ),
    "list.reason.bad_kind": (
        "Không rõ sự kiện “{words}”.",
        "“{words}” names no event that is known.",
    ),
    "help.search": (
        (
            "Tìm toàn văn trong tên gọi và nội dung, có dấu hay không dấu.\n\n"
            "Dùng ngoặc kép cho cụm từ, dấu - trước từ cần loại. Không có kết quả: mã thoát 1."
        ),
        (
            "Search titles and texts, with or without diacritics.\n\n"
            "Quotes make a phrase, a leading - leaves words out. No hits: exit code 1."
        ),
    ),
    "help.search.words": ("Từ cần tìm.", "What to look for."),
    "help.search.types": ("Chỉ loại văn bản này (lặp lại được).", "This type only (may be repeated)."),
    "help.search.issuers": ("Chỉ cơ quan này (lặp lại được).", "This issuer only (may be repeated)."),
    "help.search.years": ("Chỉ năm này (lặp lại được).", "This year only (may be repeated)."),
    "help.search.statuses": (
        "Chỉ tình trạng này: in_force, expired, partly_expired, … (lặp lại được).",
        "This status only: in_force, expired, partly_expired, … (may be repeated).",
    ),
    "help.search.fields": ("Chỉ lĩnh vực này (lặp lại được).", "This field only (may be repeated)."),
    "help.search.sort": (
        "relevance, newest, oldest, number hoặc title.",
        "relevance, newest, oldest, number or title.",
    ),
    "help.search.limit": ("Số kết quả.", "How many hits."),
    "help.search.offset": ("Bỏ qua chừng này kết quả đầu.", "Skip so many hits."),
    "examples.search": (
        (
            'vbqppl search một cửa liên thông\nvbqppl search mot cua --type "Nghị định" --status in_force\n'
            "vbqppl search '\"công bố danh mục\"' --json"
        ),
        (
            'vbqppl search một cửa liên thông\nvbqppl search mot cua --type "Nghị định" --status in_force\n'
            "vbqppl search '\"công bố danh mục\"' --json"
        ),
    ),
    "search.none": ("Không có kết quả.", "No hits."),
    "search.total": ("{total} văn bản phù hợp.", "{total} documents match."),
    "search.cut": ("Câu hỏi quá dài, chỉ dùng phần đầu.", "The query is too long; only its beginning was used."),
    "search.rebuilt": ("Đã lập lại chỉ mục ({documents} văn bản).", "Rebuilt the index ({documents} documents)."),
    "search.waiting": (
        "Một tiến trình khác đang ghi chỉ mục; kết quả theo chỉ mục hiện có.",
        "Another process is writing the index; the answer comes from the index as it is.",
    ),
    "col.provision": ("Điều, khoản", "Provision"),
    "col.snippet": ("Trích đoạn", "Snippet"),
    "help.index": (
        "Tình trạng của chỉ mục toàn văn, hoặc lập lại chỉ mục.",
        "How the full-text index stands, or make it anew.",
    ),
    "help.index.action": ("status (mặc định) hoặc rebuild.", "status (default) or rebuild."),
    "examples.index": ("vbqppl index\nvbqppl index rebuild", "vbqppl index\nvbqppl index rebuild"),
    "index.text": (
        "Chỉ mục {engine}: {state}; {documents} văn bản, {provisions} điều khoản.",
        "Index {engine}: {state}; {documents} documents, {provisions} provisions.",
    ),
    "index.col.engine": ("Loại", "Engine"),
    "index.col.state": ("Tình trạng", "State"),
    "index.col.documents": ("Văn bản", "Documents"),
    "index.col.provisions": ("Điều khoản", "Provisions"),
    "index.col.current": ("Cập nhật", "Current"),
    "index.col.bytes": ("Dung lượng", "Bytes"),
    "index.state.current": ("khớp với sổ", "current"),
    "index.state.behind": ("chưa theo kịp sổ", "behind the registry"),
    "index.state.missing": ("chưa có", "missing"),
    "index.state.foreign": ("thuộc sổ khác", "of another registry"),
    "index.state.damaged": ("bị hỏng", "damaged"),
    "index.state.outdated": ("thuộc phiên bản khác", "of another version"),
    "help.stats": (
        (
            "Số liệu cho báo cáo năm: văn bản hết hiệu lực toàn bộ, một phần trong năm; tách riêng những văn bản "
            "hết hiệu lực từ trước mà danh mục trước bỏ sót."
        ),
        (
            "Counts for the yearly report: what expired in whole or in part within the year, and apart from it what "
            "earlier lists missed."
        ),
    ),
    "help.stats.year": (
        "Năm; không nêu: tình trạng hiện nay của mọi văn bản.",
        "The year; none: the status of all today.",
    ),
    "help.stats.issuer": ("Chỉ cơ quan này.", "This issuer only."),
    "help.stats.by": (
        "Đếm theo: type, status, issuer, field; nhiều trường cách nhau bằng dấu phẩy.",
        "Count by: type, status, issuer, field; several with commas.",
    ),
    "examples.stats": ("vbqppl stats --year 2025 --by type,status", "vbqppl stats --year 2025 --by type,status"),
    "stats.col.period": ("Kỳ", "Period"),
    "stats.col.type": ("Loại văn bản", "Type"),
    "stats.col.status": ("Tình trạng", "Status"),
    "stats.col.status_label": ("Tình trạng", "Status"),
    "stats.col.issuer": ("Cơ quan ban hành", "Issuer"),
    "stats.col.field": ("Lĩnh vực", "Field"),
    "stats.col.count": ("Số văn bản", "Documents"),
    "stats.period.within": ("trong năm {year}", "within {year}"),
    "stats.period.missed": ("trước năm {year}, chưa công bố", "before {year}, missed"),
    "stats.period.now": ("tại ngày {day}", "on {day}"),
    "stats.none": ("Không có văn bản nào.", "There is none."),
    "stats.total": ("Tổng số: {total}.", "Total: {total}."),
    "help.review": (
        (
            "Danh sách văn bản cần người xem xét, kèm căn cứ, thời hạn và việc đã quyết định.\n\n"
            "Mã thoát: 0 không còn việc; 1 còn việc chưa quyết định."
        ),
        (
            "The worklist of documents that a person should look at, with ground, due date and decision.\n\n"
            "Exit codes: 0 nothing is open; 1 something is."
        ),
    ),
    "help.review.decide": ("Ghi quyết định cho một mục.", "Record the decision on an item."),
    "help.review.reason": ("Lý do của quyết định.", "The reason of the decision."),
    "help.review.due": ("Thời hạn.", "When it is due."),
    "help.review.every": ("Cả những mục đã quyết định.", "Those that were decided too."),
    "examples.review": (
        'vbqppl review\nvbqppl review --decide parent:12 continues --reason "không trái luật mới"',
        'vbqppl review\nvbqppl review --decide parent:12 continues --reason "not contrary to the new law"',
    ),
    "review.none": ("Không có văn bản nào cần xem xét.", "There is nothing to look at."),
    "review.no_item": (
        "Không có mục “{item}” trong danh sách; xem “vbqppl review”.",
        "There is no item “{item}” on the worklist; see “vbqppl review”.",
    ),
    "review.col.item": ("Mục", "Item"),
    "review.col.document": ("Văn bản", "Document"),
    "review.col.reason": ("Lý do", "Reason"),
    "review.col.ground": ("Căn cứ", "Ground"),
    "review.col.due": ("Thời hạn", "Due"),
    "review.col.decision": ("Đã quyết định", "Decision"),
    "review.decided": ("Đã ghi quyết định cho mục {item}.", "Recorded the decision on {item}."),
    "help.review.as_of": ("Xét tại ngày này; mặc định: hôm nay.", "On this day; default: today."),
    "review.decide_first": (
        "--reason và --due chỉ dùng cùng với --decide.",
        "--reason and --due go with --decide only.",
    ),
    "review.reason.parent_expired": (
        "Văn bản được quy định chi tiết đã hết hiệu lực toàn bộ: {other} {detail}",
        "The document that it details has expired: {other} {detail}",
    ),
    "review.reason.parent_partly_expired": (
        "Văn bản được quy định chi tiết đã hết hiệu lực một phần: {other} {detail}",
        "The document that it details has expired in part: {other} {detail}",
    ),
    "review.reason.basis_expired": (
        "Văn bản là căn cứ ban hành đã hết hiệu lực: {other} {detail}",
        "A document that it is based on has expired: {other} {detail}",
    ),
    "review.reason.issuer_ended": (
        "Cơ quan ban hành đã sáp nhập hoặc kết thúc, cơ quan kế thừa chưa quyết định: {detail} {other}",
        "Its body has ended and the successor has not decided: {detail} {other}",
    ),
    "review.reason.effective_too_early": (
        "Có hiệu lực sớm hơn thời hạn mà luật cho phép ({detail} ngày). {other}",
        "It took effect earlier than the law allows ({detail} days). {other}",
    ),
    "review.reason.retroactive": (
        "Ngày có hiệu lực trước ngày ban hành. {detail} {other}",
        "It took effect before it was issued. {detail} {other}",
    ),
    "review.reason.ended_by_other_body": (
        "Bị làm hết hiệu lực bởi cơ quan khác: {other} {detail}",
        "Ended by another body: {other} {detail}",
    ),
    "review.reason.administrative_repeal": (
        "VBQPPL bị bãi bỏ bằng văn bản hành chính: {other} {detail}",
        "A normative document was repealed by an administrative one: {other} {detail}",
    ),
    "review.reason.missing_provision": (
        "Sự kiện nêu điều khoản mà văn bản không có: {detail} {other}",
        "An event names a provision that the text does not have: {detail} {other}",
    ),
    "review.reason.no_longer_suitable": (
        "Nguồn ghi “Không còn phù hợp”, không phải căn cứ hết hiệu lực. {detail} {other}",
        "A source says “Không còn phù hợp”, which is no ground of expiry. {detail} {other}",
    ),
    "review.reason.contradiction": (
        "Các dữ kiện trong sổ mâu thuẫn: {detail} {other}",
        "Facts of the registry contradict each other: {detail} {other}",
    ),
}
