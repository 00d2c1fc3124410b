"""What the plugin claims of the autospecced mock of an instance of each class."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

import mypy.types  # noqa: F401  # first: mypy's modules import each other in a circle
from amock_mypy import fullnames
from amock_mypy.mock_types.made_classes import about
from amock_mypy.specs import reader
from mypy.build import BuildResult, build
from mypy.main import process_options
from mypy.modulefinder import BuildSource
from mypy.nodes import ArgKind, TypeInfo, Var
from mypy.types import AnyType, Instance, Parameters, TupleType, Type, get_proper_type

from amock_shape import Member, Source
from tests.agreement.observations import (
    MISSING,
    MOST_ARGUMENTS,
    Observation,
    Observations,
    is_compared,
)
from tests.agreement.reads import Reads

_MODULE: Final = "mocks_of_public_classes"
_REPORT: Final = re.compile(rf"{_MODULE}\.py:(\d+): error: ")


def inferred_mocks(asked: Mapping[str, Collection[str]], place: Path) -> dict[str, Observations]:
    """Return what mypy with the plugin says of the mocks of some classes, by class and attribute.

    Classes that mypy does not know, or of whose mocks the plugin says nothing, are left out.

    Parameters:
        asked: the full names of the classes, each with the attributes to ask for beside those that
            mypy knows it to have.
        place: a folder for the source and for mypy's cache.
    """
    first = Reads(dict.fromkeys(asked, ()))
    known = {
        name: {*asked[name], *_members_of(made)}
        for name, made in _made_classes(first, _checked(first, place))
    }
    reads = Reads(known)
    result = _checked(reads, place)
    refused = reads.on_lines({int(it[1]) for it in map(_REPORT.search, result.errors) if it})
    return {
        name: _observations(made, known[name], refused[name])
        for name, made in _made_classes(reads, result)
    }


def _checked(reads: Reads, place: Path) -> BuildResult:
    """Check a module that makes mocks and reads their attributes."""
    source = place / f"{_MODULE}.py"
    source.write_text(reads.text, encoding="utf-8")
    settings = place / "settings.ini"
    settings.write_text("[mypy]\nplugins = amock_mypy\n", encoding="utf-8")
    command = ["--config-file", str(settings), "--cache-dir", str(place / "cache"), "-c", ""]
    _, options = process_options(command)
    options.preserve_asts = options.raise_exceptions = options.show_traceback = True
    options.ignore_missing_imports = True
    return build([BuildSource(str(source), _MODULE)], options)


def _made_classes(reads: Reads, result: BuildResult) -> Iterator[tuple[str, TypeInfo]]:
    """Yield the classes that the plugin made for mocks, if they refuse anything, by their specs."""
    for name, type_ in reads.types_of_mocks(result.files[_MODULE]):
        proper = get_proper_type(type_)
        if isinstance(proper, TupleType):
            proper = proper.partial_fallback
        info = proper.type if isinstance(proper, Instance) else None
        if info is not None and about(info) is not None and not info.fallback_to_any:
            yield name, info


def _members_of(made: TypeInfo) -> dict[str, Member]:
    """Return what mypy knows that the spec of a mock has, as far as it is compared."""
    members = reader.members_of(made.bases[-1].type)
    return {name: member for name, member in members.items() if is_compared(name)}


def _observations(
    made: TypeInfo, names: Iterable[str], refused: Collection[str]
) -> dict[str, Observation]:
    members = _members_of(made)
    found = {}
    for name in names:
        member, symbol = members.get(name), made.get(name)
        type_ = symbol.node.type if symbol and isinstance(symbol.node, Var) else None
        certain = member is not None and member.source is Source.BODY
        found[name] = MISSING if name in refused else _observation(type_, certain=certain)
    return found


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
