"""The mypy plugin of amock; load it with `plugins = amock_mypy`."""
