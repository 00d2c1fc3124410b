"""What a mock answers for"""

from __future__ import annotations

import copy
import dataclasses
import inspect
import threading
from typing import Any

from tests.runtime.differences.rules import rule
from tests.runtime.services import Record, Repo, Service


@rule(standard=False, here=True)
def annotated_attributes(mock: Any) -> Any:
    """With a class as spec, a mock also has the attributes that the class only annotates; the
    standard library refuses them.
    """
    return hasattr(mock.Mock(spec=Service), "timeout")


@rule(standard=False, here=True, until=(3, 14))
def dataclass_fields(mock: Any) -> Any:
    """So are dataclass and attrs fields without a default; in the standard library dataclass
    fields are from Python 3.14 on.
    """
    assert dataclasses.is_dataclass(Record)
    return hasattr(mock.Mock(spec=Record), "name")


@rule(standard=False, here=True)
def generic_aliases(mock: Any) -> Any:
    """`Mock(spec=Repo[int])` has the spec `Repo`, in the standard library that of the alias
    object.
    """
    return isinstance(mock.Mock(spec=Repo[int]), Repo)


@rule(standard="TypeError", here=True)
def generic_classes(mock: Any) -> Any:
    """The mock classes can be subscribed: `AsyncMock[Service]` says what the mock stands for."""
    return isinstance(mock.AsyncMock[Service](), mock.AsyncMock)


@rule(standard=[False, False], here=[True, True])
def more_names(mock: Any) -> Any:
    """`await_return_value`, `async_side_effect`, `assert_called_with_any`, `assert_all_awaited`,
    and on mocks that are awaited `unawaited_calls`: these names are no child mocks.
    """
    return [
        "async_side_effect" in dir(mock.Mock()),
        "assert_all_awaited" in dir(mock.Mock()),
    ]


@rule(standard=[False, False], here=[True, True])
def more_functions(mock: Any) -> Any:
    """The module has more names: `mocked`, `LoopRunner`, `FunctionMock`, `AsyncFunctionMock`,
    `IsolatedAsyncioTestCase`, `iscoroutinefunction`, and the assertions on awaits as functions,
    `assert_awaited(mock)` and so on.
    """
    return [hasattr(mock, "mocked"), hasattr(mock, "assert_awaited")]


@rule(standard=False, here=True, until=(3, 13))
def threading_mock(mock: Any) -> Any:
    """`ThreadingMock` is there on every Python, in the standard library from 3.13 on."""
    return hasattr(mock, "ThreadingMock")


@rule(standard="AttributeError", here="mock", since=(3, 13))
def threading_mock_keywords(mock: Any) -> Any:
    """A `ThreadingMock` can be told of its attributes by keyword. The standard library's has no
    timeout yet when it makes their mocks, and fails with AttributeError or RecursionError.
    """
    made = mock.ThreadingMock(spec=Service, **{"get.return_value": 1})
    return "mock" if made.get(1) == 1 else made


@rule(standard="waits forever", here="equal", since=(3, 13))
def threading_mock_lock(mock: Any) -> Any:
    """A `ThreadingMock` may be compared with mocks: the standard library's can wait forever for a
    lock that it holds.
    """
    one = mock.ThreadingMock()
    compared = threading.Event()

    def compare() -> None:
        _ = one == one.first  # the arguments of the second call are compared with the first's
        _ = one == one  # noqa: PLR0124
        _ = one == one.second
        compared.set()

    threading.Thread(target=compare, daemon=True).start()
    return "equal" if compared.wait(0.3) else "waits forever"


@rule(standard="TypeError", here=["a"])
def dir_with_tuple_spec(mock: Any) -> Any:
    """Names as spec may be a tuple: in the standard library, `dir()` and `seal` fail then."""
    return [name for name in dir(mock.Mock(spec=("a",))) if name == "a"]


@rule(standard="TypeError", here=True, until=(3, 11))
def code_of_async_mock(mock: Any) -> Any:
    """`inspect.signature` reads that of an AsyncMock on every Python, in the standard library from
    3.11 on.
    """
    return bool(inspect.signature(mock.AsyncMock()).parameters)


@rule(standard="AttributeError", here=1)
def attributes_before_init(mock: Any) -> Any:
    """The `__init__` of a subclass may set attributes before it calls the mock class's."""

    class Early(mock.Mock):  # type: ignore[misc] # Any
        def __init__(self, **kwargs: Any) -> None:
            self.size = 1
            super().__init__(**kwargs)

    return Early().size


@rule(standard="TypeError", here=True)
def deepcopy_of_autospecced(mock: Any) -> Any:
    """`copy.deepcopy` of an autospecced mock copies the mock, not its spec, which cannot always be
    copied.
    """
    return type(copy.deepcopy(mock.create_autospec(OSError))).__name__ == "MagicMock"
