"""Arguments added to a call and taken out of it, in the call's own layout."""

from __future__ import annotations

from collections.abc import Collection

import libcst as cst

_COMMA = cst.Comma(whitespace_after=cst.SimpleWhitespace(" "))
_NO_SPACE = cst.SimpleWhitespace("")


def add_keyword(call: cst.Call, name: str, code: str) -> cst.Call:
    """Return a call with one more keyword argument at its end."""
    new = cst.Arg(
        value=cst.parse_expression(code),
        keyword=cst.Name(name),
        equal=cst.AssignEqual(_NO_SPACE, _NO_SPACE),
    )
    if not call.args:
        return call.with_changes(args=[new])
    *others, last = call.args
    between = others[-1].comma if others else _COMMA
    if not others and isinstance(call.whitespace_before_args, cst.ParenthesizedWhitespace):
        between = cst.Comma(whitespace_after=call.whitespace_before_args)
    if isinstance(last.comma, cst.Comma):
        # The call ends with a comma: so does what is added, and on a line of its own.
        new = new.with_changes(comma=last.comma, whitespace_after_arg=last.whitespace_after_arg)
    return call.with_changes(args=[*others, last.with_changes(comma=between), new])


def without_arguments(call: cst.Call, gone: Collection[int]) -> cst.Call:
    """Return a call without some of its arguments, told by their places."""
    kept = [arg for number, arg in enumerate(call.args) if number not in gone]
    if kept and len(call.args) - 1 in gone:
        end = call.args[-1]
        kept[-1] = kept[-1].with_changes(
            comma=end.comma, whitespace_after_arg=end.whitespace_after_arg
        )
    return call.with_changes(args=kept)
