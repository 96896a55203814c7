"""Labels of status as sources print them, to and from the codes."""

from vbqppl.text import squash
from vbqppl.validity.model import StatusCode

# The seven labels of vbpl.vn, with its order; "Không còn phù hợp" is no legal ground of expiry.
VBPL_LABELS: dict[str, StatusCode] = {
    "Còn hiệu lực": StatusCode.IN_FORCE,
    "Chưa có hiệu lực": StatusCode.NOT_YET_IN_FORCE,
    "Hết hiệu lực toàn bộ": StatusCode.EXPIRED,
    "Hết hiệu lực một phần": StatusCode.PARTLY_EXPIRED,
    "Ngưng hiệu lực": StatusCode.SUSPENDED,
    "Ngưng hiệu lực một phần": StatusCode.PARTLY_SUSPENDED,
    "Không còn phù hợp": StatusCode.UNKNOWN,
}
# The six forms of Nghị định 79/2025/NĐ-CP; "tạm ngưng" since Luật 64/2025/QH15, "ngưng" before.
ND79_LABELS: dict[str, StatusCode] = {
    "Còn hiệu lực": StatusCode.IN_FORCE,
    "Chưa có hiệu lực": StatusCode.NOT_YET_IN_FORCE,
    "Hết hiệu lực toàn bộ": StatusCode.EXPIRED,
    "Hết hiệu lực một phần": StatusCode.PARTLY_EXPIRED,
    "Tạm ngưng hiệu lực toàn bộ": StatusCode.SUSPENDED,
    "Tạm ngưng hiệu lực một phần": StatusCode.PARTLY_SUSPENDED,
}
# Other wordings of provincial registers.
_OTHER_LABELS: dict[str, StatusCode] = {
    "Văn bản đang có hiệu lực": StatusCode.IN_FORCE,
    "Đang có hiệu lực": StatusCode.IN_FORCE,
    "Đang hiệu lực": StatusCode.IN_FORCE,
    "Có hiệu lực": StatusCode.IN_FORCE,
    "Chưa hiệu lực": StatusCode.NOT_YET_IN_FORCE,
    "Văn bản chưa có hiệu lực": StatusCode.NOT_YET_IN_FORCE,
    "Văn bản hết hiệu lực": StatusCode.EXPIRED,
    "Hết hiệu lực": StatusCode.EXPIRED,
    "Văn bản còn hiệu lực một phần": StatusCode.PARTLY_EXPIRED,
    "Còn hiệu lực một phần": StatusCode.PARTLY_EXPIRED,
    "Văn bản hết hiệu lực một phần": StatusCode.PARTLY_EXPIRED,
    "Ngưng hiệu lực toàn bộ": StatusCode.SUSPENDED,
    "Tạm ngưng hiệu lực": StatusCode.SUSPENDED,
    "Đình chỉ": StatusCode.SUSPENDED,
    "Chưa xác định": StatusCode.UNKNOWN,
    "Không xét hiệu lực": StatusCode.NOT_APPLICABLE,
}
NOT_SUITABLE = squash("Không còn phù hợp")
# What a vbpl.vn record carries in `effStatus.code`; only CHL was seen, the others follow the same initials.
_CODES = {"chl": StatusCode.IN_FORCE}
_READ = {
    **{squash(label): code for label, code in (_OTHER_LABELS | ND79_LABELS | VBPL_LABELS).items()},
    **_CODES,
}
_ND79: dict[StatusCode, str] = {code: label for label, code in ND79_LABELS.items()}
_VBPL: dict[StatusCode, str] = {code: label for label, code in VBPL_LABELS.items() if code is not StatusCode.UNKNOWN}


def read_label(text: str | None) -> StatusCode | None:
    """Return the code of a printed label; None where it says nothing or is not known."""
    return _READ.get(squash(text)) if text else None


def vbpl_label(code: StatusCode) -> str | None:
    """Return the label of vbpl.vn for a code; None where it has none (not applicable, unknown)."""
    return _VBPL.get(StatusCode.IN_FORCE if code is StatusCode.AMENDED else code)


def nd79_label(code: StatusCode) -> str | None:
    """Return the wording of the forms of Nghị định 79/2025/NĐ-CP; None where they have none."""
    return _ND79.get(StatusCode.IN_FORCE if code is StatusCode.AMENDED else code)
