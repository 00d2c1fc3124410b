"""What reading a value of a mock gives, in the eyes of a checker: the value, or a mock of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from mypy.types import (
    CallableType,
    Instance,
    NoneType,
    ProperType,
    Type,
    UnionType,
    get_proper_type,
)

from amock.generate.annotations import Annotator

_PLAIN_MODULES: Final = frozenset(
    {"builtins", "collections", "datetime", "decimal", "enum", "fractions", "re", "uuid"}
)


class ValueTypes:
    """Decides how the values of a mock are read.

    Numbers, strings and collections read as what they are: tests compare them and compute with
    them. Other objects read as mocks: tests configure them. Where the file has a class for the mock
    of an object, it is that; otherwise a mock of which nothing is refused.

    Parameters:
        annotator: writes types.
        mocks: the names of the file's classes by the full name of their spec.
    """

    def __init__(self, annotator: Annotator, mocks: Mapping[str, str]) -> None:
        self._annotator = annotator
        self._mocks = mocks

    def read(self, type_: Type) -> str:
        """Return the annotation of what reading a value of a type gives."""
        proper = get_proper_type(type_)
        objects = _objects(proper)
        if all(self._is_plain(item) for item in objects):
            return self._annotator.write(type_)
        if len(objects) == 1:
            return self._mock_of(objects[0])
        return self._magic_mock(proper)

    def mock_class(self, type_: Type) -> str | None:
        """Return the class of the file whose mock stands for a value of a type, if there is one."""
        objects = [
            item for item in _items(get_proper_type(type_)) if not isinstance(item, NoneType)
        ]
        only = objects[0] if len(objects) == 1 else None
        return self._mocks.get(only.type.fullname) if isinstance(only, Instance) else None

    def _mock_of(self, type_: ProperType) -> str:
        if isinstance(type_, CallableType):
            parameters = self._annotator.parameter_list(type_)
            result = self._annotator.write(type_.ret_type)
            return f"{self._annotator.names.use('amock', 'FunctionMock')}[{parameters}, {result}]"
        if isinstance(type_, Instance) and type_.type.fullname in self._mocks:
            own = self._mocks[type_.type.fullname]
            arguments = ", ".join(self._annotator.write(item) for item in type_.args)
            return f"{own}[{arguments}]" if arguments else own
        return self._magic_mock(type_)

    def _magic_mock(self, type_: ProperType) -> str:
        name = self._annotator.names.use("amock", "MagicMock", at_run_time=False)
        return f"{name}[{self._annotator.write(type_)}]"

    @staticmethod
    def _is_plain(type_: ProperType) -> bool:
        if isinstance(type_, Instance):
            is_builtin = type_.type.module_name in _PLAIN_MODULES
            return is_builtin or type_.type.is_enum or type_.type.is_newtype
        return not (isinstance(type_, CallableType) and not type_.is_type_obj())


def _objects(type_: ProperType) -> list[ProperType]:
    """Return the items of a union without None; of another type itself."""
    return [item for item in _items(type_) if not isinstance(item, NoneType)]


def _items(type_: ProperType) -> list[ProperType]:
    if not isinstance(type_, UnionType):
        return [type_]
    return [found for item in type_.items for found in _items(get_proper_type(item))]
