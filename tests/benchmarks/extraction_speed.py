"""Measure the speed of extraction: `python -m tests.benchmarks.extraction_speed side --eyecite-python PATH`.

`side` runs this extraction over real Vietnamese documents and eyecite's default one over opinions, by turns on one
core in processor time, many documents of ordinary length on both sides, and prints MB/s, mentions a second and the
ratios: for the gold texts, which hold about as many citations in a kilobyte as opinions do, and for whole documents,
which hold a third of that. `gold` runs over the gold texts alone; `linear` measures texts from 1 to 64 MB, `hostile`
input made to be slow, each in a process of its own with its greatest memory.
eyecite is found in this environment or in that of `--eyecite-python`.
"""

import argparse
import gzip
import json
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from tests.citation.test_linear import HOSTILE
from tests.shared import SHARED
from vbqppl.citation import extract

LEAST_RATIO, LEAST_MB = 20.0, 5.0
MB = 1_000_000
SIZES = (1, 2, 4, 8, 16, 32, 64)
HOSTILE_SIZES = (1, 4)

# Run by the Python that has eyecite; the same for both sides: documents in, seconds and mentions out.
THEIRS = """
import json, sys, time
from eyecite import get_citations
documents = json.load(open(sys.argv[1], encoding="utf-8"))
get_citations("See Roe v. Wade, 410 U.S. 113 (1973).")
began = time.process_time()
found = sum(len(get_citations(document)) for document in documents)
print(json.dumps({"seconds": time.process_time() - began, "mentions": found}))
"""


def ours(path: Path) -> dict[str, float]:
    """Return the seconds and the mentions of one run over documents in a JSON file."""
    documents = json.loads(path.read_text("utf-8"))
    extract("Nghị định số 30/2020/NĐ-CP")
    began = time.process_time()
    found = sum(len(extract(document)) for document in documents)
    return {"seconds": time.process_time() - began, "mentions": found}


def vietnamese(size: int) -> list[str]:
    """Return real provincial and central documents of ordinary length, about `size` bytes of them."""
    documents: list[str] = []
    for name in ("provincial_2025", "vbpl_1000"):
        with gzip.open(SHARED / f"data/fulltext/{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            documents += (text for line in lines if len(text := json.loads(line)["text"]) < 120_000)
    random.Random(1).shuffle(documents)  # noqa: S311 - a draw that can be repeated
    chosen: list[str] = []
    while documents and size > 0:
        chosen.append(documents.pop())
        size -= len(chosen[-1].encode())
    return chosen


def gold() -> list[str]:
    """Return the gold texts."""
    labels = (SHARED / "gold").glob("*.gold.json")
    paths = [
        label.with_name(label.name.removesuffix(".gold.json") + end) for label in labels for end in (".txt", ".md")
    ]
    return [path.read_text("utf-8") for path in paths if path.exists()]


PROSE = (
    "The district court granted summary judgment for the respondent, and the court of appeals affirmed in part.",
    "We review the denial of a motion to suppress for clear error as to the facts and de novo as to the law.",
    "Petitioner contends that the statute, as applied, burdens conduct which the Constitution protects.",
    "Nothing in the record suggests that the officers lacked probable cause when they entered the premises.",
    "Congress did not intend, when it enacted the 1996 amendments, to displace the remedies of the common law.",
    "The majority's reading, however plausible at first sight, cannot be squared with the text of section 4(b).",
    "It is for the legislature, not for this Court, to weigh the costs and benefits of such a rule.",
    "At oral argument counsel conceded that no case has gone so far; we decline to be the first.",
)
CITED = (
    "See {} v. {}, {} U.S. {}, {} ({}).",
    "{} v. {}, {} F.3d {}, {} (9th Cir. {}).",
    "Cf. {} v. {}, {} F. Supp. 2d {}, {} (S.D.N.Y. {}).",
    "{} v. {}, {} S. Ct. {}, {} ({}).",
)
PARTIES = ("Miranda", "Arizona", "Terry", "Ohio", "Smith", "Jones", "United States", "Katz", "Bivens", "Chevron")


def opinions(documents: int, length: int) -> list[str]:
    """Return texts made like opinions: prose with two citations in a kilobyte, full and short ones."""
    draw = random.Random(2)  # noqa: S311 - a draw that can be repeated
    made: list[str] = []
    for _ in range(documents):
        text: list[str] = []
        while sum(map(len, text)) < length:
            text += draw.choices(PROSE, k=5)
            year, volume, page = draw.randint(1950, 2020), draw.randint(100, 900), draw.randint(1, 999)
            text.append(draw.choice(CITED).format(*draw.sample(PARTIES, 2), volume, page, page + 3, year))
            text.append(draw.choice(("Id., at 12.", "Ibid.", f"{volume} U.S., at {page}.", *PROSE[:3])))
        made.append(" ".join(text))
    return made


def on_one_core(command: list[str]) -> list[str]:
    """Return the command bound to one core, where the system can."""
    return ["taskset", "-c", "0", *command] if shutil.which("taskset") else command


def run(command: list[str]) -> dict[str, float]:
    """Run one measurement in a process of its own."""
    done = subprocess.run(on_one_core(command), check=True, capture_output=True, text=True)
    return dict(json.loads(done.stdout))


def itself(*arguments: str) -> dict[str, float]:
    """Run one measurement of this module in a process of its own."""
    return run([sys.executable, "-m", "tests.benchmarks.extraction_speed", *arguments])


def write(folder: Path, name: str, documents: list[str]) -> tuple[Path, int]:
    """Write documents for a run; return where, and how many bytes they have."""
    path = folder / f"{name}.json"
    path.write_text(json.dumps(documents), "utf-8")
    return path, sum(len(document.encode()) for document in documents)


def show(name: str, runs: list[dict[str, float]], size: int) -> tuple[float, float]:
    """Print the runs of one side; return its median MB/s and mentions a second."""
    seconds = statistics.median(one["seconds"] for one in runs)
    mentions = runs[0]["mentions"]
    all_runs = " ".join(f"{one['seconds']:.2f}" for one in runs)
    print(f"{name}: {size / MB:.2f} MB, {mentions:.0f} mentions; processor seconds of the runs {all_runs};")
    print(f"  median {seconds:.2f} s = {size / MB / seconds:.3f} MB/s, {mentions / seconds:.0f} mentions a second")
    return size / MB / seconds, mentions / seconds


def side(folder: Path, python: str, opinion_files: list[Path], repeat: int) -> int:
    """Measure both sides by turns; exit 1 where a bar is missed."""
    theirs_text = [path.read_text("utf-8") for path in opinion_files] * 8 or opinions(20, 50_000)
    dense, dense_size = write(folder, "gold", gold() * 10)
    whole, whole_size = write(folder, "whole", vietnamese(4 * MB))
    theirs, their_size = write(folder, "theirs", theirs_text)
    dense_runs, whole_runs, their_runs = [], [], []
    for _ in range(repeat):
        dense_runs.append(itself("one", str(dense)))
        their_runs.append(run([python, "-c", THEIRS, str(theirs)]))
        whole_runs.append(itself("one", str(whole)))
    speed, rate = show("vbqppl, gold texts", dense_runs, dense_size)
    whole_speed, whole_rate = show("vbqppl, whole documents", whole_runs, whole_size)
    their_speed, their_rate = show("eyecite (default)", their_runs, their_size)
    print(f"gold texts: {speed / their_speed:.1f} times in MB/s, {rate / their_rate:.1f} in mentions a second")
    print(
        f"documents: {whole_speed / their_speed:.1f} times in MB/s, {whole_rate / their_rate:.1f} in mentions a second"
    )
    return int(min(speed / their_speed, rate / their_rate) < LEAST_RATIO)


def gold_speed(folder: Path, repeat: int) -> int:
    """Measure the gold texts; exit 1 under the bar."""
    path, size = write(folder, "gold", gold() * 5)
    speed, _ = show("gold texts", [itself("one", str(path)) for _ in range(repeat)], size)
    return int(speed < LEAST_MB)


def big(name: str, size: int) -> str:
    """Return one text of `size` bytes: the real documents joined, or a hostile unit repeated."""
    if name == "ordinary":
        parts = vietnamese(size)
        joined = "\n\n".join(parts * (1 + size // max(1, sum(len(part.encode()) for part in parts))))
    else:
        unit = "ĐiềuLuậtsố12/QĐ-" if name == "no space" else HOSTILE[name]
        joined = unit * (1 + size // len(unit.encode()))
    return joined.encode()[:size].decode("utf-8", "ignore")


def grow(name: str, size: int) -> dict[str, float]:
    """Return seconds, mentions and the greatest memory beyond what was there before the extraction, for one text."""
    text = big(name, size)
    extract(text[:1000])
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.process_time()
    found = len(extract(text, relations=True))
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {"seconds": time.process_time() - began, "mentions": found, "memory": (after - before) * 1024 / size}


def growth(names: list[str], sizes: tuple[int, ...]) -> int:
    """Print the growth of time and memory for texts of several sizes."""
    print(f"{'text':14} {'MB':>4} {'s':>8} {'s/MB':>7} {'mentions':>9} {'memory/bytes':>12}")
    for name in names:
        for size in sizes:
            one = itself("grow", name, str(size * MB))
            print(
                f"{name:14} {size:4} {one['seconds']:8.2f} {one['seconds'] / size:7.3f} {one['mentions']:9.0f}"
                f" {one['memory']:12.1f}"
            )
    return 0


def main() -> int:
    """Run one of the measurements."""
    if sys.argv[1:2] == ["one"]:
        print(json.dumps(ours(Path(sys.argv[2]))))
        return 0
    if sys.argv[1:2] == ["grow"]:
        print(json.dumps(grow(sys.argv[2], int(sys.argv[3]))))
        return 0
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("side", "gold", "linear", "hostile"))
    parser.add_argument("--eyecite-python", default=sys.executable, metavar="PATH", help="a Python that has eyecite")
    parser.add_argument("--opinion", type=Path, action="append", default=[], help="a real opinion for eyecite's side")
    parser.add_argument("--repeat", type=int, default=5)
    options: Any = parser.parse_args()
    if options.what == "linear":
        return growth(["ordinary"], SIZES)
    if options.what == "hostile":
        return growth([*HOSTILE], HOSTILE_SIZES) or growth(["no space"], (1, 10))
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("PYTHONHASHSEED", "0")
        if options.what == "gold":
            return gold_speed(Path(folder), options.repeat)
        return side(Path(folder), options.eyecite_python, options.opinion, options.repeat)


if __name__ == "__main__":
    sys.exit(main())
