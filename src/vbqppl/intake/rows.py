"""Files of records as rows: CSV, TSV, JSONL, JSON, XLSX, each also as .gz; read as a stream where it can be."""

import csv
import gzip
import io
import json
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from hashlib import sha256
from itertools import chain, islice
from pathlib import Path
from typing import IO, Any

from vbqppl.intake.errors import BadRecordsError
from vbqppl.readers.errors import (
    BrokenFileError,
    EmptyFileError,
    FolderGivenError,
    MissingFileError,
    UnreadableFileError,
    WrongEncodingError,
)
from vbqppl.text import squash

Row = dict[str, Any]
_PEEK = 200  # records whose keys together are the columns of a JSON file
_JSON_LISTS = ("items", "data", "rows", "records", "documents", "results")
_FIELD_LIMIT = 16 * 1024 * 1024


class Table:
    """The rows of an open file with their line numbers; `columns` are known before the rows are read."""

    def __init__(self, columns: tuple[str, ...], rows: Iterable[tuple[int, Row]]) -> None:
        self.columns = columns
        self.rows = iter(rows)


@lru_cache(maxsize=4096)
def column_name(head: str) -> str:
    """Return a column's head in one spelling: "Số, ký hiệu" → "so_ky_hieu", "docType.name" → "doctype_name"."""
    return squash(head.replace(".", " ")).replace(" ", "_")


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    hasher = sha256()
    with _reading(path), path.open("rb") as file:
        while block := file.read(1 << 20):
            hasher.update(block)
    return hasher.hexdigest()


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    """Turn what the system and the formats say into what a user can act on."""
    name = path.name
    try:
        yield
    except FileNotFoundError:
        raise MissingFileError(name) from None
    except IsADirectoryError:
        raise FolderGivenError(name) from None
    except UnicodeDecodeError as error:
        raise WrongEncodingError(name, error.start) from None
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise BrokenFileError(name, str(error)) from error
    except OSError as error:
        raise UnreadableFileError(name, error.strerror or str(error)) from error
    except csv.Error as error:
        raise BadRecordsError(name, str(error)) from error


@contextmanager
def open_table(path: Path) -> Iterator[Table]:
    """Open a file of records.

    Raises MissingFileError, FolderGivenError, UnreadableFileError, WrongEncodingError, BrokenFileError,
    EmptyFileError, BadRecordsError; also while the rows are read.
    """
    with _reading(path):
        if path.is_dir():
            raise FolderGivenError(path.name)
        if path.stat().st_size == 0:
            raise EmptyFileError(path.name)
        packed = path.suffix.lower() == ".gz"
        kind = Path(path.stem).suffix.lower() if packed else path.suffix.lower()
        if kind == ".xlsx":
            yield _sheet(path, packed=packed)
            return
        with _open_text(path, packed=packed) as text:
            yield _open(path.name, kind, text)


def _open_text(path: Path, *, packed: bool) -> IO[str]:
    if packed:
        return gzip.open(path, "rt", encoding="utf-8-sig", newline="")
    return path.open("r", encoding="utf-8-sig", newline="")


def _open(name: str, kind: str, text: IO[str]) -> Table:
    if kind in {".jsonl", ".ndjson"}:
        return _objects(name, _json_lines(name, text))
    if kind == ".json":
        return _objects(name, enumerate(_json_list(name, text), 1))
    return _separated(name, kind, text)


def _separated(name: str, kind: str, text: IO[str]) -> Table:
    csv.field_size_limit(_FIELD_LIMIT)
    first = text.readline()
    if "\0" in first:
        raise BadRecordsError(name, "tệp nhị phân")
    if not first.strip():
        raise EmptyFileError(name)
    lines = chain((first,), text)
    if kind == ".tsv":
        reader = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    else:
        reader = csv.reader(lines, delimiter=_delimiter(first), strict=True)
    head = tuple(column_name(cell) for cell in next(reader))
    return Table(head, _cells(head, reader))


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
    for number, line in enumerate(text, 1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except ValueError as error:
                yield number, BadRecordsError(name, str(error))


def _json_list(name: str, text: IO[str]) -> list[Any]:
    try:
        found = json.load(text)
    except ValueError as error:
        raise BadRecordsError(name, str(error)) from error
    while isinstance(found, dict):
        inner = next((found[key] for key in _JSON_LISTS if isinstance(found.get(key), list | dict)), None)
        if inner is None:
            return [found]
        found = inner
    if not isinstance(found, list):
        raise BadRecordsError(name, "không có danh sách")
    return found


def _objects(name: str, numbered: Iterable[tuple[int, Any]]) -> Table:
    rows = ((number, flatten(each)) for number, each in numbered)
    peeked = list(islice(rows, _PEEK))
    if not peeked:
        raise EmptyFileError(name)
    columns = tuple(dict.fromkeys(key for _, row in peeked for key in row))
    return Table(columns, chain(peeked, rows))


def flatten(found: Any) -> Row:
    """Return an object with its inner objects as columns ("docType": {"name"} → "doctype_name"); lists stay."""
    if not isinstance(found, dict):
        return {UNREADABLE: str(found)}
    row: Row = {}
    for key, value in found.items():
        name = column_name(key)
        if isinstance(value, dict):
            row.update({f"{name}_{inner}": each for inner, each in flatten(value).items()})
        elif value is not None:
            row[name] = value
    return row


UNREADABLE = "__unreadable__"


def _sheet(path: Path, *, packed: bool) -> Table:
    from python_calamine import CalamineError, CalamineWorkbook

    data = gzip.decompress(path.read_bytes()) if packed else path.read_bytes()
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        cells = book.get_sheet_by_index(0).to_python() if book.sheet_names else []
    except CalamineError as error:
        raise BrokenFileError(path.name, str(error)) from error
    numbered = [(number, row) for number, row in enumerate(cells, 1) if any(cell != "" for cell in row)]
    start = next((place for place, (_, row) in enumerate(numbered) if sum(map(_is_word, row)) > 1), None)
    if start is None:
        raise EmptyFileError(path.name)
    head = tuple(column_name(str(cell)) for cell in numbered[start][1])
    rows = ((number, dict(zip(head, map(_cell, row), strict=False))) for number, row in numbered[start + 1 :])
    return Table(head, rows)


def _is_word(cell: Any) -> bool:
    return isinstance(cell, str) and bool(cell.strip())


def _cell(cell: Any) -> Any:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell.isoformat()[:10] if hasattr(cell, "isoformat") else str(cell)
