"""What differed: notes on failed assertions, argument by argument.

The message stays the standard library's, word for word; Python 3.11 and later show the notes of an
exception below it.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterator
from typing import Any, Final

_ABSENT: Final = object()
_Arguments = tuple[tuple[Any, ...], dict[str, Any]]


def explained(assertion: Any, last: Callable[[Any], Any]) -> Any:
    """Let an assertion on arguments say what differed when it fails.

    Parameters:
        assertion: the standard library's method.
        last: gives the call or await that the assertion compares with, from the mock.
    """

    @functools.wraps(assertion)
    def check(self: Any, /, *args: Any, **kwargs: Any) -> None:
        try:
            assertion(self, *args, **kwargs)
        except AssertionError as error:
            actual = last(self)
            # One assertion calls another, and both are explained: plugins replace exceptions.
            unexplained = not getattr(error, "__notes__", None)
            if actual is not None and unexplained and hasattr(error, "add_note"):
                for line in differences(self._spec_signature, (args, kwargs), tuple(actual)):
                    error.add_note(line)
            raise

    return check


def differences(
    signature: inspect.Signature | None, expected: _Arguments, actual: _Arguments
) -> Iterator[str]:
    """Give a line for each argument that is not as expected.

    Parameters:
        signature: the signature of the spec, which gives positional arguments their names.
        expected: the arguments that the assertion asks for.
        actual: those of the call.
    """
    wanted, found = _named(signature, expected), _named(signature, actual)
    for name in dict.fromkeys([*wanted, *found]):
        want, have = wanted.get(name, _ABSENT), found.get(name, _ABSENT)
        if have is _ABSENT:
            yield f"  {name}: expected {want!r}, was not passed"
        elif want is _ABSENT:
            yield f"  {name}: not expected, was {have!r}"
        elif want != have:
            yield f"  {name}: expected {want!r}, was {have!r}"


def _named(signature: inspect.Signature | None, arguments: _Arguments) -> dict[str, Any]:
    """Return the arguments by name, or by position where they have none."""
    args, kwargs = arguments
    if signature is not None:
        try:
            return dict(signature.bind(*args, **kwargs).arguments)
        except TypeError:
            pass
    return {**{f"argument {i}": arg for i, arg in enumerate(args, 1)}, **kwargs}
