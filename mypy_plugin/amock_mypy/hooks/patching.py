"""`patch("…")` and `patch.object(…)`: what is replaced, by what, and the type of the mock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import cast

from mypy.nodes import CallExpr
from mypy.plugin import CheckerPluginInterface, MethodContext, MethodSigContext
from mypy.types import FunctionLike, Instance, Type, get_proper_type

from amock_mypy import fullnames
from amock_mypy.checker import find_class, instance_of
from amock_mypy.checks.faults import Fault, report
from amock_mypy.checks.patches import faults_of_multiple, faults_of_options, faults_of_patch
from amock_mypy.mock_types.patched import is_made_by_patch, mock_of_target
from amock_mypy.mock_types.patchers import patcher_of
from amock_mypy.mock_types.unsafe import unsafe_mock
from amock_mypy.source.arguments import call_of
from amock_mypy.source.scopes import SCOPES
from amock_mypy.specs.patch_calls import Form, PatchCall, patch_call
from amock_mypy.uses.places import is_out_of_place, is_put_over_function, stays_plain
from amock_shape import MockKind


def patch_signature(form: Form) -> Callable[[MethodSigContext], FunctionLike]:
    """Return the handler of the signature of one form of patch; it reports what is wrong.

    mypy tries the overloads of patch one after the other and takes any report for a sign that one
    does not match. It asks about the signature before that, once for each overload; what is
    reported again on the same line is shown once.
    """
    last = _LastFaults()

    def handle(context: MethodSigContext) -> FunctionLike:
        call = patch_call(context.api, context.context, form)
        if call is not last.call or call is None:
            last.call = call
            last.faults = (
                _faults(context.api, call) if call is not None else _of_computed(context, form)
            )
        report(context.api, last.faults)
        return context.default_signature

    return handle


@dataclass(slots=True)
class _LastFaults:
    """What was found in the call that mypy asked about last; the next overload is of the same."""

    call: PatchCall | None = None
    faults: list[Fault] = field(default_factory=list)


def _of_computed(context: MethodSigContext, form: Form) -> list[Fault]:
    """Return what is wrong with a patch whose target is not written out."""
    call = call_of(context.context)
    return list(faults_of_options(call)) if call is not None and form.passes_on else []


def _faults(api: CheckerPluginInterface, call: PatchCall) -> list[Fault]:
    if "new" in call.arguments.by_name:
        SCOPES.note_replacement(api, call.call)
    return list(faults_of_patch(api, call))


def patch_multiple(context: MethodSigContext) -> FunctionLike:
    """Handle the signature of patch.multiple, which names what it replaces by keywords."""
    SCOPES.meet(context.api)
    call = cast(CallExpr, context.context)  # of what decorates, mypy asks only for the result
    report(context.api, faults_of_multiple(context.api, call))
    return context.default_signature


def patch_result(form: Form) -> Callable[[MethodContext], Type]:
    """Return the handler of the result of one form of patch: a patcher that gives a typed mock."""

    def handle(context: MethodContext) -> Type:
        patcher = get_proper_type(context.default_return_type)
        if isinstance(patcher, Instance) and patcher.args and _is_unsafe(context):
            return patcher.copy_modified(args=[_unsafe(context) or patcher.args[0]])
        call = patch_call(context.api, context.context, form)
        if call is None or not isinstance(patcher, Instance) or not _gives_default(patcher, call):
            return context.default_return_type
        mock = mock_of_target(context.api, call)
        if mock is None:
            return context.default_return_type
        precise = patcher_of(context.api, patcher, call.name, mock)
        plain = stays_plain(context.api, call.call, precise)
        return context.default_return_type if plain else precise

    return handle


def started(context: MethodContext) -> Type:
    """Handle `start()` of a patcher whose mock has a type."""
    patcher, mock = get_proper_type(context.type), context.default_return_type
    base = patcher.type.bases[0] if isinstance(patcher, Instance) else None
    if base is None or base.type.fullname not in fullnames.PATCH_PASS_ARGS:
        return mock  # a mock of something that is started
    is_plain = is_out_of_place(context.api, mock) or is_put_over_function(context.api, mock)
    return base.args[0] if is_plain else mock


def mocker_result(form: Form) -> Callable[[MethodContext], Type]:
    """Return the handler of the result of one form of pytest-mock's patch: the typed mock."""

    def handle(context: MethodContext) -> Type:
        if _is_unsafe(context):
            return _unsafe(context) or context.default_return_type
        call = patch_call(context.api, context.context, form)
        if call is None or not is_made_by_patch(call):
            return context.default_return_type
        mock = mock_of_target(context.api, call)
        if mock is None or stays_plain(context.api, call.call, mock):
            return context.default_return_type
        if SCOPES.is_entered(context.api, call.call):
            # The mock of a function that patch makes has every special method, its type none.
            return context.default_return_type
        return mock

    return handle


def _is_unsafe(context: MethodContext) -> bool:
    """Tell whether patch makes a mock that takes any name for that of a child."""
    call = call_of(context.context)
    return call is not None and "unsafe" in call.arg_names and "new" not in call.arg_names


def _unsafe(context: MethodContext) -> Instance | None:
    magic = find_class(context.api, f"{fullnames.STDLIB}.{MockKind.MAGIC.value}")
    return unsafe_mock(context.api, instance_of(magic), MockKind.MAGIC) if magic else None


def _gives_default(patcher: Instance, call: PatchCall) -> bool:
    """Tell whether a patcher gives a mock that patch makes by itself."""
    gives = (*fullnames.PATCH_PASS_ARGS, fullnames.BACKPORT_PATCH)
    return patcher.type.fullname in gives and is_made_by_patch(call)
