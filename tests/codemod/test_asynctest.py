"""Files that use asynctest and name no mock."""

from __future__ import annotations

from amock.codemod.rules.asynctest import Asynctest
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


def moved(run: Run, text: str) -> str:
    """Return what becomes of a test file, which must be changed."""
    return run({"test_it.py": text})["test_it.py"].after.decode()


def left(run: Run, text: str, name: str = "test_it.py") -> list[str]:
    """Return what is said of a file, which must stay as it is."""
    result = run({name: text})[name]
    assert not result.is_changed
    return [finding.message for finding in result.findings]


def test_a_file_that_only_speaks_of_asynctest_is_not_mentioned(run: Run):
    assert not run({"test_it.py": "# once written for asynctest\nimport mock\n"}, [Asynctest()])


def test_an_import_inside_of_a_statement_is_left(run: Run):
    text = "try:\n    import asynctest\nexcept ImportError:\n    pass\n"
    assert left(run, text) == ["asynctest is imported inside of something"]


def test_a_name_that_the_file_has_for_something_else_is_left(run: Run):
    text = "import asynctest\n\n\ndef Mock(): ...\n\n\nfake = asynctest.Mock()\n"
    assert left(run, text) == ["the file has another Mock"]


def test_a_test_case_that_asks_for_its_loop_is_left(run: Run):
    text = (
        "from asynctest import TestCase\n\n\nclass Tests(TestCase):\n"
        "    def test_it(self):\n        self.loop.stop()\n"
    )
    assert left(run, text) == ["asynctest's test cases have a loop of their own"]


def test_names_are_taken_from_the_module_where_they_were(run: Run):
    text = 'import asynctest\n\nwith asynctest.patch("app.fetch"):\n    pass\n'
    assert moved(run, text) == (
        'from unittest import mock\n\nwith mock.patch("app.fetch"):\n    pass\n'
    )


def test_another_module_in_the_same_import_stays(run: Run):
    text = "import asynctest, os\n\nfake = asynctest.Mock(name=os.name)\n"
    assert moved(run, text) == (
        "from unittest import mock\nimport os\n\nfake = mock.Mock(name=os.name)\n"
    )


def test_a_name_that_asynctest_shares_with_the_library_stays_as_it_is(run: Run):
    text = "from asynctest import Mock\n\nfake = Mock()\n"
    assert moved(run, text) == "from unittest.mock import Mock\n\nfake = Mock()\n"


def test_a_test_case_is_called_as_the_file_calls_unittest(run: Run):
    text = (
        "import unittest\n\nimport asynctest\n\n\nclass Tests(asynctest.TestCase):\n"
        "    async def tearDown(self):\n        pass\n\n    async def stop(self):\n        pass\n"
    )
    assert moved(run, text) == (
        "import unittest\n\n\nclass Tests(unittest.IsolatedAsyncioTestCase):\n"
        "    async def asyncTearDown(self):\n        pass\n\n"
        "    async def stop(self):\n        pass\n"
    )


def test_names_that_come_by_a_star_are_left(run: Run):
    text = "from asynctest import *\n\nfake = CoroutineMock()\n"
    assert left(run, text) == ["asynctest's names are imported by *"]


def test_names_that_another_file_takes_from_here_are_left(run: Run):
    results = run(
        {
            "test_helpers.py": "from asynctest import CoroutineMock\n\nfake = CoroutineMock()\n",
            "test_it.py": "from test_helpers import CoroutineMock\n\nfake = CoroutineMock()\n",
        }
    )
    assert not any(result.is_changed for result in results.values())
    message = results["test_helpers.py"].findings[0].message
    assert message == "other files may take CoroutineMock from here"


def test_an_import_that_a_helper_may_keep_for_others_is_left(run: Run):
    text = "from asynctest import patch\n"
    assert left(run, text, "helpers.py") == ["other files may take patch from here"]
