"""The plugin's view of mocks and the runtime's, claim by claim."""

from __future__ import annotations

import enum
import inspect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path
from typing import Final

from tests.agreement.inferred import inferred_mocks
from tests.agreement.live import live_mock
from tests.agreement.observations import MISSING, Observation, Observations

STUB_LACKS: Final = "typeshed does not declare it: mypy refuses it on a real object too"
STUB_ALONE: Final = "typeshed declares it, this Python's class lacks it"
OTHER_NAME: Final = "dir() lists a member of an enumeration once, and no flag of several or of none"
REASONS: Final = {
    "collections.abc.AsyncGenerator.a*": "typeshed declares a def that gives a coroutine",
    "*.setdefault": "typeshed asks for a default where None cannot be a value",
    "*.after": "typeshed asks for the function: without one, the call blocks",
    "code.InteractiveConsole.push": "typeshed leaves out a parameter for its own use",
    "pydoc.*": "typeshed is narrower or wider; autospec drops an argument of bound methods",
    "xmlrpc.server.ServerHTMLDoc.*": "as in pydoc",
    "turtle.ScrolledCanvas.*": "made at run time from the methods of another widget",
    "collections.ChainMap.*": "Python takes any arguments and passes them on",
    "weakref.Weak*Dictionary.pop": "Python takes any arguments and passes them on",
    "tkinter.ttk.Style.element_create": "typeshed asks for what each kind of element needs",
    "collections.UserList.index": "Python takes any arguments and passes them on",
    "traceback.TracebackException.from_exception": "Python takes any arguments and passes them on",
    "asyncio.*.subprocess_exec": "typeshed asks for the program",
    "multiprocessing.reduction.AbstractReducer.register": "autospec drops an argument of it",
}
"""Why the two sides differ about arity or `async`, by patterns of full names."""


@dataclass(frozen=True)
class Disagreement:
    """A claim about an attribute on which the sides differ, and why they do, if that is known."""

    name: str
    claim: str
    reason: str | None

    def __str__(self) -> str:
        """Write it as one line."""
        return f"{self.name}: {self.claim} ({self.reason or 'unexplained'})"


@dataclass
class Comparison:
    """How often the two sides agree.

    Attributes:
        classes: how many classes were compared.
        claims: how often both sides say something of the same thing.
        left_open: attributes that stubs declare and the class lacks; its instances may have them.
        disagreements: where they differ.
    """

    classes: int = 0
    claims: int = 0
    left_open: int = 0
    disagreements: list[Disagreement] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """The part of all claims that both sides make alike."""
        return 1 - len(self.disagreements) / self.claims

    @property
    def rate_of_plugin(self) -> float:
        """The rate without the claims in which typeshed and the class differ, mocks or not."""
        of_stubs = (STUB_LACKS, STUB_ALONE)
        stubs = sum(found.reason in of_stubs for found in self.disagreements)
        return 1 - (len(self.disagreements) - stubs) / (self.claims - stubs)

    def __str__(self) -> str:
        """Write the rates in two lines."""
        return (
            f"{self.classes} classes, {self.claims} claims, {self.rate:.2%} of them agreed on\n"
            f"{self.rate_of_plugin:.2%} without what typeshed and Python"
            f" tell differently of the class itself; {self.left_open} attributes left open"
        )


def compare(classes: Iterable[tuple[str, type]], place: Path) -> Comparison:
    """Compare both sides' mocks of some classes.

    Parameters:
        classes: the classes with their full names, each looked at before the next is asked for.
        place: a folder for mypy's cache.
    """
    live = {name: (cls, seen) for name, cls in classes if (seen := live_mock(cls)) is not None}
    comparison = Comparison()
    for name, told in inferred_mocks({name: live[name][1] for name in live}, place).items():
        comparison.classes += 1
        _compare_mocks(comparison, name, *live[name], told)
    return comparison


def _compare_mocks(
    comparison: Comparison, name: str, cls: type, seen: Observations, told: Observations
) -> None:
    for attribute, inferred in sorted(told.items()):
        live = seen.get(attribute, MISSING)
        if inferred.exists and not live.exists and not inferred.is_certain:
            comparison.left_open += 1
            continue
        for claim, agrees in _claims(inferred, live):
            comparison.claims += 1
            if not agrees:
                reason = _reason(name, cls, attribute, live=live.exists, claim=claim)
                comparison.disagreements.append(Disagreement(f"{name}.{attribute}", claim, reason))


def _claims(told: Observation, seen: Observation) -> Iterator[tuple[str, bool]]:
    """Yield (claim, whether the sides agree) for everything that both sides speak of."""
    if told.exists is not seen.exists:
        yield f"only the {'plugin' if told.exists else 'runtime'} has it", False
        return
    yield "exists" if seen.exists else "is missing", True
    if told.is_async is not None and seen.is_async is not None:
        sides = ["async" if side.is_async else "sync" for side in (told, seen)]
        yield f"{sides[0]} for the plugin, {sides[1]} live", sides[0] == sides[1]
    if told.arity is not None and seen.arity is not None:
        numbers = [sorted(side.arity or ()) for side in (told, seen)]
        yield f"takes {numbers[0]} for the plugin, {numbers[1]} live", told.arity == seen.arity


def _reason(name: str, cls: type, attribute: str, *, live: bool, claim: str) -> str | None:
    if claim.startswith("only"):
        if live:
            return STUB_LACKS
        if issubclass(cls, enum.Enum) and attribute in cls.__members__:
            return OTHER_NAME
        missing = object()
        lacks = inspect.getattr_static(cls, attribute, missing) is missing
        return STUB_ALONE if lacks else None
    full_name = f"{name}.{attribute}"
    return next((why for which, why in REASONS.items() if fnmatch(full_name, which)), None)
