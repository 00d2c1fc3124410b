"""Steps that make mocks."""

from __future__ import annotations

import unittest.mock

from hypothesis import strategies as st

from tests.runtime.differences import named
from tests.runtime.sidebyside.specs import (
    AUTOSPECS,
    CLASSES,
    EFFECTS,
    SPECS,
    SUBCLASSES,
    VALUES,
    WRAPPED,
)
from tests.runtime.sidebyside.steps import MOCK, effects, flags, plain_names, step, values
from tests.runtime.sidebyside.world import LeftOut, is_function, leave_out_before, without_function

TOLD = named("autospec-keywords")
TOLD_AND_WRAPPED = named("autospec-keywords-and-wraps")
TIMEOUT = named("threading-mock-keywords")
MOCK_AS_SPEC = named("mock-as-spec")

# Before Python 3.13 the standard library has no ThreadingMock to compare with.
classes = st.sampled_from([*CLASSES, *["ThreadingMock"][: hasattr(unittest.mock, "ThreadingMock")]])
specs = st.sampled_from(["none", *SPECS])
told = st.fixed_dictionaries(
    {},
    optional={
        "name": st.sampled_from(["n", "some name"]),
        "return_value": values,
        "side_effect": effects,
        "wraps": st.sampled_from([*WRAPPED]),
        "unsafe": flags,
        "a.return_value": values,
        "a.b.side_effect": effects,
        "get": values,
        "method_calls": values,
        "__len__.return_value": st.just("1"),
        "sepc": values,
    },
).filter(lambda keywords: len(keywords) <= 2)


def resolved(keywords):
    """Put the things named in the place of their names."""
    return {name: _resolve(name, value) for name, value in keywords.items()}


def _resolve(name, value):
    if name.endswith("side_effect"):
        return EFFECTS[value]()
    if name == "wraps":
        return WRAPPED[value]
    return VALUES.get(value, value) if isinstance(value, str) and name != "name" else value


@step(classes, specs, flags, told, makes=True)
def create(world, cls, spec, strict, keywords):
    keywords = resolved(keywords)
    if cls == "ThreadingMock" and any("." in name for name in keywords):
        raise LeftOut(TIMEOUT)
    if spec != "none":
        keywords["spec_set" if strict else "spec"] = SPECS[spec]
    return getattr(world.module, cls)(**keywords)


@step(classes, st.sampled_from([*SPECS]), effects, values, makes=True)
def create_by_position(world, cls, spec, effect, value):
    return getattr(world.module, cls)(SPECS[spec], EFFECTS[effect](), VALUES[value])


@step(classes, MOCK)
def create_of_mock(world, cls, mock):
    leave_out_wrapping(mock)
    leave_out_before((3, 11), MOCK_AS_SPEC)
    return getattr(world.module, cls)(spec=mock)


@step(classes, plain_names, MOCK)
def create_child(world, cls, name, parent):
    return getattr(world.module, cls)(parent=without_function(parent), name=name)


@step(st.sampled_from(SUBCLASSES), specs, told, makes=True)
def create_of_subclass(world, cls, spec, keywords):
    keywords = resolved(keywords)
    if spec != "none":
        keywords["spec"] = SPECS[spec]
        keywords.pop("__len__.return_value", None)
    return subclass(world.module, cls)(**keywords)


@step(st.sampled_from(AUTOSPECS), flags, flags, makes=True)
def autospec(world, spec, instance, spec_set):
    mock = world.module.create_autospec(SPECS[spec], spec_set=spec_set, instance=instance)
    world.autospecced.append(mock)
    return mock


@step(st.sampled_from(AUTOSPECS), told, makes=True)
def autospec_told(world, spec, keywords):
    if not set(keywords) <= {"name", "return_value", "side_effect", "wraps", "unsafe", "sepc"}:
        leave_out_before((3, 13), TOLD)
        if "wraps" in keywords:
            raise LeftOut(TOLD_AND_WRAPPED)
    mock = world.module.create_autospec(SPECS[spec], **resolved(keywords))
    world.autospecced.append(mock)
    return mock


@step(MOCK)
def autospec_of_mock(world, mock):
    leave_out_wrapping(mock)
    leave_out_before((3, 11), MOCK_AS_SPEC)
    return world.module.create_autospec(mock)


@step(st.sampled_from(["", "a\nb\n", b"a\nb", "x"]), makes=True)
def mock_open(world, read_data):
    opened = world.module.mock_open(read_data=read_data)
    return [opened, opened()]


@step(MOCK, st.sampled_from(["read", "readline", "readlines", "write", "close", "__next__"]))
def use_file(world, file, name):
    return [getattr(file, name)(*args) for args in [("x",) if name == "write" else ()] * 2]


def leave_out_wrapping(mock):
    """Do not give a mock that wraps something as spec, nor an autospecced function."""
    if is_function(mock) or mock._mock_wraps is not None:
        raise LeftOut(MOCK_AS_SPEC)


def subclass(module, name):
    """Return a subclass of a mock class, of the kinds that people write."""

    class Plain(module.Mock):
        own = 1

        def greet(self):
            return self.own

    class Magic(module.MagicMock):
        def __len__(self):
            return 5

    class Async(module.AsyncMock):
        pass

    class OwnChildren(module.MagicMock):
        def _get_child_mock(self, /, **kw):
            return module.NonCallableMock(**kw)

    class OwnCall(module.MagicMock):
        def __call__(self, /, *args, **kwargs):
            return "called", super().__call__(*args, **kwargs)

    class OwnInit(module.MagicMock):
        def __init__(self, *args, **kwargs):
            super().__init__(*args, **kwargs)
            self.own = 1

    made = [Plain, Magic, Async, OwnChildren, OwnCall, OwnInit]
    return dict(zip(SUBCLASSES, made, strict=True))[name]
