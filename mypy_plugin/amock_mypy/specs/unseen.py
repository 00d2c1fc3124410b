"""Attributes that instances have and their class has not: mocks of a class do not show them.

`unittest.mock` asks the class for its `dir()`. What only `__init__` assigns is not there, nor is
what is only annotated. Where a class may be given more than its text says, nothing is concluded.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from mypy.nodes import MypyFile, TypeInfo, Var

from amock_mypy.specs.module_texts import source_of
from amock_mypy.specs.reader import member_of
from amock_shape import Source

_PLAIN_METACLASSES: Final = frozenset({"abc.ABCMeta", "builtins.type"})
_KNOWN_MAKERS: Final = frozenset({"dataclass", "dataclass_tag"})
"""What mypy notes of a class that a decorator of the dataclasses module made."""


def sources_of(info: TypeInfo, name: str) -> frozenset[Source]:
    """Return where a class and its bases hold an attribute."""
    return frozenset(
        member_of(name, base.names[name], base).source for base in info.mro if name in base.names
    )


def is_from_factory(modules: Mapping[str, MypyFile], info: TypeInfo, name: str) -> bool:
    """Tell whether an attribute is a field of a dataclass that default_factory fills.

    mypy notes only that there is a default. The class has none of its own: each instance gets one.

    Parameters: as for is_unseen.
    """
    owner = next((base for base in info.mro if name in base.names), info)
    noted = owner.metadata.get("dataclass", {}).get("attributes", ())
    if not any(field["name"] == name for field in noted):
        return False
    found = class_in(modules.get(owner.module_name), owner)
    made = _field_in(found[0], name) if found is not None else ""
    return "default_factory" in made


def is_unseen(modules: Mapping[str, MypyFile], info: TypeInfo, name: str) -> bool:
    """Tell whether a class surely lacks what mypy knows by a name only of its instances.

    Parameters:
        modules: the modules of the build by name.
        info: the class.
        name: the attribute's name; no body of a class gives it a value.
    """
    found = [base.names[name].node for base in info.mro if name in base.names]
    fields = all(isinstance(it, Var) and not (it.is_classvar or it.is_property) for it in found)
    if not fields or not _is_plain(info):
        return False
    return all(_lacks(modules.get(base.module_name), base, name) for base in _own_bases(info))


def _is_plain(info: TypeInfo) -> bool:
    """Tell whether nothing but its body makes a class: no metaclass, no hook, no list of slots."""
    metaclass = info.metaclass_type
    if metaclass is not None and metaclass.type.fullname not in _PLAIN_METACLASSES:
        return False
    if info.fallback_to_any or info.is_enum or info.tuple_type is not None:
        return False
    return not any(
        base.slots or "__slots__" in base.names or "__init_subclass__" in base.names
        for base in _own_bases(info)
    )


def _own_bases(info: TypeInfo) -> list[TypeInfo]:
    return [base for base in info.mro if base.fullname != "builtins.object"]


def _lacks(module: MypyFile | None, base: TypeInfo, name: str) -> bool:
    """Tell whether the text of a module neither puts a name on a class nor decorates the class."""
    if name not in base.names:
        return True
    found = class_in(module, base)
    if found is None or _gives_value(found[0], base, name):
        return False
    text = found.string
    if re.search(rf"\b(cls|{base.name})\.{name}\b[^=\n]*=(?!=)|setattr\(.*\b{name}\b", text):
        return False
    return bool(_KNOWN_MAKERS & base.metadata.keys()) or not _is_decorated(text[: found.start()])


def class_in(module: MypyFile | None, info: TypeInfo) -> re.Match[str] | None:
    """Return the text of a class, found in that of its module, or None.

    A class inside of another, or of a condition, is not looked for.

    Parameters:
        module: the module that defines it, where mypy has it.
        info: the class.
    """
    text = None if module is None or module.is_stub else source_of(module)
    return re.search(rf"^class {info.name}\b.*\n(([ \t#].*)?\n)*", text or "", re.MULTILINE)


def _gives_value(body: str, info: TypeInfo, name: str) -> bool:
    """Tell whether the body of a class gives an attribute a value that the class keeps."""
    made = _field_in(body, name) if _KNOWN_MAKERS & info.metadata.keys() else ""
    if made and not re.search(r"\bdefault\s*=", made):
        return False
    return re.search(rf"^[ \t]+{name}[ \t]*(:[^=\n]+)?=(?!=)", body, re.MULTILINE) is not None


def _field_in(body: str, name: str) -> str:
    """Return the call of dataclasses.field that makes an attribute, or nothing."""
    made = re.search(rf"^[ \t]+{name}[ \t]*:[^=\n]+={_FIELD}", body, re.MULTILINE)
    return made[0] if made is not None else ""


_FIELD: Final = r"\s*(?:\w+\.)?field\((?:[^()]|\([^()]*\))*\)"


def _is_decorated(ahead: str) -> bool:
    """Tell whether what stands ahead of a class ends with a decorator."""
    lines = [line for line in ahead.splitlines() if line.strip()]
    # A decorator's last line may be the end of its arguments.
    return bool(lines) and lines[-1].startswith(("@", ")"))
