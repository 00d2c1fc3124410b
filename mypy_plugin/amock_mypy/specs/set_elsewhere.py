"""Names that other modules give to a module: they set them, or import them as parts of a package.

`state.events = events` may stand far from `state` itself. A part of a package that is imported and
is not there may be made when the package is built.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from mypy.nodes import MypyFile

from amock_mypy.source.texts import is_init_file
from amock_mypy.specs.module_texts import source_of


def is_set_elsewhere(modules: Mapping[str, MypyFile], module: MypyFile, name: str) -> bool:
    """Tell whether a module of the same package gives an attribute to a module.

    All of them are read, so this is to be asked only of what is missing otherwise.

    Parameters:
        modules: the modules of the build by name.
        module: the module.
        name: the attribute.
    """
    package, _, _ = module.fullname.partition(".")
    giving = _giving(module.fullname.rpartition(".")[2], name, of_package=is_init_file(module.path))
    texts = (
        source_of(file) or ""
        for other, file in modules.items()
        if other.partition(".")[0] == package and not file.is_stub
    )
    # To look for the name spares most texts the search for an expression.
    return any(giving.search(text) is not None for text in texts if name in text)


def imports_part(file: MypyFile, module: MypyFile, name: str) -> bool:
    """Tell whether a file tries to import a part of a package, or asks whether it is installed.

    Where mypy does not find it, not everybody may have it: the tests are skipped then.

    Parameters:
        file: the module that may import it.
        module: the package.
        name: the part.
    """
    part = rf"{re.escape(module.fullname)}\.{re.escape(name)}\b"
    imported = rf"^[ \t]+(from|import)[ \t]+{part}"  # indented: in a `try`
    beside = _imported_beside(module.fullname, name)
    asked = rf"\b(importorskip|find_spec|import_module)\(\s*[\"']{part}"
    return (
        re.search(f"{imported}|{beside}|{asked}", source_of(file) or "", re.MULTILINE) is not None
    )


def _imported_beside(package: str, name: str) -> str:
    """Return what finds `from package import other, name`."""
    owner = re.escape(package)
    return rf"^[ \t]+from[ \t]+{owner}[ \t]+import[ \t]+(\([^)]*|.*)\b{re.escape(name)}\b"


def _giving(module: str, name: str, *, of_package: bool) -> re.Pattern[str]:
    """Return what finds the code that gives an attribute to what is called as a module is."""
    owner, attribute = re.escape(module), re.escape(name)
    ways = [
        rf"\b{owner}\.{attribute}[ \t]*(:[^=\n]*)?=(?!=)",
        rf"\bsetattr\([\w.]*\b{owner},[ \t]*[\"']{attribute}[\"']",
    ]
    if of_package:
        ways += [
            rf"^[ \t]*(from|import)[ \t]+[\w.]*\b{owner}\.{attribute}\b",
            rf"^[ \t]*from[ \t]+[\w.]*\b{owner}[ \t]+import[ \t]+(\([^)]*|.*)\b{attribute}\b",
        ]
    return re.compile("|".join(ways), re.MULTILINE)
