"""The sample reports against the starter registry: the planted faults, nothing else; the findings as golden files."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.shared import shared
from vbqppl.crosscheck import DaySource, Report, crosscheck
from vbqppl.intake.starter import load_starter
from vbqppl.readers import read
from vbqppl.reference import data_folder
from vbqppl.registry import Registry

SAMPLES = data_folder("samples")
EXPECTED: dict[str, Any] = {
    name: case
    for name, case in json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8")).items()
    if name.endswith(".md")
}
GOLDEN = Path(__file__).parent / "golden"
UPDATE = bool(os.environ.get("VBQPPL_UPDATE_GOLDEN"))


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Registry]:
    with Registry.open(tmp_path_factory.mktemp("starter"), create=True) as opened:
        load_starter(opened)
        yield opened


def checked(name: str, registry: Registry) -> Report:
    return crosscheck(read(SAMPLES / name, name), registry)


@pytest.mark.parametrize("name", EXPECTED)
def test_the_planted_faults_and_no_others(name: str, registry: Registry) -> None:
    case = EXPECTED[name]
    report = checked(name, registry)
    assert report.as_of.isoformat() == case["as_of"]
    assert report.as_of_from is DaySource.DOCUMENT
    assert report.issuer == case["issuer"]
    assert report.summary.footnotes == case["footnotes"]
    for group, problems in (("problems", True), ("hints", False)):
        found = [f for f in report.findings if f.severity.is_problem is problems]
        wanted = case[group]
        assert sorted((f.rule, f.footnote or "") for f in found) == sorted(
            (w["rule"], w["footnote"] or "") for w in wanted
        )
        for want in wanted:
            match = [f for f in found if f.rule == want["rule"] and (want["quote"] or "") in f.quote]
            assert match, want
            if want.get("suggestion"):
                assert any(f.suggestion and want["suggestion"] in f.suggestion.text for f in match), want
    assert report.summary.exit_code() == (1 if case["problems"] else 6)


@pytest.mark.parametrize("name", EXPECTED)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_golden(name: str, lang: str, registry: Registry) -> None:
    report = checked(name, registry).as_json(lang)
    keys = ("source", "as_of", "as_of_from", "issuer", "footnotes", "findings", "waived")
    kept: dict[str, Any] = json.loads(json.dumps({key: report[key] for key in keys}))
    for entry in (*kept["findings"], *kept["waived"]):
        del entry["mention"]  # indexes move with every citation that extraction learns to find
    for footnote in kept["footnotes"]:
        footnote["mentions"] = len(footnote["mentions"])
    text = json.dumps(kept, ensure_ascii=False, indent=1) + "\n"
    path = GOLDEN / f"{Path(name).stem}.{lang}.json"
    if UPDATE:
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text, "look at the change, then set VBQPPL_UPDATE_GOLDEN=1"


def test_the_json_has_the_keys_of_the_contract(registry: Registry) -> None:
    report = json.loads(json.dumps(checked("bao-cao-quy-1-2026.md", registry).as_json()))
    assert {"source", "as_of", "issuer", "coverage", "mentions", "footnotes", "findings", "summary"} <= report.keys()
    assert {"mentions", "checked", "could_not_check", "registry"} == report["coverage"].keys()
    assert {"documents", "last_change"} == report["coverage"]["registry"].keys()
    assert report["coverage"]["registry"]["documents"] > 100
    for finding in report["findings"]:
        assert {
            "rule",
            "severity",
            "footnote",
            "start",
            "end",
            "quote",
            "message",
            "evidence",
            "suggestion",
        } <= finding.keys()
    for footnote in report["footnotes"]:
        assert {"mark", "mark_start", "note_start", "note_end", "mentions", "outcome"} == footnote.keys()
    for entry in report["coverage"]["could_not_check"]:
        assert entry["reason_label"]
    summary = report["summary"]
    assert summary["checked"] + summary["could_not_check"] == summary["mentions"] == len(report["mentions"]) - 1


@pytest.mark.shared
def test_the_real_report_against_the_starter(registry: Registry) -> None:
    import datetime as dt

    path = shared("gold/bao-cao-cchc-hai-phong-2026q1.md")
    report = crosscheck(read(path), registry, as_of=dt.date(2026, 3, 15), issuer="UBND thành phố Hải Phòng")
    problems = [
        (f.rule, f.footnote, f.suggestion and f.suggestion.text) for f in report.findings if f.severity.is_problem
    ]
    assert problems == [
        ("VB101", None, "Quyết định số 247/QĐ-UBND ngày 20/01/2026"),
        ("VB402", "13", "Kế hoạch số 341/KH-UBND ngày 24/12/2025"),
    ]
    assert report.summary.footnotes == report.summary.paired == 23
    assert {f.rule for f in report.findings if not f.severity.is_problem} == {"VB304", "VB601"}
    assert report.summary.checked >= 13
