"""Steps that tell mocks what to do."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.runtime.differences import named
from tests.runtime.sidebyside.making import resolved, told
from tests.runtime.sidebyside.specs import EFFECTS, SPECS, VALUES
from tests.runtime.sidebyside.steps import MOCK, effects, flags, names, plain_names, step, values
from tests.runtime.sidebyside.world import LeftOut, ancestors, without_function

SPEC_OF_AUTOSPECCED = named("mock-add-spec-on-autospec")

magics = st.sampled_from(
    ["__len__", "__iter__", "__str__", "__eq__", "__call__", "__enter__", "__aenter__", "__bool__"]
)


@step(MOCK, names, values)
def set_(world, mock, name, value):
    setattr(mock, name, VALUES[value])
    return getattr(mock, name)


@step(MOCK, plain_names, MOCK)
def attach(world, mock, name, other):
    if not is_ancestor(other, mock):
        setattr(mock, name, other)
        return getattr(mock, name)
    return None


@step(MOCK, plain_names, MOCK)
def attach_mock(world, mock, name, other):
    if not is_ancestor(other, mock):
        mock.attach_mock(other, name)
        return getattr(mock, name)
    return None


@step(MOCK, names)
def delete(world, mock, name):
    delattr(mock, name)
    return hasattr(mock, name)


@step(MOCK, values)
def return_(world, mock, value):
    mock.return_value = VALUES[value]


@step(MOCK, MOCK)
def return_mock(world, mock, other):
    if not is_ancestor(other, mock):
        mock.return_value = other


@step(MOCK)
def touch_return_value(world, mock):
    return mock.return_value


@step(MOCK, effects)
def effect(world, mock, name):
    mock.side_effect = EFFECTS[name]()
    return type(mock.side_effect).__name__


@step(MOCK)
def drop_effect(world, mock):
    mock.side_effect = None
    return mock.side_effect


@step(MOCK, told)
def configure(world, mock, keywords):
    mock.configure_mock(**resolved(keywords))


@step(MOCK, flags, flags)
def reset(world, mock, return_value, side_effect):
    mock.reset_mock(return_value=return_value, side_effect=side_effect)


@step(MOCK)
def reset_simply(world, mock):
    mock.reset_mock()


@step(MOCK)
def seal(world, mock):
    world.module.seal(mock)


@step(MOCK, st.sampled_from([*SPECS]), flags)
def add_spec(world, mock, spec, strict):
    if any(mock is made for made in world.autospecced):
        raise LeftOut(SPEC_OF_AUTOSPECCED)
    mock.mock_add_spec(SPECS[spec], strict)


@step(MOCK, magics, st.sampled_from(["function", "mock", "value"]))
def set_magic(world, mock, name, kind):
    functions = {"__len__": lambda self: 3, "__iter__": lambda self: iter("ab")}
    if kind == "function":
        setattr(mock, name, functions.get(name, lambda self, *args: "own"))
    elif kind == "mock":
        setattr(mock, name, world.module.Mock(return_value=2))
    else:
        setattr(mock, name, 3)
    return getattr(mock, name)() if kind == "mock" else None


@step(MOCK, magics, values)
def return_from_magic(world, mock, name, value):
    getattr(mock, name).return_value = VALUES[value]


@step(MOCK, magics, effects)
def effect_of_magic(world, mock, name, effect):
    getattr(mock, name).side_effect = EFFECTS[effect]()


@step(MOCK, magics)
def delete_magic(world, mock, name):
    delattr(mock, name)


@step(MOCK, st.sampled_from(["a", "get", "prop"]), values)
def property_on_type(world, mock, name, value):
    made = world.module.PropertyMock(return_value=VALUES[value])
    setattr(type(mock), name, made)
    return [getattr(mock, name), made.mock_calls]


@step(MOCK, st.sampled_from(["int", "class"]))
def set_class(world, mock, spec):
    mock.__class__ = SPECS[spec]
    return [isinstance(mock, SPECS[spec]), mock.__class__]


@step(MOCK, MOCK)
def set_property_mock(world, mock, other):
    mock.key = made = world.module.PropertyMock(return_value=4)
    return [mock.key is made, made.mock_calls]


def is_ancestor(mock, other):
    """Tell whether a mock is the other or above it: attached to it, they would call in circles."""
    return any(without_function(mock) is found for found in ancestors(other))
