"""The bars of search, both engines and their peers in one run: `python -m tests.benchmarks.search_bench --work DIR`.

Needs the shared data (VBQPPL_SHARED). Peers are development tools: tantivy and PostgreSQL are measured where they are
installed, stock whoosh with `--stock`. Times are wall times with the processor's own beside them: on a shared machine
only the latter repeat. Prints Markdown.
"""

import argparse
import datetime as dt
import gzip
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from tests.benchmarks import search_corpus as sc
from tests.shared import SHARED
from vbqppl.citation import parse_number
from vbqppl.registry import Registry
from vbqppl.search import Options, Search, open_engine
from vbqppl.search.index import ENGINES
from vbqppl.validity import Document

PASSES = 4
ALL = 3000  # hits that are compared as a set
Rows = list[tuple[str, ...]]


def say(*cells: object) -> None:
    print("|", " | ".join(map(str, cells)), "|", flush=True)


def head(*cells: str) -> None:
    print()
    say(*cells)
    say(*("---" for _ in cells))


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Return (wall, processor) seconds."""
    wall, own = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - own


def spread(values: list[float]) -> str:
    """Return the median, the 95th percentile and the greatest, in milliseconds."""
    ordered = sorted(values)
    return " / ".join(
        f"{1000 * each:.2f}" for each in (ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)], ordered[-1])
    )


def warm(
    asks: list[sc.Ask], search: Callable[[sc.Ask], object], passes: int = PASSES
) -> tuple[list[float], list[float]]:
    """Return for each query the median wall time and the median processor time over the passes."""
    walls: list[list[float]] = [[] for _ in asks]
    owns: list[list[float]] = [[] for _ in asks]
    for _ in range(passes):
        for place, ask in enumerate(asks):
            wall, own = timed(lambda ask=ask: search(ask))  # type: ignore[misc]
            walls[place].append(wall)
            owns[place].append(own)
    return [statistics.median(each) for each in walls], [statistics.median(each) for each in owns]


def options(ask: sc.Ask) -> Options:
    return Options(years=(ask.year,) if ask.year else (), types=(ask.type,) if ask.type else ())


def relevance(
    shared: Path, articles: dict[int, sc.Article], find: Callable[[str], list[int]], *, plain: bool, every: int = 1
) -> tuple[float, float]:
    """Return MRR@10 and R@10 on the questions, or on every so many of them."""
    reciprocal = recall = 0.0
    asked = sc.questions(shared)[::every]
    for text, wanted in asked:
        keys = [articles[ident].key for ident in find(sc.plain(text) if plain else text)[:10]]
        ranks = [place for place, key in enumerate(keys, 1) if key in wanted]
        reciprocal += 1 / ranks[0] if ranks else 0
        recall += len({key for key in keys if key in wanted}) / len(wanted)
    return reciprocal / len(asked), recall / len(asked)


def numbers(articles: dict[int, sc.Article], search: Search) -> tuple[int, float]:
    """Return how many numbers were asked, and the share of spellings whose first hit has the number."""
    printed = list(dict.fromkeys(one.number for one in articles.values() if one.number and parse_number(one.number)))
    good = asked = 0
    for number in printed:
        key = parse_number(number).key  # type: ignore[union-attr]
        for spelling in sc.number_spellings(number):
            asked += 1
            hits = search.search(spelling, Options(limit=1)).hits
            good += bool(hits) and hits[0].document.number_key == key
    return len(printed), good / asked


def build(registry: Registry) -> None:
    head("engine", "build s (wall / processor)", "MB beside the text", "documents", "provisions", "peak RSS MB so far")
    for name in ENGINES:
        with open_engine(registry, name) as search:
            wall, own = timed(search.rebuild)
            status = search.status()
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            say(
                name,
                f"{wall:.1f} / {own:.1f}",
                f"{status.bytes / 1e6:.0f}",
                status.documents,
                status.provisions,
                f"{peak:.0f}",
            )


def quality(registry: Registry, shared: Path, articles: dict[int, sc.Article]) -> None:
    head("engine", "MRR@10 / R@10 as typed", "without diacritics", "numbers × 4 spellings: hit@1")
    for name in ENGINES:
        with open_engine(registry, name) as search:
            cells = []
            for plain in (False, True):
                found = relevance(
                    shared,
                    articles,
                    lambda text, search=search: [hit.document.id for hit in search.search(text).hits],  # type: ignore[misc]
                    plain=plain,
                )
                cells.append(f"{found[0]:.3f} / {found[1]:.3f}")
            count, share = numbers(articles, search)
            say(name, *cells, f"{count}: {share:.4f}")


def latency(registry: Registry, asks: list[sc.Ask]) -> None:
    head("engine", "kind", "wall ms p50 / p95 / max", "processor ms p50 / p95 / max")
    for name in ENGINES:
        with open_engine(registry, name) as search:
            walls, owns = warm(asks, lambda ask, search=search: search.search(ask.text, options(ask)))  # type: ignore[misc]
        for kind in ("keyword", "phrase", "number", "filter", "all"):
            some = [place for place, ask in enumerate(asks) if kind in {ask.kind, "all"}]
            say(name, kind, spread([walls[place] for place in some]), spread([owns[place] for place in some]))


def agreement(registry: Registry, asks: list[sc.Ask]) -> None:
    """The contract on the real corpus: the same documents, the same first ten."""
    overlaps: list[float] = []
    same_sets = same_totals = differing = 0
    with open_engine(registry, "whoosh") as first, open_engine(registry, "database") as second:
        for ask in asks:
            one, other = (search.search(ask.text, options(ask)) for search in (first, second))
            tens = [{(hit.document.id, hit.provision) for hit in found.hits} for found in (one, other)]
            overlaps.append(len(tens[0] & tens[1]) / max(*map(len, tens), 1) if any(tens) else 1.0)
            same_totals += one.total == other.total
            sets = [
                {hit.document.id for hit in search.search(ask.text, replace(options(ask), limit=ALL)).hits}
                for search in (first, second)
            ]
            same_sets += sets[0] == sets[1]
            differing += len(sets[0] ^ sets[1])
    overlaps.sort()
    head("queries", "the same set of hits", "the same total", "overlap of the first ten: mean", "least", "under 0.9")
    few = sum(each < 0.9 for each in overlaps)
    mean = statistics.mean(overlaps)
    say(len(asks), f"{same_sets} ({differing} documents differ)", same_totals, f"{mean:.4f}", f"{overlaps[0]:.2f}", few)


def update(registry: Registry) -> None:
    head("engine", "one changed document findable, ms (median of 9, wall / processor)")
    for name in ENGINES:
        with open_engine(registry, name) as search:
            search.follow()
            times: list[tuple[float, float]] = []
            for place in range(9):
                with registry.batch("edit", "benchmark") as batch:
                    batch.set_text(3000 + place, f"Nội dung thay thế lần {place}, kiểm đếm đo lường thử nghiệm.")
                found: list[int] = []

                def work(search: Search = search, found: list[int] = found) -> None:
                    search.follow()
                    found.append(search.search('"kiểm đếm đo lường thử nghiệm"', Options(limit=50)).total)

                times.append(timed(work))
                assert found[0] >= place + 1
            walls, owns = ([1000 * each[side] for each in times] for side in (0, 1))
            say(name, f"{statistics.median(walls):.1f} / {statistics.median(owns):.1f}")


def cold(registry: Registry) -> None:
    """The command line, beside importing what it rests on: medians, taken in turn so that both see the same load."""
    program = str(Path(sys.executable).parent / "vbqppl")
    asked = [program, "--home", str(registry.home), "search", "thu hồi đất"]
    heavy = "sqlmodel, whoosh.index, whoosh.qparser"
    settings = registry.home / "vbqppl.toml"
    before = settings.read_text("utf-8")
    head("cold `search` from the shell", "beside", "processor ms", "ratio", "bar", "wall ms")
    try:
        for name, factor, modules in (("whoosh", 1.5, heavy), ("database", 1.3, "sqlmodel")):
            settings.write_text(f'[search]\nengine = "{name}"\n', "utf-8")
            runs = [(child(asked), child([sys.executable, "-c", f"import {modules}"])) for _ in range(9)]
            ours, theirs = (statistics.median(run[place][1] for run in runs) for place in (0, 1))
            walls = [1000 * statistics.median(run[place][0] for run in runs) for place in (0, 1)]
            say(
                name, f"`import {modules}`", f"{1000 * ours:.0f} / {1000 * theirs:.0f}", f"{ours / theirs:.2f}", factor,
                f"{walls[0]:.0f} / {walls[1]:.0f}",
            )  # fmt: skip
    finally:
        settings.write_text(before, "utf-8")


def child(command: list[str]) -> tuple[float, float]:
    """Run a command; return its (wall, processor) seconds."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    wall = time.perf_counter()
    subprocess.run(command, capture_output=True, check=True)
    wall = time.perf_counter() - wall
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - used.ru_utime - used.ru_stime


def yardstick() -> float:
    """Return the processor seconds of 3,000,000 additions: how slow the machine is at the moment."""

    def work() -> int:
        total = 0
        for place in range(3_000_000):
            total += place
        return total

    return timed(work)[1]


def keys(work: Path, shared: Path) -> None:
    """The 370,000 rows of the registry of keys, by title, on the database engine."""
    home = work / "keys"
    shutil.rmtree(home, ignore_errors=True)
    with gzip.open(shared / "data/registry/tvpl_keys.tsv.gz", "rt", encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file][1:]
    asks: list[sc.Ask] = []
    with Registry.open(home, create=True) as registry:
        with registry.batch("import", "benchmark") as batch:
            batch.add_documents(
                Document(
                    type=row[3].replace("-", " "),
                    number=f"{row[4]}/{row[5] + '/' if row[5] else ''}{row[6]}" if row[4] and row[6] else None,
                    title=row[10].replace("-", " "),
                )
                for row in rows
            )
        with open_engine(registry, "database") as search:
            wall, own = timed(search.rebuild)
            status = search.status()
            for place, row in enumerate(rows[:: len(rows) // 120][:120]):
                words = row[10].split("-")
                asks.append(sc.Ask("title", " ".join(words[:3] if place % 3 else words)))
            walls, owns = warm(asks, lambda ask: search.search(ask.text))
            head("titles", "build s (wall / processor)", "MB", "wall ms p50 / p95 / max", "processor ms")
            say(status.documents, f"{wall:.0f} / {own:.0f}", f"{status.bytes / 1e6:.0f}", spread(walls), spread(owns))


def huge(work: Path) -> None:
    """One document of 50 MB."""
    line = "Nội dung về quản lý rừng phòng hộ và nguồn nước sinh hoạt của người dân. "
    text = "\n".join(f"Điều {place}. {line * 12}" for place in range(1, 52_000)) + "\nkho báu"
    head(
        f"one document of {len(text.encode()) / 1e6:.0f} MB",
        "build s (wall / processor)",
        "query ms",
        "peak RSS MB so far",
    )
    for name in ENGINES:
        home = work / f"huge-{name}"
        shutil.rmtree(home, ignore_errors=True)
        with Registry.open(home, create=True) as registry:
            with registry.batch("import", "benchmark") as batch:
                batch.set_text(batch.add_document(Document(title="dài")), text)
            with open_engine(registry, name) as search:
                wall, own = timed(search.rebuild)
                query = timed(lambda search=search: search.search("kho báu"))[0]  # type: ignore[misc]
                assert search.search("kho báu").total == 1
                peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
                say(name, f"{wall:.1f} / {own:.1f}", f"{1000 * query:.1f}", f"{peak:.0f}")


def hostile(registry: Registry) -> None:
    """The queries of the tests that mean harm, on the real index."""
    from tests.search.test_hostile import QUERIES

    head("hostile queries", "how many", "processor ms p50 / p95 / max", "the worst", "more peak RSS MB")
    for name in ENGINES:
        with open_engine(registry, name) as search:
            search.search("đất")
            before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            used = [timed(lambda query=query, search=search: search.search(query))[1] for query in QUERIES]  # type: ignore[misc]
            more = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        worst = QUERIES[used.index(max(used))]
        say(name, len(QUERIES), spread(used), f"`{worst[:12].strip()}` × {len(worst)} characters", f"{more:.0f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True, help="a folder for the registries and indexes")
    parser.add_argument("--stock", action="store_true", help="also whoosh with its standard analyzer (minutes)")
    parser.add_argument("--keep", action="store_true", help="take the registry and indexes of an earlier run")
    parser.add_argument("--only", nargs="*", default=[], help="sections to run")
    asked = parser.parse_args()
    from tests.benchmarks import search_peers, search_postgres

    home = asked.work / "home"
    keep = asked.keep and (home / "vbqppl.toml").exists()
    asked.work.mkdir(parents=True, exist_ok=True)
    made = sc.kept_corpus(SHARED, asked.work / "corpus.jsonl") if keep else sc.corpus(SHARED)
    if not keep:
        shutil.rmtree(home, ignore_errors=True)
    load = os.getloadavg()[0]
    today = dt.datetime.now(dt.UTC).date()
    print(f"{today}, Python {platform.python_version()}, {os.cpu_count()} cores, load {load:.1f} at the start,")
    print(f"3,000,000 additions in {yardstick():.3f} s.")
    print(f"{len(made)} documents, {sum(len(one.text) for one in made) / 1e6:.0f} million characters.")
    with Registry.open(home, create=True) as registry:
        articles = dict(enumerate(made, 1)) if keep else sc.fill(registry, made)
        asks = sc.queries(made)
        sections: dict[str, Callable[[], None]] = {
            "build": lambda: build(registry),
            "quality": lambda: quality(registry, SHARED, articles),
            "latency": lambda: latency(registry, asks),
            "peers": lambda: search_peers.tantivy(asked.work, SHARED, articles, asks),
            "postgres": lambda: search_postgres.postgres(asked.work, SHARED, articles, asks),
            "agreement": lambda: agreement(registry, asks),
            "update": lambda: update(registry),
            "cold": lambda: cold(registry),
            "hostile": lambda: hostile(registry),
            "huge": lambda: huge(asked.work),
            "keys": lambda: keys(asked.work, SHARED),
        }
        if asked.stock:
            sections["stock"] = lambda: search_peers.stock_whoosh(asked.work, SHARED, articles, asks)
        for name, section in sections.items():
            if (name == "build" and not keep) or not asked.only or name in asked.only:
                section()
    print(f"\nLoad {os.getloadavg()[0]:.1f} at the end, 3,000,000 additions in {yardstick():.3f} s.")


if __name__ == "__main__":
    main()
