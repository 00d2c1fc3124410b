"""Check what is replaced through pytest's fixtures where a test takes them without annotations.

Most tests write `def test(mocker)` and `def test(monkeypatch)`. To mypy the parameter is Any then,
and no hook is asked. Nothing else has these names, which pytest and pytest-mock give to tests.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from mypy.nodes import CallExpr, FuncDef, Var
from mypy.plugin import CheckerPluginInterface

from amock_mypy import fullnames
from amock_mypy.checker import current_module, find_class, instance_of, was_checked
from amock_mypy.checks.configuration import faults_of_configuration
from amock_mypy.checks.dictionaries import faults_of_dictionary
from amock_mypy.checks.faults import Fault
from amock_mypy.checks.patches import faults_of_multiple, faults_of_options, faults_of_patch
from amock_mypy.runs.dependencies import imports_mocks
from amock_mypy.source.arguments import read_arguments
from amock_mypy.source.expressions import expressions_in
from amock_mypy.source.mentions import Mentions
from amock_mypy.source.naming import dotted, first_name
from amock_mypy.source.statements import statements_of_scope
from amock_mypy.specs.module_texts import is_found_in
from amock_mypy.specs.patch_calls import Form, patch_call
from amock_mypy.uses.unannotated import MONKEYPATCH, fixtures_taken

_NAMED: Final = re.compile("mocker|monkeypatch")
_SPECS: Final = ("spec_set", "spec")
_FORMS: Final = {
    "patch": Form.PATCH,
    "patch.object": Form.OBJECT,
    "setattr": Form.SETATTR,
    "delattr": Form.DELATTR,
    "spy": Form.SPY,
}


def may_take_fixtures(api: CheckerPluginInterface) -> bool:
    """Tell whether the text of a module names one of these fixtures."""
    return is_found_in(current_module(api).path, _NAMED)


def faults_of_taken_fixtures(api: CheckerPluginInterface) -> Iterator[Fault]:
    """Yield what is wrong with calls of fixtures that functions take without an annotation."""
    # Of a file that imports neither pytest nor mocks, nobody asked for the modules that it names.
    if not may_take_fixtures(api) or not imports_mocks(current_module(api)):
        return
    for parameter, function in fixtures_taken(api):
        if api.options.check_untyped_defs or function.type is not None:
            for call in _calls_of(api, parameter, function):
                yield from _faults_of_call(api, call)


def _calls_of(api: CheckerPluginInterface, parameter: Var, function: FuncDef) -> Iterator[CallExpr]:
    """Yield the calls of what a fixture offers that mypy did not find to be unreachable."""
    statements = statements_of_scope(function.body.body)
    lines = Mentions(function.body.body).lines_of([parameter.name])
    for statement in filter(lines.touch, statements):
        for part in expressions_in(statement):
            if isinstance(part, CallExpr) and was_checked(api, part):
                name = first_name(part.callee)
                if name is not None and name.node is parameter:
                    yield part


def _faults_of_call(api: CheckerPluginInterface, call: CallExpr) -> Iterator[Fault]:
    fixture, _, method = dotted(call.callee).partition(".")
    if (fixture == MONKEYPATCH) != (method in ("setattr", "delattr")):
        return
    if method in _FORMS:
        patch = patch_call(api, call, _FORMS[method])
        if patch is not None:
            yield from faults_of_patch(api, patch)
        elif _FORMS[method].passes_on:
            yield from faults_of_options(call)
    elif method == "patch.multiple":
        yield from faults_of_multiple(api, call)
    elif method == "patch.dict":
        arguments = read_arguments(call, ("in_dict", "values", "clear"))
        yield from faults_of_dictionary(api, arguments)
    else:
        yield from _faults_of_constructor(api, call, method)


def _faults_of_constructor(
    api: CheckerPluginInterface, call: CallExpr, name: str
) -> Iterator[Fault]:
    """Yield the keywords of `mocker.Mock(…)` and its like that configure nothing."""
    fullname = f"{fullnames.STDLIB}.{name}"
    kind, info = fullnames.MOCK_CLASSES.get(fullname), find_class(api, fullname)
    if kind is not None and info is not None:
        arguments = read_arguments(call, ("spec",))
        yield from faults_of_configuration(kind, instance_of(info), arguments, _SPECS)
