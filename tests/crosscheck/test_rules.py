"""Every rule: its own two examples against a real registry, its texts, and the page of the rules."""

import re
from pathlib import Path

import pytest

from tests.crosscheck.known import checked
from vbqppl.crosscheck.describe import rules_page
from vbqppl.crosscheck.rules import RULES, Rule

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_finds_its_example(rule: Rule, tmp_path: Path) -> None:
    findings = [f for f in checked(rule.finds, tmp_path).findings if f.rule == rule.id]
    assert findings
    for finding in findings:
        assert finding.quote
        assert finding.message.vi
        assert finding.message.en
        assert 0 <= finding.start < finding.end <= len(rule.finds.text)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_lets_its_clean_example_pass(rule: Rule, tmp_path: Path) -> None:
    assert [f for f in checked(rule.passes, tmp_path).findings if f.rule == rule.id] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_clean_example_has_no_problem_at_all(rule: Rule, tmp_path: Path) -> None:
    problems = [f for f in checked(rule.passes, tmp_path).findings if f.severity.is_problem]
    assert [(f.rule, f.quote) for f in problems] == []


def test_ids_are_unique_sorted_and_of_their_shape() -> None:
    ids = [rule.id for rule in RULES]
    assert ids == sorted(set(ids))
    assert all(re.fullmatch(r"VB\d{3}", name) for name in ids)
    assert len({rule.name for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert rule.ground
        assert rule.title.vi
        assert rule.checks.en


def test_the_page_of_the_rules_is_current() -> None:
    page = rules_page()
    assert all(f"## {rule.id} {rule.name}" in page for rule in RULES)
    assert PAGE.read_text(encoding="utf-8") == page, "docs/rules.md is not current: write rules_page() to it"
