"""Whether mypy loads the plugin, and what the project's settings say to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from amock_mypy.runs.settings import apply_settings
from mypy.errors import CompileError

from amock._doctor.finding import CannotTellError, Finding, note, ok, to_mend
from amock._doctor.settings import Settings
from amock._tools.pyproject import SettingsError, read_table

PLUGIN: Final = "amock_mypy"


def check_plugin(settings: Settings) -> Iterator[Finding]:
    """Yield whether the plugin is named in mypy's settings, and named first."""
    named = settings.options.plugins
    others = [plugin for plugin in named if not _is_meant(plugin)]
    advice = settings.addition("plugins", [PLUGIN, *others])
    if named[:1] == [PLUGIN]:
        yield ok(f"mypy loads the plugin {PLUGIN}" + (", first of all" if others else ""))
    elif PLUGIN in named:
        before = ", ".join(named[: named.index(PLUGIN)])
        yield to_mend(
            f"mypy asks {before} before {PLUGIN}; a plugin may answer what it was not asked for",
            advice,
        )
    elif len(others) < len(named):
        wrong = next(plugin for plugin in named if _is_meant(plugin))
        yield to_mend(f"the plugin is called {PLUGIN}, not {wrong}", advice)
    else:
        yield to_mend(f"mypy does not load the plugin {PLUGIN}", advice)


def _is_meant(plugin: str) -> bool:
    """Tell whether a name in the list is amock's plugin, or was meant to be."""
    return "amock" in plugin


def check_plugin_settings(settings: Settings) -> Iterator[Finding]:
    """Yield what is wrong with the settings of the plugin, and which codes they turn on."""
    try:
        enabled = apply_settings(settings.options).enable
        table = read_table(Path.cwd(), "mypy")
    except CompileError as error:
        for message in error.messages:
            yield to_mend(message, f"mend it: mypy with the plugin ends there ({settings.target})")
        return
    except SettingsError as error:
        raise CannotTellError(str(error)) from None
    if enabled:
        yield ok(f"also on, by the plugin's settings: {', '.join(sorted(enabled))}")
    if table.values and not _is_read(table.path, settings):
        yield to_mend(
            f"{table.path} has [tool.amock.mypy], but mypy reads {settings.file or 'no file'}",
            "move it to [mypy.plugins.amock] there, or mypy's settings to pyproject.toml",
        )
    elif table.values and not enabled:
        yield note("[tool.amock.mypy] turns no code on")


def _is_read(path: Path | None, settings: Settings) -> bool:
    return path is not None and settings.file is not None and path == Path(settings.file).absolute()
