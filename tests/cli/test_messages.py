"""The catalogue: both languages, the same placeholders, and no Vietnamese anywhere else in the room."""

import ast
import re
import string
import unicodedata
from pathlib import Path

import pytest

import vbqppl.cli
from vbqppl.cli.messages import MESSAGES, keys, translate

ROOM = Path(vbqppl.cli.__file__).parent
MODULES = [path for path in ROOM.rglob("*.py") if "catalogue" not in path.parts and path.name != "messages.py"]
VIETNAMESE = re.compile("[À-ỹĐđ]")


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("key", keys())
def test_both_languages_have_the_key_with_the_same_placeholders(key: str) -> None:
    vi, en = MESSAGES[key]
    assert vi.strip()
    assert en.strip()
    assert _placeholders(vi) == _placeholders(en)
    assert unicodedata.is_normalized("NFC", vi)


def test_translate_fills_the_placeholders() -> None:
    assert translate("talk.home", "en", home="X") == "Registry: X"
    with pytest.raises(KeyError):
        translate("no.such.key", "vi")


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOM)))
def test_no_other_module_holds_vietnamese(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    docstrings = {
        node.body[0].value
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.FunctionDef, ast.ClassDef))
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    found = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node not in docstrings
        and VIETNAMESE.search(node.value)
    ]
    assert found == []


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOM)))
def test_every_key_that_is_used_exists(module: Path) -> None:
    source = module.read_text(encoding="utf-8")
    used = re.findall(
        r'(?:\bt|translate|note|warn|detail|ask|CliError|UsageError|CancelledError)\(\s*"([a-z_]+\.[\w.\-]+)"', source
    )
    assert [key for key in used if key not in MESSAGES] == []


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOM)))
def test_only_talk_writes_to_stderr(module: Path) -> None:
    if module.name == "talk.py":
        return
    source = module.read_text(encoding="utf-8")
    assert "stderr.write" not in source
    assert "err=True" not in source
