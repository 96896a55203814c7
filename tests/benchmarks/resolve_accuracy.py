"""How often the resolver is right, ambiguous, silent or wrong: `python -m tests.benchmarks.resolve_accuracy HOME`.

HOME is a registry into which unified_meta.jsonl.gz and tvpl_keys.tsv.gz were imported (`vbqppl --home HOME import …`).
Four runs: damaged citations of documents that are there, of documents taken out of a copy, with one digit changed,
and in the same words with other seeds.
"""

import argparse
import random
import re
import shutil
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from tests.benchmarks.resolve_noise import Case, Row, damage, draft_of, make_cases, name_places
from tests.benchmarks.resolve_oracle import Oracle, determines, same_document
from vbqppl.reference import territories, territory_of, type_by_name
from vbqppl.registry import Registry
from vbqppl.registry.home import database_path
from vbqppl.resolve import Resolution, Resolver
from vbqppl.text import squash

CITIES = ("ha noi", "hai phong", "da nang", "ho chi minh", "can tho", "hue")


def read_rows(connection: sqlite3.Connection) -> list[Row]:
    """Return the rows of a registry that have a number."""
    name_places({squash(each.name): each.name for each in territories()})
    found = connection.execute(
        "SELECT id, type, ordinal, year, symbol, number, issuer, territory, issued_on, title, number_key FROM document "
        "WHERE number_key IS NOT NULL"
    )
    return [
        Row(
            ident,
            kind,
            ordinal,
            year,
            symbol,
            _symbol(number, symbol),
            issuer,
            _place(territory, issuer),
            day,
            title,
            key,
        )
        for ident, kind, ordinal, year, symbol, number, issuer, territory, day, title, key in found
        if re.fullmatch(r"[A-Z0-9&.]+(?:-[A-Z0-9&.]+)*", symbol)
        and (not kind or type_by_name(kind.partition(" của ")[0]))
    ]


def _symbol(number: str, symbol: str) -> str:
    tail = number[-len(symbol) :].replace("/", "-")
    return tail if len(tail) == len(symbol) else symbol


def _place(territory: str | None, issuer: str | None) -> str:
    words = territory or (issuer if issuer and any(word in issuer.lower() for word in _LOCAL_WORDS) else None)
    if not words:
        return ""
    found = territory_of(words)
    return squash(found.name) if found else squash(words)


_LOCAL_WORDS = ("ubnd", "hđnd", "tỉnh", "thành phố", "nhân dân")


class Tally:
    """Counts of one run."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.counts: Counter[str] = Counter()
        self.examples: dict[str, list[str]] = {}

    def add(self, kind: str, case: Case, answer: Resolution) -> None:
        self.counts[kind] += 1
        taken = answer.document
        where = f"{taken.number} {taken.issued_on} {taken.issuer or taken.territory}" if taken else "-"
        row = case.row
        self.examples.setdefault(kind, []).append(
            f"{'+'.join(case.noises)} | {case.text!r} -> {answer.outcome} {where}"
            f" | true {row.key} {row.issued_on} {row.place} #{row.id}"
        )

    def show(self, examples: Sequence[str], limit: int) -> None:
        total = sum(self.counts.values())
        print(f"\n== {self.name}: {total} cases")
        for kind, count in sorted(self.counts.items()):
            print(f"  {kind:34} {count:6} {count / total:8.4%}")
        for kind in examples:
            for line in self.examples.get(kind, [])[:limit]:
                print(f"    [{kind}] {line}")


def judge(case: Case, answer: Resolution, truth: Sequence[Row], rows: dict[int, Row]) -> str:
    """Return what an answer is worth, given the rows that the oracle finds."""
    taken = rows.get(answer.document.id) if answer.document else None
    if not determines(case.left, case.row):
        return _of_open(case, answer, taken, len(truth))
    if len(truth) == 1:
        if answer.outcome.found:
            return (
                "one: right"
                if any(row is taken or same_document(row, taken) for row in truth if taken)
                else "one: WRONG"
            )
        first = rows.get(answer.candidates[0].document.id) if answer.candidates else None
        if first is not None and any(row is first or same_document(row, first) for row in truth):
            return f"one: {answer.outcome}, first right"
        return f"one: {answer.outcome}"
    found = "several" if truth else "none"
    if answer.outcome.found:
        right = taken is not None and (taken is case.row or same_document(taken, case.row))
        return f"{found}: resolved, right" if right else f"{found}: WRONG"
    return f"{found}: {answer.outcome}"


def _of_open(case: Case, answer: Resolution, taken: Row | None, truth: int) -> str:
    """Return what an answer is worth to a citation that leaves the year or the office open: it must not be taken."""
    count = ("none", "one", "several")[min(truth, 2)]
    if not answer.outcome.found:
        return f"open, {count}: {answer.outcome}"
    right = taken is not None and (taken is case.row or same_document(taken, case.row))
    return f"open, {count}: resolved, right" if right else f"open, {count}: WRONG"


def run(name: str, resolver: Resolver, cases: Iterable[Case], rows: dict[int, Row], oracle: Oracle) -> Tally:
    """Resolve cases and judge every answer."""
    tally, known = Tally(name), list(cases)
    for case, answer in zip(known, resolver.resolve_many(case.text for case in known), strict=True):
        tally.add(judge(case, answer, oracle.find(case.left), rows), case, answer)
    return tally


def one_digit(case_row: Row, taken: Callable[[str, Row], bool], rng: random.Random) -> Row | None:
    """Return the row with one digit of its ordinal changed so that no record of its series has the number."""
    from dataclasses import replace

    digits = list(case_row.ordinal)
    places = [place for place, char in enumerate(digits) if char.isdigit()]
    for _ in range(12):
        place = rng.choice(places)
        digit = rng.choice([each for each in "0123456789" if each != digits[place]])
        changed = "".join((*digits[:place], digit, *digits[place + 1 :])).lstrip("0")
        if changed and not taken(changed, case_row):
            year = case_row.year or ""
            return replace(case_row, ordinal=changed, key=f"{changed}/{year}/{case_row.symbol}", id=-1)
    return None


def copy_without(home: Path, ids: Sequence[int], target: Path) -> Registry:
    """Return a copy of a registry without these documents."""
    shutil.copytree(home, target)
    with sqlite3.connect(database_path(target)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.executemany("DELETE FROM document_record WHERE id = ?", [(each,) for each in ids])
    return Registry.open(target)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the measurement and return 1 where any answer was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("home", type=Path)
    parser.add_argument("--cases", type=int, default=20000)
    parser.add_argument("--others", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=20260315)
    parser.add_argument("--more", action="store_true", help="draw from the noise made up after the rules")
    parser.add_argument("--examples", type=int, default=8)
    options = parser.parse_args(argv)
    rng = random.Random(options.seed)  # noqa: S311 - a benchmark
    with Registry.open(options.home) as registry:
        rows = read_rows(registry.connection)
        by_id = {row.id: row for row in rows}
        oracle = Oracle(rows)
        resolver = Resolver(registry)
        few = _few_more if options.more else _few
        cases = make_cases(rows, options.cases, options.seed, CITIES)
        if options.more:
            cases = [damage(draft_of(rng.choice(rows), CITIES), few(rng), rng) for _ in range(options.cases)]
        sound = sum(oracle.check(case.left) for case in cases[:100])
        print(f"{len(rows)} rows with a number; the oracle's short cut agrees with the whole scan in {sound}/100")
        tallies = [run("there", resolver, cases, by_id, oracle)]
        numbers = {(row.ordinal, row.symbol, row.year) for row in rows}
        neighbours = [
            row
            for each in rng.sample(rows, options.others * 3)
            if (row := one_digit(each, lambda o, r: (o, r.symbol, r.year) in numbers, rng)) is not None
        ][: options.others]
        cases = [damage(draft_of(row, CITIES), few(rng), rng) for row in neighbours]
        tallies.append(run("one digit changed", resolver, cases, by_id, oracle))
    gone = rng.sample(rows, options.others)
    with tempfile.TemporaryDirectory() as folder:
        held = {row.id for row in gone}
        kept = [row for row in rows if row.id not in held]
        with copy_without(options.home, sorted(held), Path(folder) / "copy") as registry:
            cases = [damage(draft_of(row, CITIES), few(rng), rng) for row in gone]
            tallies.append(run("not there", Resolver(registry), cases, {row.id: row for row in kept}, Oracle(kept)))
    for tally in tallies:
        tally.show(
            [kind for kind in tally.counts if "WRONG" in kind or kind.startswith(("one: n", "one: a"))],
            options.examples,
        )
    return int(any("WRONG" in kind for tally in tallies for kind in tally.counts))


def _few(rng: random.Random) -> list[Callable[..., bool]]:
    from tests.benchmarks.resolve_noise import ON_FIELDS, ON_NUMBER

    return rng.sample(ON_NUMBER, rng.choice((0, 1))) + rng.sample(ON_FIELDS, rng.choice((0, 1, 2)))


def _few_more(rng: random.Random) -> list[Callable[..., bool]]:
    from tests.benchmarks.resolve_more_noise import few_more
    from tests.benchmarks.resolve_noise import ON_FIELDS

    return [*rng.sample(ON_FIELDS, rng.choice((0, 1))), *few_more(rng)]


if __name__ == "__main__":
    sys.exit(main())
