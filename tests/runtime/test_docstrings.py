"""Every public name says what it does, what it takes, gives and raises, and what is amock's own."""

import ast
import inspect
import pydoc
import re
import textwrap
import types

import pytest

import amock

OTHERS = {"ANY", "DEFAULT", "FILTER_DIR", "IsolatedAsyncioTestCase", "__version__", "call"}
OTHERS.add("sentinel")
"""What is the standard library's, or no function and no class."""

PATCHES = {f"patch.{name}": getattr(amock.patch, name) for name in ("object", "dict", "multiple")}
NAMES = {name: getattr(amock, name) for name in amock.__all__ if name not in OTHERS} | PATCHES
CLASSES = {name: thing for name, thing in NAMES.items() if isinstance(thing, type)}
FUNCTIONS = {name: thing for name, thing in NAMES.items() if name not in CLASSES}


def own_attributes():
    """Give the public methods and properties of amock's classes that amock wrote."""
    owners = {owner for name in CLASSES.keys() - PATCHES for owner in CLASSES[name].__mro__}
    for owner in owners:
        if owner.__module__.startswith("amock"):
            for name, value in vars(owner).items():
                if not name.startswith("_") and isinstance(value, (types.FunctionType, property)):
                    yield f"{owner.__name__}.{name}", value


ATTRIBUTES = dict(sorted(own_attributes()))
METHODS = {n: value for n, value in ATTRIBUTES.items() if isinstance(value, types.FunctionType)}
DESCRIBED = FUNCTIONS | METHODS


def described(doc, section):
    """Return the names that a section of a docstring describes."""
    match = re.search(rf"^{section}:\n((?:    .*\n?|\n)+)", doc + "\n", re.MULTILINE)
    lines = textwrap.dedent(match[1]).splitlines() if match else []
    return {line.split(":")[0] for line in lines if re.match(r"[\w*]+: ", line)}


def parameters(function):
    """Return the public parameters as a docstring writes them."""
    stars = {inspect.Parameter.VAR_POSITIONAL: "*", inspect.Parameter.VAR_KEYWORD: "**"}
    return {
        stars.get(parameter.kind, "") + name
        for name, parameter in inspect.signature(function).parameters.items()
        if not name.startswith("_") and name not in ("self", "parent")
    }


@pytest.mark.parametrize("name", [*NAMES, *ATTRIBUTES])
def test_a_public_name_says_how_it_differs_from_the_standard_library(name):
    doc = inspect.getdoc({**NAMES, **ATTRIBUTES}[name])
    assert doc is not None
    assert "unittest.mock" in doc or "standard library" in doc
    assert re.match(r"[A-Z].*[.:]", doc.splitlines()[0])


@pytest.mark.parametrize("name", DESCRIBED)
def test_a_function_describes_each_of_its_parameters(name):
    function = DESCRIBED[name]
    assert described(inspect.getdoc(function), "Parameters") == parameters(function)


@pytest.mark.parametrize("name", DESCRIBED)
def test_a_function_that_gives_something_says_what(name):
    function = DESCRIBED[name]
    gives = inspect.signature(function).return_annotation not in (None, "None")
    assert ("\nReturns:\n" in inspect.getdoc(function)) == gives


@pytest.mark.parametrize("name", DESCRIBED)
def test_a_function_that_raises_says_what(name):
    function = DESCRIBED[name]
    tree = ast.parse(textwrap.dedent(inspect.getsource(inspect.unwrap(function))))
    raised = {
        node.exc.func.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call)
    }
    assert raised <= described(inspect.getdoc(function), "Raises")


@pytest.mark.parametrize("name", sorted(set(CLASSES) - {"LoopRunner"}))
def test_a_mock_class_describes_its_parameters_or_says_whose_they_are(name):
    found = described(inspect.getdoc(CLASSES[name]), "Parameters")
    assert "**kwargs" in found or name == "patch.dict"


@pytest.mark.parametrize("name", ["Mock", "NonCallableMock"])
def test_the_first_mock_classes_describe_all_of_their_parameters(name):
    found = described(inspect.getdoc(CLASSES[name]), "Parameters")
    assert found == parameters(CLASSES[name].__init__) | {"autospec"}


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("AsyncMock", "class AsyncMock in module amock"),
        ("patch", "function patch in module amock"),
        ("patch.object", "function object in module amock"),
        ("mocked", "function mocked in module amock"),
    ],
)
def test_help_names_things_as_users_do(name, shown):
    text = pydoc.plain(pydoc.render_doc(NAMES[name]))
    assert shown in text.splitlines()[0]
