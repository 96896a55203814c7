from collections.abc import Iterator
from pathlib import Path

import pytest

from vbqppl.registry import Registry


@pytest.fixture(name="registry")
def _registry(tmp_path: Path) -> Iterator[Registry]:
    with Registry.open(tmp_path / "home", create=True) as opened:
        yield opened
