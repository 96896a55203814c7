"""What is said beside a status: on what it rests, what is not known, what does not fit together."""

from typing import Final

TEXTS: Final[dict[str, tuple[str, str]]] = {
    "lookup.start_only": (
        "(theo ngày có hiệu lực ghi trong sổ; sổ chưa ghi việc gì làm hết hiệu lực)",
        "(by the day of effect in the registry, which records nothing that ended it)",
    ),
    "lookup.not_followed": (
        "Sổ chỉ biết ngày bắt đầu có hiệu lực ({start}); nguồn {source} không cho biết văn bản còn hiệu lực hay không.",
        (
            "The registry knows only the day of effect ({start}); the source {source} does not tell whether it is "
            "still in force."
        ),
    ),
    "lookup.not_followed_unnamed": (
        "Sổ chỉ biết ngày bắt đầu có hiệu lực ({start}), không biết văn bản còn hiệu lực hay không.",
        "The registry knows only the day of effect ({start}), not whether it is still in force.",
    ),
    "lookup.if_there": ("{label}, nếu có nội dung này", "{label}, if there is such a provision"),
    "word.outside": ("Không áp dụng trên địa bàn này", "Does not apply in this territory"),
    "lookup.unread": (
        "Không đọc được điều, khoản mà viện dẫn nêu ở đầu; câu trả lời này là của cả văn bản.",
        "The provision that the citation begins with could not be read; this answer is for the whole document.",
    ),
    "lookup.no_text": (
        "Sổ chưa có toàn văn nên không kiểm tra được là có {place}.",
        "The registry holds no text, so whether there is a {place} was not checked.",
    ),
    "lookup.text_does_not_tell": (
        "Toàn văn trong sổ không cho biết chắc là có {place}.",
        "The text in the registry does not tell for certain whether there is a {place}.",
    ),
    "lookup.no_provision": (
        "Toàn văn trong sổ không có {place}; kiểm tra lại điều, khoản, điểm được nêu.",
        "The text in the registry has no {place}; check the provision that is cited.",
    ),
    "word.attached": ("{place} (kèm theo)", "{place} (kèm theo)"),
    "word.all_but": ("trừ {places}", "all but {places}"),
    "lookup.contradiction": ("Cần xem lại: {what}", "Look into it: {what}"),
    "lookup.col.ground": ("Căn cứ", "Ground"),
    "lookup.col.remarks": ("Ghi chú", "Remarks"),
    "lookup.col.timeline": ("Diễn biến", "Timeline"),
    "lookup.col.place": ("Điều, khoản", "Provision"),
    "event.part.seen": ("đọc ngày {value}", "seen on {value}"),
    "contradiction.effective_dates_differ": (
        "sổ ghi nhiều ngày có hiệu lực khác nhau{days}.",
        "the registry has several days of effect{days}.",
    ),
    "contradiction.issue_dates_differ": (
        "sổ ghi nhiều ngày ban hành khác nhau.",
        "the registry has several dates of issue.",
    ),
    "contradiction.effective_before_issued": (
        "ngày có hiệu lực sớm hơn ngày ban hành.",
        "it took effect before it was issued.",
    ),
    "contradiction.ends_differ": (
        "sổ ghi nhiều ngày hết hiệu lực khác nhau{days}.",
        "the registry has several days of expiry{days}.",
    ),
    "contradiction.ended_before_effect": (
        "ngày hết hiệu lực{days} không sau ngày có hiệu lực.",
        "it ended{days} no later than it took effect.",
    ),
    "contradiction.event_after_end": (
        "có sự kiện{words} ghi sau khi văn bản đã hết hiệu lực.",
        "something{words} is said to have happened after it had ended.",
    ),
    "contradiction.acting_ended_before": (
        "văn bản tác động{acting} đã hết hiệu lực trước ngày sự kiện có tác dụng nên sự kiện không được tính.",
        "the acting document{acting} had ended before the event could work, so the event does not count.",
    ),
    "contradiction.acting_without_effect": (
        (
            "văn bản tác động{acting} thuộc loại không có hiệu lực riêng, không thể bãi bỏ, thay thế, sửa đổi văn bản "
            "quy phạm pháp luật."
        ),
        (
            "the acting document{acting} is of a type without effect of its own and cannot repeal, replace or amend a "
            "normative document."
        ),
    ),
    "contradiction.published_differs": (
        "khác với tình trạng do nguồn công bố{words}.",
        "this differs from the status that a source published{words}.",
    ),
    "stats.later": (
        "Không tính {count} văn bản ban hành sau ngày {day}.",
        "Left out: {count} documents issued after {day}.",
    ),
    "review.later": (
        "Không xét {count} văn bản ban hành sau ngày {day}.",
        "Left out: {count} documents issued after {day}.",
    ),
    "review.needs_reason": (
        "Quyết định phải kèm lý do: thêm --reason “…”.",
        "A decision needs its reason: add --reason “…”.",
    ),
}
