"""The plugin: tables from the full names of the mock API to their handlers, nothing else."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from typing import Any, Final

from mypy.nodes import MypyFile, TypeInfo
from mypy.options import Options
from mypy.plugin import (
    AttributeContext,
    ClassDefContext,
    FunctionContext,
    FunctionSigContext,
    MethodContext,
    MethodSigContext,
    Plugin,
    ReportConfigContext,
)
from mypy.types import FunctionLike, Type

from amock_mypy import fullnames
from amock_mypy.backport import expected_calls, recorded_calls
from amock_mypy.hooks import attributes, awaits, calls
from amock_mypy.hooks.autospec import create_autospec
from amock_mypy.hooks.callable_instances import setting_of_instance
from amock_mypy.hooks.constructors import constructor_hook, property_mock, subclass_hook
from amock_mypy.hooks.decorated import without_passed
from amock_mypy.hooks.definitions import (
    settable_methods,
    strict_function_mock,
    without_await_records,
)
from amock_mypy.hooks.factories import call_of_factory
from amock_mypy.hooks.filed import call_that_files, files_under_class
from amock_mypy.hooks.inherited import own_mocks
from amock_mypy.hooks.injected import assertion_passed, assertion_signature, of_injected
from amock_mypy.hooks.mocker import mock_class, mock_function, spy, stub
from amock_mypy.hooks.patching import (
    mocker_result,
    patch_multiple,
    patch_result,
    patch_signature,
    started,
)
from amock_mypy.hooks.records import record_of_calls
from amock_mypy.hooks.special_methods import used_by_function
from amock_mypy.hooks.statements import check_statements, meet_parameters, meet_test, watched
from amock_mypy.hooks.unknown import record_of_call, unknown_attribute
from amock_mypy.hooks.values import mock_add_spec, mock_open, patch_dict, seal
from amock_mypy.runs.answers import Answers
from amock_mypy.runs.daemon import CHECKS
from amock_mypy.runs.dependencies import Dependencies, Dependency
from amock_mypy.runs.guard import (
    default_attribute,
    default_result,
    default_signature,
    guarded,
    nothing,
)
from amock_mypy.runs.settings import apply_settings
from amock_mypy.source.scopes import SCOPES
from amock_mypy.specs.module_texts import forget_sources
from amock_mypy.specs.patch_calls import Form
from amock_mypy.uses.factories import gives_bare_mock
from amock_shape import ARGUMENT_ASSERTIONS, CALL_ASSERTIONS, CALL_LIST_ASSERTIONS

_FUNCTIONS: dict[str, Callable[[FunctionContext], Type]] = {
    **{name: constructor_hook(kind) for name, kind in fullnames.MOCK_CLASSES.items()},
    **{
        f"{library}.create_autospec": partial(create_autospec, library=library)
        for library in fullnames.MOCK_MODULES
    },
    **{f"{library}.PropertyMock": property_mock for library in fullnames.MOCK_MODULES},
    **dict.fromkeys(fullnames.PATCH_DICTS, patch_dict),
    **{name: partial(mock_open, library=library) for name, library in fullnames.MOCK_OPENS.items()},
    **{f"{library}.seal": seal for library in fullnames.MOCK_MODULES},
    **{
        name: partial(used_by_function, function=name) for name in ("builtins.iter", "builtins.len")
    },
    **dict.fromkeys(fullnames.USED_BY_TESTS, meet_test),
}
_FORMS = {"__call__": Form.PATCH, "object": Form.OBJECT}
_PATCHES = {
    f"{patcher}.{method}": form
    for patcher in (*fullnames.PATCHERS, fullnames.BACKPORT_PATCHER)
    for method, form in _FORMS.items()
}
_MOCKER_PATCHES = {
    f"{patcher}.{method}": form
    for patcher in fullnames.MOCKER_PATCHERS
    for method, form in _FORMS.items()
}
_OTHER_PATCHES = {
    f"{fullnames.MOCKER}.spy": Form.SPY,
    f"{fullnames.AMOCKER}.spy": Form.AMOCKER_SPY,
    f"{fullnames.MONKEYPATCH}.setattr": Form.SETATTR,
    f"{fullnames.MONKEYPATCH}.delattr": Form.DELATTR,
}
_MULTIPLES = [
    f"{patcher}.multiple"
    for patcher in (*fullnames.PATCHERS, fullnames.BACKPORT_PATCHER, *fullnames.MOCKER_PATCHERS)
]
_METHODS: dict[str, Callable[[MethodContext], Type]] = {
    **{name: patch_result(form) for name, form in _PATCHES.items()},
    **{name: mocker_result(form) for name, form in _MOCKER_PATCHES.items()},
    # A class that is an attribute of an object is called as if it were a method of its.
    **{name: constructor_hook(kind) for name, kind in fullnames.MOCK_CLASSES.items()},
    **{f"{mocker}.spy": spy for mocker in fullnames.MOCKERS},
    f"{fullnames.MOCKER}.mock_open": partial(mock_open, library=fullnames.STDLIB),
    **{f"{fullnames.MOCKER}.{name}": stub for name in ("async_stub", "stub")},
    f"{fullnames.PATCH}.__call__": without_passed,
    **{
        f"{mocker}.create_autospec": partial(create_autospec, library=library)
        for mocker, library in fullnames.MOCKERS.items()
    },
    **{f"{patcher}.dict": patch_dict for patcher in fullnames.MOCKER_PATCHERS},
    f"{fullnames.FUNCTION_MOCK}.__call__": calls.call_of_function,
    f"{fullnames.ASYNC_FUNCTION_MOCK}.__call__": calls.call_of_coroutine,
    **dict.fromkeys(fullnames.ASSERTIONS_WITH_ARGUMENTS, calls.assertion_with_arguments),
    **dict.fromkeys(fullnames.ARGUMENT_ASSERTIONS_OF_BARE_MOCKS, assertion_passed),
    **{
        f"{name}.configure_mock": calls.configure_plain(kind)
        for name, kind in fullnames.MOCK_CLASSES.items()
    },
    **{f"{name}.mock_add_spec": mock_add_spec for name in fullnames.MOCK_CLASSES},
}
_METHODS_OF_SPECCED: dict[str, Callable[[MethodContext], Type]] = {
    **dict.fromkeys(CALL_ASSERTIONS - {"assert_has_calls"}, calls.assertion_on_specced),
    "__call__": calls.call_of_specced,
    "attach_mock": calls.attach_to_specced,
    "configure_mock": calls.configure_specced,
    "start": started,
}
_METHOD_SIGNATURES: dict[str, Callable[[MethodSigContext], FunctionLike]] = {
    **{
        name: patch_signature(form)
        for name, form in (_PATCHES | _MOCKER_PATCHES | _OTHER_PATCHES).items()
    },
    **dict.fromkeys(_MULTIPLES, patch_multiple),
    **{
        fullname: partial(awaits.await_assertion, name=name)
        for fullname, name in fullnames.AWAIT_ASSERTIONS_ON_SYNC.items()
    },
    **dict.fromkeys(fullnames.ASSERTIONS_WITH_ARGUMENTS, calls.open_to_matchers),
    **{
        fullname: partial(assertion_signature, name=name)
        for fullname, name in fullnames.ASSERTIONS_OF_BARE_MOCKS.items()
    },
    **{
        f"{mock}.{name}": expected_calls
        for mock in fullnames.FUNCTION_MOCKS
        for name in CALL_LIST_ASSERTIONS
        if f"{mock}.{name}" not in fullnames.AWAIT_ASSERTIONS_ON_SYNC
    },
    f"{fullnames.FUNCTION_MOCK}.__call__": calls.call_for_result,
    f"{fullnames.ASYNC_FUNCTION_MOCK}.__call__": calls.call_for_result,
}
_SIGNATURES_OF_MADE: dict[str, Callable[[MethodSigContext], FunctionLike]] = {
    "__call__": calls.call_of_class,
    **dict.fromkeys(ARGUMENT_ASSERTIONS, calls.assertion_on_class),
    **dict.fromkeys(CALL_LIST_ASSERTIONS, expected_calls),
}
_ATTRIBUTES: dict[str, Callable[[AttributeContext], Type]] = {
    **dict.fromkeys(fullnames.RETURN_VALUES, attributes.return_value_of_function),
    **{name: partial(mock_class, fullname=mock) for name, mock in fullnames.MOCKER_CLASSES.items()},
    **{f"{fullnames.MOCKER}.{it}": partial(mock_function, name=it) for it in ("call", "mock_open")},
    **dict.fromkeys(fullnames.SIDE_EFFECTS, attributes.side_effect_of_function),
    **dict.fromkeys(fullnames.COUNTS_OF_CALLS, attributes.count_of_calls),
    **dict.fromkeys(fullnames.CALLS_OF_FUNCTIONS, record_of_calls(recorded_calls)),
    **dict.fromkeys(fullnames.LAST_CALLS_OF_MOCKS, record_of_calls(default_attribute)),
    **dict.fromkeys(
        fullnames.SIDE_EFFECTS_OF_MOCKS,
        of_injected("side_effect", partial(setting_of_instance, name="side_effect")),
    ),
    **dict.fromkeys(
        fullnames.RETURN_VALUES_OF_MOCKS, partial(setting_of_instance, name="return_value")
    ),
    fullnames.PARAMETRIZE: meet_parameters,
}
_CLASSES: dict[str, Callable[[ClassDefContext], None]] = {
    **dict.fromkeys(fullnames.FUNCTION_MOCKS, strict_function_mock),
    **dict.fromkeys(fullnames.PLAIN_MOCKS, settable_methods),
}
_IS_ASKED_LAST: Final = hasattr(Plugin, "get_additional_indirect_deps")
"""Whether mypy asks once a module has been checked; it does since 2.4, and a daemon not always."""


def _of_attribute(fullname: str) -> Callable[[AttributeContext], Type] | None:
    handler = _ATTRIBUTES.get(fullname)
    name = fullname.rpartition(".")[2]
    if fullnames.MADE_CLASS_SIGN in fullname:
        handler = partial(attributes.member_of_mock, attribute=fullname)
    elif fullname.startswith(fullnames.ATTRIBUTES_OF_MOCKS):
        unknown = partial(unknown_attribute, name=name)
        known = handler or default_attribute
        handler = of_injected(name, known if name in fullnames.DECLARED_BY_MOCKS else unknown)
    elif fullname.startswith(fullnames.CALLS):
        handler = partial(record_of_call, name=name)
    return guarded(handler, default_attribute) if handler else None


def _of_class_attribute(fullname: str) -> Callable[[AttributeContext], Type] | None:
    if fullnames.MADE_CLASS_SIGN in fullname or fullname in fullnames.SPECIAL_METHODS_OF_MOCKS:
        return guarded(attributes.attribute_of_class, default_attribute)
    return None


def _of_method(fullname: str) -> Callable[[MethodContext], Type] | None:
    handler = _METHODS.get(fullname)
    if fullnames.MADE_CLASS_SIGN in fullname:
        handler = _METHODS_OF_SPECCED.get(fullname.rpartition(".")[2])
    return guarded(handler, default_result) if handler else None


def _of_signature(fullname: str) -> Callable[[MethodSigContext], FunctionLike] | None:
    handler = _METHOD_SIGNATURES.get(fullname)
    if fullnames.MADE_CLASS_SIGN in fullname:
        handler = _SIGNATURES_OF_MADE.get(fullname.rpartition(".")[2])
    return guarded(handler, default_signature) if handler else None


_ATTRIBUTE_ANSWERS: Final = Answers(_of_attribute)
_CLASS_ATTRIBUTE_ANSWERS: Final = Answers(_of_class_attribute)
_OWN_MOCKS: Final = guarded(own_mocks, default=nothing)
_STDLIB: Final = sys.stdlib_module_names


class AmockPlugin(Plugin):
    """Types for mocks, and reports of their misuse."""

    def __init__(self, options: Options) -> None:
        super().__init__(options)
        CHECKS.forget()  # in this process mypy may have been a daemon until now
        SCOPES.forget()
        self._settings = apply_settings(options)
        self._dependencies = Dependencies(options)
        self._watches = options.fine_grained_incremental or not _IS_ASKED_LAST
        self._function_answers: Final = Answers(self._of_function)
        self._method_answers: Final = Answers(self._of_method)
        self._filing_answers: Final = Answers(self._filing_hook)
        self._signature_answers: Final = Answers(self._of_signature)
        if not self._watches:
            self._answer_by_tables()

    def _answer_by_tables(self) -> None:
        """Put looks into tables in the place of the methods that do no more."""
        tables: dict[str, Answers[Any]] = {
            "get_function_hook": self._function_answers,
            "get_method_hook": self._method_answers,
            "get_function_signature_hook": self._filing_answers,
            "get_method_signature_hook": self._signature_answers,
            "get_attribute_hook": _ATTRIBUTE_ANSWERS,
            "get_class_attribute_hook": _CLASS_ATTRIBUTE_ANSWERS,
        }
        for method, answers in tables.items():
            setattr(self, method, answers.__getitem__)

    def set_modules(self, modules: dict[str, MypyFile]) -> None:
        """Take the modules of the build; a daemon gives them after each edit."""
        super().set_modules(modules)
        self._dependencies.forget()
        self._function_answers.clear()
        self._method_answers.clear()
        self._filing_answers.clear()
        self._signature_answers.clear()
        forget_sources()

    def report_config_data(self, ctx: ReportConfigContext) -> object:  # noqa: ARG002  # mypy's name
        """Return what the results of a check depend on beside the files and mypy's options.

        The version is told mypy in another way as well, and there mypy forgets it: a run over
        some files after an update makes it think that what it kept of all others is as new.
        """
        version = sys.modules[__package__ or ""].__version__
        return {"enable": sorted(self._settings.enable), "version": version}

    def get_additional_deps(self, file: MypyFile) -> list[Dependency]:
        """Return the modules that a file needs beside those that it imports."""
        return self._dependencies.of_file(file)

    def get_additional_indirect_deps(self, file: MypyFile) -> set[str]:
        """Check whole statements, as mypy asks this last of all about a module.

        The answer is which modules the file depends on by naming what it patches.
        """
        checker, used = SCOPES.leave(file)
        checked = CHECKS.leave(file.fullname)
        if checker is not None and not checked:
            guarded(check_statements, default=nothing)(checker)
        return used

    def get_function_hook(self, fullname: str) -> Callable[[FunctionContext], Type] | None:
        """Return the handler of calls of a function or a class."""
        handler = self._function_answers[fullname]
        return watched(handler, default_result) if self._watches else handler

    def _of_function(self, fullname: str) -> Callable[[FunctionContext], Type] | None:
        handler = _FUNCTIONS.get(fullname) or self._subclass_hook(fullname)
        if handler is None:
            return self._factory_hook(fullname)
        return guarded(handler, default_result)

    def _subclass_hook(self, fullname: str) -> Callable[[FunctionContext], Type] | None:
        """Return the handler of calls of a user's class of mocks."""
        is_class = fullname.rpartition(".")[2][:1].isupper()
        symbol = self.lookup_fully_qualified(fullname) if is_class else None
        node = symbol.node if symbol is not None else None
        return subclass_hook(node) if isinstance(node, TypeInfo) else None

    def _factory_hook(
        self, fullname: str
    ) -> Callable[[FunctionContext | MethodContext], Type] | None:
        """Return the handler of calls of a function that gives a mock of whatever."""
        symbol = self.lookup_fully_qualified(fullname)
        gives_mock = symbol is not None and gives_bare_mock(symbol.node)
        return guarded(call_of_factory, default_result) if gives_mock else None

    def _of_method(self, fullname: str) -> Callable[[MethodContext], Type] | None:
        return _of_method(fullname) or self._factory_hook(fullname)

    def get_method_hook(self, fullname: str) -> Callable[[MethodContext], Type] | None:
        """Return the handler of calls of a method."""
        handler = self._method_answers[fullname]
        return watched(handler, default_result) if self._watches else handler

    def get_method_signature_hook(
        self, fullname: str
    ) -> Callable[[MethodSigContext], FunctionLike] | None:
        """Return the handler of a method's signature."""
        handler = self._signature_answers[fullname]
        return watched(handler, default_signature) if self._watches else handler

    def _of_signature(self, fullname: str) -> Callable[[MethodSigContext], FunctionLike] | None:
        return _of_signature(fullname) or self._filing_hook(fullname)

    def get_function_signature_hook(
        self, fullname: str
    ) -> Callable[[FunctionSigContext], FunctionLike] | None:
        """Return the handler of a function's signature."""
        return self._filing_answers[fullname]

    def _filing_hook(
        self, fullname: str
    ) -> Callable[[FunctionSigContext | MethodSigContext], FunctionLike] | None:
        """Return the handler of the signature of a function that files objects under classes."""
        symbol = self.lookup_fully_qualified(fullname)
        files = symbol is not None and files_under_class(symbol.node)
        return guarded(call_that_files, default_signature) if files else None

    def get_attribute_hook(self, fullname: str) -> Callable[[AttributeContext], Type] | None:
        """Return the handler of reads and writes of an attribute."""
        handler = _ATTRIBUTE_ANSWERS[fullname]
        return watched(handler, default_attribute) if self._watches else handler

    def get_class_attribute_hook(self, fullname: str) -> Callable[[AttributeContext], Type] | None:
        """Return the handler of reads and writes of an attribute of a class itself."""
        return _CLASS_ATTRIBUTE_ANSWERS[fullname]

    def get_customize_class_mro_hook(
        self, fullname: str
    ) -> Callable[[ClassDefContext], None] | None:
        """Return what changes a class as it is defined."""
        return _CLASSES.get(fullname)

    def get_base_class_hook(self, fullname: str) -> Callable[[ClassDefContext], None] | None:
        """Return what changes a class once it is read, by the name of a base of its."""
        if fullname == f"{fullnames.AMOCK}.MagicMock":
            return without_await_records
        # What the standard library defines holds no mocks.
        return None if fullname.partition(".")[0] in _STDLIB else _OWN_MOCKS
