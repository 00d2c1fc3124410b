"""The table that a command has in a project's pyproject.toml: `[tool.amock.<command>]`."""

from __future__ import annotations

import sys
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

if sys.version_info >= (3, 11):
    import tomllib
else:
    # Comes with mypy on 3.10, and only there.
    import tomli as tomllib  # type: ignore[import-not-found, unused-ignore]


class SettingsError(Exception):
    """The settings cannot be read; the text says why."""


@dataclass(frozen=True, slots=True)
class Table:
    """One command's table.

    Attributes:
        command: the command.
        path: the file that it stands in, or None if there is no such file.
        values: its keys and values.
    """

    command: str
    path: Path | None = None
    values: Mapping[str, object] = field(default_factory=dict)

    def words(self, key: str) -> tuple[str, ...]:
        """Return a list of strings, the empty one if the key is not set.

        Raises:
            SettingsError: it is something else.
        """
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self._error(f"{key} in {self._name} must be a list of strings")
        return tuple(value)

    def word(self, key: str) -> str | None:
        """Return a string, or None if the key is not set.

        Raises:
            SettingsError: it is something else.
        """
        value = self.values.get(key)
        if value is None or isinstance(value, str):
            return value
        raise self._error(f"{key} in {self._name} must be a string")

    def refuse_others(self, known: Collection[str]) -> None:
        """Refuse keys that the command does not know.

        Raises:
            SettingsError: there is one.
        """
        unknown = sorted(self.values.keys() - set(known))
        if unknown:
            raise self._error(f"{self._name} has no setting {unknown[0]!r}")

    @property
    def _name(self) -> str:
        return f"[tool.amock.{self.command}]"

    def _error(self, text: str) -> SettingsError:
        return SettingsError(f"{self.path}: {text}")


def read_table(folder: Path, command: str) -> Table:
    """Return the table of a command that holds in a folder: of the nearest pyproject.toml.

    Raises:
        SettingsError: the file cannot be read or is no TOML, or the table is none.
    """
    for above in (folder, *folder.parents):
        path = above / "pyproject.toml"
        if path.is_file():
            return _table(path, command)
    return Table(command)


def read_toml(path: Path) -> dict[str, object]:
    """Return what is in a TOML file.

    Raises:
        SettingsError: the file cannot be read or is no TOML.
    """
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise SettingsError(f"{path} cannot be read: {error}") from error


def _table(path: Path, command: str) -> Table:
    found: object = read_toml(path)
    for key in ("tool", "amock", command):
        found = found.get(key, {}) if isinstance(found, dict) else None
    if not isinstance(found, dict):
        raise SettingsError(f"{path}: [tool.amock.{command}] must be a table")
    return Table(command, path, found)
