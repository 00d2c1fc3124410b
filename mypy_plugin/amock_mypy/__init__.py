"""The mypy plugin of amock; load it with `plugins = amock_mypy`."""

import mypy.types  # noqa: F401  # before any other part of mypy, which imports itself in a circle
