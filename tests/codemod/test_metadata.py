"""The facts as LibCST metadata."""

from __future__ import annotations

from pathlib import Path

import libcst as cst
from libcst.metadata import FullRepoManager, MetadataWrapper

from amock.codemod.metadata import MockedTarget, MockedTargetProvider

TEST = """\
from unittest.mock import Mock, patch

from app import Service

"ü"; patch("app.fetch")
patch("app.parse", Mock())
patch("app.missing")
service = Service()
service.client.get = Mock()
"""
FETCH = MockedTarget("app.fetch", "coroutine function", is_async=True)


class Collector(cst.CSTVisitor):
    METADATA_DEPENDENCIES = (MockedTargetProvider,)

    def __init__(self) -> None:
        super().__init__()
        self.found: list[MockedTarget] = []

    def on_visit(self, node: cst.CSTNode) -> bool:
        target = self.get_metadata(MockedTargetProvider, node, None)
        if isinstance(target, MockedTarget):
            self.found.append(target)
        return True


def test_calls_and_assignments_say_what_they_mock(project: Path):
    (project / "test_it.py").write_text(TEST, "utf-8")
    manager = FullRepoManager(project, {"test_it.py"}, {MockedTargetProvider})
    collector = Collector()
    manager.get_metadata_wrapper_for_path("test_it.py").visit(collector)
    assert collector.found == [
        FETCH,
        MockedTarget("app.parse", "function", is_async=False),
        MockedTarget("app.Client.get", "coroutine function", is_async=True),
    ]


def test_what_was_found_out_can_be_passed_on(project: Path):
    (project / "test_it.py").write_text(TEST, "utf-8")
    cache = MockedTargetProvider.gen_cache(project, ["test_it.py", "app.py"])
    wrapper = MetadataWrapper(
        cst.parse_module(TEST), cache={MockedTargetProvider: cache["test_it.py"]}
    )
    assert FETCH in wrapper.resolve(MockedTargetProvider).values()
    assert cache["app.py"] == {}
