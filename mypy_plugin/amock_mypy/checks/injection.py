"""Do the parameters of a decorated test fit the mocks that its patches pass?"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Final

from mypy.nodes import (
    ArgKind,
    CallExpr,
    ClassDef,
    Decorator,
    Expression,
    FuncDef,
)
from mypy.plugin import CheckerPluginInterface
from mypy.types import Instance, Type, get_proper_type

from amock_mypy import fullnames
from amock_mypy.checker import current_module
from amock_mypy.checks.faults import Fault
from amock_mypy.codes import MOCK_INJECT
from amock_mypy.source.naming import dotted
from amock_mypy.source.statements import function_of
from amock_mypy.specs.module_texts import source_of
from amock_mypy.uses.passed_mocks import (
    PatchDecorator,
    parameters_for_mocks,
    patches_of,
    plain_name,
)
from amock_shape import MockKind

_SAYS_MOCK: Final = re.compile(r"^(m|(mock|patch)(ed)?|fake)_|_(m|(mock|patch)(ed)?|fake)$")
_LONG: Final = len("lock")
"""What is shorter is a part of many a name."""
_OBJECT: Final = "builtins.object"
_TEST_CASE: Final = "unittest.case.TestCase"


def faults_of_injection(api: CheckerPluginInterface, decorated: Decorator) -> Iterator[Fault]:
    """Yield what is wrong with the parameters of a function that patches decorate."""
    class_ = decorated.func.info.defn if decorated.func.info else None
    if class_ is not None and class_.decorators and _is_test(decorated.func):
        # It is judged with its class.
        return
    faults = list(_faults(decorated.func, patches_of(api, decorated.original_decorators)))
    if faults and not _is_called_by_module(api, decorated):
        yield from faults


def faults_of_class_patches(api: CheckerPluginInterface, class_: ClassDef) -> Iterator[Fault]:
    """Yield what is wrong with the test methods of a class that patches decorate."""
    outer = patches_of(api, class_.decorators) if class_.decorators else None
    if outer is None:
        return
    for statement in class_.defs.body:
        method = function_of(statement)
        if method is None or not _is_test(method):
            continue
        inner = statement.original_decorators if isinstance(statement, Decorator) else []
        own = patches_of(api, inner)
        if own is not None:
            yield from _faults(method, [*own, *outer])


def _is_called_by_module(api: CheckerPluginInterface, decorated: Decorator) -> bool:
    """Tell whether the module calls or passes on a function: what it is given precedes the mocks.

    Tests and fixtures are called by pytest and unittest, which pass nothing by position.
    """
    function = decorated.func
    names = [dotted(_called_or_itself(it)) for it in decorated.original_decorators]
    if _is_test(function) or function.info or any("fixture" in name for name in names):
        return False
    text = source_of(current_module(api)) or ""
    return len(re.findall(rf"\b{function.name}\s*(?:\([^)]|,|\))", text)) > 1


def _called_or_itself(decorator: Expression) -> Expression:
    return decorator.callee if isinstance(decorator, CallExpr) else decorator


def _is_test(function: FuncDef) -> bool:
    return function.name.startswith("test")


def _faults(function: FuncDef, patches: list[PatchDecorator] | None) -> Iterator[Fault]:
    if not patches:
        return
    yield from _unknown_keywords(function, patches)
    taken = parameters_for_mocks(function)
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


def _unknown_keywords(function: FuncDef, patches: list[PatchDecorator]) -> Iterator[Fault]:
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
    function: FuncDef, mocks: list[PatchDecorator], taken: list[tuple[str, Type]]
) -> Iterator[Fault]:
    """Yield parameters that get the mock of another's target."""
    for patch, (name, declared) in zip(mocks, taken, strict=False):
        if patch.mock is not None and _is_async(declared) and _is_sync(patch.mock):
            yield Fault(_wrong_kind(name), function, MOCK_INJECT)
            return
    alike = _is_named_after_part if _is_test(function) else _is_named_after
    for (one, (name, _)), (other, (second, _)) in itertools.combinations(
        zip(mocks, taken, strict=False), 2
    ):
        if alike(name, other, one) and alike(second, one, other):
            yield Fault(_swapped(name, second), function, MOCK_INJECT)
            return
    late = [name for name, declared in taken[len(mocks) :] if _is_mock_class(declared)]
    for name, declared in taken[: len(mocks)]:
        if late and _is_known(declared) and not _is_mock_class(declared):
            yield Fault(_gets_mock(name, late[0]), function, MOCK_INJECT)
            return


def _is_named_after(parameter: str, patch: PatchDecorator, other: PatchDecorator) -> bool:
    """Tell whether a parameter is named after the target of one patch, and not of another."""
    name = plain_name(parameter)
    return bool(patch.target and other.target) and patch.target in name and other.target not in name


def _is_named_after_part(parameter: str, patch: PatchDecorator, other: PatchDecorator) -> bool:
    """Tell whether a parameter is named after some of one patch's target, or after all of it."""
    if _is_named_after(parameter, patch, other):
        return True
    part = plain_name(_SAYS_MOCK.sub("", parameter))
    return len(part) >= _LONG and part in patch.target and part not in other.target


def _is_known(declared: Type) -> bool:
    proper = get_proper_type(declared)
    return isinstance(proper, Instance) and not (
        proper.type.fallback_to_any or proper.type.is_protocol or proper.type.fullname == _OBJECT
    )


def _nobody_passes(
    function: FuncDef, patches: list[PatchDecorator], left: list[tuple[str, Type]], passed: int
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
    replacing = [patch for patch in patches if patch.replaces]
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
