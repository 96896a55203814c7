"""Resolve the notes of the official codification against its own documents: `python -m tests.benchmarks.resolve_links`.

Each note's links say which document it cites. A link counts as found when a mention of the note resolves to its
document, as open when it comes out ambiguous with the document listed, as WRONG when a mention of its number
resolves to another document.
"""

import gzip
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.shared import SHARED
from vbqppl.citation import extract, parse_number
from vbqppl.intake import import_file
from vbqppl.registry import Registry
from vbqppl.resolve import Resolution, Resolver

_DATA = SHARED / "data/validity"
Label = dict[str, Any]


def labels(note: Label) -> Iterator[Label]:
    """Yield the base document and the amending ones of a note."""
    yield note["base"]
    yield from note.get("amended_by", [])


def _key(text: str | None) -> str | None:
    number = parse_number(text) if text else None
    return number.key if number else None


def judge(label: Label, answers: list[tuple[str | None, Resolution]], registry: Registry) -> str:
    """Return what the answers of one note are worth for one of its labels."""
    wanted = registry.documents.by_source(f"vbpl:{label['item_id']}") if label.get("item_id") else None
    if wanted is None:
        return "not in the collection"
    key = _key(label.get("so_ky_hieu"))
    mine = [answer for number, answer in answers if number == key]
    if any(answer.document and answer.document.id == wanted.id for _, answer in answers):
        return "found"
    if any(answer.document for answer in mine):
        return "WRONG"
    if any(candidate.document.id == wanted.id for answer in mine for candidate in answer.candidates):
        return "open: listed"
    return "no mention of the number" if not mine else "not found"


def main() -> int:
    """Print the counts; return 1 where a link is wrong or the recall is below 0.98."""
    counts: Counter[str] = Counter()
    examples: list[str] = []
    with tempfile.TemporaryDirectory() as folder, Registry.open(Path(folder), create=True) as registry:
        import_file(registry, _DATA / "phapdien_docs.jsonl.gz", by="benchmark")
        resolver = Resolver(registry)
        with gzip.open(_DATA / "phapdien_citation_notes.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                note = json.loads(line)
                mentions = list(extract(note["note"]))
                answers = [(_key(each.number), resolver.resolve(each)) for each in mentions]
                for label in labels(note):
                    verdict = judge(label, answers, registry)
                    counts[verdict] += 1
                    if verdict not in {"found", "not in the collection"}:
                        taken = {str(answer.document.number) for _, answer in answers if answer.document}
                        examples.append(f"{verdict}: {label.get('so_ky_hieu')} ({taken}) in {note['note'][:220]}")
    known = sum(counts.values()) - counts["not in the collection"]
    for verdict, count in counts.most_common():
        print(f"{verdict:28} {count:6}")
    print(f"recall {counts['found'] / known:.4f} of {known} links, wrong {counts['WRONG']}")
    print(*sorted(examples)[:40], sep="\n")
    return int(counts["WRONG"] > 0 or counts["found"] / known < 0.98)


if __name__ == "__main__":
    sys.exit(main())
