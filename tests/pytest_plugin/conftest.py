"""Suites that are written and run by the tests."""

import gc
import textwrap
import warnings

import pytest

INI = """
[pytest]
asyncio_default_fixture_loop_scope = function
addopts = -p no:cacheprovider -p no:hypothesispytest -p no:typeguard -p no:pytest_mock
"""


@pytest.fixture(scope="session", autouse=True)
def _quick_collections():
    """Leave what is there already to itself: each run within this one collects garbage often."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture
def run(pytester, monkeypatch):
    """Run a suite of one file, with further lines of settings, and return what came of it."""
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)

    def run_suite(source, *args, ini="", conftest="", apart=False):
        pytester.makeini(INI + textwrap.dedent(ini))
        (pytester.path / "test_suite.py").write_text(textwrap.dedent(source))
        if conftest:
            pytester.makeconftest(textwrap.dedent(conftest))
        run_it = pytester.runpytest_subprocess if apart else pytester.runpytest_inprocess
        with warnings.catch_warnings():
            warnings.resetwarnings()  # what counts is what the suite's own settings say
            return run_it(*args)

    return run_suite
