"""The private attributes that every mock has, whatever its spec: a test may look at them."""

from __future__ import annotations

import re
from typing import Final
from unittest.mock import AsyncMock

from mypy.plugin import CheckerPluginInterface

from amock_mypy.checker import current_module
from amock_mypy.source.kept import once_a_module
from amock_mypy.specs.module_texts import source_of

_PREFIXES: Final = ("_mock_", "_spec_")
OWN_NAMES: Final = frozenset(
    name for name in {*vars(AsyncMock()), *dir(AsyncMock)} if name.startswith(_PREFIXES)
)
"""What mocks keep for themselves; typeshed declares next to nothing of it."""
_WRITTEN: Final = re.compile(rf"\.({'|'.join(_PREFIXES)})(\w+)")


@once_a_module
def own_names_read(api: CheckerPluginInterface) -> frozenset[str]:
    """Return the private names of mocks that the module asks something for."""
    text = source_of(current_module(api)) or ""
    return OWN_NAMES.intersection(map("".join, _WRITTEN.findall(text)))
