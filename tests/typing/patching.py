"""`patch` in all its forms: what it gives, and what it leaves of what it decorates."""

import os
import unittest
import unittest.mock
from collections.abc import Coroutine
from typing import Any

from typing_extensions import assert_type

from amock import DEFAULT, AsyncMock, MagicMock, Mock, _patch, patch, sentinel
from tests.typing.service import Row, Service

# As a context manager.
with patch("os.getcwd") as mock:
    assert_type(mock, unittest.mock.MagicMock | unittest.mock.AsyncMock)
    mock.return_value = "/"
    mock.assert_called_once_with()
with patch("os.sep", "/") as text:
    assert_type(text, str)
with patch("os.getcwd", new=Mock(spec=Service)) as new:
    assert_type(new, Mock[Service])
# ty does not see what a class gives that is passed for a callable and has a generic constructor.
with patch("os.getcwd", new_callable=AsyncMock) as made:
    made.assert_awaited_once_with()
    assert_type(made.await_count, int)  # ty: ignore  # only ty
with patch("os.getcwd", autospec=True, return_value="/") as specced:
    specced.assert_called_once_with()
with patch.object(Service, "fetch", return_value=Row(1, "")) as fetch:
    fetch.assert_awaited_once_with(1)
with patch.object(Service, "timeout", 3.0) as timeout:
    assert_type(timeout, float)
with patch.object(Service, "fetch", new_callable=AsyncMock, return_value=3) as made_for:
    assert_type(made_for.await_count, int)  # ty: ignore  # only ty
with patch.object(os, "getcwd", DEFAULT):
    pass
with patch.object(os, "getcwd", sentinel.getcwd):
    pass
with patch.dict(os.environ, {"HOME": "/"}, clear=True), patch.dict("os.environ", HOME="/"):
    pass
with patch.multiple("os", getcwd=DEFAULT, sep="/") as several:
    several["getcwd"].assert_called_once_with()

# With what is given in its place, by position or by name, whatever it is.
assert_type(patch("os.getcwd", new=None).start(), None)
assert_type(patch("os.getcwd", os.getlogin).start()(), str)
assert_type(patch("os.sep", new="/", create=True).start(), str)
assert_type(patch.object(os, "sep", new="/").start(), str)
patch("os.getcwd", spec=True).start().assert_not_called()
patch("os.getcwd", spec_set=os.getcwd, create=False).start().assert_not_called()
patch("os.getcwd", autospec=os.getcwd, side_effect=ValueError).start().assert_not_called()
patch.object(Service, "fetch", autospec=True).start().assert_not_awaited()
patch.multiple(os, new_callable=Mock, getcwd=DEFAULT).start()
patch.dict(os.environ, [("HOME", "/")]).start()

# Started and stopped.
patcher = patch("os.getcwd")
started = patcher.start()
started.return_value = "/"
patcher.stop()
assert_type(patch("os.sep", "/").start(), str)
patch.stopall()
annotated: _patch[str] = patch("os.sep", "/")


# As a decorator: the result stays, async stays async, classes stay classes.
@patch("os.getcwd")
def decorated(getcwd: MagicMock) -> int:
    return getcwd.call_count


@patch.object(Service, "fetch")
@patch("os.getcwd", new_callable=Mock)
async def decorated_async(getcwd: Mock, fetch: AsyncMock) -> int:
    return getcwd.call_count + fetch.await_count


@patch("os.sep", "/")
def with_new(number: int) -> str:
    return os.sep * number


@patch.dict(os.environ, HOME="/")
def with_dict(number: int) -> str:
    return os.environ["HOME"] * number


@patch.multiple("os", getcwd=DEFAULT, sep="/")
def with_several(number: int, **mocks: MagicMock) -> int:
    return number


@patch("os.getcwd", autospec=True)
async def autospecced(getcwd: MagicMock) -> int:
    return getcwd.call_count


@patch.dict(os.environ, HOME="/")
class WithDict:
    def home(self) -> str:
        return os.environ["HOME"]


@patch("os.getcwd")
class TestCase(unittest.TestCase):
    def test_it(self, getcwd: MagicMock) -> None:
        getcwd.assert_not_called()

    @patch.object(Service, "rename", autospec=True)
    def test_more(self, rename: MagicMock, getcwd: MagicMock) -> None:
        rename.assert_not_called()

    def helper(self) -> int:
        return 1


assert_type(decorated(), int)
awaiting: Coroutine[Any, Any, int] = decorated_async()
assert_type(with_new(2), str)
with_dict(2).upper()
assert_type(with_several(2), int)
awaiting = autospecced()
WithDict().home().upper()
assert_type(TestCase().helper(), int)
with_new("2")  # type: ignore[arg-type]  # ty: ignore
patch(os.getcwd)  # type: ignore[call-overload]  # ty: ignore
