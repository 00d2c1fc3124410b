"""Run many more random programs than the test does, and say what they found.

`python -m tests.runtime.sidebyside [number] [seed]`
"""

from __future__ import annotations

import sys
import unittest.mock

import hypothesis
from hypothesis import HealthCheck, given, settings

import amock
from tests.runtime.sidebyside.programs import PROGRAMS, observations

NUMBER = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
SEED = int(sys.argv[2]) if len(sys.argv) > 2 else 0


@hypothesis.seed(SEED)
@given(PROGRAMS)
@settings(
    max_examples=NUMBER,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
    print_blob=False,
)
def compare(program):
    expected = observations(unittest.mock, program)
    found = observations(amock, program)
    for step, ours, theirs in zip(
        [*program, *["state"] * len(found)], found, expected, strict=False
    ):
        assert ours == theirs, (step, "amock", ours, "unittest.mock", theirs)
    assert found == expected


if __name__ == "__main__":
    compare()
    print(f"{NUMBER} programs, seed {SEED}: no difference")  # noqa: T201 - a command
