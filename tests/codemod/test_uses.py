"""The rules on how mocks are used: which objects are surely mocks, and which edits are safe."""

from __future__ import annotations

import textwrap

import pytest

from amock.codemod.rules import RULES, Rule
from tests.codemod.conftest import Run

HEAD = """\
import functools
import unittest
from unittest import mock
from unittest.mock import ANY, AsyncMock, MagicMock, Mock, call, patch

import app
import pytest
from app import Client, Service


"""
ASSERTIONS = [rule for rule in RULES if rule.code in ("AMK001", "AMK007")]
PARAMETERS = [rule for rule in RULES if rule.code in ("AMK001", "AMK009")]


def after(run: Run, test: str, rules: list[Rule] = ASSERTIONS) -> str:
    test = textwrap.dedent(test)
    result = run({"test_it.py": HEAD + test}, rules).get("test_it.py")
    assert result is None or not result.failure
    return result.after.decode().partition("import Client, Service\n\n\n")[2] if result else test


@pytest.mark.parametrize(
    "test",
    [
        'with patch("app.fetch") as m:\n    m.assert_called()\n',
        'def test(mocker):\n    m = mocker.patch("app.fetch")\n    m.assert_called()\n',
        "def test(mocker):\n    m = mocker.AsyncMock()\n    m.assert_called()\n",
        'patcher = patch("app.fetch")\nm = patcher.start()\nm.assert_called()\n',
        'with patch.object(app, "fetch"):\n    app.fetch.assert_called()\n',
        "m = AsyncMock(return_value=1)\nm.assert_called()\n",
        "m = mock.AsyncMock(spec=app.fetch)\nm.assert_called()\n",
        "def test(m: AsyncMock):\n    m.assert_called()\n",
        "def make() -> AsyncMock: ...\n\n\nmake().assert_called()\n",
        (
            "class Tests(unittest.TestCase):\n"
            "    def setUp(self):\n        self.m = AsyncMock()\n\n"
            "    def test(self):\n        self.m.assert_called()\n"
        ),
        (
            '@pytest.fixture\ndef m():\n    with patch("app.fetch") as m:\n        yield m\n\n\n'
            "def test(m):\n    m.assert_called()\n"
        ),
    ],
)
def test_async_mocks_are_known_however_they_come(run: Run, test: str):
    assert after(run, test) == test.replace("assert_called()", "assert_awaited()")


@pytest.mark.parametrize(
    "test",
    [
        'with patch("app.parse") as m:\n    m.assert_called()\n',
        'with patch("nowhere.fetch") as m:\n    m.assert_called()\n',
        'with patch("app.fetch") as m, patch("app.parse") as m:\n    m.assert_called()\n',
        "m = AsyncMock()\nm.child.assert_called()\n",
        "m = MagicMock()\nm.assert_called()\n",
        "def test(m: Mock | AsyncMock):\n    m.assert_called()\n",
        'with patch("asyncio.create_task"), patch("app.fetch") as m:\n    m.assert_called()\n',
        "m = AsyncMock()\nm.assert_has_calls([call(1)])\n",
        "m = AsyncMock()\nm.called_onse = 1\nm.called_onse()\n",
    ],
)
def test_mocks_that_may_be_sync_and_assertions_without_an_equal_stay(run: Run, test: str):
    assert after(run, test) == test


def test_what_another_rule_makes_async_is_asserted_to_be_awaited_in_the_same_run(run: Run):
    test = 'with patch("app.fetch", new_callable=Mock) as m:\n    m.assert_called()\n'
    assert after(run, test) == test.replace("Mock", "AsyncMock").replace("called", "awaited")


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("m.called_once_with(1)", "m.assert_called_once_with(1)"),
        ("m.asert_called_with(ANY)", "m.assert_called_with(ANY)"),
        ("m.assert_call_once()", "m.assert_called_once()"),
        ("m.has_calls([call(1)])", "m.assert_has_calls([call(1)])"),
        ("m.any_call(1)", "m.assert_any_call(1)"),
        ("m.not_called()", "m.assert_not_called()"),
        ("assert m.called_once()", "m.assert_called_once()"),
        ("assert m.not_called", "m.assert_not_called()"),
        ("assert m.called_with(\n    1,  # one\n)", "m.assert_called_with(\n    1,  # one\n)"),
    ],
)
def test_slips_in_names_are_mended(run: Run, wrong: str, right: str):
    assert after(run, f"m = Mock()\n{wrong}  # why\n") == f"m = Mock()\n{right}  # why\n"


@pytest.mark.parametrize(
    "wrong",
    [
        "m.called_once(1)",
        "m.has_calls(call(1))",
        "m.assert_any_calls([call(1)])",
        "m.assert_not_called_once()",
        "m.assert_once_called_with(1)",
        "m.assert_awaited_wiht(1)",
        "m.called_once",
        "assert not m.called_once()",
        'assert m.called_once(), "once"',
        "assert m.called_once_with",
        "print(m.called_once())",
    ],
)
def test_slips_whose_mend_needs_more_than_a_name_stay(run: Run, wrong: str):
    assert after(run, f"m = Mock()\n{wrong}\n") == f"m = Mock()\n{wrong}\n"


def test_a_slip_that_stays_is_noted(run: Run):
    result = run({"test_it.py": HEAD + "m = Mock()\nm.called_once(1)\n"}, ASSERTIONS)["test_it.py"]
    (found,) = result.findings
    assert found.message == (
        '"called_once" left as it is, though it means "assert_called_once": it has arguments'
    )


@pytest.mark.parametrize(
    ("decorators", "parameters", "annotated"),
    [
        ('@patch("app.fetch", return_value=1)', "m", "m: AsyncMock"),
        ('@patch.object(Client, "get")', "m, /", "m: AsyncMock, /"),
        ('@patch("app.rows")', "m", "m: MagicMock"),
        ('@patch("app.fetch", new_callable=Mock)', "m", "m: AsyncMock"),
        ('@patch("app.parse")', "*, m", "*, m"),
        ('@patch("app.parse")', "m: object", "m: object"),
        ('@patch("app.Service.missing")', "m", "m"),
        ('@patch("app.parse", new=1)', "m", "m"),
        ('@patch("app.parse", autospec=True)', "m", "m"),
        ('@patch("app.parse")\n@pytest.mark.slow', "m, tmp_path", "m: MagicMock, tmp_path"),
    ],
)
def test_injected_parameters_get_the_class_of_their_mock(
    run: Run, decorators: str, parameters: str, annotated: str
):
    test = f"{decorators}\ndef test({parameters}):\n    pass\n"
    wanted = after(run, test, PARAMETERS)
    assert f"def test({annotated}):" in wanted


def test_a_class_imported_for_an_annotation_does_not_hide_the_files_own(run: Run):
    test = (
        "from unittest.mock import patch\n\n\nclass MagicMock: ...\n\n\n"
        '@patch("app.parse")\ndef test(m):\n    pass\n'
    )
    assert run({"test_it.py": test}, PARAMETERS) == {}


def test_parameters_stay_bare_where_mocks_are_imported_inside_of_something(run: Run):
    test = """\
        class Tests:
            from unittest.mock import patch as fake

            @fake("app.parse")
            def test_parse(self, parse): ...
    """
    text = "import app\n\n\n" + textwrap.dedent(test)
    assert not run({"test_it.py": text}, PARAMETERS)
