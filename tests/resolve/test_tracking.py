"""A hundred rows of a merged province's tracking workbook, labelled by hand against the registry of keys.

A label is the row of the workbook and the source id of the document that its own number means; empty where the
registry does not hold it, or where the row plans a document that has no number yet.
"""

import csv
import gzip
import json
from pathlib import Path

import pytest

from tests.shared import shared
from vbqppl.citation import parse_number
from vbqppl.intake import import_file
from vbqppl.registry import Registry
from vbqppl.resolve import Outcome, Resolver

LABELS = Path(__file__).parent / "tracking_labels.csv"


def labels() -> dict[tuple[str, int], dict[str, str]]:
    with LABELS.open(encoding="utf-8", newline="") as file:
        return {(row["sheet"], int(row["row"])): row for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Registry:
    """Return a registry of every document that shares an ordinal and a year with a labelled row."""
    wanted = {
        (number.ordinal_key, str(number.year))
        for label in labels().values()
        if label["number"] and (number := parse_number(label["number"]))
    }
    folder = tmp_path_factory.mktemp("tracking")
    chosen = folder / "tvpl_keys.tsv"
    with (
        gzip.open(shared("data/registry/tvpl_keys.tsv.gz"), "rt", encoding="utf-8") as source,
        chosen.open("w", encoding="utf-8") as target,
    ):
        target.write(next(source))
        for line in source:
            cells = line.split("\t")
            if (cells[4].lstrip("0"), cells[5]) in wanted:
                target.write(line)
    registry = Registry.open(folder / "home", create=True)
    import_file(registry, chosen, by="test")
    return registry


@pytest.mark.shared
def test_every_row_is_right_or_ambiguous_and_none_is_wrong(keys: Registry) -> None:
    resolver = Resolver(keys)
    counts = {"right": 0, "ambiguous": 0, "absent": 0}
    wrong: list[tuple[object, ...]] = []
    known = labels()
    for line in shared("data/validity/angiang_tracking_rows.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        label = known.get((row["sheet"], row["row"]))
        if label is None:
            continue
        answer = resolver.resolve(row["van_ban"])
        if answer.document is not None:
            sources = {source.source_id for source in keys.sources(answer.document.id)}
            if label["source_id"] in sources:
                counts["right"] += 1
            else:
                wrong.append((row["van_ban"][:80], answer.document.number, sources, label["source_id"]))
        elif answer.outcome is Outcome.AMBIGUOUS:
            counts["ambiguous"] += 1
        elif label["source_id"]:
            wrong.append((row["van_ban"][:80], str(answer.outcome), label["source_id"]))
        else:
            counts["absent"] += 1
    assert not wrong
    assert sum(counts.values()) == 100
    assert counts["right"] >= 43
