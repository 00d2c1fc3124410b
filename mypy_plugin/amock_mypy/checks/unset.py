"""Check that the mock of a class is not asked for what only its instances have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from mypy.nodes import CallExpr, Expression, MemberExpr, NameExpr, RefExpr, TypeInfo
from mypy.plugin import CheckerPluginInterface
from mypy.types import FunctionLike, Instance, get_proper_type

from amock_mypy import fullnames
from amock_mypy.checker import current_module, modules, type_of
from amock_mypy.checks.faults import Fault
from amock_mypy.codes import MOCK_SPEC
from amock_mypy.mock_types.made_classes import about, spec_behind
from amock_mypy.source.arguments import read_arguments
from amock_mypy.source.kept import once_a_module
from amock_mypy.source.naming import dotted, first_name
from amock_mypy.source.scopes import SCOPES
from amock_mypy.specs.enumerations import is_unlisted
from amock_mypy.specs.module_texts import source_of
from amock_mypy.specs.unseen import is_from_factory, is_unseen, sources_of
from amock_mypy.uses.histories import History, history_of
from amock_shape import Source

_SPECS: Final = ("autospec", "spec", "spec_set")
_SEES_FIELDS: Final = (3, 14)
"""From this Python on, mocks see the fields of dataclasses."""
_UNSEEN: Final = {
    Source.INSTANCE: "is set only by the methods of",
    Source.ANNOTATION: "is only annotated in",
    Source.DATACLASS_FIELD: "is a field without a default of",
}
_FROM_FACTORY: Final = "is a field that default_factory fills in instances of"
_UNLISTED: Final = "is an attribute of the members of"


def faults_of_unset(
    api: CheckerPluginInterface, mock: Instance, place: MemberExpr, *, written: bool
) -> Iterator[Fault]:
    """Yield the fault of an attribute that the mock of a class lacks and nobody has set on it.

    Parameters:
        api: the checker.
        mock: the type of the mock.
        place: the attribute, as it is read or set.
        written: whether it is set, which only spec_set= forbids.
    """
    said, spec = about(mock.type), _class_of(mock)
    if said is None or spec is None or not said["strict"]:
        return
    fixed = "(spec_set=" in said["name"]
    if (written and not fixed) or not _is_only_of_instances(api, spec.type, place.name):
        return
    made = _made_without(api, place, fixed=fixed)
    why = _why_unseen(api, spec.type, place.name, made) if made is not None else None
    if why is not None:
        mend = ", or take a member for the spec" if spec.type.is_enum else ""
        effect = _effect_and_mend(place, fixed=fixed)
        yield Fault(f'"{place.name}" {why} "{spec.type.name}", {effect}{mend}', place, MOCK_SPEC)


def _is_only_of_instances(api: CheckerPluginInterface, info: TypeInfo, name: str) -> bool:
    """Tell whether an attribute may be one that instances have and the body of no class."""
    sources = sources_of(info, name)
    if is_unlisted(info, name):
        return True
    if Source.BODY in sources:
        return is_from_factory(modules(api), info, name)
    return bool(sources)


def _why_unseen(
    api: CheckerPluginInterface, info: TypeInfo, name: str, made: CallExpr
) -> str | None:
    """Return why a mock of a class lacks an attribute, None where it may have it."""
    if is_unlisted(info, name):
        return _UNLISTED
    sources = sources_of(info, name)
    from_factory = is_from_factory(modules(api), info, name)
    if from_factory:
        sources = frozenset({Source.DATACLASS_FIELD})
    if sources & _seen_by(api, made) or not is_unseen(modules(api), info, name):
        return None
    return _FROM_FACTORY if from_factory else _UNSEEN[min(sources, key=list(Source).index)]


def _effect_and_mend(place: MemberExpr, *, fixed: bool) -> str:
    effect = "and a mock of the class has no such attribute: this raises AttributeError"
    if fixed:
        return f"{effect}; use spec=, which lets it be set"
    return f"{effect}; set {dotted(place) or 'it'} first"


def _made_without(
    api: CheckerPluginInterface, place: MemberExpr, *, fixed: bool
) -> CallExpr | None:
    """Return the call that made a mock of a class if nothing may have set an attribute since then.

    Parameters:
        api: the checker.
        place: the attribute.
        fixed: whether nothing can.
    """
    if not fixed and _is_set(api, place):
        return None
    history = history_of(api, _root(place.expr), place)
    if history is None or not _is_of_class(api, history):
        return None
    return history.made if fixed or _leaves_unset(history, place.name) else None


def _class_of(mock: Instance) -> Instance | None:
    """Return the class that a mock stands for: itself, or one of its instances."""
    said = about(mock.type)
    if said is None or not said["is_class"]:
        return spec_behind(mock)
    made = get_proper_type(mock.type.bases[0].args[-1])
    return spec_behind(made) if isinstance(made, Instance) else None


def _root(mock: Expression) -> Expression:
    """Return the mock of the class, where a mock of an instance is what it gives."""
    while True:
        if isinstance(mock, MemberExpr) and mock.name == "return_value":
            mock = mock.expr
        elif isinstance(mock, CallExpr) and not mock.args and not isinstance(mock.callee, CallExpr):
            mock = mock.callee
        else:
            return mock


def _is_set(api: CheckerPluginInterface, place: MemberExpr) -> bool:
    """Tell whether the module may set the attribute that is read, on its mock or on a class."""
    created = rf"[\"'.]{place.name}[\"'][^)]*(create=True|raising=False)"
    created += rf"|setattr\(\s*[A-Z][\w.]*,\s*[\"']{place.name}[\"']"
    text = source_of(current_module(api)) or ""
    quoted = (f'{place.name}"' in text or f"{place.name}'" in text) and _creates(text)
    if quoted and re.search(created, text):
        return True
    owners = _owners(api).get(place.name)
    return owners is not None and owners.may_hold(place.expr)


@lru_cache(maxsize=1)
def _creates(text: str) -> bool:
    """Tell whether a text may say that something is set which is not there; few texts do."""
    return any(word in text for word in ("create=True", "raising=False", "setattr("))


class _Owners:
    """What the module sets an attribute of some name on."""

    def __init__(self, targets: list[MemberExpr]) -> None:
        names = [name for target in targets for name in _names_in(target.expr)]
        self._texts: Final = {dotted(target.expr) for target in targets}
        self._nodes: Final = {name.node for name in names}
        self._has_class: Final = any(map(_is_class, names))

    def may_hold(self, mock: Expression) -> bool:
        """Tell whether what is set on one of them may be found on a mock."""
        own = first_name(mock)
        if own is None or own.name == "self":
            return self._has_class or (own is not None and dotted(mock) in self._texts)
        # Under another name a mock is one that was passed on.
        return self._has_class or own.node in self._nodes


@once_a_module
def _owners(api: CheckerPluginInterface) -> dict[str, _Owners]:
    assigned = SCOPES.assigned_attributes(api)
    return {name: _Owners(targets) for name, targets in assigned.items()}


def _is_class(name: NameExpr) -> bool:
    return name.name == "cls" or isinstance(name.node, TypeInfo)


def _names_in(place: Expression) -> Iterator[NameExpr]:
    """Yield the names that an expression is made of, such as `type(mock)`."""
    if isinstance(place, NameExpr):
        yield place
    elif isinstance(place, MemberExpr):
        yield from _names_in(place.expr)
    elif isinstance(place, CallExpr):
        # What a class makes is no class.
        made = isinstance(place.callee, RefExpr) and isinstance(place.callee.node, TypeInfo)
        for part in place.args if made else (place.callee, *place.args):
            yield from _names_in(part)


def _is_of_class(api: CheckerPluginInterface, history: History) -> bool:
    """Tell whether a class is the spec, and neither an object of it nor a subclass."""
    given = read_arguments(history.made, ("spec",)).by_name
    spec = next((given[name] for name in _SPECS if name in given), None)
    if spec is None or library_of(api, history.made) is None:
        return False
    if dotted(spec) == "True":
        # patch found the class itself, and whatever is called finds the mock there.
        return not history.others_ran
    type_ = get_proper_type(type_of(api, spec))
    return isinstance(type_, FunctionLike) and type_.is_type_obj()


def _leaves_unset(history: History, name: str) -> bool:
    """Tell whether neither the making of a mock nor what came then may have set an attribute."""
    arguments = read_arguments(history.made, ("spec",))
    given = {keyword.partition(".")[0] for keyword in arguments.by_name}
    return arguments.complete and name not in given and not history.passed_on


def _seen_by(api: CheckerPluginInterface, made: CallExpr) -> frozenset[Source]:
    """Return where the mocks of a library look for attributes, beside the bodies of classes."""
    library = library_of(api, made)
    if library == fullnames.AMOCK:
        return frozenset({Source.ANNOTATION, Source.DATACLASS_FIELD})
    if library == fullnames.BACKPORT or api.options.python_version >= _SEES_FIELDS:
        return frozenset({Source.DATACLASS_FIELD})
    return frozenset()


def library_of(api: CheckerPluginInterface, made: CallExpr) -> str | None:
    """Return the module whose mock a call makes, or None where that is not known."""
    callee: Expression = made.callee
    while isinstance(callee, MemberExpr) and not callee.fullname:
        callee = callee.expr
    if not isinstance(callee, RefExpr):
        return None
    name = callee.node.fullname if callee.node is not None else callee.fullname
    for library in fullnames.MOCK_MODULES:
        if name.startswith(f"{library}."):
            return library
    owner = get_proper_type(type_of(api, callee))
    return fullnames.MOCKERS.get(owner.type.fullname) if isinstance(owner, Instance) else None
