"""Mocks that keep their types: a drop-in superset of `unittest.mock`."""

from amock._version import __version__

__all__ = ["__version__"]
