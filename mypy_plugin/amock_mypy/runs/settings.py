"""What a project's settings say to the plugin, in the file that mypy takes its own from.

`[tool.amock.mypy]` in pyproject.toml, `[mypy.plugins.amock]` in mypy.ini and setup.cfg.
"""

from __future__ import annotations

import configparser
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from mypy.errors import CompileError
from mypy.options import Options

from amock_mypy.codes import OPT_IN
from amock_shape import near_name

if sys.version_info >= (3, 11):
    import tomllib
else:  # pragma: no cover: only on Python 3.10, where it comes with mypy
    import tomli as tomllib  # type: ignore[import-not-found, unused-ignore]

_ENABLE: Final = "enable"
_KEYS: Final = frozenset({_ENABLE})
_IN_TOML: Final = "tool.amock.mypy"
_IN_INI: Final = "mypy.plugins.amock"


class Settings(NamedTuple):
    """The settings of the plugin.

    Attributes:
        enable: the names of the codes to turn on that are off by default.
    """

    enable: frozenset[str] = frozenset()


def apply_settings(options: Options) -> Settings:
    """Read the plugin's settings and turn on what they name; return them.

    Parameters:
        options: mypy's, which tell the file and take the codes.

    Raises:
        CompileError: the settings have a fault; mypy shows it and ends.
    """
    path = Path(options.config_file) if options.config_file else None
    if path is None or not path.is_file():
        return Settings()
    table = _IN_TOML if path.suffix == ".toml" else _IN_INI
    values = _toml(path) if path.suffix == ".toml" else _ini(path)
    faults = [f"{path}: [{table}] {fault}" for fault in _faults(values)]
    if faults:
        raise CompileError(faults, use_stdout=True)
    settings = Settings(frozenset(_names(values.get(_ENABLE, []))))
    options.enabled_error_codes |= {OPT_IN[name] for name in settings.enable}
    return settings


def _toml(path: Path) -> Mapping[str, object]:
    try:
        found: object = tomllib.loads(path.read_text("utf-8"))
    except ValueError:
        return {}  # mypy has said so
    for key in _IN_TOML.split("."):
        found = found.get(key, {}) if isinstance(found, dict) else {}
    return found if isinstance(found, dict) else {}


def _ini(path: Path) -> Mapping[str, object]:
    parser = configparser.RawConfigParser()
    try:
        parser.read(path, "utf-8")
    except configparser.Error:
        return {}  # mypy has said so
    return dict(parser.items(_IN_INI)) if parser.has_section(_IN_INI) else {}


def _faults(values: Mapping[str, object]) -> Iterator[str]:
    for key in sorted(values.keys() - _KEYS):
        yield f'has no setting "{key}"{_meant(key, _KEYS)}'
    value = values.get(_ENABLE, [])
    if isinstance(value, str) or (
        isinstance(value, list) and all(isinstance(item, str) for item in value)
    ):
        for name in sorted(set(_names(value)) - OPT_IN.keys()):
            yield f'{_ENABLE}: "{name}" is no code that is off by default{_meant(name, OPT_IN)}'
    else:
        yield f"{_ENABLE} must be a list of error codes"


def _names(value: object) -> list[str]:
    """Return the names in a list, or in a text as ini files write lists."""
    if isinstance(value, str):
        return [name for name in re.split(r"[,\s]+", value) if name]
    return [str(name) for name in value] if isinstance(value, list) else []


def _meant(name: str, known: Mapping[str, object] | frozenset[str]) -> str:
    meant = near_name(name, known)
    return f'; did you mean "{meant}"?' if meant else f": there is {', '.join(sorted(known))}"
