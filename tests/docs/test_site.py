"""The site: it is built without a warning, and shows every page and every public name."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import amock
import amock_pytest

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
SETTINGS = (ROOT / "zensical.toml").read_text()
TEXTS = ("CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md")
NEEDED = (*TEXTS, "docs", "scripts", "src", "stubs", "zensical.toml")
COLOUR = re.compile(r"\x1b\[[\d;]*m")
BLOCK = re.compile(r"^```(\w+)[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PUBLIC = [
    *(f"amock.{name}" for name in amock.__all__ if name != "__version__"),
    *(f"amock_pytest.{name}" for name in amock_pytest.__all__),
    "amock.codemod.metadata.MockedTarget",
    "amock.codemod.metadata.MockedTargetProvider",
]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """What `make docs` writes and says, done in another folder."""
    folder = tmp_path_factory.mktemp("site")
    for name in NEEDED:
        if (ROOT / name).is_dir() and name != "docs":
            (folder / name).symlink_to(ROOT / name)
        else:
            (shutil.copytree if name == "docs" else shutil.copy)(ROOT / name, folder / name)
    return folder / "site", subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--strict"],
        check=False,
        cwd=folder,
        capture_output=True,
        text=True,
    )


@pytest.fixture(scope="module")
def pages(built):
    """The pages of the site, by path."""
    site, _ = built
    return {path.relative_to(site).as_posix(): path.read_text() for path in site.rglob("*.html")}


def test_the_site_is_built_strictly_and_nothing_is_warned_of(built):
    _, run = built
    said = COLOUR.sub("", run.stdout + run.stderr).split("Traceback")[0].split("\n")
    told = {"Build started", "No issues found", "Build finished", ""}
    assert [line for line in said if line.split(" in ")[0] not in told] == []
    assert run.returncode == 0


def test_every_page_is_in_the_navigation():
    listed = re.findall(r'"([\w/-]+\.md)"', SETTINGS)
    assert sorted(listed) == sorted(
        path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md")
    )


@pytest.mark.parametrize("name", PUBLIC)
def test_the_reference_has_every_public_name(pages, name):
    reference = (text for path, text in pages.items() if path.startswith("reference/"))
    assert any(f'id="{name}"' in text for text in reference)


def test_the_reference_has_the_methods_with_their_docstrings(pages):
    mocks = pages["reference/mocks/index.html"]
    assert 'id="amock.NonCallableMock.assert_has_calls"' in mocks
    assert "Assert that the calls are among those of the mock" in mocks


def test_nothing_is_loaded_from_elsewhere(pages):
    loaded = re.compile(r'<(?:script|img|link)[^>]*(?:src|href)="?(https?:[^"> ]*)')
    assert {path: found for path, text in pages.items() if (found := loaded.findall(text))} == {}


@pytest.mark.parametrize("leak", ["```", "python run", "run: true", "mypy: --", "--8&lt;--"])
def test_what_is_meant_for_the_tests_is_not_shown(pages, leak):
    shown = {path for path, text in pages.items() if leak in text.split("<article")[-1]}
    # The page on contributing explains these very words.
    assert shown - {"project/contributing/index.html"} == set()


def test_lists_are_lists(pages):
    """Markdown on GitHub begins a list without a blank line before it, the site's does not."""
    flat = re.compile(r"<p>[^<]*\n(?:- |\d+\. )")
    assert {path for path, text in pages.items() if flat.search(text)} == set()


def test_the_home_page_shows_one_test_twice():
    blocks = BLOCK.findall((DOCS / "index.md").read_text())
    ((_, before),) = [block for block in blocks if block[0] == "py"]
    after = [line for line in blocks[-1][1].splitlines() if not line.lstrip().startswith("#")]
    assert [line.split("  #")[0] for line in after] == before.splitlines()


def test_without_the_plugin_mypy_finds_nothing_in_it(tmp_path):
    (tmp_path / "app").mkdir()
    blocks = BLOCK.findall((DOCS / "index.md").read_text())
    (tmp_path / "app" / "service.py").write_text(blocks[0][1])
    (tmp_path / "test_service.py").write_text(blocks[1][1])
    run = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--config-file=", "test_service.py"],
        check=False,
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert run.stdout == "Success: no issues found in 1 source file\n"
