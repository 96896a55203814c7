"""The entry: version, help, usage errors, encodings, colour, the budget of imports."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from vbqppl import __version__
from vbqppl.cli import app as app_module
from vbqppl.cli.app import COMMANDS
from vbqppl.cli.main import hoist, language
from vbqppl.cli.messages import has, translate
from vbqppl.cli.talk import ExitCode, worst


@pytest.mark.parametrize("flag", ["--version", "-V"])
def test_version(run: Run, flag: str) -> None:
    result = run(flag)
    assert (result.code, result.out, result.err) == (0, f"vbqppl {__version__}\n", "")


def test_version_beside_other_options(run: Run) -> None:
    assert run("--lang", "en", "--version").out == f"vbqppl {__version__}\n"


def test_version_imports_nothing_heavy() -> None:
    code = (
        "import sys; sys.argv = ['vbqppl', '--version']\n"
        "from vbqppl.cli.main import main\n"
        "main(['--version'])\n"
        "heavy = {'typer', 'click', 'rich', 'sqlmodel', 'sqlalchemy', 'pydantic', 'whoosh', 'json', 'rapidfuzz'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True, check=False, env=_path())
    assert done.stdout.splitlines()[-1] == "[]", done.stderr


def _path() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(["src", *sys.path])}


@pytest.mark.parametrize("argv", [[], ["--help"], ["-h"]])
def test_help_lists_every_command_in_vietnamese(run: Run, argv: list[str]) -> None:
    result = run(*argv)
    assert result.code == 0
    assert result.out.startswith("Cách dùng: vbqppl [TÙY CHỌN] LỆNH")
    for command in COMMANDS:
        assert f"  {command} " in result.out


def test_help_in_english(run: Run) -> None:
    result = run("--help", "--lang", "en")
    assert result.out.startswith("Usage: vbqppl [OPTIONS] COMMAND")
    assert "Tùy chọn" not in result.out


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_command_has_help_for_itself_and_its_parameters(run: Run, command: str, lang: str) -> None:
    result = run("--lang", lang, command, "--help")
    assert result.code == 0, result.err
    assert has(f"examples.{command}")
    assert translate("help.examples", lang) in result.out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_parameter_has_words_of_the_catalogue(command: str) -> None:
    built = app_module.Commands().get_command(None, command)
    for param in built.params:
        assert has(f"help.{command}.{param.name}") or has(f"help.any.{param.name}"), param.name


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["lokup", "x"], "lookup"),
        (["zzz"], "zzz"),
        (["lookup"], "VIỆN_DẪN"),
        (["lookup", "--asof", "x"], "--as-of"),
        (["lookup", "x", "--as-of"], "--as-of"),
        (["lookup", "118/2025/NĐ-CP", "--as-of", "31/02/2026"], "31/02/2026"),
        (["extract", "x", "--json", "--csv"], "--json"),
        (["--lang", "fr", "lookup", "x"], "fr"),
        (["-q", "-v", "lookup", "x"], "-q"),
        (["--nope"], "--nope"),
        (["extract", "x", "--json=1"], "--json"),
    ],
)
def test_a_wrong_command_line_is_one_sentence_and_code_2(run: Run, argv: list[str], words: str) -> None:
    result = run(*argv)
    assert result.code == ExitCode.USAGE
    assert result.out == ""
    assert result.err.startswith("lỗi: ")
    assert words in result.err
    assert result.err.count("\n") == 1
    assert "Traceback" not in result.err


def test_usage_errors_in_english(run: Run) -> None:
    assert run("--lang", "en", "lokup", "x").err.startswith("error: There is no command")


@pytest.mark.parametrize(
    ("argv", "expected"),
    [
        (["lookup", "x", "--home", "d"], ["--home", "d", "lookup", "x"]),
        (["lookup", "-q", "--lang=en", "x"], ["-q", "--lang=en", "lookup", "x"]),
        (["search", "--", "-q"], ["search", "--", "-q"]),
        (["lookup", "--home"], ["--home", "lookup"]),
    ],
)
def test_global_options_hold_wherever_they_stand(argv: list[str], expected: list[str]) -> None:
    assert hoist(argv) == expected


def test_language_from_option_and_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    assert language(["lookup"]) == "vi"
    assert language(["--lang", "en"]) == "en"
    assert language(["--lang=en"]) == "en"
    assert language(["--", "--lang=en"]) == "vi"
    monkeypatch.setenv("VBQPPL_LANG", "en_US.UTF-8")
    assert language([]) == "en"
    assert language(["--lang", "vi"]) == "vi"


@pytest.mark.parametrize(
    ("codes", "expected"), [([0, 1], 1), ([1, 4], 4), ([4, 3], 3), ([0, 6], 6), ([6, 1], 1), ([], 0), ([0, 0], 0)]
)
def test_worst_of_several_codes(codes: list[int], expected: int) -> None:
    assert worst(codes) == expected


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1"])
def test_output_is_utf8_whatever_the_locale(encoding: str, tmp_path: Path) -> None:
    report = tmp_path / "báo cáo.txt"
    report.write_text("Căn cứ Nghị định số 118/2025/NĐ-CP ngày 09/6/2025 của Chính phủ.", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "vbqppl.cli", "extract", str(report)],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": encoding},
    )
    assert done.returncode == 0, done.stderr
    assert "118/2025/NĐ-CP" in done.stdout.decode("utf-8")
    assert "viện dẫn" in done.stderr.decode("utf-8")


def test_a_defect_is_one_sentence_and_the_traceback_is_a_flag_away(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> int:
        message = "boom"
        raise RuntimeError(message)

    monkeypatch.setattr(app_module, "invoke", broken)
    result = run("lookup", "x")
    assert result.code == ExitCode.UNREADABLE
    assert "--debug" in result.err
    assert "Traceback" not in result.err
    with pytest.raises(RuntimeError):
        run("--debug", "lookup", "x")


def test_interrupt_is_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(app_module, "invoke", stop)
    assert run("lookup", "x").code == ExitCode.INTERRUPTED


def test_a_reader_that_leaves_is_no_error(tmp_path: Path) -> None:
    report = tmp_path / "r.txt"
    report.write_text("Nghị định số 118/2025/NĐ-CP; " * 5000, encoding="utf-8")
    done = subprocess.run(  # noqa: S602 - a pipe is what is tested
        f"{sys.executable} -m vbqppl.cli extract {report} --jsonl | head -1",
        shell=True,
        capture_output=True,
        check=False,
    )
    assert b"Traceback" not in done.stderr
    assert done.stdout.count(b"\n") == 1


def test_a_look_up_imports_nothing_that_it_does_not_use(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from vbqppl.cli.main import main\n"
        f"main(['-q', 'init', {str(tmp_path)!r}, '--empty'])\n"
        "before = set(sys.modules)\n"
        "for name in list(sys.modules):\n"
        "    if name.split('.')[0] in {'vbqppl', 'whoosh', 'sqlmodel', 'sqlalchemy'}: del sys.modules[name]\n"
        "from vbqppl.cli.main import main\n"
        f"main(['--home', {str(tmp_path)!r}, 'lookup', '118/2025/NĐ-CP', '--json'])\n"
        "heavy = {'sqlmodel', 'sqlalchemy', 'whoosh', 'rich', 'xlsxwriter', 'python_calamine', 'pypdfium2'}\n"
        "print(sorted(heavy & {name.split('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr.splitlines()[-1] == "[]", done.stderr
