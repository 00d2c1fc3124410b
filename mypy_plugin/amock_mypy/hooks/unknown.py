"""Attributes that mocks make up when they are asked for: what was probably meant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mypy.nodes import DelStmt, IndexExpr, MemberExpr, MypyFile
from mypy.plugin import AttributeContext, CheckerPluginInterface
from mypy.types import Instance, NoneType, ProperType, Type, UnionType, get_proper_type

from amock_mypy import fullnames
from amock_mypy.checks.assertions import fault_of_assertion
from amock_mypy.checks.faults import Fault, report
from amock_mypy.checks.open_mocks import message_of_slip
from amock_mypy.codes import MOCK_ASSERT, MOCK_SPEC
from amock_mypy.hooks.attributes import asked, open_container, read_member
from amock_mypy.hooks.awaits import await_record
from amock_mypy.mock_types.annotated import Annotated, annotated, declared_in
from amock_mypy.mock_types.fitting import is_mock
from amock_mypy.mock_types.listed import is_listed
from amock_mypy.mock_types.made_classes import About, about, class_behind
from amock_mypy.mock_types.module_mocks import module_mocked
from amock_mypy.source.in_vain import deleted
from amock_mypy.source.kept import once_a_module
from amock_mypy.source.scopes import SCOPES
from amock_mypy.specs.reader import is_open
from amock_mypy.specs.targets import Missing, resolve_in_module
from amock_mypy.uses.looked_into import attribute_of
from amock_shape import (
    ASSERTIONS,
    AWAIT_RECORDS,
    CALL_RECORDS,
    LAST_RECORDS,
    METHODS,
    OWN_NAMES,
    SETTINGS,
    is_dunder,
    misspelling_of,
    near_name,
)

_RECORDS: Final = CALL_RECORDS | AWAIT_RECORDS
_RECORDS_OF_CALLS: Final = {*LAST_RECORDS, *LAST_RECORDS.values()}
_OF_SPIES: Final = frozenset({"spy_exception", "spy_return", "spy_return_iter", "spy_return_list"})
"""What pytest-mock's spies have besides."""
_PARTS_OF_CALLS: Final = ("args", "kwargs")
_LONG: Final = len("call_arg")
"""Shorter names are what people call attributes of their own."""


def unknown_attribute(context: AttributeContext, name: str) -> Type:
    """Handle the read of an attribute that no class in a mock's mro declares.

    Parameters:
        context: the hook's context.
        name: the attribute's name.
    """
    if _is_free(context, name):
        return context.default_attr_type
    mock = get_proper_type(context.type)
    if isinstance(mock, UnionType):
        report(context.api, _slips_of_several(context, mock, name))
    if isinstance(mock, Instance):
        return _of_mock(context, mock, name)
    return context.default_attr_type


def _of_mock(context: AttributeContext, mock: Instance, name: str) -> Type:
    """Handle the read of such an attribute of a single mock."""
    known = annotated(mock)
    if known is not None:
        return _member_of_annotated(context, known, name)
    said = about(mock.type)
    if mock.type.fullname == fullnames.FUNCTION_MOCK and name in AWAIT_RECORDS:
        return await_record(context, name)
    if mock.type.fullname in fullnames.FUNCTION_MOCKS:
        _check_function(context, mock, name)
    elif said is None:
        report(context.api, _slips(context, name))
    elif is_listed(said) or (said["strict"] and _is_of_builtin(mock)):
        _check_listed(context, mock, said, name)
    elif said["is_class"] and said["strict"]:
        _check_class(context, mock, said, name)
    elif said["spec"] and not said["strict"]:
        report(context.api, _slips_of_open(context, mock, said, name))
    elif (module := module_mocked(context.api, said)) is not None:
        _check_module(context, module, name)
    return context.default_attr_type


def record_of_call(context: AttributeContext, name: str) -> Type:
    """Handle the read of an attribute of a call: `m.call_args.kwarg` is one more call, and true.

    Parameters: as for unknown_attribute.
    """
    place = context.context
    record = place.expr if isinstance(place, MemberExpr) else None
    if isinstance(record, IndexExpr):
        record = record.base
    if isinstance(record, MemberExpr) and record.name in _RECORDS_OF_CALLS:
        meant = misspelling_of(name, _PARTS_OF_CALLS)
        if meant is not None or name in ("arg", "kwarg"):
            message = (
                f'a recorded call has no attribute "{name}": it gives one more call, which is '
                f'true; did you mean "{meant or name + "s"}"?'
            )
            report(context.api, [Fault(message, place, MOCK_ASSERT)])
    return context.default_attr_type


def _member_of_annotated(context: AttributeContext, known: Annotated, name: str) -> Type:
    """Handle an attribute of a mock that is annotated with its spec."""
    info = known.made(context.api, context.context)
    declared = declared_in(info, name)
    if declared is not None:
        held = open_container(Instance(info, []), name, declared)
        return asked(context, read_member(context, known.kind, name, held))
    if not info.fallback_to_any and not is_dunder(name):
        names = {other for base in info.mro for other in base.names}
        meant = near_name(name, names)
        mend = f'; did you mean "{meant}"?' if meant else ""
        message = f'"{known.name}" has no attribute "{name}"{mend}'
        code = MOCK_ASSERT if meant in ASSERTIONS else MOCK_SPEC
        report(context.api, [Fault(message, context.context, code)])
    return context.default_attr_type


def _slips_of_several(context: AttributeContext, mocks: UnionType, name: str) -> Iterator[Fault]:
    """Yield the fault of a name that is a slip on each of the mocks that something may be.

    Of what it does not know, patch may put a MagicMock or an AsyncMock in the place.
    """
    proper = map(get_proper_type, mocks.items)
    slips = [_slips_of_one(context, it, name) for it in proper if not isinstance(it, NoneType)]
    if slips and all(slips):
        yield from slips[0]


def _slips_of_one(context: AttributeContext, mock: ProperType, name: str) -> list[Fault]:
    """Return the fault of a slip on a plain mock, or one that patch puts in a class's place."""
    if not isinstance(mock, Instance) or not is_mock(mock) or mock.type.get(name) is not None:
        return []
    said = about(mock.type)
    if said is not None:
        is_open_mock = bool(said["spec"]) and not said["strict"]
        return [*_slips_of_open(context, mock, said, name)] if is_open_mock else []
    is_plain = mock.type.fullname not in fullnames.FUNCTION_MOCKS and annotated(mock) is None
    return [*_slips(context, name)] if is_plain else []


def _slips(context: AttributeContext, name: str) -> Iterator[Fault]:
    """Yield the fault of a name that a plain mock refuses, or that is a slip for its own."""
    fault = fault_of_assertion(context.api, name, context.context)
    if fault is not None:
        yield fault
        return
    is_free = len(name) >= _LONG and name not in SCOPES.assigned_names(context.api)
    meant = misspelling_of(name, _RECORDS) if is_free else None
    method = misspelling_of(name, METHODS | SETTINGS) if is_free else None
    if method in METHODS and attribute_of(context.api, context.context) is not None:
        return  # a method is called, and a child has children
    if method is not None:
        message = f'"{name}" is a child of the mock, and does nothing; did you mean "{method}"?'
        yield Fault(message, context.context, MOCK_SPEC)
    elif meant is not None:
        message = (
            f'a mock records no "{name}": it gives one more mock, which is true; '
            f'did you mean "{meant}"?'
        )
        yield Fault(message, context.context, MOCK_ASSERT)


def _check_function(context: AttributeContext, mock: Instance, name: str) -> None:
    """Report a slip for an attribute of a mocked function; others may have been set on it."""
    known = {known for base in mock.type.mro for known in base.names}
    meant = misspelling_of(name, known | _OF_SPIES)
    if name not in _OF_SPIES and meant is not None:
        message = f'a mocked function has no attribute "{name}"; did you mean "{meant}"?'
        code = MOCK_ASSERT if meant in ASSERTIONS else MOCK_SPEC
        report(context.api, [Fault(message, context.context, code)])
    else:
        report(context.api, _slips(context, name))


def _check_listed(context: AttributeContext, mock: Instance, said: About, name: str) -> None:
    """Report what a list of names or a wrapped object lacks; a test may set more on the mock."""
    known = {known for base in mock.type.mro for known in base.names}
    if is_dunder(name) or name in known | SCOPES.assigned_names(context.api):
        return
    meant = near_name(name, mock.type.names)
    if meant is None and name.startswith("_"):
        return  # what code keeps for itself on an object that it is given
    mend = f'; did you mean "{meant}"?' if meant else ""
    if "(wraps=" in said["name"]:
        message = f'"{said["spec"]}", which this mock wraps, has no attribute "{name}"{mend}'
    elif not said["name"].endswith("=list)"):
        message = f'"{said["spec"]}", the spec of this mock, has no attribute "{name}"{mend}'
    else:
        message = f'the names in the spec of this mock have no "{name}" among them{mend}'
    report(context.api, [Fault(message, context.context, MOCK_SPEC)])


def _is_free(context: AttributeContext, name: str) -> bool:
    """Tell whether any mock has an attribute: one of its own, or one that a test deletes."""
    return name in OWN_NAMES or id(context.context) in _deleted(context.api)


@once_a_module
def _deleted(api: CheckerPluginInterface) -> frozenset[int]:
    return frozenset(map(id, deleted(SCOPES.of_kind(api, DelStmt))))


def _is_of_builtin(mock: Instance) -> bool:
    """Tell whether a class of the language is the spec: its mock goes wherever anything goes."""
    spec = mock.type.bases[-1].type
    return spec.module_name == "builtins" and spec.fullname != "builtins.object"


def _slips_of_open(
    context: AttributeContext, mock: Instance, said: About, name: str
) -> Iterator[Fault]:
    """Yield the fault of a slip for what a class has of which patch puts a plain mock in place.

    The mock has whatever it is asked for; what is set there the code under test never meets.
    """
    class_ = class_behind(mock)
    assertion = fault_of_assertion(context.api, name, context.context)
    if assertion is not None:
        yield assertion
        return
    if class_ is None or is_open(class_) or class_.module_name == "builtins":
        return
    known = {known for base in class_.mro for known in base.names}
    meant = misspelling_of(name, known)
    if name not in known | SCOPES.assigned_names(context.api) and meant is not None:
        yield Fault(message_of_slip(said, name, meant), context.context, MOCK_SPEC)
    elif name not in known:
        yield from _slips(context, name)


def _check_class(context: AttributeContext, mock: Instance, said: About, name: str) -> None:
    known = {known for base in mock.type.mro for known in base.names}
    given = SCOPES.assigned_names(context.api)
    if name in known or (name in given and misspelling_of(name, known) is None):
        return
    meant = near_name(name, known)
    mend = f'; did you mean "{meant}"?' if meant else ""
    message = f'class "{said["spec"]}" has no attribute "{name}", nor has its mock{mend}'
    report(context.api, [Fault(message, context.context, MOCK_SPEC)])


def _check_module(context: AttributeContext, module: MypyFile, name: str) -> None:
    """Report a slip for what a module has, of which mypy may not know all."""
    missing = resolve_in_module(module, name)
    if isinstance(missing, Missing) and name not in SCOPES.assigned_names(context.api):
        mend = f'; did you mean "{missing.meant}"?' if missing.meant else ""
        message = f'{missing.owner} has no attribute "{name}", nor has its mock{mend}'
        report(context.api, [Fault(message, context.context, MOCK_SPEC)])
