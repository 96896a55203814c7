"""Where the data lies and how a table is read."""

import subprocess
import sys
from pathlib import Path

import pytest

from vbqppl.reference import BadTableError, MissingDataError, files


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(files, "data_folder", lambda _: tmp_path)
    return tmp_path


def test_the_folders_of_the_program_are_found() -> None:
    assert (files.data_folder("reference") / "types.csv").is_file()


def test_a_missing_folder_tells_what_to_do() -> None:
    with pytest.raises(MissingDataError) as caught:
        files.data_folder("nothing")
    assert caught.value.code == 3
    assert "nothing" in caught.value.vi
    assert "install" in caught.value.en


def test_the_copy_in_the_package_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packaged = tmp_path / "vbqppl" / "_data" / "packaged"
    packaged.mkdir(parents=True)
    monkeypatch.setattr(files, "_PACKAGE", tmp_path / "vbqppl")
    assert files.data_folder("packaged") == packaged


def test_a_table_is_read_with_its_types(folder: Path) -> None:
    (folder / "t.csv").write_text("a,b\n1,x|y\n,\n", encoding="utf-8-sig")
    read = files.read_table("t.csv", lambda row: (files.whole(row["a"]), files.several(row["b"])))
    assert read == ((1, ("x", "y")), (None, ()))


@pytest.mark.parametrize(
    ("text", "line"),
    [("a,b\n1\n", 2), ("a,b\nx,1\n", 2), ("b\n1\n", 2), ("a,b\n1,2\n\n3\n", 4)],
    ids=["narrow", "no number", "no column", "narrow below"],
)
def test_a_bad_row_is_named_with_its_line(folder: Path, text: str, line: int) -> None:
    (folder / "t.csv").write_text(text, encoding="utf-8")
    with pytest.raises(BadTableError) as caught:
        files.read_table("t.csv", lambda row: int(row["a"]))
    assert f"dòng {line}" in caught.value.vi
    assert f"line {line}" in caught.value.message("en")


def test_a_table_that_cannot_be_read_is_an_error(folder: Path) -> None:
    with pytest.raises(BadTableError):
        files.read_table("missing.csv", str)
    (folder / "t.csv").write_bytes(b"a\n\xff\xfe\n")
    with pytest.raises(BadTableError):
        files.read_table("t.csv", str)


def test_cells_that_are_not_what_they_should_be() -> None:
    assert files.yes_no("yes")
    assert not files.yes_no("no")
    with pytest.raises(ValueError, match="yes"):
        files.yes_no("có")
    with pytest.raises(ValueError, match="một trong"):
        files.one_of("x", frozenset({"a"}))
    with pytest.raises(ValueError, match="Invalid"):
        files.day("31/01/2025")


def test_a_door_loads_only_its_own_table() -> None:
    script = (
        "import sys; from vbqppl import reference; reference.laws();"
        "print([m for m in sys.modules if m.startswith('vbqppl.reference.')])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "law_names" in done.stdout
    assert "bodies" not in done.stdout


def test_an_unknown_door_is_an_attribute_error() -> None:
    from vbqppl import reference

    with pytest.raises(AttributeError, match="nothing"):
        _ = reference.nothing
