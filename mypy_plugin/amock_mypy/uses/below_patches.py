"""Patches of what another patch around them has replaced: they find a mock, which has anything.

`@patch("app.datetime")` around `patch("app.datetime.now")`: what the real class has, or refuses to
be set, says nothing of the mock in its place.
"""

from __future__ import annotations

from mypy.nodes import CallExpr, StrExpr
from mypy.plugin import CheckerPluginInterface

from amock_mypy.source.naming import dotted
from amock_mypy.source.written import text_of
from amock_mypy.specs.patch_calls import Form, PatchCall
from amock_mypy.uses.around import expressions_for
from amock_mypy.uses.patch_uses import PATCHES


def is_below_patch(api: CheckerPluginInterface, call: PatchCall) -> bool:
    """Tell whether another patch, run for the same test, replaces what a patch goes through.

    Parameters:
        api: the checker.
        call: the call of patch.
    """
    path, is_full = _path_of(call)
    return bool(path) and any(
        _is_on(path, replaced, is_full=is_full)
        for other in expressions_for(api, call.call)
        if isinstance(other, CallExpr) and other is not call.call
        for replaced in _replaced_by(api, other)
    )


def _path_of(call: PatchCall) -> tuple[str, bool]:
    """Return what a patch goes through to its target, and whether that is the full name of it."""
    target = call.arguments.by_name["target"]
    if not isinstance(target, StrExpr):
        return dotted(target), False
    is_whole = call.place is target
    return target.value.rpartition(".")[0] if is_whole else target.value, True


def _replaced_by(api: CheckerPluginInterface, call: CallExpr) -> list[str]:
    """Return how a patch names what it replaces: in full, or as an attribute of some object."""
    form = dotted(call.callee).rpartition(".")[2]
    if form == Form.MULTIPLE.value.rpartition(".")[2]:
        return [name for name in call.arg_names if name is not None]
    if form not in PATCHES:
        return []
    return [text for argument in call.args[:2] if (text := text_of(api, argument)) is not None]


def _is_on(path: str, replaced: str, *, is_full: bool) -> bool:
    """Tell whether something that is replaced is on a path: of full names, at its beginning."""
    if is_full and "." in replaced:
        return f"{path}.".startswith(f"{replaced}.")
    return replaced.rpartition(".")[2] in path.split(".")
