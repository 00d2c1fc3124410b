"""Blocks that are run: their tests, and the exceptions that comments promise."""

from __future__ import annotations

import asyncio
import importlib
import inspect
import sys
import traceback
import unittest
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import ModuleType
from unittest.mock import patch

from tests.docs.mdtest.expectations import Diagnostic
from tests.docs.mdtest.page import module_name


def run_file(place: Path, name: str) -> list[Diagnostic]:
    """Run the file called name in place and every test in it; return the exceptions raised."""
    path = place / name
    with _importable(place):
        found = _exceptions(lambda: importlib.import_module(module_name(name)), path)
        if module := sys.modules.get(module_name(name)):
            for test in _tests(module):
                found += _exceptions(test, path)
    return found


@contextmanager
def _importable(place: Path) -> Iterator[None]:
    """Let modules be imported from place and reveal types, and forget them afterwards."""
    before = set(sys.modules)
    sys.path.insert(0, str(place))
    importlib.invalidate_caches()
    try:
        with patch("builtins.reveal_type", new=lambda value: value, create=True):
            yield
    finally:
        sys.path.remove(str(place))
        for name in set(sys.modules) - before:
            if str(getattr(sys.modules[name], "__file__", None)).startswith(str(place)):
                del sys.modules[name]


def _tests(module: ModuleType) -> Iterator[Callable[[], object]]:
    for name, value in list(vars(module).items()):
        if name.startswith("test") and callable(value):
            yield partial(_call, value)
        elif isinstance(value, type) and issubclass(value, unittest.TestCase):
            suite = unittest.defaultTestLoader.loadTestsFromTestCase(value)
            yield from (case.debug for case in suite if isinstance(case, unittest.TestCase))


def _call(test: Callable[[], object]) -> None:
    result = test()
    if inspect.iscoroutine(result):
        asyncio.run(result)


def _exceptions(action: Callable[[], object], path: Path) -> list[Diagnostic]:
    """Return what action raises, at the line of path where it did; at a decorator's if none did."""
    try:
        action()
    except Exception as error:  # noqa: BLE001  # whatever a block raises is a finding
        frames = traceback.extract_tb(error.__traceback__)
        lines = [frame.lineno for frame in frames if frame.filename == str(path)]
        line = lines[-1] if lines else _first_line(action)
        return [Diagnostic(line or 0, "raises", type(error).__name__, str(error))]
    return []


def _first_line(action: Callable[[], object]) -> int | None:
    (test,) = action.args if isinstance(action, partial) else (action,)
    code = getattr(inspect.unwrap(test), "__code__", None)
    return code.co_firstlineno if code else None
