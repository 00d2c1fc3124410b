"""Do the parameters of a decorated test fit the mocks that its patches pass?"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from mypy.maptype import map_instance_to_supertype
from mypy.nodes import (
    ArgKind,
    CallExpr,
    ClassDef,
    Context,
    Decorator,
    Expression,
    FuncDef,
    MemberExpr,
    RefExpr,
    StrExpr,
    Var,
)
from mypy.plugin import CheckerPluginInterface
from mypy.types import CallableType, Instance, Type, UnionType, get_proper_type

from amock_mypy import fullnames
from amock_mypy.checker import ANY, member_type, silence, type_of
from amock_mypy.checks.faults import Fault
from amock_mypy.codes import MOCK_INJECT
from amock_mypy.source.scopes import SCOPES
from amock_mypy.specs.patch_calls import is_default
from amock_shape import MockKind

_HARMLESS: Final = frozenset({"_pytest.mark.structures.MarkDecorator", *fullnames.PATCH_DICTS})
"""Classes of decorators that leave the parameters of a function as they are."""

_OBJECT: Final = "builtins.object"
_BACKPORT: Final = fullnames.BACKPORT_PATCH
_TEST_CASE: Final = "unittest.case.TestCase"
_METHODS: Final = frozenset({"builtins.staticmethod", "builtins.classmethod"})


Typed = Callable[[CheckerPluginInterface, Expression], Type]
"""Tells the type of an expression: the one that mypy found, or will find."""


class _Patch(NamedTuple):
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
    def target(self) -> str:
        """The name of what is patched, in the form in which names are compared, or nothing."""
        arguments = self.place.args if isinstance(self.place, CallExpr) else []
        texts = [argument.value for argument in arguments if isinstance(argument, StrExpr)]
        return _plain_name(texts[0].rpartition(".")[2]) if texts else ""


def faults_of_injection(api: CheckerPluginInterface, decorated: Decorator) -> Iterator[Fault]:
    """Yield what is wrong with the parameters of a function that patches decorate."""
    class_ = decorated.func.info.defn if decorated.func.info else None
    if class_ is not None and class_.decorators and _is_test(decorated.func):
        # It is judged with its class.
        return
    yield from _faults(decorated.func, _patches(api, decorated.original_decorators))


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
    patches = _patches(api, decorators, typed) or []
    taken = _parameters(function)
    variables = {argument.variable.name: argument.variable for argument in function.arguments}
    passing = [(patch.place, patch.mock) for patch in patches if patch.mock is not None]
    for (place, mock), (name, _) in zip(passing, taken or [], strict=False):
        yield place, mock, variables[name]


def faults_of_class_patches(api: CheckerPluginInterface, class_: ClassDef) -> Iterator[Fault]:
    """Yield what is wrong with the test methods of a class that patches decorate."""
    outer = _patches(api, class_.decorators) if class_.decorators else None
    if outer is None:
        return
    for statement in class_.defs.body:
        method = statement.func if isinstance(statement, Decorator) else statement
        if not isinstance(method, FuncDef) or not _is_test(method):
            continue
        inner = statement.original_decorators if isinstance(statement, Decorator) else []
        own = _patches(api, inner)
        if own is not None:
            yield from _faults(method, [*own, *outer])


def _is_test(function: FuncDef) -> bool:
    return function.name.startswith("test")


def _faults(function: FuncDef, patches: list[_Patch] | None) -> Iterator[Fault]:
    if not patches:
        return
    yield from _unknown_keywords(function, patches)
    taken = _parameters(function)
    if taken is None:
        return
    keywords = {name for patch in patches for name in patch.keywords}
    taken = [(name, declared) for name, declared in taken if name not in keywords]
    mocks = [patch for patch in patches if patch.mock is not None]
    if len(mocks) > len(taken):
        yield Fault(_too_many(function, len(mocks), len(taken)), function, MOCK_INJECT)
        return
    yield from _wrong_order(function, mocks, taken)
    yield from _nobody_passes(function, patches, taken[len(mocks) :], len(mocks))


def _unknown_keywords(function: FuncDef, patches: list[_Patch]) -> Iterator[Fault]:
    """Yield the names by which patch.multiple passes mocks that the function does not take."""
    if ArgKind.ARG_STAR2 in function.arg_kinds:
        return
    for patch in patches:
        for name in patch.keywords:
            if name not in function.arg_names:
                message = (
                    f'patch.multiple passes its mock as "{name}", and "{function.name}" has no '
                    "parameter of that name: a call raises TypeError"
                )
                yield Fault(message, function, MOCK_INJECT)


def _wrong_order(
    function: FuncDef, mocks: list[_Patch], taken: list[tuple[str, Type]]
) -> Iterator[Fault]:
    """Yield parameters that get the mock of another's target."""
    for patch, (name, declared) in zip(mocks, taken, strict=False):
        if patch.mock is not None and _is_async(declared) and _is_sync(patch.mock):
            yield Fault(_wrong_kind(name), function, MOCK_INJECT)
            return
    for (one, (name, _)), (other, (second, _)) in itertools.combinations(
        zip(mocks, taken, strict=False), 2
    ):
        if _is_named_after(name, other, one) and _is_named_after(second, one, other):
            yield Fault(_swapped(name, second), function, MOCK_INJECT)
            return
    late = [name for name, declared in taken[len(mocks) :] if _is_mock_class(declared)]
    for name, declared in taken[: len(mocks)]:
        if late and _is_known(declared) and not _is_mock_class(declared):
            yield Fault(_gets_mock(name, late[0]), function, MOCK_INJECT)
            return


def _is_named_after(parameter: str, patch: _Patch, other: _Patch) -> bool:
    """Tell whether a parameter is named after the target of one patch, and not of another."""
    name = _plain_name(parameter)
    return bool(patch.target and other.target) and patch.target in name and other.target not in name


def _plain_name(name: str) -> str:
    return name.replace("_", "").lower()


def _is_known(declared: Type) -> bool:
    proper = get_proper_type(declared)
    return isinstance(proper, Instance) and not (
        proper.type.fallback_to_any or proper.type.is_protocol or proper.type.fullname == _OBJECT
    )


def _patches(
    api: CheckerPluginInterface, decorators: list[Expression], typed: Typed = type_of
) -> list[_Patch] | None:
    """Return the patches in the order in which they pass mocks, or None if others interfere."""
    found = []
    for decorator in reversed(decorators):
        if isinstance(decorator, RefExpr) and decorator.fullname in _METHODS:
            continue
        type_ = get_proper_type(typed(api, decorator))
        if SCOPES.replaces(decorator):
            # mypy forgets the type of a decorator that holds an untyped function.
            found.append(_Patch(decorator))
            continue
        if isinstance(decorator, CallExpr) and _is_called(decorator, "multiple"):
            found.append(_Patch(decorator, None, _keywords(decorator)))
            continue
        if not isinstance(type_, Instance):
            return None
        if any(base.fullname in _HARMLESS for base in type_.type.mro):
            continue
        if not any(type_.type.has_base(name) for name in (fullnames.PATCH, _BACKPORT)):
            return None
        if _makes_mock(decorator):
            found.append(_Patch(decorator, ANY))
            continue
        mock = entered_mock(api, type_, decorator) if _passes_mock(type_) else None
        found.append(_Patch(decorator, mock))
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


def _parameters(function: FuncDef) -> list[tuple[str, Type]] | None:
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


def _nobody_passes(
    function: FuncDef, patches: list[_Patch], left: list[tuple[str, Type]], passed: int
) -> Iterator[Fault]:
    """Yield parameters for a mock that nobody passes.

    A test's parameters may be fixtures, but not those of a test case of unittest.
    """
    required = [
        (name, declared)
        for name, declared in left
        if name in function.arg_names
        and function.arg_kinds[function.arg_names.index(name)].is_required()
    ]
    replacing = [patch for patch in patches if patch.mock is None and not patch.keywords]
    if _is_test(function) and function.info and function.info.has_base(_TEST_CASE):
        if required:
            yield Fault(_too_few(function, passed, required[0][0]), function, MOCK_INJECT)
        return
    if _is_test(function) or function.info or not replacing:
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
        f'parameter "{name}" is an AsyncMock, and the patch in its place passes the mock of '
        "what is not async; the lowest decorator passes the first mock"
    )


def _too_few(function: FuncDef, passed: int, name: str) -> str:
    return (
        f'the patches of "{function.name}" pass {passed} mocks, and none for "{name}": '
        "running the test raises TypeError"
    )


def _swapped(first: str, second: str) -> str:
    return (
        f'parameters "{first}" and "{second}" get each other\'s mock: '
        "the lowest decorator passes the first mock"
    )


def _gets_mock(name: str, mock: str) -> str:
    return (
        f'parameter "{name}" gets a mock, as patches pass theirs first; put "{mock}" in its place'
    )
