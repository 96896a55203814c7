"""The draft decision that announces the list of a year, with its counts."""

import datetime as dt
from collections.abc import Sequence

from vbqppl.lists.counts import Count, by_type
from vbqppl.lists.form_docx import Words, package, paragraph

_INDENT = 720


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
    bold, plain = Words(bold=True, align="center"), Words(align="both", indent=_INDENT, after=120)
    middle = Words(bold=True, align="center", after=120)
    body = [
        paragraph(issuer.upper(), bold),
        paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold),
        paragraph("Độc lập - Tự do - Hạnh phúc", middle),
        paragraph("Số:          /QĐ-…", Words(align="center")),
        paragraph(f"…, ngày …… tháng …… năm {today.year}", Words(italic=True, align="center", after=240)),
        paragraph("QUYẾT ĐỊNH", bold),
        paragraph(
            "Công bố Danh mục văn bản quy phạm pháp luật hết hiệu lực, tạm ngưng hiệu lực "
            f"toàn bộ, một phần năm {year}",
            middle,
        ),
        *(
            paragraph(words, Words(italic=True, align="both", indent=_INDENT))
            for words in (
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
        ),
        paragraph("QUYẾT ĐỊNH:", middle),
        paragraph(
            f"Điều 1. Công bố kèm theo Quyết định này Danh mục {counted(whole + part)} văn bản quy phạm pháp luật "
            f"hết hiệu lực, tạm ngưng hiệu lực năm {year}, gồm: {counted(whole)} văn bản hết hiệu lực, "
            f"tạm ngưng hiệu lực toàn bộ (Phụ lục I) và {counted(part)} văn bản hết hiệu lực, "
            "tạm ngưng hiệu lực một phần (Phụ lục II).",
            plain,
        ),
        *(
            paragraph(
                f"- {kind.type or 'Văn bản'}: {counted(kind.total)} ({counted(kind.whole)} toàn bộ; "
                f"{counted(kind.part)} một phần);",
                plain,
            )
            for kind in kinds
        ),
        paragraph("Điều 2. Quyết định này có hiệu lực kể từ ngày ký.", plain),
        paragraph(
            "Điều 3. Thủ trưởng các cơ quan, đơn vị có liên quan chịu trách nhiệm thi hành Quyết định này./.", plain
        ),
        paragraph("(Dự thảo do chương trình lập; số, ngày và người ký do cơ quan ban hành ghi.)", Words(italic=True)),
    ]
    return package("".join(body), lying=False)
