"""Attributes that a class declares by objects, in whose place its instances get values.

`name = Field("Name")` says where the value comes from, and a method of the class, or of its base,
puts it there: `setattr(self, name, field.load(data))`. mypy knows the object.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from mypy.nodes import MypyFile, SymbolNode, TypeInfo, Var
from mypy.types import Instance, get_proper_type

from amock_mypy.specs.module_texts import is_found_in
from amock_mypy.specs.unseen import class_in

_COMPUTED: Final = re.compile(r"\bsetattr\(\s*self\s*,\s*(?![\"'\s])")
_FILLS_ITSELF: Final = re.compile(
    rf"{_COMPUTED.pattern}|\bself\.__dict__(?:\.update\(|\s*=(?!=))|\bvars\(self\)\.update\("
)


def fills_itself(modules: Mapping[str, MypyFile], info: TypeInfo) -> bool:
    """Tell whether methods of a class give its instances attributes by names that they compute.

    Parameters:
        modules: the modules of the build by name.
        info: the class.
    """
    bases = (it for it in info.mro if it.module_name != "builtins")
    bodies = (class_in(modules.get(it.module_name), it) for it in bases)
    return any(it is not None and _FILLS_ITSELF.search(it[0]) for it in bodies)


def is_filled_in(
    modules: Mapping[str, MypyFile], info: TypeInfo, attribute: SymbolNode | None
) -> bool:
    """Tell whether instances may have other values than the object that their class has.

    Parameters:
        modules: the modules of the build by name.
        info: the class.
        attribute: what mypy knows of the attribute.
    """
    if not isinstance(attribute, Var) or not attribute.is_inferred:
        return False
    held = get_proper_type(attribute.type)
    if not attribute.is_initialized_in_class or not isinstance(held, Instance):
        return False
    if held.type.module_name == "builtins":
        return False
    if info.fallback_to_any and not held.type.fallback_to_any:
        return True  # a base that mypy does not see may do anything with it
    homes = {base.module_name for base in info.mro} - {"builtins"}
    return any(_sets_by_name(modules.get(home)) for home in sorted(homes))


def _sets_by_name(module: MypyFile | None) -> bool:
    """Tell whether a module sets attributes of its own instances by names that it computes."""
    return module is not None and not module.is_stub and is_found_in(module.path, _COMPUTED)
