"""Changes to classes as mypy reads their definition."""

from __future__ import annotations

from mypy.plugin import ClassDefContext


def strict_function_mock(context: ClassDefContext) -> None:
    """Make the typed mock functions stand for functions only.

    The base of all mocks in typeshed is Any, so that without the plugin they fit everywhere.
    """
    context.cls.info.fallback_to_any = False
