"""Measure extraction on the notes of the official codification: `python -m tests.benchmarks.codification_links`.

Every note names its base document and those that amended it; each link counts as found when a mention has its
number, type, date, issuer and pinpoints (those that the note's label has).
"""

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

from tests.shared import SHARED
from vbqppl.citation import Mention, extract, parse_number
from vbqppl.text import parse_date, squash

NOTES = SHARED / "data/validity/phapdien_citation_notes.jsonl.gz"
Label = dict[str, Any]


def labels(note: Label) -> Iterator[Label]:
    yield note["base"]
    yield from note.get("amended_by", [])


def missing_fields(label: Label, mentions: list[Mention]) -> list[str]:
    """Return the fields in which no mention of the number agrees with the label."""
    number = parse_number(label["so_ky_hieu"])
    if number is None:
        return []
    # Some labels break off at a space inside the number ("01/2018/TTLT-BCA-BQP-").
    broken = label["so_ky_hieu"].endswith("-")
    keys = [(m, p.key) for m in mentions if m.number and (p := parse_number(m.number))]
    same = [m for m, key in keys if key == number.key or (broken and key.startswith(number.key))]
    if not same:
        return ["number"]
    return min((list(_differences(label, mention)) for mention in same), key=len)


def _differences(label: Label, mention: Mention) -> Iterator[str]:
    if squash(label["loai"]) != squash(mention.type or ""):
        yield "type"
    day = label.get("ngay_ban_hanh")
    if day and parse_date(day) != mention.date:
        yield "date"
    if label.get("co_quan") and squash(label["co_quan"]) != squash(mention.issuer or ""):
        yield "issuer"
    places = label.get("provs") or ([label["prov"]] if label.get("prov") else [])
    if not {squash(str(p)) for p in places} <= {squash(str(p)) for p in mention.provisions}:
        yield "provisions"


def main() -> int:
    """Print the share of links found and what failed; exit 1 under 0.99."""
    total = 0
    failed: Counter[str] = Counter()
    examples: list[str] = []
    with gzip.open(NOTES, "rt", encoding="utf-8") as lines:
        for line in lines:
            note = json.loads(line)
            mentions = extract(note["note"])
            for label in labels(note):
                if not label.get("so_ky_hieu") or parse_number(label["so_ky_hieu"]) is None:
                    continue
                total += 1
                fields = missing_fields(label, mentions)
                if fields:
                    failed["+".join(fields)] += 1
                    places = label.get("provs") or label.get("prov")
                    examples.append(f"{fields} {label['so_ky_hieu']} {places}: {note['note'][:400]}")
    wrong = sum(failed.values())
    print(f"links {total}, found {total - wrong} ({(total - wrong) / total:.4f}); failed: {dict(failed)}")
    for example in examples[: int(sys.argv[1]) if len(sys.argv) > 1 else 0]:
        print(" ", example)
    return int(wrong > total * 0.01)


if __name__ == "__main__":
    sys.exit(main())
