"""Check what a mock is made with, whatever its spec: a spec that is a mock, and what it gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from mypy.nodes import DictExpr, Expression, ListExpr, StrExpr, TupleExpr
from mypy.plugin import CheckerPluginInterface
from mypy.types import Instance, get_proper_type

from amock_mypy.checker import format_type, infer
from amock_mypy.checks.effects import FEW_KEYS, KEYS, NO_EFFECT, cannot_be_effect
from amock_mypy.checks.faults import Fault
from amock_mypy.checks.given import given_type
from amock_mypy.codes import MOCK_ASYNC, MOCK_SPEC, MOCK_VALUE
from amock_mypy.mock_types.fitting import is_mock
from amock_mypy.source.arguments import Arguments
from amock_mypy.source.displays import items_of
from amock_shape import MockKind

_SPECS = ("spec", "spec_set", "autospec")
_NAME_OF_CLASS: Final = re.compile(r"[A-Z]\w+|\w+(\.\w+)+")
_NEVER_RESULTS = frozenset(
    {"_asyncio.Future", "asyncio.futures.Future", "types.CoroutineType", "typing.Coroutine"}
)
"""What a coroutine function hardly ever gives to who awaits it; a Task it may."""


def faults_of_spec(
    api: CheckerPluginInterface, arguments: Arguments, names: Iterable[str] = _SPECS
) -> Iterator[Fault]:
    """Yield the specs among some arguments that are mocks themselves, or the names of classes.

    Parameters:
        api: the checker.
        arguments: the arguments.
        names: the parameters that take a spec.
    """
    for name in names:
        value = arguments.by_name.get(name)
        if isinstance(value, StrExpr) and _NAME_OF_CLASS.fullmatch(value.value):
            message = (
                f'{name} is a text, and the mock one of a str; give what "{value.value}" names, '
                "and not its name"
            )
            yield Fault(message, value, MOCK_SPEC)
        if value is not None and is_mock(infer(api, value)):
            message = (
                f"{name} is a mock, and a mock cannot be specced by one: since Python 3.11 this "
                "raises InvalidSpecError; give the real class or object"
            )
            yield Fault(message, value, MOCK_SPEC)


def faults_of_bare_values(
    api: CheckerPluginInterface, kind: MockKind, name: str, value: Expression
) -> Iterator[Fault]:
    """Yield what is wrong with the return value or the side effect of a mock without a spec.

    Parameters:
        api: the checker.
        kind: the kind of mock.
        name: `return_value` or `side_effect`.
        value: what is given.
    """
    if name == "side_effect" and isinstance(value, (ListExpr, TupleExpr)):
        for item in items_of(value):
            yield from _coroutine(api, kind, f"an item of {name}", item)
    elif name == "side_effect":
        yield from _effect(api, value)
    else:
        yield from _coroutine(api, kind, name, value)


def _coroutine(
    api: CheckerPluginInterface, kind: MockKind, name: str, value: Expression
) -> Iterator[Fault]:
    type_ = get_proper_type(given_type(api, value)) if kind.is_async else None
    if isinstance(type_, Instance) and type_.type.fullname in _NEVER_RESULTS:
        message = (
            f"{name} is {format_type(api, type_)}: awaiting the mock would give that; "
            "give the awaited result itself"
        )
        yield Fault(message, value, MOCK_ASYNC)


def _effect(api: CheckerPluginInterface, value: Expression) -> Iterator[Fault]:
    type_ = given_type(api, value)
    if isinstance(value, StrExpr) and len(value.value) > FEW_KEYS:
        message = "side_effect is a str: the mock would give its characters one by one"
        yield Fault(message, value, MOCK_VALUE)
    elif isinstance(value, DictExpr) and value.items:
        yield Fault(f"side_effect is a dict{KEYS}", value, MOCK_VALUE)
    elif cannot_be_effect(type_):
        message = f"side_effect is {format_type(api, type_)}, {NO_EFFECT}"
        yield Fault(message, value, MOCK_VALUE)
