from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.search import corpus
from vbqppl.registry import Registry
from vbqppl.search import Search, open_engine
from vbqppl.search.index import ENGINES


@pytest.fixture
def registry(tmp_path: Path) -> Iterator[Registry]:
    made, _ = corpus.open_registry(tmp_path / "home")
    yield made
    made.close()


@pytest.fixture(params=ENGINES)
def search(registry: Registry, request: pytest.FixtureRequest) -> Iterator[Search]:
    with open_engine(registry, request.param) as opened:
        opened.follow()
        yield opened
