"""The timelines that vbpl.vn shows: they come out as published, or docs/validity.md says why not."""

import json
from collections import Counter
from pathlib import Path

import pytest

from tests.shared import shared
from tests.validity.build import day
from vbqppl.intake import import_file
from vbqppl.registry import Registry
from vbqppl.validity import EventKind, StatusCode, status
from vbqppl.validity.labels import vbpl_label

pytestmark = pytest.mark.shared

# What differs where our facts are those of the timeline alone; docs/validity.md tells why.
EXPLAINED = {
    "20/2008/L-CTN": StatusCode.UNKNOWN,
    "157/2012/TT-BTC": StatusCode.IN_FORCE,
    "42/2021/TT-BTC": StatusCode.IN_FORCE,
}
WHEN = day("2023-01-01")


def test_all_timelines_come_out_as_published_or_are_explained(tmp_path: Path) -> None:
    path = shared("data/validity/vbpl_history.jsonl")
    published = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    different = {}
    dates = 0
    with Registry.open(tmp_path, create=True) as registry:
        report = import_file(registry, path, by="test")
        assert (report.read, report.rejected) == (19, [])
        for row in published:
            document = registry.documents.by_source(row["url"])
            assert document is not None
            events = [each for each in registry.events(document.id) if each.kind is not EventKind.PUBLISHED_STATUS]
            found = status(document, events, as_of=WHEN)
            if vbpl_label(found.code) != row["tinh_trang"]:
                different[row["so_ky_hieu"]] = found.code
            elif found.code is StatusCode.EXPIRED:
                assert found.since == day(row["ngay_het_hieu_luc"])
                dates += 1
    assert different == EXPLAINED
    assert dates == 14


def test_with_the_published_label_the_timeline_with_no_fact_of_its_own_follows_it(tmp_path: Path) -> None:
    with Registry.open(tmp_path, create=True) as registry:
        import_file(registry, shared("data/validity/vbpl_history.jsonl"), by="test")
        today = max(each.seen for _, events in registry.timelines() for each in events if each.seen)
        answers = {
            document.number: status(document, events, as_of=today)
            for document, events in registry.timelines()
            if document.number in EXPLAINED
        }
    assert {number: str(answer.code) for number, answer in answers.items()} == {
        "20/2008/L-CTN": "in_force",
        "157/2012/TT-BTC": "expired",
        "42/2021/TT-BTC": "in_force",
    }
    assert Counter(answer.published for answer in answers.values()) == {True: 2, False: 1}
    assert answers["42/2021/TT-BTC"].contradictions[0].code == "published_differs"
