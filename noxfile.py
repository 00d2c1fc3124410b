"""The built wheel on every supported interpreter that this machine has."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nox

PYTHONS = ["3.10", "3.11", "3.12", "3.13"]
ROOT = Path(__file__).parent

nox.options.sessions = ["runtime"]
nox.options.default_venv_backend = "virtualenv"
nox.options.reuse_venv = "yes"
# An interpreter that this machine lacks is named as skipped, in CI too.
nox.options.error_on_missing_interpreters = False
nox.options.download_python = "never"


def _find_pyenv_interpreters() -> None:
    """Put pyenv's interpreters on the path: its shims hide those that are not in use."""
    versions = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    folders = (str(folder / "bin") for folder in sorted(versions.glob("3.*"), reverse=True))
    os.environ["PATH"] = os.pathsep.join([os.environ["PATH"], *folders])


_find_pyenv_interpreters()


@functools.cache
def _wheel() -> Path:
    """Build the wheel of this checkout, once."""
    folder = ROOT / ".nox" / "wheel"
    shutil.rmtree(folder, ignore_errors=True)
    pip = (sys.executable, "-m", "pip")
    subprocess.run(
        [*pip, "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT)], check=True
    )
    (wheel,) = folder.glob("amock-*.whl")
    return wheel


def _install_wheel(session: nox.Session) -> None:
    """Install the wheel with what the tests need, and make sure that it is what is imported."""
    pyproject = nox.project.load_toml(ROOT / "pyproject.toml")
    session.install(str(_wheel()), *nox.project.dependency_groups(pyproject, "test"))
    session.install("--force-reinstall", "--no-deps", str(_wheel()))


def _tests_out_of_reach(session: nox.Session, *areas: str) -> Path:
    """Copy tests to where neither src nor the stubs can be imported, and return the place."""
    place = Path(session.create_tmp()).resolve() / "away"
    shutil.rmtree(place, ignore_errors=True)
    ignored = shutil.ignore_patterns("__pycache__")
    for area in areas:
        shutil.copytree(ROOT / "tests" / area, place / "tests" / area, ignore=ignored)
    (place / "tests" / "__init__.py").touch()
    shutil.copy(ROOT / "pyproject.toml", place)
    with session.chdir(place):
        where = session.run("python", "-c", "import amock; print(amock.__file__)", silent=True)
    if "site-packages" not in str(where):
        session.error(f"amock was imported from {where}, not from the wheel")
    return place


@nox.session(python=PYTHONS)
def runtime(session: nox.Session) -> None:
    """Run the tests of the runtime and the pytest plugin, and CPython's, with src out of reach."""
    _install_wheel(session)
    with session.chdir(
        _tests_out_of_reach(session, "runtime", "shape", "conformance", "pytest_plugin")
    ):
        session.run("pytest", "-q", "-p", "pytester", "tests/runtime", "tests/pytest_plugin")
        # An interpreter may come without its own tests: then the run says so, with exit code 2.
        session.run("python", "-m", "tests.conformance", success_codes=[0, 2])


@nox.session(python=PYTHONS)
def conformance(session: nox.Session) -> None:
    """Run CPython's own tests of `unittest.mock`, or those named after --, against the wheel."""
    _install_wheel(session)
    with session.chdir(_tests_out_of_reach(session, "conformance")):
        session.run("python", "-m", "tests.conformance", *session.posargs)


@nox.session(python=PYTHONS)
def bench(session: nox.Session) -> None:
    """Measure the wheel against the interpreter's `unittest.mock`, and store the results."""
    session.install("--force-reinstall", str(_wheel()))
    session.run("python", "-m", "benchmarks.runtime", *(session.posargs or ["--store"]))


@nox.session
def build_check(session: nox.Session) -> None:
    """Build the sdist and the wheel reproducibly, check them and use what they install."""
    pyproject = nox.project.load_toml(ROOT / "pyproject.toml")
    session.install(*nox.project.dependency_groups(pyproject, "release"))
    session.run("python", "scripts/build_check.py")


OLDEST = [
    "mypy==2.0.0",
    "libcst==1.5.0",
    "typing-extensions==4.12.0",
    "pytest==8.2.0",
    "typeguard==4.3.0",
]
"""The lowest versions that pyproject.toml allows."""

WITH_OLDEST = ["pydantic<2.10", "anyio", "attrs", "hypothesis", "mock", "pytest-asyncio"]
WITH_OLDEST += ["pytest-mock", "pytest-xdist", "types-mock"]
"""What the tests need beside them, in versions that work with such old ones."""

OTHER_TOOLS = "not (pyright or ty_accepts or pyrefly or ruff)"
"""These read what was generated, whatever mypy generated it; here they are not installed."""


@nox.session(python="3.11", name="oldest")
def oldest(session: nox.Session) -> None:
    """Run the tests from the wheel with the oldest mypy, LibCST, typing-extensions and pytest.

    What is given after -- is run instead, by the interpreter that has them.
    """
    session.install(str(_wheel()), *OLDEST, *WITH_OLDEST)
    session.install("--force-reinstall", "--no-deps", str(_wheel()))
    areas = ("plugin", "plugin_runs", "docs", "codemod", "generate", "shape", "agreement")
    place = _tests_out_of_reach(session, *areas, "runtime", "pytest_plugin")
    for folder in ("benchmarks", "docs", "scripts"):
        shutil.copytree(ROOT / folder, place / folder, dirs_exist_ok=True)
    shutil.copy(ROOT / "conftest.py", place)
    # The project's settings name what such old packages do not know.
    (place / "pytest.ini").write_text("[pytest]\nasyncio_mode = strict\n")
    tests = [f"tests/{area}" for area in (*areas, "runtime", "pytest_plugin") if area != "docs"]
    with session.chdir(place):
        options = ["-q", "-n", "auto", "-k", OTHER_TOOLS]
        command = ["-m", "pytest", *options, "docs/codes", "docs/guide", *tests]
        session.run("python", *(session.posargs or command), env={"AMOCK_MYPY_DEBUG": "1"})
        cases = ROOT.parent / "shared" / "tools" / "score_cases.py"
        if cases.exists():
            session.run("python", str(cases))


@nox.session(python=PYTHONS)
def robustness(session: nox.Session) -> None:
    """Run mypy with the plugin over CPython's tests and those of mock and pytest-mock."""
    session.install(f"{_wheel()}[mypy]", "pytest")
    session.install("--force-reinstall", "--no-deps", str(_wheel()))
    place = Path(session.create_tmp()).resolve()
    folders = [
        *_sources(session, place, "mock", "mock"),
        *_sources(session, place, "pytest-mock", "tests"),
    ]
    script = str(ROOT / "scripts" / "robustness.py")
    with session.chdir(place):
        session.run("python", script)
        session.run("python", script, *folders)


def _sources(session: nox.Session, place: Path, project: str, folder: str) -> list[str]:
    """Fetch the sources of a project and return the folder of that name in them."""
    shutil.rmtree(place / project, ignore_errors=True)
    options = ("--quiet", "--no-deps", "--no-binary", ":all:", "--dest", str(place / project))
    session.run("python", "-m", "pip", "download", *options, project)
    (archive,) = (place / project).glob("*.tar.gz")
    shutil.unpack_archive(archive, place / project)
    return [str(path) for path in (place / project).glob(f"*/{folder}")]


@nox.session(python="3.11")
def mutants(session: nox.Session) -> None:
    """Change the shape and the plugin's checks one spot at a time: each time a test is to fail.

    What is given after -- goes to mutmut: the mutants, such as "amock_mypy.checks.calls.*", and
    --max-children, without which there is a process for each core.
    """
    pyproject = nox.project.load_toml(ROOT / "pyproject.toml")
    tests = nox.project.dependency_groups(pyproject, "test")
    session.install(f"{_wheel()}[mypy]", *tests, "mutmut>=3.8")
    session.install("--force-reinstall", "--no-deps", str(_wheel()))
    with session.chdir(_to_be_mutated(session)):
        session.run("mutmut", "run", *session.posargs, env={"AMOCK_MYPY_DEBUG": "1"})
        session.run("python", "-m", "tests.mutation.report")


def _to_be_mutated(session: nox.Session) -> Path:
    """Copy what is changed and its tests, and return the place; what mutmut knows is kept there."""
    place = Path(session.create_tmp()).resolve() / "project"
    folders = [
        ("src/amock_shape", "src/amock_shape"),
        ("mypy_plugin/amock_mypy", "src/amock_mypy"),  # mutmut looks for sources in src alone
        *((f"tests/{area}", f"tests/{area}") for area in ("docs", "mutation", "plugin", "shape")),
        ("docs/codes", "docs/codes"),
    ]
    for source, copy in folders:
        shutil.rmtree(place / copy, ignore_errors=True)
        shutil.copytree(ROOT / source, place / copy, ignore=shutil.ignore_patterns("__pycache__"))
    (place / "tests" / "__init__.py").touch()
    for name in ("conftest.py", "pyproject.toml"):
        shutil.copy(ROOT / name, place)
    return place
