"""Pinpoints in a column of their own, as lists of what expired in part have them."""

import re

from vbqppl.citation.draft import Draft
from vbqppl.citation.pinpoint import read_listed

# The column's title in the forms of Nghị định 34/2016/NĐ-CP and Nghị định 79/2025/NĐ-CP.
_HEADER = re.compile(r"ội\s+dung(?:\s*,\s*quy\s+định)?\s+(?:hết|tạm\s+ngưng|ngưng)\s+hiệu\s+lực")
_REASON = re.compile(r"(?:Được|Bị)\s+[^.;|]{3,90}?\s(?:bởi|tại|theo)\s")
_PLACE = re.compile(
    r"(?:^|[\n|])[\s*]*(?:[-+•]\s*)?(?=(?:[Tt]ên\s+)?(?:Điều|[Kk]hoản|[Đđ]iểm|Mục|Phụ\s+lục|Chương|Phần)\s)"
)
_ROW = re.compile(r"(?:^|[\n|])\s*\d{1,4}[.\s|]*$")


def read_column(text: str, drafts: list[Draft]) -> None:
    """Give each row's document the pinpoints that stand in the column between it and the reason."""
    header = _HEADER.search(text)
    if header is None:
        return
    rows = [d for d in drafts if d.lead > header.end() and _ROW.search(text, max(0, d.lead - 12), d.lead)]
    for index, row in enumerate(rows):
        limit = rows[index + 1].lead if index + 1 < len(rows) else len(text)
        reason = _REASON.search(text, row.tail, limit)
        if reason is None or row.provisions:
            continue
        for place in _PLACE.finditer(text, row.tail, reason.start()):
            provisions, end = read_listed(text, place.end(), reason.start())
            if provisions and not text[end : reason.start()].strip(" \n\t*-|;,."):
                row.provisions = provisions
                break
