"""What a specced mock has where mypy asks whether it fits a protocol: what its spec has there.

A protocol compares its attributes both ways, so that a mock of a value never is the value, and the
one signature that a mocked function has for all overloads is none of them. A mock of a class fits
where the class does; overloads, which mypy compares in the order they are written in, always fit.
"""

from __future__ import annotations

from mypy.nodes import Context
from mypy.plugin import AttributeContext
from mypy.types import Instance, Overloaded, Type, get_proper_type

from amock_mypy.checker import ANY, member_type, silence
from amock_mypy.mock_types.fitting import is_mock
from amock_mypy.mock_types.made_classes import spec_behind


def is_asked_for_protocol(context: AttributeContext) -> bool:
    """Tell whether mypy asks for an attribute on behalf of a protocol, and no code does."""
    return type(context.context) is Context  # only what stands in a file is of a class derived


def member_for_protocol(context: AttributeContext, name: str) -> Type:
    """Return the type that a member of a specced mock has for a protocol.

    Parameters:
        context: the hook's context.
        name: the name of the member.
    """
    declared, mock = context.default_attr_type, get_proper_type(context.type)
    spec = spec_behind(mock) if isinstance(mock, Instance) and is_mock(declared) else None
    if spec is None:
        return declared
    with silence(context.api):
        real = get_proper_type(member_type(context.api, spec, name, context.context))
    return ANY if isinstance(real, Overloaded) else declared
