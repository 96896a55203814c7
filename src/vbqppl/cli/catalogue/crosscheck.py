"""Words of `crosscheck`."""

from typing import Final

TEXTS: Final[dict[str, tuple[str, str]]] = {
    "help.crosscheck": (
        (
            "Đối chiếu mọi chú thích và viện dẫn của báo cáo với sổ.\n\n"
            "Nêu nhiều tệp hoặc cả thư mục thì có thêm bảng tổng hợp: báo cáo nào viện dẫn văn bản nay đã hết hiệu "
            "lực, từ ngày nào. Tệp không đọc được thì báo lỗi, các tệp khác vẫn được đối chiếu.\n\n"
            "Mã thoát: 0 không có vấn đề và mọi viện dẫn đều đối chiếu được; 1 có vấn đề (lỗi, cảnh báo); "
            "6 không có vấn đề nhưng có viện dẫn không đối chiếu được (--strict: 1); 3 có tệp không đọc được."
        ),
        (
            "Check every footnote and every citation of a report against the registry.\n\n"
            "Several files, or a folder, get a table over all of them: which cite what is no longer in force, and "
            "since when. A file that cannot be read is reported, the others are checked.\n\n"
            "Exit codes: 0 no problem and everything was checked; 1 problems (errors, warnings); "
            "6 no problem, but something could not be checked (--strict: 1); 3 a file could not be read."
        ),
    ),
    "help.crosscheck.sources": (
        "Báo cáo .docx, .pdf, .html, .md, .txt, hoặc thư mục chứa báo cáo; “-” là đầu vào chuẩn.",
        "A report: .docx, .pdf, .html, .md or .txt, or a folder of them; “-” is standard input.",
    ),
    "help.crosscheck.as_of": (
        "Xét hiệu lực tại ngày này; mặc định: ngày của báo cáo, nếu không có thì hôm nay.",
        "The day that validity is asked for; default: the report's own date, else today.",
    ),
    "help.crosscheck.issuer": (
        "Cơ quan ban hành báo cáo; mặc định: như ghi trong báo cáo.",
        "The issuer of the report; default: as the report says.",
    ),
    "help.crosscheck.strict": (
        "Coi viện dẫn không đối chiếu được là vấn đề.",
        "Take what could not be checked for a problem.",
    ),
    "meta.RULE": ("MÃ", "RULE"),
    "meta.WAIVER": ("“MÃ NGUYÊN_VĂN: LÝ_DO”", "“RULE WORDS: REASON”"),
    "help.crosscheck.ignore": ("Bỏ qua quy tắc này (lặp lại được).", "Leave out this rule (may be repeated)."),
    "help.crosscheck.waive": (
        "Bỏ qua phát hiện của quy tắc ở viện dẫn có nguyên văn này; lý do được ghi vào kết quả (lặp lại được).",
        "Set aside the finding of a rule at a citation with these words; the reason is kept (may be repeated).",
    ),
    "help.crosscheck.hints": ("Hiện hoặc ẩn các gợi ý.", "Show or hide the hints."),
    "help.crosscheck.out": (
        (
            "Ghi ra tệp: .docx là bản Word có lời nhận xét, .html là trang có đánh dấu, .xlsx là bảng viện dẫn kèm "
            "tình trạng và phát hiện; còn có .md .csv .tsv .json .jsonl .txt."
        ),
        (
            "Write to a file: .docx is the Word file with comments, .html a page with marks, .xlsx the citations with "
            "their status and the findings; also .md .csv .tsv .json .jsonl .txt."
        ),
    ),
    "crosscheck.col.source": ("Tệp", "File"),
    "crosscheck.col.severity": ("Mức", "Severity"),
    "crosscheck.col.rule": ("Quy tắc", "Rule"),
    "crosscheck.col.footnote": ("Chú thích", "Footnote"),
    "crosscheck.col.line": ("Dòng", "Line"),
    "crosscheck.col.page": ("Trang", "Page"),
    "crosscheck.col.quote": ("Nguyên văn", "Quote"),
    "crosscheck.col.message": ("Nội dung", "Message"),
    "crosscheck.col.suggestion": ("Đề nghị sửa", "Suggestion"),
    "crosscheck.col.evidence": ("Căn cứ", "Evidence"),
    "crosscheck.col.kind": ("Loại dòng", "Kind of row"),
    "crosscheck.col.start": ("Từ", "Start"),
    "crosscheck.col.end": ("Đến", "End"),
    "crosscheck.col.where": ("Vị trí", "Place"),
    "crosscheck.col.reason": ("Lý do bỏ qua", "Reason"),
    "crosscheck.col.type": ("Loại văn bản", "Type"),
    "crosscheck.col.number": ("Số, ký hiệu", "Number"),
    "crosscheck.col.date": ("Ngày", "Date"),
    "crosscheck.col.issuer": ("Cơ quan ban hành", "Issuer"),
    "crosscheck.col.verdict": ("Kết quả", "Result"),
    "crosscheck.col.rules": ("Quy tắc", "Rules"),
    "crosscheck.col.document": ("Văn bản trong sổ", "Document of the registry"),
    "crosscheck.col.status": ("Tình trạng", "Status"),
    "crosscheck.col.since": ("Từ ngày", "Since"),
    "crosscheck.col.ended": ("Tình trạng", "Status"),
    "crosscheck.col.as_of": ("Ngày xét", "As of"),
    "crosscheck.col.provision": ("Điều, khoản", "Provision"),
    "crosscheck.col.by": ("Bởi", "By"),
    "crosscheck.col.how": ("Cách viện dẫn", "How it is cited"),
    "crosscheck.col.when": ("So với ngày xét", "Beside the day"),
    "crosscheck.col.mentions": ("Viện dẫn", "Citations"),
    "crosscheck.col.fine": ("Khớp", "Fine"),
    "crosscheck.col.problems": ("Vấn đề", "Problems"),
    "crosscheck.col.hints": ("Gợi ý", "Hints"),
    "crosscheck.col.unchecked": ("Không đối chiếu được", "Not checked"),
    "crosscheck.col.lapsed": ("Viện dẫn nay hết hiệu lực", "No longer in force"),
    "crosscheck.col.outcome": ("Kết quả", "Result"),
    "crosscheck.title": ("{source}: đối chiếu tại ngày {day}", "{source}: checked as of {day}"),
    "crosscheck.day.given": (" (theo --as-of)", " (as asked)"),
    "crosscheck.day.document": (" (ngày của báo cáo)", " (the report's own date)"),
    "crosscheck.day.today": (" (hôm nay)", " (today)"),
    "crosscheck.issuer": (", cơ quan {issuer}", ", issuer {issuer}"),
    "crosscheck.found": (
        "{problems} vấn đề ({errors} lỗi, {warnings} cảnh báo), {hints} gợi ý.",
        "{problems} problems ({errors} errors, {warnings} warnings), {hints} hints.",
    ),
    "crosscheck.counts": (
        "{mentions} viện dẫn: đối chiếu được {checked}, không đối chiếu được {unchecked}{reasons}.",
        "{mentions} citations: {checked} checked, {unchecked} could not be checked{reasons}.",
    ),
    "crosscheck.notes": (
        "{footnotes} chú thích: {paired} khớp dấu.",
        "{footnotes} footnotes: {paired} paired with their marks.",
    ),
    "crosscheck.registry": ("Sổ có {documents} văn bản.", "The registry holds {documents} documents."),
    "crosscheck.problems": ("Vấn đề ({count}):", "Problems ({count}):"),
    "crosscheck.hints": ("Gợi ý ({count}):", "Hints ({count}):"),
    "crosscheck.unchecked": (
        "Không đối chiếu được ({count}), không có nghĩa là sai:",
        "Could not be checked ({count}), which does not mean wrong:",
    ),
    "crosscheck.waived": ("Đã bỏ qua, có lý do ({count}):", "Set aside with a reason ({count}):"),
    "crosscheck.waived_for": ("Lý do: {reason}", "Reason: {reason}"),
    "crosscheck.fine": ("Khớp, không có gì cần nói: {count} viện dẫn.", "Fine, nothing to say: {count} citations."),
    "crosscheck.provisions": (
        "Điều, khoản, điểm: {count}/{provisions} chỗ viện dẫn chưa rõ có hay không (sổ không có toàn văn).",
        "Provisions: of {count}/{provisions} cited, no text in the registry tells whether they exist.",
    ),
    "crosscheck.line": ("dòng {line}", "line {line}"),
    "crosscheck.page": ("trang {page}", "page {page}"),
    "crosscheck.footnote": (", chú thích {mark}", ", footnote {mark}"),
    "crosscheck.suggestion": ("→ Đề nghị: {text}", "→ Suggestion: {text}"),
    "crosscheck.is_fine": ("khớp", "fine"),
    "crosscheck.not_checked": ("không đối chiếu được: {reason}", "could not be checked: {reason}"),
    "crosscheck.unreadable": ("không đọc được", "could not be read"),
    "crosscheck.outcome.problems": ("có vấn đề", "problems"),
    "crosscheck.outcome.partly": ("chưa đối chiếu hết", "not all was checked"),
    "crosscheck.outcome.all": ("khớp", "fine"),
    "crosscheck.reason.not_in_registry": ("không có trong sổ", "not in the registry"),
    "crosscheck.reason.ambiguous": ("khớp nhiều văn bản", "fit several documents"),
    "crosscheck.reason.status_unknown": ("chưa xác định được hiệu lực", "of unknown status"),
    "crosscheck.reason.no_antecedent": ("tên viết tắt không rõ", "unexplained short forms"),
    "crosscheck.times": ("{name} ({count} lần)", "{name} ({count} times)"),
    "crosscheck.leans": ("làm căn cứ", "rests on it"),
    "crosscheck.names": ("nhắc đến", "names it"),
    "crosscheck.lapsed_after": ("hết hiệu lực sau ngày xét của báo cáo", "lost its effect after the report's day"),
    "crosscheck.lapsed_before": ("đã hết hiệu lực trước đó", "had lost its effect before"),
    "crosscheck.all_files": ("Tổng hợp {count} tệp", "{count} files together"),
    "crosscheck.lapsed": ("Viện dẫn văn bản nay không còn hiệu lực:", "They cite what is no longer in force:"),
    "crosscheck.no_lapsed": (
        "Không tệp nào viện dẫn văn bản mà sổ ghi là không còn hiệu lực.",
        "No file cites a document that the registry knows to be no longer in force.",
    ),
    "crosscheck.sheet.citations": ("Viện dẫn", "Citations"),
    "crosscheck.sheet.findings": ("Phát hiện", "Findings"),
    "crosscheck.sheet.unchecked": ("Không đối chiếu được", "Not checked"),
    "crosscheck.sheet.summary": ("Tóm tắt", "Summary"),
    "crosscheck.sheet.files": ("Tổng hợp", "Files"),
    "crosscheck.sheet.lapsed": ("Không còn hiệu lực", "No longer in force"),
    "crosscheck.written": ("Đã ghi “{path}”. {counts}", "Wrote “{path}”. {counts}"),
    "crosscheck.no_citations": (
        "Không tìm thấy viện dẫn nào: không có gì được đối chiếu, không phải là đạt.",
        "No citation was found: nothing was checked, which is not the same as passed.",
    ),
    "error.waiver": (
        "Không hiểu --waive “{words}”; hãy viết như “VB402 341/KH-UBND: đã xem bản gốc”.",
        "--waive “{words}” is not understood; write it like “VB402 341/KH-UBND: the original was seen”.",
    ),
    "examples.crosscheck": (
        (
            "vbqppl crosscheck bao-cao.docx -o bao-cao-nhan-xet.docx\n"
            'vbqppl crosscheck bao-cao.md --as-of 15/3/2026 --issuer "UBND thành phố Hải Phòng" --json\n'
            "vbqppl crosscheck thu-muc-bao-cao -o tong-hop.xlsx\n"
            'vbqppl crosscheck bao-cao.pdf --ignore VB506 --waive "VB402 341/KH-UBND: đã xem bản gốc"'
        ),
        (
            "vbqppl crosscheck report.docx -o report-comments.docx\n"
            'vbqppl crosscheck report.md --as-of 2026-03-15 --issuer "UBND thành phố Hải Phòng" --json\n'
            "vbqppl crosscheck reports -o together.xlsx\n"
            'vbqppl crosscheck report.pdf --ignore VB506 --waive "VB402 341/KH-UBND: the original was seen"'
        ),
    ),
}
