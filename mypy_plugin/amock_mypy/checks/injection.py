"""Do the parameters of a decorated test fit the mocks that its patches pass?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from mypy.nodes import CallExpr, Context, Decorator, Expression, FuncDef, MemberExpr, RefExpr
from mypy.plugin import CheckerPluginInterface
from mypy.types import CallableType, Instance, Type, get_proper_type

from amock.shape import MockKind
from amock_mypy import fullnames
from amock_mypy.checker import member_type, silence, type_of
from amock_mypy.checks.faults import Fault
from amock_mypy.codes import MOCK_INJECT
from amock_mypy.scopes import SCOPES

_HARMLESS: Final = frozenset({"_pytest.mark.structures.MarkDecorator", *fullnames.PATCH_DICTS})
"""Classes of decorators that leave the parameters of a function as they are."""

_METHODS: Final = frozenset({"builtins.staticmethod", "builtins.classmethod"})


@dataclass(frozen=True, slots=True)
class _Patch:
    """A decorator that patches, and the type of the mock that it passes, if it passes one."""

    place: Expression
    mock: Type | None


def faults_of_injection(api: CheckerPluginInterface, decorated: Decorator) -> Iterator[Fault]:
    """Yield what is wrong with the parameters of a function that patches decorate."""
    patches = _patches(api, decorated)
    signature = get_proper_type(decorated.func.type)
    if not patches or not isinstance(signature, CallableType):
        return
    taken = _parameters(decorated.func, signature)
    if taken is None:
        return
    mocks = [patch for patch in patches if patch.mock is not None]
    if len(mocks) > len(taken):
        yield Fault(_too_many(decorated.func, len(mocks), len(taken)), decorated.func, MOCK_INJECT)
        return
    for patch, (name, declared) in zip(mocks, taken, strict=False):
        if patch.mock is not None and _is_async(declared) and _is_sync(patch.mock):
            yield Fault(_wrong_kind(name), decorated.func, MOCK_INJECT)
    yield from _nobody_passes(decorated, patches, taken[len(mocks) :])


def _patches(api: CheckerPluginInterface, decorated: Decorator) -> list[_Patch] | None:
    """Return the patches in the order in which they pass mocks, or None if others interfere."""
    found = []
    for decorator in reversed(decorated.original_decorators):
        if isinstance(decorator, RefExpr) and decorator.fullname in _METHODS:
            continue
        if SCOPES.replaces(decorator):
            # mypy forgets the type of a decorator that holds an untyped function.
            found.append(_Patch(decorator, None))
            continue
        type_ = get_proper_type(type_of(api, decorator))
        if not isinstance(type_, Instance):
            return None
        if any(base.fullname in _HARMLESS for base in type_.type.mro):
            continue
        if not type_.type.has_base(fullnames.PATCH) or _is_multiple(decorator):
            return None
        passes = any(type_.type.has_base(name) for name in fullnames.PATCH_PASS_ARGS)
        found.append(_Patch(decorator, _entered(api, type_, decorator) if passes else None))
    return found


def _is_multiple(decorator: Expression) -> bool:
    """Tell whether a decorator is patch.multiple, which passes its mocks by name."""
    callee = decorator.callee if isinstance(decorator, CallExpr) else None
    return isinstance(callee, MemberExpr) and callee.name == "multiple"


def _entered(api: CheckerPluginInterface, patcher: Instance, place: Context) -> Type:
    with silence(api):
        enter = get_proper_type(member_type(api, patcher, "__enter__", place))
    return enter.ret_type if isinstance(enter, CallableType) else enter


def _parameters(function: FuncDef, signature: CallableType) -> list[tuple[str, Type]] | None:
    """Return the parameters that mocks may be passed for, or None where `*args` takes any."""
    if signature.is_var_arg:
        return None
    names_and_types = [
        (name or "", type_)
        for kind, name, type_ in zip(
            signature.arg_kinds, signature.arg_names, signature.arg_types, strict=True
        )
        if kind.is_positional()
    ]
    is_method = bool(function.info) and not function.is_static
    return names_and_types[1:] if is_method else names_and_types


def _nobody_passes(
    decorated: Decorator, patches: list[_Patch], left: list[tuple[str, Type]]
) -> Iterator[Fault]:
    """Yield parameters for a mock that a patch with `new` does not pass.

    A test's parameters may be fixtures, so only other functions are looked at.
    """
    replacing = [patch for patch in patches if patch.mock is None]
    function = decorated.func
    if function.name.startswith("test") or function.info or not replacing:
        return
    if len(left) == len(replacing) and all(_is_mock_class(declared) for _, declared in left):
        message = (
            f'patch passes no mock where new is given, and "{function.name}" has a parameter for '
            f'one: "{left[0][0]}"'
        )
        yield Fault(message, function, MOCK_INJECT)


def _is_mock_class(declared: Type) -> bool:
    return _declared_kind(declared) is not None


def _is_async(declared: Type) -> bool:
    return _declared_kind(declared) is MockKind.ASYNC


def _declared_kind(declared: Type) -> MockKind | None:
    proper = get_proper_type(declared)
    name = proper.type.fullname if isinstance(proper, Instance) else ""
    return fullnames.MOCK_CLASSES.get(name)


def _is_sync(mock: Type) -> bool:
    proper = get_proper_type(mock)
    return isinstance(proper, Instance) and proper.type.has_base(fullnames.FUNCTION_MOCK)


def _too_many(function: FuncDef, passed: int, taken: int) -> str:
    return (
        f'the patches of "{function.name}" pass {passed} mocks, and it takes {taken}: '
        "a call raises TypeError"
    )


def _wrong_kind(name: str) -> str:
    return (
        f'parameter "{name}" is an AsyncMock, and the patch in its place passes the mock of a '
        "function that is not async; the lowest decorator passes the first mock"
    )
