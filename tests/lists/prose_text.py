"""Decisions made for the tests: a head, grounds, articles, a foot."""

from vbqppl.lists.prose import Prose, read_prose

HEAD = """ỦY BAN NHÂN DÂN
TỈNH AN GIANG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: {number}
An Giang, ngày 10 tháng 3 năm 2026
{heading}
{title}
Căn cứ Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15;
Căn cứ Nghị định số 78/2025/NĐ-CP bãi bỏ Nghị định số 1/2016/NĐ-CP;
{heading}:
"""
FOOT = """./.
Nơi nhận:
- Bộ Tư pháp;
- Bãi bỏ Quyết định số 99/2001/QĐ-UBND.
TM. ỦY BAN NHÂN DÂN
Quyết định 12/QĐ-UBND năm 2026 bãi bỏ Quyết định 77/2007/QĐ-UBND
"""


def decision(
    articles: str, *, number: str = "12/2026/QĐ-UBND", heading: str = "QUYẾT ĐỊNH", title: str = "Về việc bãi bỏ"
) -> str:
    """Return a decision of the tenth of March 2026 with these articles."""
    return HEAD.format(number=number, heading=heading, title=title) + articles + FOOT


def prose(articles: str, **head: str) -> Prose:
    """Read a decision with these articles."""
    found = read_prose(decision(articles, **head))
    assert found is not None
    return found


def said(articles: str, **head: str) -> list[str]:
    """Return "kind number scope day" of each row."""
    return [
        " ".join(filter(None, (str(row.kind), row.facts.number, str(row.scope), str(row.on)))).strip()
        for row in prose(articles, **head).rows
    ]


def left(articles: str, **head: str) -> list[tuple[str, object]]:
    """Return code and words of what was left to a person."""
    return [(remark.code, remark.values["words"]) for remark in prose(articles, **head).left_out]
