"""Who issued a document, as the words after a citation say it."""

import re

from vbqppl.citation.places import provinces
from vbqppl.text import UPPER

_WORD = r"[^\W\d_]+"
_CAPITAL = rf"[{UPPER}][^\W\d_]*"
_PLACE_KIND = r"(?:tỉnh|thành\s+phố|TP\.?|Tp\.?|T\.P|quận|huyện|thị\s+xã|thị\s+trấn|phường|xã|đặc\s+khu|Thành\s+phố|Tỉnh|TỈNH|THÀNH\s+PHỐ|cấp\s+(?:tỉnh|huyện|xã)|lâm\s+thời)"
_NO_PLACE = "Ban|Bãi|Về|Quy|Sửa|Phê|Công|Điều|Khoản|Quyết|Nghị|Hướng|Thông|Kế|Thành\\s+lập|Tách|Cho|Bổ|Không|Giao|Hủy|Tổ|Đổi|Đặt|Thu|Thực|Chuyển|Sáp|Hợp|Kiện|Duyệt|Triển|Tiếp|Áp|Sắp|Xử|Hỗ|Cấp|Miễn|Bố"
_PLACE_NAME = rf"(?:\s+(?:{provinces()}|(?:(?!(?:{_NO_PLACE})\s){_CAPITAL}(?:\s?-\s?{_CAPITAL})?)(?:\s+(?!(?:{_NO_PLACE})\s){_CAPITAL}(?:\s?-\s?{_CAPITAL})?){{0,4}}))"
_OLD = r"(?:\s*\((?:cũ|mới|trước đây|sau sáp nhập|nay là[^)]{1,40})\))?"
_PLACE = rf"(?:\s+{_PLACE_KIND}(?:{_PLACE_NAME})?(?:,\s*{_PLACE_KIND}{_PLACE_NAME})*{_OLD}|{_PLACE_NAME}{_OLD})?"
_MINISTRIES = (
    r"(?:Lao\s+động(?:\s*[-,]\s*|\s+)Thương\s+binh\s+(?:và|&)\s+Xã\s+hội|Lao\s+động|Giáo\s+dục(?:\s+(?:và|&)\s+Đào\s+tạo)?"
    r"|[Tt]ài\s+[Cc]hính(?:\s*[-–]\s*Vật\s+giá)?|Tài\s+nguyên\s+và\s+Môi\s+trường|Nông\s+nghiệp\s+(?:và|&)\s+(?:Môi\s+trường|Phát\s+triển\s+[Nn]ông\s+thôn|Công\s+nghiệp\s+thực\s+phẩm)"
    r"|Kế\s+hoạch\s+(?:và|&)\s+Đầu\s+tư|Khoa\s+học(?:\s*,?\s*(?:và\s+)?Công\s+nghệ(?:\s+và\s+Môi\s+trường)?)?|[Cc]ông\s+[Tt]hương|Công\s+nghiệp(?:\s+nặng|\s+nhẹ)?|Thương\s+mại(?:\s+và\s+Du\s+lịch)?"
    r"|Văn\s+hóa(?:\s*[,-]\s*Thể\s+thao\s+và\s+Du\s+lịch|\s*-\s*Thông\s+tin|\s+Thông\s+tin|\s+và\s+Thể\s+thao)?|Văn\s+hoá(?:\s*[,-]\s*Thể\s+thao\s+và\s+Du\s+lịch|\s*-\s*Thông\s+tin|\s+Thông\s+tin)?"
    r"|Thông\s+tin(?:\s+và\s+Truyền\s+thông)?|Bưu\s+chính(?:\s*,|\s+và)\s+Viễn\s+thông|Giao\s+thông\s+[Vv]ận\s+tải|Nội\s+vụ|Ngoại\s+(?:giao|vụ)|Quốc\s+phòng|Công\s+an|Tư\s+pháp|Xây\s+dựng|Y\s+tế"
    r"|Dân\s+tộc\s+và\s+Tôn\s+giáo|Dân\s+tộc|Thủy\s+(?:sản|lợi)|Thuỷ\s+(?:sản|lợi)|Du\s+lịch|Lâm\s+nghiệp|Năng\s+lượng|Vật\s+tư|Nội\s+thương|Ngoại\s+thương|Cơ\s+khí\s+và\s+Luyện\s+kim)"
)
_VN = r"(?:\s+Việt\s+Nam)?"
_BODY = (
    rf"(?:Thủ\s+tướng\s+Chính\s+phủ|Chính\s+phủ|Hội\s+đồng\s+(?:Chính\s+phủ|Bộ\s+trưởng|Nhà\s+nước|Quốc\s+phòng\s+và\s+An\s+ninh)"
    rf"|(?:Ủy|Uỷ)\s+ban\s+[Tt]hường\s+vụ\s+Quốc\s+hội|(?:Chủ\s+tịch\s+)?Quốc\s+hội(?:\s+(?:khóa|khoá)\s+[IVX]+)?|Chủ\s+tịch\s+nước|Phó\s+Thủ\s+tướng(?:\s+Chính\s+phủ)?"
    rf"|Bộ\s+[Cc]hính\s+trị|Ban\s+Bí\s+thư(?:\s+Trung\s+ương)?|Ban\s+(?:Chấp\s+hành|chấp\s+hành)\s+Trung\s+ương(?:\s+Đảng)?|Trung\s+ương\s+Đảng"
    rf"|(?:Bộ\s+trưởng(?:\s*,\s*Chủ\s+nhiệm\s+(?:Văn\s+phòng\s+Chính\s+phủ|(?:Ủy|Uỷ)\s+ban\s+Dân\s+tộc)|\s+(?:Bộ\s+)?{_MINISTRIES}))"
    rf"|(?:Thứ\s+trưởng\s+)?Bộ\s+{_MINISTRIES}(?!\s+(?:tỉnh))"
    rf"|(?:Giám\s+đốc\s+|Phó\s+Giám\s+đốc\s+|liên\s+[Ss]ở\s+)?Sở\s+{_MINISTRIES}{_PLACE}"
    rf"|(?:Chánh\s+án\s+|Viện\s+trưởng\s+)?(?:Hội\s+đồng\s+[Tt]hẩm\s+phán\s+)?(?:Tòa|Toà)\s+án\s+nhân\s+dân(?:\s+tối\s+cao|{_PLACE})"
    rf"|(?:Viện\s+trưởng\s+)?Viện\s+[Kk]iểm\s+sát\s+nhân\s+dân(?:\s+tối\s+cao|{_PLACE})|Chánh\s+án\s+(?:Tòa|Toà)\s+án\s+(?:nhân\s+)?(?:dân\s+)?tối\s+cao"
    rf"|(?:Thống\s+đốc\s+)?Ngân\s+hàng\s+[Nn]hà\s+nước{_VN}|(?:Tổng\s+)?Kiểm\s+toán\s+(?:trưởng\s+)?[Nn]hà\s+nước|(?:Tổng\s+)?Thanh\s+tra\s+(?:Chính\s+phủ|tỉnh|thành\s+phố|Nhà\s+nước)"
    rf"|(?:(?:Phó\s+)?Chủ\s+tịch\s+|Thường\s+trực\s+|(?:Chánh\s+)?Văn\s+phòng\s+(?:Đoàn\s+[Đđ]ại\s+biểu\s+Quốc\s+hội\s+và\s+)?)*(?:(?:Ủy|Uỷ)\s+ban\s+[Nn]hân\s+dân|UBND|(?:Ủy|Uỷ)\s+ban\s+hành\s+chính|Hội\s+đồng\s+[Nn]hân\s+dân|HĐND){_PLACE}"
    rf"|(?:Ban\s+Thường\s+vụ\s+|Ban\s+Chấp\s+hành\s+(?:Đảng\s+bộ\s+)?|Thường\s+trực\s+|Bí\s+thư\s+|Ban\s+\w+\s+|Văn\s+phòng\s+)?(?:Thành|Tỉnh|Huyện|Quận|Đảng|Thị)\s+(?:ủy|uỷ)(?:\s+(?!Ban\s|Về\s){_CAPITAL}){{0,4}}"
    rf"|(?:Bộ\s+trưởng\s*,\s*)?(?:Chủ\s+nhiệm\s+)?Văn\s+phòng\s+(?:Chính\s+phủ|Quốc\s+hội|Chủ\s+tịch\s+nước|Trung\s+ương\s+Đảng)"
    rf"|(?:Bộ\s+trưởng\s*,\s*)?(?:Chủ\s+nhiệm\s+)?(?:Ủy|Uỷ)\s+ban\s+(?:Dân\s+tộc|Thể\s+dục\s+[Tt]hể\s+thao|Dân\s+số\s*,\s*Gia\s+đình\s+và\s+Trẻ\s+em|Kế\s+hoạch\s+Nhà\s+nước|Vật\s+giá\s+[Cc]hính\s+phủ)"
    rf"|(?:Tổng\s+[Gg]iám\s+đốc\s+|Giám\s+đốc\s+)?Bảo\s+hiểm\s+xã\s+hội{_VN}"
    r"|(?:Tổng\s+cục\s+trưởng\s+|Cục\s+trưởng\s+)?(?:Tổng\s+cục|Cục)\s+(?:Thuế|Hải\s+quan|Thống\s+kê|Thể\s+dục\s+thể\s+thao|[A-ZĐ][^\W\d_]+(?:\s+[^\W\d_]+){0,3}?)(?=\s*[,.;:)|\n]|\s+(?:về|quy|ban|hướng|ngày|và|tại|v/v))"
    r"|Đoàn\s+[Kk]iểm\s+tra(?:\s+liên\s+ngành)?|Ban\s+Tổ\s+chức\s*-\s*[Cc]án\s+bộ\s+Chính\s+phủ|Ban\s+(?:Tuyên\s+giáo(?:\s+và\s+Dân\s+vận)?|Tổ\s+chức|Nội\s+chính|Kinh\s+tế|Dân\s+vận)(?:\s+(?:Trung\s+ương|Tỉnh\s+ủy|Thành\s+ủy))?"
    rf"|Ban\s+(?:Quản\s+lý|Chỉ\s+đạo)(?:\s+{_WORD}){{1,8}}?(?=\s*[,.;:)|\n]|\s+(?:về|quy|ban\s+hành|hướng|ngày))"
    rf"|(?:tỉnh|thành\s+phố)\s+{_CAPITAL}(?:\s+{_CAPITAL}){{0,3}}"
    r"|Công\s+an\s+(?:tỉnh|thành\s+phố)(?:\s+[A-ZĐ][^\W\d_]*){0,3})"
)
_JOINT = r"(?!(?:Ủy|Uỷ)\s+ban\s+[Nn]hân)(?=(?:Bộ|Tổng|Chánh|Viện|Tòa|Toà|Ngân|Thanh|Đoàn|Ủy|Uỷ|Thống|Kiểm|Văn|Ban)\s)"
# Joint documents name several ministries or courts; nothing else is joined by a comma.
_SEVERAL = rf"(?=(?:Bộ\s+[^c]|Tổng|Chánh|Viện|Tòa|Toà|Thống|Ngân))(?:{_BODY})(?:\s*,\s*{_JOINT}(?:{_BODY})|\s+(?:và|-)\s+{_JOINT}(?:{_BODY}))*"
_ISSUER = re.compile(rf"(?:{_SEVERAL}|{_BODY})")
# In capitals a place ends where a known province ends: "TỈNH THỪA THIÊN HUẾ VỀ VIỆC …".
_KNOWN_PLACE = rf"(?:\s+{_PLACE_KIND}(?:\s+(?:{provinces()}))?)?"
_IN_CAPITALS = re.compile(_BODY.replace(_PLACE, _KNOWN_PLACE), re.IGNORECASE)
_OTHER_BODY = re.compile(
    rf"(?:{_CAPITAL})(?:\s+(?!(?:về|quy|ban\s+hành|sửa|hướng|phê|công|bãi|điều|ngày|ký|đã|được|có|cho|tại|để|kèm|số|năm|là|này|thì|v/v|trong)\s){_WORD}){{0,12}}"
)


def match_issuer(text: str, start: int, limit: int, *, other: bool = False) -> tuple[str, int] | None:
    """Return the issuer named at `start` with white space collapsed, and where its words end.

    `other` also takes a body that the grammar does not know, as far as its words go.
    """
    if text[start : start + 8].isupper():
        match = _IN_CAPITALS.match(text, start, limit)
    else:
        match = _ISSUER.match(text, start, limit) or (_OTHER_BODY.match(text, start, limit) if other else None)
    return (" ".join(match.group().split()), match.end()) if match else None


BODY = _BODY
