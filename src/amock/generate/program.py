"""One mypy build over the modules of the targets: what they hold, without importing them."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

import mypy.types  # noqa: F401  # first of all of mypy's modules: see the plugin's notes
from mypy.build import build, default_data_dir
from mypy.errors import CompileError
from mypy.fscache import FileSystemCache
from mypy.modulefinder import (
    BuildSource,
    FindModuleCache,
    ModuleNotFoundReason,
    compute_search_paths,
)
from mypy.nodes import MypyFile
from mypy.options import Options
from mypy.plugin import CheckerPluginInterface

from amock._tools.mypy_options import tolerant_options
from amock.generate.errors import GenerateError
from amock.generate.targets import Target, is_pattern
from amock_shape import near_name

_ASKER: Final = "amock_generate_asker"
_NOT_WALKED: Final = frozenset({"conftest", "setup"})


class Program:
    """What mypy knows of the modules that targets name.

    Attributes:
        modules: every module of the build by name.
        named: the modules that each target names.
        api: a checker to ask for types.
    """

    def __init__(
        self,
        modules: Mapping[str, MypyFile],
        named: Mapping[Target, list[MypyFile]],
        api: CheckerPluginInterface,
    ) -> None:
        self.modules = modules
        self.named = named
        self.api = api


def build_program(targets: Iterable[Target], folder: Path) -> Program:
    """Build the modules of targets.

    Parameters:
        targets: what the user named.
        folder: where the project is.

    Raises:
        GenerateError: a module cannot be found, or mypy cannot parse something.
    """
    options = tolerant_options([folder])
    options.follow_untyped_imports = True
    # What a package imports for itself is not what it offers; the types are the same.
    options.implicit_reexport = False
    options.cache_dir = str(Path(options.cache_dir).with_name("amock_generate"))
    finder = _finder(options)
    names = {target: _module_names(target, finder) for target in targets}
    wanted = sorted({name for found in names.values() for name in found} | {"amock"})
    text = "".join(f"import {name}\n" for name in wanted)
    try:
        result = build(
            [BuildSource(None, _ASKER, text)], options, stdout=io.StringIO(), stderr=io.StringIO()
        )
    except CompileError as error:
        raise GenerateError("mypy stopped: " + "; ".join(error.messages)) from error
    except SystemExit as error:
        raise GenerateError(
            f"mypy stopped with exit code {error.code}: run it on the module to see why"
        ) from error
    named = {
        target: [result.files[name] for name in found if name in result.files]
        for target, found in names.items()
    }
    return Program(result.files, named, result.graph[_ASKER].type_checker())


def _finder(options: Options) -> FindModuleCache:
    source = BuildSource(None, _ASKER, "")
    paths = compute_search_paths([source], options, default_data_dir())
    return FindModuleCache(paths, FileSystemCache(), options)


def _module_names(target: Target, finder: FindModuleCache) -> list[str]:
    if not is_pattern(target.module):
        found = finder.find_module(target.module)
        if isinstance(found, ModuleNotFoundReason):
            raise GenerateError(_not_found(target.module, finder))
        return [target.module]
    if isinstance(finder.find_module(target.package), ModuleNotFoundReason):
        raise GenerateError(_not_found(target.package, finder))
    names = [name for name in _names_below(target.package, finder) if _is_walked(name)]
    fitting = [name for name in names if fnmatchcase(name, target.module)]
    if not fitting:
        raise GenerateError(f"{target}: no module of {target.package} is called like that")
    return fitting


def _names_below(package: str, finder: FindModuleCache) -> list[str]:
    return [source.module for source in finder.find_modules_recursive(package)]


def _is_walked(name: str) -> bool:
    parts = name.split(".")
    is_public = all(part.isidentifier() and not part.startswith("_") for part in parts)
    return is_public and _NOT_WALKED.isdisjoint(parts)


def _not_found(name: str, finder: FindModuleCache) -> str:
    package, _, _ = name.rpartition(".")
    known = _names_below(package, finder) if package else []
    meant = near_name(name, known)
    help_ = f"did you mean {meant}?" if meant else "is it installed, or below this folder?"
    return f"there is no module {name}; {help_}"
