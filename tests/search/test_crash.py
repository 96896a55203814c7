"""A few kills here; `python -m tests.search.crash` does a hundred."""

import os
from pathlib import Path

import pytest

from tests.search.crash import run


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
@pytest.mark.parametrize("name", ["whoosh", "database"])
def test_killed_at_any_moment_it_answers(tmp_path: Path, name: str) -> None:
    assert run(3, 5, name, tmp_path, extra=60) == []
