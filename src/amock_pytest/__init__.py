"""amock in pytest: the `amocker` fixture, calls never awaited, failures that say what differed.

pytest loads `amock_pytest.plugin` in every run where amock is installed. That is why it is no part
of the package `amock`, and why nothing here is imported before it is asked for: a suite without
amock's mocks should not wait for them.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from amock_pytest.amocker import AmockerFixture as AmockerFixture
    from amock_pytest.types import AsyncMockType as AsyncMockType
    from amock_pytest.types import MockType as MockType
    from amock_pytest.types import SpyType as SpyType
    from amock_pytest.warning_classes import AmockWarning as AmockWarning
    from amock_pytest.warning_classes import UnawaitedWarning as UnawaitedWarning

_HOMES: Final = {
    "AmockerFixture": "amock_pytest.amocker",
    "AsyncMockType": "amock_pytest.types",
    "MockType": "amock_pytest.types",
    "SpyType": "amock_pytest.types",
    "AmockWarning": "amock_pytest.warning_classes",
    "UnawaitedWarning": "amock_pytest.warning_classes",
}

__all__ = [
    "AmockWarning",
    "AmockerFixture",
    "AsyncMockType",
    "MockType",
    "SpyType",
    "UnawaitedWarning",
]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(home), name)
