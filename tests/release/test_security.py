"""What SECURITY.md promises: code that is only checked is never run."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SERVICE = """\
from pathlib import Path

Path(__file__).with_name("was_run").touch()


class Service:
    async def fetch(self) -> str: ...
"""
TEST = """\
from unittest.mock import Mock, patch

import service

Mock(spec=service.Service)
with patch("service.Service.fetch", Mock(return_value="")), patch("other.fetch"):
    raise SystemExit(3)
"""


@pytest.fixture
def project(tmp_path):
    """A project whose modules leave a file behind if they are imported."""
    (tmp_path / "service.py").write_text(SERVICE)
    (tmp_path / "other.py").write_text(SERVICE.replace("class Service:\n    async", "async"))
    (tmp_path / "test_service.py").write_text(TEST)
    (tmp_path / "mypy.ini").write_text("[mypy]\nplugins = amock_mypy\n")
    return tmp_path


@pytest.fixture(scope="module", autouse=True)
def mypy_cache(tmp_path_factory):
    """A cache for all tests: what the standard library is need be read only once."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("MYPY_CACHE_DIR", str(tmp_path_factory.mktemp("mypy_cache")))
        yield


def run(project: Path, *command: str) -> str:
    done = subprocess.run(
        [sys.executable, *command],
        cwd=project,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("mypy .", "test_service.py:6: error: "),
        ("amock codemod .", "test_service.py"),
        ("amock generate service:Service --stdout", "class ServiceMock"),
        ("amock doctor", "service"),
    ],
)
def test_what_is_checked_is_not_run(project, command, said):
    assert said in run(project, "-m", *command.split())
    assert not (project / "was_run").exists()


def test_it_would_be_seen(project):
    run(project, "-c", "import service")
    assert (project / "was_run").exists()


@pytest.mark.parametrize("option", ["--check", "--diff"])
def test_looking_changes_no_file(project, option):
    before = {path.name: path.read_text() for path in project.iterdir()}
    assert "test_service.py" in run(project, "-m", "amock", "codemod", option, ".")
    after = {path.name: path.read_text() for path in project.iterdir() if path.is_file()}
    assert after == before
