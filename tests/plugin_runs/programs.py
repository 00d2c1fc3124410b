"""Random programs with mocks in them, for mypy to read: right, wrong and broken ones."""

from __future__ import annotations

from hypothesis import strategies as st

NAMES = st.sampled_from(["fetch", "close", "name", "items", "__len__", "_private", "assert_called"])
TYPES = st.sampled_from(
    [
        "int",
        "str | None",
        "list[Spec]",
        "Spec",
        "type[Spec]",
        "T",
        "Missing",
        "Callable[..., int]",
        "Awaitable[int]",
        "AsyncIterator[str]",
        "tuple[int, ...]",
        "Any",
        "'Spec'",
        "Literal[1]",
    ]
)
BASES = st.sampled_from(
    [
        "",
        "(Generic[T])",
        "(Protocol)",
        "(NamedTuple)",
        "(Enum)",
        "(TypedDict)",
        "(Missing)",
        "(Exception)",
        "(dict[str, int])",
        "(Mock)",
        "(metaclass=ABCMeta)",
        "(Spec)",
    ]
)
DECORATORS = st.sampled_from(
    [
        "",
        "@property",
        "@staticmethod",
        "@classmethod",
        "@overload",
        "@cached_property",
        "@missing",
        "@lru_cache",
        "@contextmanager",
        "@asynccontextmanager",
        "@abstractmethod",
    ]
)
VALUES = st.sampled_from(
    [
        "1",
        "None",
        "[]",
        "Spec",
        "Spec()",
        "Mock()",
        "missing",
        "lambda: 1",
        "ValueError",
        "(1, 'a')",
        "AsyncMock(spec=Spec)",
        "DEFAULT",
        "ANY",
        "iter([1])",
        "{**x}",
        "function",
        "coroutine()",
    ]
)
MOCKS = st.sampled_from(
    [
        "Mock",
        "MagicMock",
        "AsyncMock",
        "NonCallableMock",
        "PropertyMock",
        "create_autospec",
        "amock.Mock",
        "amock.AsyncMock[Spec]",
        "mock_open",
        "seal",
        "patch",
        "call",
        "sentinel",
    ]
)
TARGETS = st.sampled_from(
    [
        "'os.path.join'",
        "'os'",
        "''",
        "'.'",
        "'a..b'",
        "'generated.Spec.fetch'",
        "Spec, 'fetch'",
        "'generated.function'",
        "f'{x}.y'",
        "'os.path.jion'",
        "Spec(), 'name', 3",
        "*x",
        "**x",
        "3",
    ]
)


def _line(template: str, **parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.fixed_dictionaries(parts).map(lambda given: template.format(**given))


MEMBERS = st.one_of(
    _line("{name}: {type} = {value}", name=NAMES, type=TYPES, value=VALUES),
    _line("{name}: {type}", name=NAMES, type=TYPES),
    _line("{name} = {value}", name=NAMES, value=VALUES),
    _line(
        "{decorator}\n    {kind} {name}(self, {name}: {type} = ...) -> {result}: ...",
        decorator=DECORATORS,
        kind=st.sampled_from(["def", "async def"]),
        name=NAMES,
        type=TYPES,
        result=TYPES,
    ),
)
SPECS = st.tuples(BASES, st.lists(MEMBERS, min_size=1, max_size=5)).map(
    lambda given: "\n    ".join([f"class Spec{given[0]}:", *given[1]])
)
ARGUMENTS = st.sampled_from(
    [
        "",
        "Spec",
        "spec=Spec",
        "spec_set=Spec()",
        "spec=function",
        "spec=x",
        "spec=os",
        "autospec=Spec",
        "Spec, instance=True",
        "spec=[1]",
        "wraps=Spec()",
        "*x",
        "**x",
        "**{'fetch.return_value': 1}",
        "return_value=x, side_effect=[1]",
        "unsafe=True",
        "spec=Spec.fetch",
        "retrun_value=1",
    ]
)
STATEMENTS = st.one_of(
    _line("m = {mock}({arguments})", mock=MOCKS, arguments=ARGUMENTS),
    _line("self.m = m = {mock}({arguments})", mock=MOCKS, arguments=ARGUMENTS),
    _line("m.{name}.return_value = {value}", name=NAMES, value=VALUES),
    _line("m.{name}.side_effect = {value}", name=NAMES, value=VALUES),
    _line("m.{name} = {value}", name=NAMES, value=VALUES),
    _line("m, *x = m.{name}({value}), {value}", name=NAMES, value=VALUES),
    _line("m.return_value.{name}.assert_awaited_once_with({value})", name=NAMES, value=VALUES),
    _line("assert m.{name}.assert_called_with({value}, key={value})", name=NAMES, value=VALUES),
    _line("await m.{name}({value}, *x)", name=NAMES, value=VALUES),
    _line("m.{name}.assert_called_once", name=NAMES),
    _line("with patch({target}) as m: m.{name}()", target=TARGETS, name=NAMES),
    _line("with patch.object({target}, autospec=True) as m: m", target=TARGETS),
    _line("patch.multiple({target}, fetch=DEFAULT).start()", target=TARGETS),
    _line("patch.dict({target}, {{'a': {value}}})", target=TARGETS, value=VALUES),
    _line("m.configure_mock(**{{'{name}.side_effect': {value}}})", name=NAMES, value=VALUES),
    _line("del m.{name}", name=NAMES),
    _line("for m in m.{name}(): pass", name=NAMES),
    st.just("return m"),
)
HEADS = st.one_of(
    st.just("async def test(self, x: Any, m: Any = None):"),
    _line("@patch({target})\ndef test(x: Mock, m: AsyncMock) -> None:", target=TARGETS),
    _line("@patch.object({target})\nclass Test:\n  def test(x, self, m=1):", target=TARGETS),
    st.just("if True:"),
)
TESTS = st.tuples(HEADS, st.lists(STATEMENTS, min_size=2, max_size=8)).map(
    lambda given: "\n    ".join([given[0], *given[1]])
)
IMPORTS = """\
import os
import amock
from abc import ABCMeta, abstractmethod
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, contextmanager
from enum import Enum
from functools import cached_property, lru_cache
from typing import Any, Generic, Literal, NamedTuple, Protocol, TypedDict, TypeVar, overload
from unittest.mock import *

T = TypeVar("T")
x: Any = 1


def function(a: int, *, b: str = "") -> int: ...
async def coroutine(a: int) -> str: ...
"""
PROGRAMS = st.tuples(SPECS, st.lists(TESTS, min_size=1, max_size=4)).map(
    lambda given: "\n\n".join([IMPORTS, given[0], *given[1], ""])
)
"""Each a module named `generated`; some do not parse."""
