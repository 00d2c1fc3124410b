"""A trial: mypy checks a file with mistakes, as if it were one of the project's tests."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from mypy.build import build
from mypy.errors import CompileError
from mypy.modulefinder import BuildSource
from mypy.options import Options

from amock._doctor.bodies import is_seen
from amock._doctor.finding import CannotTellError, Finding, note, ok, to_mend
from amock._doctor.settings import Settings, read_raw_settings
from amock._doctor.suite import SuiteFile

_TEXT: Final = """\
from unittest.mock import AsyncMock, patch

class Service:
    async def fetch(self) -> int: ...
    def close(self, code: int) -> None: ...

def test_with_annotations() -> None:
    service = AsyncMock(spec=Service)
    service.fetsh()
    service.fetch.return_value = "spam"
    service.close.assert_awaited()
    service.close.assert_called_once_with("eggs")
    service.close.assert_called_once
    patch("os.pth")

def test_without_annotations():
    service = AsyncMock(spec=Service)
    service.fetsh()
    service.fetch.return_value = "spam"
    service.close.assert_awaited()
    service.close.assert_called_once_with("eggs")
    service.close.assert_called_once
    patch("os.pth")
"""
"""The mistakes of a function are of several codes: a project may have some of them off."""
_ANNOTATED: Final = range(9, 15)
_UNANNOTATED: Final = range(18, 24)
_ERROR: Final = re.compile(r"^(?P<path>.+?):(?P<line>\d+): error: ")
_ALONE: Final = "test_of_amock_doctor"


@dataclass(frozen=True, slots=True)
class Trial:
    """What mypy made of the mistakes.

    Attributes:
        place: the file that they were put in the place of, empty if there are no tests.
        annotated: whether it reported those in a function with annotations.
        unannotated: whether it reported those in one without.
    """

    place: str
    annotated: bool
    unannotated: bool


def check_by_trial(
    suite: Sequence[SuiteFile], folder: Path, *, explained: bool
) -> Iterator[Finding]:
    """Yield whether mypy reports mistakes with mocks.

    Parameters:
        suite: the tests of the project; the mistakes are put in the place of one, as read by mypy.
        folder: where the file with the mistakes and mypy's cache may be.
        explained: whether something was found already that can keep mypy from it.

    Raises:
        CannotTellError: mypy ends before it has checked anything.
    """
    trial = run_trial(suite, folder)
    where = f"in {trial.place}" if trial.place else "in a test"
    none = f"a trial: mypy reports no mistake with a mock {where}"
    if trial.unannotated:
        yield ok(f"a trial: mypy reports mistakes with mocks {where}")
    elif trial.annotated:
        yield note(
            f"a trial: mypy reports mistakes with mocks {where}, "
            "but none in functions without annotations"
        )
    elif explained:
        yield note(f"{none}; see above")
    else:
        yield to_mend(none, "this is a fault of amock's: please report it")


def run_trial(suite: Sequence[SuiteFile], folder: Path) -> Trial:
    """Run mypy on the mistakes.

    Raises:
        CannotTellError: mypy ends before it has checked anything.
    """
    shadow = folder / f"{_ALONE}.py"
    shadow.write_text(_TEXT, "utf-8")
    settings = read_raw_settings()
    file = next(filter(is_seen, suite), next(iter(suite), None))
    if file is None:
        source = BuildSource(str(shadow), _ALONE, None, str(folder))
    else:
        source = file.source
        settings.options.shadow_file = [[file.path, str(shadow)]]
    lines = _error_lines(source, _plain(settings, folder))
    return Trial(
        file.path if file else "",
        annotated=any(line in _ANNOTATED for line in lines),
        unannotated=any(line in _UNANNOTATED for line in lines),
    )


def _plain(settings: Settings, folder: Path) -> Options:
    """Return the options so that the output can be read and nothing is left in the project."""
    options = settings.options
    options.cache_dir = str(folder / "cache")
    options.report_dirs = {}
    options.num_workers = 0
    options.warn_unused_configs = False
    options.raise_exceptions = True  # rather than a request to report them
    options.pretty = False
    options.show_column_numbers = False
    options.show_error_end = False
    options.show_absolute_path = False
    return options


def _error_lines(source: BuildSource, options: Options) -> list[int]:
    """Return the lines of a source in which mypy reports an error."""
    printed = io.StringIO()
    try:
        with redirect_stdout(printed), redirect_stderr(printed):
            messages = build([source], options, stdout=printed, stderr=printed).errors
    except CompileError as error:
        raise CannotTellError(f"a trial: mypy ends with: {' '.join(error.messages)}") from None
    except (Exception, SystemExit) as error:  # noqa: BLE001  # plugins fail in their own ways
        said = "".join(f" ({line})" for line in printed.getvalue().strip().splitlines()[-1:])
        text = f"{type(error).__name__}: {error}{said}"
        raise CannotTellError(f"a trial: mypy ends with: {text}") from None
    found = filter(None, map(_ERROR.match, messages))
    return [int(error["line"]) for error in found if Path(error["path"]) == Path(str(source.path))]
