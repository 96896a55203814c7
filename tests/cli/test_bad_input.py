"""Bad files: one sentence, exit code 3, nothing changed in the registry."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

READERS = [["extract"], ["crosscheck"], ["resolve"], ["import"], ["mark-expired", "--yes"]]
FILES: dict[str, bytes | None] = {
    "missing.csv": None,
    "empty.csv": b"",
    "blank.txt": b" \n \n",
    "binary.csv": bytes(range(256)) * 20,
    "latin.csv": "Số ký hiệu,Ngày ban hành\nQuyết định đất đai,x\n".encode("utf-16-le"),
    "cp1258.txt": b"Quy\xeat \xf0\xecnh s\xf4\xec 12/2020/Q\xd0-UBND\n" * 30,
    "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(200),
    "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
}


@pytest.mark.parametrize("name", [*FILES, "folder"])
@pytest.mark.parametrize("command", READERS, ids=lambda command: command[0])
def test_a_file_that_cannot_be_read(run: Run, little: Path, command: list[str], name: str) -> None:
    before = run("export", "--form", "jsonl").raw
    if name == "folder":
        (little / name).mkdir()
    elif FILES[name] is not None:
        (little / name).write_bytes(FILES[name] or b"")
    result = run(*command, name)
    assert result.code == 3, result.err
    assert result.out == ""
    assert result.err.startswith("lỗi: ")
    assert result.err.count("\n") == 1, result.err
    assert name in result.err
    assert run("export", "--form", "jsonl").raw == before


def test_a_table_without_the_needed_column(run: Run, little: Path) -> None:
    (little / "colours.csv").write_text("Màu,Cỡ\nđỏ,12\nxanh,13\n", encoding="utf-8")
    for command in (["import"], ["mark-expired", "--yes"]):
        result = run(*command, "colours.csv")
        assert result.code == 3
        assert result.err.count("\n") == 1


def test_a_place_that_cannot_be_written(run: Run, little: Path) -> None:
    result = run("lookup", "14/2021/NQ-HĐND", "-o", "none/answer.json")
    assert result.code == 3
    assert "none" in result.err
    assert run("lookup", "14/2021/NQ-HĐND", "--json", "-o", ".").code == 3
