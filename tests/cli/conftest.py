"""A way to run the command line inside the test, with its streams as bytes."""

import io
import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.cli import small
from vbqppl.cli.main import main


@dataclass(frozen=True, slots=True)
class Result:
    code: int
    out: str
    err: str
    raw: bytes

    @property
    def data(self) -> Any:
        return json.loads(self.out)


class FakeTerminal(io.TextIOWrapper):
    """Standard input that says it is a terminal, for the prompts."""

    def isatty(self) -> bool:
        return True


Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Run `vbqppl ARGS…`; `stdin` is what is piped in, `answers` what is typed at a terminal."""
    for name in ("VBQPPL_HOME", "VBQPPL_LANG", "VBQPPL_DEBUG", "VBQPPL_DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("VBQPPL_USER", "tester")

    def call(*argv: str | Path, stdin: str | bytes = b"", answers: str | None = None) -> Result:
        data = (stdin.encode() if isinstance(stdin, str) else stdin) if answers is None else answers.encode()
        kind = io.TextIOWrapper if answers is None else FakeTerminal
        monkeypatch.setattr(sys, "stdin", kind(io.BytesIO(data), encoding="utf-8"))
        capfdbinary.readouterr()
        code = main([str(word) for word in argv])
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return Result(code, out.decode(), err.decode(), out)

    return call


@pytest.fixture(scope="session")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A registry with the starter documents, to be copied and never changed."""
    home = tmp_path_factory.mktemp("starter") / "home"
    assert main(["-q", "init", str(home)]) == 0
    return home


@pytest.fixture
def home(started: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A registry of this test's own, with the starter documents."""
    copy = tmp_path / "home"
    shutil.copytree(started, copy)
    monkeypatch.setenv("VBQPPL_HOME", str(copy))
    return copy


@pytest.fixture(scope="session")
def small_started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small registry of `small.py`, to be copied and never changed."""
    folder = small.write(tmp_path_factory.mktemp("small"))
    home = folder / "home"
    assert main(["-q", "init", str(home), "--empty"]) == 0
    assert main(["-q", "--home", str(home), "import", str(folder / "documents.csv")]) == 0
    return folder


@pytest.fixture
def little(small_started: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a small registry of this test's own and its files; the current folder of the test."""
    folder = tmp_path / "little"
    shutil.copytree(small_started, folder)
    monkeypatch.setenv("VBQPPL_HOME", str(folder / "home"))
    monkeypatch.chdir(folder)
    return folder
