"""Who issued a document, as the words after a citation say it."""

import re
from functools import cache

from vbqppl.citation.places import provinces
from vbqppl.citation.spelling import spaced
from vbqppl.text import UPPER

_WORD = r"[^\W\d_]+"
_CAPITAL = rf"[{UPPER}][^\W\d_]*"

# A place: "tỉnh Hải Dương (cũ)", "thành phố Hải Phòng", "huyện Cát Hải, thành phố Hải Phòng", "Hà Nội".
_PLACE_KIND = spaced(
    r"(?:tỉnh|thành phố|TP\.?|Tp\.?|T\.P|quận|huyện|thị xã|thị trấn|phường|xã|đặc khu"
    r"|Thành phố|Tỉnh|TỈNH|THÀNH PHỐ|cấp (?:tỉnh|huyện|xã)|lâm thời)"
)
# Words in capitals that begin the title behind the issuer, not the name of its place.
_NO_PLACE = spaced(
    "Ban|Bãi|Về|Quy|Sửa|Phê|Công|Điều|Khoản|Quyết|Nghị|Hướng|Thông|Kế|Thành lập|Tách|Cho|Bổ|Không|Giao|Hủy|Tổ|Đổi|Đặt"
    "|Thu|Thực|Chuyển|Sáp|Hợp|Kiện|Duyệt|Triển|Tiếp|Áp|Sắp|Xử|Hỗ|Cấp|Miễn|Bố"
)
_PLACE_WORD = rf"(?!(?:{_NO_PLACE})\s){_CAPITAL}(?:\s?-\s?{_CAPITAL})?"
_PLACE_NAME = rf"(?:\s+(?:{provinces()}|{_PLACE_WORD}(?:\s+{_PLACE_WORD}){{0,4}}))"
_OLD = r"(?:\s*\((?:cũ|mới|trước đây|sau sáp nhập|nay là[^)]{1,40})\))?"
_PLACE = (
    rf"(?:\s+{_PLACE_KIND}(?:{_PLACE_NAME})?(?:,\s*{_PLACE_KIND}{_PLACE_NAME})*{_OLD}"
    rf"|{_PLACE_NAME}{_OLD})?"
)
# In capitals a place ends where a known province ends: "TỈNH THỪA THIÊN HUẾ VỀ VIỆC …".
_KNOWN_PLACE = rf"(?:\s+{_PLACE_KIND}(?:\s+(?:{provinces()}))?)?"

# The ministries of today and before, by what stands after "Bộ" or "Sở".
_FIELDS = r"""(?:(?i:
Lao động(?:\s*[-,]\s*| )Thương binh (?:và|&) Xã hội|Lao động
|Giáo dục(?: (?:và|&) Đào tạo)?
|[Tt]ài [Cc]hính(?:\s*[-–]\s*Vật giá)?
|Tài nguyên và Môi trường
|Nông nghiệp (?:và|&) (?:Môi trường|Phát triển [Nn]ông thôn|Công nghiệp thực phẩm)
|Kế hoạch (?:và|&) Đầu tư
|Khoa học(?:\s*,?\s*(?:và )?Công nghệ(?: và Môi trường)?)?
|[Cc]ông [Tt]hương|Công nghiệp(?: nặng| nhẹ)?|Thương mại(?: và Du lịch)?
|Văn hóa(?:\s*[,-]\s*Thể thao và Du lịch|\s*-\s*Thông tin| Thông tin| và Thể thao)?
|Thông tin(?: và Truyền thông)?|Bưu chính(?:\s*,| và) Viễn thông
|Giao thông [Vv]ận tải|Nội vụ|Ngoại (?:giao|vụ)|Quốc phòng|Công an|Tư pháp|Xây dựng|Y tế
|Dân tộc và Tôn giáo|Dân tộc|Thủy (?:sản|lợi)|Du lịch|Lâm nghiệp|Năng lượng|Vật tư
|Nội thương|Ngoại thương|Cơ khí và Luyện kim)
|[A-ZĐ]{2,8}(?:\s?[&-]\s?[A-ZĐ]{1,6})*(?![^\W_])
)"""
_CENTRAL = r"""(?i:
Thủ tướng Chính phủ|Chính phủ|Phó Thủ tướng(?: Chính phủ)?
|Hội đồng (?:Chính phủ|Bộ trưởng|Nhà nước|Quốc phòng và An ninh)
|Ủy ban [Tt]hường vụ Quốc hội|(?:Chủ tịch )?Quốc hội(?: khóa [IVX]+)?|Chủ tịch nước)"""
_MINISTRIES = rf"""
(?i:Bộ trưởng)(?:\s*,(?i: Chủ nhiệm (?:Văn phòng Chính phủ|Ủy ban Dân tộc))| (?i:Bộ )?{_FIELDS})
|(?:Thứ trưởng )?Bộ {_FIELDS}(?! (?:tỉnh))
|(?i:(?:Thống đốc )?Ngân hàng nhà nước(?: Việt Nam)?|(?:Tổng )?Kiểm toán (?:trưởng )?nhà nước)
|(?:Tổng )?Thanh tra (?:Chính phủ|tỉnh|thành phố|Nhà nước)
|(?:Bộ trưởng\s*, )?(?:Chủ nhiệm )?Văn phòng (?:Chính phủ|Quốc hội|Chủ tịch nước|Trung ương Đảng)
|(?:Bộ trưởng\s*, )?(?:Chủ nhiệm )?Ủy ban (?:Dân tộc|Thể dục [Tt]hể thao|Kế hoạch Nhà nước|Vật giá [Cc]hính phủ
|Dân số\s*, Gia đình và Trẻ em)
|Ban Tổ chức\s*-\s*[Cc]án bộ Chính phủ"""
_PLACED = "()"  # where a place may follow; the only groups of the grammar
_COURTS = rf"""
(?i:(?:Chánh án |Viện trưởng )?(?:Hội đồng thẩm phán )?Tòa án nhân dân)(?:(?i: tối cao)|{_PLACED})
|(?i:(?:Viện trưởng )?Viện kiểm sát nhân dân)(?:(?i: tối cao)|{_PLACED})
|Chánh án Tòa án (?:nhân )?(?:dân )?tối cao"""
_PARTY = rf"""
(?i:Bộ chính trị|Ban Bí thư(?: Trung ương)?|Ban chấp hành Trung ương(?: Đảng)?|Trung ương Đảng)(?: khóa [IVX]+)?
|(?:Ban Thường vụ |Ban Chấp hành (?:Đảng bộ )?|Thường trực |Bí thư |Ban \w+ |Văn phòng )?
(?:Thành|Tỉnh|Huyện|Quận|Đảng|Thị) ủy(?: (?!Ban |Về ){_CAPITAL}){{0,4}}
|Ban (?:Tuyên giáo(?: và Dân vận)?|Tổ chức|Nội chính|Kinh tế|Dân vận)(?: (?:Trung ương|Tỉnh ủy|Thành ủy))?"""
_LOCAL = rf"""
(?i:(?:(?:Phó )?Chủ tịch |Thường trực |(?:Chánh )?Văn phòng (?:Đoàn đại biểu Quốc hội và )?)*
(?:Ủy ban nhân dân|UBND|Ủy ban hành chính|Hội đồng nhân dân|HĐND)){_PLACED}
|(?:Giám đốc |Phó Giám đốc |liên [Ss]ở )?Sở {_FIELDS}{_PLACED}"""
_AGENCIES = rf"""
(?:Tổng [Gg]iám đốc |Giám đốc )?Bảo hiểm xã hội(?: Việt Nam)?
|(?:Tổng cục trưởng |Cục trưởng )?(?:Tổng cục|Cục) (?:Thuế|Hải quan|Thống kê|Thể dục thể thao
|[A-ZĐ][^\W\d_]+(?: [^\W\d_]+){{0,3}}?)(?=\s*[,.;:)|\n]| (?:về|quy|ban|hướng|ngày|và|tại|v/v))
|Đoàn [Kk]iểm tra(?: liên ngành)?
|Ban (?:Quản lý|Chỉ đạo)(?: {_WORD}){{1,8}}?(?=\s*[,.;:)|\n]| (?:về|quy|ban hành|hướng|ngày))"""
_PLACES_THEMSELVES = rf"""
(?:tỉnh|thành phố) {_CAPITAL}(?: {_CAPITAL}){{0,3}}
|Công an (?:tỉnh|thành phố)(?: [A-ZĐ][^\W\d_]*){{0,3}}"""
# The order decides between names that begin alike ("Ban Tổ chức - Cán bộ Chính phủ", "Ban Tổ chức").
_BODIES = (_CENTRAL, _MINISTRIES, _COURTS, _PARTY, _LOCAL, _AGENCIES, _PLACES_THEMSELVES)
_ANY_BODY = spaced(rf"(?:{'|'.join(_BODIES)})")
_BODY = re.compile(_ANY_BODY)
_PLACE_NEXT = re.compile(_PLACE)
# Joint documents name several ministries or courts; nothing else is joined by a comma.
_SEVERAL = re.compile(spaced(r"Bộ [^c]|Tổng|Chánh|Viện|Tòa|Thống|Ngân"))
_JOINED = re.compile(
    spaced(
        r"(?:\s*,\s*| (?:và|-) )(?!Ủy ban [Nn]hân)(?=(?:Bộ|Tổng|Chánh|Viện|Tòa|Ngân|Thanh|Đoàn|Ủy|Thống|Kiểm|Văn|Ban) )"
    )
)
_HEAD = re.compile(rf"(?<![^\W_])(?:[{UPPER}]{{4}}|[{UPPER}][^\W\d_]*\s)")


@cache
def _in_capitals() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Compile the bodies and places in capitals, which few texts need."""
    return re.compile(_ANY_BODY, re.IGNORECASE), re.compile(_KNOWN_PLACE, re.IGNORECASE)


_AFTER_BODY = spaced(
    "về|quy|ban hành|sửa|hướng|phê|công|bãi|điều|ngày|ký|đã|được|có|cho|tại|để|kèm|số|năm|là|này|thì|v/v|trong"
    "|gửi|theo|và (?:các|những)|hướng|thông qua"
)
_AFTER_BODY_IN_CAPITALS = spaced("VỀ|QUY|BAN HÀNH|SỬA|PHÊ|BÃI|NGÀY|ĐÃ|ĐƯỢC|CHO|TẠI|KÈM|SỐ|NĂM")
_AFTER = rf"(?!(?:{_AFTER_BODY}|{_AFTER_BODY_IN_CAPITALS})\s)"
# Words go on over a line break unless a heading in capitals begins there.
_NEXT_WORD = r"(?:[ ]+|[ ]?\n[ ]?(?!(?!TNHH|MTV)[A-ZĐ]{2})|[ ]-[ ])"
_OTHER_BODY = re.compile(rf"{_CAPITAL}(?:{_NEXT_WORD}{_AFTER}{_WORD}){{0,12}}")


def match_issuer(text: str, start: int, limit: int, *, other: bool = False) -> tuple[str, int] | None:
    """Return the issuer named at `start` with white space collapsed, and where its words end.

    `other` also takes a body that the grammar does not know, as far as its words go.
    """
    end = _bodies_end(text, start, limit)
    if end is None and other and (match := _OTHER_BODY.match(text, start, limit)):
        end = match.end()
    return None if end is None else (" ".join(text[start:end].split()), end)


def issuer_before(text: str, low: int, end: int) -> tuple[str, int] | None:
    """Return the issuer whose words end at `end`, and where they begin, not before `low`."""
    for head in _HEAD.finditer(text, low, end):
        stop = _bodies_end(text, head.start(), end)
        if stop == end:
            return " ".join(text[head.start() : stop].split()), head.start()
    return None


def _bodies_end(text: str, start: int, limit: int) -> int | None:
    """Return where the words of the body, or of the bodies of a joint document, that begin at `start` end."""
    if text[start : start + 8].isupper():
        return _body_end(text, start, limit, *_in_capitals())
    end = _body_end(text, start, limit, _BODY, _PLACE_NEXT)
    while end is not None and _SEVERAL.match(text, start) and (join := _JOINED.match(text, end, limit)):
        following = _body_end(text, join.end(), limit, _BODY, _PLACE_NEXT)
        if following is None:
            break
        end = following
    return end


def _body_end(text: str, start: int, limit: int, body: re.Pattern[str], place: re.Pattern[str]) -> int | None:
    """Return where one body ends, with its place where it has one."""
    match = body.match(text, start, limit)
    if match is None:
        return None
    if "" in match.groups() and (placed := place.match(text, match.end(), limit)):
        return placed.end()
    return match.end()
