"""Changes to classes as mypy reads their definition."""

from __future__ import annotations

from mypy.plugin import ClassDefContext

from amock_mypy.mock_types.made_classes import refuse_unknown


def strict_function_mock(context: ClassDefContext) -> None:
    """Make the typed mock functions refuse attributes that functions and mocks lack.

    Their base is Any, as that of all mocks in typeshed, so that without the plugin every attribute
    of theirs is Any.
    """
    refuse_unknown(context.cls.info)
