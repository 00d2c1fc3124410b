"""`amock doctor`: whether mypy, as a project sets it up, sees what amock can tell it. Internal."""
