"""Where the shared real data is, for tests and benchmarks that are skipped without it."""

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("VBQPPL_SHARED", Path(__file__).resolve().parent.parent.parent / "shared"))


def shared(path: str) -> Path:
    """Return a file of the shared data; skip the test where it is absent."""
    found = SHARED / path
    if not found.exists():
        pytest.skip(f"shared data is not here: {path} (set VBQPPL_SHARED)")
    return found
