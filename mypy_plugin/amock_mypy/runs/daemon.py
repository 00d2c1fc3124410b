"""What mypy's daemon must be told, as it checks again only what depends on an edit.

It works function by function: a function is a target, and so is what stands outside of functions.
mypy sees by itself what a target depends on as far as it is written there. A mock depends on more:
on all of the classes that its spec derives from, and on what a string names.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from mypy.nodes import FuncDef, MypyFile, SymbolNode, TypeInfo
from mypy.plugin import CheckerPluginInterface
from mypy.server.trigger import WILDCARD_TAG

from amock_mypy.checker import (
    check_again,
    checked_target,
    current_module,
    is_daemon,
    note_dependency,
    pass_number,
)
from amock_mypy.runs.dependencies import imports_mocks

_AGAIN: Final = "-redefinition"
"""What mypy adds to a name in a class for which it has another entry."""


def depend_on_class(api: CheckerPluginInterface, info: TypeInfo) -> None:
    """Note that what is being checked depends on everything in a class, inherited or not."""
    if is_daemon(api):
        for base in info.mro:
            depend_on_all_of(api, base)


def depend_on_all_of(api: CheckerPluginInterface, holder: TypeInfo | MypyFile) -> None:
    """Note that what is being checked depends on every name in a class or a module."""
    if not is_daemon(api):
        return
    note_dependency(api, holder.fullname)
    if isinstance(holder, TypeInfo) and holder.module_name == current_module(api).fullname:
        # It gets no more names unless the module is edited, and then all of that is checked. What
        # mypy does to a dataclass whenever it looks at a function beside it is no such name.
        for name in holder.names:
            if _AGAIN not in name:
                note_dependency(api, f"{holder.fullname}.{name}")
    else:
        note_dependency(api, f"{holder.fullname}{WILDCARD_TAG}")


def depend_on_target(
    api: CheckerPluginInterface, target: str, node: SymbolNode | None, owner: SymbolNode | None
) -> None:
    """Note that what is being checked depends on what a patch replaces.

    Parameters:
        api: the checker.
        target: the dotted name, or nothing where an attribute of an object is replaced.
        node: what it was found to be, which may be defined elsewhere.
        owner: the class or module that holds it.
    """
    if not is_daemon(api):
        return
    parts = target.split(".")
    for length in range(1, len(parts) + 1):
        name = ".".join(parts[:length])
        note_dependency(api, name)
        note_dependency(api, f"{name}.__getattr__")  # which stands for all that a module lacks
    if node is not None and node.fullname:
        note_dependency(api, node.fullname)
    if isinstance(owner, TypeInfo):
        depend_on_class(api, owner)
    elif isinstance(owner, MypyFile):
        depend_on_all_of(api, owner)


@dataclass(slots=True)
class _Wait:
    """The wait for the end of a pass: the first target that is met there is checked once more.

    Attributes:
        first: the target.
        passed: the number of the pass in which it was met.
        done: whether the end was told of; that is done once.
    """

    first: FuncDef | MypyFile | None = None
    passed: int = 0
    done: bool = False

    def is_over(self, api: CheckerPluginInterface, target: FuncDef | MypyFile) -> bool:
        """Tell, in the check of a target, that the pass is over, once it is."""
        if self.first is None:
            self.first, self.passed = target, pass_number(api)
            check_again(api, target)
        if self.done or target is not self.first or pass_number(api) == self.passed:
            return False
        self.done = True
        return True


@dataclass(slots=True)
class _Check:
    """One check of a module, or of some functions in it.

    Attributes:
        checker: mypy has one for each check.
        holds_mocks: whether there may be something to find in its statements.
        made: the keys of the classes that were made in this check.
        outside: the wait for the end of what is outside of functions.
        inside: the wait for the end of the functions.
    """

    checker: CheckerPluginInterface
    holds_mocks: bool
    made: set[str] = field(default_factory=set)
    outside: _Wait = field(default_factory=_Wait)
    inside: _Wait = field(default_factory=_Wait)


class Checks:
    """The checks that mypy makes, the last one of each module.

    Whole statements are checked once mypy has found the types in them. A daemon asks a plugin
    nothing at the end of the check of a target, nor does mypy before 2.4. So the first function
    that is met there is put in line to be checked again: then the types of all others are known.
    """

    def __init__(self) -> None:
        self._of: dict[str, _Check] = {}

    def is_made(self, api: CheckerPluginInterface, key: str) -> bool:
        """Tell whether a made class is of this check, and not of one before an edit."""
        return not is_daemon(api) or key in self._current(api).made

    def note_made(self, api: CheckerPluginInterface, key: str) -> None:
        """Note that a class is made in this check."""
        if is_daemon(api):
            self._current(api).made.add(key)

    def is_time_for_statements(self, api: CheckerPluginInterface, *, on_mock: bool) -> bool:
        """Tell, in any hook, whether the statements of the module are to be checked now; once.

        Parameters:
            api: the checker.
            on_mock: whether the hook is asked about a mock.
        """
        check = self._current(api)
        check.holds_mocks = check.holds_mocks or on_mock
        if not check.holds_mocks:
            return False
        target = checked_target(api)
        if isinstance(target, MypyFile) or target.def_or_infer_vars:
            # mypy may look at functions only after all that gives a type to names outside of them.
            return on_mock and check.outside.is_over(api, target)
        return check.inside.is_over(api, target)

    def forget(self) -> None:
        """Forget the checks of a build that is over."""
        self._of.clear()

    def leave(self, module: str) -> bool:
        """Forget the check of a module; tell whether its statements were checked."""
        check = self._of.pop(module, None)
        return check is not None and check.inside.done

    def _current(self, api: CheckerPluginInterface) -> _Check:
        module = current_module(api).fullname
        check = self._of.get(module)
        if check is None or check.checker is not api:
            check = self._of[module] = _Check(api, imports_mocks(current_module(api)))
        return check


CHECKS: Final = Checks()
