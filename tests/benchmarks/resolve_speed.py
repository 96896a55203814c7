"""How fast the resolver is, and how it grows: `python -m tests.benchmarks.resolve_speed HOME`.

HOME is a registry of about 350,000 documents. Registries of a tenth and of a hundredth are cut from it. In the same
run a naive `rapidfuzz.process.extractOne` over all numbers resolves a sample, with its speed and its wrong answers.
All times are processor time of one process.
"""

import argparse
import datetime as dt
import random
import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.benchmarks.resolve_accuracy import CITIES, copy_without, read_rows
from tests.benchmarks.resolve_noise import Row, damage, draft_of, make_cases
from tests.benchmarks.resolve_oracle import same_document
from vbqppl.citation.model import Mention, MentionKind
from vbqppl.registry import Registry
from vbqppl.resolve import Resolver

_clock = time.process_time


def mention_of(row: Row) -> Mention:
    """Return the whole citation of a row as an extractor gives it."""
    draft = draft_of(row, CITIES)
    day = dt.date.fromisoformat(row.issued_on) if row.issued_on else None
    return Mention(MentionKind.FULL, 0, 1, draft.number, draft.number, draft.type, draft.title, day, draft.issuer)


def calibrate() -> float:
    """Return the seconds that a fixed loop takes: what the machine is worth at this moment."""
    start, total = _clock(), 0
    for number in range(3_000_000):
        total += number
    return _clock() - start


def bulk(resolver: Resolver, citations: Sequence[Mention | str]) -> tuple[float, float]:
    """Return the citations a second once the registry is in memory, and the seconds that reading it took."""
    answers = resolver.resolve_many(citations)
    for _ in range(1000):
        next(answers)
    start = _clock()
    next(answers)
    loading = _clock() - start
    start, count = _clock(), 0
    for _ in answers:
        count += 1
    return count / (_clock() - start), loading


def one_by_one(resolver: Resolver, citations: Sequence[Mention | str]) -> tuple[float, float, float]:
    """Return median, 99th percentile and highest milliseconds of single look-ups."""
    times = []
    for citation in citations:
        start = _clock()
        resolver.resolve(citation)
        times.append((_clock() - start) * 1000)
    times.sort()
    return statistics.median(times), times[int(len(times) * 0.99)], times[-1]


def naive(rows: Sequence[Row], sample: Sequence[Row], text: Callable[[Row], str]) -> tuple[float, int]:
    """Resolve by the most alike number string of all; return citations a second and wrong answers."""
    from rapidfuzz import fuzz, process

    numbers = [
        f"{row.ordinal}/{row.year}/{row.printed}" if row.year else f"{row.ordinal}/{row.printed}" for row in rows
    ]
    start, wrong = _clock(), 0
    for row in sample:
        found = process.extractOne(text(row), numbers, scorer=fuzz.WRatio)
        if found is not None and not same_document(rows[found[2]], row):
            wrong += 1
    return len(sample) / (_clock() - start), wrong


def cut(home: Path, rows: Sequence[Row], keep: int, target: Path) -> Registry:
    """Return a copy of a registry with `keep` of its numbered documents."""
    rng = random.Random(1)  # noqa: S311 - a benchmark
    registry = copy_without(home, [row.id for row in rng.sample(rows, len(rows) - keep)], target)
    registry.close()
    with sqlite3.connect(target / "data" / "registry.db") as connection:
        connection.execute("ANALYZE")
    return Registry.open(target)


def measure(name: str, registry: Registry, count: int) -> None:
    rows = read_rows(registry.connection)
    rng = random.Random(2)  # noqa: S311 - a benchmark
    sample = [rng.choice(rows) for _ in range(count)]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    speed, loading = bulk(Resolver(registry), [mention_of(row) for row in sample])
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    typed, _ = bulk(Resolver(registry), [damage(draft_of(row, CITIES), [], rng).text for row in sample])
    noisy, _ = bulk(Resolver(registry), [case.text for case in make_cases(rows, count, 3, CITIES)])
    median, high, highest = one_by_one(Resolver(registry), [case.text for case in make_cases(rows, 1000, 4, CITIES)])
    print(
        f"{name:>8} rows {len(rows):7}: mentions {speed:7.0f}/s, typed {typed:7.0f}/s, damaged {noisy:7.0f}/s; "
        f"reading into memory {loading:.2f} s, {after - before} MiB more; "
        f"one look-up {median:.2f} ms, 99 % under {high:.2f} ms, highest {highest:.1f} ms; loop {calibrate():.3f} s"
    )


def main(argv: Sequence[str] | None = None) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("home", type=Path)
    parser.add_argument("--count", type=int, default=20000)
    parser.add_argument("--naive", type=int, default=30)
    options = parser.parse_args(argv)
    with Registry.open(options.home) as registry:
        rows = read_rows(registry.connection)
        measure("whole", registry, options.count)
        rng = random.Random(5)  # noqa: S311 - a benchmark
        sample = [rng.choice(rows) for _ in range(options.naive)]
        for name, text in (("number", lambda row: mention_of(row).text), ("line", _line)):
            speed, wrong = naive(rows, sample, text)
            print(f"naive rapidfuzz over all numbers, by {name}: {speed:.2f}/s, {wrong} of {len(sample)} wrong")
    for keep in (40000, 4000):
        with tempfile.TemporaryDirectory() as folder, cut(options.home, rows, keep, Path(folder) / "cut") as smaller:
            measure(f"{keep}", smaller, options.count)
    return 0


def _line(row: Row) -> str:
    return damage(draft_of(row, CITIES), [], random.Random(1)).text  # noqa: S311 - a benchmark


if __name__ == "__main__":
    sys.exit(main())
