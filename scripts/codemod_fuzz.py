"""Run the codemod over code that it was not written for, and see that it does no harm.

    python scripts/codemod_fuzz.py [FOLDER…]

Without folders: CPython's own tests and the packages of this environment, some thousands of
files. Each folder is copied, the command runs over the copy twice with every rule, and then: it did
not crash; what it changed compiles; what it did not name is what it was, byte for byte; what it
could not handle, Python cannot either; the second run changed nothing. Exit code: 0 if all that
holds, 1 if not.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import warnings
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

_EXIT_CODES = (0, 2)
_REFUSED = ("typing_extensions.py", "mypy_extensions.py", "typing.py", "types.py", "abc.py")
"""At the top of a program, mypy refuses all of it for these."""
Files = Mapping[Path, bytes]


class Run(NamedTuple):
    """What the command said of one run.

    Attributes:
        code: its exit code.
        errors: what it wrote to the standard error.
        files: its report on each file it had something to say of.
    """

    code: int
    errors: str
    files: list[dict[str, Any]]


def main() -> int:
    """Fuzz folders and print what went wrong."""
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    folders = parser.parse_args().folders or _own_folders()
    harm = [problem for folder in folders for problem in fuzz_folder(folder.resolve())]
    print("\n".join(harm) or "no harm done")
    return 1 if harm else 0


def _own_folders() -> list[Path]:
    paths = sysconfig.get_paths()
    return [Path(paths["stdlib"]) / "test", Path(paths["purelib"])]


def fuzz_folder(folder: Path) -> list[str]:
    """Fuzz all Python files of a folder, and return what went wrong."""
    with tempfile.TemporaryDirectory(prefix="fuzz-") as place:
        paths = (path.relative_to(folder) for path in folder.rglob("*.py") if path.is_file())
        files = sorted(path for path in paths if str(path) not in _REFUSED)
        copy = copied(folder, files, Path(place) / "code")
        found = list(fuzz(copy, Path(place) / "cache"))
    print(f"{folder}: {len(files)} files, {len(found)} problems", flush=True)
    return found


def copied(folder: Path, files: Iterable[Path], copy: Path) -> Path:
    """Copy some files of a folder to another, as regular files, and return that."""
    for file in files:
        (copy / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / file, copy / file)
    return copy


def fuzz(folder: Path, cache: Path) -> Iterator[str]:
    """Run the command over a folder that may be changed, and yield what went wrong."""
    before = _contents(folder)
    first = run(folder, cache)
    between = _contents(folder)
    yield from _problems_of(first)
    yield from _harm(before, between, first)
    again = run(folder, cache)
    yield from _problems_of(again)
    changed = [path for path, data in _contents(folder).items() if data != between[path]]
    yield from (f"{path.relative_to(folder)}: changed by the second run" for path in changed)
    print(_summary(first), flush=True)


def run(folder: Path, cache: Path) -> Run:
    """Run the command over a folder with all rules."""
    rules = subprocess.run(_command("--list"), capture_output=True, text=True, check=True).stdout
    codes = ",".join(line.split()[0] for line in rules.splitlines())
    done = subprocess.run(
        _command("--output", "json", "--select", codes, folder.name),
        cwd=folder.parent,  # Python looks for its modules in the working directory first
        env=os.environ | {"MYPY_CACHE_DIR": str(cache)},
        capture_output=True,
        text=True,
        check=False,
    )
    try:
        files = json.loads(done.stdout)["files"]
    except (ValueError, KeyError):
        files = []
    return Run(done.returncode, done.stderr, files)


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "amock.codemod", *arguments]


def _contents(folder: Path) -> Files:
    return {path: path.read_bytes() for path in sorted(folder.rglob("*.py"))}


def _problems_of(ran: Run) -> Iterator[str]:
    if ran.code not in _EXIT_CODES or "Traceback" in ran.errors:
        yield f"exit code {ran.code}: {ran.errors.strip()[-2000:]}"
    for file in ran.files:
        failure = file["failure"] or ""
        if failure and compiles(Path(file["path"]).read_bytes()):
            yield f"{file['path']}: {failure}"


def _harm(before: Files, after: Files, ran: Run) -> Iterator[str]:
    named = {Path(file["path"]) for file in ran.files if file["written"]}
    for path, data in before.items():
        if data == after[path]:
            continue
        if path not in named:
            yield f"{path}: changed, but not named"
        if not compiles(after[path]):
            yield f"{path}: does not compile any more"


def compiles(data: bytes) -> bool:
    """Tell whether Python takes a file."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            compile(data, "fuzz.py", "exec", dont_inherit=True)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return False
    return True


def _summary(ran: Run) -> str:
    written = sum(file["written"] for file in ran.files)
    failed = sum(bool(file["failure"]) for file in ran.files)
    return f"{written} changed, {failed} could not be handled, {len(ran.files)} spoken of"


if __name__ == "__main__":
    sys.exit(main())
