"""Judge side effects: what a mock calls, iterates over or raises when it is called."""

from __future__ import annotations

import ast
from typing import Final

from amock.codemod.doubles.definitions import Definitions
from amock.codemod.doubles.double import COROUTINE_DECORATOR
from amock.codemod.doubles.helpers import Gives, argument_for, read_helper
from amock.codemod.doubles.strings import only_value
from amock.codemod.doubles.values import Values
from amock.codemod.doubles.verdict import Judgement, Mend, Verdict
from amock.codemod.edits.edit import Edit, Unwrap
from amock.codemod.facts.facts import Facts, Truth
from amock.codemod.syntax.module import Module
from amock.codemod.syntax.spans import span_of

_SEQUENCES: Final = (ast.List, ast.Tuple)


class Effects:
    """Judges side effects in one file.

    Parameters:
        module: the file.
        facts: what mypy knows.
        definitions: finds functions.
        values: judges plain values.
    """

    def __init__(
        self, module: Module, facts: Facts, definitions: Definitions, values: Values
    ) -> None:
        self._module = module
        self._facts = facts
        self._definitions = definitions
        self._values = values

    def judge(self, node: ast.expr) -> Judgement:
        """Return what a `side_effect` is to an AsyncMock."""
        if isinstance(node, ast.Constant):
            return Verdict.PLAIN
        if isinstance(node, _SEQUENCES):
            return self._sequence(node.elts)
        if isinstance(node, ast.Lambda):
            return self._lambda(node)
        if isinstance(node, ast.Call):
            return self._call(node)
        return self._reference(node)

    def _sequence(self, elements: list[ast.expr]) -> Judgement:
        edits: list[Edit] = []
        for element in elements:
            if isinstance(element, ast.Starred):
                return Verdict.UNKNOWN
            judged = self._element(element)
            if isinstance(judged, Mend):
                edits += judged.edits
            elif judged is not Verdict.PLAIN:
                return judged
        return Mend(tuple(edits)) if edits else Verdict.PLAIN

    def _element(self, element: ast.expr) -> Judgement:
        if self._facts.is_exception(self._module, element):
            return Verdict.PLAIN
        return self._values.judge(element)

    def _lambda(self, node: ast.Lambda) -> Judgement:
        """A lambda that gives something awaitable works with the sync mock, and stays with it."""
        judged = self._values.judge(node.body)
        return Verdict.AWAITABLE if isinstance(judged, Mend) else judged

    def _call(self, node: ast.Call) -> Judgement:
        name = self._module.library.qualified_name(node.func)
        if name == COROUTINE_DECORATOR and len(node.args) == 1:
            return Mend((Unwrap(span_of(node), span_of(node.args[0])),))
        if name == "iter" or ast.unparse(node.func) in ("iter", "itertools.cycle", "cycle"):
            inner = node.args[0] if len(node.args) == 1 else None
            return self._sequence(inner.elts) if isinstance(inner, _SEQUENCES) else Verdict.UNKNOWN
        if self._facts.is_exception(self._module, node):
            return Verdict.PLAIN
        return self._made_by_helper(node)

    def _made_by_helper(self, node: ast.Call) -> Judgement:
        found = self._definitions.function(self._module, node.func)
        helper = read_helper(*found) if found is not None else None
        if found is None or helper is None or helper.gives is not Gives.FACTORY:
            return self._by_type(node)
        value = argument_for(found[1], node, helper.parameter)
        if value is None or not any(part is value for part in ast.walk(node)):
            return Verdict.AWAITABLE
        mend = Mend((Unwrap(span_of(node), span_of(value)),), "return_value")
        return Mend(mend.edits, "side_effect") if helper.raises else mend

    def _reference(self, node: ast.expr) -> Judgement:
        if self._facts.is_exception(self._module, node):
            return Verdict.PLAIN
        found = self._definitions.function(self._module, node)
        if found is not None:
            judged = self._values.returned(found[1], found[0])
            if judged is not Verdict.UNKNOWN:
                return Verdict.AWAITABLE if isinstance(judged, Mend) else judged
        value = only_value(self._module, node) if isinstance(node, ast.Name) else None
        if value is not None:
            judged = self.judge(value)
            return Verdict.AWAITABLE if isinstance(judged, Mend) else judged
        return self._by_type(node)

    def _by_type(self, node: ast.expr) -> Verdict:
        given = self._facts.gives_awaitable(self._module, node)
        if given is Truth.UNKNOWN:
            return Verdict.UNKNOWN
        return Verdict.AWAITABLE if given is Truth.YES else Verdict.PLAIN
