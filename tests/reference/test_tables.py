"""The tables themselves: every row is whole, says where it was seen, and has an example that matches."""

import csv
import re
from collections import Counter
from datetime import date
from itertools import pairwise

import pytest

from vbqppl import reference
from vbqppl.reference.files import data_folder
from vbqppl.text import nfc, squash

TABLES = sorted(path.name for path in data_folder("reference").glob("*.csv"))
SEEN = {"text", "quoted", "system", "recalled", "deduced"}
NUMBER = re.compile(r"\d+[\w.]*(?P<mark>[/-])(?:(?P<year>\d{4})/)?(?P<symbol>\S+)")


def rows(table: str) -> list[dict[str, str]]:
    with (data_folder("reference") / table).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("table", TABLES)
def test_every_row_says_where_it_was_seen(table: str) -> None:
    for row in rows(table):
        assert row["seen"] in SEEN, row
        assert row["source"], row


@pytest.mark.parametrize("table", TABLES)
def test_no_row_stands_twice(table: str) -> None:
    counts = Counter(tuple(value for key, value in row.items() if key not in {"source", "seen"}) for row in rows(table))
    assert [row for row, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("table", TABLES)
def test_cells_are_clean(table: str) -> None:
    for row in rows(table):
        for cell in row.values():
            assert cell == nfc(cell)
            assert "||" not in cell
            assert not cell.startswith("|")
            assert not cell.endswith("|")


@pytest.mark.parametrize("table", [table for table in TABLES if table != "laws.csv"])
def test_every_row_has_an_example(table: str) -> None:
    assert all(row["example"] for row in rows(table))


@pytest.mark.parametrize("table", TABLES)
def test_periods_run_forward(table: str) -> None:
    for row in rows(table):
        begins, ends = row.get("from"), row.get("to")
        if begins and ends:
            assert date.fromisoformat(begins) <= date.fromisoformat(ends), row


@pytest.mark.parametrize("kind", reference.document_types(), ids=lambda kind: kind.name)
def test_example_of_a_type_is_of_that_type(kind: reference.DocumentType) -> None:
    number = NUMBER.match(kind.example)
    if number is None:
        assert reference.type_by_name(kind.example.split(" Đảng")[0]) == kind
    else:
        assert kind in reference.types_of_symbol(number["symbol"], number["year"] is not None)


def test_no_abbreviation_of_a_type_is_its_name_and_none_stands_twice() -> None:
    for kind in reference.document_types():
        assert kind.name not in kind.abbreviations
        assert len(set(kind.abbreviations)) == len(kind.abbreviations)
        assert set(kind.party_only) <= set(kind.abbreviations)
        assert kind.reason
    names = [squash(kind.name) for kind in reference.document_types()]
    assert len(set(names)) == len(names)


def test_the_29_kinds_of_administrative_papers_are_there() -> None:
    """Nghị định 30/2020/NĐ-CP, Điều 7."""
    decree = [kind for kind in reference.document_types() if kind.source.startswith("Nghị định 30/2020/NĐ-CP")]
    copies = {"Sao y", "Trích sao", "Sao lục"}
    assert len([kind for kind in decree if kind.name not in copies]) == 29


@pytest.mark.parametrize("issuer", reference.issuers(), ids=lambda issuer: f"{issuer.name}")
def test_example_of_an_issuer_names_it(issuer: reference.Issuer) -> None:
    by_symbol = {each.name for entry in reference.issuers_of_symbol(issuer.example) for each in entry}
    by_name = reference.issuer_by_name(issuer.example)
    assert issuer.name in by_symbol or (by_name is not None and by_name.name == issuer.name)


def test_names_of_issuers_are_unique_and_no_abbreviation_is_a_name() -> None:
    owners: dict[str, str] = {}
    for issuer in reference.issuers():
        assert issuer.name not in issuer.abbreviations
        assert not set(issuer.abbreviations) & set(issuer.old_abbreviations)
        for name in {squash(name) for name in (issuer.name, *issuer.spellings)}:
            assert owners.setdefault(name, issuer.name) == issuer.name, name


def test_parents_of_issuers_are_issuers() -> None:
    names = {issuer.name for issuer in reference.issuers()}
    assert {issuer.parent for issuer in reference.issuers()} - {""} <= names


def test_territories_lead_to_territories() -> None:
    keys = {territory.key for territory in reference.territories()}
    assert len(keys) == len(reference.territories())
    for territory in reference.territories():
        assert set(territory.successors) <= keys
        assert set(territory.parts) <= keys
        assert bool(territory.successors) == (territory.ends is not None)
        found = reference.territory_of(territory.example)
        assert found is not None
        assert found.name == territory.name


def test_there_are_34_territories_today_and_63_before_the_merger() -> None:
    def count(day: date) -> int:
        names = {territory.name for territory in reference.territories() if territory.exists(day)}
        return len(names)

    assert count(date(2026, 1, 1)) == 34
    assert count(date(2025, 6, 30)) == 63


def test_parts_and_successors_agree() -> None:
    by_key = {territory.key: territory for territory in reference.territories()}
    for territory in reference.territories():
        for part in territory.parts:
            assert by_key[part].successors == (territory.key,)


def test_successions_name_issuers() -> None:
    names = {issuer.name for issuer in reference.issuers()}
    for row in reference.successions():
        assert row.part == "ended" or row.old in names, row
        assert not row.new or row.new in names, row
        assert (row.new == "") == (row.part == "ended")


def test_a_succession_in_part_says_which_part() -> None:
    assert all(row.what for row in reference.successions() if row.part == "part")


def test_examples_of_successions_match() -> None:
    for row in reference.successions():
        old, _, new = row.example.partition(" → ")
        found = {(each.new, each.on, each.part) for each in reference.successors(old)}
        assert (new, row.on, row.part) in found or row.old.startswith("Sở") or row.old == "Ban Dân tộc", row


def test_ends_of_issuers_agree_with_successions() -> None:
    ends = {issuer.name: issuer.ends for issuer in reference.issuers()}
    for row in reference.successions():
        end = ends.get(row.old)
        if end is not None and row.part == "whole":
            assert end.toordinal() + 1 == row.on.toordinal(), row


@pytest.mark.parametrize("row", reference.ranks(), ids=lambda row: row.example)
def test_example_of_a_rank_has_it(row: reference.Rank) -> None:
    named, _, issuer = row.example.rpartition(" của ")
    match = NUMBER.match(named)
    type_name = named.partition(" ")[2] if match else named
    assert reference.rank(type_name, issuer) in {each.rank for each in reference.ranks() if type_name in each.types}
    if match is not None:
        day = row.begins or row.ends or date(2024, 5, 1)
        year = int(match["year"]) if match["year"] else None
        assert reference.normative(match["symbol"], year, type_name, issuer, day) == row.normative


@pytest.mark.parametrize("regime", reference.all_regimes(), ids=lambda each: f"{each.rule}-{each.begins}-{each.level}")
def test_example_of_a_regime_is_a_day_that_it_holds(regime: reference.Regime) -> None:
    day = date.fromisoformat(regime.example)
    assert regime in reference.regimes(day, regime.level or None)


def test_regimes_of_one_rule_and_level_do_not_overlap() -> None:
    spans: dict[tuple[str, str], list[tuple[date, date]]] = {}
    for regime in reference.all_regimes():
        spans.setdefault((regime.rule, regime.level), []).append((regime.begins, regime.ends or date.max))
    for periods in spans.values():
        ordered = sorted(periods)
        assert all(one[1] < other[0] for one, other in pairwise(ordered))


def test_what_was_recalled_of_the_law_says_that_it_is_not_verified() -> None:
    for regime in reference.all_regimes():
        if regime.seen in {"recalled", "deduced"} and regime.rule != "administrative_series":
            assert regime.basis.startswith("chưa kiểm chứng"), regime


def test_examples_of_labels_match() -> None:
    for label in reference.status_labels():
        assert reference.status_code(label.example) == label.code
    for event in reference.event_kinds():
        assert reference.event_kind(event.example) == (event.kind, False)


def test_every_status_code_has_one_preferred_label() -> None:
    preferred = Counter(label.code for label in reference.status_labels() if label.preferred)
    assert set(preferred.values()) == {1}
    assert {label.code for label in reference.status_labels()} == set(preferred)


def test_named_documents_have_a_number_and_an_issuer_that_are_known() -> None:
    for named in reference.named_documents():
        match = NUMBER.match(named.number)
        assert match is not None
        assert named.type in {kind.name for kind in reference.types_of_symbol(match["symbol"], bool(match["year"]))}
        assert reference.issuer_by_name(named.issuer) is not None
        assert named.example == named.name


def test_examples_of_series_match() -> None:
    for rule in reference.series_rules():
        number, _, type_name = rule.example.partition(" ")
        match = NUMBER.match(number)
        assert match is not None
        local = match["symbol"].startswith(("QĐ-UBND", "UBND"))
        key = reference.series_key(
            match["symbol"],
            has_year=match["year"] is not None,
            year=2025,
            type_name=type_name or None,
            issuer="Ủy ban nhân dân thành phố Hải Phòng" if local else "Bộ Chính trị" if "TW" in number else None,
        )
        assert key is not None
        assert key.period == rule.period
