"""Names that other modules give to a module: `state.events = events` far from `state` itself."""

from __future__ import annotations

import re
from collections.abc import Mapping

from mypy.nodes import MypyFile

from amock_mypy.specs.module_texts import source_of


def is_set_elsewhere(modules: Mapping[str, MypyFile], module: MypyFile, name: str) -> bool:
    """Tell whether a module of the same package sets an attribute of a module.

    All of them are read, so this is to be asked only of what is missing otherwise.

    Parameters:
        modules: the modules of the build by name.
        module: the module.
        name: the attribute.
    """
    package, _, _ = module.fullname.partition(".")
    setting = _setting(module.fullname.rpartition(".")[2], name)
    return any(
        setting.search(source_of(file) or "") is not None
        for other, file in modules.items()
        if other.partition(".")[0] == package and not file.is_stub
    )


def _setting(module: str, name: str) -> re.Pattern[str]:
    """Return what finds the code that sets an attribute of what is called as a module is."""
    owner, attribute = re.escape(module), re.escape(name)
    assigned = rf"\b{owner}\.{attribute}[ \t]*(:[^=\n]*)?=(?!=)"
    by_call = rf"\bsetattr\([\w.]*\b{owner},[ \t]*[\"']{attribute}[\"']"
    return re.compile(f"{assigned}|{by_call}")
