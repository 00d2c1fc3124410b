"""Steps that put mocks in the place of something."""

from __future__ import annotations

import types

from hypothesis import strategies as st

from tests.runtime.sidebyside.making import resolved, told
from tests.runtime.sidebyside.specs import SPECS, VALUES, Spec, coroutine, function
from tests.runtime.sidebyside.steps import MOCK, flags, step, values
from tests.runtime.sidebyside.world import finished

attributes = st.sampled_from(
    ["get", "fetch", "connect", "ping", "limit", "Session", "missing", "function", "coroutine"]
)
options = st.fixed_dictionaries(
    {},
    optional={
        "spec": st.sampled_from(["True", "False", *SPECS]),
        "spec_set": st.sampled_from(["True", *SPECS]),
        "autospec": st.sampled_from(["True", "False", "class", "function"]),
        "create": flags,
        "new": values,
        "new_callable": st.sampled_from(["Mock", "AsyncMock", "NonCallableMock", "PropertyMock"]),
    },
).filter(lambda keywords: len(keywords) <= 2)
ways = st.sampled_from(["with", "start", "decorator", "async decorator", "class", "raising"])


def fresh_target(kind):
    """Return a target that nobody else has, a class or a module."""
    if kind == "class":
        return type("Target", (Spec,), {"function": function, "coroutine": staticmethod(coroutine)})
    target = types.ModuleType("target")
    vars(target).update(vars(Spec(3)), function=function, coroutine=coroutine, Session=Spec.Session)
    return target


def worded(world, keywords):
    """Put the things named in the place of their names."""
    made = {}
    for name, value in keywords.items():
        if name == "new_callable":
            made[name] = getattr(world.module, value)
        elif name in ("spec", "spec_set", "autospec"):
            made[name] = {"True": True, "False": False}.get(value, SPECS.get(value))
        else:
            made[name] = VALUES[value] if name == "new" else value
    return made


def use(world, patcher, way, look):
    """Apply a patcher in one of the ways and return what was there, and what is afterwards."""
    seen = []

    def test(*args, **kwargs):
        seen.extend([world.observed(args), world.observed(kwargs), world.observed(look())])
        if way == "raising":
            raise LookupError("raised")

    async def async_test(*args, **kwargs):
        test(*args, **kwargs)

    if way in ("with", "raising"):
        with patcher as entered:
            test(entered)
    elif way == "start":
        test(patcher.start())
        patcher.stop()
    elif way == "decorator":
        patcher(test)()
    elif way == "async decorator":
        finished(patcher(async_test)())
    else:
        patcher(type("TestCase", (), {"test_it": test, "other": 1}))().test_it()
    return seen, look()


targets = st.tuples(st.sampled_from(["class", "module"]), attributes)


@step(targets, options, told, ways, makes=True)
def patch_object(world, named, how, keywords, way):
    kind, attribute = named
    target = fresh_target(kind)
    patcher = world.module.patch.object(
        target, attribute, **worded(world, how), **resolved(keywords)
    )
    return use(world, patcher, way, lambda: vars(target).get(attribute, "nothing"))


@step(st.sampled_from(["os.getcwd", "json.dumps", "asyncio.sleep", "json.decoder.JSONDecoder"]))
def patch(world, target):
    with world.module.patch(target) as mock:
        return [mock, mock("x")]


@step(st.sampled_from(["os.nothing", "nothing.at.all", "os", "", "os.path.", 3]), flags)
def patch_wrongly(world, target, create):
    with world.module.patch(target, create=create) as mock:
        return mock


@step(attributes, MOCK)
def patch_with_mock(world, attribute, mock):
    target = fresh_target("class")
    with world.module.patch.object(target, attribute, mock):
        return getattr(target, attribute)


@step(MOCK, attributes, flags)
def patch_mock(world, mock, attribute, autospec):
    keywords = {"autospec": True} if autospec else {}
    with world.module.patch.object(mock, attribute, **keywords) as made:
        return made


@step(st.lists(attributes, max_size=3, unique=True), options, ways)
def patch_multiple(world, names, how, way):
    target = fresh_target("module")
    how = dict(how)
    new = how.pop("new", "DEFAULT")
    patcher = world.module.patch.multiple(
        target, **worded(world, how), **dict.fromkeys(names, VALUES[new])
    )
    return use(world, patcher, way, lambda: {name: vars(target).get(name) for name in names})


@step(st.sampled_from(["dict", "keywords", "pairs", "mock"]), flags, ways)
def patch_dict(world, kind, clear, way):
    target = {"a": 1}
    values = {"dict": {"a": 2, "b": 3}, "pairs": [("c", 4)], "mock": world.module.MagicMock()}
    patcher = world.module.patch.dict(
        target, values.get(kind, {}), clear=clear, **({"d": 5} if kind == "keywords" else {})
    )
    return use(world, patcher, way, lambda: dict(target))


@step()
def stop_all(world):
    target = fresh_target("class")
    world.module.patch.object(target, "get").start()
    world.module.patch.stopall()
    return target.get
