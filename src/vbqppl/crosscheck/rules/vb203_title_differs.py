"""VB203: the citation gives a title that is not the document's."""

import datetime as dt
from collections.abc import Iterator

from vbqppl.crosscheck.case import Case
from vbqppl.crosscheck.model import Finding, Severity, Suggestion, Text
from vbqppl.crosscheck.rules.base import Example, Rule, registered
from vbqppl.crosscheck.rules.registry import differing
from vbqppl.resolve.model import FieldName
from vbqppl.text import squash
from vbqppl.validity.model import Document


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    for found in differing(case, FieldName.TITLE):
        cited, document = found.cited, found.document
        if document.title is None or _shortened(cited.mention.title or found.said, document.title):
            continue
        yield rule.at(
            cited,
            Text(
                f"Tên văn bản “{cited.mention.title or found.said}” không phải tên của {document.number} "
                f"(“{document.title}”).",
                f"The title “{cited.mention.title or found.said}” is not that of {document.number} "
                f"(“{document.title}”).",
            ),
            (registered(document),),
            Suggestion(f"{document.title} ({document.number})", "title", document.title),
        )


def _shortened(title: str, registered_title: str) -> bool:
    """Tell whether the registry only shortens the title by its initials ("Luật BHXH")."""
    words = [word for word in squash(title).split() if word not in _KINDS]
    return "".join(word[0] for word in words) in squash(registered_title).split()


_KINDS = frozenset({"luat", "bo", "phap", "lenh"})
_DOCUMENT = Document(
    type="Luật", number="12/2031/QH17", issuer="Quốc hội", issued_on=dt.date(2031, 6, 20),
    effective_on=dt.date(2032, 1, 1), title="Luật Bảo vệ quyền lợi người tiêu dùng",
)  # fmt: skip

RULE = Rule(
    id="VB203",
    name="title-differs",
    severity=Severity.WARNING,
    title=Text("Tên văn bản là của văn bản khác", "The title is another document's"),
    checks=Text(
        "Tên viết kèm số, ký hiệu phải là tên của chính văn bản đó.",
        "A title beside a number must be that document's.",
    ),
    ground=(
        "Nghị định 78/2025/NĐ-CP, Điều 68 khoản 1 (sửa đổi bởi Nghị định 187/2025/NĐ-CP): viện dẫn tên và số, ký hiệu."
    ),
    finds=Example(
        "Theo Luật Phòng, chống tác hại của thuốc lá số 12/2031/QH17.", dt.date(2033, 4, 1), documents=(_DOCUMENT,)
    ),
    passes=Example(
        "Theo Luật Bảo vệ quyền lợi người tiêu dùng số 12/2031/QH17.", dt.date(2033, 4, 1), documents=(_DOCUMENT,)
    ),
    check=_check,
)
