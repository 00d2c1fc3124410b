"""Both spec readers say the same of every kind of thing that can be mocked."""

from __future__ import annotations

import sys
import types
from collections.abc import Iterator

import pytest
from amock_mypy.specs import reader
from mypy import build
from mypy.modulefinder import BuildSource
from mypy.nodes import MypyFile, TypeInfo
from mypy.options import Options

from amock._runtime import spec_reader
from amock_shape import (
    SUPPORTED_DUNDERS,
    UNKNOWN_PARAMETERS,
    Kind,
    Member,
    ParameterKind,
    Source,
    is_dunder,
)
from tests.shape import everything

MODULE = "everything"

ANNOTATED = "declared as a value, it may hold any"
DECORATED = "whether a decorator makes a coroutine function shows when it runs"
BOUND = "a name for a method of an object, which mypy tells apart by its type alone"
FOR_CHECKERS = "of use to type checkers only"
METACLASS = "a call of an enumeration makes members or looks them up"
EXPECTED = {
    "Callback": FOR_CHECKERS,
    "Colour": METACLASS,
    "Holder.coroutine": BOUND,
    "Holder.parse": "a class in a staticmethod is called like a function",
    "Level": METACLASS,
    "Plain.callback": ANNOTATED,
    "Plain.decorated_coroutine_method": DECORATED,
    "Point.__getnewargs__": "made by namedtuple, and not in the stubs",
    "bound_coroutine_method": BOUND,
    "decorated_coroutine": DECORATED,
    "lambda_function": ANNOTATED,
    "partial_coroutine": BOUND,
}
"""Where the readers differ, and why nothing wrong comes of it."""


@pytest.fixture(scope="module")
def tree() -> MypyFile:
    options = Options()
    options.python_version = sys.version_info[:2]
    options.python_executable = sys.executable
    options.incremental = False
    options.preserve_asts = True
    result = build.build([BuildSource(everything.__file__, MODULE, None)], options)
    assert not result.errors
    return result.files[MODULE]


def pairs(tree: MypyFile) -> Iterator[tuple[str, Member | None, Member | None]]:
    """Yield (name, what the plugin reads, what the runtime reads) of everything in the file."""
    for name, symbol in tree.names.items():
        raw = vars(everything).get(name)
        if raw is None or is_dunder(name) or _is_borrowed(raw):
            continue
        yield name, reader.member_of(name, symbol), spec_reader.member_of(name, raw, None)
        if isinstance(symbol.node, TypeInfo) and isinstance(raw, type):
            yield from _pairs_of_class(name, symbol.node, raw)


def _is_borrowed(raw: object) -> bool:
    if isinstance(raw, (type, types.FunctionType)):
        return raw.__module__ != everything.__name__
    return isinstance(raw, types.ModuleType) or type(raw).__module__ in ("typing", "__future__")


def _pairs_of_class(
    owner: str, info: TypeInfo, cls: type
) -> Iterator[tuple[str, Member | None, Member | None]]:
    told, seen = reader.members_of(info), spec_reader.members_of(cls)
    for name in sorted(told.keys() | seen.keys()):
        if _is_for_mocks(name) and not _is_of_builtins(name, info, cls):
            yield f"{owner}.{name}", told.get(name), seen.get(name)


def _is_of_builtins(name: str, info: TypeInfo, cls: type) -> bool:
    """Tell whether a member comes from a built-in class, of which the stubs tell what they like."""
    homes = [base.module_name for base in info.mro if name in base.names][:1]
    homes += [base.__module__ for base in cls.__mro__ if name in vars(base)][:1]
    return bool({"builtins", "typing", "enum"} & {*homes}) or info.typeddict_type is not None


def _is_for_mocks(name: str) -> bool:
    return name in SUPPORTED_DUNDERS if is_dunder(name) else not name.startswith("_")


def difference(told: Member | None, seen: Member | None) -> str | None:
    """Say how two members differ, None if they agree."""
    if seen is None and told is not None and told.source is Source.INSTANCE:
        return None  # what __init__ sets, a class does not show
    if told is None or seen is None:
        return "only the runtime sees it" if told is None else "only the plugin sees it"
    if told.kind.is_value and seen.kind.is_value:
        return None  # a descriptor in C looks like any other value
    if (told.kind, told.binding) != (seen.kind, seen.binding):
        return f"{told.kind}, {told.binding} for the plugin; {seen.kind}, {seen.binding} live"
    if UNKNOWN_PARAMETERS in (told.parameters, seen.parameters):
        return None
    by_plugin, live = callers_view(told), callers_view(seen)
    return None if by_plugin == live else f"{by_plugin} for the plugin; {live} live"


def callers_view(member: Member) -> object:
    """Return parameters as callers see them; those of special methods go by position alone."""
    if member.parameters is None or is_dunder(member.name):
        return member.parameters and len(member.parameters)
    named = (ParameterKind.POSITIONAL_OR_KEYWORD, ParameterKind.KEYWORD_ONLY)
    return [
        (name if kind in named else "", kind.name, required)
        for name, kind, required in member.parameters
    ]


def test_the_readers_agree_on_everything(tree: MypyFile) -> None:
    differences = {
        name: difference(told, seen) for name, told, seen in pairs(tree) if difference(told, seen)
    }
    unexpected = {name: said for name, said in differences.items() if name not in EXPECTED}
    assert unexpected == {}


def test_the_expected_differences_are_there(tree: MypyFile) -> None:
    named = {name: difference(told, seen) for name, told, seen in pairs(tree)}
    assert [name for name in EXPECTED if named[name] is None] == []


def test_every_kind_is_read(tree: MypyFile) -> None:
    seen = {member.kind for _, _, member in pairs(tree) if member is not None}
    assert seen >= set(Kind) - {Kind.UNKNOWN, Kind.MODULE}
