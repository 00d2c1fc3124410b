"""The names that can mean something async: whatever the rules could find is among them."""

from __future__ import annotations

import pytest

from amock.codemod.facts.candidates import async_names
from tests.codemod.conftest import Run


@pytest.mark.parametrize(
    "text",
    [
        "async def fetch(): ...",
        "class A:\n    async  def fetch(self): ...",
        "async def load(): ...\nfetch = load",
        "async def load(): ...\nfetch = partial(load, 1)",
        "async def load(): ...\nfetch = retry(3)(load)",
        "async def load(): ...\nread = load\nfetch = read",
        "from m import load as fetch\nasync def load(): ...",
        "async def get(): ...\nfetch = client.get",
        "async def get(): ...\nclass A:\n    def __init__(self):\n        self.fetch = self.get",
    ],
)
def test_names_of_coroutine_functions_and_their_aliases_are_known(text: str):
    assert "fetch" in async_names([text.encode()])


@pytest.mark.parametrize(
    "text",
    ["def fetch(): ...", "async def get(): ...\nfetch = get()", "fetch = 1", "await fetch()"],
)
def test_other_names_are_not(text: str):
    assert "fetch" not in async_names([text.encode()])


def test_files_whose_doubles_are_all_of_sync_things_need_no_second_look(run: Run):
    test = 'from unittest.mock import Mock, patch\n\npatch("app.parse", Mock())\n'
    assert run({"test_it.py": test}) == {}
