"""Turn a sync double of an async target into an AsyncMock, or say why it stays as it is."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from amock.codemod.doubles.configuration import (
    Configuration,
    Setting,
    configuration_of,
    plain_children,
)
from amock.codemod.doubles.double import Double
from amock.codemod.doubles.effects import Effects
from amock.codemod.doubles.futures import settled_before_waiting
from amock.codemod.doubles.handles import handles_of
from amock.codemod.doubles.naming import rename_class
from amock.codemod.doubles.sites import AttributeOf, Site
from amock.codemod.doubles.values import Values
from amock.codemod.doubles.verdict import Judgement, Mend, Verdict
from amock.codemod.edits.edit import (
    AddKeyword,
    Edit,
    RemoveArgument,
    RemoveStatement,
    RenameAttribute,
    RenameKeyword,
    ReplaceStatement,
    Unwrap,
)
from amock.codemod.facts.facts import Facts, TargetFact
from amock.codemod.syntax.module import Module
from amock.codemod.syntax.spans import span_of
from amock_shape import Kind, MockKind

_SPECS: Final = frozenset({"spec", "spec_set", "wraps"})

_AWAITS: Final = (
    ast.Await,
    ast.Call,
    ast.GeneratorExp,
    ast.Lambda,
    ast.List,
    ast.ListComp,
    ast.Return,
    ast.Starred,
    ast.Tuple,
    ast.YieldFrom,
    ast.keyword,
)
"""What awaits a coroutine, or hands it to what does."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a double is left as it is."""

    reason: str


Outcome = list[Edit] | Refusal


class Converter:
    """Converts the doubles of one file.

    Parameters:
        module: the file.
        facts: what mypy knows.
        values: judges what doubles give.
        effects: judges their side effects.
    """

    def __init__(self, module: Module, facts: Facts, values: Values, effects: Effects) -> None:
        self._module = module
        self._facts = facts
        self._values = values
        self._effects = effects

    def convert(
        self, sites: list[Site], double: Double, kind: MockKind, fact: TargetFact
    ) -> Outcome:
        """Return the edits that make a double the kind of mock that its targets want.

        Parameters:
            sites: all places that use the double.
            double: the mock.
            kind: what it should be.
            fact: what is known of its target.
        """
        specs = sorted({word.arg for word in double.keywords if word.arg in _SPECS})
        if specs:
            return Refusal(f"`{specs[0]}=` decides what its calls give")
        rename = rename_class(self._module, double.reference, kind)
        if rename is None:
            return Refusal(f"the file has another {kind.value}")
        used = self._configuration(sites, double)
        used.calls += self._calls_of_target(sites, fact)
        refusal = self._refusal_of_uses(used)
        if refusal is not None:
            return refusal
        mended = self._mend_settings(used)
        if isinstance(mended, Refusal):
            return mended
        return [*rename, *self._unwrapped(double), *mended, *self._results(double, used, fact)]

    def _configuration(self, sites: list[Site], double: Double) -> Configuration:
        handles = [handle for site in sites for handle in handles_of(self._module, site, double)]
        found = configuration_of(self._module, double.keywords, handles)
        given = {site.double for site in sites}
        found.escapes = [use for use in found.escapes if use not in given]
        return found

    def _refusal_of_uses(self, used: Configuration) -> Refusal | None:
        if any(not self._is_awaited_or_passed(call) for call in used.calls):
            return Refusal("the test calls it without awaiting")
        if any(self._is_handed_on(use) for use in used.escapes):
            return Refusal("it is handed on to other code")
        return None

    def _calls_of_target(self, sites: list[Site], fact: TargetFact) -> Iterator[ast.Call]:
        """Yield the calls of a method that the tests make through any object of its class."""
        if not fact.fullname:
            return
        name = fact.fullname.rpartition(".")[2]
        for scope in {self._module.scopes.outermost_function(site.node) for site in sites} - {None}:
            for call in self._module.find(ast.Call, scope):
                if isinstance(call.func, ast.Attribute) and call.func.attr == name:
                    called = self._facts.target(self._module, AttributeOf(call.func.value, name))
                    if called is not None and called.fullname == fact.fullname:
                        yield call

    def _is_awaited_or_passed(self, value: ast.expr) -> bool:
        parent = self._module.scopes.parent(value)
        if isinstance(parent, ast.Assign) and isinstance(parent.targets[0], ast.Name):
            kept = parent.targets[0]
            home = self._module.scopes.scope_of(kept)
            uses = [use for use in self._module.find(ast.Name, home) if use.id == kept.id]
            loads = [use for use in uses if isinstance(use.ctx, ast.Load)]
            return any(isinstance(self._module.scopes.parent(use), _AWAITS) for use in loads)
        return isinstance(parent, _AWAITS)

    def _is_handed_on(self, use: ast.expr) -> bool:
        """Tell whether a use gives the double to something that is not the mock library's."""
        parent = self._module.scopes.parent(use)
        if isinstance(parent, (ast.Assign, ast.keyword, ast.List, ast.Tuple, ast.Dict)):
            return True
        if not isinstance(parent, ast.Call):
            return False
        called = parent.func
        is_assertion = isinstance(called, ast.Attribute) and (
            called.attr == "attach_mock" or "assert" in called.attr
        )
        return not is_assertion and self._module.library.api_name(called) is None

    def _mend_settings(self, used: Configuration) -> Outcome:
        edits: list[Edit] = []
        for setting in used.settings:
            if settled_before_waiting(self._module, setting.value, used.settlements):
                edits += self._settle(setting, used.settlements[0])
                continue
            judged = self._judge(setting)
            if judged is Verdict.AWAITABLE:
                return Refusal(f"its {setting.role} is awaitable already")
            if judged is Verdict.UNKNOWN:
                return Refusal(f"nothing is known of its {setting.role}")
            if isinstance(judged, Mend):
                edits += judged.edits
                edits += _moved(setting, judged.role)
        return edits

    def _judge(self, setting: Setting) -> Judgement:
        if setting.role == "return_value":
            return self._values.judge(setting.value)
        if setting.role == "side_effect":
            return self._effects.judge(setting.value)
        return Verdict.AWAITABLE

    def _settle(self, setting: Setting, call: ast.Call) -> Iterator[Edit]:
        """`fake.return_value = Future()`, `fake.return_value.set_result(x)` become one line."""
        settled = self._module.scopes.statement(call)
        made = self._module.scopes.statement(setting.value)
        if made is None or settled is None or not isinstance(call.func, ast.Attribute):
            return
        raises = ast.unparse(call.func).endswith("set_exception")
        role = "side_effect" if raises else "return_value"
        value = self._module.source.segment(span_of(call.args[0]))
        if setting.attribute is not None:
            yield RemoveStatement(span_of(made))
        else:
            yield RemoveArgument(span_of(setting.value))
        target = ast.unparse(call.func.value).removesuffix(".return_value")
        yield ReplaceStatement(span_of(settled), f"{target}.{role} = {value}")

    def _unwrapped(self, double: Double) -> Iterator[Edit]:
        if double.wrapper is not None:
            yield Unwrap(span_of(double.wrapper), span_of(double.constructor))

    def _results(self, double: Double, used: Configuration, fact: TargetFact) -> Iterator[Edit]:
        """Keep what calls give a sync mock, where the test uses it as one.

        The children of an AsyncMock are AsyncMocks: `fake.return_value.json()` would suddenly be
        a coroutine.
        """
        names = plain_children(used)
        if not names or used.settings:
            return
        if all(self._is_async(fact, name) for name in names):
            return
        old = self._module.source.segment(span_of(double.reference))
        yield AddKeyword(span_of(double.constructor), "return_value", f"{old}()")

    def _is_async(self, fact: TargetFact, name: str) -> bool:
        found = self._facts.attribute(fact.result, name) if fact.result is not None else None
        return found is not None and (found.gives_coroutine or found.kind is Kind.COROUTINE)


def _moved(setting: Setting, role: str | None) -> Iterator[Edit]:
    if role is None or role == setting.role:
        return
    if setting.attribute is not None:
        yield RenameAttribute(span_of(setting.attribute), role)
    else:
        yield RenameKeyword(span_of(setting.value), role)
