"""The mock classes: generic over the spec, and as permissive as those of `unittest.mock`."""

import os
import unittest.mock
from types import ModuleType
from typing import Any

from typing_extensions import assert_type

from amock import (
    AsyncMock,
    MagicMock,
    Mock,
    NonCallableMagicMock,
    NonCallableMock,
    PropertyMock,
    ThreadingMock,
    call,
)
from tests.typing.service import Base, Row, Service, Store, use

# Without a spec: Any.
assert_type(Mock(), Mock[Any])
assert_type(AsyncMock(), AsyncMock[Any])
assert_type(MagicMock(name="m", return_value=3, side_effect=[1, 2]), MagicMock[Any])
assert_type(Mock(spec=["one", "two"]), Mock[Any])
assert_type(Mock(spec=("one", "two")), Mock[Any])

# A class as spec, whichever the parameter; abstract classes and protocols too.
assert_type(AsyncMock(Service), AsyncMock[Service])
assert_type(AsyncMock(spec=Service), AsyncMock[Service])
assert_type(Mock(spec_set=Service), Mock[Service])
assert_type(MagicMock(autospec=Service), MagicMock[Service])
assert_type(NonCallableMock(Service), NonCallableMock[Service])
assert_type(NonCallableMagicMock(spec=Service, name="m"), NonCallableMagicMock[Service])
assert_type(ThreadingMock(spec=Service), ThreadingMock[Service])
assert_type(PropertyMock(return_value=3), PropertyMock[Any])
assert_type(Mock(spec=Base), Mock[Base])
assert_type(Mock(spec=Store), Mock[Store])

assert_type(Mock(Service), Mock[Service])
assert_type(MagicMock(Service, name="m"), MagicMock[Service])
assert_type(AsyncMock(spec_set=Service), AsyncMock[Service])
assert_type(AsyncMock(autospec=Service), AsyncMock[Service])
assert_type(Mock(autospec=Base), Mock[Base])
assert_type(NonCallableMock(spec_set=Service), NonCallableMock[Service])
assert_type(NonCallableMagicMock(autospec=Service), NonCallableMagicMock[Service])
assert_type(PropertyMock(spec=Service), PropertyMock[Service])
assert_type(ThreadingMock(Service, timeout=1.0), ThreadingMock[Service])

# An object as spec.
assert_type(Mock(spec=Service("url")), Mock[Service])
assert_type(Mock(Service("url")), Mock[Service])
assert_type(AsyncMock(spec_set=Row(1, "")), AsyncMock[Row])
assert_type(MagicMock(autospec=Row(1, "")), MagicMock[Row])
module: Mock[ModuleType] = Mock(spec=os)
function: Mock[Any] = Mock(spec=os.getcwd)
autospecced_module: MagicMock[ModuleType] = MagicMock(autospec=os)
autospecced_function: MagicMock[Any] = MagicMock(autospec=os.getcwd)

# Names as spec, whichever the parameter; they say nothing of types.
assert_type(Mock(["one", "two"]), Mock[Any])
assert_type(MagicMock(spec_set=["one"]), MagicMock[Any])
assert_type(AsyncMock(spec_set=("one",)), AsyncMock[Any])


# Attributes given as keywords, also when their types are not known.
def configured(attributes: dict[str, Any], values: dict[str, object]) -> None:
    Mock(spec=Service, timeout=3.0, **{"fetch.return_value": Row(1, "")})
    Mock(spec=Service, **attributes)
    MagicMock(**values)


# Every member is there, and may be written.
bare = Mock()
bare.anything.goes(1).here[2].return_value = 3
bare.assert_called_once_with(1, 2)
bare.side_effect = ValueError
bare.await_return_value = 3
bare.child.async_side_effect = [1, 2]
bare.assert_called_with_any(1, two=2)
specced = AsyncMock(spec=Service)
specced.fetch.return_value = Row(1, "")
specced.fetch.assert_awaited_once_with(1)
specced.timeout = 3.0

# A mock goes wherever anything goes.
use(bare)
use(specced)
use(MagicMock(spec=Service))
standard: unittest.mock.Mock = Mock()
standard = MagicMock(spec=Service)
standard_magic: unittest.mock.MagicMock = MagicMock()
standard_async: unittest.mock.AsyncMock = AsyncMock(spec=Service)
number: int = Mock(spec=Service)
optional: Service | None = MagicMock(spec=Service)
stores: list[Store] = [Mock(spec=Store)]


# As a fixture says it.
def service() -> AsyncMock[Service]:
    return AsyncMock(spec=Service)


# What a fixture says goes where the service goes, and has the mock's own members.
async def with_fixture(mock: AsyncMock[Service], sync: MagicMock[Service]) -> None:
    use(mock)
    use(sync)
    mock.fetch.return_value = Row(1, "")
    await mock.fetch(1)
    mock.fetch.assert_awaited_once_with(1)
    assert_type(mock.await_count, int)
    plain: Mock[Service] = mock
    standard: unittest.mock.AsyncMock = mock


# A variable may hold one mock after another.
def rebound(quick: bool) -> None:
    mock = Mock(spec=Service)
    use(mock)
    mock = Mock(spec=Row)
    mock = Mock(spec=Row(1, ""))
    mock = Mock()
    if quick:
        mock.key = 3


# A subclass keeps its own type.
class Recorder(MagicMock):
    def record(self) -> int:
        return self.call_count


assert_type(Recorder(), Recorder)
assert_type(Recorder().record(), int)
assert_type(Recorder(spec=Service).record(), int)


# Read what is on every mock.
assert_type(Mock().call_count, int)
assert_type(Mock().called, bool)
assert_type(AsyncMock().await_count, int)
assert AsyncMock().await_args.args == (1,)
assert AsyncMock().await_args_list[0].kwargs["two"] == 2
assert Mock().call_args.args[0] == 1
assert [seen.kwargs for seen in Mock().mock_calls + Mock().method_calls] == []
Mock().assert_has_calls([call(1), call.child(2)], any_order=True)
Mock().reset_mock(return_value=True, side_effect=True)
Mock().mock_add_spec(Service, spec_set=True)
Mock().attach_mock(AsyncMock(), "child")
Mock().configure_mock(**{"child.return_value": 3})


# Constructors know their parameters' names.
NonCallableMock(spec=Service, wraps=Service("url"), unsafe=True)
MagicMock(spec=Service, side_effect=[1], return_value=2, wraps=None, name="m", unsafe=True)
