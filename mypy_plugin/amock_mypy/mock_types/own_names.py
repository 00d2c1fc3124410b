"""The private attributes that every mock has, whatever its spec: a test may look at them."""

from __future__ import annotations

import re
from typing import Final

from mypy.plugin import CheckerPluginInterface

from amock_mypy.checker import current_module
from amock_mypy.source.kept import once_a_module
from amock_mypy.specs.module_texts import source_of
from amock_shape import OWN_NAMES

_WRITTEN: Final = re.compile(r"\.(_(?:mock|spec)_\w+)")
_SIGNS: Final = ("._mock_", "._spec_")


@once_a_module
def own_names_read(api: CheckerPluginInterface) -> frozenset[str]:
    """Return the private names of mocks that the module asks something for."""
    text = source_of(current_module(api)) or ""
    is_one_read = any(sign in text for sign in _SIGNS)  # which is so of few modules
    return OWN_NAMES.intersection(_WRITTEN.findall(text) if is_one_read else ())
