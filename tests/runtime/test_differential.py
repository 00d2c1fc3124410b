"""Random programs do the same to amock's mocks and to the standard library's."""

import unittest.mock

from hypothesis import HealthCheck, given, settings

import amock
from tests.runtime.programs import PROGRAMS, observations


@given(PROGRAMS)
@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_observation_is_equal(program):
    assert observations(amock, program) == observations(unittest.mock, program)
