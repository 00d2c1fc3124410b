"""What the commands share: settings, mypy's options, and writing files. Internal."""
