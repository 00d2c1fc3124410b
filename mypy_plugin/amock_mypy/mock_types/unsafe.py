"""The type of a mock made with `unsafe=True`, which has attributes that look like assertions."""

from __future__ import annotations

from mypy.plugin import CheckerPluginInterface
from mypy.types import Instance

from amock_mypy.mock_types.made_classes import About, kept_class, linearized, make_class
from amock_shape import MockKind


def unsafe_mock(api: CheckerPluginInterface, made: Instance, kind: MockKind) -> Instance:
    """Return the type of an unsafe mock: a plain one that the plugin can tell from others."""
    said = About(
        name=f"{made.type.name}(unsafe=True)",
        identity=made.type.fullname,
        spec="",
        kind=kind.name,
        callable=kind.is_callable,
        is_class=False,
        strict=False,
    )
    kept = kept_class(api, said)
    if kept is not None:
        return kept
    info = make_class(api, [made], said)
    info.mro = list(linearized([info, *made.type.mro]))
    info.fallback_to_any = True
    return Instance(info, [])
