"""What `[tool.amock.codemod]` in a project's pyproject.toml says to the codemod."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from amock._tools.pyproject import read_table


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
    table = read_table(folder, "codemod")
    table.refuse_others({"select", "ignore", "exclude"})
    return Settings(
        select=table.words("select") if "select" in table.values else None,
        ignore=table.words("ignore"),
        exclude=table.words("exclude"),
    )
