"""Classes that a module defines although it has one of that name: it is the last that Python takes.

mypy goes by the first and says so in that module. It keeps no trace of the others in its cache, so
they are looked for in the text of the module.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from mypy.nodes import MypyFile, TypeInfo

from amock_mypy.specs.module_texts import source_of


def may_be_another(modules: Mapping[str, MypyFile], info: TypeInfo) -> bool:
    """Tell whether what mypy takes for a class may be another one of its name.

    Parameters:
        modules: the modules of the build by name.
        info: the class.
    """
    return any(
        _definitions(module, info.name) > (module.fullname == info.module_name)
        for module in modules.values()
        if (symbol := module.names.get(info.name)) is not None and symbol.node is info
    )


def _definitions(module: MypyFile, name: str) -> int:
    text = None if module.is_stub else source_of(module)
    return len(re.findall(rf"^[ \t]*class {re.escape(name)}\b", text or "", re.MULTILINE))
