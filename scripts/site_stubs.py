"""An extension of griffe: the reference shows what the stubs say.

The run-time code inherits most of a mock's methods from the standard library, which has no
docstrings for many of them. The stubs have all, with types, and are what editors show. What a
class or function is for as a whole is told at more length in the run-time code.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from griffe import Alias, Class, Extension, GriffeLoader, Module, Object, visit

STUBS: Final = Path(__file__).parents[1] / "stubs" / "amock-stubs" / "__init__.pyi"
PATCHING: Final = {"_patch_object": "object", "_patch_multiple": "multiple", "PatchDict": "dict"}
"""Attributes of `patch`, by what defines them."""


class Stubs(Extension):
    """Puts the public names of the stubs in the place of those of the package `amock`."""

    def on_package(self, *, pkg: Module, loader: GriffeLoader, **_: Any) -> None:
        """Change the package when it has been loaded."""
        if pkg.name != "amock":
            return
        stubs = read_stubs(loader)
        for name in map(str, stubs.exports or ()):
            member, old = stubs.members.get(name), pkg.members[name]
            # `patch` is a variable in the stubs, and a function in the code, which says more.
            if isinstance(member, Object) and not (old.is_function and member.is_attribute):
                keep_docstring(old, member)
                pkg.set_member(name, member)
        for name, shown in PATCHING.items():
            pkg[f"_runtime.patching.{name}"].name = f"patch.{shown}"


def read_stubs(loader: GriffeLoader) -> Module:
    """Read the stubs as the loader reads modules."""
    stubs = visit(
        "amock",
        STUBS,
        STUBS.read_text(encoding="utf-8"),
        docstring_parser=loader.docstring_parser,
        docstring_options=loader.docstring_options,
        lines_collection=loader.lines_collection,
        modules_collection=loader.modules_collection,
    )
    implement_overloads(stubs)
    return stubs


def implement_overloads(scope: Module | Class) -> None:
    """Let the last overload, the most general, be the function: stubs have none beside them."""
    for name, overloads in scope.overloads.items():
        if overloads:
            function = overloads[-1]
            if len({str(overload.returns) for overload in overloads}) > 1:
                function.returns = None  # one of several would be wrong
            function.overloads = overloads
            scope.set_member(name, function)
    for member in scope.members.values():
        if isinstance(member, Class):
            implement_overloads(member)


def keep_docstring(old: Object | Alias, new: Object) -> None:
    """Give a member of the stubs the docstring of the same in the package."""
    if old.docstring is not None:
        new.docstring = old.docstring
        new.docstring.parent = new
