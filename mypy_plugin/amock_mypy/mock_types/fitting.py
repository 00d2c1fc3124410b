"""Is a value certainly wrong in the place of what a mock stands for?

Tests put fakes, mocks, sentinels and half-filled objects where the real thing is wanted, and they
are right to. Only what can never do is wrong: a number for a User, a dict for a bool, a coroutine
for what is not awaited.
"""

from __future__ import annotations

from typing import Final

from mypy.erasetype import erase_type
from mypy.nodes import TypeInfo
from mypy.subtypes import is_subtype
from mypy.types import (
    AnyType,
    CallableType,
    FunctionLike,
    Instance,
    LiteralType,
    NoneType,
    ProperType,
    TupleType,
    Type,
    TypedDictType,
    TypeType,
    TypeVarLikeType,
    UninhabitedType,
    UnionType,
    get_proper_type,
)

from amock_mypy import fullnames
from amock_mypy.mock_types.made_classes import about, spec_behind
from amock_mypy.mock_types.values import SCALARS
from amock_mypy.specs.reader import is_awaitable, may_be_awaited
from amock_shape import SUPPORTED_DUNDERS

_SHARED_BY_CONTAINERS: Final = ("__iter__", "__getitem__")
_BUFFERS: Final = frozenset({"builtins.bytes", "builtins.bytearray", "builtins.memoryview"})
_TEXTS: Final = frozenset({"builtins.bytes", "builtins.str"})
_READ_AS_TEXTS: Final = frozenset({"AnyUrl", "URL", "UUID"})
"""Classes whose objects are nearly always asked for their text: `str(uuid4())`.

They go by their names, as each library for HTTP has a URL of its own.
"""
_WITHOUT_KEYS: Final = frozenset(f"builtins.{it}" for it in ("frozenset", "list", "set", "tuple"))
_OF_NUMBERS: Final = ("__add__", "__float__", "__lt__")
_ITERATORS: Final = frozenset({"typing.Generator", "typing.Iterator"})
_ASYNC_PROTOCOLS: Final = ("__aenter__", "__aiter__")
_OPAQUE: Final = frozenset({"unittest", "mock"})
"""Packages whose objects tests pass on without a look at them, such as sentinels."""
_TESTS: Final = ("test", "conftest", "__main__")
"""Starts of the names of modules that hold the doubles of tests."""
_USES: Final = (SUPPORTED_DUNDERS | {"__call__"}).difference(dir(object))
"""The special methods by which code uses an object, and not those that every object has."""
_SAYS_NOTHING: Final = (AnyType, NoneType, TypeVarLikeType, UninhabitedType)


def is_certainly_wrong(value: Type, wanted: Type) -> bool:
    """Tell whether a value of one type can never stand for what is declared as the other."""
    value, wanted = _plain(value), _spec(_plain(wanted))
    if isinstance(wanted, UnionType):
        # A declared None alone says nothing; beside other types it says that these are all.
        items = [item for item in wanted.items if not isinstance(get_proper_type(item), NoneType)]
        if len(items) < len(wanted.items) and _is_truth(value):
            # Where None is looked for, True and False may be all that a test needs.
            return False
        return bool(items) and all(is_certainly_wrong(value, item) for item in items)
    if isinstance(value, UnionType):
        return all(is_certainly_wrong(item, wanted) for item in value.items)
    if isinstance(wanted, _SAYS_NOTHING) or isinstance(value, _SAYS_NOTHING):
        return False
    return not _related(value, wanted) and _is_wrong_for(value, wanted)


def _is_wrong_for(value: ProperType, wanted: ProperType) -> bool:
    if is_mock(value):
        return _is_mock_of_other(value, wanted)
    if isinstance(wanted, Instance):
        return _is_wrong_for_class(value, wanted)
    if isinstance(wanted, TypedDictType):
        return _is_scalar(value) or _is_list_of_values(value)
    return (_is_function(wanted) or isinstance(wanted, TypeType)) and is_data(value)


def is_mock(value: Type) -> bool:
    """Tell whether a type is that of a mock, plain or specced."""
    proper = _plain(value)
    return isinstance(proper, Instance) and any(
        base.fullname in fullnames.PLAIN_MOCKS for base in proper.type.mro
    )


def is_certainly_sync(value: Type) -> bool:
    """Tell whether a value is surely nothing to await, and gives nothing to await when called.

    As a side effect, a list may hold awaitables and a function may give one.
    """
    proper = _plain(value)
    if isinstance(proper, UnionType):
        return all(is_certainly_sync(item) for item in proper.items)
    if isinstance(proper, NoneType):
        return True
    if not isinstance(proper, Instance) or is_mock(proper):
        return False
    if any(not is_certainly_sync(argument) for argument in proper.args):
        return False
    open_class = proper.type.fallback_to_any or proper.type.fullname == "builtins.object"
    awaited = proper.type.has_readable_member("__await__")
    called = proper.type.has_readable_member("__call__")
    return not (open_class or awaited or called)


def gives_sync(setting: str, value: Type) -> bool:
    """Tell whether a mock that is set so gives nothing to await; an exception is raised anyway.

    Parameters:
        setting: `return_value` or `side_effect`.
        value: the type of what it is set to.
    """
    if setting == "return_value" and is_data(value):
        return True
    return is_certainly_sync(value) and not is_exception(value)


def is_exception(type_: Type) -> bool:
    """Tell whether a value is an exception or a class of them: as a side effect it is raised."""
    proper = get_proper_type(type_)
    if isinstance(proper, CallableType) and proper.is_type_obj():
        proper = get_proper_type(proper.ret_type)
    return isinstance(proper, Instance) and proper.type.has_base("builtins.BaseException")


def _plain(type_: Type) -> ProperType:
    proper = get_proper_type(type_)
    if isinstance(proper, LiteralType):
        return proper.fallback
    if isinstance(proper, TupleType):
        return proper.partial_fallback
    return proper


def _related(value: ProperType, wanted: ProperType) -> bool:
    erased, goal = erase_type(value), erase_type(wanted)
    return is_subtype(erased, goal) or is_subtype(goal, erased) or _are_buffers(value, wanted)


def _are_buffers(value: ProperType, wanted: ProperType) -> bool:
    """Tell whether both are bytes in some form, which compare equal and are joined alike."""
    return all(isinstance(it, Instance) and it.type.fullname in _BUFFERS for it in (value, wanted))


def _is_wrong_for_class(value: ProperType, wanted: Instance) -> bool:
    if _lacks_protocol(value, wanted) or _lacks_keys(value, wanted):
        return True
    if is_awaitable(value):
        return not (may_be_awaited(wanted) or wanted.type.is_protocol)
    if is_awaitable(wanted):
        return False
    if _is_container(value):
        return wanted.type.fullname in _TEXTS or not any(
            wanted.type.has_readable_member(name) for name in _SHARED_BY_CONTAINERS
        )
    if _is_iterator(value) and wanted.type.has_readable_member("__aiter__"):
        return not wanted.type.has_readable_member("__iter__")
    other = _is_class_for_instance(value, wanted) or _is_of_other_class(value, wanted)
    scalar = _is_scalar(value) and not _answers_alike(value, wanted)
    return other or scalar or (_is_function(value) and is_data(wanted))


def _answers_alike(value: ProperType, wanted: Instance) -> bool:
    """Tell whether a truth, a text or an integer does for an object that gives such a value.

    Integers are computed with Decimal and Fraction; a float is not.
    """
    if _is_truth(value):
        return wanted.type.has_readable_member("__bool__")
    if _is_text(value):
        return any(base.name in _READ_AS_TEXTS for base in wanted.type.mro)
    is_integer = isinstance(value, Instance) and value.type.fullname == "builtins.int"
    return is_integer and all(map(wanted.type.has_readable_member, _OF_NUMBERS))


def _lacks_protocol(value: ProperType, wanted: Instance) -> bool:
    """Tell whether a value cannot be entered or iterated by async code, as what is wanted can.

    A coroutine cannot, nor an object of the application's own of which all is known.
    """
    if is_awaitable(value) and wanted.type.has_readable_member("__await__"):
        return False  # what may be awaited or entered, as the code pleases
    asked = [name for name in _ASYNC_PROTOCOLS if wanted.type.has_readable_member(name)]
    is_known = is_awaitable(value) or is_plain_object(value)
    if not (asked and wanted.type.is_abstract and is_known and isinstance(value, Instance)):
        return False
    return not any(value.type.has_readable_member(name) for name in asked)


def _lacks_keys(value: ProperType, wanted: Instance) -> bool:
    """Tell whether values without keys stand for a dictionary."""
    return wanted.type.has_base("typing.Mapping") and _is_list_of_values(value)


def is_plain_object(value: Type) -> bool:
    """Tell whether a value is an object of the application's own of which all is known."""
    proper = get_proper_type(value)
    if not isinstance(proper, Instance) or is_mock(proper) or is_of_tests(proper.type):
        return False
    module = proper.type.module_name
    is_of_package = "." in module and module.partition(".")[0] not in _OPAQUE
    return is_of_package and not (proper.type.fallback_to_any or proper.type.is_protocol)


def is_surely_not_called(value: Type) -> bool:
    """Tell whether a value is surely nothing to call."""
    proper = get_proper_type(value)
    if is_data(proper) or not is_plain_object(proper) or not isinstance(proper, Instance):
        return is_data(proper)
    return not any(proper.type.has_readable_member(name) for name in ("__call__", "__get__"))


def _is_iterator(value: ProperType) -> bool:
    return isinstance(value, Instance) and value.type.fullname in _ITERATORS


def _spec(type_: ProperType) -> ProperType:
    """Return what a specced mock is a mock of, and any other type as it is."""
    said = about(type_.type) if isinstance(type_, Instance) else None
    if said is None or not said["spec"] or said["is_class"] or not isinstance(type_, Instance):
        return type_
    return type_.type.bases[-1]


def _is_mock_of_other(value: ProperType, wanted: ProperType) -> bool:
    """Tell whether a specced mock is one of a class that is not the wanted one."""
    if not isinstance(value, Instance) or not isinstance(wanted, Instance):
        return False
    said = about(value.type)
    return (
        said is not None
        and said["strict"]
        and not (said["is_class"] or value.type.fallback_to_any)
        and _is_nominal(wanted)
        and not _is_of_base(value, wanted)
        and not _is_of_fake(value, wanted)
    )


def _is_of_base(mock: Instance, wanted: Instance) -> bool:
    """Tell whether a mock is one of a base of what is wanted: all that a test may need of it."""
    spec = spec_behind(mock)
    return spec is not None and wanted.type.has_base(spec.type.fullname)


def _is_of_fake(mock: Instance, wanted: Instance) -> bool:
    """Tell whether a mock is one of a fake that tests derive from a base of what is wanted."""
    spec = spec_behind(mock)
    return spec is not None and is_of_tests(spec.type) and _have_common_base(spec, wanted)


def _have_common_base(value: Instance, wanted: Instance) -> bool:
    home = wanted.type.module_name.partition(".")[0]
    return any(
        base.module_name.partition(".")[0] == home and wanted.type.has_base(base.fullname)
        for base in value.type.mro
    )


def _is_nominal(wanted: Instance) -> bool:
    """Tell whether only a class of its own, or one derived from it, is what is wanted."""
    open_class = wanted.type.fallback_to_any or wanted.type.is_protocol
    return not (open_class or wanted.type.fullname == "builtins.type" or _is_hidden(wanted.type))


def _is_hidden(info: TypeInfo) -> bool:
    """Tell whether a class is a private one that contextlib makes of a generator.

    Nobody asks for that very class: any context manager does in its place.
    """
    return info.module_name == "contextlib" and info.name.startswith("_")


def _is_class_for_instance(value: ProperType, wanted: Instance) -> bool:
    """Tell whether a class is given where one of its instances is wanted."""
    if not isinstance(value, FunctionLike) or not value.is_type_obj() or not _is_nominal(wanted):
        return False
    return value.type_object().has_base(wanted.type.fullname)


def _is_of_other_class(value: ProperType, wanted: Instance) -> bool:
    """Tell whether a value is of another class of the same package, with nothing in common.

    A fake that a test defines may be anything; a class of the application's own is no fake.
    """
    if not isinstance(value, Instance) or not _is_nominal(wanted) or value.type.fallback_to_any:
        return False
    if any(it.type.has_readable_member("__getattr__") for it in (value, wanted)):
        # What hands all that it is asked for on to another object stands for it, and it for that.
        return False
    homes = [info.module_name.partition(".")[0] for info in (value.type, wanted.type)]
    if homes[0] != homes[1] or is_of_tests(value.type):
        return False
    names = [_used_names(value.type), _used_names(wanted.type)]
    return bool(names[0] and names[1] and not names[0] & names[1])


def is_of_tests(info: TypeInfo) -> bool:
    """Tell whether a class is defined among tests, where it may be a fake of anything."""
    return any(part.startswith(_TESTS) for part in info.module_name.split("."))


def _used_names(info: TypeInfo) -> set[str]:
    """Return the names by which code uses an object: public ones, and what a call or a loop asks.

    What every object has says nothing, as `__eq__` and `__init__`.
    """
    own = [base for base in info.mro if base.module_name.partition(".")[0] != "builtins"]
    names = {name for base in own for name in base.names}
    return {name for name in names if not name.startswith("_") or name in _USES}


def _is_truth(value: ProperType) -> bool:
    return isinstance(value, Instance) and value.type.fullname == "builtins.bool"


def _is_text(value: ProperType) -> bool:
    return isinstance(value, Instance) and value.type.fullname == "builtins.str"


def _is_container(value: ProperType) -> bool:
    if isinstance(value, TypedDictType):
        return True
    return isinstance(value, Instance) and value.type.fullname in fullnames.CONTAINERS


def _is_list_of_values(value: ProperType) -> bool:
    """Tell whether a value has items without keys; an empty one, and pairs, may do for a dict."""
    if not isinstance(value, Instance) or value.type.fullname not in _WITHOUT_KEYS:
        return False
    items = [get_proper_type(item) for item in value.args]
    return not any(isinstance(item, (*_SAYS_NOTHING, TupleType)) for item in items)


def _is_scalar(value: ProperType) -> bool:
    return isinstance(value, Instance) and value.type.fullname in SCALARS


def is_data(value: Type) -> bool:
    """Tell whether a value is surely no more than data: a number, a text or a container."""
    value = _plain(value)
    return _is_container(value) or _is_scalar(value)


def _is_function(value: ProperType) -> bool:
    return isinstance(value, FunctionLike) and not value.is_type_obj()
