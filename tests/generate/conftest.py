from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from amock.generate.cli import main

APP: Mapping[str, str] = {
    "app/__init__.py": "from app.service import Service as Service\n",
    "app/models.py": """\
import dataclasses

@dataclasses.dataclass
class User:
    name: str
    age: int = 0
""",
    "app/service.py": """\
from app.models import User

raise SystemExit("the generator imports nothing of what it reads")

class Client:
    async def get(self, url: str) -> bytes: ...

class Service:
    def __init__(self, client: Client) -> None:
        self.client = client
        self.retries = 3

    async def fetch(self, key: int, *, timeout: float = 1.0) -> User: ...
    def close(self) -> None: ...

class _Hidden: ...

async def load(key: int) -> User: ...

LIMIT = 3
""",
}

Generate = Callable[..., str]


@pytest.fixture(scope="session")
def mypy_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache for all tests: what the standard library is need be read only once."""
    return tmp_path_factory.mktemp("mypy_cache")


@pytest.fixture
def project(tmp_path: Path, mypy_cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the sample application, and the working directory of the test."""
    write(tmp_path, APP)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MYPY_CACHE_DIR", str(mypy_cache / "cache"))
    return tmp_path


@pytest.fixture
def generated(project: Path, capsys: pytest.CaptureFixture[str]) -> Generate:
    """Write a module `extra`, generate mocks of targets and return the source."""

    def generate(*targets: str, extra: str = "") -> str:
        write(project, {"extra.py": extra})
        code = main([*targets, "--stdout"])
        printed = capsys.readouterr()
        assert code == 0, printed.err
        return printed.out

    return generate


def write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
