"""What differed: notes on failed assertions, argument by argument.

The message stays the standard library's, word for word. Python 3.11 and later show the notes of
an exception below it; before, they stand above it, as an exception in whose context it was raised.
"""

from __future__ import annotations

import contextlib
import functools
import inspect
import itertools
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from amock._runtime.differing import ABSENT, differing, equal

_Arguments = tuple[tuple[Any, ...], dict[str, Any]]
_Explain = Callable[..., Iterable[str]]
_MOST_LINES: Final = 20
_MOST_CALLS: Final = 50
"""How many calls are compared to find the one that comes nearest: the last ones."""


class Differences(Exception):  # noqa: N818 - shown as such, never raised
    """What differed, on Python 3.10, where exceptions have no notes."""


def explained(explain: _Explain) -> Callable[[Any], Any]:
    """Let an assertion on arguments say what differed when it fails.

    Parameters:
        explain: gives the lines, from the mock and the arguments of the assertion.
    """

    def decorate(assertion: Any) -> Any:
        @functools.wraps(assertion)
        def check(self: Any, /, *args: Any, **kwargs: Any) -> None:
            __tracebackhide__ = True
            try:
                assertion(self, *args, **kwargs)
            except AssertionError as error:
                # One assertion calls another, and both are explained: plugins replace exceptions.
                if not _is_explained(error):
                    _explain(error, lambda: explain(self, *args, **kwargs))
                raise

        return check

    return decorate


def of_last_call(self: Any, /, *args: Any, **kwargs: Any) -> Iterator[str]:
    """Compare what was expected with the last call."""
    if self.call_args is not None:
        yield from differences(self._spec_signature, (args, kwargs), tuple(self.call_args))


def of_last_await(self: Any, /, *args: Any, **kwargs: Any) -> Iterator[str]:
    """Compare what was expected with the last await."""
    if self.await_args is not None:
        yield from differences(self._spec_signature, (args, kwargs), tuple(self.await_args))


def of_any_call(self: Any, /, *args: Any, **kwargs: Any) -> Iterator[str]:
    """Compare what was expected with the call that comes nearest."""
    return nearest(self._spec_signature, (args, kwargs), self.call_args_list, "call")


def of_any_await(self: Any, /, *args: Any, **kwargs: Any) -> Iterator[str]:
    """Compare what was expected with the await that comes nearest."""
    return nearest(self._spec_signature, (args, kwargs), self.await_args_list, "await")


def of_calls(self: Any, calls: Any, any_order: bool = False) -> Iterator[str]:
    """Compare the first of several calls that is missing with what comes nearest."""
    return _of_several(self, list(calls), list(self.mock_calls), "call")


def of_awaits(self: Any, calls: Any, any_order: bool = False) -> Iterator[str]:
    """Compare the first of several awaits that is missing with what comes nearest."""
    return _of_several(self, list(calls), list(self.await_args_list), "await")


def differences(
    signature: inspect.Signature | None, expected: _Arguments, actual: _Arguments
) -> Iterator[str]:
    """Give a line for each argument that is not as expected.

    Parameters:
        signature: the signature of the spec, which gives positional arguments their names.
        expected: the arguments that the assertion asks for.
        actual: those of the call.
    """
    wanted, found = named(signature, expected, actual)
    for name in dict.fromkeys([*wanted, *found]):
        want, have = wanted.get(name, ABSENT), found.get(name, ABSENT)
        if have is ABSENT:
            yield f"{name}: expected {want!r}, was not passed"
        elif want is ABSENT or not equal(want, have):
            yield from differing(name, want, have)


def nearest(
    signature: inspect.Signature | None, expected: _Arguments, calls: list[Any], word: str
) -> Iterator[str]:
    """Compare what was expected with the call, or await, that differs least.

    Parameters:
        signature: the signature of the spec.
        expected: the arguments that the assertion asks for.
        calls: the calls recorded; None stands for one that is left out.
        word: what they are called.
    """
    compared = [
        (list(differences(signature, expected, tuple(made[-2:]))), number)
        for number, made in list(enumerate(calls, 1))[-_MOST_CALLS:]
        if made is not None
    ]
    if not compared:
        return
    lines, number = min(compared, key=lambda found: len(found[0]))
    if not lines:
        yield f"{word} {number} of {len(calls)} is as expected"
    elif len(calls) > 1:
        yield f"nearest is {word} {number} of {len(calls)}:"
    yield from lines


def _of_several(mock: Any, expected: list[Any], made: list[Any], word: str) -> Iterator[str]:
    left: list[Any] = list(made)
    for wanted in expected:
        matcher = mock._call_matcher(wanted)
        matching = (i for i, one in enumerate(left) if one and mock._call_matcher(one) == matcher)
        index = next(matching, None)
        if index is not None:
            left[index] = None
            continue
        yield f"missing: {wanted!r}"
        yield from _nearest_of_name(mock, wanted, left, word)
        return
    yield f"each {word} is there, but not in this order"


def _nearest_of_name(mock: Any, wanted: Any, left: list[Any], word: str) -> Iterator[str]:
    name, arguments = _split(wanted)
    candidates = [one if one and _split(one)[0] == name else None for one in left]
    if name and not any(candidates):
        yield f"there is no {'other ' if None in left else ''}{word} of {name!r}"
    signature = mock._get_call_signature_from_name(name) if name else mock._spec_signature
    yield from nearest(signature, arguments, candidates, word)


def _split(recorded: Any) -> tuple[str, _Arguments]:
    """Return the name and the arguments of a call, as it is recorded or written with `call`."""
    name = recorded[0] if len(recorded) == len(("name", "args", "kwargs")) else ""
    args, kwargs = recorded[-2:]
    return name, (args, kwargs)


def named(signature: inspect.Signature | None, *calls: _Arguments) -> tuple[dict[str, Any], ...]:
    """Return the arguments of calls by name, or by position where they have none.

    Parameters:
        signature: the signature of the spec.
        *calls: the arguments of each call.
    """
    if signature is not None:
        # If one of them does not fit the signature, positions are what can be compared.
        with contextlib.suppress(TypeError):
            return tuple(dict(signature.bind(*args, **kw).arguments) for args, kw in calls)
    return tuple(
        {**{f"argument {i}": arg for i, arg in enumerate(args, 1)}, **kw} for args, kw in calls
    )


def _is_explained(error: AssertionError) -> bool:
    return bool(getattr(error, "__notes__", None)) or isinstance(error.__context__, Differences)


def _explain(error: AssertionError, explain: Callable[[], Iterable[str]]) -> None:
    try:
        lines = [f"  {line}" for line in itertools.islice(explain(), _MOST_LINES + 1)]
    except Exception:  # noqa: BLE001 - a comparison or repr of the user's; the message stands
        return
    lines[_MOST_LINES:] = ["  …"] if len(lines) > _MOST_LINES else []
    if hasattr(error, "add_note"):
        for line in lines:
            error.add_note(line)
    elif lines:
        error.__context__ = Differences("\n" + "\n".join(lines))
        error.__suppress_context__ = False
