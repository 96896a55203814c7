"""Time and memory of a large import, and of what follows it, against the bars, side by side in one run.

`python -m tests.benchmarks.import_speed` needs the shared keys of the whole country (370,000 rows).
"""

import datetime as dt
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

SHARED = Path(os.environ.get("VBQPPL_SHARED", Path(__file__).resolve().parents[3] / "shared"))
KEYS = SHARED / "data" / "registry" / "tvpl_keys.tsv.gz"
BARS = {"import": 120.0, "memory": 1024.0, "status": 20.0, "mark": 10.0, "lookup": 1.3}
MARKED = 10_000
RUNS = 5

IMPORT = """
import resource, sys, time
from pathlib import Path
from vbqppl.intake import import_file
from vbqppl.registry import Registry
with Registry.open(sys.argv[1], create=True) as registry:
    start = time.perf_counter()
    report = import_file(registry, Path(sys.argv[2]), by="benchmark")
    print(time.perf_counter() - start)
print(time.process_time())
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
print(report.read, report.added, report.updated, report.unchanged, len(report.rejected), dict(report.left_out))
"""


def imported(home: Path) -> tuple[float, float, float, str]:
    """Import in a process of its own: seconds, of them on the processor, peak memory in MiB, what was reported."""
    said = subprocess.run(
        [sys.executable, "-c", IMPORT, str(home), str(KEYS)], check=True, capture_output=True, text=True
    ).stdout.splitlines()
    return float(said[0]), float(said[1]), float(said[2]), said[3]


def all_statuses(home: Path) -> tuple[float, Counter[str]]:
    """Compute the status of every document as of one day."""
    from vbqppl.registry import Registry
    from vbqppl.validity import status

    start = time.perf_counter()
    with Registry.open(home) as registry:
        found = Counter(
            str(status(document, events, as_of=dt.date(2026, 3, 15)).code) for document, events in registry.timelines()
        )
    return time.perf_counter() - start, found


def marking(home: Path) -> float:
    """Mark documents as repealed, as one batch."""
    from itertools import islice

    from vbqppl.registry import Registry
    from vbqppl.validity import Event, EventKind

    start = time.perf_counter()
    with Registry.open(home) as registry, registry.batch("mark", "benchmark") as batch:
        documents = list(islice(registry.documents.all(), MARKED))
        for each in documents:
            batch.add_event(Event(each.id, EventKind.REPEALED, dt.date(2026, 1, 1)))
    return time.perf_counter() - start


def cold(arguments: list[str]) -> float:
    """Return the processor time (user and system) of the best of several cold starts: a busy machine waits."""
    times = []
    for _ in range(RUNS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *arguments], check=False, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(times)


def line(name: str, value: float, bar: float, unit: str) -> str:
    verdict = "ok" if value < bar else "OVER"
    return f"{name:<48} {value:>9.2f} {unit:<4} bar {bar:g} {unit:<4} {verdict}"


def main() -> int:
    if not KEYS.exists():
        print(f"the shared keys are not here: {KEYS} (set VBQPPL_SHARED)")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        seconds, processor, memory, said = imported(home)
        print(f"read, added, updated, unchanged, rejected, left out: {said}")
        print(line("import of the keys of the whole country", seconds, BARS["import"], "s"))
        print(f"{'of them on the processor (a busy machine waits)':<48} {processor:>9.2f} s")
        print(line("peak memory of the import", memory, BARS["memory"], "MiB"))
        took, found = all_statuses(home)
        print(line(f"status of all as of a day {dict(found)}", took, BARS["status"], "s"))
        print(line(f"marking of {MARKED} documents as one batch", marking(home), BARS["mark"], "s"))
        base = cold(["-c", "import sqlmodel"])
        number = "Quyết định số 39/2024/QĐ-UBND của UBND thành phố Hà Nội"
        look = cold(["-m", "vbqppl.cli", "--home", str(home), "lookup", number])
        print(line(f"cold lookup ({look:.2f} s) to import sqlmodel ({base:.2f} s)", look / base, BARS["lookup"], "×"))
        size = (home / "data" / "registry.db").stat().st_size / 2**20
        print(f"{'size of the registry':<48} {size:>9.2f} MiB")
    print(f"peak memory of this process {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
