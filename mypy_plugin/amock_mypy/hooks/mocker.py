"""What pytest-mock's fixture offers beside its patches: the mock classes, and spies."""

from __future__ import annotations

from typing import Final

from mypy.plugin import AttributeContext, MethodContext
from mypy.types import Instance, Type, get_proper_type

from amock_mypy import fullnames
from amock_mypy.checker import (
    class_object,
    current_module,
    find_class,
    modules,
    reference_type,
)
from amock_mypy.mock_types.functions import with_self
from amock_mypy.mock_types.patched import function_of_found
from amock_mypy.source.scopes import SCOPES
from amock_mypy.specs.patch_calls import Form, patch_call
from amock_mypy.specs.targets import Found
from amock_mypy.uses.places import stays_plain
from amock_shape import Binding

_SPY_CLASS: Final = "SpyType"


def mock_class(context: AttributeContext, fullname: str) -> Type:
    """Handle `mocker.Mock` and its like: mypy sees an attribute of which it knows nothing.

    Parameters:
        context: the hook's context.
        fullname: the class that the attribute is.
    """
    info = find_class(context.api, fullname)
    return class_object(info) if info is not None else context.default_attr_type


def mock_function(context: AttributeContext, name: str) -> Type:
    """Handle `mocker.mock_open` and `mocker.call`, of which mypy knows nothing either.

    Parameters:
        context: the hook's context.
        name: the name by which unittest.mock has what the attribute is.
    """
    module = modules(context.api).get(fullnames.STDLIB)
    symbol = module.names.get(name) if module is not None else None
    if symbol is None or symbol.node is None:
        return context.default_attr_type
    return reference_type(context.api, symbol, context.context)


def stub(context: MethodContext) -> Type:
    """Handle `mocker.stub` and `mocker.async_stub`: they give mocks without a spec."""
    SCOPES.note_bare_mock(context.api, context.context)
    return context.default_return_type


def spy(context: MethodContext) -> Type:
    """Handle `mocker.spy`: it gives a mock of a function, which calls it."""
    call = patch_call(context.api, context.context, Form.SPY)
    if call is None or not isinstance(call.resolution, Found) or _is_annotated(context):
        return context.default_return_type
    mock = get_proper_type(function_of_found(context.api, call.resolution, call))
    if not isinstance(mock, Instance) or stays_plain(context.api, context.context, mock):
        return context.default_return_type
    binding = call.resolution.member.binding
    if binding is Binding.INSTANCE and not call.on_instance:
        return with_self(mock)  # spied on its class, a method records the instance
    return mock


def _is_annotated(context: MethodContext) -> bool:
    """Tell whether the module has a name for the class of spies, and so may annotate them."""
    return _SPY_CLASS in current_module(context.api).names
