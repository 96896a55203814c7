"""Where the reference data lies, and how its tables are read."""

import csv
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final, TypeVar

from vbqppl.text.errors import VbqpplError

_PACKAGE: Final = Path(__file__).resolve().parent.parent
_Entry = TypeVar("_Entry")
Row = dict[str, str]


class MissingDataError(VbqpplError):
    """A folder of data that belongs to the program is not where it should be."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Không tìm thấy thư mục dữ liệu “{name}” của chương trình; hãy cài đặt lại vbqppl.",
            f"The program's data folder “{name}” is missing; install vbqppl again.",
        )


class BadTableError(VbqpplError):
    """A table of the reference data holds something that it should not."""

    def __init__(self, table: str, line: int, what: str) -> None:
        super().__init__(
            f"Bảng tham chiếu {table}, dòng {line}: {what}; hãy sửa dòng này rồi chạy lại.",
            f"Reference table {table}, line {line}: {what}; correct this line and run again.",
        )


@cache
def data_folder(name: str) -> Path:
    """Return the folder of data called `name`: "reference", "starter" or "samples".

    An installed package carries a copy beside its code; a checkout has the folder at its top level.
    Raises MissingDataError where neither is there.
    """
    for folder in (_PACKAGE / "_data" / name, _PACKAGE.parent.parent / "data" / name):
        if folder.is_dir():
            return folder
    raise MissingDataError(name)


def read_rows(table: str) -> Iterator[tuple[int, Row]]:
    """Yield line number and cells by column of a CSV table of the reference data.

    Raises BadTableError for a table that is missing or no UTF-8, and a row wider or narrower than the head.
    """
    try:
        with (data_folder("reference") / table).open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file)
            head = next(reader, [])
            width = len(head)
            for cells in reader:
                if not cells:
                    continue
                if len(cells) != width:
                    raise BadTableError(table, reader.line_num, f"{len(cells)} ô, cần {width} ô")
                yield reader.line_num, dict(zip(head, cells, strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BadTableError(table, 0, str(error)) from error


def read_table(table: str, build: Callable[[Row], _Entry]) -> tuple[_Entry, ...]:
    """Return one entry per row of `table`; what `build` cannot take becomes a BadTableError with its line."""
    entries = []
    for line, row in read_rows(table):
        try:
            entries.append(build(row))
        except (KeyError, ValueError) as error:
            raise BadTableError(table, line, str(error)) from error
    return tuple(entries)


def several(cell: str) -> tuple[str, ...]:
    """Return the values of a cell that holds several, separated by "|"."""
    return tuple(cell.split("|")) if cell else ()


def day(cell: str) -> date | None:
    """Return the date of a cell (ISO), None for an empty one; ValueError for anything else."""
    return date.fromisoformat(cell) if cell else None


def whole(cell: str) -> int | None:
    """Return the whole number of a cell, None for an empty one; ValueError for anything else."""
    return int(cell) if cell else None


def yes_no(cell: str) -> bool:
    """Return True for "yes", False for "no"; ValueError for anything else."""
    if cell not in {"yes", "no"}:
        raise ValueError(f"“{cell}” phải là yes hoặc no")
    return cell == "yes"


def one_of(cell: str, allowed: frozenset[str]) -> str:
    """Return the cell if it is one of the allowed words; ValueError otherwise."""
    if cell not in allowed:
        raise ValueError(f"“{cell}” phải là một trong: {', '.join(sorted(allowed))}")
    return cell
