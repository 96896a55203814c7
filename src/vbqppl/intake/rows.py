"""Files of records as rows: CSV, TSV, JSONL, JSON, XLSX, each also as .gz; read as a stream where it can be."""

import csv
import io
import json
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from hashlib import sha256
from itertools import chain, islice
from pathlib import Path
from typing import IO, Any, Final

from vbqppl.intake.errors import BadRecordsError, Fault, NoRowsError
from vbqppl.intake.opening import MAX_LINE, MAX_WHOLE, lines, open_text, reading, whole
from vbqppl.readers.errors import BrokenFileError, EmptyFileError, FolderGivenError, TooLargeError
from vbqppl.text import squash

Row = dict[str, Any]
_PEEK = 200  # records whose keys together are the columns of a JSON file
_JSON_LISTS = ("items", "data", "rows", "records", "documents", "results")
_OWN_COLUMNS: Final = frozenset({"record", "ref"})
_DEEPEST = 20
MAX_CELL: Final = 1024 * 1024  # letters


class Table:
    """The rows of an open file with their line numbers; `columns` are known before the rows are read.

    `heads` are the columns as printed, where a file has a row of them.
    """

    def __init__(
        self, columns: tuple[str, ...], rows: Iterable[tuple[int, Row]], heads: tuple[str, ...] | None = None
    ) -> None:
        self.columns = columns
        self.rows = iter(rows)
        self.heads = columns if heads is None else heads

    def printed(self, columns: Iterable[str]) -> tuple[str, ...]:
        """Return columns as the file prints them."""
        heads = dict(zip(reversed(self.columns), reversed(self.heads), strict=True))
        return tuple(" ".join(heads.get(each, each).split()) for each in columns)

    @property
    def doubled(self) -> frozenset[str]:
        """The columns that the file has more than once: of such a row only one cell could be kept."""
        return frozenset(each for each, count in Counter(self.columns).items() if each and count > 1)


@lru_cache(maxsize=4096)
def column_name(head: str) -> str:
    """Return a column's head in one spelling: "Số, ký hiệu" → "so_ky_hieu", "docType.name" → "doctype_name"."""
    return squash(head.replace(".", " ")).replace(" ", "_")


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    hasher = sha256()
    with reading(path), path.open("rb") as file:
        while block := file.read(1 << 20):
            hasher.update(block)
    return hasher.hexdigest()


@contextmanager
def open_table(path: Path, kind: str | None = None) -> Iterator[Table]:
    """Open a file of records; `kind` is its suffix where the name has none (".csv", ".jsonl.gz").

    Raises MissingFileError, FolderGivenError, UnreadableFileError, WrongEncodingError, BrokenFileError,
    EmptyFileError, BadRecordsError; also while the rows are read.
    """
    with reading(path):
        if path.is_dir():
            raise FolderGivenError(path.name)
        if path.stat().st_size == 0:
            raise EmptyFileError(path.name)
        name = (kind or path.name).lower()
        packed = name.endswith(".gz")
        kind = f".{name.removesuffix('.gz').rpartition('.')[2]}"
        if kind == ".xlsx":
            yield _with_rows(path.name, _sheet(path, packed=packed))
            return
        with open_text(path, packed=packed) as text:
            yield _with_rows(path.name, _open(path.name, kind, text))


def kind_of(data: bytes) -> str:
    """Return the suffix that the bytes of a file of records should have, for input without a name."""
    if data.startswith(b"\x1f\x8b"):
        start = zlib.decompressobj(wbits=31).decompress(data[:4096], 64)
        return kind_of(start) + ".gz"
    if data.startswith(b"PK\x03\x04"):
        return ".xlsx"
    first = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:2]
    if first.startswith(b"["):
        return ".json"
    return (".json" if first[1:].isspace() else ".jsonl") if first.startswith(b"{") else ".csv"


def _with_rows(name: str, table: Table) -> Table:
    """Return the table with its first row put back. Raises NoRowsError where there is none."""
    first = next(table.rows, None)
    if first is None:
        raise NoRowsError(name)
    return Table(table.columns, chain((first,), table.rows), table.heads)


def _open(name: str, kind: str, text: IO[str]) -> Table:
    if kind in {".jsonl", ".ndjson"}:
        return _objects(name, _json_lines(name, text))
    if kind == ".json":
        return _objects(name, enumerate(_json_list(name, text), 1))
    return _separated(name, kind, text)


def _separated(name: str, kind: str, text: IO[str]) -> Table:
    csv.field_size_limit(MAX_LINE)
    numbered = lines(text, name)
    first = next(numbered, "")
    if "\0" in first:
        raise BadRecordsError(name, Fault.BINARY)
    if not first.strip():
        raise EmptyFileError(name)
    rest = chain((first,), numbered)
    if kind == ".tsv":
        reader = csv.reader(rest, delimiter="\t", quoting=csv.QUOTE_NONE)
    else:
        reader = csv.reader(rest, delimiter=_delimiter(first), strict=True)
    heads = tuple(next(reader))
    head = tuple(map(column_name, heads))
    if not set(head) >= _OWN_COLUMNS:  # only the project's own format holds texts of documents in a cell
        csv.field_size_limit(MAX_CELL)
    return Table(head, _cells(head, reader), heads)


def _delimiter(first: str) -> str:
    """Return what stands between the heads; a comma with a space behind it stands inside one ("Số, ký hiệu")."""
    return max(",;\t", key=lambda mark: first.count(mark) - first.count(f"{mark} "))


def _cells(head: tuple[str, ...], reader: Any) -> Iterator[tuple[int, Row]]:
    width = len(head)
    for cells in reader:
        if len(cells) == width:
            yield reader.line_num, dict(zip(head, cells, strict=True))
        elif any(cells):
            # Short rows lack their last cells; long ones keep the surplus apart, so that it is rejected.
            row: Row = dict(zip(head, cells, strict=False))
            if len(cells) > width:
                row[SURPLUS] = cells[width:]
            yield reader.line_num, row


SURPLUS = "__surplus__"


def _json_lines(name: str, text: IO[str]) -> Iterator[tuple[int, Any]]:
    for number, line in enumerate(lines(text, name), 1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except RecursionError:
                raise BadRecordsError(name, Fault.TOO_DEEP, number) from None
            except ValueError:
                yield number, BadRecordsError(name, Fault.SYNTAX, number)


def _json_list(name: str, text: IO[str]) -> list[Any]:
    letters = text.read(MAX_WHOLE + 1)
    if len(letters) > MAX_WHOLE:
        raise TooLargeError(name, "ký tự", MAX_WHOLE)
    try:
        found = json.loads(letters)
    except RecursionError:
        raise BadRecordsError(name, Fault.TOO_DEEP) from None
    except ValueError as error:
        raise BadRecordsError(name, Fault.SYNTAX, getattr(error, "lineno", None)) from error
    while isinstance(found, dict):
        inner = next((found[key] for key in _JSON_LISTS if isinstance(found.get(key), list | dict)), None)
        if inner is None:
            return [found]
        found = inner
    if not isinstance(found, list):
        raise BadRecordsError(name, Fault.NO_LIST)
    return found


def _objects(name: str, numbered: Iterable[tuple[int, Any]]) -> Table:
    rows = ((number, flatten(each)) for number, each in numbered)
    peeked = list(islice(rows, _PEEK))
    if not peeked:
        raise EmptyFileError(name)
    columns = tuple(dict.fromkeys(key for _, row in peeked for key in row))
    return Table(columns, chain(peeked, rows))


def flatten(found: Any, depth: int = 0) -> Row:
    """Return an object with its inner objects as columns ("docType": {"name"} → "doctype_name"); lists stay.

    Objects that lie deeper than any record's are left out.
    """
    if not isinstance(found, dict):
        return {UNREADABLE: str(found)}
    row: Row = {}
    for key, value in found.items():
        name = column_name(key)
        if isinstance(value, dict):
            if depth < _DEEPEST:
                row.update({f"{name}_{inner}": each for inner, each in flatten(value, depth + 1).items()})
        elif value is not None:
            row[name] = value
    return row


UNREADABLE = "__unreadable__"


def _sheet(path: Path, *, packed: bool) -> Table:
    from python_calamine import CalamineError, CalamineWorkbook

    data = whole(path, packed=packed)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        cells = book.get_sheet_by_index(0).to_python() if book.sheet_names else []
    except CalamineError as error:
        raise BrokenFileError(path.name, "XLSX") from error
    numbered = [(number, row) for number, row in enumerate(cells, 1) if any(cell != "" for cell in row)]
    start = next((place for place, (_, row) in enumerate(numbered) if sum(map(_is_word, row)) > 1), None)
    if start is None:
        raise EmptyFileError(path.name)
    heads = tuple(map(str, numbered[start][1]))
    head = tuple(map(column_name, heads))
    rows = ((number, dict(zip(head, map(_cell, row), strict=False))) for number, row in numbered[start + 1 :])
    return Table(head, rows, heads)


def _is_word(cell: Any) -> bool:
    return isinstance(cell, str) and bool(cell.strip())


def _cell(cell: Any) -> Any:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell.isoformat()[:10] if hasattr(cell, "isoformat") else str(cell)
