"""Decisions that end documents, as running text, against labels made by hand."""

import pytest

from tests.lists.labels.compare import compare_decision, compare_text_of_169, decision_labels, key, open_source
from tests.shared import shared
from vbqppl.citation import parse_number, parse_provision

SOURCES = [(label["id"], source) for label in decision_labels() for source in label["sources"]]
TEXT_OF_169 = "gold/list_quyet-dinh-so-169-qd-bldtbxh-44203.txt"


def test_enough_decisions_of_each_sort_are_labelled() -> None:
    found = decision_labels()
    provincial = [each for each in found if any(source.startswith("provincial") for source in each["sources"])]
    assert len([each for each in provincial if each["ended"]]) >= 16
    assert len([each for each in found if not each["ended"]]) >= 5
    scopes = [{ended["scope"] for ended in each["ended"]} for each in found]
    assert len([each for each in scopes if {"parts", "except"} & each]) >= 3
    assert any("except" in each for each in scopes)


def test_no_document_is_both_ended_and_kept() -> None:
    for label in decision_labels():
        ended = [key(each["number"]) for each in label["ended"]]
        others = {key(each["number"]) for each in label["kept"]} | {key(each) for each in label["touched"]}
        assert len(ended) == len(set(ended)), label["id"]
        assert not others.intersection(ended), label["id"]


def test_labels_can_be_read() -> None:
    """A number or a place that the grammar cannot read could never agree."""
    for label in decision_labels():
        numbers = [each["number"] for each in (*label["ended"], *label["kept"])]
        assert None not in [parse_number(each) for each in (label["number"], *numbers, *label["touched"])], label["id"]
        for each in label["ended"]:
            places = [*each["provisions"], *each.get("excepted", ()), *each.get("excepted_before", ())]
            assert [str(parse_provision(place)) for place in places] == places, label["id"]
            assert bool(places) is (each["scope"] != "whole"), label["id"]


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "source"),
    [pytest.param(*each, id=each[1]) for each in SOURCES],
)
def test_exactly_what_a_decision_ends_is_marked(name: str, source: str) -> None:
    """The bar: every document that the decision ends, once, with its part, day and cause, and nothing else.

    What it applies stands among the kept rows; what is a basis, is only cited, or loses words is not marked.
    """
    label = next(each for each in decision_labels() if each["id"] == name)
    result = compare_decision(open_source(source, shared), source.split("/")[1], label)
    assert result.holds, "\n".join(map(str, result.differences[:40]))


@pytest.mark.shared
@pytest.mark.parametrize("source", [TEXT_OF_169])
def test_the_plain_text_of_a_list_is_read(source: str) -> None:
    """The bar: the 24 rows that the text holds of list 169, each field as in its PDF, and none else."""
    result = compare_text_of_169(shared(source))
    assert result.holds, "\n".join(map(str, result.differences[:40]))
