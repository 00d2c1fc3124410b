"""What the plugin infers of mocks of public classes is what `unittest.mock` makes."""

import ast
import enum
import sys
from itertools import islice

import pytest

from tests.agreement.comparison import compare
from tests.agreement.inferred import inferred_mocks
from tests.agreement.public_classes import public_classes

EACH = 12
"""One class in as many is compared here; all of them are with `make agreement`."""


@pytest.fixture(scope="module")
def comparison(tmp_path_factory):
    classes = islice(public_classes(), 0, None, EACH)
    comparison = compare(classes, tmp_path_factory.mktemp("agreement"))
    sys.stdout.write(f"{comparison}\n")
    return comparison


def test_many_classes_are_compared(comparison):
    assert comparison.classes > 100
    assert comparison.claims > 3000


def test_the_plugin_and_the_runtime_agree(comparison):
    assert comparison.rate >= 0.99


def test_every_disagreement_has_a_reason(comparison):
    assert [str(each) for each in comparison.disagreements if each.reason is None] == []


def test_what_only_instances_have_is_missing_on_both_sides(tmp_path):
    compared = compare([("enum.IntFlag", enum.IntFlag)], tmp_path)
    assert compared.disagreements == []
    assert _is_claimed_missing("enum.IntFlag", "value", tmp_path)


def test_a_disagreement_is_found(tmp_path):
    compared = compare([("ast.NodeVisitor", ast.NodeVisitor)], tmp_path)
    assert any(it.name == "ast.NodeVisitor.visit_Add" for it in compared.disagreements)


def _is_claimed_missing(cls, attribute, place):
    return not inferred_mocks({cls: ()}, place)[cls][attribute].exists
