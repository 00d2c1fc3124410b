"""Hand-written classes that several files share."""

from __future__ import annotations

from tests.codemod.conftest import Run

HELPERS = '''\
from unittest import mock


class AsyncMock(mock.MagicMock):
    """To await."""

    async def __call__(self, *args, **kwargs):
        return super().__call__(*args, **kwargs)


def keys():
    return ["a"]
'''
WITHOUT_CLASS = """\
def keys():
    return ["a"]
"""


def after(run: Run, files: dict[str, str]) -> dict[str, str]:
    return {name: result.after.decode() for name, result in run(files).items()}


def test_a_class_that_all_users_can_do_without_goes(run: Run):
    test = "from helpers import AsyncMock, keys\n\nfake = AsyncMock(name=keys())\n"
    changed = after(run, {"helpers.py": HELPERS, "test_it.py": test})
    assert changed["helpers.py"].lstrip() == WITHOUT_CLASS
    assert changed["test_it.py"] == (
        "from unittest.mock import AsyncMock\n"
        "from helpers import keys\n\nfake = AsyncMock(name=keys())\n"
    )


def test_a_name_that_a_user_takes_in_another_way_stays(run: Run):
    test = "import helpers\n\nfake = helpers.AsyncMock()\n"
    changed = after(run, {"helpers.py": HELPERS, "test_it.py": test})
    assert changed["helpers.py"].startswith("from unittest.mock import AsyncMock\n")
    assert "class" not in changed["helpers.py"]
    assert "test_it.py" not in changed


def test_a_name_whose_users_are_not_in_the_run_stays(run: Run):
    changed = after(run, {"helpers.py": HELPERS.replace("AsyncMock", "CoroMock")})
    assert changed["helpers.py"].startswith("from unittest.mock import AsyncMock as CoroMock\n")
    assert "class" not in changed["helpers.py"]


def test_importers_of_a_class_of_another_name_write_the_library_name(run: Run):
    helpers = HELPERS.replace("AsyncMock", "CoroMock")
    test = "from helpers import CoroMock, keys\n\nfake = CoroMock(name=keys())\n"
    changed = after(run, {"helpers.py": helpers, "test_it.py": test})
    assert changed["helpers.py"].lstrip() == WITHOUT_CLASS
    assert changed["test_it.py"] == (
        "from unittest.mock import AsyncMock\n"
        "from helpers import keys\n\nfake = AsyncMock(name=keys())\n"
    )


def test_an_importer_with_another_async_mock_keeps_the_name(run: Run):
    helpers = HELPERS.replace("AsyncMock", "CoroMock")
    test = "from fakes import AsyncMock\nfrom helpers import CoroMock\n\nfake = CoroMock()\n"
    changed = after(run, {"helpers.py": helpers, "test_it.py": test})
    assert "import AsyncMock as CoroMock" in changed["helpers.py"]
    assert "test_it.py" not in changed
