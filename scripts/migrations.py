"""Run the codemod before two migrations that people did, and compare.

    python scripts/migrations.py [NAME…] [--python PYTHON]

For each project the commit before the migration is checked out three times: as it was, as the
codemod leaves it, and as people left it. Counted is what both were after, and the project's own
suite runs on each, with Python 3.9 and the dependencies of the day. Everything lands in
.migrations/ and is fetched once. What was found stands in docs/migrations.md. Exit code: 0 if the
suite has after the codemod the result that it had before.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from projects import ROOT, fetch, run

PLACE: Final = ROOT / ".migrations"
STATES: Final = ("before", "codemod", "people")
_SUMS: Final = re.compile(r"^=*\s*((?:\d+ \w+,? )+)in [\d.]+s", re.MULTILINE)


@dataclass(frozen=True)
class Migration:
    """A migration that people did.

    Attributes:
        name: the project.
        repository: where it is.
        commit: the commit that migrated.
        needs: what its suite needs, of that day.
        tests: where its tests are.
        counted: what is counted in the tests: a pattern for each name.
        needs_install: whether the suite wants the project installed, for its entry points.
        later_needs: what it needs besides as people left it.
    """

    name: str
    repository: str
    commit: str
    needs: tuple[str, ...]
    tests: str
    counted: dict[str, str] = field(default_factory=dict)
    needs_install: bool = False
    later_needs: tuple[str, ...] = ()

    @property
    def folder(self) -> Path:
        """Where everything about the project is kept."""
        return PLACE / self.name


MIGRATIONS: Final = (
    Migration(
        "bandersnatch",
        "https://github.com/pypa/bandersnatch",
        "3530bf86",
        needs=(
            *("aiohttp==3.7.3", "aiohttp-socks==0.5.5", "aiohttp-xmlrpc==1.3.0", "attrs==20.3.0"),
            *("async-timeout==3.0.1", "chardet==3.0.4", "filelock==3.0.12", "idna==2.10"),
            *("lxml==4.6.2", "multidict==5.1.0", "packaging==20.8", "pyparsing==2.4.7"),
            *("six==1.15.0", "yarl==1.6.3", "asynctest==0.13.0", "freezegun==1.0.0"),
            *("pytest==6.2.1", "pytest-asyncio==0.14.0", "pytest-timeout==1.4.2"),
            *("keystoneauth1==4.3.0", "openstackclient==4.0.0", "python-swiftclient==3.11.0"),
            "setuptools==51.3.3",
        ),
        tests="src/bandersnatch/tests",
        counted={
            "uses of asynctest": r"\basynctest\.\w",
            "imports of asynctest": r"^(?:import|from) asynctest",
            "AsyncMocks made": r"AsyncMock\(",
        },
        needs_install=True,
    ),
    Migration(
        "xknx",
        "https://github.com/XKNX/xknx",
        "5318c974",
        needs=(
            *("netifaces==0.10.9", "pyyaml==5.4.1", "voluptuous==0.12.1"),
            *("pytest==6.2.2", "pytest-timeout==1.4.2", "setuptools==54.2.0"),
        ),
        tests="test",
        counted={
            "hand-written class AsyncMock": r"^class AsyncMock",
            "new_callable=MagicMock": r"new_callable=MagicMock",
            "Event.wait as a MagicMock": r"\.wait = MagicMock\(",
            "Event.wait as an AsyncMock": r"\.wait = AsyncMock\(",
            "Futures made": r"= asyncio\.Future\(\)",
        },
        later_needs=("pytest-asyncio==0.14.0",),
    ),
)


def main() -> int:
    """Compare, and print what was counted and what the suites said."""
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--python", default="python3.9", help="the interpreter of the suites")
    options = parser.parse_args()
    wanted = [each for each in MIGRATIONS if not options.names or each.name in options.names]
    return max((compare(each, options.python) for each in wanted), default=0)


def compare(migration: Migration, interpreter: str) -> int:
    """Compare the states of a project, and print the table."""
    python = _environment(migration, interpreter)
    columns: dict[str, dict[str, str]] = {}
    for state in STATES:
        tree = _tree(migration, state)
        if state == "codemod":
            subprocess.run([sys.executable, "-m", "amock.codemod", "."], cwd=tree, check=True)
        columns[state] = {
            "files changed": str(len(_changed(tree))),
            **{name: _count(tree / migration.tests, each) for name, each in _counted(migration)},
            "suite": _suite(tree, migration, python, _later(migration, state, python)),
        }
    print("\n".join(_table(migration.name, columns)))
    return columns["codemod"]["suite"] != columns["before"]["suite"]


def _environment(migration: Migration, interpreter: str) -> Path:
    """Make the environment of the suite, once, and return its interpreter."""
    folder = migration.folder / "environment"
    made = folder / "bin" / "python"
    if not made.exists():
        run(interpreter, "-m", "venv", folder)
        # Built where they are installed: what their day's setup.py needs is no longer isolated.
        for needs in (migration.needs[-1:], ("wheel<0.38",), migration.needs):
            run(made, "-m", "pip", "install", "-qq", *needs)
        if migration.needs_install:
            plain = ("--no-deps", "--no-build-isolation", "--no-use-pep517")
            run(made, "-m", "pip", "install", "-qq", *plain, _tree(migration, "before"))
    return made


def _tree(migration: Migration, state: str) -> Path:
    """Return a fresh tree of the commit before; as people left it, only the tests are newer."""
    origin = migration.folder / "origin"
    fetch(f"git+{migration.repository}@{migration.commit}", origin)
    tree = migration.folder / state
    shutil.rmtree(tree, ignore_errors=True)
    run("git", "clone", "--quiet", "--shared", "--no-checkout", origin, tree)
    run("git", "checkout", "--quiet", f"{migration.commit}~1", folder=tree)
    if state == "people":
        run("git", "checkout", migration.commit, "--", migration.tests, folder=tree)
    return tree


def _changed(tree: Path) -> list[str]:
    command = ["git", "status", "--porcelain", "--untracked-files=no"]
    done = subprocess.run(command, cwd=tree, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def _counted(migration: Migration) -> Iterator[tuple[str, re.Pattern[str]]]:
    for name, pattern in migration.counted.items():
        yield name, re.compile(pattern, re.MULTILINE)


def _count(tests: Path, pattern: re.Pattern[str]) -> str:
    texts = (path.read_text("utf-8") for path in tests.rglob("*.py"))
    return str(sum(len(pattern.findall(text)) for text in texts))


def _later(migration: Migration, state: str, python: Path) -> Path:
    """Return a folder with the packages that only the state of people needs."""
    folder = migration.folder / f"packages-{state}"
    if state == "people" and migration.later_needs and not folder.exists():
        pip = (python, "-m", "pip", "install", "-qq", "--no-deps", "--target", folder)
        run(*pip, *migration.later_needs)
    return folder


def _suite(tree: Path, migration: Migration, python: Path, packages: Path) -> str:
    """Run the suite of a tree, and return how many tests passed, failed and were skipped."""
    done = subprocess.run(
        [python, "-m", "pytest", "-q", "-p", "no:cacheprovider", migration.tests],
        cwd=tree,
        env=os.environ | {"PYTHONPATH": f"{tree}/src:{tree}:{packages}"},
        capture_output=True,
        text=True,
        check=False,
    )
    found = _SUMS.search(done.stdout)
    if found is None:
        return f"exit code {done.returncode}"
    parts = [part.strip() for part in found[1].split(",")]
    return ", ".join(part for part in parts if part and "warning" not in part)


def _table(name: str, columns: dict[str, dict[str, str]]) -> Iterator[str]:
    """Yield the lines of a table in Markdown."""
    yield f"| {name} | {' | '.join(columns)} |"
    yield "|---|" + "--:|" * len(columns)
    for row in columns[STATES[0]]:
        yield f"| {row} | {' | '.join(column[row] for column in columns.values())} |"


if __name__ == "__main__":
    sys.exit(main())
