"""Judge the values that a test gives a mock: plain, wrapped for a sync mock, or awaitable."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from amock.codemod.doubles.definitions import Definitions
from amock.codemod.doubles.double import COROUTINE_DECORATOR
from amock.codemod.doubles.fixtures import fixtures
from amock.codemod.doubles.futures import is_future, settled_future
from amock.codemod.doubles.helpers import (
    Gives,
    Helper,
    argument_for,
    is_coroutine_def,
    read_helper,
)
from amock.codemod.doubles.parameters import parametrized_values
from amock.codemod.doubles.strings import only_value
from amock.codemod.doubles.verdict import Judgement, Mend, Verdict
from amock.codemod.edits.edit import Edit, RemoveStatement, Replace, Unwrap
from amock.codemod.facts.facts import Facts, Truth
from amock.codemod.syntax.library import Library
from amock.codemod.syntax.module import Module
from amock.codemod.syntax.scopes import Function
from amock.codemod.syntax.spans import span_of

_PLAIN_NODES: Final = (
    ast.Constant,
    ast.JoinedStr,
    ast.Dict,
    ast.Set,
    ast.List,
    ast.Tuple,
    ast.ListComp,
    ast.DictComp,
    ast.SetComp,
    ast.Compare,
    ast.Lambda,
)
_VERDICTS: Final = {
    Truth.YES: Verdict.AWAITABLE,
    Truth.NO: Verdict.PLAIN,
    Truth.UNKNOWN: Verdict.UNKNOWN,
}
_MAKERS: Final = frozenset({"create_autospec", "mock_open", "PropertyMock", "sentinel"})
_MOST_STEPS: Final = 8


class Values:
    """Judges values in one file.

    Parameters:
        module: the file.
        facts: what mypy knows.
        definitions: finds helper functions.
    """

    def __init__(self, module: Module, facts: Facts, definitions: Definitions) -> None:
        self._module = module
        self._facts = facts
        self._definitions = definitions

    def judge(self, node: ast.expr, steps: int = _MOST_STEPS) -> Judgement:
        """Return what a value is that a call of the mock gives."""
        if isinstance(node, _PLAIN_NODES) or steps == 0:
            return Verdict.PLAIN if steps else Verdict.UNKNOWN
        if isinstance(node, ast.IfExp):
            return self.judge_all([node.body, node.orelse], steps)
        if isinstance(node, ast.Call):
            return self._call(node, steps)
        if isinstance(node, ast.Name):
            return self._name(node, steps)
        if self._module.library.api_name(node) or _is_sentinel(node):
            return Verdict.PLAIN
        return self._by_type(node)

    def returned(self, function: ast.Lambda | Function, module: Module) -> Judgement:
        """Return what the results of a function are, a mend excluded."""
        if isinstance(function, ast.Lambda):
            return self._elsewhere(module).judge(function.body)
        if is_coroutine_def(module, function):
            return Verdict.AWAITABLE
        results = [
            node.value
            for node in ast.walk(function)
            if isinstance(node, ast.Return) and node.value is not None
        ]
        return self._elsewhere(module).judge_all(results)

    def _elsewhere(self, module: Module) -> Values:
        if module is self._module:
            return self
        return Values(module, self._facts, self._definitions)

    def judge_all(self, nodes: Iterable[ast.expr], steps: int = _MOST_STEPS) -> Judgement:
        """Return the one judgement of several values; none of them is to be mended."""
        found = {self._verdict(node, steps - 1) for node in nodes} or {Verdict.PLAIN}
        if Verdict.AWAITABLE in found:
            return Verdict.AWAITABLE
        return found.pop() if len(found) == 1 else Verdict.UNKNOWN

    def _verdict(self, node: ast.expr, steps: int) -> Verdict:
        judged = self.judge(node, steps)
        return Verdict.AWAITABLE if isinstance(judged, Mend) else judged

    def _by_type(self, node: ast.expr) -> Verdict:
        return _VERDICTS[self._facts.is_awaitable(self._module, node)]

    def _call(self, node: ast.Call, steps: int) -> Judgement:
        library = self._module.library
        if library.mock_kind(node.func) or library.api_name(node.func) in _MAKERS:
            return Verdict.PLAIN
        if library.qualified_name(node.func) == "asyncio.sleep":
            return self._sleep(node)
        wrapped = _called_coroutine_lambda(library, node)
        return self._unwrap(node, wrapped) if wrapped else self._call_of_helper(node, steps)

    def _call_of_helper(self, node: ast.Call, steps: int) -> Judgement:
        known = self._by_type(node)
        helper = self._definitions.function(self._module, node.func)
        if helper is None:
            return known
        read = read_helper(*helper)
        if read is not None and read.gives is Gives.AWAITABLE:
            return self._settled(node, helper[1], read)
        if known is not Verdict.UNKNOWN:
            return known
        return self.returned(helper[1], helper[0]) if steps > 1 else Verdict.UNKNOWN

    def _settled(self, call: ast.Call, function: Function, helper: Helper) -> Judgement:
        value = argument_for(function, call, helper.parameter)
        if value is None:
            return Verdict.AWAITABLE
        mend = self._unwrap(call, value)
        return replace(mend, role="side_effect") if helper.raises else mend

    def _unwrap(self, whole: ast.expr, inner: ast.expr) -> Mend:
        if any(part is inner for part in ast.walk(whole)):
            return Mend((Unwrap(span_of(whole), span_of(inner)),))
        return Mend((Replace(span_of(whole), ast.unparse(inner)),))

    def _sleep(self, node: ast.Call) -> Judgement:
        """`asyncio.sleep(0, value)` gives value when awaited."""
        results = [keyword.value for keyword in node.keywords if keyword.arg == "result"]
        results += node.args[1:2]
        if results:
            return self._unwrap(node, results[0])
        return Mend((Replace(span_of(node), "None"),))

    def _name(self, node: ast.Name, steps: int) -> Judgement:
        if is_future(self._module, node):
            return self._future(node)
        typed = self._by_type(node)
        if typed is not Verdict.UNKNOWN:
            return typed
        value = only_value(self._module, node)
        if value is not None:
            return self._verdict(value, steps - 1)
        return self._parameter(node, steps)

    def _future(self, node: ast.Name) -> Judgement:
        future = settled_future(self._module, node)
        if future is None:
            return Verdict.AWAITABLE
        edits: list[Edit] = [
            Replace(span_of(node), self._module.source.segment(span_of(future.value)))
        ]
        edits += [RemoveStatement(span_of(statement)) for statement in future.statements]
        return Mend(tuple(edits), "side_effect" if future.raises else None)

    def _parameter(self, node: ast.Name, steps: int) -> Judgement:
        """Judge an unannotated parameter by what pytest passes for it."""
        bindings = self._module.scopes.bindings(node.id, node)
        if len(bindings) != 1 or not isinstance(bindings[0], ast.arg):
            return Verdict.UNKNOWN
        function = self._module.scopes.function(bindings[0])
        values = parametrized_values(self._module, function, node.id) if function else None
        if values:
            return self.judge_all(values, steps)
        fixture = fixtures(self._module).get(node.id)
        if fixture is None or fixture is function:
            return Verdict.UNKNOWN
        given = [
            part.value
            for part in ast.walk(fixture)
            if isinstance(part, (ast.Return, ast.Yield)) and part.value is not None
        ]
        return self.judge_all(given, steps) if given else Verdict.UNKNOWN


def _is_sentinel(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and ast.unparse(node).rpartition(".")[0].endswith(
        "sentinel"
    )


def _called_coroutine_lambda(library: Library, node: ast.Call) -> ast.expr | None:
    """Return the body of `asyncio.coroutine(lambda: value)()`."""
    made = node.func
    if not isinstance(made, ast.Call) or len(made.args) != 1 or node.args:
        return None
    if library.qualified_name(made.func) != COROUTINE_DECORATOR:
        return None
    function = made.args[0]
    return function.body if isinstance(function, ast.Lambda) else None
