"""Return values that do not fit the annotation of what a mock stands for, checked by typeguard."""

from __future__ import annotations

import inspect
import types
import typing
from collections.abc import Iterator
from typing import Any, Final

import typeguard
from typing_extensions import is_typeddict

from amock._runtime.standard import DEFAULT, extract_mock, is_mock

_SETTINGS: Final[dict[str, Any]] = {
    "forward_ref_policy": typeguard.ForwardRefPolicy.IGNORE,
    "collection_check_strategy": typeguard.CollectionCheckStrategy.ALL_ITEMS,
}


def misfits(mock: Any) -> Iterator[str]:
    """Give a line for each value that a mock, or a mock below it, wrongly returns."""
    snapshot = vars(mock).get("_mock_spec")
    own = getattr(snapshot.spec, "__func__", snapshot.spec) if snapshot is not None else None
    if isinstance(own, types.FunctionType):
        yield from _misfit(mock, own, mock._extract_mock_name())
    for name, child in list(mock._mock_children.items()):
        # Something else stands there for what was deleted.
        if snapshot is not None and is_mock(extract_mock(child)):
            yield from _misfit(child, snapshot.raw(name), name)


def _misfit(mock: Any, original: Any, name: str) -> Iterator[str]:
    value, hint = _value(extract_mock(mock)), _result_of(original)
    if hint is None or not _could_be_wrong(value):
        return
    try:
        typeguard.check_type(value, hint, **_SETTINGS)
    except typeguard.TypeCheckError:
        yield f"{name} returns {value!r}, annotated {inspect.formatannotation(hint)}"
    except Exception:  # noqa: BLE001 - an annotation that typeguard cannot read
        return


def _value(mock: Any) -> Any:
    state = vars(mock)
    delegate = state.get("_mock_delegate")
    return state.get("_mock_return_value", DEFAULT) if delegate is None else delegate.return_value


def _could_be_wrong(value: Any) -> bool:
    """Tell whether a value is one to be sure about: objects of own classes may be fakes."""
    return value is not None and type(value).__module__ == "builtins" and not callable(value)


def _result_of(original: Any) -> Any:
    """Return the annotation of what a function gives, awaited if it is async; None if unsure."""
    function = getattr(original, "__func__", original)
    if not isinstance(function, types.FunctionType) or hasattr(function, "__wrapped__"):
        return None
    if inspect.isgeneratorfunction(function) or inspect.isasyncgenfunction(function):
        return None
    try:
        hint = typing.get_type_hints(function).get("return")
    except Exception:  # noqa: BLE001 - names that are only there for checkers
        return None
    return None if hint is type(None) or _has_typed_dict(hint) else hint


def _has_typed_dict(hint: Any) -> bool:
    """Tell whether a typed dictionary is asked for: tests often have only the keys they need."""
    return is_typeddict(hint) or any(map(_has_typed_dict, typing.get_args(hint)))
