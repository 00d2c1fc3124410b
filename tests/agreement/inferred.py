"""What the plugin infers of the autospecced mock of an instance of each class."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import mypy.types  # noqa: F401  # first: mypy's modules import each other in a circle
from amock_mypy import fullnames, reader
from amock_mypy.mock_types.made_classes import about
from mypy.build import build
from mypy.main import process_options
from mypy.modulefinder import BuildSource
from mypy.nodes import ArgKind, MypyFile, TypeInfo, Var
from mypy.types import AnyType, Instance, Parameters, TupleType, Type, get_proper_type

from amock_shape import Source
from tests.agreement.observations import (
    MOST_ARGUMENTS,
    Observation,
    Observations,
    is_compared,
)

_MODULE = "mocks_of_public_classes"


def inferred_mocks(names: Iterable[str], place: Path) -> dict[str, Observations]:
    """Return what mypy with the plugin knows of the mocks of some classes, by class and attribute.

    Classes that mypy does not know, or of whose mocks the plugin says nothing, are left out.

    Parameters:
        names: the full names of the classes.
        place: a folder for the source and for mypy's cache.
    """
    names = list(names)
    tree = _checked(names, place)
    found = {}
    for number, name in enumerate(names):
        symbol = tree.names[f"mock_{number}"]
        info = _made_class(symbol.node.type) if isinstance(symbol.node, Var) else None
        if info is not None:
            found[name] = dict(_members(info))
    return found


def _checked(names: list[str], place: Path) -> MypyFile:
    """Check a module that makes a mock of every class."""
    source = place / f"{_MODULE}.py"
    source.write_text("".join(_lines(names)), encoding="utf-8")
    settings = place / "settings.ini"
    settings.write_text("[mypy]\nplugins = amock_mypy\n", encoding="utf-8")
    command = ["--config-file", str(settings), "--cache-dir", str(place / "cache"), "-c", ""]
    _, options = process_options(command)
    options.preserve_asts = options.raise_exceptions = options.show_traceback = True
    options.ignore_missing_imports = True
    return build([BuildSource(str(source), _MODULE)], options).files[_MODULE]


def _lines(names: list[str]) -> Iterator[str]:
    yield "from unittest.mock import create_autospec\n"
    for module in sorted({name.rpartition(".")[0] for name in names}):
        yield f"import {module}\n"
    for number, name in enumerate(names):
        yield f"mock_{number} = create_autospec({name}, instance=True)\n"


def _made_class(type_: Type | None) -> TypeInfo | None:
    """Return the class that the plugin made for a mock, if it made one that refuses anything."""
    proper = get_proper_type(type_) if type_ else None
    if isinstance(proper, TupleType):
        proper = proper.partial_fallback
    if not isinstance(proper, Instance) or about(proper.type) is None:
        return None
    return None if proper.type.fallback_to_any else proper.type


def _members(info: TypeInfo) -> Iterator[tuple[str, Observation]]:
    for member in reader.members_of(info.bases[-1].type).values():
        if is_compared(member.name):
            symbol = info.get(member.name)
            type_ = symbol.node.type if symbol and isinstance(symbol.node, Var) else None
            yield member.name, _observation(type_, certain=member.source is Source.BODY)


def _observation(type_: Type | None, *, certain: bool) -> Observation:
    proper = get_proper_type(type_) if type_ else None
    if not isinstance(proper, Instance) or proper.type.fullname not in fullnames.FUNCTION_MOCKS:
        unknown = isinstance(proper, AnyType)
        return Observation(None if unknown else False, None, certain)
    is_async = proper.type.fullname == fullnames.ASYNC_FUNCTION_MOCK
    parameters = get_proper_type(proper.args[0])
    arity = _arity(parameters) if isinstance(parameters, Parameters) else None
    return Observation(is_async, arity, certain)


def _arity(parameters: Parameters) -> frozenset[int] | None:
    """Return how many positional arguments may be given, None if any number may."""
    kinds = parameters.arg_kinds
    if parameters.is_ellipsis_args:
        return None
    if ArgKind.ARG_NAMED in kinds:
        return frozenset()
    least = kinds.count(ArgKind.ARG_POS)
    most = least + kinds.count(ArgKind.ARG_OPT)
    if ArgKind.ARG_STAR in kinds:
        most = MOST_ARGUMENTS
    return frozenset(range(least, min(most, MOST_ARGUMENTS) + 1))
