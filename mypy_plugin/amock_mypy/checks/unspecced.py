"""Check that an async method is not awaited on a mock without a spec, which has a MagicMock there.

`patch("app.Service")` puts a MagicMock in the place of the class, and what that gives knows nothing
of it either. mypy takes such a child for anything, as the test may put what it likes there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from mypy.nodes import AwaitExpr, CallExpr, Expression, MemberExpr
from mypy.plugin import CheckerPluginInterface
from mypy.types import Instance

from amock_mypy.checker import current_module
from amock_mypy.checks.faults import Fault
from amock_mypy.codes import MOCK_ASYNC
from amock_mypy.mock_types.made_classes import about, kind_of, spec_behind
from amock_mypy.source.scopes import SCOPES
from amock_mypy.specs.module_texts import is_found_in
from amock_mypy.specs.reader import member_of
from amock_mypy.uses.given_async import may_give_async
from amock_mypy.uses.origins import came_without_spec, known_type
from amock_shape import ASSERTIONS, Kind

_MEND: Final = "use autospec=True, or put an AsyncMock there"


def faults_of_asked_child(api: CheckerPluginInterface, asked: MemberExpr) -> Iterator[Fault]:
    """Yield the fault of asking such a child how it was awaited.

    Parameters:
        api: the checker.
        asked: the assertion, or the record.
    """
    if (what := _plain_child(api, asked.expr)) is not None:
        raises = "raises AttributeError" if asked.name in ASSERTIONS else "is another mock"
        yield Fault(f"{what}: {asked.name} {raises}; {_MEND}", asked, MOCK_ASYNC)


def faults_of_awaited_child(api: CheckerPluginInterface, awaited: AwaitExpr) -> Iterator[Fault]:
    """Yield the fault of awaiting what such a child gives where the test does not say what.

    Parameters:
        api: the checker.
        awaited: what is awaited, with its await.
    """
    method = awaited.expr.callee if isinstance(awaited.expr, CallExpr) else None
    what = _plain_child(api, method) if isinstance(method, MemberExpr) else None
    if what is None or not isinstance(method, MemberExpr):
        return
    if not is_found_in(current_module(api).path, _given_to(method.name)):
        message = f"{what}: to await what it gives raises TypeError; {_MEND}"
        yield Fault(message, awaited, MOCK_ASYNC)


def _plain_child(api: CheckerPluginInterface, child: Expression) -> str | None:
    """Return what an async method is on a mock without a spec, None for anything else.

    None is returned as well where the module names the method otherwise than to read it: it may
    put something there.
    """
    owner = known_type(api, child.expr) if isinstance(child, MemberExpr) else None
    said = about(owner.type) if isinstance(owner, Instance) else None
    if said is None or said["strict"] or kind_of(said).is_async:
        return None
    spec = spec_behind(owner) if isinstance(owner, Instance) else None
    if spec is None or not isinstance(child, MemberExpr) or not _is_async(spec, child.name):
        return None
    if _may_be_put(api, child) or not came_without_spec(api, child.expr):
        return None
    method = f'"{child.name}" of "{spec.type.name}"'
    return f"{method} is async, but this mock has no spec, and so a MagicMock there"


def _may_be_put(api: CheckerPluginInterface, child: MemberExpr) -> bool:
    """Tell whether the module may put something in the place of a method, or of its owner."""
    if child.name in SCOPES.assigned_names(api) or may_give_async(api):
        return True
    return is_found_in(current_module(api).path, _put_at(child.name))


def _is_async(spec: Instance, name: str) -> bool:
    symbol = spec.type.get(name)
    return symbol is not None and member_of(name, symbol, spec.type).kind is Kind.COROUTINE


@lru_cache(maxsize=256)
def _put_at(name: str) -> re.Pattern[str]:
    """Return how a text puts something at a name: by a keyword, or by its name in quotes."""
    return re.compile(rf"""\b{name}\s*=(?!=)|[."']{name}["']""")


@lru_cache(maxsize=256)
def _given_to(name: str) -> re.Pattern[str]:
    """Return how a text says what a method gives."""
    return re.compile(rf"\b{name}\.(?:return_value|side_effect)\b")
