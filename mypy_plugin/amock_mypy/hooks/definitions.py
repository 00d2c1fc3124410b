"""Changes to classes as mypy reads their definition."""

from __future__ import annotations

from mypy.plugin import ClassDefContext

from amock.shape import AWAIT_RECORDS
from amock_mypy import fullnames


def strict_function_mock(context: ClassDefContext) -> None:
    """Make the typed mock functions stand for functions only.

    The base of all mocks in typeshed is Any, so that without the plugin they fit everywhere.
    """
    context.cls.info.fallback_to_any = False


def without_await_records(context: ClassDefContext) -> None:
    """Take the records of awaits from the mock of a sync function, which has none.

    The stubs declare them in a form that checkers without the plugin refuse.
    """
    if context.cls.fullname == fullnames.FUNCTION_MOCK:
        for name in AWAIT_RECORDS:
            context.cls.info.names.pop(name, None)
