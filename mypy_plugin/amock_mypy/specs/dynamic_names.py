"""Could the code of a module give the module names that are not written in it?

It can where it has hold of the module itself: by `globals()`, `sys.modules`, `exec`. To set
attributes and to look into a `__dict__` is for other objects, unless it reaches its own module too.
"""

from __future__ import annotations

import re
from typing import Final

_BINDS: Final = re.compile(
    # A part of a longer name, a method of that name, and what is only looked into bind nothing.
    r"(?<![\w.*])(?<!\bdef )(?<!\bin )(?<!% )"
    r"(?:globals\(\)(?!\.(?:get|items|keys|values)\()|(?:vars|locals)\(\)|sys\.modules|exec\()"
    r"|^from sys import\b.*\bmodules\b|\bf_globals\b",
    re.MULTILINE,
)
_SIGNS: Final = ("globals", "vars()", "locals()", "sys.modules", "exec(", "from sys import")
"""One of them is in each text that the expression finds something in; few texts have any."""
_PATH_OF_PACKAGE: Final = re.compile(r"(?<![\w.])__path__")
_SETS_ATTRIBUTES: Final = re.compile(r"\b(?:setattr\(|__setattr__\(|__dict__)")
_REACHES_MODULES: Final = re.compile(r"\b(?:__import__|import_module|getmodule)\b")


def binds_anything(text: str, module: str, *, is_package: bool) -> bool:
    """Tell whether a module may bind names that its text does not hold.

    Parameters:
        text: the text of the module.
        module: the full name of the module.
        is_package: whether it is the one of a package, to whose path folders may be added.
    """
    has_sign = any(sign in text for sign in _SIGNS)
    if (has_sign and _BINDS.search(text)) or (is_package and _PATH_OF_PACKAGE.search(text)):
        return True
    return sets_attributes(text) and _reaches_itself(text, module)


def sets_attributes(text: str) -> bool:
    """Tell whether code sets attributes by names that may not be written in it."""
    has_sign = "setattr" in text or "__dict__" in text
    return has_sign and _SETS_ATTRIBUTES.search(text) is not None


def _reaches_itself(text: str, module: str) -> bool:
    """Tell whether code may have hold of its own module: it asks for modules, or imports itself."""
    package, _, own = module.rpartition(".")
    ways = [rf"import\b.*\.{own}\b", rf"from\b.*\bimport\b(?:.*|[ \t]*\([^)]*)\b{own}\b"]
    imports = "|".join(ways if package else [rf"import\b.*(?<![\w.]){own}\b"])
    imported = re.compile(rf"^[ \t]*(?:{imports})", re.MULTILINE)
    return bool(_REACHES_MODULES.search(text) or imported.search(text))
