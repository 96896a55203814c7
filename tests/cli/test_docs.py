"""The documentation: a page for every command with its help as it is, a README whose commands exist."""

import os
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from vbqppl.cli.app import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
PAGES = ROOT / "docs" / "lenh"
HELP = re.compile(r"<!-- help -->\n```\n(.*?)```\n<!-- end -->", re.DOTALL)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_page_with_its_help(run: Run, command: str) -> None:
    path = PAGES / f"{command}.md"
    page = path.read_text(encoding="utf-8")
    printed = run(command, "--help").out
    if os.environ.get("VBQPPL_UPDATE_GOLDEN"):
        page = HELP.sub(lambda _: f"<!-- help -->\n```\n{printed}```\n<!-- end -->", page)
        path.write_text(page, encoding="utf-8")
    shown = HELP.search(page)
    assert shown is not None
    assert shown[1] == printed
    assert "Mã thoát" in page.replace("mã thoát", "Mã thoát")
    assert f"({command}.md)" in (PAGES / "README.md").read_text(encoding="utf-8")


def test_the_readme_keeps_its_two_commands() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in ("demo-command", "test-command"):
        block = re.search(rf"<!-- {name} -->\n```\n(.+?)\n```\n<!-- end -->", readme, re.DOTALL)
        assert block is not None
        assert "\n" not in block[1]
    named = set(re.findall(r"\bvbqppl ([a-z][a-z-]+)", readme))
    assert named <= set(COMMANDS), named - set(COMMANDS)


@pytest.mark.parametrize("page", [*PAGES.glob("*.md"), ROOT / "README.md"], ids=lambda path: path.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        if not target.startswith("http"):
            assert (page.parent / target).exists(), target
