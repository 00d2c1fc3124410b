"""Shapes as mypy types: what mypy is to think of a mock of X."""
