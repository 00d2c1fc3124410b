"""Classes that a test module defines to stand for others: `patch("app.Client", FakeClient)`."""

from __future__ import annotations

import re
from typing import Final

from mypy.nodes import TypeInfo
from mypy.plugin import CheckerPluginInterface

from amock_mypy.checker import current_module
from amock_mypy.source.kept import once_a_module
from amock_mypy.specs.module_texts import source_of

_PUT_IN_PLACE: Final = re.compile(
    r"\b(?:return_value|side_effect|new)\s*=\s*(?:lambda[^:]*:\s*)?([A-Z]\w*)\b"
    r"|\b(?:patch|object|setattr)\([^()\n]*,\s*(?:lambda[^:]*:\s*)?([A-Z]\w*)\s*[(),]"
)


def is_fake(api: CheckerPluginInterface, info: TypeInfo) -> bool:
    """Tell whether a class is one of the module's own that it puts in the place of others.

    The code calls what it knows, and not what the fake is made to take.

    Parameters:
        api: the checker.
        info: the class.
    """
    return info.module_name == current_module(api).fullname and info.name in _put_in_place(api)


@once_a_module
def _put_in_place(api: CheckerPluginInterface) -> frozenset[str]:
    text = source_of(current_module(api)) or ""
    return frozenset(
        filter(None, (name for found in _PUT_IN_PLACE.findall(text) for name in found))
    )
