"""Code that the codemod was not written for: CPython's own tests.

`scripts/codemod_fuzz.py` does the same for all of them, and for the packages of the environment.
"""

from __future__ import annotations

import ast
import importlib.util
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from amock._tools.discovery import may_hold_mocks
from amock.codemod.doubles.survey import Survey
from amock.codemod.edits.apply import apply_edits
from amock.codemod.edits.edit import Replace
from amock.codemod.memory import Memory
from amock.codemod.syntax.module import Module
from amock.codemod.syntax.source import UnreadableError, read
from amock.codemod.syntax.spans import span_of

SCRIPT = Path(__file__).parents[2] / "scripts" / "codemod_fuzz.py"
FOLDER = Path(sysconfig.get_paths()["stdlib"]) / "test"
MOST_BYTES = 30_000
"""Of a file that is changed here: the largest take seconds each."""

pytestmark = pytest.mark.skipif(
    not (FOLDER / "test_asyncio").is_dir(), reason="this Python came without its own tests"
)


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("codemod_fuzz", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def files(most_bytes: int = MOST_BYTES) -> Iterator[Path]:
    for path in sorted(FOLDER.rglob("*.py")):
        if path.stat().st_size <= most_bytes:
            yield path


def parses(data: bytes) -> bool:
    try:
        ast.parse(data)
    except (SyntaxError, ValueError, RecursionError):
        return False
    return True


def test_the_command_does_no_harm(script: ModuleType, tmp_path: Path, mypy_cache: Path):
    mocking = [path for path in files() if b"mock" in path.read_bytes()]
    odd = [path for path in FOLDER.glob("*bad*.py") if path not in mocking]
    chosen = [path.relative_to(FOLDER) for path in (*mocking[::2], *odd)]
    copy = script.copied(FOLDER, chosen, tmp_path / "code")
    assert list(script.fuzz(copy, mypy_cache)) == []


def test_harm_would_be_seen(script: ModuleType, tmp_path: Path):
    path = tmp_path / "a.py"
    ran = script.Run(0, "", [])
    unnamed = list(script._harm({path: b"a"}, {path: b"b"}, ran))
    assert unnamed == [f"{path}: changed, but not named"]
    ran = script.Run(1, "Traceback", [{"path": str(path), "written": True, "failure": None}])
    broken = list(script._harm({path: b"a"}, {path: b"a b"}, ran))
    assert broken == [f"{path}: does not compile any more"]
    assert list(script._problems_of(ran)) == ["exit code 1: Traceback"]


def test_every_file_is_outlined_or_said_to_be_no_python():
    for path in list(files())[::5]:
        source = read(path)
        if not parses(source.data):
            with pytest.raises(UnreadableError):
                source.tree  # noqa: B018  # read for its error
            continue
        survey = Survey(Module(source), Memory())
        assert survey.outline.doubled == () or may_hold_mocks(source.data), path


def names_to_change(tree: ast.Module) -> list[ast.Name]:
    """A few names: none in f-strings, whose places Python 3.11 does not know, and no imports."""
    inner = {
        node
        for part in ast.walk(tree)
        if isinstance(part, ast.JoinedStr)
        for node in ast.walk(part)
    }
    imported = {
        (alias.asname or alias.name).partition(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for alias in node.names
    }
    found = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and node not in inner and node.id not in imported
    ]
    return found[:: max(len(found) // 3, 1)]


def test_an_edit_changes_its_place_and_nothing_else():
    for path in list(files(10_000))[::10]:
        source = read(path)
        if not source.data.isascii() or not parses(source.data):
            continue
        for name in names_to_change(ast.parse(source.data)):
            lines = source.data.splitlines(keepends=True)
            line = lines[name.lineno - 1]
            lines[name.lineno - 1] = line[: name.col_offset] + b"new" + line[name.end_col_offset :]
            changed = apply_edits(source, [Replace(span_of(name), "new")])
            assert changed == b"".join(lines), (path, name.lineno)
