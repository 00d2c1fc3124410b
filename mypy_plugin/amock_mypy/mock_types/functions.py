"""The types of mocked functions: FunctionMock[P, R] and AsyncFunctionMock[P, R]."""

from __future__ import annotations

from typing import Final

from mypy.erasetype import erase_typevars
from mypy.maptype import map_instance_to_supertype
from mypy.nodes import ArgKind, SymbolNode
from mypy.plugin import CheckerPluginInterface
from mypy.types import (
    CallableType,
    FunctionLike,
    Instance,
    Overloaded,
    Parameters,
    ProperType,
    Type,
    UnionType,
    UnpackType,
    get_proper_type,
)

from amock_mypy import fullnames
from amock_mypy.checker import ANY, find_class, modules
from amock_mypy.mock_types.signatures import common_parameters
from amock_mypy.specs.cached import cached_function
from amock_mypy.specs.reader import CACHED_FUNCTION, is_awaitable
from amock_shape import Shape

_WRAPPERS: Final = frozenset({CACHED_FUNCTION, "functools.partial"})


def function_mock(api: CheckerPluginInterface, shape: Shape, function: Type) -> Type:
    """Return the type of the mock of a function, or Any where it cannot be said.

    Parameters:
        api: the checker.
        shape: the shape of the mock.
        function: the function's type as its callers see it, self already bound.
    """
    proper = get_proper_type(function)
    name = fullnames.ASYNC_FUNCTION_MOCK if shape.mock.is_async else fullnames.FUNCTION_MOCK
    info = find_class(api, name)
    if info is None or not isinstance(proper, FunctionLike) or proper.is_type_obj():
        return ANY
    result = result_of(proper)
    if shape.is_awaitable:
        result = awaited(result)
    return Instance(info, [parameters_of(proper), result])


def wrapper_mock(
    api: CheckerPluginInterface, wrapper: Instance, node: SymbolNode | None
) -> Instance | None:
    """Return the type of the mock of a cached or partial function, or None for anything else.

    Parameters:
        api: the checker.
        wrapper: its type, which says no more than the result.
        node: its definition.
    """
    info = find_class(api, fullnames.FUNCTION_MOCK)
    if wrapper.type.fullname not in _WRAPPERS or info is None or is_awaitable(wrapper.args[-1]):
        return None
    function = get_proper_type(cached_function(modules(api), node))
    known = parameters_of(function) if isinstance(function, CallableType) else any_parameters()
    return Instance(info, [known, wrapper.args[-1]])


def with_open_result(mock: Type) -> Type:
    """Return the type of the mock of what a decorator made of an `async def`.

    The decorator may have made a `def` of it, whose mock gives what is to be awaited, and not its
    result: what it gives is left open, and its arguments are known.

    Parameters:
        mock: the type of the mock of a coroutine function.
    """
    proper = get_proper_type(mock)
    return proper.copy_modified(args=[proper.args[0], ANY]) if isinstance(proper, Instance) else ANY


def parameters_of(function: FunctionLike) -> Parameters:
    """Return the parameters of a function; of several signatures, what any of them takes."""
    if isinstance(function, Overloaded):
        each = [parameters_of(item) for item in function.items]
        known = not any(it.is_ellipsis_args for it in each)
        return common_parameters(each) if known else any_parameters()
    if not isinstance(function, CallableType):
        return any_parameters()
    erased = get_proper_type(erase_typevars(function))
    if not isinstance(erased, CallableType) or function.param_spec() is not None:
        return any_parameters()
    if erased.is_ellipsis_args or erased.unpack_kwargs:
        return any_parameters()
    if any(isinstance(argument, UnpackType) for argument in erased.arg_types):
        return any_parameters()
    return Parameters(erased.arg_types, erased.arg_kinds, erased.arg_names)


def taking_any_types(mock: Type) -> Type:
    """Return the type of the mock of a function that takes as many arguments, of whatever types."""
    proper = get_proper_type(mock)
    parameters = get_proper_type(proper.args[0]) if isinstance(proper, Instance) else None
    if not isinstance(proper, Instance) or not isinstance(parameters, Parameters):
        return mock
    open_ = parameters.copy_modified(arg_types=[ANY for _ in parameters.arg_types])
    return proper.copy_modified(args=[open_, *proper.args[1:]])


def with_self(mock: Instance) -> Instance:
    """Return the type of the mock of a method that is called with the instance as well."""
    parameters = get_proper_type(mock.args[0])
    if not isinstance(parameters, Parameters) or parameters.is_ellipsis_args:
        return mock
    called = parameters.copy_modified(
        arg_types=[ANY, *parameters.arg_types],
        arg_kinds=[ArgKind.ARG_POS, *parameters.arg_kinds],
        arg_names=[None, *parameters.arg_names],
    )
    return mock.copy_modified(args=[called, *mock.args[1:]])


def without_parameters(mock: Instance) -> Instance:
    """Return the type of a mocked function with parameters that take anything."""
    return mock.copy_modified(args=[any_parameters(), *mock.args[1:]])


def any_parameters() -> Parameters:
    """Return the parameters of a function that takes anything."""
    return Parameters(
        [ANY, ANY], [ArgKind.ARG_STAR, ArgKind.ARG_STAR2], [None, None], is_ellipsis_args=True
    )


def result_of(function: FunctionLike) -> ProperType:
    """Return the declared result of a function, of overloads any of theirs."""
    if isinstance(function, Overloaded):
        results = [erase_typevars(item.ret_type) for item in function.items]
        return get_proper_type(UnionType.make_union(results))
    return get_proper_type(erase_typevars(function.items[0].ret_type))


def awaited(result: Type) -> ProperType:
    """Return what awaiting the result of a coroutine function gives."""
    proper = get_proper_type(result)
    if isinstance(proper, UnionType):
        return get_proper_type(UnionType.make_union([awaited(item) for item in proper.items]))
    found = (
        map_instance_to_supertype(instance, base).args[0]
        for instance in [proper]
        if isinstance(instance, Instance)
        for base in instance.type.mro
        if base.fullname == "typing.Awaitable"
    )
    return get_proper_type(next(found, ANY))
