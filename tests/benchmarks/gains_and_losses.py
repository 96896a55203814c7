"""Print what a change of the grammar found and lost, by mention, over the shared full texts.

`python -m tests.benchmarks.gains_and_losses --save before.jsonl.gz` keeps what is found now;
`… --against before.jsonl.gz` prints mention by mention what is found more (+), less (-) or otherwise (~).
"""

import argparse
import gzip
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.shared import SHARED
from vbqppl.citation import Mention, extract

COLLECTIONS = ("provincial_2025", "vbpl_1000", "articles")
FIELDS = ("number", "type", "title", "date", "issuer", "provisions", "excepted", "footnote", "self")
Anchor = tuple[int, int, str]
Found = dict[Anchor, list[Any]]


def texts(collections: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the key and the text of every document."""
    for name in collections:
        with gzip.open(SHARED / f"data/fulltext/{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for place, line in enumerate(lines):
                yield f"{name}:{place}", json.loads(line)["text"]


def columns(mention: Mention) -> list[Any]:
    """Return the fields of a mention that are compared."""
    fields = mention.as_json()
    return [fields[name] for name in FIELDS]


def find(text: str) -> Found:
    """Return what is found in a text, by anchor and kind."""
    return {(m.start, m.end, str(m.kind)): columns(m) for m in extract(text)}


def save(path: Path, collections: list[str]) -> int:
    """Write what is found now, one document a line."""
    count = 0
    with gzip.open(path, "wt", encoding="utf-8", compresslevel=3) as out:
        for key, text in texts(collections):
            found = find(text)
            count += len(found)
            out.write(json.dumps([key, [[*anchor, *fields] for anchor, fields in found.items()]], ensure_ascii=False))
            out.write("\n")
    return count


def load(path: Path) -> dict[str, Found]:
    """Read what was found before, by document."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = (json.loads(line) for line in lines)
        return {key: {(row[0], row[1], row[2]): row[3:] for row in found} for key, found in rows}


def around(text: str, start: int, end: int) -> str:
    """Return an anchor in its surroundings, on one line."""
    shown = f"{text[max(0, start - 70) : start]}⟦{text[start:end]}⟧{text[end : end + 70]}"
    return shown.replace("\n", "⏎")


def differences(text: str, before: Found, after: Found) -> Iterator[tuple[str, str]]:
    """Yield what kind of change each changed mention is, and a line that shows it."""
    for anchor in sorted(before.keys() | after.keys()):
        start, end, kind = anchor
        if anchor not in before:
            yield f"+ {kind}", f"{around(text, start, end)} {after[anchor]}"
        elif anchor not in after:
            yield f"- {kind}", f"{around(text, start, end)} {before[anchor]}"
        else:
            for field, old, new in zip(FIELDS, before[anchor], after[anchor], strict=True):
                if old != new:
                    yield f"~ {field}", f"{old!r} → {new!r}: {around(text, start, end)}"


def compare(path: Path, collections: list[str], most: int) -> Counter[str]:
    """Print what changed since `path` was saved, at most `most` lines of each kind of change."""
    before = load(path)
    counts: Counter[str] = Counter()
    for key, text in texts(collections):
        for change, line in differences(text, before.get(key, {}), find(text)):
            counts[change] += 1
            if counts[change] <= most:
                print(f"{change} {key} {line}")
    return counts


def main() -> int:
    """Save or compare; exit 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    chosen = parser.add_mutually_exclusive_group(required=True)
    chosen.add_argument("--save", type=Path, metavar="FILE")
    chosen.add_argument("--against", type=Path, metavar="FILE")
    parser.add_argument("--collection", action="append", choices=COLLECTIONS, help="all, if none is named")
    parser.add_argument("--most", type=int, default=40, help="lines printed of each kind of change")
    options = parser.parse_args()
    collections = options.collection or list(COLLECTIONS)
    began = time.perf_counter()
    if options.save:
        print(f"mentions {save(options.save, collections)} in {time.perf_counter() - began:.1f} s")
        return 0
    counts = compare(options.against, collections, options.most)
    print(f"changes {sum(counts.values())}: {dict(sorted(counts.items()))} in {time.perf_counter() - began:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
