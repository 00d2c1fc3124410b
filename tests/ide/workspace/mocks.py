"""A typed mock in the form that `python -m amock.generate service:Service` writes."""
# mypy: disable-error-code="assignment, misc, override"
# pyright: reportIncompatibleMethodOverride=false, reportIncompatibleVariableOverride=false

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from service import Service

from amock import AsyncMock

if TYPE_CHECKING:
    from typing import Any

    from amock import AsyncFunctionMock, FunctionMock

    class ServiceMock(AsyncMock[Service], Service):
        """A mock of Service."""

        timeout: float

        @property
        def fetch(self) -> AsyncFunctionMock[[int], str]: ...
        @property
        def rename(self) -> FunctionMock[[str, str], bool]: ...
        def __init__(self, **attributes: Any) -> None: ...

else:
    ServiceMock = partial(AsyncMock, Service)
