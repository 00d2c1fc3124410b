"""The command that runs known suites with amock as `unittest.mock` finds what differs."""

import sys
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
TESTS = """\
import unittest.mock

def test_same():
    assert unittest.mock.Mock().child

def test_only_with_the_standard_library():
    assert not hasattr(unittest.mock, "mocked")

def test_left_out():
    raise AssertionError
"""


@pytest.fixture
def suites(monkeypatch, tmp_path):
    """The module, with tmp_path for what it fetches."""
    monkeypatch.syspath_prepend(SCRIPTS)
    import suites  # noqa: PLC0415 - it is found only now

    monkeypatch.setattr(suites, "PLACE", tmp_path)
    return suites


def test_a_test_that_ends_otherwise_with_amock_is_reported(suites, monkeypatch, capsys):
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")  # they only cost time here
    left_out = {"test_it.py::test_left_out": "fails"}
    suite = suites.Suite("project==1", needs=(), tests=".", left_out=left_out)
    (suite.folder / "source").mkdir(parents=True)
    (suite.folder / "source" / "test_it.py").write_text(TESTS)
    assert not suites.measure(suite, Path(sys.executable), turns=1)
    plain, difference, times = capsys.readouterr().out.splitlines()
    assert plain == "2 tests (2 passed), 2 mocks made"
    name, _, ends = difference.partition(": ")
    assert name == "test_it.py::test_only_with_the_standard_library"
    assert "with amock: setup passed, call failed" in ends
    assert times.startswith("processor time ")
