"""What the plugin does at each place where mypy asks it, one file for each part of the mock API."""
