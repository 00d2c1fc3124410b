"""The full names of what the plugin attaches to."""

from __future__ import annotations

from typing import Final

from amock_shape import ARGUMENT_ASSERTIONS, AWAIT_ASSERTIONS, MockKind

STDLIB: Final = "unittest.mock"
AMOCK: Final = "amock"
BACKPORT: Final = "mock.mock"
"""Where the stubs of the `mock` package define what `mock` exports."""

MOCK_MODULES: Final = (STDLIB, AMOCK, BACKPORT)
"""Modules whose mock classes and functions are understood."""

IMPORTED_FOR_MOCKS: Final = frozenset(
    {"unittest.mock", "mock", "amock", "amock_pytest", "pytest_mock", "pytest"}
)
"""Modules whose import tells that a file may hold mocks or patch something."""

MOCK_CLASSES: Final = {
    f"{module}.{kind.value}": kind for module in MOCK_MODULES for kind in MockKind
}
"""The mock classes that take a spec, with the kind of mock each makes."""

CONTAINERS: Final = frozenset(
    f"builtins.{name}" for name in ("dict", "frozenset", "list", "set", "tuple")
)
USED_BY_FUNCTIONS: Final = {
    "builtins.abs": "__abs__",
    "builtins.float": "__float__",
    "builtins.frozenset": "__iter__",
    "builtins.int": "__int__",
    "builtins.iter": "__iter__",
    "builtins.len": "__len__",
    "builtins.list": "__iter__",
    "builtins.next": "__next__",
    "builtins.reversed": "__reversed__",
    "builtins.round": "__round__",
    "builtins.set": "__iter__",
    "builtins.sorted": "__iter__",
    "builtins.sum": "__iter__",
    "builtins.tuple": "__iter__",
}
"""The special methods that functions and classes of the builtins look up on what they are given."""
AWAITERS: Final = {
    "create_task": "asyncio.tasks.create_task",
    "ensure_future": "asyncio.tasks.ensure_future",
    "gather": "asyncio.tasks.gather",
    "run": "asyncio.runners.run",
    "shield": "asyncio.tasks.shield",
    "wait_for": "asyncio.tasks.wait_for",
}
"""The functions of asyncio that await what they are given, by the names that it exports."""

FUNCTION_MOCK: Final = f"{AMOCK}.FunctionMock"
ASYNC_FUNCTION_MOCK: Final = f"{AMOCK}.AsyncFunctionMock"
FUNCTION_MOCKS: Final = (FUNCTION_MOCK, ASYNC_FUNCTION_MOCK)

MADE_CLASS_SIGN: Final = "="
"""Stands in the names of the classes that the plugin makes, and in no others."""

ASSERTIONS_WITH_ARGUMENTS: Final = tuple(
    f"{mock}.{assertion}"
    for mock in FUNCTION_MOCKS
    for assertion in ARGUMENT_ASSERTIONS
    if mock == ASYNC_FUNCTION_MOCK or assertion not in AWAIT_ASSERTIONS
)
ASSERTIONS_OF_BARE_MOCKS: Final = {
    f"{library}.{kind.value}.{assertion}": assertion
    for library in (STDLIB, BACKPORT)
    for kind in (MockKind.MOCK, MockKind.MAGIC, MockKind.ASYNC)
    for assertion in {*ARGUMENT_ASSERTIONS, *AWAIT_ASSERTIONS}
}
"""Assertions on mocks of which nothing is known but their kind; sync ones lack those on awaits."""
ARGUMENT_ASSERTIONS_OF_BARE_MOCKS: Final = tuple(
    name for name, assertion in ASSERTIONS_OF_BARE_MOCKS.items() if assertion in ARGUMENT_ASSERTIONS
)
CALLS_OF_FUNCTIONS: Final = (
    *(f"{AMOCK}.NonCallableMock.{name}" for name in ("call_args", "call_args_list")),
    *(f"{AMOCK}.NonCallableMock.{name}" for name in ("method_calls", "mock_calls")),
    *(f"{AMOCK}.AsyncMock.{name}" for name in ("await_args", "await_args_list")),
)
"""Where the typed mock functions declare what they record."""
LAST_CALLS_OF_MOCKS: Final = tuple(
    f"{library}.NonCallableMock.call_args" for library in (STDLIB, BACKPORT)
)
"""Where typeshed declares the last call of all mocks."""
RETURN_VALUES: Final = tuple(f"{mock}.return_value" for mock in FUNCTION_MOCKS)
SIDE_EFFECTS: Final = tuple(f"{mock}.side_effect" for mock in FUNCTION_MOCKS)
SIDE_EFFECTS_OF_MOCKS: Final = tuple(
    f"{library}.CallableMixin.side_effect" for library in (STDLIB, BACKPORT)
)
"""Where typeshed declares the side effect of all mocks that can be called."""
RETURN_VALUES_OF_MOCKS: Final = tuple(
    f"{library}.NonCallableMock.return_value" for library in (STDLIB, BACKPORT)
)
"""Where typeshed declares the return value of all mocks."""

AWAIT_ASSERTIONS_ON_SYNC: Final = {f"{FUNCTION_MOCK}.{name}": name for name in AWAIT_ASSERTIONS}

NON_CALLABLE_MOCK: Final = f"{STDLIB}.NonCallableMock"
PLAIN_MOCKS: Final = (NON_CALLABLE_MOCK, f"{BACKPORT}.NonCallableMock")
"""The classes that all mocks derive from."""
ATTRIBUTES_OF_MOCKS: Final = tuple(f"{mock}." for mock in PLAIN_MOCKS)
DECLARED_BY_MOCKS: Final = frozenset(
    {
        "call_args",
        "call_args_list",
        "call_count",
        "called",
        "method_calls",
        "mock_calls",
        "return_value",
        "side_effect",
    }
)
"""The variables that typeshed declares on NonCallableMock."""

COUNTS_OF_CALLS: Final = (
    *(
        f"{module}.NonCallableMock.{name}"
        for module in (STDLIB, AMOCK, BACKPORT)
        for name in ("call_count", "called")
    ),
    *(f"{module}.AsyncMockMixin.await_count" for module in (STDLIB, BACKPORT)),
    f"{AMOCK}.AsyncMock.await_count",
)
"""What changes when anybody calls the mock, which mypy does not see."""

SET_ON_MOCKS: Final = (
    "__class__",
    "__dir__",
    "__format__",
    "__hash__",
    "__repr__",
    "__sizeof__",
    "__str__",
)
"""What every object has, and tests set on mocks.

Not among them: comparisons, whose result would be no bool any more.
"""
SPECIAL_METHODS_OF_MOCKS: Final = frozenset(
    f"{mock}.{name}" for mock in MOCK_CLASSES for name in SET_ON_MOCKS
)

ANNOTATIONS_OF_MOCKS: Final = ("Mock", "MagicMock", "NonCallableMagicMock")
"""What people annotate mocks with, whatever the mock is: every specced mock is one of them."""

MAGIC_MOCKS: Final = frozenset(
    f"{module}.{kind.value}"
    for module in MOCK_MODULES
    for kind in (MockKind.MAGIC, MockKind.NON_CALLABLE_MAGIC)
)
"""What not every mock is, although all specced ones may be annotated so."""
ASYNC_MOCKS: Final = frozenset(f"{module}.{MockKind.ASYNC.value}" for module in MOCK_MODULES)

PATCHERS: Final = (f"{STDLIB}._patcher", f"{AMOCK}._Patcher")
BACKPORT_PATCHER: Final = f"{BACKPORT}._patcher"
BACKPORT_PATCH: Final = f"{BACKPORT}._patch"
PATCH: Final = f"{STDLIB}._patch"
PATCH_PASS_ARGS: Final = (f"{STDLIB}._patch_pass_arg",)
PATCH_DICTS: Final = (f"{STDLIB}._patch_dict", f"{BACKPORT}._patch_dict")
PATCHES: Final = frozenset({PATCH, BACKPORT_PATCH, *PATCH_DICTS})
"""The classes of what patch and its forms give."""
MOCK_OPENS: Final = {
    f"{STDLIB}.mock_open": STDLIB,
    f"{AMOCK}.mock_open": STDLIB,
    f"{BACKPORT}.mock_open": BACKPORT,
}
"""The functions that make mocks of `open`, each with the module that these mocks are of."""
CALL: Final = f"{STDLIB}._Call"
CALL_OBJECTS: Final = frozenset(
    {f"{module}.call" for module in MOCK_MODULES} | {f"{BACKPORT.partition('.')[0]}.call"}
)
CALLS: Final = (f"{CALL}.", f"{BACKPORT}._Call.")
MOCKER: Final = "pytest_mock.plugin.MockerFixture"
AMOCKER: Final = "amock_pytest.amocker.AmockerFixture"
MOCKERS: Final = {MOCKER: STDLIB, AMOCKER: AMOCK}
"""The classes of the fixtures that patch, each with the module that its mocks are of."""
MOCKER_PATCHERS: Final = (f"{MOCKER}._Patcher", "amock_pytest.patcher.Patcher")
MOCKER_CLASSES: Final = {
    f"{MOCKER}.{name}": f"{STDLIB}.{name}"
    for name in (*(kind.value for kind in MockKind), "PropertyMock")
}
"""The mock classes that pytest-mock offers as attributes, with the classes that they are."""
MONKEYPATCH: Final = "_pytest.monkeypatch.MonkeyPatch"
USED_BY_TESTS: Final = (
    "_pytest.fixtures.fixture",
    "_pytest.python_api.raises",
    "_pytest.raises.raises",
)
"""What tests call that need not do anything else that the plugin is asked about."""
PARAMETRIZE: Final = "_pytest.mark.structures.MarkGenerator.parametrize"
