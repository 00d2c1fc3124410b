"""Where amock's mocks differ from the standard library's on purpose: every rule, by name.

`docs/differences.md` is made from these: `python -m tests.runtime.differences` writes it. Each rule
shows what it says, on both sides; random programs leave out only what a rule names.
"""

from tests.runtime.differences import answers, asynchronous, autospec, messages, storage
from tests.runtime.differences.rules import RULES, Rule, named, outcome

SECTIONS = [answers, autospec, asynchronous, storage, messages]

__all__ = ["RULES", "SECTIONS", "Rule", "named", "outcome"]
