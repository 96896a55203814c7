"""Kill an import, and a marking, at random moments: all or nothing, and never a broken chain.

`python -m tests.benchmarks.kill_import [TIMES] [ROWS] [SEED]` (200 times, half of them imports, half markings;
10,000 rows; another seed takes other moments).
"""

import csv
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from vbqppl.registry import Registry, journal

WORK = """
import sys
from pathlib import Path
from vbqppl.intake import import_file
from vbqppl.registry import Registry
from vbqppl.validity import Event, EventKind
import datetime as dt
home, file, kind = sys.argv[1:]
with Registry.open(home) as registry:
    print("ready", flush=True)
    if kind == "import":
        import_file(registry, Path(file), by="test")
    else:
        with registry.batch("mark", "test") as batch:
            for document in registry.documents.all():
                batch.add_event(Event(document.id, EventKind.REPEALED, dt.date(2024, 1, 1)))
                batch.edit_document(document.id, field="a")
print("done", flush=True)
"""


def write_rows(path: Path, rows: int) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("key", "type", "number", "issuer", "issued_on", "title"))
        for number in range(rows):
            year = 2000 + number % 25
            writer.writerow(
                (number, "Quyết định", f"{number}/{year}/QĐ-UBND", f"UBND tỉnh {number % 60}", f"{year}-01-02", "tên")
            )


def state(home: Path) -> tuple[int, int, int]:
    """Return documents, events and batches; fail where the journal and the data do not fit."""
    with Registry.open(home) as registry:
        broken = list(journal.verify(registry.connection))
        if broken:
            raise AssertionError(broken)
        counts = registry.counts()
    return counts.documents, counts.events, counts.batches


def kill_once(home: Path, file: Path, kind: str, wait: float) -> bool:
    """Run the work and kill it after `wait` seconds; return whether it was done by then."""
    work = subprocess.Popen([sys.executable, "-c", WORK, str(home), str(file), kind], stdout=subprocess.PIPE, text=True)
    assert work.stdout is not None
    assert work.stdout.readline() == "ready\n"
    time.sleep(wait)
    os.kill(work.pid, signal.SIGKILL)
    done = "done" in work.stdout.read()
    work.wait()
    work.stdout.close()
    return done


def run(folder: Path, times: int, rows: int, seed: int = 1) -> tuple[int, int]:
    """Kill the work `times` times, half of them imports, half markings; return (killed within, done before)."""
    chance = random.Random(seed)  # noqa: S311 - moments, not secrets
    file = folder / "rows.csv"
    write_rows(file, rows)
    bases = {kind: _base(folder / f"base-{kind}", file, kind) for kind in ("import", "mark")}
    spans = {kind: _whole_span(base, folder / "span", file, kind) for kind, base in bases.items()}
    within = 0
    for number in range(times):
        kind = ("import", "mark")[number % 2]
        home = folder / "home"
        shutil.copytree(bases[kind], home)
        before = state(home)
        done = kill_once(home, file, kind, chance.random() * spans[kind] * 1.05)
        after = state(home)
        whole = (rows, 0 if kind == "import" else rows, before[2] + 1)
        if after not in {before, whole} or (done and after != whole):
            raise AssertionError((kind, done, before, after))
        within += not done
        shutil.rmtree(home)
    return within, times - within


def _base(home: Path, file: Path, kind: str) -> Path:
    """Make the registry that each run starts from: empty, or with the rows that are to be marked."""
    from vbqppl.intake import import_file

    with Registry.open(home, create=True) as registry:
        if kind == "mark":
            import_file(registry, file, by="test")
    return home


def _whole_span(base: Path, home: Path, file: Path, kind: str) -> float:
    """Return how long the work takes undisturbed."""
    shutil.copytree(base, home)
    work = subprocess.Popen([sys.executable, "-c", WORK, str(home), str(file), kind], stdout=subprocess.PIPE, text=True)
    assert work.stdout is not None
    work.stdout.readline()
    start = time.perf_counter()
    work.stdout.read()
    work.wait()
    work.stdout.close()
    shutil.rmtree(home)
    return time.perf_counter() - start


def main() -> int:
    given = [int(each) for each in sys.argv[1:]]
    times, rows, seed = (*given, *(200, 10_000, 1)[len(given) :])
    with tempfile.TemporaryDirectory() as folder:
        within, before = run(Path(folder), times, rows, seed)
    print(f"{times} kills of imports and markings of {rows} rows, seed {seed}: {within} within, {before} after the end")
    print("never half a batch, never a broken chain")
    return 0


if __name__ == "__main__":
    sys.exit(main())
