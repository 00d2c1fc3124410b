"""Files that use asynctest and name no mock."""

from __future__ import annotations

from tests.codemod.conftest import Run


def test_a_test_case_without_mocks_is_moved(run: Run):
    text = "import asynctest\n\n\nclass Tests(asynctest.TestCase):\n    pass\n"
    result = run({"test_it.py": text})["test_it.py"]
    assert result.after == (
        b"from unittest import IsolatedAsyncioTestCase\n\n\n"
        b"class Tests(IsolatedAsyncioTestCase):\n    pass\n"
    )


def test_what_only_asynctest_has_is_named(run: Run):
    text = "import asynctest\n\n\nclass Tests(asynctest.ClockedTestCase):\n    pass\n"
    result = run({"test_it.py": text})["test_it.py"]
    assert [finding.message for finding in result.findings] == [
        "asynctest.ClockedTestCase has no equal in the standard library"
    ]
