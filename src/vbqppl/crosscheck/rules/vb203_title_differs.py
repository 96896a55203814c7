"""VB203: the citation gives a title that is not the document's."""

import datetime as dt
from collections.abc import Iterator

from vbqppl.crosscheck.case import Case, Cited
from vbqppl.crosscheck.model import Finding, Severity, Suggestion, Text
from vbqppl.crosscheck.rules.base import Example, Rule, registered
from vbqppl.crosscheck.rules.registry import differing
from vbqppl.crosscheck.rules.style import LAWS
from vbqppl.reference import laws_called
from vbqppl.resolve.model import FieldAgreement, FieldName
from vbqppl.text import squash
from vbqppl.validity.model import Document


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    found = {each.cited.index: each for each in differing(case, FieldName.TITLE)}
    for cited in case.cited:
        document = found[cited.index].document if cited.index in found else _meant(cited)
        said = cited.mention.title or (found[cited.index].said if cited.index in found else None)
        if document is None or document.title is None or said is None or _shortened(said, document.title):
            continue
        if cited.index not in found and not _other_law(said, document):
            continue
        yield rule.at(
            cited,
            Text(
                f"Tên văn bản “{said}” không phải tên của {document.number} (“{document.title}”).",
                f"The title “{said}” is not that of {document.number} (“{document.title}”).",
            ),
            (registered(document),),
            Suggestion(f"{document.title} ({document.number})", "title", document.title),
        )


def _meant(cited: Cited) -> Document | None:
    """Return the document of a citation; also the one of its very number that only its name keeps from being taken."""
    resolution = cited.resolution
    if cited.document is not None or resolution is None or len(resolution.candidates) != 1:
        return cited.document
    only = resolution.candidates[0]
    return only.document if only.agreement.number.verdict is FieldAgreement.SAME else None


def _other_law(said: str, document: Document) -> bool:
    """Tell whether the name of a law is that of another one that is known by it, and nothing like this one's.

    Amending laws are left alone: their names hold those of others, and registers shorten them.
    """
    mine, theirs = _bare(said), _bare(document.title or "")
    if (document.type or "").lower() not in LAWS or _AMENDING in mine or _AMENDING in theirs:
        return False
    others = laws_called(said)
    if not others or not theirs or any(law.number == document.number for law in others):
        return False
    initials = "".join(word[0] for word in theirs.split())
    if any(word.isupper() and len(word) > 1 and squash(word) in initials for word in said.split()):
        return False  # "Luật Thuế GTGT"
    return mine not in theirs and theirs not in mine


def _bare(title: str) -> str:
    """Return the words of a title without the kind of law in front of it."""
    return squash(title).removeprefix("bo ").removeprefix("luat ").removeprefix("phap lenh ")


_AMENDING = "sua doi"


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
