"""VB601: an administrative paper cites documents for the first time without their date."""

import datetime as dt
from collections.abc import Iterator

from vbqppl.crosscheck.case import Case
from vbqppl.crosscheck.model import Finding, Severity, Text
from vbqppl.crosscheck.rules.base import Example, Rule
from vbqppl.crosscheck.rules.style import LAWS, first_citations, is_normative, together

_ENOUGH = 3  # a habit of the paper; one or two are an accident, or stand in words that it quotes


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    if is_normative(case):
        return  # Nghị định 78/2025/NĐ-CP, Điều 68 asks for no date
    found = [
        (cited, Text("", ""))
        for cited in first_citations(case)
        if cited.mention.date is None
        and (cited.mention.type or "").lower() not in LAWS
        and cited.mention.relation is None
        and not (cited.document is not None and cited.document.issued_on is None)
    ]
    if len(found) >= _ENOUGH:
        message = Text(
            f"{len(found)} văn bản được viện dẫn lần đầu mà không ghi ngày ban hành.",
            f"{len(found)} documents are first cited without their date of issue.",
        )
        yield from together(rule, found, message)


RULE = Rule(
    id="VB601",
    name="first-citation",
    severity=Severity.HINT,
    title=Text("Viện dẫn lần đầu không ghi ngày ban hành", "First citations without a date"),
    checks=Text(
        "Trong văn bản hành chính, văn bản được viện dẫn lần đầu ghi đủ tên loại, số, ký hiệu, ngày ban hành, cơ quan "
        "ban hành và trích yếu (luật, pháp lệnh chỉ ghi tên loại và tên); lần sau chỉ ghi tên loại và số, ký hiệu. Quy "
        "tắc này chỉ xét ngày, khi từ ba văn bản trở lên thiếu ngày; cả báo cáo có một gợi ý. Văn bản quy phạm pháp "
        "luật không xét.",
        "An administrative paper names type, number, date, issuer and subject of a document at its first citation (of "
        "a law its name); later type and number. Only the date is looked at, where three documents or more lack it; "
        "one hint for the whole paper, and none for normative papers.",
    ),
    ground=(
        "Nghị định 30/2020/NĐ-CP, Phụ lục I (Mục II khoản 6): ghi đầy đủ khi viện dẫn lần đầu; Nghị định "
        "78/2025/NĐ-CP, Điều 68 (sửa đổi bởi Nghị định 187/2025/NĐ-CP): văn bản quy phạm pháp luật không phải ghi ngày."
    ),
    finds=Example(
        "Thực hiện Kế hoạch số 14/KH-UBND, Công văn số 15/STP-VP và Quyết định số 9/QĐ-UBND của tỉnh.",
        dt.date(2026, 4, 1),
    ),
    passes=Example(
        "Thực hiện Kế hoạch số 14/KH-UBND ngày 05/01/2026 của Ủy ban nhân dân tỉnh, Nghị định số 77/2023/NĐ-CP ngày "
        "06/11/2023 và Luật Lưu trữ; sau đó Kế hoạch số 14/KH-UBND đã xong.",
        dt.date(2026, 4, 1),
    ),
    check=_check,
)
