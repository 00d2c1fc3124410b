"""Check what is set on the plain mocks that stand for objects of a known class.

Such a mock has whatever it is asked for: patch puts it in the place of a class, and so the spec of
a mock does where a class is declared for an attribute. What is set there by a name that the class
lacks, the code under test never meets.
"""

from __future__ import annotations

from collections.abc import Iterator

from mypy.nodes import MemberExpr
from mypy.types import Instance, NoneType, ProperType, UnionType, get_proper_type

from amock_mypy.checks.faults import Fault
from amock_mypy.codes import MOCK_SPEC
from amock_mypy.mock_types.made_classes import About, about, class_behind
from amock_mypy.specs.reader import is_open
from amock_shape import misspelling_of


def faults_of_open_mock(target: MemberExpr, mock: ProperType) -> Iterator[Fault]:
    """Yield the fault of setting a name that has the letters of another, which the class has.

    A test may well set more than the class declares, so that other slips are none for sure.

    Parameters:
        target: what is assigned to.
        mock: the type of the mock, or of several that it may be.
    """
    proper = map(get_proper_type, mock.items if isinstance(mock, UnionType) else [mock])
    slips = [_slip(target.name, it) for it in proper if not isinstance(it, NoneType)]
    if slips and all(slips):
        yield Fault(slips[0], target, MOCK_SPEC)


def _slip(name: str, mock: ProperType) -> str:
    """Return what is wrong with a name that is set on a mock, or nothing."""
    said = about(mock.type) if isinstance(mock, Instance) else None
    if said is None or not said["spec"] or said["strict"] or not isinstance(mock, Instance):
        return ""
    class_ = class_behind(mock)
    if class_ is None or is_open(class_) or class_.module_name == "builtins":
        return ""
    known = {known for base in class_.mro for known in base.names}
    if name in known or mock.type.get(name) is not None:
        return ""
    meant = misspelling_of(name, known)
    is_slip = meant is not None and sorted(meant) == sorted(name)
    return message_of_slip(said, name, meant) if meant is not None and is_slip else ""


def message_of_slip(said: About, name: str, meant: str) -> str:
    """Return what is wrong with a name that the class behind a mock lacks.

    Parameters:
        said: what the mock says of itself.
        name: the name.
        meant: the name that the class has.
    """
    return (
        f'"{said["spec"]}" has no attribute "{name}", so that nothing but this test uses it; '
        f'did you mean "{meant}"?'
    )
