"""Every rule on differences shows what it says, on both sides."""

import sys
import unittest.mock

import pytest

import amock
from tests.runtime.differences import RULES, outcome

SHOWN = [rule for rule in RULES.values() if rule.differs_here()]
GONE = [rule for rule in RULES.values() if rule.until and sys.version_info >= rule.until]


def name(rule):
    return rule.name


@pytest.mark.parametrize("rule", SHOWN, ids=name)
@pytest.mark.filterwarnings("ignore")
def test_the_two_differ_as_the_rule_says(rule):
    assert rule.standard != rule.here
    assert outcome(rule.show, unittest.mock) == rule.standard
    assert outcome(rule.show, amock) == rule.here


@pytest.mark.parametrize("rule", GONE, ids=name)
@pytest.mark.filterwarnings("ignore")
def test_later_pythons_do_not_differ(rule):
    assert outcome(rule.show, unittest.mock) == outcome(rule.show, amock)


def test_every_rule_says_something():
    assert all(rule.text.endswith((".", "`")) for rule in RULES.values())
