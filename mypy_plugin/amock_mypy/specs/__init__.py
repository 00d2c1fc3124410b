"""What there is to mock: classes, functions and modules, as far as mypy and their texts tell."""
