"""Names added to import statements and taken out of them, in the statement's own layout."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import libcst as cst

_ORDERS: tuple[Callable[[str], str], ...] = (str, str.lower)


def add_name(node: cst.ImportFrom, name: str, beside: str) -> cst.ImportFrom:
    """Return a `from … import` with one more name.

    Names in alphabetical order stay in it; otherwise the name comes before the one named.

    Parameters:
        node: the statement.
        name: the name to import.
        beside: a name that the statement imports.
    """
    if isinstance(node.names, cst.ImportStar) or name in _names(node.names):
        return node
    names = list(node.names)
    place = _place_for(name, _names(names), beside)
    if place < len(names):
        comma = names[place].comma if len(names) > place + 1 else _between(names)
        names.insert(place, cst.ImportAlias(cst.Name(name), comma=_without_comment(comma)))
    else:
        last = names[-1]
        names[-1] = last.with_changes(comma=_joined(last.comma, _between(names)))
        names.append(cst.ImportAlias(cst.Name(name), comma=_without_comment(last.comma)))
    return node.with_changes(names=names)


def remove_name(node: cst.Import | cst.ImportFrom, name: str) -> cst.Import | cst.ImportFrom | None:
    """Return an import without what binds a name, or None if nothing is left of it."""
    if isinstance(node.names, cst.ImportStar):
        return node
    names: Sequence[cst.ImportAlias] = node.names
    kept = [alias for alias in names if _bound(alias) != name]
    if not kept:
        return None
    if kept[-1] is not names[-1]:
        kept[-1] = kept[-1].with_changes(comma=names[-1].comma)
    return node.with_changes(names=kept)


def move_names(node: cst.ImportFrom, module: str) -> cst.ImportFrom:
    """Return a `from … import` of the same names from another module."""
    name = cst.parse_expression(module)
    if not isinstance(name, (cst.Name, cst.Attribute)):
        raise TypeError("a module's name is made of names and dots")
    return node.with_changes(module=name)


def move_module(node: cst.Import, old: str, new: str, bound: str) -> cst.Import:
    """Return an `import` that binds another module to a name."""
    keep = bound != new
    names = [
        alias.with_changes(
            name=cst.Name(new),
            asname=(alias.asname or cst.AsName(cst.Name(bound))) if keep else None,
        )
        if alias.evaluated_name == old and bound in (alias.evaluated_alias, _bound(alias), new)
        else alias
        for alias in node.names
    ]
    return node.with_changes(names=names)


def _names(aliases: Sequence[cst.ImportAlias]) -> list[str]:
    return [alias.evaluated_name for alias in aliases]


def _bound(alias: cst.ImportAlias) -> str:
    return alias.evaluated_alias or alias.evaluated_name.partition(".")[0]


def _place_for(name: str, names: list[str], beside: str) -> int:
    for order in _ORDERS:
        if names == sorted(names, key=order):
            return sum(order(other) < order(name) for other in names)
    return names.index(beside) if beside in names else len(names)


def _between(names: Sequence[cst.ImportAlias]) -> cst.Comma | cst.MaybeSentinel:
    """Return the comma that separates names in this statement."""
    if len(names) > 1:
        return names[0].comma
    comma = names[0].comma
    if isinstance(comma, cst.Comma) and not comma.whitespace_after.empty:
        return comma
    return cst.Comma(whitespace_after=cst.SimpleWhitespace(" "))


def _joined(
    last: cst.Comma | cst.MaybeSentinel, between: cst.Comma | cst.MaybeSentinel
) -> cst.Comma | cst.MaybeSentinel:
    """Return the comma after a name that was last, its comment kept."""
    if not isinstance(last, cst.Comma) or not isinstance(between, cst.Comma):
        return _without_comment(between)
    after, usual = last.whitespace_after, between.whitespace_after
    if isinstance(after, cst.ParenthesizedWhitespace):
        line = cst.SimpleWhitespace("    ")
        if isinstance(usual, cst.ParenthesizedWhitespace):
            line = usual.last_line
        return last.with_changes(whitespace_after=after.with_changes(indent=True, last_line=line))
    return _without_comment(between)


def _without_comment(comma: cst.Comma | cst.MaybeSentinel) -> cst.Comma | cst.MaybeSentinel:
    """Return a comma with its layout but without the comment behind it."""
    if not isinstance(comma, cst.Comma):
        return comma
    after = comma.whitespace_after
    if not isinstance(after, cst.ParenthesizedWhitespace):
        return comma
    first = after.first_line.with_changes(comment=None, whitespace=cst.SimpleWhitespace(""))
    return comma.with_changes(whitespace_after=after.with_changes(first_line=first, empty_lines=()))
