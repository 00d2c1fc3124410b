"""What editors show and what `help()` shows begins with the same sentence."""

from __future__ import annotations

import ast
import inspect
import unittest.mock
from collections.abc import Iterator
from pathlib import Path

import pytest

import amock

STUB = Path(__file__).parents[2] / "stubs" / "amock-stubs" / "__init__.pyi"
Documented = ast.Module | ast.ClassDef | ast.FunctionDef


def documented(node: Documented, name: str = "") -> Iterator[tuple[str, str]]:
    """Yield the full names in a stub, each with what is said of it."""
    if said := ast.get_docstring(node):
        yield name, said
    if not isinstance(node, ast.FunctionDef):
        for child in node.body:
            if isinstance(child, ast.ClassDef | ast.FunctionDef):
                yield from documented(child, f"{name}.{child.name}".lstrip("."))


def own_docstring(name: str) -> str | None:
    """Return what amock's run-time code says of a name, None where it leaves that to others."""
    owner_name, _, member = name.rpartition(".")
    if not owner_name:
        found = getattr(amock, name) if name else amock
        where = getattr(found, "__module__", amock.__name__)
        return inspect.getdoc(found) if where.startswith(amock.__name__) else None
    owner = next((cls for cls in getattr(amock, owner_name).__mro__ if member in vars(cls)), None)
    if owner is None or not owner.__module__.startswith("amock"):
        return None
    if owner.__name__ != owner_name and owner.__name__ in amock.__all__:
        return None
    said: str | None = vars(owner)[member].__doc__
    inherited = getattr(getattr(unittest.mock, owner_name, None), member, None)
    return None if inherited is not None and inherited.__doc__ == said else said


def first_sentence(said: str | None) -> str:
    """Return the first sentence, after which the run-time code may tell what is new in it."""
    return (said or "").strip().partition("\n")[0].partition(". ")[0].rstrip(".")


IN_STUB = dict(documented(ast.parse(STUB.read_text(encoding="utf-8"))))
IN_BOTH = {name: said for name in IN_STUB if (said := own_docstring(name))}


@pytest.mark.parametrize("name", IN_BOTH)
def test_stub_and_runtime_say_the_same(name: str) -> None:
    assert first_sentence(IN_STUB[name]) == first_sentence(IN_BOTH[name])


def test_every_public_name_is_documented_in_the_stub() -> None:
    made_here = {
        name
        for name in amock.__all__
        if inspect.isclass(getattr(amock, name)) or inspect.isfunction(getattr(amock, name))
    }
    imported = {"IsolatedAsyncioTestCase"}
    a_variable = {"patch"}
    assert made_here - imported - a_variable <= set(IN_STUB)


def test_most_docstrings_are_in_both() -> None:
    assert {"AsyncMock", "mocked", "create_autospec", "LoopRunner.run"} <= set(IN_BOTH)
