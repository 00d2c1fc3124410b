"""mypy's settings as mypy itself reads them, in the working directory."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias, cast

import amock_mypy.codes  # noqa: F401  # mypy knows codes once they are made
import mypy.types  # noqa: F401  # first of all of mypy's modules: see the plugin's notes
from mypy.defaults import CONFIG_NAMES, SHARED_CONFIG_NAMES
from mypy.errorcodes import error_codes
from mypy.errors import CompileError
from mypy.options import Options

from amock._doctor.finding import CannotTellError, Finding, note, ok, to_mend
from amock._tools.mypy_options import read_options

Value: TypeAlias = bool | str | list[str]

_NO_SECTION: Final = "No [mypy] section in config file"


@dataclass(frozen=True, slots=True)
class Settings:
    """mypy's settings.

    Attributes:
        options: as mypy made them from the file.
        complaints: what mypy said of the file.
    """

    options: Options
    complaints: tuple[str, ...] = ()

    @property
    def file(self) -> str | None:
        """The file that mypy takes its settings from, or None if it finds none."""
        return self.options.config_file

    def section(self, pattern: str = "") -> str:
        """Return what a section of the file is called: the main one, or that of some modules."""
        if self._is_toml:
            return f"the override of {pattern}" if pattern else "[tool.mypy]"
        return f"[mypy-{pattern}]" if pattern else "[mypy]"

    def addition(self, key: str, value: Value) -> str:
        """Return the advice to write a setting into the file, as its format wants it."""
        return f"write `{key} = {self._written(value)}` in {self.section()} of {self.target}"

    @property
    def target(self) -> str:
        """The file to write settings into."""
        return self.file or "pyproject.toml"

    @property
    def _is_toml(self) -> bool:
        return self.target.endswith(".toml")

    def _written(self, value: Value) -> str:
        if self._is_toml:
            return json.dumps(value)  # the same, for such values
        return ", ".join(value) if isinstance(value, list) else str(value)


def read_settings() -> Settings:
    """Ask mypy for its settings, to be looked at.

    Raises:
        CannotTellError: mypy cannot read them.
    """
    settings = read_raw_settings()
    _drop_unknown_codes(settings.options)
    settings.options.process_error_codes(error_callback=lambda _: None)
    return settings


def _drop_unknown_codes(options: Options) -> None:
    """Take out the error codes of other plugins: only mypy loads those, and would stumble here."""
    for key in ("disable_error_code", "enable_error_code"):
        setattr(options, key, [code for code in getattr(options, key) if code in error_codes])
        for changes in options.per_module_options.values():
            named = cast("list[str]", changes[key])
            changes[key] = [code for code in named if code in error_codes]


def read_raw_settings() -> Settings:
    """Ask mypy for its settings, to run it with them.

    Raises:
        CannotTellError: mypy cannot read them.
    """
    said = io.StringIO()
    try:
        options = read_options(said)
    except SystemExit:
        raise CannotTellError(f"mypy does not start: {_last_line(said.getvalue())}") from None
    except CompileError as error:
        raise CannotTellError(f"mypy does not start: {' '.join(error.messages)}") from None
    complaints = tuple(filter(None, said.getvalue().splitlines()))
    if any(map(_is_of_whole_file, complaints)):
        raise CannotTellError(f"mypy cannot read its settings: {' '.join(complaints)}")
    return Settings(options, complaints)


def _is_of_whole_file(complaint: str) -> bool:
    """Tell whether mypy gave up a file, and looked for the next one."""
    file, _, rest = complaint.partition(": ")
    name = os.path.basename(file)  # noqa: PTH119  # a text, maybe no path
    of_section = rest.startswith("[") or rest == _NO_SECTION
    return name in {*CONFIG_NAMES, *SHARED_CONFIG_NAMES} and not of_section


def _last_line(text: str) -> str:
    """Return the end of what argparse prints: the usage comes first."""
    lines = text.strip().splitlines()
    return lines[-1].removeprefix("mypy: error: ") if lines else "it does not say why"


def check_settings(settings: Settings) -> Iterator[Finding]:
    """Yield which file mypy reads, what it says of it, and for which Python it looks."""
    if settings.file is None:
        yield note("mypy finds no settings here, and uses its defaults")
    else:
        yield ok(f"mypy reads its settings from {settings.file}")
    for complaint in settings.complaints:
        yield to_mend(f"mypy says of its settings: {complaint}", f"mend {Path(settings.target)}")
    executable = settings.options.python_executable
    if executable != sys.executable:
        packages = f"of {executable}" if executable else "of no environment"
        yield note(f"mypy looks for installed packages {packages}: `python_executable` says so")


def overrides_of(options: Options, module: str, key: str) -> list[str]:
    """Return the patterns of modules whose sections set an option for this module."""
    return [
        pattern
        for pattern, changes in options.per_module_options.items()
        if key in changes and options.compile_glob(pattern).match(module)
    ]
