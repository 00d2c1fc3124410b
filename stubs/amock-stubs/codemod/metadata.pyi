"""What is known of mocked targets, as metadata for people's own LibCST codemods."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import libcst as cst
from libcst.metadata import BatchableMetadataProvider

Places: TypeAlias = Mapping[tuple[int, int, int, int], MockedTarget]

@dataclass(frozen=True, slots=True)
class MockedTarget:
    """What a call or an assignment puts a double in the place of.

    Attributes:
        fullname: the full name of the target's definition, or the empty string.
        kind: what the target is: "function", "coroutine function", "async generator function",
            "property", "field", "class", "module", or "something a reader cannot tell".
        is_async: whether a call of the target gives a coroutine.
    """

    fullname: str
    kind: str
    is_async: bool

class MockedTargetProvider(BatchableMetadataProvider[MockedTarget]):
    """LibCST metadata: what mypy knows of the targets of mocks.

    The nodes that have it are calls such as `patch("app.fetch")`, `mocker.patch.object(…)` and
    `monkeypatch.setattr(…)`, and the assignments `service.fetch = Mock()`. Where nothing is
    known of a target, its node has no metadata. As with all of LibCST's providers that look at a
    whole repository, files are read through `libcst.metadata.FullRepoManager`.

    Parameters:
        cache: what `gen_cache` gave for the file.
    """

    def __init__(self, cache: Places) -> None: ...
    # LibCST declares a variable there, which providers define as a method.
    @classmethod
    # pyrefly: ignore[bad-override-mutable-attribute]
    def gen_cache(  # ty: ignore[incompatible-mutable-override]
        cls, root_path: Path, paths: list[str], **_options: Any
    ) -> Mapping[str, Places]:
        """Ask mypy, once for all files.

        Parameters:
            root_path: the root of the repository.
            paths: the files, relative to it.

        Raises:
            UnreadableError: a file cannot be read or does not parse.
            BuildError: mypy cannot build the program.
        """

    def visit_Call(self, node: cst.Call) -> None:  # noqa: N802  # LibCST's way
        """Note what is known of a call."""

    def visit_Assign(self, node: cst.Assign) -> None:  # noqa: N802  # LibCST's way
        """Note what is known of an assignment."""
