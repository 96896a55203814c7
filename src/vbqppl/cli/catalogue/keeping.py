"""What `add`, `edit` and `mark` say, and what does not fit in what they are given."""

from typing import Final

TEXTS: Final[dict[str, tuple[str, str]]] = {
    "meta.NUMBER": ("SỐ_KÝ_HIỆU", "NUMBER"),
    "meta.YESNO": ("yes|no|unknown", "yes|no|unknown"),
    "meta.COLUMN": ("TRƯỜNG", "FIELD"),
    "meta.KIND": ("SỰ_KIỆN", "KIND"),
    "meta.PROVISIONS": ("ĐIỀU_KHOẢN", "PROVISIONS"),
    "help.any.citation": ("Viện dẫn, hoặc id:SỐ.", "A citation, or id:NUMBER."),
    "help.any.title": ("Trích yếu.", "Title."),
    "help.any.kind": ("Loại văn bản, ví dụ “Quyết định”.", "Type of document, such as “Quyết định”."),
    "help.any.issuer": ("Cơ quan ban hành.", "Issuer."),
    "help.any.issued_on": ("Ngày ban hành.", "Date of issue."),
    "help.any.effective_on": ("Ngày có hiệu lực.", "Date of effect."),
    "help.any.declared_end": (
        "Ngày cuối cùng còn hiệu lực mà văn bản tự nêu.",
        "The last day in force that the document itself states.",
    ),
    "help.any.field": ("Lĩnh vực.", "Field (lĩnh vực)."),
    "help.any.signer": ("Người ký.", "Signer."),
    "help.any.normative": ("Là VBQPPL: yes, no, unknown.", "Whether it is normative: yes, no, unknown."),
    "help.any.drafting_body": ("Cơ quan chủ trì soạn thảo.", "The body that drafted it."),
    "help.any.source": ("Nguồn của thông tin.", "The source of the facts."),
    "help.add": ("Ghi một văn bản vào sổ.", "Record one document."),
    "help.add.citation": (
        "Viện dẫn đầy đủ, ví dụ “Quyết định số 428/QĐ-UBND ngày 30/01/2026 của UBND thành phố Hải Phòng”.",
        "The full citation, such as “Quyết định số 428/QĐ-UBND ngày 30/01/2026 của UBND thành phố Hải Phòng”.",
    ),
    "help.add.territory": ("Địa bàn áp dụng.", "Where it applies."),
    "help.add.force": (
        "Ghi dù sổ đã có một văn bản như vậy.",
        "Record it even if the registry has such a document.",
    ),
    "add.known": (
        "Sổ đã có văn bản này: {document} (id:{id}); sửa bằng “vbqppl edit id:{id}”, hoặc thêm --force.",
        "The registry has this document: {document} (id:{id}); use “vbqppl edit id:{id}”, or add --force.",
    ),
    "examples.add": (
        (
            'vbqppl add "Quyết định số 12/2026/QĐ-UBND ngày 05/02/2026 của UBND thành phố Hải Phòng" '
            '--effective-on 15/02/2026 --source "Công báo"'
        ),
        (
            'vbqppl add "Quyết định số 12/2026/QĐ-UBND ngày 05/02/2026 của UBND thành phố Hải Phòng" '
            '--effective-on 2026-02-15 --source "Công báo"'
        ),
    ),
    "help.edit": (
        "Sửa thông tin của một văn bản; giá trị cũ được giữ trong nhật ký.",
        "Correct the facts of one document; what stood there stays in the journal.",
    ),
    "help.edit.number": ("Số, ký hiệu.", "Number."),
    "help.edit.territory": ("Địa bàn áp dụng.", "Where it applies."),
    "help.edit.clear": ("Xóa giá trị của một trường (lặp lại được).", "Empty a field (may be repeated)."),
    "help.edit.reason": ("Lý do, ghi vào nhật ký.", "The reason, kept in the journal."),
    "edit.nothing": (
        "Chưa nêu trường nào để sửa; xem “vbqppl edit --help”.",
        "No field was given to edit; see “vbqppl edit --help”.",
    ),
    "edit.change": ("{field}: {before} → {after}", "{field}: {before} → {after}"),
    "edit.same": ("Không có gì khác so với sổ.", "Nothing differs from the registry."),
    "examples.edit": (
        'vbqppl edit 12/2026/QĐ-UBND --effective-on 20/02/2026 --reason "đính chính"',
        'vbqppl edit 12/2026/QĐ-UBND --effective-on 2026-02-20 --reason "corrigendum"',
    ),
    "help.mark": (
        (
            "Ghi một sự kiện của một văn bản: được thay thế, bị bãi bỏ, tạm ngưng, …\n\n"
            "Tình trạng được tính từ các sự kiện; lệnh hiện tình trạng trước và sau."
        ),
        (
            "Record one event of one document: replaced, repealed, suspended, …\n\n"
            "A status is computed from events; the command shows it before and after."
        ),
    ),
    "help.mark.event": (
        (
            "Mã sự kiện: repealed (bãi bỏ), replaced (thay thế), amended (sửa đổi), supplemented (bổ sung), "
            "term_ended (hết thời hạn), expired (hết hiệu lực), suspended (tạm ngưng), stayed (đình chỉ), "
            "resumed (có hiệu lực trở lại), corrected (đính chính), declared_expired (công bố hết hiệu lực), "
            "declared_continuing (công bố tiếp tục), extended (mở rộng phạm vi), effective (có hiệu lực), …"
        ),
        (
            "The event's code: repealed, replaced, amended, supplemented, term_ended, expired, suspended, stayed, "
            "resumed, corrected, declared_expired, declared_continuing, extended, effective, …"
        ),
    ),
    "help.mark.by": ("Văn bản gây ra sự kiện.", "The acting document."),
    "help.mark.on": ("Ngày đầu tiên sự kiện có tác dụng.", "The first day that the event works."),
    "help.mark.until": ("Ngày cuối cùng (tạm ngưng).", "The last day (of a suspension)."),
    "help.mark.scope": (
        "Phần văn bản: “khoản 2 Điều 7”, nhiều nơi cách nhau bằng “;”, hoặc “trừ …”; mặc định: toàn bộ.",
        "The part: “khoản 2 Điều 7”, several with “;”, or “trừ …”; default: the whole.",
    ),
    "help.mark.announced_by": ("Văn bản công bố.", "The announcing document."),
    "help.mark.ground": ("Căn cứ pháp lý.", "The legal ground."),
    "help.mark.quote": ("Nguyên văn câu quy định.", "The sentence that says it."),
    "help.mark.clause": ("Điều, khoản của văn bản gây ra sự kiện.", "The clause of the acting document."),
    "help.mark.territory": ("Địa bàn của sự kiện.", "The event's territory."),
    "mark.batch": (
        "Đã ghi lượt {batch}; hoàn tác: vbqppl undo {batch}",
        "Recorded batch {batch}; to undo: vbqppl undo {batch}",
    ),
    "mark.already": (
        "Sổ đã có sự kiện này; không có gì thay đổi.",
        "The registry has this event; nothing was changed.",
    ),
    "examples.mark": (
        (
            'vbqppl mark 05/2018/QĐ-UBND --event repealed --by "Quyết định số 16/2026/QĐ-UBND" --on 01/3/2026\n'
            'vbqppl mark 118/2025/NĐ-CP --event amended --scope "khoản 2 Điều 7" --by 367/2025/NĐ-CP --on 31/12/2025'
        ),
        (
            'vbqppl mark 05/2018/QĐ-UBND --event repealed --by "Quyết định số 16/2026/QĐ-UBND" --on 2026-03-01\n'
            'vbqppl mark 118/2025/NĐ-CP --event amended --scope "khoản 2 Điều 7" --by 367/2025/NĐ-CP --on 2025-12-31'
        ),
    ),
    "help.mark.force": (
        "Ghi cả khi pháp luật tại thời điểm đó không cho phép.",
        "Record it even if the law of the day did not allow it.",
    ),
    "error.citation_date": (
        "“{words}” trong viện dẫn không phải ngày có thật; hãy kiểm tra lại.",
        "“{words}” in the citation is no day of the calendar; check it.",
    ),
    "mark.not_held": (
        "{option}: sổ chưa có văn bản nào khớp rõ ràng với “{words}”; chỉ ghi lại nguyên văn viện dẫn.",
        "{option}: the registry holds no document that is “{words}” beyond doubt; the words alone are recorded.",
    ),
    "batch.starter": ("nạp văn bản ban đầu", "starter documents"),
    "batch.import": ("nạp dữ liệu", "import"),
    "batch.add": ("thêm văn bản", "add"),
    "batch.edit": ("sửa văn bản", "edit"),
    "batch.mark": ("ghi sự kiện", "mark"),
    "batch.mark-expired": ("đánh dấu danh mục", "mark-expired"),
    "batch.review": ("quyết định rà soát", "review"),
    "batch.repair": ("sửa cột tính toán", "repair"),
    "batch.stubs": ("ghi văn bản được viện dẫn", "stubs"),
    "batch.undo": ("hoàn tác", "undo"),
    "table.document": ("bảng văn bản", "documents"),
    "table.document_source": ("bảng nguồn", "sources"),
    "table.document_text": ("bảng toàn văn", "texts"),
    "table.event": ("bảng sự kiện", "events"),
    "table.relation": ("bảng quan hệ", "relations"),
    "table.decision": ("bảng quyết định rà soát", "decisions"),
    "doubt.check": (
        "Không ghi gì; hãy kiểm tra lại ngày, hoặc sửa thông tin của văn bản bằng “vbqppl edit”.",
        "Nothing was recorded; check the dates, or correct the document with “vbqppl edit”.",
    ),
    "doubt.force": (
        "Không ghi gì; nếu thực tế đúng như vậy, thêm --force.",
        "Nothing was recorded; if this is what happened, add --force.",
    ),
    "doubt.end_before_issue": (
        "Ngày cuối cùng còn hiệu lực ({end}) trước ngày ban hành ({issued}).",
        "The last day in force ({end}) is before the day of issue ({issued}).",
    ),
    "doubt.end_before_effect": (
        "Ngày cuối cùng còn hiệu lực ({end}) trước ngày có hiệu lực ({effective}).",
        "The last day in force ({end}) is before the day of effect ({effective}).",
    ),
    "doubt.issued_in_future": (
        "Ngày ban hành {issued} chưa đến; vẫn ghi.",
        "The day of issue {issued} is yet to come; recorded all the same.",
    ),
    "doubt.other_year": (
        "Năm trong số, ký hiệu ({year}) khác năm ban hành ({issued}); vẫn ghi, hãy kiểm tra lại.",
        "The year in the number ({year}) is not that of the day of issue ({issued}); recorded, but check it.",
    ),
    "doubt.effect_before_issue": (
        "Ngày có hiệu lực {effective} trước ngày ban hành {issued}; vẫn ghi, hãy kiểm tra lại.{rule}",
        "The day of effect {effective} is before the day of issue {issued}; recorded, but check it.{rule}",
    ),
    "doubt.effect_too_early": (
        "Có hiệu lực sau {days} ngày kể từ ngày ban hành, sớm hơn mức luật định; vẫn ghi.{rule}",
        "It takes effect {days} days after its issue, earlier than the law allows; recorded.{rule}",
    ),
    "doubt.before_issue": (
        "Ngày của sự kiện ({on}) trước ngày ban hành văn bản ({issued}).",
        "The day of the event ({on}) is before the document was issued ({issued}).",
    ),
    "doubt.other_issue_day": (
        "Ngày ban hành nêu ra ({on}) khác ngày ban hành trong sổ ({issued}).",
        "The day of issue given ({on}) is not the one in the registry ({issued}).",
    ),
    "doubt.until_before_on": (
        "Ngày kết thúc {until} trước ngày bắt đầu {on}.",
        "The last day {until} is before the first {on}.",
    ),
    "doubt.before_effect": (
        "Sự kiện có tác dụng từ ngày {on}, khi văn bản chưa có hiệu lực (từ ngày {effective}); vẫn ghi.",
        "The event works from {on}, before the document took effect ({effective}); recorded.",
    ),
    "doubt.acting_is_older": (
        "Văn bản tác động ban hành ngày {acting}, trước cả văn bản bị tác động (ngày {issued}).",
        "The acting document was issued on {acting}, before the one it acts on ({issued}).",
    ),
    "doubt.announcing_is_older": (
        "Văn bản công bố ban hành ngày {announcing}, trước cả văn bản được công bố (ngày {issued}).",
        "The announcing document was issued on {announcing}, before the one it announces ({issued}).",
    ),
    "doubt.before_acting_effect": (
        "Sự kiện có tác dụng từ ngày {on}, trước ngày văn bản tác động có hiệu lực ({effective}); vẫn ghi.",
        "The event works from {on}, before the acting document took effect ({effective}); recorded.",
    ),
    "doubt.into_the_past": (
        "Sự kiện có tác dụng từ ngày {on}, trước ngày ban hành văn bản tác động ({acting}).{rule}",
        "The event works from {on}, before the acting document was issued ({acting}).{rule}",
    ),
    "doubt.acting_without_effect": (
        "{type} không có hiệu lực của riêng mình, không bãi bỏ, thay thế, sửa đổi hay đình chỉ được văn bản khác.",
        "A document of the type {type} has no effect of its own and cannot end, amend or suspend another.",
    ),
    "doubt.no_day": (
        (
            "Chưa rõ ngày sự kiện có tác dụng (không có --on và chưa biết ngày có hiệu lực của --by): "
            "chưa tính được tình trạng."
        ),
        "The day is not known (no --on, and the day of effect of --by is unknown): the status stays open.",
    ),
}
