"""Which mocks the patches that decorate a function pass to it, and to which of its parameters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from mypy.maptype import map_instance_to_supertype
from mypy.nodes import (
    ArgKind,
    CallExpr,
    Context,
    Decorator,
    Expression,
    FuncDef,
    MemberExpr,
    RefExpr,
    Var,
)
from mypy.plugin import CheckerPluginInterface
from mypy.types import CallableType, Instance, Type, UnionType, get_proper_type

from amock_mypy import fullnames
from amock_mypy.checker import ANY, member_type, silence, type_of
from amock_mypy.source.scopes import SCOPES
from amock_mypy.source.written import last_name
from amock_mypy.specs.patch_calls import is_default

_MARK: Final = "_pytest.mark.structures.MarkDecorator"
"""The class of decorators that leave the parameters of a function as they are."""

_BACKPORT: Final = fullnames.BACKPORT_PATCH
_METHODS: Final = frozenset({"builtins.staticmethod", "builtins.classmethod"})


Typed = Callable[[CheckerPluginInterface, Expression], Type]
"""Tells the type of an expression: the one that mypy found, or will find."""


class PatchDecorator(NamedTuple):
    """A decorator that patches.

    Attributes:
        place: the decorator.
        mock: the type of the mock that it passes by position, if it passes one so.
        keywords: the names by which it passes mocks, as patch.multiple does.
    """

    place: Expression
    mock: Type | None = None
    keywords: tuple[str, ...] = ()

    @property
    def replaces(self) -> bool:
        """Whether it is given what to put in the place of its target, and so passes nothing."""
        is_dict = isinstance(self.place, CallExpr) and _is_called(self.place, "dict")
        return self.mock is None and not self.keywords and not is_dict

    @property
    def target(self) -> str:
        """The name of what is patched, in the form in which names are compared, or nothing."""
        arguments = self.place.args if isinstance(self.place, CallExpr) else []
        names = (last_name(argument) for argument in arguments)
        return plain_name(next(filter(None, names), ""))


def parameters_of_patches(
    api: CheckerPluginInterface, decorated: Decorator
) -> Iterator[tuple[Expression, Var]]:
    """Yield each patch that decorates a function with the parameter that gets its mock."""
    for patch, _, variable in parameters_passed(
        api, decorated.func, decorated.original_decorators, type_of
    ):
        yield patch, variable


def parameters_passed(
    api: CheckerPluginInterface, function: FuncDef, decorators: list[Expression], typed: Typed
) -> Iterator[tuple[Expression, Type, Var]]:
    """Yield each patch among the decorators of a function, its mock, and the parameter for it.

    Parameters:
        api: the checker.
        function: the function.
        decorators: its decorators, those of its class before its own.
        typed: tells the type of a decorator.
    """
    patches = patches_of(api, decorators, typed) or []
    taken = parameters_for_mocks(function)
    variables = {argument.variable.name: argument.variable for argument in function.arguments}
    passing = [(patch.place, patch.mock) for patch in patches if patch.mock is not None]
    for (place, mock), (name, _) in zip(passing, taken or [], strict=False):
        yield place, mock, variables[name]


def patches_of(
    api: CheckerPluginInterface, decorators: list[Expression], typed: Typed = type_of
) -> list[PatchDecorator] | None:
    """Return the patches in the order in which they pass mocks, or None if others interfere."""
    found = []
    for decorator in reversed(decorators):
        if isinstance(decorator, RefExpr) and decorator.fullname in _METHODS:
            continue
        type_ = get_proper_type(typed(api, decorator))
        if SCOPES.replaces(decorator):
            # mypy forgets the type of a decorator that holds an untyped function.
            found.append(PatchDecorator(decorator))
            continue
        if isinstance(decorator, CallExpr) and _is_called(decorator, "multiple"):
            found.append(PatchDecorator(decorator, None, _keywords(decorator)))
            continue
        if not isinstance(type_, Instance):
            return None
        if any(base.fullname == _MARK for base in type_.type.mro):
            continue
        if any(base.fullname in fullnames.PATCH_DICTS for base in type_.type.mro):
            found.append(PatchDecorator(decorator))
            continue
        if not any(type_.type.has_base(name) for name in (fullnames.PATCH, _BACKPORT)):
            return None
        if _makes_mock(decorator):
            found.append(PatchDecorator(decorator, ANY))
            continue
        mock = entered_mock(api, type_, decorator) if _passes_mock(type_) else None
        found.append(PatchDecorator(decorator, mock))
    return found


def _passes_mock(patcher: Instance) -> bool:
    """Tell whether a patcher passes the mock that it makes to what it decorates."""
    backport = next((base for base in patcher.type.mro if base.fullname == _BACKPORT), None)
    if backport is None:
        return any(patcher.type.has_base(name) for name in fullnames.PATCH_PASS_ARGS)
    # Its stubs have one class for all: it makes a mock, which is one of two, or is given something.
    made = get_proper_type(map_instance_to_supertype(patcher, backport).args[0])
    return isinstance(made, UnionType)


def names_passed(decorated: Decorator) -> set[str]:
    """Return the names by which the patch.multiple decorators of a function pass mocks."""
    return {
        name
        for decorator in decorated.original_decorators
        if isinstance(decorator, CallExpr) and _is_called(decorator, "multiple")
        for name in _keywords(decorator)
    }


def _keywords(multiple: CallExpr) -> tuple[str, ...]:
    """Return the names by which patch.multiple passes mocks: those that are given DEFAULT."""
    return tuple(
        name
        for name, value in zip(multiple.arg_names, multiple.args, strict=True)
        if name is not None and is_default(value)
    )


def _makes_mock(patch: Expression) -> bool:
    """Tell whether a patch is given DEFAULT to put in place: it makes a mock and passes it."""
    return isinstance(patch, CallExpr) and any(is_default(argument) for argument in patch.args)


def _is_called(call: CallExpr, name: str) -> bool:
    return isinstance(call.callee, MemberExpr) and call.callee.name == name


def entered_mock(api: CheckerPluginInterface, patcher: Instance, place: Context) -> Type:
    """Return the type of the mock that a patcher gives when it is entered."""
    with silence(api):
        enter = get_proper_type(member_type(api, patcher, "__enter__", place))
    return enter.ret_type if isinstance(enter, CallableType) else enter


def parameters_for_mocks(function: FuncDef) -> list[tuple[str, Type]] | None:
    """Return the parameters that mocks may be passed for, or None where `*args` takes any."""
    if ArgKind.ARG_STAR in function.arg_kinds:
        return None
    signature = get_proper_type(function.type)
    types = signature.arg_types if isinstance(signature, CallableType) else None
    taken = [
        (argument.variable.name, types[place] if types is not None else ANY)
        for place, argument in enumerate(function.arguments)
        if argument.kind.is_positional()
    ]
    is_method = bool(function.info) and not function.is_static
    return taken[1:] if is_method else taken


def plain_name(name: str) -> str:
    """Return a name in the form in which those of targets and parameters are compared."""
    return name.replace("_", "").lower()
