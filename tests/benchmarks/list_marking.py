"""Mark 10,000 rows: how long it takes, and that it happens whole or not at all.

`python -m tests.benchmarks.list_marking speed [DOCUMENTS]` reads, plans and applies a list of 10,000 rows against a
registry of that many documents (370,000) and prints CPU seconds.
`python -m tests.benchmarks.list_marking kill [TIMES] [DOCUMENTS] [SEED]` kills the process (SIGKILL) while it applies
the plan, TIMES times (100) at random moments, against 20,000 documents.
"""

import datetime as dt
import itertools
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from vbqppl.lists import Options, Plan, apply, plan, read_list
from vbqppl.reference import territories
from vbqppl.registry import Registry, journal
from vbqppl.validity import Document, Normative

ROWS = 10_000
ISSUERS = tuple(f"Ủy ban nhân dân tỉnh {each.name}" for each in territories() if each.kind == "tỉnh")[:60]
YEARS = 25
TODAY = dt.date(2026, 1, 20)


def documents(count: int) -> Iterator[Document]:
    """Yield made-up documents of sixty provinces that number alike, as real ones do."""
    for index in range(count):
        place, rest = index % len(ISSUERS), index // len(ISSUERS)
        year = 2000 + rest % YEARS
        day = dt.date(year, 1 + rest % 12, 1 + rest % 28)
        yield Document(
            type="Quyết định",
            number=f"{rest // YEARS + 1}/{year}/QĐ-UBND",
            issuer=ISSUERS[place],
            title=f"Quy định mẫu {index}",
            issued_on=day,
            effective_on=day,
            normative=Normative.YES,
        )


def write_list(path: Path, count: int) -> None:
    """Write a list of 10,000 of these documents, spread over all."""
    step = max(1, count // ROWS)
    with path.open("w", encoding="utf-8") as file:
        file.write("Loại văn bản,Số ký hiệu,Ngày ban hành,Cơ quan ban hành,Lý do hết hiệu lực,Ngày hết hiệu lực\n")
        chosen = (each for index, each in enumerate(documents(count)) if index % step == 0)
        for _, each in zip(range(ROWS), chosen, strict=False):
            day = each.issued_on.strftime("%d/%m/%Y") if each.issued_on else ""
            file.write(f"{each.type},{each.number},{day},{each.issuer},Hết thời hạn có hiệu lực,01/6/2025\n")


def base(home: Path, count: int) -> None:
    """Make the registry."""
    with Registry.open(home, create=True) as registry, registry.batch("sample", "sample") as batch:
        batch.add_documents(documents(count))


def speed(folder: Path, count: int) -> None:
    """Print the CPU seconds of reading, planning and applying."""
    base(folder / "home", count)
    write_list(folder / "list.csv", count)
    with Registry.open(folder / "home") as registry:
        marks = [time.process_time()]
        listed = read_list(folder / "list.csv")
        marks.append(time.process_time())
        made = plan(listed, registry, Options(today=TODAY))
        marks.append(time.process_time())
        apply(made, registry, "tester")
        marks.append(time.process_time())
    reading, planning, applying = (after - before for before, after in itertools.pairwise(marks))
    print(f"{count} documents, {len(listed.rows)} rows, {len(made.changes)} changes; load {os.getloadavg()[0]:.1f}")
    print(f"read {reading:.1f} s, plan {planning:.1f} s, apply {applying:.1f} s (CPU)")


def state(home: Path) -> tuple[int, int]:
    """Return events and batches; fail where the journal and the data do not fit."""
    with Registry.open(home) as registry:
        broken = list(journal.verify(registry.connection))
        if broken:
            raise AssertionError(broken)
        counts = registry.counts()
    return counts.events, counts.batches


def killed(home: Path, made: Plan, wait: float | None) -> float:
    """Apply the plan in a process of its own, killed after `wait` seconds (None: not); return how long it ran."""
    start = time.perf_counter()
    child = os.fork()
    if child == 0:
        with Registry.open(home) as registry:
            apply(made, registry, "tester")
        os._exit(0)
    if wait is not None:
        time.sleep(wait)
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return time.perf_counter() - start


def kill(folder: Path, times: int, count: int, seed: int) -> None:
    """Kill again and again; print how many kills came before and after the commit."""
    chance = random.Random(seed)  # noqa: S311 - moments, not secrets
    base(folder / "base", count)
    write_list(folder / "list.csv", count)
    with Registry.open(folder / "base") as registry:
        made = plan(read_list(folder / "list.csv"), registry, Options(today=TODAY))
    shutil.copytree(folder / "base", folder / "home")
    before = state(folder / "home")
    whole = (before[0] + ROWS, before[1] + 1)
    span = killed(folder / "home", made, None)
    if len(made.changes) != ROWS or state(folder / "home") != whole:
        raise AssertionError(len(made.changes), state(folder / "home"))
    shutil.rmtree(folder / "home")
    shutil.copytree(folder / "base", folder / "home")
    done = 0
    for number in range(times):
        # Every third kill falls into the last tenth, where the transaction is committed.
        moment = chance.uniform(0.9, 1.05) if number % 3 == 0 else chance.uniform(0.0, 1.0)
        killed(folder / "home", made, span * moment)
        after = state(folder / "home")
        if after == whole:
            done += 1
            shutil.rmtree(folder / "home")
            shutil.copytree(folder / "base", folder / "home")
        elif after != before:
            raise AssertionError(number, before, after)
    print(f"{times} kills while {ROWS} rows were applied to {count} documents (apply {span:.1f} s), seed {seed}:")
    print(f"{times - done} left nothing, {done} came after the commit; never a part, never a broken journal")


def main() -> int:
    """Run what the command line names."""
    what, *given = sys.argv[1:] or ["speed"]
    numbers = [int(each) for each in given]
    with tempfile.TemporaryDirectory() as name:
        if what == "speed":
            speed(Path(name), numbers[0] if numbers else 370_000)
        else:
            times, count, seed = (*numbers, *(100, 20_000, 1)[len(numbers) :])
            kill(Path(name), times, count, seed)
    return 0


if __name__ == "__main__":
    sys.exit(main())
