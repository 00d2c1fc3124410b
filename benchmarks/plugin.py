"""What the plugin costs mypy for each use of a mock, on modules with more and more of them.

    python -m benchmarks.plugin

A module of N tests is checked without and with the plugin, in turns, each time from a cache that
knows the library modules only: once with functions that make their own mocks, once with the methods
of one class. The cost of a test must not grow with their number: the last column says how it
compares with the smallest module's.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.plugin_modules import APPLICATION, LAYOUTS

SIZES = (100, 300, 1000, 3000)


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


def measure(text: str, turns: int, folder: Path) -> tuple[float, float]:
    """Return the least seconds without and with the plugin for a module."""
    (folder / "application.py").write_text(APPLICATION)
    (folder / "test_module.py").write_text(text)
    found: dict[bool, list[float]] = {False: [], True: []}
    for _ in range(turns):
        for plugin in (False, True):
            found[plugin].append(seconds(folder, plugin=plugin))
    return min(found[False]), min(found[True])


def table(layout: str, turns: int, folder: Path) -> None:
    """Print a line for each size of a module."""
    print(f"{layout:>9}  without     with  ratio  µs a test  of the smallest")
    idle = first = 0.0
    for size in (0, *SIZES):
        without, with_plugin = measure(LAYOUTS[layout](size), turns, folder)
        line = f"{size:9}{without:7.2f} s{with_plugin:7.2f} s{with_plugin / without:7.2f}"
        if size:
            each = (with_plugin - without - idle) / size * 1e6
            first = first or each
            line += f"{each:11.0f}{each / first:17.2f}"
        else:
            idle = with_plugin - without
        print(line, flush=True)


def main() -> None:
    """Print a table for each layout of the tests."""
    parser = argparse.ArgumentParser(description="The cost of the plugin for each use of a mock.")
    parser.add_argument("--turns", type=int, default=5, help="how often each run is made")
    turns = parser.parse_args().turns
    for layout in LAYOUTS:
        with tempfile.TemporaryDirectory() as folder:
            table(layout, turns, Path(folder).resolve())


if __name__ == "__main__":
    main()
