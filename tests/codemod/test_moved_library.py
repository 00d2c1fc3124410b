"""Imports of mocks moved to amock and back, in every style."""

from __future__ import annotations

import pytest

from amock.codemod.results import FileResult
from amock.codemod.rules.moved_library import MovedLibrary
from amock.codemod.syntax.homes import Home
from tests.codemod.conftest import USUAL, Run

THERE = [MovedLibrary(Home.AMOCK)]
BACK = [MovedLibrary(Home.STANDARD)]


def moved(run: Run, before: str, home: Home) -> FileResult:
    result = run({"test_it.py": before}, [MovedLibrary(home)]).get("test_it.py")
    found = result or FileResult(path=None, before=before.encode(), after=before.encode())  # type: ignore[arg-type]
    assert not found.failure
    again = run({"test_it.py": found.after.decode()}, [MovedLibrary(home)]).get("test_it.py")
    assert again is None or not again.is_changed
    return found


@pytest.mark.parametrize(
    ("standard", "amock"),
    [
        ("from unittest.mock import Mock\nMock()\n", "from amock import Mock\nMock()\n"),
        (
            "from unittest.mock import (\n    Mock,  # one\n    # two\n    patch as p,\n)\nMock\n",
            "from amock import (\n    Mock,  # one\n    # two\n    patch as p,\n)\nMock\n",
        ),
        ("from unittest import mock\nmock.Mock()\n", "import amock as mock\nmock.Mock()\n"),
        ("from unittest import mock as m\nm.Mock()\n", "import amock as m\nm.Mock()\n"),
        ("from unittest.mock import *\nMock()\n", "from amock import *\nMock()\n"),
        (
            "def f():\n    from unittest.mock import Mock  # late\n    Mock()\n",
            "def f():\n    from amock import Mock  # late\n    Mock()\n",
        ),
        (
            "if True: from unittest.mock import Mock; Mock()\n",
            "if True: from amock import Mock; Mock()\n",
        ),
        (
            "from unittest.mock import Mock\r\nMock()\r\n",
            "from amock import Mock\r\nMock()\r\n",
        ),
    ],
)
def test_every_style_goes_there_and_back(run: Run, standard: str, amock: str):
    assert moved(run, standard, Home.AMOCK).after.decode() == amock
    assert moved(run, amock, Home.STANDARD).after.decode() == standard


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("import mock\nmock.Mock()\n", "import amock as mock\nmock.Mock()\n"),
        ("import mock as m\nm.Mock()\n", "import amock as m\nm.Mock()\n"),
        ("from mock import Mock\nMock()\n", "from amock import Mock\nMock()\n"),
        ("from mock.mock import Mock\nMock()\n", "from amock import Mock\nMock()\n"),
        ("from mock import mock\nmock.Mock()\n", "import amock as mock\nmock.Mock()\n"),
        ("import os, mock\nmock.Mock(os)\n", "import os, amock as mock\nmock.Mock(os)\n"),
        (
            "import unittest.mock as um, os\num.Mock(os)\n",
            "import amock as um, os\num.Mock(os)\n",
        ),
        (
            "import unittest\nimport unittest.mock\nunittest.mock.Mock(unittest)\n",
            "import unittest\nimport amock\namock.Mock(unittest)\n",
        ),
        ("import unittest.mock\nunittest.mock.Mock()\n", "import amock\namock.Mock()\n"),
        (
            (
                "import sys\nif sys.version_info >= (3, 8):\n    from unittest.mock import Mock\n"
                "else:\n    from mock import Mock\nMock()\n"
            ),
            "from amock import Mock\nMock()\n",
        ),
        (
            (
                "try:\n    from unittest.mock import AsyncMock\nexcept ImportError:\n"
                "    class AsyncMock: ...\nAsyncMock()\n"
            ),
            (
                "try:\n    from amock import AsyncMock\nexcept ImportError:\n"
                "    class AsyncMock: ...\nAsyncMock()\n"
            ),
        ),
        (
            (
                "try:\n    from unittest.mock import Mock  # 3\nexcept ImportError:\n"
                "    from mock import Mock\nMock()\n"
            ),
            (
                "try:\n    from amock import Mock  # 3\nexcept ImportError:\n"
                "    from amock import Mock\nMock()\n"
            ),
        ),
        (
            "from unittest.mock import Missing, Mock\nMock(Missing)\n",
            "from amock import Mock\nfrom unittest.mock import Missing\nMock(Missing)\n",
        ),
    ],
)
def test_what_comes_from_the_standard_library_or_a_backport_comes_from_amock(
    run: Run, before: str, after: str
):
    assert moved(run, before, Home.AMOCK).after.decode() == after


@pytest.mark.parametrize(
    "text",
    [
        "from unittest import TestCase\nTestCase('mock')\n",
        "from .mock import Mock\nMock()\n",
        "from mockery import Mock\nMock()\n",
        "import unittest\nunittest.mock.Mock()\n",
        "import unittest.mock\namock = unittest.mock.Mock()\n",
        "import mock.mock\nmock.mock.Mock()\n",
        "from unittest import mock\nmock.missing()\n",
        "from unittest.mock import *\nfrom nose import mocked\nmocked()\n",
        "__import__('unittest.mock')\n",
    ],
)
def test_what_only_looks_like_the_library_or_cannot_move_stays(run: Run, text: str):
    assert moved(run, text, Home.AMOCK).after.decode() == text


@pytest.mark.parametrize("home", ["mock.py", "mock/__init__.py"])
def test_a_project_with_a_module_called_mock_keeps_its_imports(run: Run, home: str):
    results = run({home: "class Mock: ...\n", "test_it.py": "from mock import Mock\n"}, THERE)
    assert results == {}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("import amock\namock.Mock()\n", "from unittest import mock\nmock.Mock()\n"),
        (
            "import amock\nmock = amock.Mock()\n",
            "from unittest import mock as amock\nmock = amock.Mock()\n",
        ),
        (
            "import os, amock as am\nam.Mock(os)\n",
            "from unittest import mock as am\nimport os\nam.Mock(os)\n",
        ),
        (
            "from amock import Mock, mocked\nmocked(Mock())\n",
            "from unittest.mock import Mock\nfrom amock import mocked\nmocked(Mock())\n",
        ),
        (
            "from amock import AsyncMock, Mock\nm: AsyncMock[int]\nMock()\n",
            (
                "from unittest.mock import Mock\n"
                "from amock import AsyncMock\nm: AsyncMock[int]\nMock()\n"
            ),
        ),
        (
            (
                "try:\n    from amock import Mock\nexcept ImportError:\n"
                "    from unittest.mock import Mock\nMock()\n"
            ),
            "from unittest.mock import Mock\nMock()\n",
        ),
    ],
)
def test_what_comes_from_amock_comes_from_the_standard_library(run: Run, before: str, after: str):
    assert moved(run, before, Home.STANDARD).after.decode() == after


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("from amock import mocked\nmocked(1)\n", "unittest.mock has no mocked"),
        ("import amock\namock.mocked(1)\n", "unittest.mock has no mocked"),
        ("import amock\namock.Mock(autospec=int)\n", "Mock of unittest.mock takes no autospec"),
        (
            "from amock import Mock\nMock().assert_called_with_any(1)\n",
            "mocks of unittest.mock have no assert_called_with_any",
        ),
    ],
)
def test_what_amock_alone_has_stays_with_a_note(run: Run, text: str, why: str):
    result = moved(run, text, Home.STANDARD)
    assert result.after.decode() == text
    assert [found.message for found in result.findings] == [f"left where it is: {why}"]


def test_what_other_rules_bring_in_moves_in_the_same_run(run: Run):
    before = (
        "from asynctest import CoroutineMock\nfrom unittest.mock import Mock, patch\n\n"
        'patch("app.fetch", Mock())\npatch("app.parse", Mock())\nCoroutineMock()\n'
    )
    rules = [*USUAL, *THERE]
    assert run({"test_it.py": before}, rules)["test_it.py"].after.decode() == (
        "from amock import AsyncMock, Mock, patch\n\n"
        'patch("app.fetch", AsyncMock())\npatch("app.parse", Mock())\nAsyncMock()\n'
    )


def test_an_async_mock_is_imported_from_where_the_others_come_from(run: Run):
    before = 'from amock import Mock, patch\n\npatch("app.fetch", Mock())\n'
    after = 'from amock import AsyncMock, patch\n\npatch("app.fetch", AsyncMock())\n'
    assert run({"test_it.py": before})["test_it.py"].after.decode() == after
