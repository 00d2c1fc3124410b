"""Event loops that are mocked themselves: there, nobody awaits what a coroutine function gives."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import Final

from amock.codemod.doubles.fixtures import (
    fixture_users,
    fixtures,
    is_fixture,
    is_used_everywhere,
    parameter_names,
)
from amock.codemod.doubles.sites import Form, Site
from amock.codemod.syntax.module import Module
from amock.codemod.syntax.scopes import Function
from amock_shape import ASSERTIONS

_RUNNERS: Final = frozenset(
    {
        "run_until_complete",
        "create_task",
        "ensure_future",
        "run_coroutine_threadsafe",
        "gather",
        "wait_for",
        "shield",
        "as_completed",
        "start_soon",
    }
)
_RUNNER_MODULES: Final = ("asyncio.", "_asyncio.", "anyio.", "trio.", "uvloop.")
_LOOP_NAMES: Final = frozenset(
    {
        *_RUNNERS,
        "run",
        "wait",
        "timeout",
        "get_event_loop",
        "get_running_loop",
        "new_event_loop",
        "set_event_loop",
        "Runner",
        "TaskGroup",
        "Task",
        "BaseEventLoop",
        "AbstractEventLoop",
    }
)
_LOOP_OWNERS: Final = ("Loop", "TaskGroup", "Runner", "Policy")
"""How the names of classes end whose methods run what they are given."""
_LOOP_CLASSES: Final = frozenset({"AbstractEventLoop", "BaseEventLoop", "TaskGroup", "Runner"})
_MOCK_WORDS: Final = ASSERTIONS | {
    "return_value",
    "side_effect",
    "call_args",
    "call_args_list",
    "call_count",
    "called",
    "mock_calls",
    "method_calls",
}
_SETUPS: Final = frozenset({"setUp", "asyncSetUp", "setUpClass", "setup_method", "setup_class"})

FullName = Callable[[Site], str]
"""Tells the full name of what a site stands for, or the empty string."""


def is_loop_mocked(module: Module, used: ast.AST, sites: list[Site], fullname: FullName) -> bool:
    """Tell whether a test that uses a double also mocks what would await it.

    Parameters:
        module: the file.
        used: the place where the double is used.
        sites: all sites of the file.
        fullname: tells what the others stand for.
    """
    for part in _surroundings(module, used):
        inside = set(ast.walk(part))
        if any(other.node in inside and _mocks_runner(other, fullname) for other in sites):
            return True
        if any(_reads_mocked_runner(node) or _is_loop_mock(module, node) for node in inside):
            return True
    return False


def _mocks_runner(site: Site, fullname: FullName) -> bool:
    if site.form is Form.ASSIGNED and not isinstance(site.double, ast.Call):
        return False
    name = fullname(site)
    home, _, last = name.rpartition(".")
    owner = home.rpartition(".")[2]
    of_class = owner[:1].isupper() and not owner.endswith(_LOOP_OWNERS)
    return name.startswith(_RUNNER_MODULES) and last in _LOOP_NAMES and not of_class


def _reads_mocked_runner(node: ast.AST) -> bool:
    """`loop.run_until_complete.assert_called…`: only a mock's method has such attributes."""
    return (
        isinstance(node, ast.Attribute)
        and node.attr in _MOCK_WORDS
        and isinstance(node.value, ast.Attribute)
        and node.value.attr in _RUNNERS
    )


def _is_loop_mock(module: Module, node: ast.AST) -> bool:
    if not isinstance(node, ast.Call) or not _makes_mock(module, node):
        return False
    specs = [*node.args, *(keyword.value for keyword in node.keywords)]
    return any(
        isinstance(spec, (ast.Attribute, ast.Name))
        and ast.unparse(spec).rpartition(".")[2] in _LOOP_CLASSES
        for spec in specs
    )


def _makes_mock(module: Module, node: ast.Call) -> bool:
    api = module.library.api_name(node.func)
    return module.library.mock_kind(node.func) is not None or api == "create_autospec"


def _surroundings(module: Module, used: ast.AST) -> Iterator[ast.AST]:
    """Yield the code that runs around the use of a double."""
    function = module.scopes.outermost_function(used)
    home = module.scopes.enclosing(used, ast.ClassDef)
    if home is not None:
        yield from home.decorator_list
    if function is None:
        yield home if home is not None else module.scopes.tree
        return
    yield function
    yield from _shared(module, function, home)
    if home is not None and function.name in _SETUPS:
        yield home
    if is_fixture(function):
        yield from fixture_users(module, function.name)


def _shared(module: Module, function: Function, home: ast.ClassDef | None) -> Iterator[ast.AST]:
    """Yield the fixtures and set-up methods that run before a function."""
    if home is not None:
        for item in home.body:
            if isinstance(item, Function) and item.name in _SETUPS:
                yield item
    known, wanted, seen = fixtures(module), parameter_names(function), set[str]()
    wanted |= {name for name, fixture in known.items() if is_used_everywhere(fixture)}
    while wanted - seen:
        name = min(wanted - seen)
        seen.add(name)
        if name in known:
            yield known[name]
            wanted |= parameter_names(known[name])
