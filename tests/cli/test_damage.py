"""A registry that is damaged, locked away or something else: one sentence, code 3, and advice that fits."""

import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from vbqppl.registry.errors import RegistryDeniedError, RegistryMissingError, explain, translate

COMMANDS: tuple[tuple[str, ...], ...] = (
    ("lookup", "10/2020/QĐ-UBND", "12/2021/QĐ-UBND"),
    ("stats",),
    ("history",),
    ("review",),
    ("doctor",),
    ("search", "chợ"),
    ("export",),
    ("undo", "1"),
    ("init",),
)
PAGE = 4096


def database(home: Path) -> Path:
    return home / "data" / "registry.db"


def good(err: str) -> bool:
    return "ngoài dự kiến" not in err and "vbqppl init" not in err and err.count("lỗi:") <= 1


@pytest.mark.parametrize("command", COMMANDS, ids=lambda words: words[0])
def test_damage_in_the_middle_is_said_to_be_damage(run: Run, little: Path, command: tuple[str, ...]) -> None:
    path = database(little / "home")
    content = bytearray(path.read_bytes())
    content[2 * PAGE : -PAGE] = b"\xff" * (len(content) - 3 * PAGE)
    path.write_bytes(bytes(content))
    result = run(*command)
    assert (result.code, result.out) == (3, "")
    assert "bị hỏng" in result.err
    assert "bản sao lưu" in result.err
    assert good(result.err)


def test_one_bad_page_never_makes_a_defect(run: Run, little: Path) -> None:
    """Whatever page is overwritten: an answer from what can be read, or the sentence about the damage."""
    path = database(little / "home")
    whole = path.read_bytes()
    chance = random.Random(7)  # noqa: S311 - a test that is the same each time
    told = 0
    for page in range(1, len(whole) // PAGE):
        content = bytearray(whole)
        fill = chance.choice((b"\xff" * PAGE, bytes(PAGE), chance.randbytes(PAGE)))
        content[page * PAGE : (page + 1) * PAGE] = fill
        path.write_bytes(bytes(content))
        result = run(*chance.choice(COMMANDS[:7]))
        assert good(result.err), result.err
        told += "bị hỏng" in result.err
    assert told > 0


def test_a_registry_that_may_not_be_opened_is_not_said_to_be_missing(
    run: Run, little: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> sqlite3.Connection:
        raise sqlite3.OperationalError("unable to open database file")

    monkeypatch.setattr("vbqppl.registry.schema.sqlite3.connect", refused)
    result = run("lookup", "10/2020/QĐ-UBND")
    assert result.code == 3
    assert "quyền" in result.err
    assert good(result.err)


def test_what_sqlite_says_of_a_file_that_is_there(tmp_path: Path) -> None:
    error = sqlite3.OperationalError("unable to open database file")
    assert type(translate(error, tmp_path / "none.db")) is RegistryMissingError
    (tmp_path / "one.db").write_bytes(b"x")
    assert type(translate(error, tmp_path / "one.db")) is RegistryDeniedError


def test_a_defect_of_the_program_stays_one(little: Path) -> None:
    path = database(little / "home")
    connection = sqlite3.connect(path)
    assert explain(KeyError("x"), connection, path) is None
    assert explain(sqlite3.ProgrammingError("x"), connection, path) is None
    connection.close()


def test_no_file_is_made_where_something_else_stands(run: Run, tmp_path: Path) -> None:
    path = database(tmp_path)
    path.parent.mkdir()
    path.write_text("không phải cơ sở dữ liệu\n" * 50, encoding="utf-8")
    for command in (*COMMANDS, ("add", "Quyết định số 1/2020/QĐ-UBND")):
        result = run("--home", tmp_path, *command)
        assert (result.code, "không phải là sổ của vbqppl" in result.err) == (3, True)
        assert good(result.err)


def test_an_early_interrupt_ends_quietly(little: Path) -> None:
    program = shutil.which("vbqppl", path=str(Path(sys.executable).parent))
    assert program is not None
    for step in range(12):
        process = subprocess.Popen(
            [program, "--home", str(little / "home"), "lookup", "10/2020/QĐ-UBND"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        time.sleep(0.03 + step * 0.02)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=20)
        # Until the first lines of the program (`cli/__init__.py`) have run, the interpreter itself may complain.
        assert b"cli/" not in err.replace(b"cli/__init__.py", b""), err.decode()
        assert process.returncode in {0, 1, 130, -signal.SIGINT}
