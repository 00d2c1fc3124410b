"""The warnings of the pytest plugin, to be named in filters."""

from __future__ import annotations


class AmockWarning(UserWarning):
    """What the `amocker` fixture warns of."""


class UnawaitedWarning(AmockWarning, RuntimeWarning):
    """A call of a mock was never awaited; Python's own warning of that is a RuntimeWarning."""
