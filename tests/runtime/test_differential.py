"""Random programs do the same to amock's mocks and to the standard library's."""

import unittest.mock

import pytest
from hypothesis import HealthCheck, given, settings

import amock
from tests.runtime.programs import PROGRAMS, observations

FOUND = {
    "names after a class": [
        ("create", "Mock", "none", False, {}),
        ("add spec", 0, "class"),
        ("add spec", 0, "names"),
        ("magic", 0, "str"),
    ],
}
"""Programs that once told the two apart."""


# The same programs in every run: what is found at random is found while working, not in CI.
@given(PROGRAMS)
@settings(
    max_examples=300,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
def test_every_observation_is_equal(program):
    assert observations(amock, program) == observations(unittest.mock, program)


@pytest.mark.parametrize("program", FOUND.values(), ids=FOUND)
def test_what_was_found_once_stays_equal(program):
    assert observations(amock, program) == observations(unittest.mock, program)
