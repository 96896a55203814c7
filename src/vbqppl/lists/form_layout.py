"""How a printed list is laid out: the widths of its columns, the lines of its cells, its national heading."""

import math
from collections.abc import Iterable, Sequence

from vbqppl.lists.forms import FilledForm

# What a column needs so that its longest word stays whole at 13 points, in twentieths of a point.
_LEAST = {
    "ordinal": 740, "date": 1420, "effective_on": 1420, "ends_on": 1420, "deadline": 1420, "kind": 1180, "type": 930,
    "field": 1000, "issuer": 1150, "number": 1450, "row": 760, "issued_on": 1420, "on": 1420, "until": 1420,
    "answer": 1300, "drafting_body": 1100,
}  # fmt: skip
_SHARES = {
    "field": 0, "type": 0, "issuer": 3, "number": 0, "title": 26, "number_date": 14, "number_date_title": 30,
    "status": 9, "note": 16, "provisions": 17, "reason": 22, "proposal": 12, "proposal_reason": 18,
    "drafting_body": 6, "row": 0, "issued_on": 0, "on": 0, "until": 0, "answer": 0, "answer_note": 14, "scope": 12,
    "acting": 20,
}  # fmt: skip
_USUAL_SHARE = 10
CENTRED = frozenset({"ordinal", "date", "effective_on", "ends_on", "deadline"})
_LETTER = 105  # a letter at 13 points with the loss at the ends of lines, in twentieths of a point
_PADDING = 130
UNDER_LIST = "(Kèm theo Quyết định số ………… ngày …… tháng …… năm …… của …………………)"


def column_widths(columns: Iterable[str], room: int) -> list[int]:
    """Return the widths of columns in twentieths of a point; together they fill `room`."""
    names = list(columns)
    shares = [0 if name in CENTRED or name == "kind" else _SHARES.get(name, _USUAL_SHARE) for name in names]
    least = [_LEAST.get(name, 0) for name in names]
    left = max(0, room - sum(least))
    total = sum(shares) or 1
    return [low + left * share // total for low, share in zip(least, shares, strict=True)]


def lines_of(words: str, width: int) -> int:
    """Return how many lines words take at 13 points in a column."""
    letters = max(1, (width - _PADDING) // _LETTER)
    return sum(max(1, math.ceil(len(part) / letters)) for part in words.split("\n"))


def row_lines(cells: Sequence[str], widths: Sequence[int]) -> int:
    """Return how many lines the highest cell of a row takes."""
    return max((lines_of(words, width) for words, width in zip(cells, widths, strict=True)), default=1)


def heading(form: FilledForm) -> tuple[tuple[str, str], ...]:
    """Return the lines of the national heading: the issuer at the left, name and motto at the right.

    Nghị định 30/2020/NĐ-CP, Phụ lục I.
    """
    return (
        ((form.issuer or "").upper(), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("", "Độc lập - Tự do - Hạnh phúc"),
    )
