"""The error codes of the plugin, under one parent: `disable_error_code = mock` ends them all."""

from __future__ import annotations

from typing import Final

from mypy.errorcodes import ErrorCode

MOCK: Final = ErrorCode("mock", "Misuse of a mock", "Mocks")


def _code(name: str, description: str) -> ErrorCode:
    return ErrorCode(name, description, "Mocks", sub_code_of=MOCK)


MOCK_TARGET: Final = _code("mock-target", "A patch target that does not exist or is malformed")
MOCK_ASYNC: Final = _code("mock-async", "A sync mock where an async one is needed, or the reverse")
MOCK_ASSERT: Final = _code("mock-assert", "An assertion on a mock that asserts nothing")
MOCK_SPEC: Final = _code("mock-spec", "Something that the spec of a mock lacks")
MOCK_VALUE: Final = _code("mock-value", "A value that cannot stand for what the mock replaces")
MOCK_CALL: Final = _code("mock-call", "Arguments that the mocked function does not take")
MOCK_INJECT: Final = _code("mock-inject", "Parameters that do not fit the mocks that patches pass")
