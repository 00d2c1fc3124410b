"""Whether pytest loads amock's plugin. pytest itself is not asked: it would run the project."""

from __future__ import annotations

import configparser
import importlib.metadata
import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from amock._doctor.finding import CannotTellError, Finding, note, ok, to_mend
from amock._tools.pyproject import SettingsError, read_toml

_NOT_LOADED: Final = re.compile(r"-p\s*no:amock\b")
_NO_AUTOLOAD: Final = "PYTEST_DISABLE_PLUGIN_AUTOLOAD"
_NAMED: Final = re.compile(r"-p\s*amock_pytest\.plugin\b")
_FILES: Final = {
    "pytest.toml": ("pytest",),
    ".pytest.toml": ("pytest",),
    "pytest.ini": ("pytest",),
    ".pytest.ini": ("pytest",),
    "pyproject.toml": ("tool.pytest.ini_options", "tool.pytest"),
    "tox.ini": ("pytest",),
    "setup.cfg": ("tool:pytest",),
}
"""Where pytest looks for its settings, in its order: the files, and the sections in them."""
_USES: Final = re.compile(r"\bamocker\b|^\s*(?:from|import) amock\b", re.MULTILINE)


def check_pytest(texts: Iterable[str]) -> Iterator[Finding]:
    """Yield whether pytest loads the plugin, if pytest is installed.

    Parameters:
        texts: what is in the tests.
    """
    if not _has("pytest"):
        return
    used = any(map(_USES.search, texts))
    reason = _reason(_arguments())
    if reason is None:
        yield ok("pytest loads the plugin of amock")
    elif used:
        yield to_mend(f"pytest does not load the plugin of amock: {reason[0]}", reason[1])
    else:
        yield note(f"pytest does not load the plugin of amock: {reason[0]}; the tests use none")
    if _has("pytest-mock"):
        yield ok("pytest-mock is installed too: mypy checks the patches of its mocker as well")


def _has(distribution: str) -> bool:
    return any(importlib.metadata.distributions(name=distribution))


def _reason(arguments: str) -> tuple[str, str] | None:
    """Return why the plugin is not loaded and what to do, or None if it is."""
    found = importlib.metadata.entry_points(group="pytest11", name="amock")
    if not found:
        return "it is not registered", f"`{sys.executable} -m pip install` amock again"
    if match := _NOT_LOADED.search(arguments):
        return f"`{match[0]}` says so", "take that out of pytest's options"
    is_off = os.environ.get(_NO_AUTOLOAD) or "--disable-plugin-autoload" in arguments
    if is_off and not _NAMED.search(arguments):
        return "no plugin is loaded by itself", "add `-p amock_pytest.plugin` to pytest's options"
    return None


def _arguments() -> str:
    """Return the options that pytest is given by its settings and by the environment."""
    return f"{_options_in_files()} {os.environ.get('PYTEST_ADDOPTS', '')}"


def _options_in_files() -> str:
    for name, sections in _FILES.items():
        read = _options_in_toml if name.endswith(".toml") else _options_in_ini
        for section in sections if Path(name).is_file() else ():
            options = read(Path(name), section)
            if options is not None:
                return options
    return ""


def _options_in_ini(path: Path, section: str) -> str | None:
    """Return the options of a section, or None if there is no such section."""
    parser = configparser.RawConfigParser()
    try:
        parser.read(path, "utf-8")
    except (configparser.Error, UnicodeDecodeError) as error:
        raise CannotTellError(f"{path} cannot be read: {error}") from None
    return parser.get(section, "addopts", fallback="") if parser.has_section(section) else None


def _options_in_toml(path: Path, section: str) -> str | None:
    """Return the options of a table, or None if there is no such table."""
    try:
        found: object = read_toml(path)
    except SettingsError as error:
        raise CannotTellError(str(error)) from None
    for key in section.split("."):
        found = found.get(key) if isinstance(found, dict) else None
    if not isinstance(found, dict):
        return None
    options = found.get("addopts", "")
    return " ".join(map(str, options)) if isinstance(options, list) else str(options)
