"""The cross-check over 439 real documents: `python -m tests.benchmarks.provincial_reports HOME [--show 60]`.

HOME is a registry with the starter and `registry/unified_meta.jsonl.gz`. Counts by rule and severity are printed, and
with `--show` as many findings drawn by a fixed seed, to be judged by hand.
"""

import argparse
import csv
import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests.shared import SHARED
from vbqppl.crosscheck import crosscheck
from vbqppl.crosscheck.model import Finding
from vbqppl.readers import read
from vbqppl.registry import Registry
from vbqppl.text import parse_date

_AROUND = 120
VERDICTS = Path(__file__).with_name("provincial_verdicts.tsv")
_MARK = re.compile(r"\[\d+\]$")


def verdicts() -> dict[tuple[str, str, str], str]:
    """Return what was found by hand of each finding: right, wrong, undecided."""
    with VERDICTS.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {(row["document"], row["rule"], row["quote"]): row["verdict"] for row in rows}


def _judged(problems: Sequence[tuple[str, Finding, str]], seed: int) -> None:
    """Print the verdicts on 60 findings drawn by a seed, and on all."""
    known = verdicts()
    drawn = random.Random(seed).sample(list(problems), min(60, len(problems)))  # noqa: S311 - a measurement
    for name, chosen in (("drawn", drawn), ("all", problems)):
        counts: Counter[tuple[str, str]] = Counter()
        for document, finding, _ in chosen:
            mark = _MARK.search(finding.quote)
            quote = mark.group() if mark and finding.mention is None else finding.quote
            counts[str(finding.severity), known.get((document, finding.rule, quote), "not judged")] += 1
        print(f"{name}: " + ", ".join(f"{' '.join(key)} {count}" for key, count in sorted(counts.items())))


def main() -> None:
    """Print the counts, and the findings drawn."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("home", type=Path)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--hints", action="store_true", help="draw from the hints too")
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    problems: list[tuple[str, Finding, str]] = []
    hints: list[tuple[str, Finding, str]] = []
    mentions = unchecked = documents = 0
    with (
        Registry.open(options.home) as registry,
        gzip.open(SHARED / "data" / "fulltext" / "provincial_2025.jsonl.gz", "rt", encoding="utf-8") as lines,
    ):
        for line in lines:
            record = json.loads(line)
            manuscript = read(record["text"].encode(), record["file"])
            day = parse_date(record.get("ngay_ban_hanh") or "")
            report = crosscheck(manuscript, registry, as_of=day, issuer=record.get("noi"))
            documents += 1
            mentions += report.summary.mentions
            unchecked += report.summary.could_not_check
            for finding in report.findings:
                counts[f"{finding.rule} {finding.severity}"] += 1
                kept = problems if finding.severity.is_problem else hints
                kept.append((record["so_ky_hieu"], finding, manuscript.text))
    print(f"{documents} documents, {mentions} citations, {unchecked} could not be checked")
    _judged(problems, options.seed)
    for name in sorted(counts):
        print(f"{name}: {counts[name]}")
    chance = random.Random(options.seed)  # noqa: S311 - a measurement
    shown = [*problems, *hints] if options.hints else problems
    for number, finding, text in chance.sample(shown, min(options.show, len(shown))):
        around = " ".join(text[max(0, finding.start - _AROUND) : finding.end + _AROUND].split())
        print(f"\n{number} {finding.rule} {finding.severity}: {finding.quote}\n  {finding.message.en}\n  “…{around}…”")


if __name__ == "__main__":
    main()
