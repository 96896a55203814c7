"""Columns: what a heading means, from `data/reference/forms/headers.toml` or from a mapping of the user."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from vbqppl.lists.errors import BadMapError
from vbqppl.reference.files import data_folder
from vbqppl.text import squash

# Any of these tells which document a row means.
NAMING = frozenset({"document", "number", "number_date", "number_date_title"})
_LEAST = 2  # A row with fewer known headings is no header, unless it is the file's only column.
_COLUMN_NUMBERS = re.compile(r"\(?\d{1,2}\)?(?:\s*=.*)?$")


@dataclass(frozen=True, slots=True)
class Header:
    """Where each column stands: its name → its place from 0; `cells` are the headings as printed."""

    places: Mapping[str, int]
    cells: tuple[str, ...]

    def get(self, row: Sequence[str], name: str) -> str:
        """Return the cell of a column, with its white space collapsed at the ends; "" where there is none."""
        place = self.places.get(name)
        return row[place].strip() if place is not None and place < len(row) else ""

    @property
    def names_documents(self) -> bool:
        """Whether a column tells which document a row means."""
        return not NAMING.isdisjoint(self.places)


def key(cell: str) -> str:
    """Return what two writings of one heading share."""
    return squash(cell.replace("_", " "))


@cache
def synonyms() -> Mapping[str, str]:
    """Return heading → column for every heading of the reference data."""
    with (data_folder("reference") / "forms" / "headers.toml").open("rb") as file:
        table = tomllib.load(file)["columns"]
    return {key(label): column for column, labels in table.items() for label in (column, *labels)}


def read_map(path: Path) -> dict[str, str]:
    """Read a mapping (TOML: `number = "Số hiệu VB"`); return heading → column. Raises BadMapError, OSError."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadMapError(path.name, str(error)) from error
    known = set(synonyms().values())
    found: dict[str, str] = {}
    for column, labels in table.get("columns", table).items():
        if column not in known:
            raise BadMapError(path.name, f"“{column}”; {', '.join(sorted(known))}")
        for label in [labels] if isinstance(labels, str) else labels:
            found[key(str(label))] = column
    return found


def is_heading(cell: str, mapping: Mapping[str, str] | None = None) -> bool:
    """Tell whether a cell holds a heading that is known."""
    return bool(cell.strip()) and (key(cell) in synonyms() or key(cell) in (mapping or {}))


def find_header(row: Sequence[str], mapping: Mapping[str, str] | None = None) -> Header | None:
    """Return the header that a row is, or None. The first of two columns with one meaning counts."""
    known = {**synonyms(), **(mapping or {})}
    places: dict[str, int] = {}
    filled = [cell for cell in row if cell.strip()]
    for place, cell in enumerate(row):
        column = known.get(key(cell)) if cell.strip() else None
        if column is not None:
            places.setdefault(column, place)
    least = min(_LEAST, len(filled))
    if len(places) < max(1, least) or (places.keys() == {"ordinal"}):
        return None
    return Header(places, tuple(cell.strip() for cell in row))


def is_column_numbers(row: Sequence[str]) -> bool:
    """Tell whether a row only counts the columns: (1) (2) (3) (4)."""
    filled = [cell.strip() for cell in row if cell.strip()]
    return len(filled) > 1 and all(_COLUMN_NUMBERS.match(cell) for cell in filled) and len(set(filled)) == len(filled)
