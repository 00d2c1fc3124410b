"""`amock demo`: mypy, the plugin and the codemod on a small example. Internal."""
