"""What the plugin infers of mocks of public classes is what `unittest.mock` makes."""

import sys

import pytest

from tests.agreement.comparison import compare
from tests.agreement.public_classes import public_classes

EACH = 12
"""One class in as many is compared here; all of them are with `make agreement`."""


@pytest.fixture(scope="module")
def comparison(tmp_path_factory):
    classes = list(public_classes().items())
    comparison = compare(dict(classes[::EACH]), tmp_path_factory.mktemp("agreement"))
    sys.stdout.write(f"{comparison}\n")
    return comparison


def test_many_classes_are_compared(comparison):
    assert comparison.classes > 100
    assert comparison.claims > 3000


def test_the_plugin_and_the_runtime_agree(comparison):
    assert comparison.rate_of_plugin >= 0.99


def test_every_disagreement_has_a_reason(comparison):
    assert [str(each) for each in comparison.disagreements if each.reason is None] == []
