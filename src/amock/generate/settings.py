"""What `[tool.amock.generate]` in a project's pyproject.toml says to the generator."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from amock._tools.pyproject import read_table


@dataclass(frozen=True, slots=True)
class Settings:
    """The table `[tool.amock.generate]`.

    Attributes:
        targets: what to mock.
        out: the file to write, or None if none is named.
    """

    targets: tuple[str, ...] = ()
    out: Path | None = None


def read_settings(folder: Path) -> Settings:
    """Return the settings that hold in a folder; the file to write is relative to their own.

    Raises:
        SettingsError: the file is no TOML, or the table has something else in it.
    """
    table = read_table(folder, "generate")
    table.refuse_others({"targets", "out"})
    out = table.word("out")
    home = table.path.parent if table.path is not None else folder
    return Settings(table.words("targets"), home / out if out is not None else None)
