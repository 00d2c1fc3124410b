"""Values of another type than is declared where a test puts them: those are read there then."""

from __future__ import annotations

from collections.abc import Mapping

from mypy.nodes import Expression, Var
from mypy.plugin import CheckerPluginInterface
from mypy.subtypes import is_subtype
from mypy.types import AnyType, Instance, Type, get_proper_type

from amock_mypy import fullnames
from amock_mypy.checker import ANY, infer
from amock_mypy.mock_types.fitting import is_certainly_wrong


def is_of_other_type(api: CheckerPluginInterface, value: Expression, declared: Type) -> bool:
    """Tell whether a value is no mock and none of what is declared, as a dict for an object.

    The mocks of functions are another thing: what is put there is a function as well.

    Parameters:
        api: the checker.
        value: what a test puts there.
        declared: what is declared there.
    """
    proper = get_proper_type(declared)
    if isinstance(proper, AnyType) or (
        isinstance(proper, Instance) and proper.type.fullname in fullnames.FUNCTION_MOCKS
    ):
        return False
    return not is_subtype(infer(api, value, declared), declared)


def open_members(api: CheckerPluginInterface, mock: Type, given: Mapping[str, Expression]) -> None:
    """Let what keywords put in the place of members of another type be read as what it is.

    All mocks of the class in the module share its members, so what is reported changes none.

    Parameters:
        api: the checker.
        mock: the type of the mock.
        given: what the keywords set.
    """
    proper = get_proper_type(mock)
    names = proper.type.names if isinstance(proper, Instance) else {}
    for name in given.keys() & names.keys():
        member = names[name].node
        declared = member.type if isinstance(member, Var) else None
        if isinstance(member, Var) and declared is not None:
            value = given[name]
            wrong = is_certainly_wrong(infer(api, value, declared), declared)
            if not wrong and is_of_other_type(api, value, declared):
                member.type = ANY
