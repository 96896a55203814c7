"""The bars over the gold texts that readers labelled."""

import importlib.util
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.shared import shared
from vbqppl.citation import extract

BARS = {"number": 0.995, "type": 0.98, "date": 0.99, "issuer": 0.93, "provisions": 0.93, "footnote": 1.0}
LEAST_F1 = 0.985


def text_of(gold: Path) -> str:
    for suffix in (".txt", ".md"):
        path = gold.with_name(gold.name.removesuffix(".gold.json") + suffix)
        if path.exists():
            with path.open(encoding="utf-8", newline="") as file:
                return file.read()
    raise FileNotFoundError(gold)


def score(folder: Path, predictions: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    written, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    spec.loader.exec_module(module)
    sys.dont_write_bytecode = written
    assert module.main(["--pairs", str(predictions), str(folder)]) == 0
    return dict(json.loads(capsys.readouterr().out))


@pytest.mark.shared
def test_the_gold_texts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = shared("gold")
    for gold in folder.glob("*.gold.json"):
        found = [mention.as_json() for mention in extract(text_of(gold))]
        (tmp_path / gold.name.replace(".gold.json", ".json")).write_text(json.dumps(found), "utf-8")
    result = score(folder, tmp_path, capsys)
    assert result["exact"]["f1"] >= LEAST_F1, (result["missed"], result["extra"])
    reached = {field: result["field_accuracy"][field][2] for field in BARS}
    assert all(reached[field] >= bar for field, bar in BARS.items()), reached
