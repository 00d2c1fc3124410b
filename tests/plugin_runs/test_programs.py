"""Whatever mypy is given to read, the plugin does not fail."""

import pytest
from amock_mypy.runs import guard
from hypothesis import HealthCheck, given, settings
from mypy.build import build
from mypy.errors import CompileError
from mypy.main import process_options
from mypy.modulefinder import BuildSource

from tests.plugin_runs.programs import PROGRAMS
from tests.plugin_runs.project import Project


@pytest.fixture(scope="module")
def options(tmp_path_factory):
    """Return mypy's options, with the plugin and a cache that knows the library modules."""
    place = tmp_path_factory.mktemp("programs")
    (place / "mypy.ini").write_text(
        "[mypy]\nstrict = true\nallow_untyped_defs = true\nplugins = amock_mypy\n"
    )
    arguments = ["--config-file", str(place / "mypy.ini"), "--cache-dir", str(place / "cache")]
    _, options = process_options([*arguments, "-c", ""])
    options.show_traceback = options.raise_exceptions = True
    return options


def fails(program, options):
    """Tell whether mypy comes to no end with a program."""
    try:
        build([BuildSource(None, "generated", program)], options)
    except CompileError as error:
        return any("INTERNAL ERROR" in message for message in error.messages)
    except Exception:  # noqa: BLE001  # whatever it is that fails
        return True
    return False


@settings(
    derandomize=True,
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(program=PROGRAMS)
def test_no_program_makes_the_plugin_fail(options, monkeypatch, program):
    monkeypatch.setattr(guard, "_DEBUG", True)
    if fails(program, options):
        # mypy has faults of its own: a NamedTuple with a field of its own class is one.
        assert fails(program, options.apply_changes({"plugins": []})), program


def test_nothing_of_the_users_code_is_run(tmp_path):
    trace = "from pathlib import Path\n\nPath(__file__).with_suffix('.ran').touch()\n"
    test = """\
from unittest.mock import AsyncMock, Mock, create_autospec, patch

from app import service

Mock(spec=service.Service).close()
create_autospec(service)
with patch("app.service.close"), patch("app.service.clsoe"), patch("app.other.thing"):
    pass
"""
    files = {
        "app/__init__.py": trace,
        "app/service.py": f"{trace}\n\nclass Service:\n    def close(self) -> None: ...\n",
        "app/other.py": f"{trace}thing = 1\n",
        "tests/test_service.py": trace + test,
    }
    project = Project(tmp_path, files)
    assert any("clsoe" in line for line in project.run(tmp_path / "cache"))
    assert not list(tmp_path.rglob("*.ran"))
