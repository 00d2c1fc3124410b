"""The code that mypy checks, as it is written: its statements, names, calls and conditions."""
