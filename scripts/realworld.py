"""Run mypy without and with the plugin on the tests of known projects, and tell the difference.

Run it with `make realworld`. Sources come from the package index, or from git where the index has
no tests, pinned so that a diagnostic looked at today is the same tomorrow; everything lands in
.realworld/ and is fetched once. What was found stands in docs/realworld.md. Both
runs have the same settings and begin with empty caches; they take turns, so that both meet the
same machine. Exit code: 0 when mypy came to its end each time, whatever it reported; 1 when it did
not (an internal error among others) or when a project could not be fetched.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from projects import ROOT, fetch, make_environment

PLACE = ROOT / ".realworld"
CRASHED = 2  # mypy's exit code when it did not come to its end; 1 says that it found errors


@dataclass(frozen=True)
class Project:
    """A project whose tests are checked.

    Attributes:
        name: its name.
        requirement: what to fetch, with its version or its commit.
        needs: what its sources and tests import.
        settings: mypy's settings, the project's own as far as they make sense for tests.
        paths: what to check, from the top of the sources.
        sources: where its packages are, from there.
    """

    name: str
    requirement: str
    needs: tuple[str, ...]
    settings: dict[str, str]
    paths: tuple[str, ...] = ("tests",)
    sources: str = "."

    @property
    def folder(self) -> Path:
        """Where everything about the project is kept."""
        return PLACE / self.name


PROJECTS = (
    Project(
        "aiohttp",
        "git+https://github.com/aio-libs/aiohttp@495e778360d1924da63e16dba0f0d76baf56a56a",
        needs=(
            *("aiodns", "aiofastnet", "aiohappyeyeballs", "aiosignal", "attrs", "backports.zstd"),
            *("Brotli", "frozenlist", "multidict", "propcache", "typing-extensions", "uvloop"),
            *("yarl", "blockbuster", "freezegun", "isal", "proxy.py", "pytest", "pytest-aiohttp"),
            *("pytest-codspeed", "pytest-mock", "python-on-whales", "trustme", "valkey"),
            "zlib_ng",
        ),
        settings={
            "check_untyped_defs": "true",
            "disallow_any_decorated": "true",
            "disallow_any_generics": "true",
            "disallow_any_unimported": "true",
            "disallow_incomplete_defs": "true",
            "disallow_subclassing_any": "true",
            "disallow_untyped_calls": "true",
            "disallow_untyped_decorators": "true",
            "disallow_untyped_defs": "true",
            "enable_error_code": "deprecated, exhaustive-match, ignore-without-code,"
            " possibly-undefined, redundant-expr, redundant-self, truthy-bool, truthy-iterable,"
            " unused-awaitable",
            "extra_checks": "true",
            "follow_imports_for_stubs": "true",
            "follow_untyped_imports": "true",
            "ignore_missing_imports": "true",
            "implicit_reexport": "false",
            "strict_bytes": "true",
            "strict_equality": "true",
            "warn_redundant_casts": "true",
            "warn_return_any": "true",
            "warn_unreachable": "true",
            "warn_unused_ignores": "true",
        },
    ),
    Project(
        "tox",
        "tox==4.67.13",
        needs=(
            *("cachetools", "colorama", "filelock", "packaging", "platformdirs", "pluggy"),
            *("pyproject-api", "python-discovery", "tomli-w", "typing-extensions", "virtualenv"),
            *("argcomplete", "build", "devpi-process", "distlib", "docutils", "psutil"),
            *("pytest", "pytest-mock", "re-assert", "time-machine", "types-cachetools"),
            *("types-colorama", "types-docutils", "types-psutil"),
        ),
        settings={
            "strict": "true",
            "warn_redundant_casts": "false",
            "ignore_missing_imports": "true",
        },
        sources="src",
    ),
    Project(
        "bandersnatch",
        "bandersnatch==6.8.0",
        needs=(
            *("aiohttp", "aiohttp-socks", "aiohttp-xmlrpc", "filelock", "humanfriendly"),
            *("freezegun", "packaging", "pytest", "pytest-asyncio", "setuptools", "uvloop"),
            *("types-filelock", "types-freezegun", "types-setuptools"),
        ),
        settings={"check_untyped_defs": "true", "ignore_missing_imports": "true"},
        paths=("src/bandersnatch/tests",),
        sources="src",
    ),
    Project(
        "xknx",
        "git+https://github.com/XKNX/xknx@9c234daf87bfae64ca3f86159b2d2d27bbc0f489",
        needs=(
            *("cryptography", "freezegun", "ifaddr", "pytest", "pytest-asyncio"),
            "typing-extensions",
        ),
        settings={
            "strict": "true",
            "ignore_missing_imports": "true",
            "implicit_reexport": "true",
            "warn_unreachable": "true",
        },
        paths=("test",),
    ),
    Project(
        "lta",
        "git+https://github.com/WIPACrepo/lta@b1e77b13511f03b88e03044fbe3295e811ea0d12",
        needs=(
            *("binpacking<2", "colorama", "globus-sdk", "hurry.filesize", "prometheus-client"),
            *("pycurl", "pymongo", "tornado", "wipac-dev-tools", "wipac-rest-tools"),
            *("pytest", "pytest-asyncio", "pytest-mock", "requests", "types-colorama"),
            *("types-pycurl", "types-requests"),
        ),
        settings={"check_untyped_defs": "true", "ignore_missing_imports": "true"},
    ),
    Project(
        "python-kasa",
        "git+https://github.com/python-kasa/python-kasa@a29d0610bacd084a2197a7025cf083d4d2a51b02",
        needs=(
            *("aiohttp", "asyncclick", "cryptography", "mashumaro", "orjson", "ptpython", "rich"),
            *("pytest", "pytest-asyncio", "pytest-freezer", "pytest-mock", "pytest-socket"),
            *("syrupy", "tzdata", "voluptuous"),
        ),
        settings={
            "check_untyped_defs": "true",
            "ignore_missing_imports": "true",
            "strict_equality": "true",
            "warn_unreachable": "true",
            "warn_unused_ignores": "true",
        },
    ),
)


@dataclass(frozen=True)
class Outcome:
    """One run of mypy: what it said, what it cost, and whether it crashed.

    Attributes:
        lines: what it said.
        cost: the seconds of processor time, or the instructions where these are counted.
        crashed: whether it did not come to its end.
    """

    lines: list[str]
    cost: float
    crashed: bool


def write_settings(project: Project, *, plugin: bool) -> Path:
    """Write the settings of a run and return their file."""
    path = project.folder / ("with.ini" if plugin else "without.ini")
    settings = {"mypy_path": str(project.folder / "source" / project.sources), **project.settings}
    if plugin:
        settings["plugins"] = "amock_mypy"
    lines = (f"{name} = {value}" for name, value in settings.items())
    path.write_text("\n".join(("[mypy]", *lines, "")))
    return path


def check(project: Project, *, plugin: bool, counts: bool = False) -> Outcome:
    """Run mypy over the tests of a project, from an empty cache.

    Parameters:
        project: the project.
        plugin: whether the plugin is on.
        counts: whether to count instructions in the place of seconds.
    """
    settings = write_settings(project, plugin=plugin)
    log = settings.with_suffix(".log")
    with tempfile.TemporaryDirectory() as cache:
        command = [
            *(_counting(log) if counts else ()),
            str(project.folder / "venv" / "bin" / "python"),
            "-m",
            "mypy",
        ]
        command += ["--config-file", str(settings), "--cache-dir", cache, "--no-error-summary"]
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        done = subprocess.run(
            [*command, "--show-traceback", *project.paths],
            cwd=project.folder / "source",
            env=_ordinary_environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        seconds = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
    output = done.stdout + done.stderr
    settings.with_suffix(".txt").write_text(output)
    crashed = "INTERNAL ERROR" in output or done.returncode not in range(CRASHED)
    return Outcome(output.splitlines(), _counted(log) if counts else seconds, crashed)


def _counting(log: Path) -> tuple[str, ...]:
    """Return the start of a command that counts the instructions of the rest."""
    return ("valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", f"--log-file={log}")


def _counted(log: Path) -> float:
    """Return the thousands of millions of instructions that a log of valgrind's tells of."""
    found = re.search(r"Collected : (\d+)", log.read_text())
    return int(found[1]) / 1e9 if found is not None else float("nan")


def _ordinary_environment() -> dict[str, str]:
    """Return the environment, less what keeps Python from compiling the plugin once and for all."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONHASHSEED": "0"}  # the order of sets must not make a difference


def measure(project: Project, repeat: int, *, counts: bool) -> bool:
    """Print what the plugin changes for a project; return whether mypy came to its end."""
    if counts:
        check(project, plugin=True)  # Python compiles the plugin once, and not in the run counted
    outcomes: dict[bool, list[Outcome]] = {False: [], True: []}
    for turn in range(repeat):
        for plugin in (False, True) if turn % 2 == 0 else (True, False):
            outcome = check(project, plugin=plugin, counts=counts)
            if outcome.crashed:
                print(f"mypy crashed {'with' if plugin else 'without'} the plugin:")
                print("\n".join(outcome.lines[-40:]))
                return False
            outcomes[plugin].append(outcome)
    show_difference(outcomes[False][0].lines, outcomes[True][0].lines)
    without, with_plugin = ([run.cost for run in outcomes[plugin]] for plugin in (False, True))
    show_costs(without, with_plugin, "thousand million instructions" if counts else "s")
    return True


def show_difference(without: list[str], with_plugin: list[str]) -> None:
    """Print the diagnostics that only one of two runs has."""
    new = list((Counter(with_plugin) - Counter(without)).elements())
    vanished = list((Counter(without) - Counter(with_plugin)).elements())
    errors = sum(": error: " in line for line in without)
    print(f"{errors} errors without the plugin")
    for title, lines in (("new", new), ("vanished", vanished)):
        print(f"{sum(': error: ' in line for line in lines)} {title}")
        print("".join(f"    {line}\n" for line in lines), end="")


def show_costs(without: list[float], with_plugin: list[float], unit: str) -> None:
    """Print the least cost of each kind of run, and how they compare."""
    least, least_with = min(without), min(with_plugin)
    print(
        f"without {least:.2f}, with {least_with:.2f} {unit}, ratio {least_with / least:.3f}"
        f" (least of {len(without)})"
    )


def main() -> int:
    """Run the command line; return the exit code."""
    parser = argparse.ArgumentParser(description="mypy without and with the plugin on known tests")
    parser.add_argument("--repeat", type=int, default=3, help="how often each run is made")
    parser.add_argument(
        "--instructions",
        action="store_true",
        help="count instructions by valgrind, 60 times slower; a busy machine changes nothing",
    )
    parser.add_argument("--only", action="append", choices=[project.name for project in PROJECTS])
    arguments = parser.parse_args()
    good = True
    repeat = 1 if arguments.instructions else arguments.repeat
    for project in PROJECTS:
        if arguments.only and project.name not in arguments.only:
            continue
        print(f"== {project.requirement}", flush=True)
        try:
            fetch(project.requirement, project.folder / "source")
            make_environment(project.folder / "venv", (*project.needs, f"mypy=={version('mypy')}"))
        except subprocess.CalledProcessError as error:
            print(f"could not be fetched: {error}")
            good = False
        else:
            good = measure(project, repeat, counts=arguments.instructions) and good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
