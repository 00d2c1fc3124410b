"""Where mypy finds modules."""

from __future__ import annotations

from collections.abc import Iterable

from mypy.build import default_data_dir
from mypy.fscache import FileSystemCache
from mypy.modulefinder import BuildSource, FindModuleCache, compute_search_paths

from amock._doctor.finding import CannotTellError
from amock._doctor.settings import Settings


def module_finder(settings: Settings, sources: Iterable[BuildSource] = ()) -> FindModuleCache:
    """Return what finds modules as mypy would, if it were given these sources.

    Raises:
        CannotTellError: mypy ends at once, as where `mypy_path` names site-packages.
    """
    try:
        paths = compute_search_paths(list(sources), settings.options, default_data_dir())
    except SystemExit:
        raise CannotTellError("mypy does not start: site-packages is in its mypy_path") from None
    return FindModuleCache(paths, FileSystemCache(), settings.options)
