"""Formats: one answer written in every way, the same bytes for a file and for stdout."""

import csv
import io
import json
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from vbqppl.cli.output import (
    Answer,
    Column,
    Format,
    as_text,
    cell,
    choose,
    put,
    render,
)
from vbqppl.cli.talk import CliError, UsageError

ANSWER = Answer(
    document={"rows": [{"number": "01/02", "title": "Quyết định"}]},
    records=[
        {"number": "428/QĐ-UBND", "title": "Về đất đai | nhà ở", "list": ["a", "b"]},
        {"number": "=1+1", "title": None, "list": []},
        {"number": "-12", "title": "hai\ndòng", "list": True},
    ],
    columns=[Column("number", "Số, ký hiệu"), Column("title", "Trích yếu"), Column("list", "Danh sách")],
)


def test_json_is_readable_and_ends_with_a_line_end() -> None:
    text = render(ANSWER, Format.JSON).decode()
    assert json.loads(text) == ANSWER.document
    assert "Quyết định" in text
    assert text.endswith("}\n")


def test_jsonl_is_one_object_a_line() -> None:
    lines = render(ANSWER, Format.JSONL).decode().splitlines()
    assert [json.loads(line)["number"] for line in lines] == ["428/QĐ-UBND", "=1+1", "-12"]


def test_csv_has_the_keys_and_no_formula() -> None:
    rows = list(csv.reader(io.StringIO(render(ANSWER, Format.CSV).decode())))
    assert rows[0] == ["number", "title", "list"]
    assert rows[1] == ["428/QĐ-UBND", "Về đất đai | nhà ở", "a; b"]
    assert rows[2][0] == "'=1+1"
    assert rows[3][0] == "-12"


def test_tsv_markdown_html_and_text() -> None:
    assert render(ANSWER, Format.TSV).decode().splitlines()[0] == "number\ttitle\tlist"
    markdown = render(ANSWER, Format.MARKDOWN).decode()
    assert "Về đất đai \\| nhà ở" in markdown
    assert "hai<br>dòng" in markdown
    page = render(ANSWER, Format.HTML).decode()
    assert "<th>Số, ký hiệu</th>" in page
    assert "hai<br>dòng" in page
    assert render(ANSWER, Format.TEXT).decode().startswith("Số, ký hiệu")


def test_xlsx_cells_are_text_and_bytes_are_stable(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(render(ANSWER, Format.XLSX))
    assert path.read_bytes() == render(ANSWER, Format.XLSX)
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    assert rows[0] == ["Số, ký hiệu", "Trích yếu", "Danh sách"]
    assert rows[2][0] == "=1+1"
    assert rows[3][0] == "-12"


@pytest.mark.parametrize("suffix", ["json", "jsonl", "csv", "md", "html", "xlsx", "txt", "tsv", "htm"])
def test_the_suffix_chooses_the_format(suffix: str) -> None:
    expected = "html" if suffix == "htm" else suffix
    assert choose(output=f"a.{suffix}").format.value == expected


def test_flags_win_and_conflicts_are_usage_errors() -> None:
    assert choose(as_json=True, output="a.txt").format is Format.JSON
    assert choose(output="-").path is None
    assert choose().for_people
    with pytest.raises(UsageError):
        choose(as_json=True, as_csv=True)
    with pytest.raises(UsageError):
        choose(output="a.exe")
    with pytest.raises(CliError):
        choose(output="a.docx")


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    put(b"abc", tmp_path / "x.txt")
    assert [path.name for path in tmp_path.iterdir()] == ["x.txt"]
    with pytest.raises(FileNotFoundError):
        put(b"abc", tmp_path / "no" / "x.txt")
    with pytest.raises(IsADirectoryError):
        put(b"abc", tmp_path)


def test_cells() -> None:
    assert [cell(value) for value in (None, True, 3, ["a", None], {"k": "đ"})] == ["", "true", "3", "a; ", '{"k": "đ"}']
    assert [as_text(value) for value in ("@x", "+1", "-1.5", "", "=A1")] == ["'@x", "+1", "-1.5", "", "'=A1"]
