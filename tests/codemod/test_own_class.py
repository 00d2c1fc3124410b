"""Hand-written AsyncMocks of one file, beside the cases of the rule."""

from __future__ import annotations

import pytest

from tests.codemod.conftest import Run

BODY = """\
    async def __call__(self, *args, **kwargs):
        return super().__call__(*args, **kwargs)
"""
CLASS = f"class CoroMock(Mock):\n{BODY}"
IMPORT = "from unittest.mock import Mock\n"
USE = "fake = CoroMock()\n"


def test_a_class_of_another_name_from_an_imported_base(run: Run):
    text = f"{IMPORT}\n\n{CLASS}\n\n{USE}"
    after = run({"test_it.py": text})["test_it.py"].after.decode()
    assert after == "from unittest.mock import AsyncMock\n\n\nfake = AsyncMock()\n"


OLDER = """\
class CoroMock(Mock):
    def __call__(self, *args, **kwargs):
"""


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            f"try:\n    {IMPORT}except ImportError:\n    from mock import Mock\n\n\n{CLASS}\n{USE}",
            id="the library is imported inside of a statement",
        ),
        pytest.param(
            f"{IMPORT}\n\nclass AsyncMock(Mock):\n    sent = 1\n\n\n{CLASS}\n{USE}",
            id="the file has another AsyncMock",
        ),
        pytest.param(
            f"{IMPORT}\n\nif Mock:\n    class CoroMock(Mock):\n        pass\n\n\n{CLASS}\n{USE}",
            id="there is another class of the name",
        ),
        pytest.param(
            f"{IMPORT}\n\n{OLDER}        pass\n\n\n{USE}",
            id="calls give nothing",
        ),
        pytest.param(
            f"{IMPORT}\n\n{OLDER}        return super().__call__(*args, **kwargs)\n\n\n{USE}",
            id="calls are not awaitable",
        ),
    ],
)
def test_what_is_left_alone(run: Run, text: str):
    assert not any(result.is_changed for result in run({"test_it.py": text}).values())
