"""The notes of the official codification: every link found with its fields."""

import pytest

from tests.benchmarks.codification_links import labels, missing_fields
from tests.shared import shared
from vbqppl.citation import extract, parse_number

SAMPLE = 40
LEAST = 0.99


@pytest.mark.shared
def test_links_of_a_sample() -> None:
    import gzip
    import json

    total = found = 0
    with gzip.open(shared("data/validity/phapdien_citation_notes.jsonl.gz"), "rt", encoding="utf-8") as lines:
        for place, line in enumerate(lines):
            if place % SAMPLE:
                continue
            note = json.loads(line)
            mentions = extract(note["note"])
            for label in labels(note):
                if label.get("so_ky_hieu") and parse_number(label["so_ky_hieu"]):
                    total += 1
                    found += not missing_fields(label, mentions)
    assert total
    assert found / total >= LEAST
