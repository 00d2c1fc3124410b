"""What amock's mocks can be asked beyond the standard library's."""

from __future__ import annotations

from typing import Any

from amock._runtime.standard import CallList


def assert_called_with_any(self: Any, /, *args: Any, **kwargs: Any) -> None:
    """Assert that some call had these arguments among its own.

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
    """The calls whose results were never awaited."""
    # A call and its await are recorded as the same object.
    awaited = {id(recorded) for recorded in self.await_args_list}
    return CallList(call for call in self.call_args_list if id(call) not in awaited)


def assert_all_awaited(self: Any) -> None:
    """Assert that the result of every call was awaited.

    Raises:
        AssertionError: if some were not; it names them.
    """
    pending = unawaited_calls(self)
    if pending:
        name = self._mock_name or "mock"
        raise AssertionError(
            f"Expected every call of {name!r} to have been awaited. "
            f"Never awaited: {pending!r}. Await what the call gives."
        )
