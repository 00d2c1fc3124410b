"""What is installed: the wheel's content, and what importing amock costs."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLES = "amock/_demo/examples/"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir"]
    subprocess.run([*command, folder, ROOT], check=True)
    (path,) = folder.glob("amock-*.whl")
    with ZipFile(path) as archive:
        yield archive


@pytest.mark.parametrize(
    ("package", "root"),
    [
        ("amock", "src"),
        ("amock_pytest", "src"),
        ("amock_mypy", "mypy_plugin"),
        ("amock-stubs", "stubs"),
    ],
)
def test_the_wheel_has_every_file_of_a_package(wheel, package, root):
    folder = ROOT / root
    files = {
        str(path.relative_to(folder))
        for path in (folder / package).rglob("*")
        if path.suffix in (".py", ".pyi", ".typed")
    }
    assert files
    assert files == {
        name
        for name in wheel.namelist()
        if name.startswith(f"{package}/") and not name.startswith(EXAMPLES)
    }


def test_the_wheel_has_the_examples_that_the_demonstration_shows(wheel):
    folder = ROOT / "examples"
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.suffix in (".py", ".toml", ".md")
    }
    assert "pyproject.toml" in files
    assert files == {
        name.removeprefix(EXAMPLES): wheel.read(name)
        for name in wheel.namelist()
        if name.startswith(EXAMPLES)
    }


def test_the_wheel_has_nothing_beside_the_packages(wheel):
    tops = {name.split("/")[0] for name in wheel.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {
        "amock",
        "amock_mypy",
        "amock_pytest",
        "amock-stubs",
    }


@pytest.mark.parametrize("package", ["amock", "amock_mypy", "amock_pytest"])
def test_the_packages_say_that_they_are_typed(wheel, package):
    assert f"{package}/py.typed" in wheel.namelist()


def test_the_wheel_has_the_licence(wheel):
    (licence,) = (name for name in wheel.namelist() if name.endswith("/LICENSE"))
    assert wheel.read(licence) == (ROOT / "LICENSE").read_bytes()


def test_the_wheel_needs_only_typing_extensions(wheel):
    (metadata,) = (name for name in wheel.namelist() if name.endswith("/METADATA"))
    lines = wheel.read(metadata).decode().splitlines()
    needed = [line for line in lines if line.startswith("Requires-Dist:") and "extra" not in line]
    assert [line.split()[1].partition(">")[0] for line in needed] == ["typing-extensions"]


def test_importing_amock_imports_neither_mypy_nor_libcst():
    code = "import sys, amock; print(*{name.partition('.')[0] for name in sys.modules})"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert not {"mypy", "libcst", "amock_mypy"} & set(run.stdout.split())
