"""Which of amock's error codes are off in the tests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from amock_mypy import codes
from mypy.errorcodes import ErrorCode

from amock._doctor.finding import Finding, note, to_mend
from amock._doctor.settings import Settings
from amock._doctor.suite import SuiteFile, counted

_CODES: Final = [value for value in vars(codes).values() if isinstance(value, ErrorCode)]
_USUAL: Final = [code for code in _CODES if code.default_enabled and code is not codes.MOCK]


def check_codes(suite: list[SuiteFile], settings: Settings) -> Iterator[Finding]:
    """Yield the codes that are off by the settings, for all tests or for some."""
    off = {code.code: [file for file in suite if _is_off(code, file)] for code in _USUAL}
    if suite and all(len(files) == len(suite) for files in off.values()):
        yield to_mend(
            "all of amock's error codes are off in the tests",
            f"take them out of `disable_error_code` in {settings.target}",
        )
        return
    for code, files in off.items():
        if files:
            yield note(f"{code} is off in {counted(files)}: `disable_error_code` says so")


def _is_off(code: ErrorCode, file: SuiteFile) -> bool:
    """Tell whether a code is off, by its own name or by that of its parent."""
    disabled, enabled = file.options.disabled_error_codes, file.options.enabled_error_codes
    return code in disabled or (codes.MOCK in disabled and code not in enabled)
