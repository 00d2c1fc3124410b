"""The public classes of the standard library and of other packages, by the name to import."""

from __future__ import annotations

import importlib
import importlib.util
import inspect
import pkgutil
import sys
import warnings
from collections.abc import Iterator

PACKAGES = ("anyio", "attr", "httpx", "pydantic", "sqlalchemy")
"""Beside the standard library; those that are not installed are left out."""

_NOT_LIBRARY = frozenset({"antigravity", "idlelib", "lib2to3", "test", "this", "turtledemo"})
"""Modules that do something when imported, and programs that are no library."""


_CHANGES_OTHERS = "tkinter.tix"
"""Importing it gives the classes of tkinter one more base."""


def public_classes() -> Iterator[tuple[str, type]]:
    """Yield every public class with its full name, once each.

    Modules are imported one after the other: who looks at a class as it is yielded sees it as it is
    before a later module changes it.
    """
    found: set[str] = set()
    for name in sorted(_module_names(), key=lambda name: (name == _CHANGES_OTHERS, name)):
        for full_name, cls in _classes_of(name):
            if full_name not in found:
                found.add(full_name)
                yield full_name, cls


def _module_names() -> Iterator[str]:
    for top in sorted(sys.stdlib_module_names - _NOT_LIBRARY):
        spec = None if top.startswith("_") else importlib.util.find_spec(top)
        if spec is not None:
            yield top
            for place in spec.submodule_search_locations or ():
                yield from _modules_in(place, top)
    yield from filter(importlib.util.find_spec, PACKAGES)


def _modules_in(place: str, package: str) -> Iterator[str]:
    for module in pkgutil.iter_modules([place]):
        name = f"{package}.{module.name}"
        if module.name.startswith("_") or module.name in ("test", "tests"):
            continue
        yield name
        if module.ispkg:
            yield from _modules_in(f"{place}/{module.name}", name)


def _classes_of(name: str) -> Iterator[tuple[str, type]]:
    """Yield the classes that a module defines; a package besides those of its own modules."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            module = importlib.import_module(name)
    except (ImportError, OSError, RuntimeError):
        return  # for another system, or for a package that is not there
    for attribute, value in list(vars(module).items()):  # looking at a class may load more
        if inspect.isclass(value) and not attribute.startswith("_") and _is_of(value, name):
            yield f"{name}.{attribute}", value


def _is_of(cls: type, module: str) -> bool:
    home = cls.__module__
    return home == module or (module in PACKAGES and home.partition(".")[0] == module)
