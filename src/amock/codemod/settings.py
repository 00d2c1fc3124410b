"""What `[tool.amock]` in a project's pyproject.toml says to the codemod."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

if sys.version_info >= (3, 11):
    import tomllib
else:
    # Comes with mypy on 3.10, and only there.
    import tomli as tomllib  # type: ignore[import-not-found, unused-ignore]


class SettingsError(Exception):
    """The settings cannot be read; the text says why."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The table `[tool.amock.codemod]`.

    Attributes:
        select: the rules to apply, or None for the usual ones.
        ignore: rules not to apply.
        exclude: patterns of paths to leave out.
    """

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


def read_settings(folder: Path) -> Settings:
    """Return the settings that hold in a folder: of the nearest pyproject.toml.

    Raises:
        SettingsError: the file is no TOML, or the table has something else in it.
    """
    for above in (folder, *folder.parents):
        path = above / "pyproject.toml"
        if path.is_file():
            return _settings(path)
    return Settings()


def _settings(path: Path) -> Settings:
    try:
        document = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise SettingsError(f"{path} cannot be read: {error}") from error
    table = document.get("tool", {}).get("amock", {}).get("codemod", {})
    unknown = sorted(table.keys() - {"select", "ignore", "exclude"})
    if unknown:
        raise SettingsError(f"{path}: [tool.amock.codemod] has no setting {unknown[0]!r}")
    return Settings(
        select=_words(path, table, "select") if "select" in table else None,
        ignore=_words(path, table, "ignore"),
        exclude=_words(path, table, "exclude"),
    )


def _words(path: Path, table: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise SettingsError(f"{path}: {key} in [tool.amock.codemod] must be a list of strings")
    return tuple(value)
