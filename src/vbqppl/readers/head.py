"""A document's own number, date, issuer and territory, from its head and its foot.

Where they stand: Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục II (thể thức): organ at the top left, number below
it, place and date at the top right, authority of the signature ("TM.", "KT.", "TL.", "TUQ.") at the foot.
"""

import datetime as dt
import re

from vbqppl.readers.model import Head
from vbqppl.text import nfc
from vbqppl.text.dates import make_date

HEAD_LENGTH = 3000
FOOT_LENGTH = 3000
_MARKUP = re.compile(r"[*_#|>\\]+|</?\w+[^<>]{0,80}>")
_NUMBER = re.compile(
    r"^\s*Số\s*:?\s*(\d{0,6}(?:\s*/\s*\d{4})?\s*[/-]\s*[A-ZĐ][\w&.\-/ ĐƯ]{1,40}?)\s*(?:$|\s{2,})",
    re.IGNORECASE | re.MULTILINE,
)
_PLACE_DATE = re.compile(
    r"^\s*(?P<place>[A-ZĐ][^\W\d_]+(?:[ .-]{1,2}[^\W\d_]+){0,5}),\s*ngày\s*(?P<day>\d{0,2})[\s.…]*"
    r"tháng\s*(?P<month>\d{0,2})[\s.…]*năm\s*(?P<year>\d{4})",
    re.MULTILINE,
)
_SIGNED = re.compile(r"^\s*(?:TM|TUQ|TL)\s*\.\s*(?P<organ>.+)$", re.MULTILINE)
_ORGANS = (
    "ỦY BAN", "UỶ BAN", "UBND", "HỘI ĐỒNG", "HĐND", "BỘ", "SỞ", "CỤC", "CHI CỤC", "TỔNG CỤC", "VĂN PHÒNG",
    "BAN", "THANH TRA", "CHÍNH PHỦ", "THỦ TƯỚNG", "QUỐC HỘI", "CHỦ TỊCH", "CÔNG AN", "TÒA ÁN", "VIỆN",
    "ĐẢNG BỘ", "TỈNH ỦY", "THÀNH ỦY", "TRUNG TÂM", "NGÂN HÀNG", "KIỂM TOÁN", "ĐOÀN", "PHÒNG",
)  # fmt: skip
_ORGAN = re.compile(rf"^(?:{'|'.join(_ORGANS)})\b")
_NOT_ORGAN = re.compile(r"CỘNG H[ÒO][ÀA]? ?XÃ HỘI|ĐỘC LẬP|ĐẢNG CỘNG SẢN", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]{2}")
_KINDS = (
    "QUYẾT ĐỊNH", "NGHỊ QUYẾT", "BÁO CÁO", "KẾ HOẠCH", "TỜ TRÌNH", "CHỈ THỊ", "THÔNG BÁO", "THÔNG TƯ",
    "NGHỊ ĐỊNH", "LUẬT", "CÔNG VĂN", "DANH MỤC", "PHỤ LỤC",
)  # fmt: skip
_TITLES = re.compile(rf"^(?:{'|'.join(_KINDS)})\b")


def read_head(text: str) -> Head:
    """Return what the document says of itself; each field None where it is not there or not whole.

    A date without its day or month ("ngày tháng 3 năm 2026", still to be filled in) is no date.
    """
    top = _plain(text[:HEAD_LENGTH])
    foot = _plain(text[-FOOT_LENGTH:])
    number = _NUMBER.search(top)
    place = _PLACE_DATE.search(top)
    signed = list(_SIGNED.finditer(foot))
    signed_for = nfc(signed[-1]["organ"]).strip(" ,.;") if signed else None
    return Head(
        number=re.sub(r"\s+", "", nfc(number[1])) if number else None,
        date=_date(place) if place else None,
        issuer=_organ(top, number.start() if number else None),
        territory=nfc(place["place"]) if place else None,
        signed_for=signed_for,
    )


def _plain(text: str) -> str:
    """Return the text without its markup, one spelling, lines kept."""
    return "\n".join(nfc(_MARKUP.sub(" ", line)) for line in text.splitlines())


def _date(match: re.Match[str]) -> dt.date | None:
    if not match["day"] or not match["month"]:
        return None
    return make_date(int(match["year"]), int(match["month"]), int(match["day"]))


def _organ(top: str, number_at: int | None) -> str | None:
    """Return the organ that issues: the last one named in capitals before the number or the first title.

    The organ above it (cơ quan chủ quản) stands over it; a name may run over several lines.
    """
    organ: list[str] = []
    for line in top[: number_at or HEAD_LENGTH // 3].splitlines():
        words = _NOT_ORGAN.split(line)[0].strip(" -–_")
        if not words or words != words.upper() or not _LETTERS.search(words):
            continue
        if _TITLES.match(words):
            break
        if _ORGAN.match(words):
            organ = [words]
        elif organ:
            organ.append(words)
    return " ".join(organ) or None
