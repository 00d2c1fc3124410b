"""Targets of `patch`: from a dotted name to the object that holds the attribute."""

from __future__ import annotations

import functools
import pkgutil
import sys
from typing import Any

from amock._runtime.standard import SINCE_3_11, um

resolve: Any = pkgutil.resolve_name if SINCE_3_11 else um._importer
"""Imports what a dotted name says, as the standard library of this Python does."""


def _owner_of_target(name: str) -> Any:
    """Import what a target is an attribute of."""
    # What is imported already need not be looked for, as long as that is how it is found.
    module = sys.modules.get(name) if SINCE_3_11 or "." not in name else None
    return resolve(name) if module is None else module


def get_target(target: Any) -> tuple[Any, str]:
    """Split the dotted name of a target into what finds its owner, and the attribute."""
    try:
        owner, attribute = target.rsplit(".", 1)
    except (TypeError, ValueError, AttributeError):
        raise TypeError(f"Need a valid target to patch. You supplied: {target!r}") from None
    return functools.partial(_owner_of_target, owner), attribute
