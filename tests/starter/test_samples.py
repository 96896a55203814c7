import csv
import json
import re
import unicodedata
from collections import Counter
from typing import Any

import pytest

from tests.starter.starter import rows
from vbqppl.citation import parse_number
from vbqppl.reference.files import data_folder

FOLDER = data_folder("samples")
EXPECTED: dict[str, Any] = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
REPORTS = sorted(name for name in EXPECTED if name.endswith(".md"))
KINDS = {"type_and_symbol", "wrong_year", "date_differs", "not_in_force", "mark_without_note"}
HINTS = {"provision_amended", "not_yet_in_force"}
CITED = re.compile(r"số (?P<number>\d[\w./-]*[A-ZĐa-z]\w*)(?: ngày (?P<date>\d{2}/\d{1,2}/\d{4}))?")


def read(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def iso(printed: str) -> str:
    day, month, year = printed.split("/")
    return f"{year}-{int(month):02}-{int(day):02}"


def test_every_sample_is_expected_and_described() -> None:
    files = {path.name for path in FOLDER.iterdir()} - {"README.md", "expected.json"}
    assert files == set(EXPECTED)
    described = read("README.md")
    assert [name for name in EXPECTED if f"## {name}" not in described] == []


@pytest.mark.parametrize("name", REPORTS)
def test_what_is_planted_stands_in_the_report(name: str) -> None:
    text, plan = read(name), EXPECTED[name]
    assert unicodedata.is_normalized("NFC", text)
    for each in plan["problems"]:
        assert each["kind"] in KINDS
        assert each["quote"] is None or text.count(each["quote"]) == 1
        note = re.search(rf"^<sup>{each['footnote']}</sup> (.*)$", text, re.MULTILINE)
        if each["kind"] == "mark_without_note":
            assert note is None
        elif each["footnote"]:
            assert note is not None
            assert each["quote"] in note[1]
    for each in plan["hints"]:
        assert each["kind"] in HINTS
        assert each["quote"] in text


@pytest.mark.parametrize("name", REPORTS)
def test_footnotes_run_from_one_and_stand_once(name: str) -> None:
    text, plan = read(name), EXPECTED[name]
    notes = [int(mark) for mark in re.findall(r"^<sup>(\d+)</sup> ", text, re.MULTILINE)]
    marks = [int(mark) for mark in re.findall(r"(?<!\n)<sup>(\d+)</sup>", text)]
    assert marks == list(range(1, plan["footnotes"] + 1))
    lost = {int(each["footnote"]) for each in plan["problems"] if each["kind"] == "mark_without_note"}
    assert notes == [mark for mark in marks if mark not in lost]
    assert re.findall(r"[,;:.]<sup>", text) == []


@pytest.mark.parametrize("name", REPORTS)
def test_central_documents_are_cited_as_the_starter_has_them(name: str) -> None:
    text, plan = read(name), EXPECTED[name]
    dated: dict[str, set[str]] = {}
    for row in rows("documents"):
        dated.setdefault(row["number"], set()).add(row["issued_on"])
    planted = {each["quote"] for each in plan["problems"] if each["kind"] == "date_differs"}
    known = [found for found in CITED.finditer(text) if found["number"] in dated and found["date"]]
    assert len(known) >= (0 if "SKHCN" in text else 3)
    for found in known:
        assert (iso(found["date"]) in dated[found["number"]]) != (found["number"] in planted), found[0]


@pytest.mark.parametrize("name", REPORTS)
def test_suggestions_differ_from_what_is_cited(name: str) -> None:
    for each in EXPECTED[name]["problems"]:
        if each["quote"]:
            assert each["suggestion"]
            assert each["suggestion"] not in each["quote"]


def test_the_list_says_of_every_row_what_marking_it_does() -> None:
    with (FOLDER / "danh-muc-het-hieu-luc.csv").open(encoding="utf-8", newline="") as file:
        listed = list(csv.reader(file))[1:]
    plan = EXPECTED["danh-muc-het-hieu-luc.csv"]["rows"]
    assert [int(row[0]) for row in listed] == [each["row"] for each in plan]
    counted = Counter(row["number"] for row in rows("documents"))
    ended = {row["document"] for row in rows("events") if not row["scope"]}
    keys = {row["number"]: row["key"] for row in rows("documents")}
    for row, each in zip(listed, plan, strict=True):
        number = row[2].split(" ")[0]
        assert parse_number(number) is not None
        assert number == each["quote"]
        assert iso(row[5]) == each["on"]
        assert (each["by"] or "") in row[4]
        expected = {0: "not_found", 1: "already" if keys.get(number) in ended else "change"}
        assert each["outcome"] == expected.get(counted[number], "ambiguous")
