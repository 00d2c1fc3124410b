"""Run mypy with the plugin over code that was not written for it; it must come to its end.

    python scripts/robustness.py [FOLDER ...]

Without folders: over the `test` folder of the interpreter's own standard library. What mypy
reports does not matter. Files that stop mypy by themselves, broken on purpose as they are, are
left out one by one. Exit code: 0 when mypy came to its end, 1 when it had an internal error.
"""

from __future__ import annotations

import argparse
import ast
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path

SETTINGS = """\
[mypy]
plugins = amock_mypy
check_untyped_defs = true
ignore_missing_imports = true
follow_imports = silent
explicit_package_bases = true
"""
BLOCKED = 2  # mypy's exit code when it did not come to its end; 1 says that it found errors


def readable_files(folder: Path) -> Iterator[str]:
    """Yield the Python files in a folder that parse, as paths from the folder's parent."""
    for path in sorted(folder.rglob("*.py")):
        name = path.relative_to(folder.parent)
        if not all(part.isidentifier() for part in name.with_suffix("").parts):
            continue
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                ast.parse(path.read_bytes())
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
        yield str(name)


def check(files: list[str], folder: Path, place: Path) -> str:
    """Run mypy over files and return what it says; nothing when it came to its end."""
    settings, names = place / "mypy.ini", place / "files"
    settings.write_text(SETTINGS)
    names.write_text("\n".join(files))
    command = [sys.executable, "-m", "mypy", "--config-file", str(settings), "--show-traceback"]
    done = subprocess.run(
        [*command, "--cache-dir", str(place / "cache"), "--no-error-summary", f"@{names}"],
        cwd=folder,
        env=os.environ | {"AMOCK_MYPY_DEBUG": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    said = done.stdout + done.stderr
    return said if done.returncode >= BLOCKED or "INTERNAL ERROR" in said else ""


def is_fine(folder: Path) -> bool:
    """Check the files of a folder, without those that stop mypy by themselves."""
    files = list(readable_files(folder))
    with tempfile.TemporaryDirectory() as place:
        # A copy, so that what lies beside the folder does not hide modules of the library.
        copy = Path(place, "copy")
        for name in files:
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(folder.parent / name, copy / name)
        while said := check(files, copy, Path(place)):
            blocking = {name for name in files if f"{name}:" in said}
            if "INTERNAL ERROR" in said or not blocking:
                print(said)
                return False
            print(f"left out: {', '.join(sorted(blocking))}", flush=True)
            files = [name for name in files if name not in blocking]
    print(f"{folder}: {len(files)} files, no internal error", flush=True)
    return True


def main() -> int:
    """Run the command line; return the exit code."""
    parser = argparse.ArgumentParser(description="mypy with the plugin over foreign code")
    parser.add_argument("folders", nargs="*", type=Path)
    folders = parser.parse_args().folders or [Path(sysconfig.get_path("stdlib"), "test")]
    fine = [is_fine(folder.resolve()) for folder in folders]
    return 0 if all(fine) else 1


if __name__ == "__main__":
    sys.exit(main())
