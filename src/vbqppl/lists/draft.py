"""The draft decision that announces the list of a year, with its counts."""

import datetime as dt
from collections.abc import Sequence

from vbqppl.lists.counts import Count, by_type
from vbqppl.lists.docx import ROOM_STANDING, SMALL, Words, cell, grid, heading_table, package, paragraph, rich_cell, row

_INDENT = 720
_NOTE = 22  # half points
_PLAIN = Words(align="both", indent=_INDENT, after=120)


def counted(count: int) -> str:
    """Write a count as official Vietnamese does: below ten with a leading zero, thousands with a point."""
    return f"{count:02d}" if count < 10 else f"{count:,}".replace(",", ".")  # noqa: PLR2004


def sentence(rows: Sequence[Count], issuer: str | None = None) -> str | None:
    """Return the sentence of the yearly report; None where the year's list is empty.

    "… đối với 555 văn bản …, trong đó: 174 Nghị quyết (161 … toàn bộ; 13 … một phần); …"
    """
    kinds = by_type(rows)
    if not kinds:
        return None
    parts = "; ".join(
        f"{counted(kind.total)} {kind.type or 'văn bản'} ({counted(kind.whole)} văn bản hết hiệu lực toàn bộ; "
        f"{counted(kind.part)} văn bản hết hiệu lực một phần)"
        for kind in kinds
    )
    place = f" của {issuer}" if issuer else ""
    total = counted(sum(kind.total for kind in kinds))
    return f"công bố hết hiệu lực đối với {total} văn bản quy phạm pháp luật{place}, trong đó: {parts}"


def draft_docx(rows: Sequence[Count], year: int, issuer: str, today: dt.date) -> bytes:
    """Return the draft decision as a .docx; number, day and signer are left to the office.

    Form of a decision: Nghị định 30/2020/NĐ-CP, Phụ lục III; ground of the yearly list: Nghị định 79/2025/NĐ-CP.
    """
    kinds = by_type(rows)
    whole, part = sum(kind.whole for kind in kinds), sum(kind.part for kind in kinds)
    bold = Words(bold=True, align="center")
    body = [
        heading_table(_heads(issuer), ROOM_STANDING),
        _columns("Số:          /QĐ-…", f"…………, ngày …… tháng …… năm {today.year}", Words(italic=True, align="center")),
        paragraph("", Words()),
        paragraph("QUYẾT ĐỊNH", bold),
        paragraph(
            "Về việc công bố Danh mục văn bản quy phạm pháp luật hết hiệu lực, tạm ngưng hiệu lực "
            f"toàn bộ, một phần năm {year}",
            Words(bold=True, align="center", after=240),
        ),
        paragraph(_authority(issuer), Words(bold=True, align="center", after=120)),
        *(paragraph(words, Words(italic=True, align="both", indent=_INDENT, after=60)) for words in _grounds(issuer)),
        paragraph("QUYẾT ĐỊNH:", Words(bold=True, align="center", before=120, after=120)),
        _article(
            "Điều 1.",
            f" Công bố kèm theo Quyết định này Danh mục {counted(whole + part)} văn bản quy phạm pháp luật "
            f"hết hiệu lực, tạm ngưng hiệu lực năm {year}, gồm: {counted(whole)} văn bản hết hiệu lực, "
            f"tạm ngưng hiệu lực toàn bộ (Phụ lục I) và {counted(part)} văn bản hết hiệu lực, "
            "tạm ngưng hiệu lực một phần (Phụ lục II); trong đó:",
        ),
        *(
            paragraph(
                f"- {kind.type or 'Văn bản'}: {counted(kind.total)} ({counted(kind.whole)} toàn bộ; "
                f"{counted(kind.part)} một phần){'.' if kind is kinds[-1] else ';'}",
                _PLAIN,
            )
            for kind in kinds
        ),
        _article("Điều 2.", " Quyết định này có hiệu lực kể từ ngày ký."),
        _article(
            "Điều 3.",
            " Thủ trưởng các cơ quan, đơn vị và cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này./.",
        ),
        _foot(issuer),
        paragraph(
            "(Dự thảo do chương trình lập; số, ngày, nơi nhận và người ký do cơ quan ban hành ghi.)",
            Words(italic=True, size=SMALL, before=240),
        ),
    ]
    return package("".join(body), lying=False)


def _heads(issuer: str) -> tuple[tuple[str, str], ...]:
    """Return the heading; a long name of an issuer stands in two lines, as on its letters."""
    name, _, place = issuer.partition(" tỉnh ")
    kind = "TỈNH"
    if not place:
        name, _, place = issuer.partition(" thành phố ")
        kind = "THÀNH PHỐ"
    second = f"{kind} {place.upper()}" if place else ""
    return (
        (name.upper(), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (second, "Độc lập - Tự do - Hạnh phúc"),
    )


def _authority(issuer: str) -> str:
    """Return who decides: the chairman of a committee, the minister of a ministry.

    The chairman publishes the list (Nghị định 34/2016/NĐ-CP, Điều 157).
    """
    if issuer.startswith("Ủy ban nhân dân"):
        return f"CHỦ TỊCH {issuer.upper()}"
    return f"BỘ TRƯỞNG {issuer.upper()}" if issuer.startswith("Bộ ") else issuer.upper()


def _grounds(issuer: str) -> tuple[str, ...]:
    local = ("Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;",)
    return (
        *(local if issuer.startswith("Ủy ban nhân dân") else ()),
        (
            "Căn cứ Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15 được sửa đổi, bổ sung bởi "
            "Luật số 87/2025/QH15;"
        ),
        (
            "Căn cứ Nghị định số 79/2025/NĐ-CP của Chính phủ về kiểm tra, rà soát, hệ thống hóa và xử lý "
            "văn bản quy phạm pháp luật được sửa đổi, bổ sung bởi Nghị định số 187/2025/NĐ-CP;"
        ),
        "Theo đề nghị của ……………………………………….",
    )


def _article(name: str, words: str) -> str:
    """Return an article with its name in bold."""
    return paragraph(words, _PLAIN, lead=name)


def _columns(left: str, right: str, look: Words) -> str:
    half = ROOM_STANDING * 2 // 5
    widths = (half, ROOM_STANDING - half)
    cells = [cell(left, widths[0], Words(align="center", size=SMALL)), cell(right, widths[1], look)]
    return grid([row(cells)], widths, borders=False)


def _foot(issuer: str) -> str:
    """Return the addressees and the place of the signature."""
    half = ROOM_STANDING // 2
    name = "Ủy ban nhân dân"
    signs = "CHỦ TỊCH" if issuer.startswith(name) else "BỘ TRƯỞNG" if issuer.startswith("Bộ ") else "………………"
    left = paragraph("Nơi nhận:", Words(bold=True, italic=True, size=_NOTE)) + "".join(
        paragraph(words, Words(size=_NOTE)) for words in ("- Như Điều 3;", "- ……………;", "- Lưu: VT, …")
    )
    cells = [rich_cell(left, half), cell(signs, half, Words(bold=True, align="center"))]
    return grid([row(cells)], (half, half), borders=False)
