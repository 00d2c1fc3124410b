"""The rules' own cases: each is rewritten as it says, and only once."""

from __future__ import annotations

import pytest

from amock.codemod.rules import RULES, Rule
from tests.codemod.conftest import USUAL, Run


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_cases_of_a_rule_are_rewritten_as_they_say(rule: Rule, run: Run):
    names = {f"test_{number}.py": case for number, case in enumerate(rule.cases)}
    results = run({name: case.before for name, case in names.items()}, [rule])
    for name, case in names.items():
        result = results.get(name)
        after = result.after.decode() if result else case.before
        assert after == (case.before if case.after is None else case.after), case.shows
        assert result is None or not result.failure


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_rewritten_cases_need_no_rewrite(rule: Rule, run: Run):
    after = {
        f"test_{number}.py": case.after for number, case in enumerate(rule.cases) if case.after
    }
    rules = USUAL if rule.is_default else [*USUAL, rule]
    assert not [result for result in run(after, rules).values() if result.is_changed]


def test_rules_have_numbers_names_and_cases_of_both_kinds():
    assert [rule.code for rule in RULES] == sorted({rule.code for rule in RULES})
    for rule in RULES:
        assert rule.name
        assert rule.__doc__
        assert {case.after is None for case in rule.cases} == {True, False}, rule.code
