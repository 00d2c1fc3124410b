"""The types of mocks that have a module for a spec."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mypy.nodes import Context, MypyFile
from mypy.plugin import CheckerPluginInterface
from mypy.types import Instance, Type

from amock_mypy.checker import ANY, find_class, modules, reference_type
from amock_mypy.mock_types.functions import function_mock
from amock_mypy.mock_types.made_classes import (
    About,
    add_variable,
    kept_class,
    linearized,
    make_class,
    refuse_unknown,
)
from amock_mypy.mock_types.specced import OF_MOCKS, add_assigned
from amock_mypy.runs.daemon import depend_on_all_of
from amock_mypy.specs.reader import member_of
from amock_mypy.specs.targets import Missing, resolve_in_module
from amock_shape import MockKind, is_dunder, shape_of


class Wanted(NamedTuple):
    """What a mock of a module is to be.

    Attributes:
        made: the type of the mock without its spec.
        kind: the kind of mock.
        settable: whether a test may give it more than the module has, as spec_set= forbids.
    """

    made: Instance
    kind: MockKind
    settable: bool = True


def module_mock(
    api: CheckerPluginInterface, wanted: Wanted, module: MypyFile, context: Context
) -> Type:
    """Return the type of a mock of a module.

    Parameters:
        api: the checker.
        wanted: what the mock is to be.
        module: the spec.
        context: a place in the user's code.
    """
    made, kind, settable = wanted
    word = "spec" if settable else "spec_set"
    depend_on_all_of(api, module)
    said = About(
        name=f"{made.type.name}({word}={module.name})",
        identity=f"{made.type.fullname} {module.fullname}",
        spec=module.fullname,
        kind=kind.name,
        callable=kind.is_callable,
        is_class=False,
        strict=True,
    )
    kept = kept_class(api, said)
    if kept is not None:
        return kept
    info = make_class(api, [made], said)
    module_type = find_class(api, "types.ModuleType")
    also = module_type.mro if module_type is not None else []
    info.mro = list(linearized([info, *made.type.mro, *also]))
    for name, type_ in _member_types(api, module, kind, context):
        add_variable(info, name, type_)
    if _is_known(module):
        add_assigned(api, info, "" if settable else OF_MOCKS)
        refuse_unknown(info)
    else:
        info.fallback_to_any = True
    return Instance(info, [])


def module_mocked(api: CheckerPluginInterface, said: About) -> MypyFile | None:
    """Return the module that a made class is the mock of, or None for mocks of other things."""
    # Of a class, the identity has the full name and the spec the last part of it.
    is_module = said["identity"].endswith(f" {said['spec']}")
    return modules(api).get(said["spec"]) if is_module else None


def _is_known(module: MypyFile) -> bool:
    """Tell whether a module has surely nothing but what mypy sees in it."""
    return isinstance(resolve_in_module(module, "a_name_that_no_module_has"), Missing)


def _member_types(
    api: CheckerPluginInterface, module: MypyFile, kind: MockKind, context: Context
) -> Iterator[tuple[str, Type]]:
    for name, symbol in module.names.items():
        if is_dunder(name):
            continue
        member = member_of(name, symbol)
        type_: Type = ANY
        if member.kind.is_callable:
            type_ = function_mock(api, shape_of(member, kind), reference_type(api, symbol, context))
        elif member.kind.is_value:
            type_ = reference_type(api, symbol, context)
        yield name, type_
