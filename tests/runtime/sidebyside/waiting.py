"""Steps for mocks that tests wait for; none of them waits long."""

from __future__ import annotations

import unittest.mock

from tests.runtime.sidebyside.steps import MOCK, arguments, keywords, step
from tests.runtime.sidebyside.using import given


@step(makes=True)
def create_threading(world):
    # Before Python 3.13 the standard library has none to compare with.
    if hasattr(unittest.mock, "ThreadingMock"):
        return world.module.ThreadingMock(timeout=0.001)
    return None


@step(MOCK)
def wait_until_called(world, mock):
    if hasattr(type(mock), "wait_until_called"):
        mock.wait_until_called(timeout=0.001)


@step(MOCK, arguments, keywords)
def wait_until_any_call_with(world, mock, args, kwargs):
    if hasattr(type(mock), "wait_until_any_call_with"):
        mock._mock_wait_timeout = 0.001
        args, kwargs = given(args, kwargs)
        mock.wait_until_any_call_with(*args, **kwargs)
