"""What else amock has: the loop runner, coroutine functions, the test case."""

from asyncio import AbstractEventLoop
from typing import Any

from typing_extensions import assert_type

from amock import (
    FILTER_DIR,
    AsyncMock,
    InvalidSpecError,
    IsolatedAsyncioTestCase,
    LoopRunner,
    Mock,
    ThreadingMock,
    call,
    iscoroutinefunction,
)
from tests.typing.service import Row, Service, load, parse

assert_type(FILTER_DIR, bool)


# A spec must not be a mock.
try:
    Mock(spec=Mock())
except InvalidSpecError as error:
    assert_type(error, InvalidSpecError)


# A loop in its own thread gives the result of the coroutine.
with LoopRunner() as runner:
    assert_type(runner, LoopRunner)
    assert_type(runner.loop, AbstractEventLoop)
    assert_type(runner.run(load(1)), Row)
    assert_type(runner.run(load(1), timeout=0.5), Row)
    assert_type(runner.run(AsyncMock()()), Any)
    runner.run(load)  # type: ignore[arg-type]  # ty: ignore
    runner.run(parse("1"))  # type: ignore[arg-type]  # ty: ignore


assert iscoroutinefunction(load)
assert iscoroutinefunction(AsyncMock(spec=Service).fetch)


class AsyncTest(IsolatedAsyncioTestCase):
    async def test_it(self) -> None:
        self.assertEqual(await load(1), Row(1, ""))


# Waiting for another thread.
threading_mock = ThreadingMock(spec=Service)
threading_mock.wait_until_called(timeout=0.5)
threading_mock.wait_until_any_call_with(1, two=2)
threading_mock.assert_has_calls([call(1), call.close()], any_order=True)
