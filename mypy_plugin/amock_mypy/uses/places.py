"""Whether the place that a mock is made for has room for what is known of it."""

from __future__ import annotations

from typing import Final

from mypy.nodes import Context, FuncDef
from mypy.plugin import CheckerPluginInterface
from mypy.subtypes import is_subtype
from mypy.types import CallableType, Instance, NoneType, Type, UnionType, get_proper_type

from amock_mypy import fullnames
from amock_mypy.checker import current_module, refuses_any, wanted_here
from amock_mypy.mock_types.made_classes import about, spec_behind
from amock_mypy.source.scopes import SCOPES
from amock_mypy.uses.class_uses import is_passed_as_class
from amock_mypy.uses.over_none import is_put_over_none

_FUNCTION_MOCKS: Final = frozenset({fullnames.FUNCTION_MOCK, fullnames.ASYNC_FUNCTION_MOCK})


def stays_plain(api: CheckerPluginInterface, place: Context, mock: Type) -> bool:
    """Tell whether mypy is to take a mock for any mock, although more is known of it.

    Parameters:
        api: the checker.
        place: the call that makes the mock.
        mock: the type that it would have.
    """
    return (
        SCOPES.is_rebound(api, place)
        or is_out_of_place(api, mock)
        or is_put_over_function(api, mock)
        or is_put_over_none(api, place)
        or _stands_for_class(api, place, mock)
        or refuses_any(api, mock)  # of the mock itself, whose class is not generic, mypy does not
    )


def stays_unknown(api: CheckerPluginInterface, place: Context, mock: Type) -> bool:
    """Tell whether a mock of which mypy knows nothing by itself is to stay unknown.

    Any goes into every list beside anything; of a mock and a number mypy makes a list of objects.

    Parameters:
        api: the checker.
        place: the call that makes the mock.
        mock: the type that it would have.
    """
    return stays_plain(api, place, mock) or SCOPES.is_beside_others(api, place)


def _stands_for_class(api: CheckerPluginInterface, place: Context, mock: Type) -> bool:
    """Tell whether a mock of instances is told what a call gives, or is passed as the class.

    `Mock(spec=Service)` does for the class as well: a mock can be called, whatever its spec.
    """
    proper = get_proper_type(mock)
    spec = spec_behind(proper) if isinstance(proper, Instance) else None
    said = about(proper.type) if isinstance(proper, Instance) else None
    if spec is None or said is None or not said["callable"]:
        return False
    if SCOPES.gets_result(api, place):
        return not spec.type.has_readable_member("__call__")
    return is_passed_as_class(api, place)


def is_out_of_place(api: CheckerPluginInterface, mock: Type) -> bool:
    """Tell whether what is called here is to give another mock, put in its place before, or None.

    Nobody wrote that type: it was inferred, in a base class or in another scope.

    Parameters:
        api: the checker.
        mock: the type of the mock that the call gives.
    """
    wanted = wanted_here(api)
    if wanted is None or not _is_inferred(api, wanted):
        return False
    return not is_subtype(mock, wanted)


def is_put_over_function(api: CheckerPluginInterface, mock: Type) -> bool:
    """Tell whether a mock takes the place of a function that takes more, or by other names.

    mypy refuses what the mock stands for there, as somebody may pass what need not be passed, or by
    its name. A test knows what is passed, and how. A method takes the instance as well on its
    class, and the mock in its place does not.

    Parameters:
        api: the checker.
        mock: the type of the mock that the call gives.
    """
    place = get_proper_type(wanted_here(api))
    if not isinstance(place, CallableType) or is_subtype(mock, place):
        return False
    called = _called_at_least(place)
    if is_subtype(mock, called):
        return True
    is_method = isinstance(place.definition, FuncDef) and bool(place.definition.info)
    if not is_method or place.is_bound:
        return False
    return is_subtype(mock, _called_on_instance(called))


def _called_at_least(function: CallableType) -> CallableType:
    """Return a function that is passed what it must be, by its place if that is possible."""
    names, kinds = function.arg_names, function.arg_kinds
    needed = [at for at, kind in enumerate(kinds) if kind.is_required()]
    return function.copy_modified(
        arg_types=[function.arg_types[at] for at in needed],
        arg_kinds=[kinds[at] for at in needed],
        arg_names=[None if kinds[at].is_positional() else names[at] for at in needed],
    )


def _called_on_instance(method: CallableType) -> CallableType:
    """Return a method as it is called on an instance."""
    return method.copy_modified(
        arg_types=method.arg_types[1:],
        arg_kinds=method.arg_kinds[1:],
        arg_names=method.arg_names[1:],
    )


def _is_inferred(api: CheckerPluginInterface, wanted: Type) -> bool:
    proper = get_proper_type(wanted)
    if isinstance(proper, NoneType):
        return True
    if isinstance(proper, UnionType):
        items = map(get_proper_type, proper.items)
        return any(_is_inferred(api, it) for it in items if not isinstance(it, NoneType))
    if not isinstance(proper, Instance):
        return False
    if proper.type.fullname in _FUNCTION_MOCKS:
        return proper.type.name not in current_module(api).names  # else it may be written
    return about(proper.type) is not None or any(_is_inferred(api, it) for it in proper.args)
