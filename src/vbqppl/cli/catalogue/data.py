"""What `import`, `export`, `doctor` and the sheets of differences say."""

from typing import Final

TEXTS: Final[dict[str, tuple[str, str]]] = {
    "help.import": (
        (
            "Nạp văn bản, sự kiện, quan hệ từ CSV, TSV, JSONL, JSON, XLSX (cả .gz).\n\n"
            "Mỗi tệp là một lượt: ghi tất cả hoặc không ghi gì; nạp lại cùng tệp không thay đổi gì. "
            "Dòng không nạp được thì nêu lý do và mã thoát là 1. "
            "So tình trạng mà nguồn công bố với sổ: “vbqppl compare”."
        ),
        (
            "Read documents, events and relations from CSV, TSV, JSONL, JSON, XLSX (also .gz).\n\n"
            "Each file is one batch, all or nothing; the same file again changes nothing. "
            "Rejected rows are listed with their reason, and the exit code is 1. To compare the statuses that a list "
            "publishes with the registry: “vbqppl compare”."
        ),
    ),
    "help.import.files": ("Tệp dữ liệu; “-” là đầu vào chuẩn.", "Data files; “-” is standard input."),
    "help.import.mapping": (
        "Tệp ánh xạ cột; không nêu: chọn theo các cột của tệp.",
        "A mapping of columns; none: it is found by the columns.",
    ),
    "examples.import": (
        "vbqppl import van-ban.csv --dry-run\nvbqppl import van-ban.jsonl.gz",
        "vbqppl import documents.csv --dry-run\nvbqppl import documents.jsonl.gz",
    ),
    "import.done": (
        "{file}: đọc {read}, thêm {added}, cập nhật {updated}, không đổi {unchanged}, không nạp được {rejected}.",
        "{file}: {read} read, {added} added, {updated} updated, {unchanged} unchanged, {rejected} rejected.",
    ),
    "import.left_out": (
        "Để ngoài theo quy tắc của ánh xạ {count} dòng: {parts}.",
        "Left out by the rules of the mapping, {count} rows: {parts}.",
    ),
    "import.rejected": ("Không nạp được {count} dòng:", "Rejected {count} rows:"),
    "import.warnings": ("Đã nạp nhưng cần xem lại {count} dòng:", "Imported, but to be looked at, {count} rows:"),
    "import.telling": (
        "Không đọc được cột nói về hiệu lực: {columns}; dòng nạp vào là chưa rõ hiệu lực. Chỉ ra cột bằng --map.",
        "Columns that speak of force were not read: {columns}; their rows prove no force. Name them with --map.",
    ),
    "import.unread": ("Không dùng đến cột: {columns}.", "Columns that were not used: {columns}."),
    "import.reason.end_or_suspension": (
        "có ngày mà không rõ là ngày hết hay ngưng hiệu lực, ngày chưa được ghi",
        "a day, and nothing that tells an end from a suspension; it is not recorded",
    ),
    "import.more": ("… và {count} dòng nữa; xem đủ bằng --json.", "… and {count} more; see all with --json."),
    "import.conflicts": (
        "Nguồn ghi khác sổ ở {count} chỗ; sổ giữ nguyên, xem lại bằng “vbqppl conflicts”:",
        "The source differs in {count} places; the registry keeps what it has, see “vbqppl conflicts”:",
    ),
    "import.more_conflicts": ("… và {count} chỗ nữa.", "… and {count} more."),
    "import.conflict": (
        "dòng {row}: {field}: sổ giữ “{ours}”, nguồn ghi “{theirs}”",
        "line {row}: {field}: the registry keeps “{ours}”, the source says “{theirs}”",
    ),
    "import.col.file": ("Tệp", "File"),
    "import.col.mapping": ("Ánh xạ", "Mapping"),
    "import.col.read": ("Đọc", "Read"),
    "import.col.added": ("Thêm", "Added"),
    "import.col.updated": ("Cập nhật", "Updated"),
    "import.col.unchanged": ("Không đổi", "Unchanged"),
    "import.col.rejected": ("Không nạp được", "Rejected"),
    "import.col.batch": ("Lượt", "Batch"),
    "import.col.left_out": ("Để ngoài", "Left out"),
    "import.col.warnings": ("Cần xem lại", "To look at"),
    "import.col.conflicts": ("Khác nguồn", "Conflicts"),
    "import.reason.standard": ("tiêu chuẩn, quy chuẩn kỹ thuật", "technical standards"),
    "import.reason.translation": ("bản dịch tiếng Anh", "translations"),
    "import.reason.no_symbol": ("không có ký hiệu", "no symbol"),
    "import.reason.no_number": ("không có số, ký hiệu", "no number"),
    "import.reason.unreadable": ("dòng không đọc được", "the row cannot be read"),
    "import.reason.too_many_cells": ("nhiều ô hơn số cột", "more cells than columns"),
    "import.reason.bad_date": ("không phải ngày có thật", "no day of the calendar"),
    "import.reason.no_number_no_title": ("không có số, ký hiệu và tên gọi", "neither a number nor a title"),
    "import.reason.number_without_symbol": (
        "số thiếu ký hiệu (chỉ nhận khi có đủ loại, cơ quan và trích yếu)",
        "a number without its symbol (taken only with type, issuer and title)",
    ),
    "import.reason.not_a_number": ("không phải số, ký hiệu", "no number"),
    "import.reason.formula": ("ô chứa công thức bảng tính", "a formula of a spreadsheet"),
    "import.reason.number_too_long": ("số, ký hiệu dài quá 200 ký tự", "a number of more than 200 letters"),
    "import.reason.type_too_long": ("loại văn bản dài quá 200 ký tự", "a type of more than 200 letters"),
    "import.reason.title_too_long": ("trích yếu dài quá 20.000 ký tự", "a title of more than 20,000 letters"),
    "import.reason.too_long": ("ô dài quá 2.000 ký tự", "a cell of more than 2,000 letters"),
    "import.reason.unknown_label": (
        "tình trạng hiệu lực không rõ nghĩa, được giữ nguyên văn",
        "a status of no known meaning, kept as printed",
    ),
    "import.reason.number_not_read": (
        "số, ký hiệu không tách được, được giữ nguyên văn",
        "a number that cannot be taken apart, kept as printed",
    ),
    "import.reason.unknown_event": ("không rõ loại sự kiện", "an event of no known kind"),
    "import.reason.unknown_relation": ("không rõ loại quan hệ", "a relation of no known kind"),
    "import.reason.unknown_record": ("không rõ loại bản ghi", "a record of no known kind"),
    "import.reason.document_not_found": ("không có văn bản này", "there is no such document"),
    "import.reason.no_target": ("quan hệ thiếu văn bản đích", "a relation without a target"),
    "import.reason.bad_normative": ("không rõ có phải VBQPPL", "normative must be yes or no"),
    "import.reason.id_of_another_document": (
        "mã của nguồn đã thuộc về văn bản khác",
        "the source's id belongs to another document",
    ),
    "help.export": (
        "Xuất danh mục theo mẫu, hoặc toàn bộ dữ liệu.\n\nDữ liệu (csv, jsonl) nạp lại được bằng “vbqppl import”.",
        "Write the official lists, or the data.\n\nThe data (csv, jsonl) can be read back by “vbqppl import”.",
    ),
    "help.export.form": (
        (
            "nd79-01 … nd79-05, nd34-03 … nd34-06, period (cả kỳ hệ thống hóa, vào thư mục của -o), decision (dự thảo "
            "quyết định công bố), csv, jsonl; mặc định: theo đuôi tệp của -o."
        ),
        (
            "nd79-01 … nd79-05, nd34-03 … nd34-06, period (a whole systematisation, into the folder of -o), decision "
            "(the draft that announces the list), csv, jsonl; default: by the suffix of -o."
        ),
    ),
    "help.export.year": (
        "Danh mục: năm hết hiệu lực; dữ liệu (csv, jsonl): năm ban hành.",
        "A list: the year of expiry; the data (csv, jsonl): the year of issue.",
    ),
    "help.export.issuer": (
        "Chỉ văn bản của cơ quan này; không nêu: mọi cơ quan.",
        "Documents of this issuer only; none: of all.",
    ),
    "export.data_options": (
        "{option} không dùng được với --form {form}: dữ liệu được xuất cùng mọi sự kiện; bỏ {option}.",
        "{option} does not go with --form {form}: the data comes with all its events; leave out {option}.",
    ),
    "export.nothing": (
        "Không có văn bản nào đúng với cơ quan và năm đã nêu.",
        "There is no document of that issuer and year.",
    ),
    "examples.export": (
        (
            "vbqppl export --form jsonl -o so.jsonl\n"
            'vbqppl export --form csv --issuer "UBND tỉnh Hà Nam" --year 2024 -o ha-nam-2024.csv\n'
            "vbqppl export --form nd79-01 --year 2025 -o danh-muc.xlsx\n"
            "vbqppl export --form period --as-of 31/12/2028 -o he-thong-hoa"
        ),
        (
            "vbqppl export --form jsonl -o registry.jsonl\n"
            'vbqppl export --form csv --issuer "UBND tỉnh Hà Nam" --year 2024 -o ha-nam-2024.csv\n'
            "vbqppl export --form nd79-01 --year 2025 -o list.xlsx\n"
            "vbqppl export --form period --as-of 31/12/2028 -o systematisation"
        ),
    ),
    "export.done": ("Đã xuất {records} bản ghi ra {path}.", "Wrote {records} records to {path}."),
    "export.draft": (
        "Đã ghi dự thảo quyết định ra {path}: {rows} văn bản.",
        "Wrote the draft decision to {path}: {rows} documents.",
    ),
    "export.form": ("Mẫu {form}: {rows} dòng.", "Form {form}: {rows} rows."),
    "export.unseen": (
        "Các cột của mẫu này chưa được đối chiếu với phụ lục chính thức ({law}).",
        "The columns of this form were not compared with the official appendix ({law}).",
    ),
    "export.draft_needs": (
        "Dự thảo quyết định cần --year và --issuer; xem “vbqppl export --help”.",
        "The draft decision needs --year and --issuer; see “vbqppl export --help”.",
    ),
    "help.doctor": (
        "Kiểm tra sổ, chỉ mục, nhật ký và dữ liệu tham chiếu.\n\nMã thoát 1 khi còn lỗi.",
        "Is everything whole: registry, index, journal, reference data.\n\nExit code 1 where problems remain.",
    ),
    "help.doctor.fix": ("Sửa những gì sửa được.", "Repair what can be repaired."),
    "examples.doctor": ("vbqppl doctor\nvbqppl doctor --fix", "vbqppl doctor\nvbqppl doctor --fix"),
    "doctor.col.name": ("Kiểm tra", "Check"),
    "doctor.col.ok": ("Đạt", "Ok"),
    "doctor.col.detail": ("Chi tiết", "Detail"),
    "doctor.col.fix": ("Cách sửa", "Fix"),
    "doctor.ok": ("đạt", "ok"),
    "doctor.bad": ("LỖI", "PROBLEM"),
    "doctor.fixed": ("Đã sửa: {name}.", "Repaired: {name}."),
    "doctor.behind": ("chưa cập nhật, sẽ tự cập nhật khi tìm kiếm", "behind; the next search catches up"),
    "doctor.table.document": ("văn bản", "document"),
    "doctor.table.document_source": ("nguồn", "source"),
    "doctor.table.document_text": ("toàn văn", "text"),
    "doctor.table.event": ("sự kiện", "event"),
    "doctor.table.relation": ("quan hệ", "relation"),
    "doctor.column.issued_on": ("ngày ban hành", "issued on"),
    "doctor.column.effective_on": ("ngày có hiệu lực", "effective on"),
    "doctor.column.declared_end": ("ngày cuối cùng còn hiệu lực", "declared end"),
    "doctor.column.on_date": ("ngày bắt đầu", "first day"),
    "doctor.column.until_date": ("ngày kết thúc", "last day"),
    "doctor.column.on": ("ngày bắt đầu", "first day"),
    "doctor.column.until": ("ngày kết thúc", "last day"),
    "doctor.column.seen": ("ngày đọc nguồn", "seen"),
    "doctor.doubt.before_issue": ("trước ngày ban hành văn bản", "before the document was issued"),
    "doctor.doubt.other_issue_day": ("khác ngày ban hành trong sổ", "not the day of issue in the registry"),
    "doctor.doubt.until_before_on": ("ngày kết thúc trước ngày bắt đầu", "the last day is before the first"),
    "doctor.doubt.acting_is_older": (
        "văn bản tác động có trước văn bản bị tác động",
        "the acting document is older than the one it acts on",
    ),
    "doctor.doubt.announcing_is_older": (
        "văn bản công bố có trước văn bản được công bố",
        "the announcing document is older than the one it announces",
    ),
    "doctor.check.events": ("Sự kiện", "Events"),
    "doctor.fix.undo_or_edit": (
        "Hoàn tác lượt đã ghi rồi ghi lại, hoặc sửa ngày của văn bản bằng “vbqppl edit”.",
        "Undo the batch that recorded it, or correct the document's days with “vbqppl edit”.",
    ),
    "doctor.check.file": ("Tệp cơ sở dữ liệu", "Database file"),
    "doctor.check.journal": ("Nhật ký", "Journal"),
    "doctor.check.foreign_keys": ("Liên kết giữa các bảng", "Links between tables"),
    "doctor.check.orphans": ("Dữ liệu mồ côi", "Orphans"),
    "doctor.check.doubles": ("Văn bản có hai lần", "Doubles"),
    "doctor.check.dates": ("Ngày tháng", "Dates"),
    "doctor.check.numbers": ("Số, ký hiệu", "Numbers"),
    "doctor.check.derived": ("Cột tính toán", "Derived columns"),
    "doctor.check.texts": ("Toàn văn", "Texts"),
    "doctor.check.index": ("Chỉ mục toàn văn", "Full-text index"),
    "doctor.check.index_triggers": ("Bộ theo dõi của chỉ mục", "Triggers of the index"),
    "doctor.check.reference": ("Dữ liệu tham chiếu", "Reference data"),
    "doctor.fix.restore_backup": ("Khôi phục từ bản sao lưu.", "Restore a backup."),
    "doctor.fix.undo_double": (
        "Xem “vbqppl history” của hai văn bản rồi hoàn tác một trong hai lượt bằng “vbqppl undo”.",
        "See “vbqppl history” of both and take one of the batches back with “vbqppl undo”.",
    ),
    "doctor.fix.undo_or_link": (
        "Hoàn tác lượt đã ghi, hoặc gắn lại với văn bản khác.",
        "Undo the batch that recorded it, or link it to another document.",
    ),
    "doctor.fix.edit": ("Sửa bằng “vbqppl edit”.", "Correct it with “vbqppl edit”."),
    "doctor.fix.edit_or_set_text": (
        "Sửa số, ký hiệu hoặc nạp lại toàn văn.",
        "Correct the number or import the text again.",
    ),
    "doctor.fix.doctor_fix": ("vbqppl doctor --fix", "vbqppl doctor --fix"),
    "doctor.fix.index_rebuild": (
        "vbqppl doctor --fix hoặc vbqppl index rebuild",
        "vbqppl doctor --fix or vbqppl index rebuild",
    ),
    "doctor.fix.reinstall": ("Cài đặt lại vbqppl.", "Install vbqppl again."),
    "help.compare": (
        (
            "Bảng khác biệt: tình trạng tính từ các sự kiện của sổ so với tình trạng mà nguồn công bố, và vì sao.\n\n"
            "So với mọi danh sách đã nạp có cột tình trạng; ghi ra .xlsx để có đủ. Mã thoát: 0 không có gì khác; "
            "1 có chỗ khác."
        ),
        (
            "The difference sheet: the status that the registry's events give against the published one, and why.\n\n"
            "Against every list that was imported with a status; write it to .xlsx to have all of it. Exit codes: "
            "0 nothing differs; 1 something does."
        ),
    ),
    "help.compare.source": ("Chỉ nguồn này, ví dụ “vbpl.vn”.", "This source only, such as “vbpl.vn”."),
    "examples.compare": (
        "vbqppl import danh-sach-vbpl.xlsx\nvbqppl compare --as-of 31/12/2025 -o khac-biet.xlsx",
        "vbqppl import list-of-vbpl.xlsx\nvbqppl compare --as-of 2025-12-31 -o differences.xlsx",
    ),
    "compare.none": (
        "Sổ chưa có tình trạng nào do nguồn công bố; nạp danh sách có cột tình trạng bằng “vbqppl import”.",
        "The registry holds no published status; import a list that has one with “vbqppl import”.",
    ),
    "compare.no_source": (
        "Nguồn “{source}” không công bố tình trạng nào trong sổ.",
        "The source “{source}” publishes no status in the registry.",
    ),
    "compare.summary": (
        (
            "Tại ngày {day}: {published} tình trạng do nguồn công bố; {same} khớp với sổ, {different} khác, "
            "{not_read} không rõ nghĩa."
        ),
        "On {day}: {published} published statuses; {same} as in the registry, {different} not, {not_read} not known.",
    ),
    "compare.ours": ("sổ: {status}", "registry: {status}"),
    "compare.theirs": ("{source}: {label}", "{source}: {label}"),
    "compare.col.document": ("Văn bản", "Document"),
    "compare.col.ours": ("Tình trạng theo sổ", "Our status"),
    "compare.col.basis": ("Căn cứ của sổ", "Our facts"),
    "compare.col.theirs": ("Tình trạng theo nguồn", "Their status"),
    "compare.col.source": ("Nguồn", "Source"),
    "compare.col.seen": ("Ngày đọc nguồn", "Seen"),
    "compare.col.why": ("Vì sao khác", "Why"),
    "compare.why.not_applicable": (
        "Loại văn bản này không xét hiệu lực",
        "Documents of this type have no effect of their own",
    ),
    "compare.why.amended_not_expired": (
        "Nguồn coi văn bản được sửa đổi, bổ sung là hết hiệu lực một phần; sổ coi là còn hiệu lực như đã sửa đổi",
        "The source takes an amended document for partly expired; the registry for in force as amended",
    ),
    "compare.why.no_ground": (
        "“Không còn phù hợp” không phải căn cứ hết hiệu lực",
        "“Không còn phù hợp” is no ground of expiry",
    ),
    "compare.why.seen_later": (
        "Nguồn được đọc sau ngày xét",
        "The source was read after the day asked for",
    ),
    "compare.why.happened_since": (
        "Sổ có sự kiện mới hơn ngày đọc nguồn",
        "The registry has events younger than what was seen",
    ),
    "compare.why.no_fact": (
        "Sổ chưa có sự kiện làm căn cứ; cần tìm văn bản bãi bỏ, thay thế, đình chỉ rồi ghi bằng “vbqppl mark”",
        "The registry has no event behind it; find the acting document and record it with “vbqppl mark”",
    ),
    "compare.why.no_effective_date": (
        "Sổ chưa đủ dữ kiện (thiếu ngày có hiệu lực, hoặc không nguồn nào theo dõi văn bản)",
        "The registry's facts do not decide it (no day of effect, or no source that follows the document)",
    ),
    "compare.why.facts_differ": (
        "Sự kiện trong sổ cho kết quả khác; cần đối chiếu với văn bản gốc",
        "The registry's events give another status; look into the document itself",
    ),
    "help.conflicts": (
        (
            "Chỗ các nguồn của cùng một văn bản ghi khác nhau; sổ giữ giá trị có trước.\n\n"
            "Sửa bằng “vbqppl edit”; chỗ đã sửa theo nguồn thì không còn được liệt kê. "
            "Mã thoát: 0 không có; 1 còn chỗ khác."
        ),
        (
            "Where the sources of one document disagree; the registry keeps what it had.\n\n"
            "Correct it with “vbqppl edit”; what then agrees is listed no more. Exit codes: 0 none; 1 some."
        ),
    ),
    "help.conflicts.citation": (
        "Chỉ văn bản này; viện dẫn, hoặc id:SỐ.",
        "This document only; a citation, or id:NUMBER.",
    ),
    "help.conflicts.source": ("Chỉ nguồn này.", "This source only."),
    "examples.conflicts": (
        "vbqppl conflicts -o khac-nguon.xlsx\nvbqppl conflicts 118/2025/NĐ-CP",
        "vbqppl conflicts -o conflicts.xlsx\nvbqppl conflicts 118/2025/NĐ-CP",
    ),
    "conflicts.none": ("Các nguồn không ghi khác nhau.", "No source disagrees."),
    "conflicts.col.id": ("id", "id"),
    "conflicts.col.document": ("Văn bản", "Document"),
    "conflicts.col.field": ("Thông tin", "Field"),
    "conflicts.col.ours": ("Sổ giữ", "Registry"),
    "conflicts.col.theirs": ("Nguồn ghi", "Source says"),
    "conflicts.col.source": ("Nguồn", "Source"),
    "conflicts.col.source_id": ("Mã của nguồn", "Id there"),
}
