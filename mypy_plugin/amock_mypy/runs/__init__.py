"""mypy's runs: what is loaded and kept, the daemon, settings, and answers that never fail."""
