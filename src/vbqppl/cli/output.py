"""Output: the only writer of data; one answer, many formats, the same bytes for a file and for stdout."""

import csv
import html
import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from vbqppl.cli.layout import plain_table
from vbqppl.cli.talk import CliError, UsageError

_LONGEST_CELL = 32_767  # What a spreadsheet holds in a cell.
_FORMULA_STARTS = "=+-@\t\r"  # What a spreadsheet would take for a formula (CWE-1236).

Record = Mapping[str, object]


class Format(StrEnum):
    """What an answer can be written as."""

    TEXT = "txt"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    TSV = "tsv"
    MARKDOWN = "md"
    HTML = "html"
    XLSX = "xlsx"
    DOCX = "docx"


_BY_SUFFIX = {f".{item}": item for item in Format} | {".htm": Format.HTML, ".markdown": Format.MARKDOWN}
COMMON = frozenset(Format) - {Format.DOCX}


class PlaceError(CliError):
    """The file that -o names cannot be written."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: the key of the records, the label for people."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command found: a document for --json, records for tables, a text for people.

    Without `text` people see the table of the records.
    """

    document: object
    records: Sequence[Record] = ()
    columns: Sequence[Column] = ()
    text: str | None = None
    lines: Sequence[object] | None = field(default=None)  # for --jsonl, where they differ from the records


@dataclass(frozen=True, slots=True)
class Target:
    """Where an answer goes and as what."""

    format: Format
    path: Path | None = None

    @property
    def for_people(self) -> bool:
        """Tell whether a person reads the answer as text."""
        return self.format is Format.TEXT


def choose(
    *,
    as_json: bool = False,
    as_jsonl: bool = False,
    as_csv: bool = False,
    output: str | None = None,
    can: frozenset[Format] = COMMON,
) -> Target:
    """Return the format asked for by a flag, else by the suffix of the file, else text.

    Raises UsageError for two flags at once and for a suffix that the command cannot write, PlaceError.
    """
    flags = [item for item, on in ((Format.JSON, as_json), (Format.JSONL, as_jsonl), (Format.CSV, as_csv)) if on]
    if len(flags) > 1:
        raise UsageError("error.two_formats", flags=", ".join(f"--{flag}" for flag in flags))
    path = place(output)
    if flags:
        return Target(flags[0], path)
    if path is None:
        return Target(Format.TEXT)
    suffix = _BY_SUFFIX.get(path.suffix.lower())
    if suffix is None or suffix not in can:
        raise UsageError("error.suffix", path=path, known=" ".join(sorted(f".{item}" for item in can)))
    return Target(suffix, path)


def place(output: str | None) -> Path | None:
    """Return the file that -o names, None for stdout.

    Raises PlaceError where it cannot be written, so that a command says so before it changes anything.
    """
    if not output or output == "-":
        return None
    path = Path(output).expanduser()
    if path.is_dir():
        raise PlaceError("error.os.folder", path=path)
    if not path.parent.exists():
        raise PlaceError("error.no_folder", path=path, folder=path.parent)
    if not path.parent.is_dir():
        raise PlaceError("error.os.not_folder", path=path)
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        raise PlaceError("error.os.denied", path=path)
    return path


def write(answer: Answer, target: Target) -> None:
    """Write the answer; a file appears whole or not at all."""
    put(render(answer, target.format), target.path)


def put(content: bytes, path: Path | None) -> None:
    """Write bytes to a file (by way of a neighbour, then renamed) or to stdout."""
    if path is None:
        sys.stdout.flush()
        buffer = getattr(sys.stdout, "buffer", None)
        if buffer is None:
            sys.stdout.write(content.decode())
        else:
            buffer.write(content)
            buffer.flush()
        return
    if path.is_dir() or not path.parent.is_dir() or (path.exists() and not path.is_file()):
        _write_in_place(content, path)
        return
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _write_in_place(content: bytes, path: Path) -> None:
    """Write to a device or pipe; for a folder this raises the plain error of the system."""
    with path.open("wb") as file:
        file.write(content)


def render(answer: Answer, kind: Format) -> bytes:
    """Return the bytes of an answer in a format."""
    return _RENDERERS[kind](answer)


def to_json(value: object) -> str:
    """Return JSON as this program writes it: readable letters, stable keys, indented."""
    return json.dumps(value, ensure_ascii=False, indent=2, default=str) + "\n"


def _json(answer: Answer) -> bytes:
    return _utf8(to_json(answer.document))


def _jsonl(answer: Answer) -> bytes:
    items: Iterable[object] = answer.records if answer.lines is None else answer.lines
    return _utf8("".join(json.dumps(item, ensure_ascii=False, default=str) + "\n" for item in items))


def _text(answer: Answer) -> bytes:
    if answer.text is not None:
        return _utf8(answer.text)
    return _utf8(plain_table([c.label for c in answer.columns], _cells(answer)))


def _separated(answer: Answer, delimiter: str) -> bytes:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\r\n" if delimiter == "," else "\n")
    writer.writerow([column.key for column in answer.columns])
    writer.writerows([[as_text(cell) for cell in row] for row in _cells(answer)])
    return _utf8(buffer.getvalue())


def _csv(answer: Answer) -> bytes:
    return _separated(answer, ",")


def _tsv(answer: Answer) -> bytes:
    return _separated(answer, "\t")


def _markdown(answer: Answer) -> bytes:
    return _utf8(markdown_table([column.label for column in answer.columns], _cells(answer)))


def markdown_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table as Markdown."""
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    lines += ["| " + " | ".join(_escape_markdown(cell) for cell in row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def _escape_markdown(cell: str) -> str:
    return cell.replace("\\", "\\\\").replace("|", "\\|").replace("\n", "<br>")


_PAGE = """<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<title>vbqppl</title>
<style>body{{font-family:"Times New Roman",serif}}table{{border-collapse:collapse}}
td,th{{border:1px solid #888;padding:.25em .5em;vertical-align:top;text-align:left}}</style>
<table>
<thead><tr>{head}</tr></thead>
<tbody>
{body}
</tbody>
</table>
</html>
"""


def _html(answer: Answer) -> bytes:
    head = "".join(f"<th>{html.escape(column.label)}</th>" for column in answer.columns)
    body = "\n".join(
        "<tr>" + "".join(f"<td>{html.escape(cell).replace(chr(10), '<br>')}</td>" for cell in row) + "</tr>"
        for row in _cells(answer)
    )
    return _utf8(_PAGE.format(head=head, body=body))


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook: its name, its columns, its rows."""

    name: str
    columns: Sequence[Column]
    records: Sequence[Record]


def _xlsx(answer: Answer) -> bytes:
    return workbook([Sheet("vbqppl", answer.columns, answer.records)])


def workbook(sheets: Iterable[Sheet]) -> bytes:
    """Return a workbook; every cell is text, so that 01/02 stays 01/02 and =1+1 stays =1+1."""
    import xlsxwriter

    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"created": _EPOCH})
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1})
        wrap = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
        for each in sheets:
            _fill(book.add_worksheet(each.name), each, bold, wrap)
    return buffer.getvalue()


def _fill(sheet: Any, told: Sheet, bold: Any, wrap: Any) -> None:
    rows = list(_rows(told.columns, told.records))
    for column, item in enumerate(told.columns):
        widest = max([len(item.label), *(len(row[column]) for row in rows[:200])])
        sheet.set_column(column, column, min(60, max(8, widest + 2)))
        sheet.write_string(0, column, item.label, bold)
    for number, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            sheet.write_string(number, column, cell[:_LONGEST_CELL], wrap)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows), max(0, len(told.columns) - 1))


def _epoch() -> Any:
    import datetime as dt

    # A fixed day of creation: the same answer gives the same bytes.
    return dt.datetime(2025, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None)


_EPOCH = _epoch()


def _cells(answer: Answer) -> Iterable[list[str]]:
    return _rows(answer.columns, answer.records)


def _rows(columns: Sequence[Column], records: Iterable[Record]) -> Iterable[list[str]]:
    keys = [column.key for column in columns]
    for record in records:
        yield [cell(record.get(key)) for key in keys]


def cell(value: object) -> str:
    """Return a value as the text of one cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return "; ".join(cell(item) for item in value)
    if isinstance(value, Mapping):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)


def as_text(value: str) -> str:
    """Return a CSV cell that no spreadsheet takes for a formula."""
    return f"'{value}" if value and value[0] in _FORMULA_STARTS and not _is_number(value) else value


def _is_number(value: str) -> bool:
    return value.lstrip("+-").replace(".", "", 1).isdigit()


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", errors="backslashreplace")


_RENDERERS: dict[Format, Callable[[Answer], bytes]] = {
    Format.TEXT: _text,
    Format.JSON: _json,
    Format.JSONL: _jsonl,
    Format.CSV: _csv,
    Format.TSV: _tsv,
    Format.MARKDOWN: _markdown,
    Format.HTML: _html,
    Format.XLSX: _xlsx,
}
