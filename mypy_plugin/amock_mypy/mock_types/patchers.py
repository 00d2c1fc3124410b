"""The types of patchers: what `patch(…)` gives, which gives the mock when it is entered."""

from __future__ import annotations

from mypy.plugin import CheckerPluginInterface
from mypy.types import CallableType, Instance, Type

from amock_mypy.mock_types.made_classes import (
    About,
    add_variable,
    kept_class,
    linearized,
    make_class,
)
from amock_shape import MockKind


def patcher_of(api: CheckerPluginInterface, patcher: Instance, name: str, mock: Type) -> Instance:
    """Return the type of a patcher whose mock has a type.

    It is a class of its own, derived from the patcher's, and not the patcher with another type
    argument: lists of patchers hold different ones, and a type argument would not let them.

    Parameters:
        api: the checker.
        patcher: the type that typeshed gives the patcher.
        name: the name of what is patched.
        mock: the type of the mock.
    """
    said = About(
        name=f"patch(target={name})",
        identity=f"{patcher} {mock}",
        spec="",
        kind=MockKind.MAGIC.name,
        callable=True,
        is_class=False,
        strict=False,
    )
    kept = kept_class(api, said)
    if kept is not None:
        return kept
    info = make_class(api, [patcher], said)
    info.mro = list(linearized([info, *patcher.type.mro]))
    function = api.named_generic_type("builtins.function", [])
    for method in ("__enter__", "start"):
        add_variable(info, method, CallableType([], [], [], mock, function))
    return Instance(info, [])
