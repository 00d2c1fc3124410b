"""What generated mocks are when tests run: specced mocks of amock."""

from __future__ import annotations

import ast
import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

import amock
from tests.generate.golden import everything_mocks as mocks
from tests.shape import everything

SOURCE = Path(mocks.__file__).read_text("utf-8")


def decorated(name: str) -> Iterator[tuple[str, str]]:
    """Yield the class and the name of each method with a decorator of that name."""
    for class_ in (node for node in ast.walk(ast.parse(SOURCE)) if isinstance(node, ast.ClassDef)):
        for node in class_.body:
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and any(
                isinstance(each, ast.Name) and each.id == name for each in node.decorator_list
            ):
                yield class_.name, node.name


def is_async(class_: str, name: str) -> bool:
    member = getattr(getattr(mocks, class_)(), name)
    return isinstance(member, amock.AsyncMock)


MADE = [each for each in vars(mocks).values() if getattr(each, "__module__", "") == mocks.__name__]


@pytest.mark.parametrize("mock_class", MADE)
def test_every_mock_is_made_of_its_class(mock_class):
    mock = mock_class()
    assert isinstance(mock, (amock.AsyncMock, amock.MagicMock))
    assert type(mock).__mro__[1] is mock_class
    with pytest.raises(AttributeError):
        mock.no_such_attribute  # noqa: B018


def test_a_mock_passes_for_an_instance_of_its_spec():
    assert isinstance(mocks.PlainMock(), everything.Plain)
    assert isinstance(mocks.RepoMock[int](), everything.Repo)
    assert isinstance(mocks.PlainNestedMock(), everything.Plain.Nested)


def test_what_is_declared_async_is_an_async_mock_and_nothing_else_is():
    kinds = {place: is_async(*place) for place in decorated("_async")}
    assert kinds
    assert all(kinds.values())
    assert not [place for place in decorated("_sync") if is_async(*place)]


def test_children_are_no_mocks_of_the_spec():
    child = mocks.SealedMock().method
    assert type(child).__mro__[1] is amock.MagicMock
    assert not isinstance(child, everything.Sealed)
    assert child.anything is child.anything


def test_what_init_sets_is_there_and_can_be_given_and_set():
    assert isinstance(mocks.PlainMock().a, amock.MagicMock)
    plain = mocks.PlainMock(a=1, name="plain")
    plain.b = "b"
    assert (plain.a, plain.b) == (1, "b")
    assert "plain" in repr(plain)


def test_values_whose_mock_is_in_the_file_are_such_mocks():
    holder = mocks.HolderMock()
    assert isinstance(holder.adder, mocks.AdderMock)
    holder.adder(1, y=2)
    assert holder.mock_calls == [amock.call.adder(1, y=2)]
    assert isinstance(holder.repo, mocks.RepoMock)
    assert isinstance(holder.repo.load, amock.AsyncMock)
    holder.repo = "replaced"
    assert holder.repo == "replaced"


def test_what_init_sets_can_be_deleted():
    plain = mocks.PlainMock()
    del plain.a
    with pytest.raises(AttributeError):
        plain.a  # noqa: B018


def test_a_field_called_name_is_a_mock_of_its_own():
    record = mocks.RecordMock(name="the mock")
    record.name = "the field"
    assert record.name == "the field"


def test_calls_are_recorded_and_awaited():
    plain = mocks.PlainMock()
    plain.coroutine_method.return_value = "result"
    assert asyncio.run(plain.coroutine_method(1, y="y")) == "result"
    plain.coroutine_method.assert_awaited_once_with(1, y="y")
    plain.method(2)
    assert plain.mock_calls == [amock.call.coroutine_method(1, y="y"), amock.call.method(2)]


def test_mocks_of_functions_are_called_as_those_are():
    coroutine = mocks.CoroutineMock(return_value="a")
    assert asyncio.run(coroutine(1, b="b")) == "a"
    coroutine.assert_awaited_once_with(1, b="b")
    every = mocks.EveryParameterMock(side_effect=[True])
    assert every(1, "b") is True
    every.assert_called_once_with(1, "b")


def test_special_methods_are_those_of_the_spec():
    container = mocks.ContainerMock()
    container.__len__.return_value = 3
    container.__iter__.return_value = ["a"]
    assert (len(container), list(container)) == (3, ["a"])
    with pytest.raises(TypeError):
        len(mocks.PlainMock())


def test_other_constructor_arguments_arrive():
    plain = mocks.PlainMock(wraps=everything.Plain(1), **{"method.return_value": "m"})
    assert plain.method(1) == "m"
    assert plain.static_method(3) == 3


def test_a_sealed_mock_makes_no_more_children():
    sealed = mocks.SealedMock()
    amock.seal(sealed)
    with pytest.raises(AttributeError):
        sealed.method()
