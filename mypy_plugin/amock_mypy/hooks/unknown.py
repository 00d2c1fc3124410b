"""Attributes that mocks make up when they are asked for: what was probably meant."""

from __future__ import annotations

from mypy.plugin import AttributeContext
from mypy.types import Instance, Type, get_proper_type

from amock.shape import ASSERTIONS, AWAIT_RECORDS, CALL_ASSERTIONS, misspelling_of, near_name
from amock_mypy import fullnames
from amock_mypy.checks.faults import Fault, report
from amock_mypy.codes import MOCK_ASSERT, MOCK_SPEC
from amock_mypy.hooks.awaits import await_record
from amock_mypy.mock_types.made_classes import About, about

_PREFIX = "assert_"
_WITHOUT_PREFIX = {name.removeprefix(_PREFIX) for name in CALL_ASSERTIONS} - {"called"}
_ASSERTION_STARTS = ("assert", "asert", "aseert", "assret", "assrt")


def unknown_attribute(context: AttributeContext, name: str) -> Type:
    """Handle the read of an attribute that no class in a mock's mro declares.

    Parameters:
        context: the hook's context.
        name: the attribute's name.
    """
    mock = get_proper_type(context.type)
    if not isinstance(mock, Instance):
        return context.default_attr_type
    said = about(mock.type)
    if mock.type.fullname == fullnames.FUNCTION_MOCK and name in AWAIT_RECORDS:
        return await_record(context, name)
    if mock.type.fullname in fullnames.FUNCTION_MOCKS:
        _check_function(context, mock, name)
    elif said is None:
        _check_assertion(context, name)
    elif said["is_class"] and said["strict"]:
        _check_class(context, mock, said, name)
    return context.default_attr_type


def _check_assertion(context: AttributeContext, name: str) -> None:
    """Report what a plain mock refuses because it looks like an assertion and is none."""
    if name in _WITHOUT_PREFIX:
        message = (
            f'"{name}" is not an assertion: mocks refuse it since Python 3.12 and before that give '
            f'a mock, which is always true; use "{_PREFIX}{name}"'
        )
        report(context.api, [Fault(message, context.context, MOCK_ASSERT)])
    elif name.startswith(_ASSERTION_STARTS) and name not in ASSERTIONS:
        meant = near_name(name, ASSERTIONS)
        if meant is not None:
            message = f'mocks have no assertion "{name}"; did you mean "{meant}"?'
            report(context.api, [Fault(message, context.context, MOCK_ASSERT)])


def _check_function(context: AttributeContext, mock: Instance, name: str) -> None:
    """Report a slip for an attribute of a mocked function; others may have been set on it."""
    known = {known for base in mock.type.mro for known in base.names}
    meant = misspelling_of(name, known)
    if meant is not None:
        message = f'a mocked function has no attribute "{name}"; did you mean "{meant}"?'
        code = MOCK_ASSERT if meant in ASSERTIONS else MOCK_SPEC
        report(context.api, [Fault(message, context.context, code)])
    else:
        _check_assertion(context, name)


def _check_class(context: AttributeContext, mock: Instance, said: About, name: str) -> None:
    known = {known for base in mock.type.mro for known in base.names}
    meant = near_name(name, known)
    mend = f'; did you mean "{meant}"?' if meant else ""
    message = f'class "{said["spec"]}" has no attribute "{name}", nor has its mock{mend}'
    report(context.api, [Fault(message, context.context, MOCK_SPEC)])
