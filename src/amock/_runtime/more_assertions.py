"""What amock's mocks can be asked beyond the standard library's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from amock._runtime.failure_notes import explained, of_any_call
from amock._runtime.standard import Call, CallList, extract_mock, is_mock, um


@explained(of_any_call)
def assert_called_with_any(self: Any, /, *args: Any, **kwargs: Any) -> None:
    """Assert that some call had these arguments among its own. Not in `unittest.mock`.

    When it fails, notes say how the nearest call differed.

    Parameters:
        *args: arguments that the call has, in this order, others allowed after them.
        **kwargs: keyword arguments that the call has, others allowed beside them.

    Raises:
        AssertionError: if no call has them all.
    """
    if not any(_includes(call, args, kwargs) for call in self.call_args_list):
        expected = self._format_mock_call_signature(args, kwargs)
        raise AssertionError(
            f"No call with at least these arguments: {expected}{self._calls_repr()}"
        )


def _includes(call: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> bool:
    # What is expected stands on the left, for ANY and its like to be asked.
    return args == call.args[: len(args)] and all(
        name in call.kwargs and value == call.kwargs[name] for name, value in kwargs.items()
    )


def unawaited_calls(self: Any) -> Any:
    """The calls whose results were never awaited, in their order. Not in `unittest.mock`.

    A call is one of them until its result is awaited, also if it is closed or its task is
    cancelled before it starts.

    Returns:
        a list as `await_args_list` is one.
    """
    delegate = self._mock_delegate
    if delegate is not None:
        return CallList(delegate.unawaited_calls)
    # A call and its await are recorded as the same object.
    awaited = {id(recorded) for recorded in self.await_args_list}
    return CallList(call for call in self.call_args_list if id(call) not in awaited)


def assert_all_awaited(self: Any) -> None:
    """Assert that every call to be awaited was, of the mock and of the mocks below it.

    Not in `unittest.mock`.

    Raises:
        AssertionError: if some were not; it names them.
    """
    pending = CallList(_pending(self, "", set()))
    if pending:
        raise AssertionError(
            f"Expected every call of {self._extract_mock_name()!r} to have been awaited. "
            f"Never awaited: {pending!r}. Await what the call gives."
        )


def _pending(mock: Any, name: str, seen: set[int]) -> Iterator[Any]:
    """Give the calls never awaited of a mock and of those below it, each with its name."""
    mock = extract_mock(mock)
    if not is_mock(mock) or id(mock) in seen:
        return
    seen.add(id(mock))
    if issubclass(type(mock), um.AsyncMockMixin):
        for call in mock.unawaited_calls:
            yield Call((name, *call)) if name else call
    for child_name, child in list(mock._mock_children.items()):
        yield from _pending(child, f"{name}.{child_name}" if name else child_name, seen)
    yield from _pending(mock.__dict__.get("_mock_return_value"), f"{name}()", seen)
