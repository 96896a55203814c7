"""Kill the writer at random moments and look at the index: `python -m tests.search.crash [--kills 100]`.

A child process rebuilds and updates the index of a copy of a registry without end; it is killed with SIGKILL after a
random time. After every kill the index must answer, with all documents or as it was before, and then catch up.
"""

import argparse
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.search import corpus
from vbqppl.registry import Registry
from vbqppl.search import Options, open_engine
from vbqppl.search.index import ENGINES

ROOT = Path(__file__).resolve().parent.parent.parent
CHILD = """
import sys
from vbqppl.registry import Registry
from vbqppl.search import open_engine
from vbqppl.validity import Document
registry = Registry.open(sys.argv[1])
search = open_engine(registry, sys.argv[2])
print("ready", flush=True)
place = 0
while True:
    place += 1
    with registry.batch("add", "crash") as batch:
        for _ in range(3):
            ident = batch.add_document(Document(title=f"Báo cáo lần {place}"))
            batch.set_text(ident, "Điều 1. Kết quả\\nthanh tra đất đai, hộ nghèo")
    search.follow()
    if place % 4 == 0:
        search.rebuild()
"""


def check(home: Path, name: str) -> str:
    """Search what a killed process left; return what is wrong, or nothing."""
    with Registry.open(home) as registry, open_engine(registry, name) as search:
        found = search.search("thu hồi đất")
        if not found.hits or found.hits[0].document.number != "31/2024/QH15":
            return f"the land law is not found: {found}"
        search.follow()
        reports = registry.connection.execute(
            "SELECT count(*) FROM document WHERE title LIKE 'Báo cáo lần%'"
        ).fetchone()[0]
        total = search.search('"báo cáo lần"', Options(limit=1)).total
        if total != reports:
            return f"{total} reports are found, the registry has {reports}"
        status = search.status()
        if status.state != "current" or status.documents != registry.documents.count():
            return f"{status}, the registry has {registry.documents.count()} documents"
    return ""


def crash(home: Path, name: str, seconds: float) -> str:
    """Start the writer, kill it after a time, and look; return what is wrong, or nothing."""
    with subprocess.Popen(
        [sys.executable, "-c", CHILD, str(home), name], stdout=subprocess.PIPE, cwd=ROOT, text=True
    ) as child:
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(seconds)
        child.send_signal(signal.SIGKILL)
        child.wait()
    return check(home, name)


def run(kills: int, seed: int, name: str, folder: Path, extra: int) -> list[str]:
    """Kill so many times; return what went wrong."""
    rnd = random.Random(seed)  # noqa: S311 - a draw that can be repeated
    fresh = folder / "fresh"
    registry, _ = corpus.open_registry(fresh, extra=extra)
    with open_engine(registry, name) as search:
        search.rebuild()
    registry.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    registry.close()
    wrong: list[str] = []
    home = folder / "home"
    for place in range(kills):
        if place % 10 == 0:
            shutil.rmtree(home, ignore_errors=True)
            shutil.copytree(fresh, home)
        found = crash(home, name, rnd.uniform(0.0, 1.2))
        if found:
            wrong.append(f"{name}, kill {place + 1}: {found}")
    return wrong


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--documents", type=int, default=400)
    parser.add_argument("--engines", nargs="*", default=ENGINES)
    asked = parser.parse_args()
    wrong: list[str] = []
    for name in asked.engines:
        with tempfile.TemporaryDirectory() as folder:
            wrong += run(asked.kills, asked.seed, name, Path(folder), asked.documents)
        print(f"{name}: {asked.kills} kills, {sum(each.startswith(name) for each in wrong)} bad", flush=True)
    print("\n".join(wrong))
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
