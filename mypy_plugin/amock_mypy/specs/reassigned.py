"""Variables without an annotation that their module assigns to again: mypy knows the first type.

`MODE = getenv("MODE", "640")` is a text for mypy, whatever `MODE = int(MODE)` makes of it below.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from mypy.nodes import MypyFile, Var

from amock_mypy.specs.module_texts import source_of
from amock_mypy.specs.targets import Found


def is_reassigned(modules: Mapping[str, MypyFile], found: Found) -> bool:
    """Tell whether a target is a module's variable whose type only its first value says.

    Parameters:
        modules: the modules of the build by name.
        found: the target, in the module that defines it or in one that imports it.
    """
    node = found.node
    if not isinstance(node, Var) or not node.is_inferred:
        return False
    home = modules.get(node.fullname.rpartition(".")[0])
    text = source_of(home) if home is not None else None
    assignment = rf"^[ \t]*{re.escape(node.name)}[ \t]*=(?!=)"
    return len(re.findall(assignment, text or "", re.MULTILINE)) > 1
