"""Statements taken out of a block, with what stood around them."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

import libcst as cst

Block = cst.Module | cst.IndentedBlock


def settle_body(block: Block, groups: Iterable[list[cst.BaseStatement]]) -> Block:
    """Return a block with other statements; lines left without a statement vanish.

    Comments above a vanished line go to the next one, and so do blank lines if that has none of
    its own. A block that would be empty gets a `pass`.

    Parameters:
        block: the block.
        groups: for each of its statements, the statements that take its place; a line without
            statements says that nothing does.
    """
    body: list[cst.BaseStatement] = []
    orphans: list[cst.EmptyLine] = []
    for statement in itertools.chain.from_iterable(groups):
        if isinstance(statement, cst.SimpleStatementLine) and not statement.body:
            orphans += statement.leading_lines
        elif orphans:
            body.append(_below(orphans, statement))
            orphans = []
        else:
            body.append(statement)
    orphans = [line for line in orphans if line.comment is not None]
    if not body and isinstance(block, cst.IndentedBlock):
        body.append(cst.SimpleStatementLine(body=[cst.Pass()]))
    return block.with_changes(body=body, footer=(*orphans, *block.footer))


def _below(orphans: list[cst.EmptyLine], statement: cst.BaseStatement) -> cst.BaseStatement:
    """Return a statement with the lines above it that stood above a vanished one."""
    own = tuple(getattr(statement, "leading_lines", ()))
    if own and own[0].comment is None:
        orphans = [line for line in orphans if line.comment is not None]
    return statement.with_changes(leading_lines=(*orphans, *own))
