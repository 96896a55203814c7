from pathlib import Path

from tests.benchmarks.kill_import import run


def test_a_killed_import_or_marking_leaves_all_or_nothing(tmp_path: Path) -> None:
    within, done = run(tmp_path, times=6, rows=1500)
    assert within + done == 6
    assert within > 0
