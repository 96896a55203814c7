"""Golden files: what people and programs read, byte by byte; VBQPPL_UPDATE_GOLDEN=1 writes them anew."""

import os
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run

GOLDEN = Path(__file__).parent / "golden"
DAY = ["--as-of", "2026-03-15"]
CASES: dict[str, list[str]] = {
    "help.txt": ["--help"],
    "help.en.txt": ["--lang", "en", "--help"],
    "help-lookup.txt": ["lookup", "--help"],
    "help-mark-expired.txt": ["mark-expired", "--help"],
    "lookup.txt": ["lookup", "10/2020/QĐ-UBND", "14/2021/NQ-HĐND", "15/2022/QĐ-UBND", "9/2001/NQ-HĐND", *DAY],
    "lookup.en.txt": ["--lang", "en", "lookup", "10/2020/QĐ-UBND", "15/2022/QĐ-UBND", *DAY],
    "lookup.json": ["lookup", "10/2020/QĐ-UBND", "--json", *DAY],
    "lookup.csv": ["lookup", "10/2020/QĐ-UBND", "15/2022/QĐ-UBND", "--csv", *DAY],
    "resolve.txt": ["resolve", "-"],
    "extract.txt": ["extract", "report.md"],
    "extract.jsonl": ["extract", "report.md", "--jsonl"],
    "crosscheck.txt": ["crosscheck", "report.md", *DAY],
    "crosscheck.en.txt": ["--lang", "en", "crosscheck", "report.md", *DAY],
    "crosscheck.json": ["crosscheck", "report.md", "--json", *DAY],
    "mark-expired.txt": ["mark-expired", "list.csv", "--dry-run"],
    "mark-expired.csv": ["mark-expired", "list.csv", "--dry-run", "--csv"],
    "search.txt": ["search", "quản lý chợ"],
    "stats.txt": ["stats", "--year", "2025"],
}
# What differs from run to run: times, hashes, today.
VOLATILE = (
    (re.compile(r'("recorded_at": )"[^"]+"'), r'\1"TIME"'),
    (re.compile(r'("last_change": )"[^"]+"'), r'\1"TIME"'),
)


def stable(text: str) -> str:
    for pattern, replacement in VOLATILE:
        text = pattern.sub(replacement, text)
    return text


@pytest.mark.parametrize("name", CASES)
def test_golden(run: Run, little: Path, name: str) -> None:
    run("mark", "10/2020/QĐ-UBND", "--event", "replaced", "--by", "20/2025/QĐ-UBND", "--on", "20/5/2025")
    result = run(*CASES[name], stdin="14/2021/NQ-HĐND\nQuyết định số 15/2022/QĐ-UBND\n")
    path = GOLDEN / name
    if os.environ.get("VBQPPL_UPDATE_GOLDEN"):
        path.write_bytes(stable(result.out).encode())
    assert stable(result.out) == path.read_bytes().decode()


@pytest.mark.parametrize(
    ("suffix", "start"), [("md", b"# report.md"), ("html", b"<!doctype html>"), ("tsv", b"source\t")]
)
def test_other_formats_by_suffix(run: Run, little: Path, suffix: str, start: bytes) -> None:
    run("mark", "10/2020/QĐ-UBND", "--event", "replaced", "--by", "20/2025/QĐ-UBND", "--on", "20/5/2025")
    assert run("crosscheck", "report.md", *DAY, "-o", f"out.{suffix}").code == 1
    assert (little / f"out.{suffix}").read_bytes().startswith(start)
