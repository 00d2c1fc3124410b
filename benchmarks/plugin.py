"""What the plugin costs mypy for each use of a mock, on modules with more and more of them.

    python -m benchmarks.plugin

A module of N tests is checked without and with the plugin, in turns, each time from a cache that
knows the library modules only. The cost of a use must not grow with their number: the last column
says how it compares with the smallest module's.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SIZES = (100, 300, 1000, 3000)
APPLICATION = """\
class Service:
    name: str = ""

    async def fetch(self, key: int) -> str:
        return str(key)

    def close(self) -> None: ...


def load(key: int) -> str:
    return str(key)
"""
IMPORTS = """\
from unittest import TestCase
from unittest.mock import DEFAULT, AsyncMock, MagicMock, Mock, create_autospec, patch

import pytest

from application import Service
"""
TESTS = (
    """
async def test_{0}() -> None:
    service = AsyncMock(spec=Service)
    service.fetch.return_value = "text"
    assert await service.fetch({0}) == "text"
    service.fetch.assert_awaited_once_with({0})
""",
    """
def test_{0}() -> None:
    with patch("application.load") as load:
        load.return_value = "text"
    load.assert_called_once_with({0})
""",
    """
@patch("application.Service.close")
def test_{0}(close: MagicMock) -> None:
    service = create_autospec(Service, instance=True)
    service.close()
    service.close.assert_called_once_with()
    close.assert_not_called()
""",
    """
def test_{0}() -> None:
    callback = MagicMock(return_value={0})
    callback.child.name = "text"
    callback({0}, key=1)
    callback.assert_called_once_with({0}, key=1)
""",
    """
@patch("application.load")
def test_{0}(load: MagicMock) -> None:
    load({0})
    assert load.call_args.args == ({0},)
    with patch.multiple(Service, close=DEFAULT) as mocks:
        mocks["close"].assert_not_called()
""",
    """
def test_{0}() -> None:
    named, service = Mock(name="ann"), Mock(spec=Service)
    named.configure_mock(name="bob")
    assert named.name == "bob"
    with pytest.raises(AttributeError):
        service.nothing
""",
    """
class Test{0}(TestCase):
    def setUp(self) -> None:
        self.service: MagicMock = create_autospec(Service)
        patcher = patch("application.load")
        self.load = patcher.start()
        self.addCleanup(patcher.stop)

    def test(self) -> None:
        self.service.return_value.close()
        self.load.assert_not_called()
""",
)


def module_of(size: int) -> str:
    """Return the text of a module with that many tests, each of which uses a mock."""
    tests = (TESTS[number % len(TESTS)].format(number) for number in range(size))
    return "\n".join((IMPORTS, *tests))


def seconds(folder: Path, *, plugin: bool) -> float:
    """Check what is in a folder and return the processor time that mypy took."""
    settings = folder / "mypy.ini"
    settings.write_text("[mypy]\nstrict = true\n" + "plugins = amock_mypy\n" * plugin)
    library, cache = folder / f"library-{plugin}", folder / "cache"
    command = [sys.executable, "-m", "mypy", "--config-file", str(settings)]
    if not library.exists():
        warm = "import unittest.mock, asyncio, amock, pytest\n"
        run([*command, "--cache-dir", str(library), "-c", warm], folder)
    shutil.rmtree(cache, ignore_errors=True)
    shutil.copytree(library, cache)
    before = os.times().children_user
    run([*command, "--cache-dir", str(cache), "test_module.py"], folder)
    return os.times().children_user - before


def run(command: list[str], folder: Path) -> None:
    """Run mypy, which must find nothing."""
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)


def measure(size: int, turns: int, folder: Path) -> tuple[float, float]:
    """Return the least seconds without and with the plugin for a module of a size."""
    (folder / "application.py").write_text(APPLICATION)
    (folder / "test_module.py").write_text(module_of(size))
    found: dict[bool, list[float]] = {False: [], True: []}
    for _ in range(turns):
        for plugin in (False, True):
            found[plugin].append(seconds(folder, plugin=plugin))
    return min(found[False]), min(found[True])


def main() -> None:
    """Print a line for each size."""
    parser = argparse.ArgumentParser(description="The cost of the plugin for each use of a mock.")
    parser.add_argument("--turns", type=int, default=5, help="how often each run is made")
    turns = parser.parse_args().turns
    print("   uses  without     with  ratio  µs a use  of the smallest")
    first = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for size in (0, *SIZES):
            without, with_plugin = measure(size, turns, Path(folder).resolve())
            if size == 0:
                idle = with_plugin - without
                print(f"{0:7}{without:7.2f} s{with_plugin:7.2f} s{with_plugin / without:7.2f}")
                continue
            each = (with_plugin - without - idle) / size * 1e6
            first = first or each
            ratio = with_plugin / without
            line = f"{size:7}{without:7.2f} s{with_plugin:7.2f} s{ratio:7.2f}"
            print(f"{line}{each:10.0f}{each / first:17.2f}", flush=True)


if __name__ == "__main__":
    main()
