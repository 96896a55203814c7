"""What an index holds is made by the analyzer, the units and the feed: where they change, old indexes are of no use."""

from hashlib import sha256

from vbqppl.search import feed
from vbqppl.search.engine import SCHEMA_VERSION

TITLE = "Hoà giải ở cơ sở – uỷ quyền, đóng dấu giáp lai"
LONG = "\n".join(f"{place}. Khoản thứ {place}: " + "nội dung dài dòng, lặp lại. " * 40 for place in range(1, 6))
TEXT = f"""ỦY BAN NHÂN DÂN
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
Quyết định này quy định về “đất đai”; số 118/2025/NĐ-CP; 1.000.000 đồng; “zero\u200bwidth”; Ðiện; ½ ①.
Điều 2. Bồi thường
{LONG}
Điều 3a.
**Điều 4.** Hiệu lực
Phụ lục I
BIỂU MẪU
{"x" * 60}
Điều 1. Của quy chế kèm theo
Hết"""


def test_another_version_where_another_index_would_be_made() -> None:
    """A new digest means that indexes of the old kind must be rebuilt: raise `SCHEMA_VERSION`, then put both here."""
    made = [
        (unit.id, unit.provision, unit.attached, unit.title, unit.text, unit.tokens)
        for unit in feed.prepare(feed._document((7, "Quyết định", "12/2024/QĐ-UBND", TITLE, TEXT)))
    ]
    assert (SCHEMA_VERSION, sha256(repr(made).encode()).hexdigest()[:16]) == (2, "90470289670a0ec0")
