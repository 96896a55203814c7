"""Speed and memory of the cross-check: `python -m tests.benchmarks.crosscheck_speed [ratio|linear|large] …`.

`ratio`: a report of 60 pages with 300 citations, beside a cold `lookup`, in turns. `linear`: reports of growing size
in one process. `large`: what a stranger may send, each in a process of its own, with its time and peak memory.
"""

import argparse
import datetime as dt
import io
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.readers.word import mark, note, paragraph, word
from vbqppl.registry import Registry
from vbqppl.text import write_date

BAR = 2.0
RUNS = 9
PAGES = 60
CITATIONS = 300
PAGE = 2_400  # characters
SENTENCE = (
    "Các cơ quan, đơn vị đã chủ động rà soát, hoàn thiện hồ sơ, tổ chức thực hiện nghiêm túc, đúng tiến độ "
    "các nhiệm vụ được giao; chất lượng tham mưu được nâng lên, người dân và doanh nghiệp đánh giá cao"
)
MB = 1_000_000


def sentences(registry: Registry, seed: int) -> Iterator[tuple[str, str]]:
    """Yield words and a citation for their footnote, without end: documents of the registry and local papers."""
    chance = random.Random(seed)  # noqa: S311 - a measurement
    known = [each for each in registry.documents.all() if each.number and each.issued_on and each.issuer]
    kinds = (("Kế hoạch", "KH"), ("Quyết định", "QĐ"), ("Báo cáo", "BC"), ("Công văn", ""))
    while True:
        document = chance.choice(known)
        day = dt.date(2015, 1, 1) + dt.timedelta(days=chance.randrange(4080))
        kind, letters = chance.choice(kinds)
        symbol = f"{letters}-UBND" if letters else "UBND-NC"
        number = f"{12 * day.timetuple().tm_yday + chance.randrange(10)}/{symbol}"
        assert document.issued_on is not None
        cited = f"{document.type} số {document.number} ngày {write_date(document.issued_on)} của {document.issuer}"
        own = f"{kind} số {number} ngày {write_date(day)} của Ủy ban nhân dân thành phố Hải Phòng"
        yield f"{SENTENCE}, theo quy định tại {cited}", own


def report(registry: Registry, citations: int, length: int, seed: int = 1) -> str:
    """Return a report of about so many characters with so many citations, half of them in footnotes."""
    made = sentences(registry, seed)
    pairs = [next(made) for _ in range(citations // 2)]
    fill = max(0, length // len(pairs) - sum(len(words) + len(noted) + 30 for words, noted in pairs) // len(pairs))
    padding = (f"{SENTENCE}. " * (1 + fill // len(SENTENCE)))[:fill]
    body = "\n\n".join(f"{words}<sup>{at}</sup>. {padding}" for at, (words, _) in enumerate(pairs, 1))
    notes = "\n\n".join(f"<sup>{at}</sup> {noted}." for at, (_, noted) in enumerate(pairs, 1))
    return (
        "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HẢI PHÒNG\n\nSố: 199/BC-UBND\n\nHải Phòng, ngày 15 tháng 3 năm 2026\n\nBÁO CÁO\n\n"
        f"{body}\n\n{notes}\n"
    )


@dataclass(frozen=True)
class Ran:
    """A run of the command line: seconds by the clock and of the processor, peak MiB, exit code, words on stderr."""

    clock: float
    processor: float
    memory: float
    code: int
    said: str


def command(*arguments: str | Path) -> Ran:
    """Run the command line in a process of its own."""
    words = [sys.executable, "-c", _MEASURED, *map(str, arguments)]
    start = time.perf_counter()
    done = subprocess.run(
        words, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=_environment()
    )
    wall = time.perf_counter() - start
    said, _, figures = done.stderr.strip().rpartition("\n")
    processor, memory, code = figures.split()
    if int(code) not in _ANSWERS or "--debug" in said:
        raise SystemExit(f"{arguments} failed: {said[-300:]}")
    return Ran(wall, float(processor), float(memory), int(code), said)


_ANSWERS = {0, 1, 3, 6}  # 3 with a sentence: a file that is refused


def _environment() -> dict[str, str]:
    """Return the environment of an installed program: its bytecode is kept."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir()) / "vbqppl-bytecode")}


_MEASURED = """
import resource, sys
from vbqppl.cli.main import main
code = main(sys.argv[1:])
used = resource.getrusage(resource.RUSAGE_SELF)
sys.stdout.flush()
print(f"\\n{used.ru_utime + used.ru_stime} {used.ru_maxrss / 1024} {code}", file=sys.stderr)
"""


def ratio(home: Path, folder: Path) -> bool:
    """Print the medians of the report and of a cold look-up, run in turns."""
    path = folder / "report.md"
    with Registry.open(home) as registry:
        path.write_text(report(registry, CITATIONS, PAGES * PAGE), encoding="utf-8")
    checked, looked = [], []
    for turn in range(RUNS + 1):
        one = command("--home", home, "crosscheck", path)
        other = command("--home", home, "lookup", "118/2025/NĐ-CP")
        if turn:  # the first of both fills the caches of the system
            checked.append(one)
            looked.append(other)
    for name in ("clock", "processor"):
        mine = statistics.median(getattr(each, name) for each in checked)
        peer = statistics.median(getattr(each, name) for each in looked)
        print(f"{name}: crosscheck {mine:.2f} s, lookup {peer:.2f} s, {mine / peer:.2f} times (bar {BAR})")
    pairs = sorted(mine.processor / peer.processor for mine, peer in zip(checked, looked, strict=True))
    print(f"turn by turn: {pairs[0]:.2f} to {pairs[-1]:.2f} times, median {statistics.median(pairs):.2f}; {RUNS} turns")
    return statistics.median(pairs) <= BAR


def linear(home: Path, folder: Path) -> bool:
    """Print the time a citation takes in reports of growing size, in one process."""
    del folder
    from vbqppl.crosscheck import crosscheck
    from vbqppl.readers import read

    times = []
    with Registry.open(home) as registry:
        for citations in (500, 500, 1_000, 2_000, 4_000, 8_000):
            text = report(registry, citations, 480 * citations)
            start = time.process_time()
            found = crosscheck(read(text.encode(), "a.md"), registry)
            spent = time.process_time() - start
            times.append(spent / citations)
            print(
                f"{len(text.encode()) / MB:.2f} MB, {found.summary.mentions} citations, {len(found.findings)} "
                f"findings: {spent:.2f} s, {1000 * spent / citations:.2f} ms a citation"
            )
    return times[-1] <= 2 * times[1]


def large(home: Path, folder: Path) -> bool:
    """Print what becomes of large and hostile files."""
    makers: dict[str, Callable[[Registry], bytes]] = {
        "30-mb.md": lambda registry: report(registry, 30_000, 24 * MB).encode(),
        "100-mb.txt": lambda _: f"{SENTENCE}. ".encode() * (100 * MB // len(f"{SENTENCE}. ".encode())),
        "10000-notes.docx": lambda _: _many_notes(10_000),
        "bomb.docx": lambda _: _bomb(),
    }
    good = True
    for name, make in makers.items():
        path = folder / name
        with Registry.open(home) as registry:
            path.write_bytes(make(registry))
        ran = command("--home", home, "crosscheck", path, "-o", folder / "out.txt")
        print(
            f"{name} ({path.stat().st_size / MB:.1f} MB): {ran.processor:.1f} s, {ran.memory:.0f} MiB, "
            f"exit {ran.code}; {ran.said[-200:]}"
        )
        good = good and ran.code in {1, 3, 6}
        path.unlink()
    return good


def _many_notes(count: int) -> bytes:
    places = range(1, count + 1)
    body = [paragraph(f"{SENTENCE} theo Quyết định số {n}/QĐ-UBND", mark(n), ".") for n in places]
    notes = "".join(note(n, f"Kế hoạch số {n}/KH-UBND ngày 05/02/2026 của Ủy ban nhân dân tỉnh.") for n in places)
    return word(*body, footnotes=notes)


def _bomb() -> bytes:
    made = io.BytesIO()
    plain = zipfile.ZipFile(io.BytesIO(word(paragraph("a"))))
    with plain, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name in plain.namelist():
            package.writestr(name, b" " * (200 * MB) if name == "word/document.xml" else plain.read(name))
    return made.getvalue()


PARTS = {"ratio": ratio, "linear": linear, "large": large}


def main() -> None:
    """Run the parts that were asked for; 1 where one misses its bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], default=list(PARTS))
    parser.add_argument("--home", type=Path, help="a registry; by default a new one with the starter")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = options.home or Path(folder) / "home"
        if options.home is None:
            start = [sys.executable, "-m", "vbqppl.cli", "-q", "init", str(home)]
            subprocess.run(start, check=True, capture_output=True)
        good = [PARTS[part](home, Path(folder)) for part in options.parts]
    print(f"peak of this process {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")
    sys.exit(0 if all(good) else 1)


if __name__ == "__main__":
    main()
