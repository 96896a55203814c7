"""VB303: the text rests on a document that is not yet in force."""

import datetime as dt
from collections.abc import Iterator

from vbqppl.crosscheck.case import Case
from vbqppl.crosscheck.context import Stance
from vbqppl.crosscheck.model import Finding, Severity, Text
from vbqppl.crosscheck.rules.base import Example, Rule
from vbqppl.crosscheck.rules.validity import is_basis, until
from vbqppl.validity.model import Document, StatusCode


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    for cited in case.cited:
        status = cited.status
        if (
            status is None
            or status.code is not StatusCode.NOT_YET_IN_FORCE
            or cited.stance is not Stance.LEANS
            or is_basis(case, cited)
        ):
            continue
        when = until(status)
        yield rule.at(
            cited,
            Text(
                f"{cited.mention.number or cited.mention.text} chưa có hiệu lực{when.vi} nhưng được dùng làm căn cứ.",
                f"{cited.mention.number or cited.mention.text} is not yet in force{when.en}, and the text rests on it.",
            ),
        )


_OLD = Document(
    type="Nghị định", number="45/2031/NĐ-CP", issuer="Chính phủ", issued_on=dt.date(2031, 2, 3),
    effective_on=dt.date(2031, 4, 1), title="Nghị định ví dụ",
)  # fmt: skip

RULE = Rule(
    id="VB303",
    name="not-yet-leaned-on",
    severity=Severity.WARNING,
    title=Text("Dựa vào văn bản chưa có hiệu lực", "Rests on a document not yet in force"),
    checks=Text(
        "Văn bản được áp dụng phải đã có hiệu lực vào ngày của báo cáo. Dòng “Căn cứ …” của một quyết "
        "định được viện dẫn văn bản đã ký nhưng chưa có hiệu lực: khi đó chỉ là gợi ý (VB304).",
        "What the text applies must have taken effect by its day. The “Căn cứ …” lines of a decision may "
        "name what is signed and not yet in force: that is a hint (VB304).",
    ),
    ground=(
        "Luật 64/2025/QH15, Điều 53: thời điểm có hiệu lực; Nghị định 34/2016/NĐ-CP, Điều 61 (theo trí "
        "nhớ): căn cứ ban hành."
    ),
    finds=Example("Mức hỗ trợ áp dụng theo Nghị định số 45/2031/NĐ-CP.", dt.date(2031, 3, 1), documents=(_OLD,)),
    passes=Example("Mức hỗ trợ áp dụng theo Nghị định số 45/2031/NĐ-CP.", dt.date(2031, 4, 1), documents=(_OLD,)),
    check=_check,
)
