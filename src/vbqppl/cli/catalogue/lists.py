"""The pages and sentences of import, statistics, review and care."""

from typing import Final

TEXTS: Final[dict[str, tuple[str, str]]] = {
    "meta.ORDER": ("THỨ_TỰ", "ORDER"),
    "meta.rebuild|status": ("rebuild|status", "rebuild|status"),
    "meta.FIELDS": ("TRƯỜNG", "FIELDS"),
    "meta.ITEM DECISION": ("MỤC QUYẾT_ĐỊNH", "ITEM DECISION"),
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
    "issuer.unmet": (
        "Không có văn bản nào trong sổ ghi cơ quan ban hành “{words}”.",
        "No document of the registry names the issuer “{words}”.",
    ),
    "issuer.near": ("Gần giống trong sổ: {names}.", "Alike in the registry: {names}."),
    "issuer.without": (
        "{count} văn bản trong sổ không ghi cơ quan ban hành; ghi bằng “vbqppl edit VĂN_BẢN --issuer CƠ_QUAN”.",
        "{count} documents name no issuer; record it with “vbqppl edit DOCUMENT --issuer ORG”.",
    ),
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
        (
            "Có hiệu lực chỉ {detail} ngày sau ngày ký, sớm hơn thời hạn thông thường mà luật định; "
            "hợp lệ nếu ban hành theo trình tự rút gọn. {other}"
        ),
        (
            "It took effect only {detail} days after it was signed, earlier than the usual term of the law; "
            "lawful under the shortened procedure. {other}"
        ),
    ),
    "review.reason.retroactive": (
        "Ngày có hiệu lực trước ngày ban hành. {other}",
        "It took effect before it was issued. {other}",
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
