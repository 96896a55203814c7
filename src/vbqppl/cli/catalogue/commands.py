"""The pages and sentences of the commands."""

from typing import Final

TEXTS: Final[dict[str, tuple[str, str]]] = {
    "extract.none": (
        "Không tìm thấy viện dẫn nào trong văn bản.",
        "No citation was found in the text.",
    ),
    "extract.count": ("{count} viện dẫn trong {file}.", "{count} citations in {file}."),
    "help.extract": (
        (
            "Tìm mọi viện dẫn trong một văn bản.\n\nVị trí là chỉ số ký tự trong chính văn bản "
            "(với .docx, .pdf, .html: trong bản chữ mà --text in ra). Không có viện dẫn nào: mã thoát 1."
        ),
        (
            "Find every citation in a text.\n\nPlaces are character offsets in the text itself "
            "(for .docx, .pdf, .html: in what --text prints). No citation: exit code 1."
        ),
    ),
    "help.extract.source": (
        "Tệp .docx, .pdf, .html, .md, .txt; “-” là đầu vào chuẩn.",
        "A .docx, .pdf, .html, .md or .txt file; “-” is standard input.",
    ),
    "help.extract.text": ("In bản chữ của tệp rồi dừng.", "Print the text of the file and stop."),
    "help.extract.relative": (
        "Kể cả cách nói tương đối (“Luật này”, “Quyết định này”).",
        "Relative ones too (“Luật này”, “Quyết định này”).",
    ),
    "examples.extract": (
        "vbqppl extract bao-cao.docx\nvbqppl extract bao-cao.md --json\ncat cong-van.txt | vbqppl extract -",
        "vbqppl extract report.docx\nvbqppl extract report.md --json\ncat letter.txt | vbqppl extract -",
    ),
    "help.init": (
        (
            "Tạo sổ văn bản, nạp dữ liệu tham chiếu và các văn bản ban đầu.\n\n"
            "Chạy lại không thay đổi gì. Không nêu thư mục: dùng nơi mà --home, VBQPPL_HOME hoặc vbqppl.toml chỉ ra."
        ),
        (
            "Make a registry, fill in the reference data and the starter documents.\n\n"
            "Again changes nothing. Without a folder: where --home, VBQPPL_HOME or vbqppl.toml leads."
        ),
    ),
    "help.init.folder": ("Thư mục của sổ.", "The registry's folder."),
    "help.init.empty": ("Không nạp các văn bản ban đầu.", "Leave out the starter documents."),
    "init.index": ("Đang lập chỉ mục toàn văn.", "Building the full-text index."),
    "init.done": ("Đã tạo sổ tại {home} ({documents} văn bản).", "Made a registry at {home} ({documents} documents)."),
    "init.again": (
        "Sổ tại {home} đã có sẵn ({documents} văn bản); không có gì thay đổi.",
        "The registry at {home} was there ({documents} documents); nothing was changed.",
    ),
    "examples.init": ("vbqppl init\nvbqppl init ~/so-van-ban", "vbqppl init\nvbqppl init ~/registry"),
    "help.lookup": (
        (
            "Văn bản (hoặc một khoản) có còn hiệu lực không, từ ngày nào, đến ngày nào, theo căn cứ nào.\n\n"
            "Mã thoát: 0 còn hiệu lực (cả một phần) hoặc không xét hiệu lực; 1 không còn, chưa có, chưa xác định "
            "hoặc không tìm thấy; 4 nhiều văn bản cùng phù hợp."
        ),
        (
            "Is a document, or one khoản, in force; since when, until when, on what ground.\n\n"
            "Exit codes: 0 in force (also in part) or not applicable; 1 not in force, unknown or not found; "
            "4 several documents fit."
        ),
    ),
    "help.lookup.citations": (
        "Viện dẫn, ví dụ “khoản 2 Điều 7 Nghị định số 118/2025/NĐ-CP”; “-” đọc mỗi dòng một viện dẫn.",
        "A citation such as “khoản 2 Điều 7 Nghị định số 118/2025/NĐ-CP”; “-” reads one a line.",
    ),
    "help.lookup.known_at": (
        "Trả lời theo những gì sổ đã biết tại thời điểm này.",
        "Answer from what the registry knew at that time.",
    ),
    "lookup.status": ("Tình trạng tại ngày {day}:", "Status on {day}:"),
    "lookup.status_of": ("{place}, tại ngày {day}:", "{place}, on {day}:"),
    "lookup.ground": ("Căn cứ:", "Ground:"),
    "lookup.territory": ("Địa bàn:", "Territory:"),
    "lookup.timeline": ("Diễn biến:", "Timeline:"),
    "lookup.published": (
        "(theo tình trạng mà nguồn công bố; sổ chưa có sự kiện làm căn cứ)",
        "(as a source published it; the registry has no event behind it)",
    ),
    "lookup.unknown": (
        "Các dữ kiện trong sổ chưa đủ để xác định; không được hiểu là còn hiệu lực.",
        "The registry's facts do not decide it; this does not mean that it is in force.",
    ),
    "lookup.also": ("Đồng thời: {labels}.", "At the same time: {labels}."),
    "lookup.ambiguous": (
        "Nhiều văn bản cùng phù hợp với “{query}”:",
        "Several documents fit “{query}”:",
    ),
    "lookup.not_found": ("Không tìm thấy “{query}” trong sổ.", "“{query}” is not in the registry."),
    "examples.lookup": (
        (
            'vbqppl lookup 118/2025/NĐ-CP\nvbqppl lookup "khoản 2 Điều 7 Nghị định số 118/2025/NĐ-CP"\n'
            "vbqppl lookup 61/2018/NĐ-CP --as-of 30/6/2025 --json"
        ),
        (
            'vbqppl lookup 118/2025/NĐ-CP\nvbqppl lookup "khoản 2 Điều 7 Nghị định số 118/2025/NĐ-CP"\n'
            "vbqppl lookup 61/2018/NĐ-CP --as-of 2025-06-30 --json"
        ),
    ),
    "help.resolve": (
        "Mỗi dòng một viện dẫn, mỗi câu trả lời là văn bản được nói đến hoặc các văn bản phù hợp.",
        "Each line a citation, each answer the document meant or the candidates.",
    ),
    "help.resolve.source": (
        "Tệp chữ, mỗi dòng một viện dẫn; “-” là đầu vào chuẩn.",
        "A text file, one citation a line; “-” is standard input.",
    ),
    "help.resolve.issuer": ("Cơ quan của văn bản đang trích dẫn.", "The issuer of the citing document."),
    "resolve.count": (
        (
            "{total} viện dẫn: {resolved} xác định được, {resolved_with_differences} có khác biệt, "
            "{ambiguous} nhiều văn bản phù hợp, {not_found} không có trong sổ."
        ),
        (
            "{total} citations: {resolved} resolved, {resolved_with_differences} with differences, "
            "{ambiguous} ambiguous, {not_found} not found."
        ),
    ),
    "examples.resolve": (
        "vbqppl resolve danh-sach.txt\nvbqppl resolve danh-sach.txt --jsonl -o ket-qua.jsonl",
        "vbqppl resolve list.txt\nvbqppl resolve list.txt --jsonl -o answers.jsonl",
    ),
    "help.history": (
        "Ai đã thay đổi gì, khi nào, từ nguồn nào.",
        "Who changed what, when, from which source.",
    ),
    "help.history.subject": (
        "Một văn bản (viện dẫn), hoặc số của một lượt thay đổi; không nêu: mọi lượt.",
        "A document (its citation) or the number of a batch; none: all batches.",
    ),
    "help.history.limit": ("Số lượt gần nhất được hiện; 0: tất cả.", "How many of the latest to show; 0: all."),
    "meta.CITATION|BATCH": ("VIỆN_DẪN|LƯỢT", "CITATION|BATCH"),
    "history.col.id": ("Lượt", "Batch"),
    "history.col.at": ("Lúc", "At"),
    "history.col.by": ("Người làm", "By"),
    "history.col.kind": ("Mã việc", "Code"),
    "history.col.kind_label": ("Việc", "What"),
    "history.col.changes": ("Thay đổi", "Changes"),
    "history.col.state": ("Trạng thái", "State"),
    "history.col.source_file": ("Tệp nguồn", "Source file"),
    "history.col.note": ("Ghi chú", "Note"),
    "history.undone_by": ("đã hoàn tác bởi lượt {batch}", "undone by batch {batch}"),
    "history.undoes": ("hoàn tác lượt {batch}", "undoes batch {batch}"),
    "history.none": ("Chưa có thay đổi nào.", "There is no change yet."),
    "history.edit": ("sửa {document}: {fields}", "edited {document}: {fields}"),
    "history.add": ("thêm {count} dòng vào {table} ({first}–{last})", "added {count} to {table} ({first}–{last})"),
    "history.withdraw": ("rút lượt {batch}", "withdrew batch {batch}"),
    "history.restore": ("khôi phục lượt {batch}", "restored batch {batch}"),
    "examples.history": (
        "vbqppl history\nvbqppl history 118/2025/NĐ-CP\nvbqppl history 3",
        "vbqppl history\nvbqppl history 118/2025/NĐ-CP\nvbqppl history 3",
    ),
    "help.undo": (
        (
            "Hoàn tác một lượt thay đổi bằng một lượt mới; lượt mới đó cũng hoàn tác được.\n\n"
            "Nếu lượt sau dựa vào lượt này thì không thay đổi gì và nêu các lượt đó."
        ),
        (
            "Take a batch back by a new one, which can be undone in its turn.\n\n"
            "Where later batches rest on it, nothing is changed and they are named."
        ),
    ),
    "help.undo.batch": ("Số của lượt, xem “vbqppl history”.", "The batch's number, see “vbqppl history”."),
    "help.undo.note": ("Lý do, ghi vào nhật ký.", "The reason, kept in the journal."),
    "undo.done": (
        "Đã hoàn tác lượt {batch} ({changes} thay đổi) bằng lượt {made}; lấy lại: vbqppl undo {made}",
        "Undid batch {batch} ({changes} changes) by batch {made}; to have it back: vbqppl undo {made}",
    ),
    "examples.undo": ("vbqppl undo 3", "vbqppl undo 3"),
}
