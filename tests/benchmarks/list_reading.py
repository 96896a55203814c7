"""Measure the reading of real lists and decisions against hand labels: `python -m tests.benchmarks.list_reading`.

The bar: both published PDF lists completely (no row missing, none twice, each field right), and of every labelled
decision exactly what it ends, with its part, its day and its cause. `--most N` prints N failing rows of each source.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.lists.labels.compare import (
    LIST_169,
    LIST_1205,
    Result,
    compare_decision,
    compare_pdf,
    compare_text_of_169,
    decisions,
)
from tests.shared import SHARED

LISTS = "data/lists/quyet-dinh-so-"


def here(path: str) -> Path:
    """Return a file of the shared data."""
    return SHARED / path


def lists() -> Iterator[Result]:
    """Yield the comparison of each published list."""
    yield compare_pdf(here(f"{LISTS}169-qd-bldtbxh-44203.pdf"), "list_169_2025", LIST_169)
    yield compare_pdf(here(f"{LISTS}1205-qd-bkhdt-41976.pdf"), "list_1205_2024", LIST_1205)


def texts() -> Iterator[Result]:
    """Yield the comparison of each decision, of each of its sources."""
    yield compare_text_of_169(here("gold/list_quyet-dinh-so-169-qd-bldtbxh-44203.txt"))
    for label, file, source in decisions(here):
        yield compare_decision(source, file, label)


def show(result: Result, most: int) -> None:
    """Print the figures of a source, and its first failing rows."""
    fields = Counter(each.field for each in result.differences)
    print(f"{'ok' if result.holds else 'NO'} {result.source}: labelled {result.labelled}, read {result.read},", end=" ")
    print(f"right {result.right}; failing by field {dict(fields)}" if fields else f"right {result.right}")
    for each in result.differences[:most]:
        print(f"      {each}")


def total(name: str, results: list[Result]) -> None:
    """Print the sums of several sources."""
    holding = sum(result.holds for result in results)
    labelled, right = sum(result.labelled for result in results), sum(result.right for result in results)
    print(f"== {name}: sources {len(results)}, meeting the bar {holding}; rows {labelled}, right {right}")


def main() -> int:
    """Print the figures; exit 1 where a source fails the bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=5, help="failing rows printed of each source")
    options = parser.parse_args()
    failed = 0
    for name, results in (("published lists", list(lists())), ("decisions", list(texts()))):
        for result in results:
            show(result, options.most)
        total(name, results)
        failed += sum(not result.holds for result in results)
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
