"""What the rules on doubles share: they differ only in how the double is given."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from amock.codemod.doubles.conversion import Refusal
from amock.codemod.doubles.double import Double
from amock.codemod.doubles.sites import Form, Site
from amock.codemod.doubles.survey import Survey
from amock.codemod.facts.facts import TargetFact
from amock.codemod.rules.base import Context, Finding, Turn, TypedRule
from amock_shape import MockKind, mended_double


class DoubleRule(TypedRule):
    """A rule that makes doubles of coroutine functions AsyncMocks.

    Attributes:
        form: how the doubles are given that are its business.
    """

    form: ClassVar[Form]
    turn: ClassVar[Turn] = Turn.DOUBLES
    is_on_async: ClassVar[bool] = True

    def concerns(self, survey: Survey) -> bool:
        """Tell whether any double could be of the wrong kind."""
        return survey.is_worth_asking

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield the doubles that should be AsyncMocks, each once."""
        seen: set[int] = set()
        for site, double in context.doubles.items():
            key = id(double.reference)
            if site.form is self.form and key not in seen:
                finding = self._judge(context, site, double)
                if finding is not None:
                    seen.add(key)
                    yield finding

    def _judge(self, context: Context, site: Site, double: Double) -> Finding | None:
        fact = context.fact(site)
        kind = _wanted(fact, double)
        if fact is None or kind is not MockKind.ASYNC:
            return None
        sites = context.sharing(double) or [site]
        if any(_wanted(context.fact(other), double) is not kind for other in sites):
            return self._note(context, site, fact, "it also stands for something that is not async")
        if any(context.is_loop_mocked(other.node) for other in sites):
            return self._note(context, site, fact, "what would await it is a mock")
        outcome = context.converter.convert(sites, double, kind, fact)
        if isinstance(outcome, Refusal):
            return self._note(context, site, fact, outcome.reason)
        message = f"{double.kind.value} for {_described(fact)} becomes {kind.value}"
        return self.finding(context, double.reference, message, outcome)

    def _note(self, context: Context, site: Site, fact: TargetFact, reason: str) -> Finding:
        message = f"mock for {_described(fact)} left as it is: {reason}"
        return self.finding(context, site.node, message, [])


def _wanted(fact: TargetFact | None, double: Double) -> MockKind | None:
    if fact is None:
        return None
    return mended_double(fact.kind, double.kind, gives_coroutine=fact.gives_coroutine)


def _described(fact: TargetFact) -> str:
    return f'async "{fact.fullname}"' if fact.fullname else "an async target"
