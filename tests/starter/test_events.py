from datetime import date, timedelta

import pytest

from tests.starter.starter import COLUMNS, HOW, Row, by_key, day, rows
from vbqppl.validity import EventKind, Ground, RelationType, parse_scope

EVENTS = rows("events")
RELATIONS = rows("relations")
NEW_LAW = date(2025, 4, 1)
OLD_LAW = date(2016, 7, 1)
CONTINUE_KINDS = frozenset({"suspended", "stayed"})


def label(row: Row) -> str:
    return f"{row['document']} {row['kind']} {row['acting']}"


def test_columns_are_those_of_the_readme() -> None:
    assert {tuple(row) for row in EVENTS} == {tuple(COLUMNS["events"])}
    assert {tuple(row) for row in RELATIONS} == {tuple(COLUMNS["relations"])}


@pytest.mark.parametrize("row", EVENTS, ids=label)
def test_an_event_is_whole(row: Row) -> None:
    assert row["document"] in by_key()
    assert EventKind(row["kind"])
    assert row["source"]
    assert day(row["seen"])
    assert row["how"] in HOW
    assert len(row["quote"]) < 200
    assert bool(row["label"]) == (row["kind"] == "published_status")
    assert row["acting"] or row["kind"] == "published_status"
    assert not row["until"] or row["kind"] in CONTINUE_KINDS


@pytest.mark.parametrize("row", EVENTS, ids=label)
def test_a_scope_reads_and_writes_the_same(row: Row) -> None:
    assert str(parse_scope(row["scope"])) == row["scope"]


@pytest.mark.parametrize("row", EVENTS, ids=label)
def test_acting_documents_are_in_the_starter_or_are_written_out(row: Row) -> None:
    for name in ("acting", "announced_by"):
        if row[name] and row[name] not in by_key():
            assert row[name].startswith(("Nghị quyết của", "Nghị quyết số", "Quyết định số", "Nghị định số")), row[name]
    assert row["acting"] != row["document"]


@pytest.mark.parametrize("row", EVENTS, ids=label)
def test_an_event_is_later_than_its_document_and_not_earlier_than_its_actor(row: Row) -> None:
    on = day(row["on"])
    if on is None:
        return
    own = by_key()[row["document"]]
    issued, began = day(own["issued_on"]), day(own["effective_on"])
    assert issued is None or issued <= on
    if EventKind(row["kind"]) in {EventKind.REPLACED, EventKind.REPEALED, EventKind.EXPIRED}:
        assert began is None or began < on
    actor = by_key().get(row["acting"])
    if actor and actor["type"] != "Văn bản hợp nhất":
        signed, starts = day(actor["issued_on"]), day(actor["effective_on"])
        backdated = "kể từ năm ngân sách" in row["source"]
        assert signed is None or signed <= on or backdated
        later = row["kind"] == "resumed" or (row["document"], row["on"]) == ("luat-38-2019", "2026-01-01")
        assert starts is None or starts == on or later or backdated
    until = day(row["until"])
    assert until is None or until > on


@pytest.mark.parametrize("row", EVENTS, ids=label)
def test_the_ground_belongs_to_the_law_of_its_day(row: Row) -> None:
    if not row["ground"]:
        return
    ground, on = Ground(row["ground"]), day(row["on"])
    if on and ground.startswith("57."):
        assert on >= NEW_LAW
    if on and ground.startswith("154."):
        assert OLD_LAW <= on < NEW_LAW
    if ground is Ground.SUCCESSOR:
        mine, theirs = (by_key()[row[name]]["issuer"] for name in ("document", "acting"))
        assert mine != theirs
    elif ground in {Ground.SAME_ISSUER_2025, Ground.SAME_ISSUER_2015} and row["kind"] in {
        "amended",
        "supplemented",
    }:
        assert by_key()[row["document"]]["issuer"] == by_key()[row["acting"]]["issuer"]


def test_a_suspension_ends_the_day_before_it_is_resumed() -> None:
    for row in EVENTS:
        if row["kind"] == "resumed":
            (pause,) = [e for e in EVENTS if e["document"] == row["document"] and e["kind"] == "suspended"]
            until, on = day(pause["until"]), day(row["on"])
            assert until
            assert on
            assert until + timedelta(days=1) == on


@pytest.mark.parametrize("row", RELATIONS, ids=lambda row: f"{row['document']} {row['kind']} {row['target']}")
def test_a_relation_leads_somewhere(row: Row) -> None:
    assert row["document"] in by_key()
    assert RelationType(row["kind"])
    assert row["source"]
    assert row["target"] != row["document"]
    assert row["target"] in by_key() or row["target"].startswith(("Luật ", "Nghị định số "))


def test_relations_are_unique() -> None:
    edges = [(row["document"], row["kind"], row["target"]) for row in RELATIONS]
    assert len(edges) == len(set(edges))
