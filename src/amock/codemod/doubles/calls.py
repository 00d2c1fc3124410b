"""The calls that put doubles in place, and which of their arguments is which."""

from __future__ import annotations

import ast
from typing import Final

_PATCH_OPTIONS: Final = ("spec", "create", "spec_set", "autospec", "new_callable")
_POSITIONS: Final = {
    "patch": ("target", "new", *_PATCH_OPTIONS),
    "patch.object": ("target", "attribute", "new", *_PATCH_OPTIONS),
    "patch.multiple": ("target", *_PATCH_OPTIONS),
    "monkeypatch.setattr": ("target", "attribute", "new"),
    "setattr": ("target", "attribute", "new"),
}
PATCH_API: Final = frozenset(_POSITIONS) - {"setattr"}
_OWN_KEYWORDS: Final = frozenset({"target", "attribute", "new", *_PATCH_OPTIONS})
_SETATTR_KEYWORDS: Final = frozenset({"target", "name", "value", "raising"})
_SPEC_OPTIONS: Final = frozenset({"spec", "spec_set", "autospec"})


def bind_arguments(api: str, call: ast.Call) -> dict[str, ast.expr] | None:
    """Return the arguments of a patching call by name.

    What configures the mock (`return_value=` …) is not among them. None is returned for calls of
    anything else, and where the arguments cannot be read off the text or a spec decides.

    Parameters:
        api: the name of what is called.
        call: the call.
    """
    names = _POSITIONS.get(api)
    if names is None or _is_spread(call) or len(call.args) > len(names):
        return None
    bound = dict(zip(names, call.args, strict=False))
    own = _SETATTR_KEYWORDS if api == "monkeypatch.setattr" else _OWN_KEYWORDS
    for keyword in call.keywords:
        if keyword.arg in own:
            bound[keyword.arg] = keyword.value
    _settle_setattr(api, bound)
    return None if "target" not in bound or _SPEC_OPTIONS & bound.keys() else bound


def spec_argument(call: ast.Call) -> ast.expr | None:
    """Return the spec that a call of a mock class is given, or None."""
    for keyword in call.keywords:
        if keyword.arg in ("spec", "spec_set"):
            return keyword.value
    return call.args[0] if len(call.args) == 1 else None


def configuration_keywords(api: str, call: ast.Call) -> list[ast.keyword]:
    """Return the keywords of a patching call that configure the mock it makes."""
    if api not in ("patch", "patch.object"):
        return []
    return [keyword for keyword in call.keywords if keyword.arg not in _OWN_KEYWORDS]


def _is_spread(call: ast.Call) -> bool:
    return any(isinstance(arg, ast.Starred) for arg in call.args) or any(
        keyword.arg is None for keyword in call.keywords
    )


def _settle_setattr(api: str, bound: dict[str, ast.expr]) -> None:
    """`monkeypatch.setattr` takes (dotted name, value) or (object, name, value, raising)."""
    if api != "monkeypatch.setattr":
        return
    for name, other in (("name", "attribute"), ("value", "new")):
        if name in bound:
            bound[other] = bound.pop(name)
    if "new" not in bound and "attribute" in bound:
        bound["new"] = bound.pop("attribute")
