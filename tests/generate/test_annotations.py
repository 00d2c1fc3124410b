"""How types are written down; all of them are members of one class, so that mypy reads it once."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from amock.generate.cli import main
from tests.generate.conftest import APP, write

EXTRA: Final = """\
from __future__ import annotations

import enum
import re
import types
from collections.abc import Callable
from typing import (
    Any, Concatenate, Generic, Literal, NamedTuple, NoReturn, ParamSpec, TypeAlias, TypeVar,
    TypedDict, overload,
)

T = TypeVar("T")
P = ParamSpec("P")
Pairs: TypeAlias = "list[tuple[T, T]]"
Tree: TypeAlias = "dict[str, Tree]"

class Colour(enum.Enum):
    RED = 1

class Point(NamedTuple):
    x: int

class First(TypedDict):
    name: str
    first: int

class Second(TypedDict):
    name: str
    second: int

@overload
def many(a: int) -> int: ...
@overload
def many(a: str) -> str: ...
def many(a): return a

class Made:
    @overload
    def __init__(self, a: int) -> None: ...
    @overload
    def __init__(self, a: str) -> None: ...
    def __init__(self, a): ...

class Box(Generic[P]):
    def run(self, *args: P.args, **kwargs: P.kwargs) -> None: ...

class Odd:
    late = 1
    del late
    pattern = re.compile("x")
    late = 2

    def __init__(self, first: First, second: Second):
        class Missing(KeyError): ...
        class Own: ...
        self.missing = Missing()
        self.own = Own()
        self.overloaded = [many]
        self.classes = [Made]
        self.colours = [Colour]
        self.rows = [first, second]

    def never(self) -> NoReturn: ...
    def nothing(self) -> tuple[()]: ...
    def row(self) -> First: ...
    def point(self) -> Point: ...
    def many_literals(self) -> Literal[Colour.RED, "it's", b"x", None, True]: ...
    def red(self) -> Literal[Colour.RED]: ...
    def pairs(self) -> Pairs[int]: ...
    def tree(self) -> Tree: ...
    def function(self) -> types.FunctionType: ...
    def box(self) -> Box[[int, str]]: ...
    def open_box(self) -> Box[...]: ...
    def longer(self, function: Callable[P, int]) -> Callable[Concatenate[int, P], None]: ...
    def callbacks(self) -> tuple[Callable[[int], str], Callable[..., None]]: ...
    def kinds(self) -> tuple[type[Colour], type[Any], type]: ...
    def maybe(self) -> "int | None | str | Literal[1]": ...

if __name__ == "__main__":
    class Odder: ...
"""
RESULTS: Final = {
    "never": "NoReturn",
    "nothing": "tuple[()]",
    "row": "First",
    "point": "Point",
    "many_literals": """Literal[Colour.RED, "it's", b"x", True] | None""",
    "red": "Literal[Colour.RED]",
    "pairs": "Pairs[int]",
    "tree": "Tree",
    "function": "FunctionType",
    "box": "Box[[int, str]]",
    "open_box": "Box[...]",
    "callbacks": "tuple[Callable[[int], str], Callable[..., None]]",
    "kinds": "tuple[type[Colour], type[Any], type]",
    "maybe": "int | str | Literal[1] | None",
}
ATTRIBUTES: Final = {
    "missing, whose class no other file can name": "def missing(self) -> MagicMock[KeyError]: ...",
    "own, whose class is derived from nothing": "def own(self) -> MagicMock[Any]: ...",
    "overloaded": "overloaded: list[Callable[..., Any]]",
    "classes": "classes: list[type[Made]]",
    "colours": "colours: list[type[Colour]]",
    "rows, of what two dictionaries have in common": "rows: list[dict[str, Any]]",
}


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The mock of the class."""
    folder: Path = tmp_path_factory.mktemp("annotations")
    write(folder, {**APP, "extra.py": EXTRA})
    with pytest.MonkeyPatch.context() as patcher:
        patcher.chdir(folder)
        patcher.setenv("MYPY_CACHE_DIR", str(folder / "cache"))
        assert main(["extra:Odd", "--out", "mocks.py"]) == 0
    return (folder / "mocks.py").read_text("utf-8")


@pytest.mark.parametrize("name", RESULTS)
def test_a_result(source: str, name: str) -> None:
    assert f"def {name}(self) -> {RESULTS[name]}: ..." in source


@pytest.mark.parametrize("attribute", ATTRIBUTES)
def test_an_attribute(source: str, attribute: str) -> None:
    assert f"        {ATTRIBUTES[attribute]}\n" in source


def test_parameters_that_are_put_before_others(source: str) -> None:
    assert "-> Callable[Concatenate[int, P], None]: ..." in source


def test_members_stand_where_their_last_definition_does(source: str) -> None:
    assert source.index("pattern: Pattern[str]") < source.index("late: int")
