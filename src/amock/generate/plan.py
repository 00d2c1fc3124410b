"""Which classes a generated file has, decided before a line of it is written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from mypy.nodes import TypeInfo
from mypy.types import Instance

from amock.generate.members import Called, MemberOfMock, MemberReader, Value, is_awaited
from amock.generate.specs import ClassSpec, FunctionSpec, Spec, generic_self
from amock_shape import MockKind

_OF_AMOCK: Final = ("AsyncFunctionMock", "AsyncMock", "FunctionMock", "MagicMock", "PropertyMock")
"""Names that are none for generated classes."""
_WORDS: Final = re.compile(r"_+")


@dataclass(frozen=True, slots=True)
class MockPlan:
    """One class of a generated file.

    Attributes:
        name: its name.
        spec: what it is a mock of.
        kind: the kind of mock that it makes.
        members: what it has beside what every mock has.
        call: how it is called, if its spec can be.
    """

    name: str
    spec: Spec
    kind: MockKind
    members: tuple[MemberOfMock, ...]
    call: Called | None

    @property
    def instance(self) -> Instance | None:
        """An instance of the class that is mocked, if it is a class."""
        return self.spec.instance if isinstance(self.spec, ClassSpec) else None

    @property
    def is_of_enum(self) -> bool:
        """Whether it is a mock of a member of an enumeration."""
        info = self.instance.type if self.instance is not None else None
        return info is not None and info.is_enum and bool(info.enum_members)

    @property
    def extends_spec(self) -> bool:
        """Whether its class may be derived from the spec; checkers refuse it of some classes."""
        info = self.instance.type if self.instance is not None else None
        return info is not None and not (info.is_final or info.is_enum)


def plans_of(specs: Sequence[Spec], reader: MemberReader) -> list[MockPlan]:
    """Return the classes for specs, and for the public classes in their classes, before them."""
    whole: dict[str, Spec] = {}
    for spec in specs:
        for each in _with_nested(spec, reader):
            whole.setdefault(each.fullname, each)
    names = _class_names(list(whole.values()))
    return [_plan(names[spec.fullname], spec, reader) for spec in whole.values()]


def _with_nested(spec: Spec, reader: MemberReader) -> Iterator[Spec]:
    if isinstance(spec, ClassSpec):
        for info in reader.classes_in(spec.instance.type):
            name = f"{spec.name}.{info.name}"
            nested = ClassSpec(spec.module, name, info.fullname, generic_self(info))
            yield from _with_nested(nested, reader)
    yield spec


def _class_names(specs: Sequence[Spec]) -> dict[str, str]:
    """Give each class a name; where that is not enough, it begins with the module's."""
    counts = Counter(map(_class_name, specs))
    taken: set[str] = set()
    names: dict[str, str] = {}
    for spec in specs:
        name = _class_name(spec)
        if counts[name] > 1 or name in _OF_AMOCK:
            name = _camel(spec.module.rpartition(".")[2]) + name
        while name in taken:
            name = f"{name}_"
        taken.add(name)
        names[spec.fullname] = name
    return names


def _class_name(spec: Spec) -> str:
    camel = "".join(_camel(part) for part in spec.name.split("."))
    hidden = "_" if spec.name.startswith("_") or not camel[:1].isalpha() else ""
    return f"{hidden}{camel}Mock"


def _camel(name: str) -> str:
    return "".join(part[:1].upper() + part[1:] for part in _WORDS.split(name))


def _plan(name: str, spec: Spec, reader: MemberReader) -> MockPlan:
    if isinstance(spec, FunctionSpec):
        signatures = reader.signatures(spec.symbol, spec.type)
        only = Called("__call__", signatures, is_awaited(spec.member, signatures))
        return MockPlan(name, spec, _kind([only]), (), only)
    members = reader.members_of(spec.instance)
    calls = [member for member in members if isinstance(member, Called)]
    call = next((member for member in calls if member.name == "__call__"), None)
    others = tuple(member for member in members if member is not call)
    return MockPlan(name, spec, _kind(calls if call is None else [call]), others, call)


def _kind(calls: Sequence[Called]) -> MockKind:
    """Return the kind of a mock: of what is called itself, that of the call decides."""
    return MockKind.ASYNC if any(call.is_async for call in calls) else MockKind.MAGIC


def makes_fields(info: TypeInfo) -> bool:
    """Tell whether checkers take annotations in classes derived from a class for its fields.

    They are then parameters of the constructor, or cannot be set.
    """
    if info.is_named_tuple or any(_is_frozen(base) for base in info.mro):
        return True
    metaclass = info.metaclass_type.type if info.metaclass_type else None
    classes = [*info.mro, *(metaclass.mro if metaclass else ())]
    return any(base.dataclass_transform_spec is not None for base in classes)


def _is_frozen(info: TypeInfo) -> bool:
    # mypy's own plugins keep there what the decorators of dataclasses and attrs were told.
    return any(info.metadata.get(kind, {}).get("frozen") for kind in ("dataclass", "attrs"))


def members_to_help(plan: MockPlan) -> list[MemberOfMock]:
    """Return the members that the mock must be given, as its spec does not show them."""
    if plan.is_of_enum:
        values = [member for member in plan.members if isinstance(member, Value)]
        return [value for value in values if not value.name.startswith("_")]
    return [member for member in plan.members if member.needs_help]
